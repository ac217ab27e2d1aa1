"""What keeps the store in order beside the jobs: the sweep, the quotas, what is to be forgotten,
the embedder's warm-up."""

import asyncio
import logging

from bot.clock import Clock, wait
from bot.images.store import ImageStore
from bot.phases import Passage, Phase
from bot.queue import JobQueue
from bot.types import Job, JobState
from cache.clips import ClipCache
from cache.database import DatabaseError
from cache.embedder import Embedder, EmbedderUnavailable
from cache.store import RECOUNT

logger = logging.getLogger(__name__)

NO_ROOM = "job-no-room"
"""How a job ends whose clip found no room on the disk: other clips may go for the next."""

EVERY = RECOUNT + 1.0
"""Seconds between two looks at the quota when no clip is made, and at what is to be forgotten."""


class Housekeeper:
    """Sweeps once, then lets clips go whenever one was made, and now and then: what was used a
    moment ago did not leave, and GIFs are made of clips that are there already.

    The embedder is loaded once there are clips that a prompt could be compared with: it takes
    seconds and memory that a fresh installation has no use for.
    """

    def __init__(
        self,
        cache: ClipCache,
        embedder: Embedder,
        queue: JobQueue,
        images: ImageStore,
        clock: Clock,
    ) -> None:
        self._cache = cache
        self._queue = queue
        self._images = images
        self._embedder = embedder
        self._clock = clock
        self._made = asyncio.Event()
        self._tidy_at = 0.0

    def changed(self, job: Job) -> None:
        made = job.state is JobState.READY and job.reuse is None
        short = job.error is not None and job.error.code == NO_ROOM
        if made or short:
            self._made.set()

    async def run(self, *, warm: bool) -> None:
        """For ever; with `warm` the embedder is loaded at once."""
        await self._surely_sweep()
        await self._surely_read()
        while True:
            if warm:
                await self._warm()
            warm = await wait(self._made, EVERY, self._clock)
            self._made.clear()
            await self._surely_evict()
            await self._surely_tidy()

    async def _warm(self) -> None:
        try:
            await self._embedder.warm()
        except EmbedderUnavailable as error:
            logger.warning("clips are found by their exact prompt only: the embedder %s", error)

    async def _surely_sweep(self) -> None:
        try:
            with Passage(Phase.SWEEP):
                await self._cache.sweep()
        except (DatabaseError, OSError):
            logger.exception("the clips could not be swept")

    async def _surely_read(self) -> None:
        try:
            await self._cache.read_ahead()
        except Exception:  # lookups will tell of it again; the house is to be kept all the same
            logger.exception("the clips could not be read ahead")

    async def _surely_evict(self) -> None:
        try:
            await self._cache.evict()
        except (DatabaseError, OSError):
            logger.exception("the quota could not be kept")

    async def _surely_tidy(self) -> None:
        now = self._clock.now()
        if now < self._tidy_at:
            return
        self._tidy_at = now + EVERY
        try:
            await self._queue.tidy()
        except DatabaseError:
            logger.exception("what means nothing any more could not be forgotten")
        try:
            await self._images.prune()
        except (DatabaseError, OSError):
            logger.exception("old pictures could not be let go")
