"""The durable queue: every change of a job's state, and nothing else, goes through here."""

import uuid
from pathlib import Path
from typing import Any

from bot import statements
from bot.admission import Admission, Caps
from bot.arrival import DAY, NO_TERMS, Arrival, Terms
from bot.changes import first, only
from bot.clock import Clock
from bot.phases import Passage, Phase
from bot.rows import notice_json
from bot.types import Address, ClipFormat, Job, JobState, Notice, Reuse
from cache.clips import ClipCache, Hit
from cache.database import Connection, Database
from generator.types import Clip, ClipRequest, Lane

__all__ = ["Caps", "JobQueue"]


TOKEN_LIVES = 15 * 60.0
"""Seconds for which a platform's key in `Address.extra` may be good: Discord's are so long."""


class JobQueue(Admission):
    """Jobs in SQLite. What a method changed is committed before it returns.

    Methods that return `Job | None` return None when the job was not any more in the state (or
    the attempt) that the caller believed it in; nothing was changed then.
    """

    def __init__(
        self, database: Database, cache: ClipCache, *, clips_dir: Path, caps: Caps, clock: Clock
    ) -> None:
        super().__init__(database, clips_dir=clips_dir, caps=caps, clock=clock)
        self._cache = cache

    # Arrival

    async def enqueue(
        self,
        request: ClipRequest,
        address: Address,
        *,
        lane: Lane,
        format: ClipFormat | None = None,
        hit: Hit | None = None,
        terms: Terms = NO_TERMS,
        origin: str | None = None,
    ) -> Job:
        """Add a job: READY when a clip answers it already, QUEUED else.

        The same `address.source` of the same user again returns the job it made the first time.
        `origin` is the job whose clip is shown once more.

        Raises:
            UserError: the asker's cap, the community's or the queue's is reached; the clip that is
                to be shown once more is gone.
        """
        arrival = Arrival(
            id=uuid.uuid4().hex,
            request=request,
            address=address,
            lane=lane,
            format=format,
            hit=hit,
            at=self._clock.now(),
            terms=terms,
            origin=origin,
        )
        with Passage(Phase.ENQUEUE, job=arrival.id):
            return await self.admit(arrival)

    # Making

    async def recover(self) -> list[Job]:
        """Queue again what was running when the program died; returns all open jobs.

        A job that has been in `Caps.crashes` claims by then is given up.
        """

        async def work(connection: Connection) -> list[Job]:
            values = {"crashes": self._caps.crashes, "now": self._clock.now()}
            await connection.execute(statements.RECOVER, values)
            given_up = await connection.execute_fetchall(statements.ABANDON, values)
            return [await self._read(connection, row["id"]) for row in given_up]

        with Passage(Phase.RECOVER):
            await self._write(work)
            return await self.open_jobs()

    async def tidy(self) -> None:
        """Forget what has come to mean nothing: turns long ago, the keys of ended jobs to their
        conversations, and the clips that people who had their data deleted had used of quotas
        which are free again."""

        async def work(connection: Connection) -> list[Job]:
            await connection.execute(statements.FORGET_TURNS)
            until = self._clock.now() - TOKEN_LIVES
            await connection.execute(statements.FORGET_TOKENS, {"since": until})
            await connection.execute(statements.FORGET_SPENT, {"since": self._clock.now() - DAY})
            return []

        await self._write(work)

    async def claim_next(self, lane: Lane) -> Job | None:
        """Start the next job of the lane, fairly between owners; the attempt is counted here."""

        async def work(connection: Connection) -> list[Job]:
            values = {"lane": lane, "now": self._clock.now()}
            return await self._start(connection, statements.CLAIM, values)

        with Passage(Phase.CLAIM, lane=lane.value) as claim:
            job = only(await self._write(work))
            if job is not None:
                claim.about.update(job=job.id, attempt=job.attempt)
        return job

    async def finish(self, job: Job, clip: Clip) -> Job | None:
        """Keep the new clip, and make the job and its waiting twins READY, all in one."""

        async def work(connection: Connection) -> list[Job]:
            row = await first(connection, statements.BY_ID, [job.id])
            if row is None or (row["state"], row["attempt"]) != (JobState.RUNNING, job.attempt):
                return []
            await self._cache.add(connection, clip, job.request, job.address.pool)
            ready = await self._make_ready(connection, job, clip.id, None, None)
            values = {"id": job.id, "clip_id": clip.id, "now": self._clock.now()}
            twins = await connection.execute_fetchall(statements.MAKE_TWINS_READY, values)
            return ready + [await self._read(connection, row["id"]) for row in twins]

        with Passage(Phase.FINISH, job=job.id):
            return only(await self._write(work))

    async def reuse(self, job: Job, hit: Hit) -> Job | None:
        """Answer a queued or running job with a clip that exists; None too if it was evicted."""

        async def work(connection: Connection) -> list[Job]:
            reuse = Reuse(hit.kind)
            return await self._make_ready(connection, job, hit.clip.id, reuse, hit.similarity)

        return only(await self._write(work))

    async def fail(self, job: Job, notice: Notice, *, told: bool = False) -> Job | None:
        """End the job; `told` means that nobody is left to be told. One that was to be posted anew
        is DELIVERED as it was."""
        values = {"error": notice_json(notice), "now": self._clock.now(), "told": told}
        return await self._change(statements.FAIL, job, **values)

    async def try_again(self, job: Job) -> Job | None:
        """Queue the job again after its worker died; None when its claims are used up."""
        return await self._change(statements.TRY_AGAIN, job, claims=self._caps.claims)

    async def release(self, job: Job) -> Job | None:
        """Queue the job again because the program stops."""
        return await self._change(statements.RELEASE, job)

    async def cancel(
        self, job: Job, *, bequeath: bool, hide: bool = False
    ) -> tuple[Job | None, Job | None]:
        """Cancel an open job; the second returned is the twin that took its work over, if any.

        With `bequeath` the work on a RUNNING job goes on for the oldest queued twin; with `hide`
        the job leaves its owner's history too, even when it has ended already. Of one that was to
        be posted anew only that is cancelled: it is DELIVERED as it was.
        """

        async def work(connection: Connection) -> list[Job]:
            before = await first(connection, statements.BY_ID, [job.id])
            if before is None:  # its owner's data were deleted
                return []
            values = {"id": job.id, "now": self._clock.now(), "started": before["started_at"]}
            if hide:
                await first(connection, statements.HIDE, values)
            row = await first(connection, statements.CANCEL, values)
            if row is None:
                return []
            heirs = []
            if bequeath and before["state"] == JobState.RUNNING:
                values |= {"twin_key": row["twin_key"], "lane": job.lane}
                heirs = await self._start(connection, statements.INHERIT, values)
            return [await self._read(connection, job.id), *heirs]

        jobs = iter(await self._write(work))
        return next(jobs, None), next(jobs, None)

    # Posting

    async def keep_placeholder(self, job: Job, placeholder: str) -> None:
        values = {"id": job.id, "placeholder": placeholder}
        await self._write_one(statements.KEEP_PLACEHOLDER, lambda: values, lambda _: [])

    async def delivered(
        self, job: Job, format: ClipFormat, placeholder: str | None = None
    ) -> Job | None:
        """The clip stands in the conversation; `placeholder` where in another message."""
        values = {"format": format, "placeholder": placeholder}
        return await self._change(statements.DELIVERED, job, **values)

    async def convert(self, job: Job, format: ClipFormat) -> Job | None:
        """Make a DELIVERED job READY once more: its clip is to stand there in another format."""
        return await self._change(statements.CONVERT, job, format=format)

    async def postpone(self, job: Job, until: float) -> Job | None:
        """Count a post that failed; none is due before `until`."""
        return await self._change(statements.POSTPONE, job, at=until)

    async def told(self, job: Job) -> Job | None:
        """A FAILED or CANCELLED was shown (or cannot be)."""
        return await self._change(statements.TOLD, job)

    async def clip_lost(self, job: Job) -> Job | None:
        """Queue a READY job again: its clip's file is gone."""
        return await self._change(statements.CLIP_LOST, job)

    async def _start(
        self, connection: Connection, statement: str, values: dict[str, Any]
    ) -> list[Job]:
        row = await first(connection, statement, values)
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
        row = await first(connection, statements.MAKE_READY, values)
        return [await self._read(connection, row["id"])] if row else []
