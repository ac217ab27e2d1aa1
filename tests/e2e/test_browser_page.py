"""Real Chromium: the prompt box, languages, sizes, hostile text, lost connections."""

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.e2e.chat_page import CLIP_TIMEOUT
from tests.e2e.conftest import OpenChat
from tests.e2e.running_bot import RunningBot

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>"


async def test_commands_and_options_are_completed_by_keyboard(open_chat: OpenChat) -> None:
    chat = await open_chat()
    keyboard = chat.page.keyboard
    await chat.box.click()
    await keyboard.type("/")
    await expect(chat.box).to_have_attribute("aria-expanded", "true")
    await keyboard.press("ArrowDown")
    chosen = chat.list.get_by_role("option", selected=True)
    await expect(chosen).to_have_count(1)
    await expect(chat.box).to_have_attribute(
        "aria-activedescendant", await chosen.get_attribute("id") or ""
    )
    await keyboard.type("vi")
    await keyboard.press("Tab")
    await expect(chat.box).to_have_value("/video ")
    await keyboard.type("a cat --fo")
    await keyboard.press("Enter")
    await expect(chat.list.get_by_role("option")).to_have_text(["mp4", "gif"])
    await keyboard.press("ArrowDown")
    await keyboard.press("Enter")
    await expect(chat.box).to_have_value("/video a cat --format gif")
    await expect(chat.list).to_be_hidden()
    await expect(chat.exchanges).to_have_count(0)


async def test_the_completion_is_clicked_and_escaped(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.page.get_by_role("button", name="Commands and options").click()
    await chat.list.get_by_role("option").filter(has_text="/help").click()
    await expect(chat.box).to_have_value("/help")
    await chat.box.fill("/")
    await chat.box.press("Escape")
    await expect(chat.list).to_be_hidden()
    await expect(chat.box).to_have_attribute("aria-expanded", "false")


async def test_help_is_said_and_the_last_prompt_recalled(open_chat: OpenChat) -> None:
    chat = await open_chat()
    exchange = await chat.ask("/help")
    await expect(exchange.locator(".said")).to_contain_text("/video")
    await chat.box.press("ArrowUp")
    await expect(chat.box).to_have_value("/help")
    await chat.box.press("ArrowDown")
    await expect(chat.box).to_have_value("")


async def test_a_mistake_is_explained_and_stays_in_the_box(open_chat: OpenChat) -> None:
    chat = await open_chat()
    exchange = await chat.ask("/video a cat --seconds 99")
    await expect(exchange.locator(".problem")).to_contain_text("99")
    await expect(chat.box).to_have_value("/video a cat --seconds 99")
    chat.problems.clear()  # the browser logs the refusal's status


async def test_two_quick_messages_stay_in_order(open_chat: OpenChat) -> None:
    chat = await open_chat()
    for prompt in ("first light", "second light"):
        await chat.box.fill(f"{prompt} --seconds 1 --size 160x120")
        await chat.box.press("Enter")
    await expect(chat.page.locator("video")).to_have_count(2, timeout=CLIP_TIMEOUT)
    await expect(chat.page.locator(".bubble")).to_contain_text(["first light", "second light"])
    await chat.open()
    await expect(chat.page.locator(".bubble")).to_contain_text(["first light", "second light"])


async def test_nothing_is_lost_while_the_server_is_out_of_reach(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.page.context.set_offline(True)
    exchange = await chat.ask("a kite --seconds 1 --size 160x120")
    await expect(exchange.locator(".problem")).to_contain_text("did not reach")
    await expect(chat.box).to_have_value("a kite --seconds 1 --size 160x120")
    await chat.page.context.set_offline(False)
    await chat.press(exchange, "Try again")
    await expect(exchange.locator("video")).to_be_visible(timeout=CLIP_TIMEOUT)
    await expect(chat.box).to_have_value("")
    await expect(chat.exchanges).to_have_count(1)
    chat.problems = [it for it in chat.problems if "ERR_INTERNET_DISCONNECTED" not in it]


async def test_markup_in_a_prompt_stays_text(open_chat: OpenChat) -> None:
    chat = await open_chat()
    chat.page.on("dialog", lambda dialog: chat.problems.append(dialog.message))
    exchange = await chat.small_clip(ATTACK)
    await expect(exchange.locator(".bubble")).to_contain_text(ATTACK)
    assert await chat.page.locator("img[src='x'], main script").count() == 0


async def test_the_page_speaks_chinese_to_a_chinese_browser(open_chat: OpenChat) -> None:
    chat = await open_chat(locale="zh-CN")
    await expect(chat.page.locator("html")).to_have_attribute("lang", "zh-Hans")
    await expect(chat.page.get_by_role("heading", level=2)).to_have_text("想看点什么？")
    exchange = await chat.ask("/help")
    await expect(exchange.locator(".said")).to_contain_text("短片")
    await chat.page.locator("#language").click()
    await expect(chat.box).to_have_attribute("aria-label", "Your prompt")
    await chat.open()
    await expect(chat.page.get_by_role("heading", level=2)).to_have_text(
        "What would you like to see?"
    )


async def test_a_phone_needs_no_sideways_scrolling(open_chat: OpenChat) -> None:
    chat = await open_chat(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    assert await chat.is_narrower_than(360)
    await chat.small_clip("w" * 300)
    await chat.ask("/help")
    await expect(chat.page.locator(".said")).to_be_visible()
    assert await chat.is_narrower_than(360)


async def test_the_chosen_theme_is_remembered(open_chat: OpenChat) -> None:
    chat = await open_chat(color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = await chat.page.evaluate(ground)
    await chat.page.get_by_role("button", name=re.compile("Switch to light")).click()
    await chat.page.get_by_role("button", name=re.compile("Switch to dark")).click()
    assert await chat.page.evaluate(ground) != light
    await chat.open()
    assert await chat.page.evaluate(ground) != light


async def test_a_private_bot_asks_for_the_token_and_comes_back_after_a_restart(
    open_chat: OpenChat, tmp_path: Path
) -> None:
    bot = RunningBot(tmp_path, WEB_TOKEN="a-token-for-the-test")
    bot.start()
    try:
        chat = await open_chat()
        chat.address = bot.address
        await chat.page.goto(bot.address)
        token = chat.page.get_by_label("Token")
        for given in ("a-wrong-token", "a-token-for-the-test"):
            await token.fill(given)
            await token.press("Enter")
        await expect(chat.welcome).to_be_visible()
        bot.stop()
        await expect(chat.page.locator("#link-state")).to_be_visible()
        bot.start()
        await expect(chat.page.locator("#link-state")).to_be_hidden(timeout=20_000)
        await expect((await chat.ask("/help")).locator(".said")).to_contain_text("/video")
        chat.problems.clear()  # the browser logs the refusals and the lost connection
    finally:
        bot.stop()
