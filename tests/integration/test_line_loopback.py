"""The line with a platform behind HTTP, as the kill -9 runs use it."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.clock import HandClock
from tests.support.line import Bench, bench
from tests.support.loopback import LoopbackAdapter
from tests.support.loopback_server import Chat, Refused, loopback


@pytest.fixture
def chat() -> Iterator[Chat]:
    with loopback() as chat:
        yield chat


@pytest_asyncio.fixture
async def line(tmp_path: Path, chat: Chat) -> AsyncIterator[Bench]:
    adapter = LoopbackAdapter(chat.url)
    async with bench(tmp_path) as line:
        await adapter.start(line.service)
        await line.line.attach(adapter)
        yield line
        await adapter.stop()


async def test_what_is_typed_comes_back_as_a_clip_in_one_message(line: Bench, chat: Chat) -> None:
    chat.type("/video a sunset")
    assert await asyncio.to_thread(chat.until, lambda: bool(chat.with_clips()))
    ((message,),) = chat.with_clips().values()
    assert len(chat.messages) == 1
    assert len(message.clips) == 1


async def test_a_wrong_command_is_answered_and_makes_no_job(line: Bench, chat: Chat) -> None:
    chat.type("/video")
    assert await asyncio.to_thread(chat.until, lambda: bool(chat.answers))
    assert chat.answers == {1: "prompt-empty"}
    assert chat.messages == {}


async def test_a_clip_that_is_refused_once_comes_later_into_the_same_message(
    line: Bench, chat: Chat
) -> None:
    refused = threading.Event()

    def before(method: str, path: str) -> None:
        if path.endswith("/clip") and not refused.is_set():
            refused.set()
            raise Refused(429, retry_after=40)

    chat.before = before
    chat.type("/video a sunset")
    assert isinstance(line.clock, HandClock)
    await line.clock.until_asleep(40)
    line.clock.advance(40)
    assert await asyncio.to_thread(chat.until, lambda: bool(chat.with_clips()))
    assert len(chat.messages) == 1
