"""Real Chromium: from a typed prompt to the playing clip, and what can be done with it."""

import pytest
from playwright.async_api import expect

from tests.e2e.chat_page import CLIP_TIMEOUT
from tests.e2e.conftest import OpenChat
from tests.e2e.running_bot import RunningBot

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_typed_prompt_becomes_a_playing_clip(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.box.click()
    await chat.page.keyboard.type("/video a sunset timelapse")
    await chat.page.keyboard.press("Enter")
    exchange = chat.exchanges.first
    await expect(exchange.locator(".bubble")).to_have_text("a sunset timelapse")
    await expect(exchange.get_by_role("progressbar")).to_be_visible()
    await expect(exchange.locator("video")).to_be_visible(timeout=CLIP_TIMEOUT)
    await chat.plays(exchange)
    mean, spread = await chat.brightness(exchange)
    assert mean > 10
    assert spread > 3
    await expect(exchange.locator(".caption").first).to_be_visible()
    await expect(exchange.locator(".chips")).to_contain_text("640 × 480")
    await expect(chat.page.locator("#announcer")).to_contain_text("Your clip is ready")


async def test_the_history_survives_a_reload(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.small_clip("a calm sea")
    help_ = await chat.ask("/help")
    await expect(help_.locator(".said")).to_be_visible()  # what was not heard yet is asked again
    await chat.open()
    await expect(chat.exchanges).to_have_count(1)
    await expect(chat.exchanges.first.locator(".bubble")).to_contain_text("a calm sea")
    await expect(chat.exchanges.first.locator(".day")).to_have_text("Today")
    await chat.plays(chat.exchanges.first)


async def test_a_running_clip_can_be_cancelled_and_made_after_all(open_chat: OpenChat) -> None:
    chat = await open_chat()
    exchange = await chat.ask("/video fireworks over a city --seconds 10 --size 1920x1080")
    await chat.press(exchange, "Cancel")
    await expect(exchange.locator(".ended")).to_have_text("Cancelled.")
    await expect(exchange.get_by_role("button", name="Make it again")).to_be_visible()


async def test_again_makes_another_clip_of_the_same_prompt(open_chat: OpenChat) -> None:
    chat = await open_chat()
    first = await chat.small_clip("snow on hills")
    await chat.press(first, "Again")
    second = chat.exchanges.nth(1)
    await expect(second.locator(".bubble")).to_contain_text("snow on hills")
    await expect(second.locator("video")).to_be_visible(timeout=CLIP_TIMEOUT)
    seeds = [await it.locator(".chip").last.inner_text() for it in (first, second)]
    assert seeds[0] != seeds[1]


async def test_a_clip_is_deleted_unless_that_is_undone(open_chat: OpenChat) -> None:
    chat = await open_chat()
    exchange = await chat.small_clip("one cloud")
    await chat.press(exchange, "Delete")
    await expect(chat.exchanges).to_have_count(0)
    await chat.page.get_by_role("button", name="Undo").press("Enter")
    await expect(chat.exchanges).to_have_count(1)
    await chat.press(chat.exchanges.first, "Delete")
    await expect(chat.exchanges).to_have_count(0)
    await chat.open()  # leaving the page means it
    await expect(chat.welcome).to_be_visible()
    await expect(chat.exchanges).to_have_count(0)


async def test_the_prompt_goes_back_into_the_box_with_its_options(open_chat: OpenChat) -> None:
    chat = await open_chat()
    exchange = await chat.small_clip("a river")
    await chat.open()
    await chat.press(exchange, "Edit")
    await expect(chat.box).to_be_focused()
    assert await chat.box.input_value() == "/video a river --seconds 1 --size 160x120 --fps 12"


async def test_a_clip_can_be_taken_home(open_chat: OpenChat) -> None:
    chat = await open_chat()
    exchange = await chat.small_clip("a boat")
    for name, magic in (("Download", b"ftyp"), ("Download as GIF", b"GIF89a")):
        async with chat.page.expect_download() as download:
            await chat.press(exchange, name)
        file = await download.value
        assert file.suggested_filename == f"a-boat.{'gif' if 'GIF' in name else 'mp4'}"
        assert magic in (await file.path()).read_bytes()[:16]


async def test_a_clip_that_is_gone_is_said_kindly(
    open_chat: OpenChat, running_bot: RunningBot
) -> None:
    chat = await open_chat()
    exchange = await chat.small_clip("a lantern")
    job = await exchange.get_attribute("data-job")
    assert job is not None
    video = await chat.page.request.get(f"{running_bot.address}/clips/{job}.mp4")
    content = await video.body()
    for path in (running_bot.data_dir / "clips").glob("*.mp4"):
        if path.read_bytes() == content:
            path.unlink()
    await chat.open()
    await expect(exchange.locator(".gone")).to_contain_text("no longer kept")
    await expect(exchange.get_by_role("button", name="Make it again")).to_be_visible()
    chat.problems = [it for it in chat.problems if "Failed to load resource" not in it]


async def test_motion_waits_for_those_who_want_less_of_it(open_chat: OpenChat) -> None:
    chat = await open_chat(reduced_motion="reduce")
    exchange = await chat.small_clip("a windmill")
    play = exchange.get_by_role("button", name="Play the clip")
    await expect(play).to_be_visible()
    assert await exchange.locator("video").evaluate("video => video.paused")
    await play.press("Enter")
    await chat.plays(exchange)
