"""Whose turn it is: claims jobs for each lane, has them made, and records how that ended."""

import asyncio
import errno
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from bot.clock import Clock, wait
from bot.eta import Estimator
from bot.finder import Finder
from bot.images.store import ImageStore
from bot.metrics import Metrics
from bot.phases import Passage, Phase
from bot.queue import JobQueue
from bot.tasks import Crew, settle, to_the_end
from bot.types import Job, JobState, Notice
from cache.database import DatabaseError
from generator.errors import GenerationError, TimedOut, UserError, WorkerDied, WorkerPoisoned
from generator.supervisor import Generator
from generator.types import Clip, Lane, Progress

logger = logging.getLogger(__name__)

T = TypeVar("T")

NO_ROOM = os.strerror(errno.ENOSPC)
"""What Python and ffmpeg say, somewhere in their texts, when the disk is full."""

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds between two tries to write

OnProgress = Callable[[str, Progress], None]


@dataclass(eq=False, slots=True)
class Run:
    """A claimed job being made. The job can be handed over to a twin while it is made.

    `drawn`: its frames are all there and only its clip is to come, so the lane is free.
    """

    job: Job
    lane: Lane
    drawn: bool = field(default=False, init=False)
    task: asyncio.Task[None] = field(init=False)


class Scheduler:
    """Keeps every lane busy with the jobs the queue gives out, and loses none of them.

    What happened to a job is written down before its slot is free again, however long the
    database takes; a job that is under way when the program stops is queued again. In the gpu lane
    the next job is claimed as soon as the frames of one are drawn: until its clip is there, that
    one goes on as RUNNING beside it.
    """

    def __init__(
        self,
        queue: JobQueue,
        finder: Finder,
        generator: Generator,
        images: ImageStore,
        estimator: Estimator,
        *,
        on_progress: OnProgress,
        metrics: Metrics,
        clock: Clock,
    ) -> None:
        self._queue = queue
        self._finder = finder
        self._generator = generator
        self._images = images
        self._estimator = estimator
        self._on_progress = on_progress
        self._metrics = metrics
        self._clock = clock
        self._wake = {lane: asyncio.Event() for lane in Lane}
        self._runs: dict[str, Run] = {}
        self._crew = Crew()
        self._lanes: list[asyncio.Task[None]] = []
        self._stopping = asyncio.Event()
        # Claim, cancel and finish one after the other, so that a run always knows its job.
        self._lock = asyncio.Lock()

    def start(self) -> None:
        self._lanes = [asyncio.create_task(self._serve(lane), name=lane) for lane in Lane]

    def changed(self, job: Job) -> None:
        """A queued job may be claimed. One that is made lets its twins be when its run ends, which
        wakes the lane too; all else would only have the database asked for nothing."""
        if job.state is JobState.QUEUED:
            self._wake[job.lane].set()

    async def stop(self, grace: float) -> None:
        """Claim no more; after `grace` seconds queue again what is still being made."""
        self._stopping.set()
        for wake in self._wake.values():
            wake.set()
        await asyncio.gather(*self._lanes)
        self._generator.hasten()
        await self._crew.finish(grace)

    async def cancel(self, job: Job, *, hide: bool = False) -> Job | None:
        """Cancel an open job, at once; None when it has ended already. `hide` deletes it, too.

        If a twin of a running job waits, the work goes on for the twin. Whoever is cancelled in
        this is so afterwards: between the database and the run there is no half way.
        """
        return await to_the_end(self._cancel(job, hide))

    async def _cancel(self, job: Job, hide: bool) -> Job | None:
        async with self._lock:
            run = self._runs.get(job.id)
            cancelled, heir = await self._queue.cancel(job, bequeath=run is not None, hide=hide)
            if run is not None and heir is not None:
                del self._runs[job.id]
                self._runs[heir.id] = run
                run.job = heir
            elif run is not None and cancelled is not None:
                run.task.cancel()
        return cancelled

    async def _serve(self, lane: Lane) -> None:
        wake = self._wake[lane]
        while not self._stopping.is_set():
            wake.clear()
            drawing = sum(run.lane is lane and not run.drawn for run in self._runs.values())
            if drawing >= self._generator.capacity(lane) or not await self._claim(lane):
                await wake.wait()

    async def _claim(self, lane: Lane) -> bool:
        """Start the next job of the lane; returns whether there was one."""
        async with self._lock:
            job = await self._surely(lambda: self._queue.claim_next(lane))
            if job is None:
                return False
            run = self._runs[job.id] = Run(job, lane)
            run.task = self._crew.spawn(self._run(run), f"job {job.id}")
        self._metrics.waited(job, self._clock.now())
        return True

    async def _run(self, run: Run) -> None:
        try:
            if not await self._reuse(run):
                await self._make(run)
        except asyncio.CancelledError:
            # Cancelled by its owner, the job is CANCELLED already and this changes nothing.
            await settle(self._surely(lambda: self._queue.release(run.job)))
            raise
        except Exception as error:
            await settle(self._give_up(run, error))
        finally:
            self._runs.pop(run.job.id, None)
            self._wake[run.lane].set()

    async def _reuse(self, run: Run) -> bool:
        """Answer the job with a clip that has come to be since it was queued, or that it takes a
        thorough look to find."""
        job = run.job
        hit = await self._finder.find_before_making(job.request, job.address.pool)
        if hit is None:
            return False
        async with self._lock:
            return await self._surely(lambda: self._queue.reuse(run.job, hit)) is not None

    async def _make(self, run: Run) -> None:
        await self._images.check(run.job.request.image)

        def report(progress: Progress) -> None:
            if progress.stage == "encode":
                passage.turn(Phase.ENCODE)
            self._on_progress(run.job.id, progress)

        def drawn() -> None:
            # If the worker dies of the next job, this one's clip is lost with it. So that no job
            # is given up for what others do, that happens to it once: tried again, it keeps the
            # lane until its clip is there.
            if run.job.attempt == 1:
                run.drawn = True
                self._wake[run.lane].set()

        with Passage(Phase.GENERATE, job=run.job.id) as passage:
            clip = await self._generator.generate(run.job.id, run.job.request, report, drawn)
        self._estimator.measure(run.job.request, clip.made_seconds)
        self._metrics.made(clip)
        await settle(self._finish(run, clip))

    async def _finish(self, run: Run, clip: Clip) -> None:
        finished = None
        try:
            async with self._lock:
                finished = await self._surely(lambda: self._queue.finish(run.job, clip))
        finally:
            if finished is None:  # cancelled in the last moment
                await asyncio.to_thread(_remove, clip)

    async def _give_up(self, run: Run, error: Exception) -> None:
        """Record a failure; a job whose worker died has more claims, up to a limit."""
        async with self._lock:
            job = run.job
            if isinstance(error, WorkerDied):
                # Of what ails a poisoned one the log has a warning already.
                level = logging.INFO if isinstance(error, WorkerPoisoned) else logging.WARNING
                logger.log(level, "the worker died: %s", error, extra={"job": job.id})
                if await self._surely(lambda: self._queue.try_again(job)):
                    return
            elif not isinstance(error, UserError):
                logger.error("the clip could not be made", exc_info=error, extra={"job": job.id})
            await self._surely(lambda: self._queue.fail(job, _notice(error, job)))

    async def _surely(self, write: Callable[[], Awaitable[T]]) -> T | None:
        """Write until it succeeds; None if it does not before the program stops.

        A full disk is no reason to forget what happened to a job.
        """
        pause = FIRST_PAUSE
        while True:
            try:
                return await write()
            except DatabaseError:
                logger.exception("the database cannot be written")
            if await wait(self._stopping, pause, self._clock):
                return None
            pause = min(2 * pause, LONGEST_PAUSE)


def _notice(error: Exception, job: Job) -> Notice:
    match error:
        case UserError():
            return Notice(code=error.code, arguments=error.arguments)
        case TimedOut():
            return Notice(code="job-timed-out")
        case WorkerDied():
            return Notice(code="job-worker-died", arguments={"attempts": job.attempt})
        case GenerationError() | OSError() if NO_ROOM in str(error):
            return Notice(code="job-no-room")
        case _:
            return Notice(code="job-failed")


def _remove(clip: Clip) -> None:
    for path in (clip.path, clip.poster):
        path.unlink(missing_ok=True)
