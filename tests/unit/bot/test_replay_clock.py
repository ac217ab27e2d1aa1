"""bot.replay.clock: no time passes while there is anything to do, and none is waited for."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from bot.clock import wait
from bot.replay.clock import VirtualClock, loop_on


def run(work: Callable[[VirtualClock], Coroutine[Any, Any, None]]) -> None:
    clock = VirtualClock(100.0)
    with asyncio.Runner(loop_factory=loop_on(clock)) as runner:
        runner.run(work(clock))


def test_a_day_passes_at_once() -> None:
    async def work(clock: VirtualClock) -> None:
        await clock.sleep(86400)
        assert clock.now() == 86500

    begun = time.monotonic()
    run(work)
    assert time.monotonic() - begun < 60


def test_sleepers_wake_in_their_order() -> None:
    async def work(clock: VirtualClock) -> None:
        woken: list[tuple[str, float]] = []

        async def sleep(name: str, *seconds: float) -> None:
            for pause in seconds:
                await clock.sleep(pause)
                woken.append((name, clock.now()))

        await asyncio.gather(sleep("a", 3, 3), sleep("b", 1, 0, 4), sleep("c", 3))
        assert woken == [
            ("b", 101),
            ("b", 101),
            ("a", 103),
            ("c", 103),
            ("b", 105),
            ("a", 106),
        ]

    run(work)


def test_what_a_thread_does_takes_no_time() -> None:
    async def work(clock: VirtualClock) -> None:
        async def read() -> float:
            await asyncio.to_thread(time.sleep, 0.05)
            await asyncio.to_thread(time.sleep, 0.05)
            return clock.now()

        reading = asyncio.create_task(read())
        await clock.sleep(1)
        assert await reading == 100

    run(work)


def test_no_time_passes_within_work_under_way() -> None:
    async def work(clock: VirtualClock) -> None:
        sleeping = asyncio.create_task(clock.sleep(1))
        with clock.working():
            await asyncio.sleep(0.05)
            assert clock.now() == 100
        await sleeping
        assert clock.now() == 101

    run(work)


def test_a_cancelled_sleep_moves_nothing() -> None:
    async def work(clock: VirtualClock) -> None:
        event = asyncio.Event()
        asyncio.get_running_loop().call_soon(event.set)
        assert await wait(event, 1000, clock)
        assert not await wait(asyncio.Event(), 5, clock)
        assert clock.now() == 105

    run(work)
