"""Real Chromium: a picture is added to a prompt, and the clip begins with it."""

import base64
import uuid
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import FilePayload, Locator, expect

from generator.types import Clip, ClipRequest
from tests.e2e.chat_page import ChatPage
from tests.e2e.conftest import OpenChat
from tests.support import clips
from tests.support.generator import ANIMATES, ENGINES, Gate
from tests.support.pictures import drawn, png, saved
from tests.support.web import Web, web

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

CAT = FilePayload(name="cat.png", mimeType="image/png", buffer=png(300, 300))
ATTACH, REMOVE = "Add a picture to begin with", "Remove the picture"


@pytest_asyncio.fixture(loop_scope="session")
async def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Web]:
    """A server with an engine that can begin with a picture, and makes real films."""

    def film(folder: Path, request: ClipRequest) -> Clip:
        size = {"width": request.width, "height": request.height}
        clip = clips.make_clip(folder, clip_id=uuid.uuid4().hex, fps=8, **size)
        return replace(clip, engine=request.engine, prompt=request.prompt)

    monkeypatch.setattr("tests.support.generator.make_clip", film)
    async with web(tmp_path) as served:
        served.line.generator.engine_infos["wan"] = ANIMATES
        yield served


@pytest_asyncio.fixture(loop_scope="session")
async def chat(open_chat: OpenChat, served: Web) -> AsyncIterator[ChatPage]:
    chat = await open_chat(served.adapter.url)
    yield chat
    await chat.page.close()  # it would miss the server


def attachment(chat: ChatPage) -> Locator:
    return chat.page.get_by_role("group", name="The clip begins with this picture")


async def is_seen(image: Locator) -> None:
    """The image is there and could be read."""
    await expect(image).to_be_visible()
    handle = await image.element_handle()
    await image.page.wait_for_function("it => it.complete && it.naturalWidth > 0", arg=handle)


async def attach(chat: ChatPage, file: FilePayload = CAT) -> Locator:
    """Choose a file, as the button has it chosen; returns its thumbnail once it is kept."""
    async with chat.page.expect_file_chooser() as chooser:
        await chat.page.get_by_role("button", name=ATTACH).click()
    await (await chooser.value).set_files(file)
    return await kept(chat)


async def kept(chat: ChatPage) -> Locator:
    image = attachment(chat).get_by_role("img")
    await expect(attachment(chat)).to_contain_text("The clip begins with this picture")
    await is_seen(image)
    return image


async def sent(chat: ChatPage) -> Locator:
    """Send what stands there; returns its exchange, once its clip plays."""
    before = await chat.exchanges.count()
    await chat.box.press("Enter")
    await expect(chat.exchanges).to_have_count(before + 1)
    exchange = chat.exchanges.nth(before)
    await expect(exchange.locator("video")).to_be_visible()
    return exchange


def asked(served: Web) -> list[ClipRequest]:
    return [request for _, request in served.line.generator.asked]


async def test_a_picture_is_chosen_shown_and_begun_with(chat: ChatPage, served: Web) -> None:
    await attach(chat)
    await expect(chat.box).to_be_focused()
    await chat.box.fill("the cat looks up")
    exchange = await sent(chat)
    await is_seen(exchange.get_by_role("img", name="The picture that the clip begins with"))
    await expect(exchange.locator(".bubble")).to_have_text("the cat looks up")
    await expect(attachment(chat)).to_be_hidden()
    [request] = asked(served)
    assert request.image is not None
    assert (request.prompt, request.engine) == ("the cat looks up", "wan")
    assert (request.width, request.height) == (554, 554)


async def test_a_picture_needs_no_words(chat: ChatPage, served: Web) -> None:
    send = chat.page.get_by_role("button", name="Send")
    await expect(send).to_be_disabled()
    await attach(chat)
    await expect(send).to_be_enabled()
    exchange = await sent(chat)
    await expect(exchange.locator(".bubble")).to_contain_text("the picture comes to life")


