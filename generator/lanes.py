"""A lane's workers: how many may work at once, which are idle, and new ones for the dead."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

from generator.child import WorkerProcess
from generator.errors import GenerationError


class WorkerPool:
    """Up to `capacity` workers, each started when it is first needed and then kept warm."""

    def __init__(self, capacity: int, spawn: Callable[[], Awaitable[WorkerProcess]]) -> None:
        self.capacity = capacity
        self.deaths = 0
        self._spawn = spawn
        self._free = asyncio.Semaphore(capacity)
        self._workers: set[WorkerProcess] = set()
        self._idle: list[WorkerProcess] = []
        self._stopped = False

    @contextlib.asynccontextmanager
    async def worker(self, engine: str) -> AsyncIterator[WorkerProcess]:
        """A worker of one's own for as long as the block lasts, warm for `engine` if one is.

        One that is dead at the block's end is replaced when the next is needed.

        Raises:
            GenerationError: the pool was stopped.
        """
        async with self._free:
            worker = await self._take(engine)
            try:
                yield worker
                worker.loaded.add(engine)
            finally:
                self._give_back(worker)

    async def stop(self, grace: float) -> None:
        """End every worker, at work or idle, and wait for it; start no more."""
        self._stopped = True
        self._idle.clear()
        await asyncio.gather(*(worker.stop(grace) for worker in self._workers))
        self._workers.clear()

    async def _take(self, engine: str) -> WorkerProcess:
        self._check_open()
        for worker in [worker for worker in self._idle if not worker.alive]:
            self._idle.remove(worker)
            self._bury(worker)
        if not self._idle:
            worker = await self._spawn()
            if self._stopped:  # meanwhile, so `stop` did not know of it
                await worker.kill()
            self._check_open()
            self._workers.add(worker)
            return worker
        warm = next((worker for worker in self._idle if engine in worker.loaded), self._idle[-1])
        self._idle.remove(warm)
        return warm

    def _check_open(self) -> None:
        if self._stopped:
            raise GenerationError("the generator was stopped")

    def _give_back(self, worker: WorkerProcess) -> None:
        if self._stopped:
            return
        if worker.alive:
            self._idle.append(worker)
        else:
            self._bury(worker)

    def _bury(self, worker: WorkerProcess) -> None:
        self._workers.discard(worker)
        self.deaths += 1
