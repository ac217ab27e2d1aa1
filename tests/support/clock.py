"""A clock that stands still until a test turns it."""

import asyncio
import heapq
import itertools


class HandClock:
    """`bot.clock.Clock` for tests: `advance` lets time pass and wakes who slept until then."""

    def __init__(self, now: float = 1_000_000.0) -> None:
        self._now = now
        self._order = itertools.count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._asleep = asyncio.Condition()

    def now(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._order), woken))
        async with self._asleep:
            self._asleep.notify_all()
        await woken

    def advance(self, seconds: float) -> None:
        self._now += seconds
        while self._sleepers and self._sleepers[0][0] <= self._now:
            _, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                woken.set_result(None)

    async def until_asleep(self, seconds: float) -> None:
        """Wait until somebody sleeps for `seconds` more."""
        async with asyncio.timeout(10), self._asleep:
            await self._asleep.wait_for(lambda: self._sleeps(seconds))

    def _sleeps(self, seconds: float) -> bool:
        return any(
            abs(until - self._now - seconds) < 1e-6 and not woken.done()
            for until, _, woken in self._sleepers
        )
