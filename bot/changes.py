"""How jobs are changed: in a transaction, to the end, and then told to whoever listens."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot import statements
from bot.clock import Clock
from bot.records import JobRecords
from bot.rows import job_of
from bot.types import Job
from cache.database import Connection, Database

Work = Callable[[Connection], Awaitable[list[Job]]]
"""Makes a change and returns the jobs it changed, as they are now."""

Listener = Callable[[Job], None]


class JobChanges(JobRecords):
    """A change is finished even when its caller is cancelled, and `listeners` are told of it
    after the commit, in the order of the commits; they must be quick and raise nothing."""

    def __init__(self, database: Database, *, clips_dir: Path, clock: Clock) -> None:
        super().__init__(database, clips_dir=clips_dir, clock=clock)
        self.listeners: list[Listener] = []
        self._writes: set[asyncio.Task[list[Job]]] = set()

    async def drain(self) -> None:
        """Wait for the writes under way, those too whose callers were cancelled."""
        if self._writes:
            await asyncio.wait(self._writes)

    async def _write(self, work: Work) -> list[Job]:
        """Do `work` in a transaction, tell the listeners, and only then be cancelled."""

        async def write() -> list[Job]:
            changed = await self._database.group(work)
            for job in changed:
                for listener in self.listeners:
                    listener(job)
            return changed

        task = asyncio.create_task(write())
        self._writes.add(task)
        task.add_done_callback(self._writes.discard)
        return await asyncio.shield(task)

    async def _change(self, statement: str, job: Job, **values: Any) -> Job | None:
        """One fenced statement about one job."""

        async def work(connection: Connection) -> list[Job]:
            known = {"id": job.id, "attempt": job.attempt, "state": job.state}
            row = await first(connection, statement, known | {"now": self._clock.now()} | values)
            return [await self._read(connection, row["id"])] if row else []

        return only(await self._write(work))

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
