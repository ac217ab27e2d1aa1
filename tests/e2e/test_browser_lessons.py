"""Real Chromium: the gallery of what an engine teaches, and another engine that is offered."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import expect

from generator.errors import UserError
from generator.types import ClipRequest
from tests.e2e.conftest import OpenChat
from tests.support.generator import PHYSICS, OnProgress
from tests.support.web import Web, web

Leave = Callable[[], Awaitable[None]]

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


def teach(served: Web) -> None:
    served.line.generator.engine_infos["physics"] = PHYSICS


@pytest.mark.parametrize(
    ("locale", "name", "command"),
    [
        ("en-US", "Pendulum", "/physics a pendulum 1 m long"),
        ("zh-CN", "单摆", "/physics 一个1米长的单摆"),
    ],
)
async def test_a_lesson_that_is_picked_stands_in_the_box(
    open_chat: OpenChat, tmp_path: Path, locale: str, name: str, command: str
) -> None:
    async with web(tmp_path) as served:
        teach(served)
        chat = await open_chat(served.adapter.url, locale=locale)
        await chat.page.locator("#lessons-open").click()
        dialog = chat.page.locator("dialog.lessons")
        await expect(dialog).to_be_visible()
        await chat.page.set_viewport_size({"width": 360, "height": 740})
        assert await chat.is_narrower_than(360)
        await dialog.get_by_role("button", name=name).click()
        await expect(dialog).to_be_hidden()
        await expect(chat.box).to_have_value(command)
        await expect(chat.box).to_be_focused()
        await chat.page.close()


async def test_the_gallery_is_left_by_a_key_or_a_button_and_changes_nothing(
    open_chat: OpenChat, tmp_path: Path
) -> None:
    async with web(tmp_path) as served:
        teach(served)
        chat = await open_chat(served.adapter.url)
        await chat.box.fill("a cat")
        dialog = chat.page.locator("dialog.lessons")
        ways: list[Leave] = [
            lambda: chat.page.keyboard.press("Escape"),
            lambda: dialog.get_by_role("button", name="Close").click(),
            lambda: chat.page.mouse.click(2, 2),
        ]
        for leave in ways:
            await chat.page.locator("#lessons-open").click()
            await expect(dialog).to_be_visible()
            await leave()
            await expect(dialog).to_be_hidden()
        await expect(chat.box).to_have_value("a cat")
        await chat.page.close()


async def test_where_no_engine_teaches_there_is_no_gallery(
    open_chat: OpenChat, tmp_path: Path
) -> None:
    async with web(tmp_path) as served:
        chat = await open_chat(served.adapter.url)
        await expect(chat.page.locator("#lessons-open")).to_be_hidden()
        await chat.page.close()


async def test_the_command_of_an_engine_is_completed_with_its_own_flags(
    open_chat: OpenChat, tmp_path: Path
) -> None:
    async with web(tmp_path) as served:
        teach(served)
        chat = await open_chat(served.adapter.url)
        await chat.box.press_sequentially("/ph")
        await expect(chat.list).to_contain_text("/physics")
        await chat.page.keyboard.press("Enter")
        await chat.box.press_sequentially("a pendulum --num")
        await chat.page.keyboard.press("Enter")
        await chat.box.press_sequentially("of")
        await chat.page.keyboard.press("Enter")
        await expect(chat.box).to_have_value("/physics a pendulum --numbers off")
        await chat.page.close()


async def test_what_a_specialist_cannot_make_can_be_imagined(
    open_chat: OpenChat, tmp_path: Path
) -> None:
    async def make(job_id: str, request: ClipRequest, on_progress: OnProgress) -> None:
        raise UserError("clip-gone")

    async with web(tmp_path) as served:
        teach(served)
        served.line.generator.making = make
        chat = await open_chat(served.adapter.url)
        first = await chat.ask("/video surely a pendulum")
        await chat.press(first, "Imagine it")
        second = chat.exchanges.nth(1)
        await expect(second.locator(".bubble")).to_have_text("surely a pendulum")
        await expect(second.locator(".ended")).to_be_visible()
        await expect(second.get_by_role("button", name="Imagine it")).to_have_count(0)
        asked = [request.engine for _, request in served.line.generator.asked]
        assert asked == ["physics", "sketch"]
        await chat.open()  # the offer is still there after a reload
        await expect(chat.exchanges.first.get_by_role("button", name="Imagine it")).to_be_visible()
        await chat.page.close()
