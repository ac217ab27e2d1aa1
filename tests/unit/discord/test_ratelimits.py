"""Rate limits: what has gone out is waited for, what is held back is dropped, last words go on."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from adapters.discord import ratelimits
from adapters.discord.ratelimits import LAST_WORD, PROGRESS, RateLimits
from bot.types import TryLater
from tests.support.clock import HandClock

Handler = Callable[[web.Request], Awaitable[web.Response]]
Get = Callable[[], Coroutine[Any, Any, int]]


@asynccontextmanager
async def served(handler: Handler, limits: RateLimits) -> AsyncIterator[Get]:
    """A server, and what asks it once and returns the answer's status."""
    app = web.Application()
    app.router.add_get("/", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]

    async def get() -> int:
        async with session.get(f"http://{host}:{port}/") as response:
            return response.status

    try:
        async with aiohttp.ClientSession(trace_configs=[limits.trace]) as session:
            yield get
    finally:
        await runner.cleanup()


def answers(status: int, **headers: str) -> Handler:
    async def answer(request: web.Request) -> web.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(status=status, headers=named)

    return answer


async def test_progress_that_has_gone_out_is_waited_for() -> None:
    limits, arrived, opened = RateLimits(), asyncio.Event(), asyncio.Event()

    async def slow(request: web.Request) -> web.Response:
        arrived.set()
        await opened.wait()
        return web.Response()

    async with served(slow, limits) as get:
        asked = asyncio.create_task(limits.ask("a", get, PROGRESS))
        await arrived.wait()
        assert not asked.done()
        opened.set()
        assert await asked == 200


async def test_progress_that_the_library_holds_back_is_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ratelimits, "_PROMPT", 0.01)
    behind_others = asyncio.Event()
    dropped = asyncio.Event()

    async def queued() -> None:
        try:
            await behind_others.wait()
        finally:
            dropped.set()

    async with asyncio.timeout(5):
        with pytest.raises(TryLater):
            await RateLimits().ask("a", queued, PROGRESS)
    assert dropped.is_set()


@pytest.mark.parametrize(
    ("patience", "after", "held"),
    [(PROGRESS, "0.01", True), (LAST_WORD, "60", True), (LAST_WORD, "0.01", False)],
)
async def test_who_is_refused_for_now_waits_as_long_as_its_patience(
    patience: float, after: str, held: bool
) -> None:
    limits = RateLimits()
    async with served(answers(429, Retry_After=after), limits) as get:
        refused = asyncio.Event()

        async def as_the_library_does() -> str:
            await get()
            refused.set()
            await asyncio.sleep(float(after))
            return "said"

        if not held:
            assert await limits.ask("a", as_the_library_does, patience) == "said"
            return
        with pytest.raises(TryLater) as caught:
            await limits.ask("a", as_the_library_does, patience)
        assert caught.value.after == float(after)


async def test_nobody_is_cut_short_in_a_global_rate_limit() -> None:
    """The library keeps all requests waiting for the one that was told of it."""
    limits = RateLimits()
    headers = {"Retry_After": "60", "X_RateLimit_Global": "true"}
    async with served(answers(429, **headers), limits) as get:

        async def keeps_all_waiting() -> str:
            await get()
            await asyncio.sleep(0.01)
            return "over"

        assert await limits.ask("a", keeps_all_waiting, PROGRESS) == "over"


async def test_the_last_request_of_a_bucket_is_left_to_last_words() -> None:
    clock = HandClock()
    limits = RateLimits(clock.now)
    headers = {"X_RateLimit_Remaining": "1", "X_RateLimit_Reset_After": "5"}
    async with served(answers(200, **headers), limits) as get:
        assert await limits.ask("a", get, PROGRESS) == 200
        with pytest.raises(TryLater) as caught:
            await limits.ask("a", get, PROGRESS)
        assert caught.value.after == pytest.approx(5)
        assert await limits.ask("a", get, LAST_WORD) == 200
        assert await limits.ask("another", get, PROGRESS) == 200
        clock.advance(5.1)
        assert await limits.ask("a", get, PROGRESS) == 200


async def test_who_is_cancelled_leaves_the_library_its_lock_to_give_back() -> None:
    limits = RateLimits()
    answered, rest, given_back = asyncio.Event(), asyncio.Event(), asyncio.Event()
    async with served(answers(200), limits) as get:

        async def sits_out_the_bucket() -> None:
            await get()
            answered.set()
            await rest.wait()
            given_back.set()

        asked = asyncio.create_task(limits.ask("a", sits_out_the_bucket, LAST_WORD))
        await answered.wait()
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        rest.set()
        async with asyncio.timeout(5):
            await given_back.wait()


async def test_progress_stops_long_before_invalid_requests_are_a_ban(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = HandClock()
    limits = RateLimits(clock.now, most_invalid=3)
    async with served(answers(403), limits) as get:
        for _ in range(3):
            assert await limits.ask("a", get, PROGRESS) == 403
        for _ in range(2):
            with pytest.raises(TryLater, match="invalid"):
                await limits.ask("a", get, PROGRESS)
        assert await limits.ask("a", get, LAST_WORD) == 403
        clock.advance(ratelimits.WINDOW)
        assert await limits.ask("a", get, PROGRESS) == 403
    assert [record.levelname for record in caplog.records].count("ERROR") == 1
