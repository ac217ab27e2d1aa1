"""Last words: posts clips that are READY, and tells of jobs that ended without one."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from bot.backoff import Backoff
from bot.bulletin import SHOW_TIMEOUT, Bulletin
from bot.clock import Clock, wait
from bot.links import Links
from bot.logs import about_job
from bot.metrics import Metrics
from bot.packer import Packer
from bot.phases import Passage, Phase
from bot.platforms import Platform, Platforms
from bot.queue import JobQueue
from bot.rows import Due
from bot.tasks import Crew, settle, unhurried
from bot.types import (
    Job,
    JobState,
    LeftBehind,
    Notice,
    Parcel,
    Status,
    TryLater,
    Undeliverable,
    Unreachable,
)
from cache.clips import ClipCache
from cache.database import DatabaseError
from generator.errors import CannotFit, ClipGone

logger = logging.getLogger(__name__)

DISMISS_TIMEOUT = 5.0  # seconds

Listener = Callable[[Job, Notice], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverySettings:
    """`at_once` posts per platform, `per_channel` of them in one conversation; `timeout` seconds
    for one post; a post is given up after `attempts`."""

    at_once: int = 8
    per_channel: int = 2
    timeout: float = 120.0
    attempts: int = 20
    safety_tick: float = 60.0
    backoff: Backoff = field(default_factory=Backoff)


class Delivery:
    """Posts each clip once: the placeholder, which is ours, is edited into the clip.

    Editing is idempotent, so a post that may or may not have arrived is simply made again.
    `listeners` are told of a job that is about to be given up, and why; they must be quick.
    """

    def __init__(
        self,
        queue: JobQueue,
        cache: ClipCache,
        packer: Packer,
        platforms: Platforms,
        bulletin: Bulletin,
        *,
        settings: DeliverySettings,
        links: Links,
        metrics: Metrics,
        clock: Clock,
    ) -> None:
        self._queue = queue
        self._cache = cache
        self._packer = packer
        self._platforms = platforms
        self._bulletin = bulletin
        self._settings = settings
        self._links = links
        self._metrics = metrics
        self._clock = clock
        self.listeners: list[Listener] = []
        self._wake = asyncio.Event()
        self._posting: dict[str, tuple[Due, asyncio.Task[None]]] = {}
        self._backlog = True  # whether there may be more to post than there is room for
        self._crew = Crew()

    def changed(self, job: Job) -> None:
        # One that failed has its time; one that is just being posted may not be posted twice.
        if job.state is JobState.READY and not job.posts and job.id not in self._posting:
            due = Due.of(job)
            if not self._backlog and self._has_room(due):
                self._begin(due, job)  # nobody waits longer, so nothing need be read first
                return
        if job.state in (JobState.READY, JobState.FAILED, JobState.CANCELLED):
            self._wake.set()

    def wake(self) -> None:
        """A platform was connected: what waits for it can be posted."""
        self._wake.set()

    async def run(self) -> None:
        try:
            await self._run()
        finally:
            self._backlog = True

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            pause = self._settings.safety_tick
            now = self._clock.now()
            try:
                await self._fill(now)
                due = await self._queue.next_post(now)
                if due is not None:
                    pause = min(pause, max(0.0, due - self._clock.now()))
            except Exception:
                logger.exception("what is to be posted cannot be read")
            await wait(self._wake, pause, self._clock)

    async def withdraw(self, job: Job) -> None:
        """Stop showing and posting the job's clip, now that it is cancelled."""
        due, task = self._posting.get(job.id, (None, None))
        if due is not None and task is not None and due.state is JobState.READY:
            task.cancel()
            await asyncio.wait([task])
        await self._bulletin.hush(job)

    async def dismiss(self, job: Job) -> None:
        """Let the placeholder of a cancelled job say so while the job is still known, if the
        platform takes it now."""
        platform = self._platforms.of(job)
        if platform is None or job.placeholder is None:
            return
        try:
            async with asyncio.timeout(DISMISS_TIMEOUT):
                await platform.adapter.show(Status(job=job))
        except Exception as error:
            logger.warning("a placeholder stays as it was: %r", error, extra={"job": job.id})

    async def stop(self, grace: float) -> None:
        """Let posts under way come to their end, `grace` seconds at most."""
        await self._crew.finish(grace)

    async def _fill(self, now: float) -> None:
        """Begin as many posts as there is room for."""
        outbox = await self._queue.outbox(now)
        self._backlog = False
        for due in outbox:
            if due.id in self._posting or due.platform not in self._platforms:
                continue
            if self._has_room(due):
                self._begin(due)
            else:
                self._backlog = True

    def _has_room(self, due: Due) -> bool:
        """Whether one more may be posted on its platform, and in its conversation."""
        there = [other for other, _ in self._posting.values() if other.platform == due.platform]
        here = sum(other.channel == due.channel for other in there)
        return (
            due.platform in self._platforms
            and len(there) < self._settings.at_once
            and here < self._settings.per_channel
        )

    def _begin(self, due: Due, job: Job | None = None) -> None:
        with about_job(due.id):
            task = self._crew.spawn(self._post(due, job), f"delivery of job {due.id}")
        self._posting[due.id] = (due, task)
        task.add_done_callback(partial(self._posted, due))

    def _posted(self, due: Due, _: asyncio.Task[None]) -> None:
        """Also of one that was cancelled before it began, and so never ran."""
        del self._posting[due.id]
        self._wake.set()

    async def _post(self, due: Due, job: Job | None = None) -> None:
        try:
            job = job or await self._queue.get(due.id)
            if job is None:
                return
            if await self._bulletin.hush(job):
                job = await self._queue.get(due.id) or job  # the last edit may have saved a message
            platform = self._platforms.of(job)
            if platform is not None:
                with Passage(Phase.DELIVER, job=job.id):
                    await self._try(job, platform)
        except DatabaseError:
            # What was posted cannot be written down: it will be posted again, but not at once.
            logger.exception("the database cannot be written", extra={"job": due.id})
            await self._clock.sleep(self._settings.backoff.seconds(4))

    async def _try(self, job: Job, platform: Platform) -> None:
        try:
            if job.state is JobState.READY:
                await self._deliver(job, platform)
            elif job.state in (JobState.FAILED, JobState.CANCELLED):
                await self._show(job, platform)
                await settle(self._queue.told(job))
        except Unreachable:
            await self._give_up(job, Notice(code="delivery-unreachable"), told=True)
        except CannotFit:
            await self._give_up(job, self._too_big(job, platform))
        except Undeliverable as error:
            logger.error("a clip cannot be posted: %s", error, extra={"job": job.id})
            await self._give_up(job, Notice(code="delivery-failed"))
        except ClipGone:
            await self._make_again(job)
        except Exception as error:
            await self._later(job, error)

    async def _deliver(self, job: Job, platform: Platform) -> None:
        if job.clip is None:
            raise ClipGone(job.id)
        limits = platform.adapter.limits(job.address)
        parcel = await self._packer.pack(job.clip, job.format, limits)
        if job.placeholder is None:
            # Cut short, it could leave a message that nobody knows of.
            job = await unhurried(self._show(job, platform))
        try:
            moved = await self._hand_over(job, parcel, platform)
        except LeftBehind:
            # Kept first, as any placeholder: cut short, the same message is edited again, and no
            # second one made.
            job = await unhurried(self._show(job, platform))
            moved = await self._hand_over(job, parcel, platform)
        if await settle(self._queue.delivered(job, parcel.format, moved)):
            self._metrics.delivered(job)

    async def _hand_over(self, job: Job, parcel: Parcel, platform: Platform) -> str | None:
        posted = Status(job=job.evolve(format=parcel.format))
        async with asyncio.timeout(self._settings.timeout):
            return await platform.adapter.deliver(posted, parcel)

    async def _show(self, job: Job, platform: Platform) -> Job:
        """Show the job as it is; a placeholder made for it is saved before anything else."""
        async with asyncio.timeout(SHOW_TIMEOUT):
            placeholder = await platform.adapter.show(Status(job=job))
        if placeholder is None or placeholder == job.placeholder:
            return job
        await settle(self._queue.keep_placeholder(job, placeholder))
        return job.evolve(placeholder=placeholder)

    async def _give_up(self, job: Job, notice: Notice, *, told: bool = False) -> None:
        """The clip stays: it can be seen in the history and answer others."""
        logger.warning("not delivered: %s", notice.code, extra={"job": job.id})
        if job.state is JobState.READY:
            for listener in self.listeners:
                listener(job, notice)
            await self._queue.fail(job, notice, told=told)
        else:
            await self._queue.told(job)

    def _too_big(self, job: Job, platform: Platform) -> Notice:
        most = (platform.adapter.limits(job.address).max_bytes or 0) / 1e6
        link = self._links.to(job)
        if link is None:
            return Notice(code="clip-too-big", arguments={"megabytes": most})
        return Notice(code="clip-too-big-link", arguments={"megabytes": most, "link": link})

    async def _make_again(self, job: Job) -> None:
        logger.warning("the clip's file is gone", extra={"job": job.id})
        if job.clip is not None:
            await self._cache.remove(job.clip.id)
        if job.origin is None:
            await self._queue.clip_lost(job)
        else:  # it was to show that very clip, which may have been deleted
            await self._give_up(job, Notice(code="clip-gone"), told=job.placeholder is None)

    async def _later(self, job: Job, error: Exception) -> None:
        if not isinstance(error, TryLater | TimeoutError):
            logger.error("a post failed", exc_info=error, extra={"job": job.id})
        if job.posts + 1 >= self._settings.attempts:
            await self._give_up(job, Notice(code="delivery-failed"))
            return
        after = error.after if isinstance(error, TryLater) else 0.0
        pause = self._settings.backoff.seconds(job.posts, after)
        await self._queue.postpone(job, self._clock.now() + pause)
        self._metrics.postponed(job.address.platform)
