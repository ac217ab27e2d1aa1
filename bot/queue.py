"""The durable queue: every change of a job's state, and nothing else, goes through here."""

import asyncio
import hashlib
import json
import sqlite3
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import statements
from bot.clock import Clock
from bot.records import JobRecords
from bot.rows import job_of, notice_json
from bot.types import Address, ClipFormat, Job, JobState, Notice, Reuse
from cache.clips import ClipCache, Hit
from cache.database import Connection, Database
from cache.sameness import prompt_key, settings_key
from generator.errors import UserError
from generator.types import Clip, ClipRequest, Lane

Work = Callable[[Connection], Awaitable[list[Job]]]
Listener = Callable[[Job], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How many open jobs (queued, running or ready) there may be, and how many claims a job has."""

    jobs_per_user: int = 5
    jobs_total: int = 2000
    claims: int = 3


def twin_key(request: ClipRequest, scope: str) -> str:
    """The same for two requests that the same clip answers."""
    seed = "any" if request.seed is None else request.seed
    parts = (scope, prompt_key(request.prompt), settings_key(request), seed)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


class JobQueue(JobRecords):
    """Jobs in SQLite. What a method changed is committed before it returns.

    A change is finished even when its caller is cancelled, and `listeners` are told of it after
    the commit, in the order of the commits. Methods that return `Job | None` return None when the
    job was not any more in the state (or the attempt) that the caller believed it in; nothing was
    changed then.
    """

    def __init__(
        self, database: Database, cache: ClipCache, *, clips_dir: Path, caps: Caps, clock: Clock
    ) -> None:
        super().__init__(database, clips_dir=clips_dir, clock=clock)
        self.listeners: list[Listener] = []
        self._cache = cache
        self._caps = caps
        self._writes: set[asyncio.Task[list[Job]]] = set()

    # Arrival

    async def enqueue(
        self,
        request: ClipRequest,
        address: Address,
        *,
        lane: Lane,
        format: ClipFormat = ClipFormat.MP4,
        hit: Hit | None = None,
    ) -> Job:
        """Add a job: READY when a clip answers it already, QUEUED else.

        The same `address.source` of the same user again returns the job it made the first time.

        Raises:
            UserError: the asker's cap or the queue's is reached.
        """
        values: dict[str, Any] = {
            "id": uuid.uuid4().hex,
            "lane": lane,
            "owner": address.owner,
            "scope": address.scope,
            "twin_key": twin_key(request, address.scope),
            "source": f"{address.owner}:{address.source}" if address.source else None,
            "request": json.dumps(request.to_json()),
            "address": json.dumps(address.to_json()),
            "format": format,
            "clip_id": hit.clip.id if hit else None,
            "reuse": hit.kind if hit else None,
            "similarity": hit.similarity if hit else None,
            "owner_cap": self._caps.jobs_per_user,
            "total_cap": self._caps.jobs_total,
            "now": self._clock.now(),
        }
        replayed: list[Job] = []

        async def work(connection: Connection) -> list[Job]:
            row = await _first(connection, statements.ENQUEUE, values)
            if row is not None:
                # Told from what was written: a thousand at once should not read it all back.
                state = JobState(row["state"])
                ready = hit if state is JobState.READY else None
                return [
                    Job(
                        id=values["id"],
                        number=row["number"],
                        state=state,
                        lane=lane,
                        request=request,
                        address=address,
                        format=format,
                        clip=ready.clip if ready else None,
                        reuse=Reuse(ready.kind) if ready else None,
                        similarity=ready.similarity if ready else None,
                        created_at=values["now"],
                        ready_at=values["now"] if ready else None,
                    )
                ]
            first = await _first(connection, statements.BY_SOURCE, [values["source"]])
            if first is None:
                raise await self._refusal(connection, address.owner)
            replayed.append(job_of(first, self._clips_dir))
            return []

        return next(iter(await self._write(work) or replayed))

    async def _refusal(self, connection: Connection, owner: str) -> UserError:
        row = await _first(connection, statements.OPEN_COUNT_OF_OWNER, [owner])
        mine = int(row[0]) if row else 0
        if mine >= self._caps.jobs_per_user:
            return UserError("queue-yours-full", open=mine, most=self._caps.jobs_per_user)
        return UserError("queue-full", most=self._caps.jobs_total)

    # Making

    async def recover(self) -> list[Job]:
        """Queue again what was running when the program died; returns all open jobs."""

        async def work(connection: Connection) -> list[Job]:
            await connection.execute(statements.RECOVER)
            await connection.execute(statements.FORGET_TURNS)
            return []

        await self._write(work)
        return await self.open_jobs()

    async def claim_next(self, lane: Lane) -> Job | None:
        """Start the next job of the lane, fairly between owners; the attempt is counted here."""

        async def work(connection: Connection) -> list[Job]:
            values = {"lane": lane, "now": self._clock.now()}
            return await self._start(connection, statements.CLAIM, values)

        return _only(await self._write(work))

    async def finish(self, job: Job, clip: Clip) -> Job | None:
        """Keep the new clip, and make the job and its waiting twins READY, all in one."""

        async def work(connection: Connection) -> list[Job]:
            row = await _first(connection, statements.BY_ID, [job.id])
            if row is None or (row["state"], row["attempt"]) != (JobState.RUNNING, job.attempt):
                return []
            await self._cache.add(connection, clip, job.request, job.address.scope)
            ready = await self._make_ready(connection, job, clip.id, None, None)
            values = {"id": job.id, "clip_id": clip.id, "now": self._clock.now()}
            twins = await connection.execute_fetchall(statements.MAKE_TWINS_READY, values)
            return ready + [await self._read(connection, row["id"]) for row in twins]

        return _only(await self._write(work))

    async def reuse(self, job: Job, hit: Hit) -> Job | None:
        """Answer a queued or running job with a clip that exists; None too if it was evicted."""

        async def work(connection: Connection) -> list[Job]:
            reuse = Reuse(hit.kind)
            return await self._make_ready(connection, job, hit.clip.id, reuse, hit.similarity)

        return _only(await self._write(work))

    async def fail(self, job: Job, notice: Notice, *, told: bool = False) -> Job | None:
        """End the job; `told` means that nobody is left to be told."""
        values = {"error": notice_json(notice), "now": self._clock.now(), "told": told}
        return await self._change(statements.FAIL, job, **values)

    async def try_again(self, job: Job) -> Job | None:
        """Queue the job again after its worker died; None when its claims are used up."""
        return await self._change(statements.TRY_AGAIN, job, claims=self._caps.claims)

    async def release(self, job: Job) -> Job | None:
        """Queue the job again because the program stops."""
        return await self._change(statements.RELEASE, job)

    async def cancel(self, job: Job, *, bequeath: bool) -> tuple[Job | None, Job | None]:
        """Cancel an open job; the second returned is the twin that took its work over, if any.

        With `bequeath` the work on a RUNNING job goes on for the oldest queued twin.
        """

        async def work(connection: Connection) -> list[Job]:
            values = {"id": job.id, "now": self._clock.now(), "started": job.started_at}
            row = await _first(connection, statements.CANCEL, values)
            if row is None:
                return []
            cancelled = await self._read(connection, job.id)
            heirs = []
            if bequeath:
                values |= {"twin_key": row["twin_key"], "lane": job.lane}
                heirs = await self._start(connection, statements.INHERIT, values)
            return [cancelled, *heirs]

        jobs = iter(await self._write(work))
        return next(jobs, None), next(jobs, None)

    # Posting

    async def keep_placeholder(self, job: Job, placeholder: str) -> None:
        async def work(connection: Connection) -> list[Job]:
            values = {"id": job.id, "placeholder": placeholder}
            await connection.execute_fetchall(statements.KEEP_PLACEHOLDER, values)
            return []

        await self._write(work)

    async def delivered(self, job: Job) -> Job | None:
        return await self._change(statements.DELIVERED, job)

    async def postpone(self, job: Job, until: float) -> Job | None:
        """Count a post that failed; none is due before `until`."""
        return await self._change(statements.POSTPONE, job, at=until)

    async def told(self, job: Job) -> Job | None:
        """A FAILED or CANCELLED was shown (or cannot be)."""
        return await self._change(statements.TOLD, job)

    async def clip_lost(self, job: Job) -> Job | None:
        """Queue a READY job again: its clip's file is gone."""
        return await self._change(statements.CLIP_LOST, job)

    async def hide(self, job: Job) -> Job | None:
        return await self._change(statements.HIDE, job)

    async def drain(self) -> None:
        """Wait for the writes under way, those too whose callers were cancelled."""
        if self._writes:
            await asyncio.wait(self._writes)

    # Behind it all

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
            row = await _first(connection, statement, known | {"now": self._clock.now()} | values)
            return [await self._read(connection, row["id"])] if row else []

        return _only(await self._write(work))

    async def _start(
        self, connection: Connection, statement: str, values: dict[str, Any]
    ) -> list[Job]:
        row = await _first(connection, statement, values)
        if row is None:
            return []
        turn = {"lane": values["lane"], "owner": row["owner"]}
        await connection.execute(statements.TAKE_TURN, turn)
        return [await self._read(connection, row["id"])]

    async def _make_ready(
        self,
        connection: Connection,
        job: Job,
        clip_id: str,
        reuse: Reuse | None,
        similarity: float | None,
    ) -> list[Job]:
        values = {
            "id": job.id,
            "attempt": job.attempt,
            "state": job.state,
            "clip_id": clip_id,
            "reuse": reuse,
            "similarity": similarity,
            "now": self._clock.now(),
        }
        row = await _first(connection, statements.MAKE_READY, values)
        return [await self._read(connection, row["id"])] if row else []

    async def _read(self, connection: Connection, job_id: str) -> Job:
        row = await _first(connection, statements.BY_ID, [job_id])
        if row is None:
            raise LookupError(job_id)
        return job_of(row, self._clips_dir)


def _only(jobs: list[Job]) -> Job | None:
    return jobs[0] if jobs else None


async def _first(connection: Connection, statement: str, values: Any) -> sqlite3.Row | None:
    # All rows are fetched: a statement with RETURNING is only through when it was read to its end.
    rows = list(await connection.execute_fetchall(statement, values))
    return rows[0] if rows else None
