"""What has to ask Telegram something first: done in the background, so that nobody else waits."""

import asyncio
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

from bot.tasks import Crew

Work = Callable[[], Awaitable[None]]


class Turns:
    """In each chat one thing after another, as it was asked for. What is lost when the program ends
    can be asked for again."""

    def __init__(self) -> None:
        self._crew = Crew()
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def begin(self, chat: int, work: Work, name: str) -> None:
        lock = self._locks.get(chat)
        if lock is None:
            lock = self._locks[chat] = asyncio.Lock()
        self._crew.spawn(_in_turn(lock, work), name)

    async def stop(self, grace: float) -> None:
        await self._crew.finish(grace)


async def _in_turn(lock: asyncio.Lock, work: Work) -> None:
    async with lock:
        await work()
