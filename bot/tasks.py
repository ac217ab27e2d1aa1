"""Tasks that must not be cut short, or must not be forgotten."""

import asyncio
import contextlib
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

logger = logging.getLogger(__name__)

T = TypeVar("T")


async def settle(work: Coroutine[Any, Any, T]) -> T:
    """Do `work` to its end and return its result, even when cancelled meanwhile.

    Swallows the cancellation: for the last thing a task does.
    """
    task = asyncio.ensure_future(work)
    while not task.done():
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait([task])
    return task.result()


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Do `work`; when cancelled meanwhile, wait for its end and only then be."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await settle(asyncio.wait([task]))
        raise


async def unhurried(work: Coroutine[Any, Any, T], seconds: float = 2.0) -> T:
    """Do `work`; when cancelled, give it `seconds` more to come to its end, and only then be."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        await asyncio.wait([task], timeout=seconds)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise
    return task.result()


class Crew:
    """Background tasks: kept until they are done, their errors logged, all ended together."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    def spawn(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def finish(self, seconds: float) -> None:
        """Wait for all, then cancel those that are not through after `seconds`."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        await self.cancel()

    async def cancel(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("%s ended by an error", task.get_name(), exc_info=error)
