"""Whether a clip that exists answers a job: asked when it is queued, and when it is claimed."""

import asyncio
import logging
from collections.abc import Awaitable

from bot.queue import JobQueue
from bot.types import Job, JobState
from cache.clips import ClipCache, Hit
from generator.types import ClipRequest

logger = logging.getLogger(__name__)

BATCH = 32  # lookups at the same time, so that the embedder gets their prompts together


class Finder:
    """A cache that fails finds nothing; the job is made then."""

    def __init__(self, cache: ClipCache) -> None:
        self._cache = cache

    async def find_exact(self, request: ClipRequest, pool: str) -> Hit | None:
        """The very same request; at once, without a look at what prompts mean."""
        return await self._look(self._cache.lookup_exact(request, pool))

    async def find(self, job: Job) -> Hit | None:
        """The same request, or one that means the same."""
        return await self.find_like(job.request, job.address.pool)

    async def find_like(self, request: ClipRequest, pool: str) -> Hit | None:
        """As `find`, for what is not asked for yet."""
        return await self._look(self._cache.lookup(request, pool))

    async def find_before_making(self, request: ClipRequest, pool: str) -> Hit | None:
        """A last and thorough look, which takes its time: a clip takes longer."""
        return await self._look(self._cache.lookup(request, pool, thorough=True))

    async def _look(self, lookup: Awaitable[Hit | None]) -> Hit | None:
        try:
            return await lookup
        except Exception:
            logger.exception("the lookup failed")
            return None


class Triage:
    """Looks up queued jobs in the background: one that is answered need not wait for its lane.

    The lookup by meaning may take a while, so it is not made before a job is acknowledged.
    """

    def __init__(self, queue: JobQueue, finder: Finder) -> None:
        self._queue = queue
        self._finder = finder
        self._waiting: dict[str, Job] = {}
        self._wake = asyncio.Event()

    def changed(self, job: Job) -> None:
        # A given seed is a wish for that very clip, which was looked up on arrival.
        if job.state is JobState.QUEUED and job.request.seed is None:
            self._waiting[job.id] = job
            self._wake.set()
        else:
            self._waiting.pop(job.id, None)

    async def run(self) -> None:
        while True:
            await self._wake.wait()
            batch = [self._waiting.pop(job_id) for job_id in list(self._waiting)[:BATCH]]
            if not batch:
                self._wake.clear()
            await asyncio.gather(*(self._decide(job) for job in batch))

    async def _decide(self, job: Job) -> None:
        try:
            hit = await self._finder.find(job)
            if hit is not None:
                await self._queue.reuse(job, hit)
        except Exception:
            logger.exception("a queued job could not be answered", extra={"job": job.id})
