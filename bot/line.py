"""The line from a request to a posted clip, put together for the composition root."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.bulletin import Bulletin
from bot.clock import Clock, SystemClock
from bot.communities import Communities
from bot.delivery import Delivery, DeliverySettings
from bot.engines import PREFERENCE
from bot.eta import REMEMBERED, Estimator
from bot.finder import Finder, Triage
from bot.gallery import Gallery
from bot.images.store import ImageStore
from bot.links import Links
from bot.metrics import Metrics
from bot.offers import Offers
from bot.outlook import Outlook
from bot.packer import Fit, Packer
from bot.platforms import Platforms
from bot.preferences import People
from bot.privacy import Privacy
from bot.queue import Caps, JobQueue
from bot.scheduler import Scheduler
from bot.service import VideoService
from bot.tasks import Crew
from bot.types import Adapter, Job
from bot.uploads import Uploads
from bot.workshop import Workshop
from cache.clips import ClipCache
from cache.database import Database
from generator.fitting import fit
from generator.supervisor import Generator


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSettings:
    """`engines` in the order they are preferred; `grace` is seconds that running jobs, and then
    posts under way, get to end when the program stops; `images_dir` None is beside the clips."""

    clips_dir: Path
    images_dir: Path | None = None
    images_quota: int = 10**9
    caps: Caps = field(default_factory=Caps)
    engines: Sequence[str] = PREFERENCE
    delivery: DeliverySettings = field(default_factory=DeliverySettings)
    grace: float = 10.0


class Line:
    """Queue, scheduler, bulletin and delivery around one database, cache and generator, all of
    which are opened before `start` and closed after `stop` by whoever made them."""

    def __init__(
        self,
        settings: LineSettings,
        database: Database,
        cache: ClipCache,
        generator: Generator,
        *,
        fit: Fit = fit,
        clock: Clock | None = None,
        dice: random.Random | None = None,
        links: Links | None = None,
    ) -> None:
        clock = clock or SystemClock()
        dice = dice or random.SystemRandom()
        links = links or Links()
        self._settings = settings
        self._crew = Crew()
        self._estimator = Estimator()
        self.metrics = Metrics()
        self.platforms = Platforms()
        self.queue = JobQueue(
            database, cache, clips_dir=settings.clips_dir, caps=settings.caps, clock=clock
        )
        self.images = ImageStore(
            database,
            settings.images_dir or settings.clips_dir.with_name("images"),
            clock,
            quota_bytes=settings.images_quota,
        )
        outlook = Outlook(self.queue, self._estimator, generator.capacity, clock)
        finder = Finder(cache)
        packer = Packer(fit, settings.clips_dir)
        uploads = Uploads(database)
        cache.on_leaving += [packer.forget, uploads.reread]
        self.bulletin = Bulletin(
            self.queue, self.platforms, outlook, backoff=settings.delivery.backoff, clock=clock
        )
        self.scheduler = Scheduler(
            self.queue,
            finder,
            generator,
            self.images,
            self._estimator,
            on_progress=self.bulletin.progressed,
            metrics=self.metrics,
            clock=clock,
        )
        self.delivery = Delivery(
            self.queue,
            cache,
            packer,
            self.platforms,
            self.bulletin,
            settings=settings.delivery,
            links=links,
            metrics=self.metrics,
            clock=clock,
        )
        self.triage = Triage(self.queue, finder)
        workshop = Workshop(
            queue=self.queue,
            scheduler=self.scheduler,
            delivery=self.delivery,
            outlook=outlook,
            finder=finder,
            cache=cache,
            images=self.images,
            packer=packer,
            generator=generator,
        )
        people = People(database)
        self.service = VideoService(
            workshop,
            Communities(database, clock),
            people,
            Gallery(self.queue, database, clock),
            Privacy(
                self.queue,
                self.scheduler,
                self.delivery,
                cache,
                self.images,
                generator,
                people,
                database,
                clock,
            ),
            Offers(database, clock),
            uploads,
            preference=settings.engines,
            links=links,
            metrics=self.metrics,
            dice=dice,
        )
        self.queue.listeners += [
            outlook.changed,
            self.metrics.changed,
            self.bulletin.changed,
            self.triage.changed,
            self.delivery.changed,
            self.scheduler.changed,
        ]

    async def start(self) -> None:
        """Take up what was left when the program ended, and go to work."""
        for request, seconds in reversed(await self.queue.timings(4 * REMEMBERED)):
            self._estimator.measure(request, seconds)
        for job in await self.queue.recover():
            self.triage.changed(job)
        self.scheduler.start()
        self._crew.spawn(self.triage.run(), "triage")
        self._crew.spawn(self.bulletin.run(), "bulletin")
        self._crew.spawn(self.delivery.run(), "delivery")
        self._crew.spawn(self.metrics.watch_lag(), "event-loop lag")

    async def attach(self, adapter: Adapter) -> None:
        """From now on show and post what belongs to this platform; it is connected."""
        changed: set[str] = set()

        def note(job: Job) -> None:
            changed.add(job.id)

        self.platforms.attach(adapter)
        self.queue.listeners.append(note)
        try:
            jobs = await self.queue.open_jobs()
        finally:
            self.queue.listeners.remove(note)
        for job in jobs:
            # One that changed meanwhile is known already, and may even be posted by now.
            if job.id not in changed:
                self.bulletin.changed(job)
        self.delivery.wake()

    async def stop(self) -> None:
        """Come to rest, adapters still connected: everything unfinished is on the disk."""
        await self.scheduler.stop(self._settings.grace)
        await self._crew.cancel()
        await self.delivery.stop(self._settings.grace)
        await self.bulletin.stop(self._settings.grace)
        await self.queue.drain()
