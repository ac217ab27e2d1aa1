"""How jobs are changed: in a transaction, to the end, and then told to whoever listens."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from bot import statements
from bot.clock import Clock
from bot.records import JobRecords
from bot.rows import job_of
from bot.types import Job
from cache.database import Connection, Database, Parameters, Statement

Work = Callable[[Connection], Awaitable[list[Job]]]
"""Makes a change and returns the jobs it changed, as they are now."""

T = TypeVar("T")
Rows = list[sqlite3.Row]

Listener = Callable[[Job], None]


class JobChanges(JobRecords):
    """A change is finished even when its caller is cancelled, and `listeners` are told of it
    after the commit, in the order of the commits; they must be quick and raise nothing."""

    def __init__(self, database: Database, *, clips_dir: Path, clock: Clock) -> None:
        super().__init__(database, clips_dir=clips_dir, clock=clock)
        self.listeners: list[Listener] = []
        self._writes: set[asyncio.Task[Any]] = set()

    async def drain(self) -> None:
        """Wait for the writes under way, those too whose callers were cancelled."""
        while self._writes:
            await asyncio.wait(self._writes)

    async def _write(self, work: Work) -> list[Job]:
        """Do `work` in a transaction, tell the listeners, and only then be cancelled."""

        async def write() -> list[Job]:
            return self._told(await self._database.group(work))

        return await self._finished(write())

    async def _write_one(
        self, sql: str, values: Callable[[], Parameters], read: Callable[[Rows], list[Job]]
    ) -> list[Job]:
        """As `_write`, of one statement, from whose rows `read` tells the jobs it changed."""
        return await self._finished(self._written(sql, values, read))

    async def _written(
        self, sql: str, values: Callable[[], Parameters], read: Callable[[Rows], list[Job]]
    ) -> list[Job]:
        """As `_write_one`, for a task that nobody cancels and `drain` knows."""
        return self._told(read(await self._database.group(Statement(sql, values))))

    async def _finished(self, write: Coroutine[Any, Any, list[Job]]) -> list[Job]:
        return await asyncio.shield(self._begun(write))

    def _begun(self, write: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """A task that goes on whoever is cancelled, and that `drain` waits for."""
        task = asyncio.create_task(write)
        self._writes.add(task)
        task.add_done_callback(self._writes.discard)
        return task

    def _told(self, changed: list[Job]) -> list[Job]:
        for job in changed:
            for listener in self.listeners:
                listener(job)
        return changed

    async def _change(self, statement: str, job: Job, **values: Any) -> Job | None:
        """One fenced statement about one job, which returns it as it is then."""
        known = {"id": job.id, "attempt": job.attempt, "state": job.state}

        def read(rows: Rows) -> list[Job]:
            return [job_of(row, self._clips_dir) for row in rows]

        return only(
            await self._write_one(
                statement, lambda: known | {"now": self._clock.now()} | values, read
            )
        )

    async def _read(self, connection: Connection, job_id: str) -> Job:
        row = await first(connection, statements.BY_ID, [job_id])
        if row is None:
            raise LookupError(job_id)
        return job_of(row, self._clips_dir)


def only(jobs: list[Job]) -> Job | None:
    return jobs[0] if jobs else None


async def first(connection: Connection, statement: str, values: Any) -> sqlite3.Row | None:
    # All rows are fetched: a statement with RETURNING is only through when it was read to its end.
    rows = list(await connection.execute_fetchall(statement, values))
    return rows[0] if rows else None
