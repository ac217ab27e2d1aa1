"""What the queue's jobs say, read without waiting for the writer."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot import statements
from bot.clock import Clock
from bot.rows import Due, InLine, due_of, in_line_of, job_of, source_of
from bot.types import Address, Job, JobState
from cache.database import Database, Parameters
from generator.types import ClipRequest, Lane


class JobRecords:
    """Jobs in SQLite, as of the last commit."""

    def __init__(self, database: Database, *, clips_dir: Path, clock: Clock) -> None:
        self._database = database
        self._clips_dir = clips_dir
        self._clock = clock

    async def get(self, job_id: str) -> Job | None:
        row = await self._database.fetch_one(statements.BY_ID, [job_id])
        return job_of(row, self._clips_dir) if row else None

    async def get_shown(self, job_id: str) -> Job | None:
        """The job, unless its owner deleted it."""
        row = await self._database.fetch_one(statements.SHOWN_BY_ID, [job_id])
        return job_of(row, self._clips_dir) if row else None

    async def find(self, owner: str, name: str) -> Job | None:
        """The owner's job by what people call it, its id or its number, unless it was deleted."""
        if name.isascii() and name.isdigit() and len(name) < 19:
            row = await self._database.fetch_one(statements.BY_NUMBER, [owner, int(name)])
            return job_of(row, self._clips_dir) if row else None
        job = await self.get_shown(name)
        return job if job is not None and job.address.owner == owner else None

    async def by_number(self, number: int) -> Job | None:
        """Whoever's job it is, unless it was deleted."""
        row = await self._database.fetch_one(statements.NUMBERED, [number])
        return job_of(row, self._clips_dir) if row else None

    async def by_source(self, address: Address) -> Job | None:
        """The job that was made of the same event."""
        source = source_of(address)
        jobs = await self.select(statements.BY_SOURCE, [source]) if source else []
        return jobs[0] if jobs else None

    async def suggestions(self, owner: str, words: Sequence[str], limit: int) -> list[Job]:
        """The owner's latest job of each prompt that has all the words in it, newest first."""
        values = [owner, json.dumps(words), limit]
        return await self.select(statements.SUGGESTIONS, values)

    async def by_placeholder(self, platform: str, placeholder: str) -> Job | None:
        """The job that is shown in the message of that reference."""
        jobs = await self.select(statements.BY_PLACEHOLDER, [placeholder])
        return next((job for job in jobs if job.address.platform == platform), None)

    async def copies(self, job_id: str) -> list[Job]:
        """Jobs that show the clip of this one once more."""
        return await self.select(statements.COPIES, [job_id])

    async def latest(self, owner: str, scope: str | None = None) -> Job | None:
        """The owner's; with `scope`, the latest of those asked for there."""
        jobs = await self.select(statements.LATEST, [owner, scope])
        return jobs[0] if jobs else None

    async def latest_clip(self, owner: str, scope: str | None = None) -> Job | None:
        """As `latest`, of those that became clips."""
        jobs = await self.select(statements.LATEST_CLIP, [owner, scope])
        return jobs[0] if jobs else None

    async def open_jobs(self, owner: str | None = None) -> list[Job]:
        """Jobs without an end yet, oldest first; with `owner`, theirs."""
        if owner is None:
            return await self.select(statements.OPEN, [])
        return await self.select(statements.OPEN_OF_OWNER, [owner])

    async def history(self, owner: str, before: int, limit: int) -> list[Job]:
        """The owner's last `limit` jobs with a number under `before`, oldest first."""
        return (await self.select(statements.HISTORY, [owner, before, limit]))[::-1]

    async def shown_elsewhere(self, job: Job) -> bool:
        """Whether another job shows this job's clip."""
        clip_id = job.clip.id if job.clip else None
        place = {"clip": clip_id, "job": job.id}
        row = await self._database.fetch_one(statements.SHOWN_ELSEWHERE, place)
        return row is not None

    async def outbox(self, now: float) -> list[Due]:
        """Jobs that are to be posted for the last time, the first to end first."""
        rows = await self._database.fetch_all(statements.OUTBOX, [now])
        return [due_of(row) for row in rows]

    async def next_post(self, now: float) -> float | None:
        """When the first post that is not due yet will be."""
        row = await self._database.fetch_one(statements.NEXT_POST, [now])
        return row["at"] if row else None

    async def line(self) -> tuple[list[InLine], Mapping[tuple[Lane, str], int]]:
        """All that wait or are being made, and when each owner was last served in each lane."""
        jobs = await self._database.fetch_all(statements.LINE)
        turns = await self._database.fetch_all(statements.TURNS)
        served = {(Lane(row["lane"]), str(row["owner"])): int(row["served"]) for row in turns}
        return [in_line_of(row) for row in jobs], served

    async def counts(self) -> Mapping[tuple[Lane, JobState], int]:
        """How many open jobs each lane has in each state."""
        rows = await self._database.fetch_all(statements.COUNTS)
        return {(Lane(row["lane"]), JobState(row["state"])): row["jobs"] for row in rows}

    async def timings(self, limit: int) -> list[tuple[ClipRequest, float]]:
        """What the latest clips asked for and how many seconds each took to make, newest first."""
        rows = await self._database.fetch_all(statements.TIMINGS, [limit])
        return [(ClipRequest.from_json(json.loads(row["request"])), row["seconds"]) for row in rows]

    async def select(self, statement: str, parameters: Parameters) -> list[Job]:
        """The jobs of one of `bot.statements` that selects whole ones (`JOB`)."""
        rows = await self._database.fetch_all(statement, parameters)
        return [job_of(row, self._clips_dir) for row in rows]
