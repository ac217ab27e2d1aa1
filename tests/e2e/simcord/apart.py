"""The service, at work in tasks of its own.

simcord waits after each deed until nothing is left of what it led the bot to do, as far as tasks
can be traced. What the line does about a job goes on for as long as that takes, and is no part of
the answer to a command.
"""

import asyncio
import inspect
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

_ROOMS = frozenset({"communities", "gallery", "people", "privacy"})

_Work = Callable[[], Coroutine[Any, Any, Any]]


class Relay:
    """Tasks that are begun here belong to whoever has started it."""

    def __init__(self) -> None:
        self._wanted: asyncio.Queue[tuple[_Work, asyncio.Future[Any]]] = asyncio.Queue()
        self._begun: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        self._begin(self._serve())

    async def stop(self) -> None:
        for task in self._begun:
            task.cancel()
        await asyncio.gather(*self._begun, return_exceptions=True)

    async def do(self, method: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._wanted.put_nowait((partial(method, *arguments, **named), done))
        return await done

    async def _serve(self) -> None:
        while True:
            work, done = await self._wanted.get()
            self._begin(_tell(work, done))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._begun.add(task)
        task.add_done_callback(self._begun.discard)


class Apart:
    """What looks like `real`, whose coroutines are done by the relay."""

    def __init__(self, real: Any, relay: Relay) -> None:
        self._real = real
        self._relay = relay

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        if inspect.iscoroutinefunction(found):
            return partial(self._relay.do, found)
        return Apart(found, self._relay) if name in _ROOMS else found


async def _tell(work: _Work, done: asyncio.Future[Any]) -> None:
    try:
        result = await work()
    except Exception as error:
        if not done.done():
            done.set_exception(error)
    else:
        if not done.done():
            done.set_result(result)
