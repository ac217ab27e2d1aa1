"""A loopback Discord or Telegram for each test; one bot and one Chromium for all browser tests."""

import functools
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.e2e.chat_page import ChatPage
from tests.e2e.discord import DiscordServer, discord_server
from tests.e2e.running_bot import RunningBot
from tests.e2e.telegram import TelegramServer, telegram_server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OpenChat = Callable[..., Awaitable[ChatPage]]


@pytest.fixture(scope="session", autouse=True)
def certificates() -> Iterator[None]:
    """Read once: every new bot would read them, which takes longer than many a test."""
    read = functools.cache(httpx.create_ssl_context)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("httpx._transports.default.create_ssl_context", read)
        yield


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with discord_server() as server:
        yield server


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with telegram_server() as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> str:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    return path


@pytest.fixture(scope="session")
def running_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    bot = RunningBot(tmp_path_factory.mktemp("bot"))
    bot.start()
    yield bot
    bot.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_chat(browser: Browser, running_bot: RunningBot) -> AsyncIterator[OpenChat]:
    """Opens the page for a person nobody has met yet; at the end no page may have complained."""
    opened: list[ChatPage] = []

    async def open_one(address: str = running_bot.address, **context: object) -> ChatPage:
        options = {"locale": "en-US", "viewport": {"width": 1100, "height": 800}} | context
        page = await (await browser.new_context(**options)).new_page()  # type: ignore[arg-type]  # a test's own options
        chat = ChatPage(page, address)
        opened.append(chat)
        await chat.open()
        return chat

    yield open_one
    problems = [problem for chat in opened for problem in chat.problems]
    for chat in opened:
        await chat.page.context.close()
    assert problems == []
