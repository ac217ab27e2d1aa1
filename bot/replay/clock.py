"""Virtual time: it passes when all that is to be done at a moment has been done, and only then."""

import asyncio
import heapq
import itertools
import selectors
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from selectors import SelectorKey
from typing import TypeVar, TypeVarTuple

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class VirtualClock:
    """`bot.clock.Clock` for a loop of `loop_on`: whoever sleeps wakes as soon as nobody else has
    anything to do. What takes real time beside the loop (a thread, a process) is to be done within
    `working`."""

    def __init__(self, now: float = 0.0) -> None:
        self._now = now
        self._order = itertools.count()
        self._asleep: list[tuple[float, int, asyncio.Future[None]]] = []
        self._works = 0

    def now(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._asleep, (self._now + seconds, next(self._order), woken))
        await woken

    @contextmanager
    def working(self) -> Iterator[None]:
        """No time passes meanwhile."""
        self.begin()
        try:
            yield
        finally:
            self.end()

    def begin(self) -> None:
        self._works += 1

    def end(self) -> None:
        self._works -= 1

    def turn(self) -> bool:
        """Let time pass until the next wakes; False where work is under way or nobody sleeps."""
        if self._works:
            return False
        while self._asleep:
            until, _, woken = heapq.heappop(self._asleep)
            if not woken.done():  # else it was cancelled
                self._now = until
                woken.set_result(None)
                return True
        return False


class _Selector(selectors.DefaultSelector):
    """A loop asks its selector to wait exactly when no callback is left to be run."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        events = super().select(0)
        if events or (timeout is not None and timeout <= 0) or self._clock.turn():
            return events
        return super().select(timeout)


class _Loop(asyncio.SelectorEventLoop):
    """Counts what is done in threads as work under way."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__(_Selector(clock))
        self._clock = clock

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[*Ts], T], *args: *Ts
    ) -> asyncio.Future[T]:
        future = super().run_in_executor(executor, func, *args)
        self._clock.begin()
        future.add_done_callback(lambda _: self._clock.end())
        return future


def loop_on(clock: VirtualClock) -> Callable[[], asyncio.AbstractEventLoop]:
    """What makes a loop whose idle time the clock skips (`asyncio.Runner`). Not on Windows, whose
    selector loop starts no processes."""
    return lambda: _Loop(clock)
