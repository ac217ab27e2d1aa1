"""Placeholders: shown for every new job, and edited while it waits and is made."""

import asyncio
import logging
from dataclasses import dataclass, field

from bot.backoff import Backoff
from bot.clock import Clock, wait
from bot.logs import about_job
from bot.outlook import Outlook
from bot.platforms import Platform, Platforms
from bot.queue import JobQueue
from bot.tasks import Crew, settle
from bot.types import Job, JobState, TryLater, Unreachable
from generator.types import Progress

logger = logging.getLogger(__name__)

SHOW_TIMEOUT = 30.0  # seconds for one edit
POSITIONS_INTERVAL = 1.0  # seconds between two looks at everybody's place in line


@dataclass(eq=False, slots=True)
class Entry:
    """What is known of one job's placeholder.

    `placeholder` is kept apart from the job: a copy of the job that was read before its
    placeholder was saved must not lead to a second one.
    """

    job: Job
    placeholder: str | None
    news: bool = True
    posting: bool = False
    failures: int = 0
    not_before: float = 0.0
    position: int | None = None
    closed: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None


class Bulletin:
    """One task per job that has news, so that nobody waits for another's edit.

    The latest news wins: what could not be shown in time is dropped. Nothing is edited after
    `hush`, which delivery calls before it posts a job for the last time.
    """

    def __init__(
        self,
        queue: JobQueue,
        platforms: Platforms,
        outlook: Outlook,
        *,
        backoff: Backoff,
        clock: Clock,
    ) -> None:
        self._queue = queue
        self._platforms = platforms
        self._outlook = outlook
        self._backoff = backoff
        self._clock = clock
        self._entries: dict[str, Entry] = {}
        self._crew = Crew()
        self._moved = asyncio.Event()

    def changed(self, job: Job) -> None:
        self._moved.set()
        if job.state not in (JobState.QUEUED, JobState.RUNNING):
            return
        entry = self._entries.get(job.id)
        if entry is None:
            if self._platforms.of(job) is None:
                return
            entry = self._entries[job.id] = Entry(job, job.placeholder)
        entry.job = job
        self._tell(entry)

    def progressed(self, job_id: str, progress: Progress) -> None:
        self._outlook.report(job_id, progress)
        entry = self._entries.get(job_id)
        if entry is not None:
            self._tell(entry)

    async def hush(self, job: Job) -> bool:
        """Edit the job's placeholder no more. An edit on its way is waited for: it must not
        arrive after what is posted next. Returns whether there were any."""
        entry = self._entries.get(job.id)
        if entry is None:
            return False
        entry.closed.set()
        if entry.task is not None:
            if not entry.posting:
                entry.task.cancel()
            await asyncio.wait([entry.task])
        # Only now: whoever else hushes this job meanwhile must wait for that edit, too.
        if self._entries.get(job.id) is entry:
            del self._entries[job.id]
        return True

    async def run(self) -> None:
        """Tell those who moved up in the line."""
        while True:
            await self._moved.wait()
            self._moved.clear()
            try:
                places = await self._outlook.places()
            except Exception:
                logger.exception("the line cannot be read")
                places = {}
            for entry in list(self._entries.values()):
                place = places.get(entry.job.id)
                if place is not None and _moved(entry.position, place.position):
                    self._tell(entry)
            await self._clock.sleep(POSITIONS_INTERVAL)

    async def stop(self, grace: float) -> None:
        """Edit nothing more; edits on their way get `grace` seconds to arrive, so that a new
        message is known after the restart."""
        for entry in self._entries.values():
            entry.closed.set()
        self._entries.clear()
        await self._crew.finish(grace)

    def _tell(self, entry: Entry) -> None:
        if entry.closed.is_set():
            return
        entry.news = True
        if entry.task is None or entry.task.done():
            with about_job(entry.job.id):
                entry.task = self._crew.spawn(self._edit(entry), f"bulletin of job {entry.job.id}")

    async def _edit(self, entry: Entry) -> None:
        while entry.news:
            pause = entry.not_before - self._clock.now()
            if pause > 0 and await wait(entry.closed, pause, self._clock):
                return
            platform = self._platforms.of(entry.job)
            if platform is None:
                return
            async with platform.editing(entry.job.address.channel):
                if entry.closed.is_set():
                    return
                await self._show(entry, platform)

    async def _show(self, entry: Entry, platform: Platform) -> None:
        entry.news = False
        try:
            status = await self._outlook.status(entry.job.evolve(placeholder=entry.placeholder))
            if status.job.state is JobState.QUEUED:
                entry.position = status.position
            entry.posting = True
            async with asyncio.timeout(SHOW_TIMEOUT):
                placeholder = await platform.adapter.show(status)
        except Unreachable:
            # Whether the clip can still be posted is found out when there is one.
            entry.closed.set()
        except Exception as error:
            self._failed(entry, error)
        else:
            entry.failures = 0
            limits = platform.adapter.limits(entry.job.address)
            entry.not_before = self._clock.now() + limits.edit_interval
            if placeholder is not None and placeholder != entry.placeholder:
                entry.placeholder = placeholder
                await settle(self._queue.keep_placeholder(entry.job, placeholder))
        finally:
            entry.posting = False

    def _failed(self, entry: Entry, error: Exception) -> None:
        after = error.after if isinstance(error, TryLater) else 0.0
        if not isinstance(error, TryLater | TimeoutError):
            logger.error("a placeholder failed", exc_info=error, extra={"job": entry.job.id})
        entry.not_before = self._clock.now() + self._backoff.seconds(entry.failures, after)
        entry.failures += 1
        entry.news = True


def _moved(shown: int | None, now: int | None) -> bool:
    """Whether a new place is worth an edit: far from the front only when a tenth was gained."""
    if now is None or shown is None:
        return now != shown
    return abs(shown - now) > shown // 10
