"""What can be said of a job right now: its place in line, when it will be there, its progress."""

import asyncio
import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.clock import Clock
from bot.eta import Estimator, Place, foresee, order
from bot.records import JobRecords
from bot.rows import InLine
from bot.types import Job, JobState, Status
from generator.loading import LOAD
from generator.types import Lane, Progress

Capacity = Callable[[Lane], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How many jobs wait, are being made and are to be posted, by lane."""

    queued: Mapping[Lane, int]
    running: Mapping[Lane, int]
    ready: Mapping[Lane, int]

    def by_state(self, lane: Lane) -> list[tuple[JobState, int]]:
        return [
            (JobState.QUEUED, self.queued[lane]),
            (JobState.RUNNING, self.running[lane]),
            (JobState.READY, self.ready[lane]),
        ]


class Outlook:
    """Places are worked out for all jobs at once and kept until a job changes: a thousand who ask
    at the same time cost one look at the queue."""

    def __init__(
        self, records: JobRecords, estimator: Estimator, capacity: Capacity, clock: Clock
    ) -> None:
        self._records = records
        self._estimator = estimator
        self._capacity = capacity
        self._clock = clock
        self._progress: dict[str, Progress] = {}
        # When the making of jobs began that had to wait for a model; None while they still do.
        self._begun: dict[str, float | None] = {}
        self._places: Mapping[str, Place] = {}
        self._worked_out_at = 0.0
        self._stale = True
        self._lock = asyncio.Lock()

    def changed(self, job: Job) -> None:
        self._stale = True
        if job.state is not JobState.RUNNING:
            self._progress.pop(job.id, None)
            self._begun.pop(job.id, None)

    def report(self, job_id: str, progress: Progress) -> None:
        before = self._progress.get(job_id)
        if progress.preview is None and before is not None:
            # The next report may come before anybody was shown the preview.
            progress = dataclasses.replace(progress, preview=before.preview)
        self._progress[job_id] = progress
        loads, loaded = progress.stage == LOAD, before is not None and before.stage == LOAD
        if loads != loaded:
            self._begun[job_id] = None if loads else self._clock.now()
            self._stale = True

    async def status(self, job: Job) -> Status:
        """`job` with what is known of it beyond its row."""
        if job.state not in (JobState.QUEUED, JobState.RUNNING):
            return Status(job=job)
        place = (await self.places()).get(job.id, Place(None, None))
        eta = place.eta
        if eta is not None:
            eta = max(0.0, eta - (self._clock.now() - self._worked_out_at))
        if job.state is JobState.RUNNING:
            return Status(job=job, eta=eta, progress=self._progress.get(job.id))
        return Status(job=job, position=place.position, eta=eta)

    async def places(self) -> Mapping[str, Place]:
        """By job id, for every job that waits or is being made."""
        async with self._lock:
            if self._stale:
                self._stale = False
                self._places = await self._work_out()
                self._worked_out_at = self._clock.now()
            return self._places

    async def figures(self) -> Figures:
        counts = await self._records.counts()

        def by_lane(state: JobState) -> Mapping[Lane, int]:
            return {lane: counts.get((lane, state), 0) for lane in Lane}

        return Figures(
            queued=by_lane(JobState.QUEUED),
            running=by_lane(JobState.RUNNING),
            ready=by_lane(JobState.READY),
        )

    async def _work_out(self) -> Mapping[str, Place]:
        jobs, served = await self._records.line()
        places: dict[str, Place] = {}
        for lane in Lane:
            mine = [job for job in jobs if job.lane is lane]
            turns = {owner: turn for (of, owner), turn in served.items() if of is lane}
            places |= foresee(
                [self._as_begun(job) for job in mine if job.started_at is not None],
                order([job for job in mine if job.started_at is None], turns),
                capacity=self._capacity(lane),
                estimator=self._estimator,
                now=self._clock.now(),
            )
        return places

    def _as_begun(self, job: InLine) -> InLine:
        """How long models take to load is not what the estimates were learnt from."""
        return dataclasses.replace(job, started_at=self._begun.get(job.id, job.started_at))
