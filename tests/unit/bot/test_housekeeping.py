"""What keeps the store in order beside the jobs."""

import asyncio
from unittest.mock import create_autospec

from bot.housekeeping import EVERY, Housekeeper
from bot.images.store import ImageStore
from bot.queue import JobQueue
from bot.types import Address, ClipFormat, Job, JobState, Notice
from cache.clips import ClipCache
from cache.database import DatabaseError
from cache.embedder import Embedder, EmbedderUnavailable
from generator.types import ClipRequest, Lane
from tests.support.clock import HandClock


def job(state: JobState) -> Job:
    return Job(
        id="1",
        number=1,
        state=state,
        lane=Lane.CPU,
        request=ClipRequest(prompt="a cat", engine="sketch"),
        address=Address(platform="memory", channel="c", user="u", community="s"),
        format=ClipFormat.MP4,
    )


class Asked:
    """A mock's answer that tells how often it was asked for."""

    def __init__(self, error: Exception | None = None) -> None:
        self.times = 0
        self._error = error
        self._changed = asyncio.Condition()

    async def __call__(self) -> None:
        async with self._changed:
            self.times += 1
            self._changed.notify_all()
        if self._error:
            raise self._error

    async def reached(self, times: int) -> None:
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(lambda: self.times >= times)


async def test_it_sweeps_once_keeps_the_quota_and_loads_the_embedder_when_there_are_clips() -> None:
    sweep, evict, warm = Asked(), Asked(DatabaseError("full")), Asked(EmbedderUnavailable("no"))
    cache, embedder = create_autospec(ClipCache), create_autospec(Embedder)
    cache.sweep, cache.evict, embedder.warm = sweep, evict, warm
    queue = create_autospec(JobQueue)
    queue.tidy = tidy = Asked(DatabaseError("full"))
    clock = HandClock()
    images = create_autospec(ImageStore)
    images.prune = prune = Asked(DatabaseError("full"))
    housekeeper = Housekeeper(cache, embedder, queue, images, clock)
    running = asyncio.create_task(housekeeper.run(warm=False))
    await sweep.reached(1)
    housekeeper.changed(job(JobState.RUNNING))
    await asyncio.sleep(0)
    assert (evict.times, warm.times) == (0, 0)
    housekeeper.changed(job(JobState.READY))
    await evict.reached(1)
    await warm.reached(1)
    housekeeper.changed(job(JobState.READY))
    await evict.reached(2)  # neither a failure nor a missing embedder ends it
    await clock.until_asleep(EVERY)
    assert (tidy.times, prune.times) == (1, 1)  # not with each clip
    warmed = warm.times
    clock.advance(EVERY)
    await evict.reached(3)  # also when nothing is made any more
    await tidy.reached(2)
    await prune.reached(2)
    assert (sweep.times, warm.times) == (1, warmed)
    running.cancel()


async def test_a_clip_that_found_no_room_lets_others_go() -> None:
    evict = Asked()
    cache = create_autospec(ClipCache)
    cache.evict = evict
    images, queue = create_autospec(ImageStore), create_autospec(JobQueue)
    housekeeper = Housekeeper(cache, create_autospec(Embedder), queue, images, HandClock())
    running = asyncio.create_task(housekeeper.run(warm=False))
    for code, times in (("job-failed", 0), ("job-no-room", 1)):
        housekeeper.changed(job(JobState.FAILED).evolve(error=Notice(code=code)))
        await asyncio.sleep(0)
        assert housekeeper._made.is_set() is bool(times)
    await evict.reached(1)
    running.cancel()