async def test_it_is_taken_away_by_keyboard(chat: ChatPage, served: Web) -> None:
    await attach(chat)
    await chat.box.fill("a dog")
    await chat.page.keyboard.press("Shift+Tab")
    await expect(chat.page.get_by_role("button", name=ATTACH)).to_be_focused()
    await chat.page.keyboard.press("Shift+Tab")
    await chat.page.keyboard.press("Shift+Tab")
    await expect(chat.page.get_by_role("button", name=REMOVE)).to_be_focused()
    await chat.page.keyboard.press("Enter")
    await expect(attachment(chat)).to_be_hidden()
    await expect(chat.box).to_be_focused()
    await expect(chat.page.locator("#announcer")).to_contain_text("Picture removed.")
    exchange = await sent(chat)
    await expect(exchange.locator(".given")).to_have_count(0)
    assert [it.image for it in asked(served)] == [None]


_TRANSFER = """async ([target, kind, name, type, data]) => {
  const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type }));
  const about = { bubbles: true, cancelable: true };
  const event = kind === "paste"
    ? new ClipboardEvent(kind, { ...about, clipboardData: transfer })
    : new DragEvent(kind, { ...about, dataTransfer: transfer });
  return document.querySelector(target).dispatchEvent(event);
}"""


async def transfer(chat: ChatPage, target: str, kind: str, data: bytes) -> bool:
    """Whether the browser does with it what it would without the page."""
    words = base64.b64encode(data).decode()
    about = [target, kind, "cat.jpg", "image/jpeg", words]
    return bool(await chat.page.evaluate(_TRANSFER, about))


async def test_a_picture_is_pasted(chat: ChatPage, served: Web) -> None:
    data = saved(drawn(300, 300), "JPEG")
    assert not await transfer(chat, "#prompt", "paste", data)
    await kept(chat)
    await sent(chat)
    assert asked(served)[0].image is not None


async def test_a_picture_is_dropped_anywhere(chat: ChatPage, served: Web) -> None:
    data = saved(drawn(300, 300), "JPEG")
    drop = chat.page.get_by_text("Drop the picture here")
    assert not await transfer(chat, "#scroller", "dragenter", data)
    await expect(drop).to_be_visible()
    await transfer(chat, "#scroller", "dragleave", data)
    await expect(drop).to_be_hidden()
    await transfer(chat, "#scroller", "dragenter", data)
    assert not await transfer(chat, "#scroller", "drop", data)
    await expect(drop).to_be_hidden()
    await kept(chat)
    await sent(chat)
    assert asked(served)[0].image is not None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "this is something else"),
        (png()[:100], "damaged, or cut short"),
        (png(60, 60), "each side needs 64"),
        (bytes(21 * 2**20), "This picture is too large: 20 MB"),
    ],
)
async def test_what_is_no_picture_is_refused_in_a_sentence(
    chat: ChatPage, data: bytes, words: str
) -> None:
    await chat.page.locator("#picture").set_input_files(
        FilePayload(name="cat.png", mimeType="image/png", buffer=data)
    )
    await expect(chat.page.locator(".toast")).to_contain_text(words)
    await expect(attachment(chat)).to_be_hidden()
    await expect(chat.page.get_by_role("button", name="Send")).to_be_disabled()
    chat.problems = [it for it in chat.problems if "Failed to load resource" not in it]


async def test_another_picture_takes_the_first_ones_place(chat: ChatPage, served: Web) -> None:
    first = await (await attach(chat)).get_attribute("src")
    await chat.page.locator("#picture").set_input_files(
        FilePayload(name="dog.png", mimeType="image/png", buffer=png(400, 300))
    )
    image = attachment(chat).get_by_role("img")
    await expect(image).not_to_have_attribute("src", first or "")
    await kept(chat)
    await sent(chat)
    [request] = asked(served)
    assert (request.width, request.height) == (640, 480)


async def test_it_is_still_there_after_a_reload(chat: ChatPage, served: Web) -> None:
    await attach(chat)
    await chat.box.fill("a dog")
    await chat.open()
    await is_seen(attachment(chat).get_by_role("img"))
    await expect(chat.box).to_have_value("a dog")
    exchange = await sent(chat)
    await chat.open()
    await is_seen(chat.exchanges.first.locator(".given"))
    await expect(attachment(chat)).to_be_hidden()
    assert await exchange.locator(".given").count() == 1
    assert asked(served)[0].image is not None


