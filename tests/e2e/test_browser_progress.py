"""Real Chromium: what the page shows while a model is loaded and while a clip is made."""

import base64
from pathlib import Path

import numpy as np
import pytest
from playwright.async_api import expect

from generator.poster import preview as preview_of
from generator.types import ClipRequest, Progress
from tests.e2e.conftest import OpenChat
from tests.support.generator import Gate, OnProgress
from tests.support.web import web

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest.mark.parametrize(
    ("locale", "unknown", "known"),
    [
        ("en-US", "Loading the model wan …", "Loading the model wan, 62 %"),
        ("zh-CN", "正在加载模型 wan……", "正在加载模型 wan，62%"),
    ],
)
async def test_a_model_that_is_being_loaded_is_told_until_it_is_there(
    open_chat: OpenChat, tmp_path: Path, locale: str, unknown: str, known: str
) -> None:
    async with web(tmp_path) as served:
        loading = served.line.generator.loading
        chat = await open_chat(served.adapter.url, locale=locale)
        line = chat.page.locator("#loading")
        await expect(line).to_be_hidden()
        with loading.noted("wan") as hear:
            hear(Progress("load", 0, 0))
            await expect(line).to_have_text(unknown)
            hear(Progress("load", 62, 100))
            await expect(line).to_have_text(known)
            await chat.open()  # a page that comes later is told as well
            await expect(line).to_have_text(known)
            await chat.page.set_viewport_size({"width": 360, "height": 740})
            assert await chat.is_narrower_than(360)
        await expect(line).to_be_hidden()
        await chat.page.close()


async def test_a_job_shows_its_load_and_a_preview_of_whatever_stage(
    open_chat: OpenChat, tmp_path: Path
) -> None:
    gate, reports = Gate(), list[OnProgress]()

    async def make(job_id: str, request: ClipRequest, on_progress: OnProgress) -> None:
        reports.append(on_progress)
        await gate(job_id, request, on_progress)

    async with web(tmp_path) as served:
        served.line.generator.making = make
        chat = await open_chat(served.adapter.url)
        exchange = await chat.ask("/video a sunset")
        await gate.next()
        report, bar = reports[0], exchange.get_by_role("progressbar")
        report(Progress("load", 62, 100))
        await expect(bar).to_have_attribute("aria-valuenow", "62")
        await expect(exchange.locator(".words")).to_have_text("Getting ready")
        preview = exchange.locator("img.preview")
        for step, stage in enumerate(("denoise", "decode", "draw"), start=1):
            picture = preview_of(np.full((48, 64, 3), 60 * step, np.uint8))
            report(Progress(stage, step, 10, picture))
            report(Progress(stage, step + 1, 10))  # at once, and without one
            await expect(bar).to_have_attribute("aria-valuenow", str(10 * (step + 1)))
            address = f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"
            await expect(preview).to_have_attribute("src", address)
        await chat.page.close()
        gate.open()