async def test_edit_and_again_take_the_picture_along(chat: ChatPage, served: Web) -> None:
    await attach(chat)
    await chat.box.fill("a dog --seconds 1")
    exchange = await sent(chat)
    await chat.press(exchange, "Again")
    await expect(chat.exchanges.nth(1).locator("video")).to_be_visible()
    await is_seen(chat.exchanges.nth(1).locator(".given"))
    await chat.press(exchange, "Edit")
    await is_seen(attachment(chat).get_by_role("img"))
    await chat.box.fill("a fox")
    await sent(chat)
    images = {it.image for it in asked(served)}
    assert len(images) == 1
    assert None not in images
    assert [it.prompt for it in asked(served)] == ["a dog", "a dog", "a fox"]


async def test_a_clip_goes_on_where_it_ends(chat: ChatPage, served: Web) -> None:
    await chat.box.fill("a dog --size 160x120 --seconds 1")
    exchange = await sent(chat)
    await chat.press(exchange, "Go on")
    new = chat.exchanges.nth(1)
    await expect(new.locator("video")).to_be_visible()
    await expect(new.locator(".bubble")).to_contain_text("a dog")
    await is_seen(new.locator(".given"))
    first, second = asked(served)
    assert first.image is None
    assert second.image is not None
    assert second.evolve(image=None) == first


async def test_it_speaks_chinese_and_fits_a_phone(open_chat: OpenChat, served: Web) -> None:
    chat = await open_chat(
        served.adapter.url, locale="zh-CN", viewport={"width": 320, "height": 600}
    )
    async with chat.page.expect_file_chooser() as chooser:
        await chat.page.get_by_role("button", name="添加一张图片作为开头").click()
    await (await chooser.value).set_files(CAT)
    shown = chat.page.get_by_role("group", name="短片从这张图片开始")
    await is_seen(shown.get_by_role("img"))
    await expect(shown).to_contain_text("短片从这张图片开始")
    assert await chat.is_narrower_than(320)
    await expect(chat.page.get_by_role("button", name="移除图片")).to_be_visible()
    await chat.box.fill("猫抬起头")
    await sent(chat)
    assert await chat.is_narrower_than(320)
    await chat.page.close()


async def test_where_no_engine_takes_a_picture_none_is_asked_for(
    open_chat: OpenChat, served: Web
) -> None:
    served.line.generator.engine_infos = dict(ENGINES)
    chat = await open_chat(served.adapter.url)
    await expect(chat.page.get_by_role("button", name="Commands and options")).to_be_visible()
    await expect(chat.page.get_by_role("button", name=ATTACH)).to_be_hidden()
    assert await transfer(chat, "#prompt", "paste", png())
    await chat.box.fill("a dog")
    exchange = await sent(chat)
    await expect(exchange.get_by_role("button", name="Again")).to_be_visible()
    await expect(exchange.get_by_role("button", name="Go on")).to_have_count(0)
    await chat.page.close()


async def test_a_picture_on_its_way_holds_the_message_back(chat: ChatPage, served: Web) -> None:
    gate = Gate()
    real = served.line.service.images.keep

    async def keep(data: bytes, owner: str, scope: str) -> object:
        await gate("picture", ClipRequest(prompt="", engine=""), lambda _: None)
        return await real(data, owner, scope)

    served.line.service.images.keep = keep  # type: ignore[method-assign,assignment]  # slower
    await chat.page.locator("#picture").set_input_files(CAT)
    await gate.next()
    await expect(attachment(chat)).to_contain_text("Sending the picture")
    await chat.box.fill("a dog")
    await expect(chat.page.get_by_role("button", name="Send")).to_be_disabled()
    await chat.box.press("Enter")
    await expect(chat.exchanges).to_have_count(0)
    gate.open()
    await kept(chat)
    await sent(chat)
    assert asked(served)[0].image is not None
