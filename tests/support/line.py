"""The whole line on a real database, with a quick generator and a platform in memory."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.line import Line, LineSettings
from bot.links import Links
from bot.service import VideoService
from bot.types import Address, Job, JobState
from cache.clips import ClipCache
from cache.database import Database
from generator.errors import CannotFit, ClipGone
from generator.fitting import Fitted
from generator.types import Clip, ClipRequest
from tests.support.adapter import RecordingAdapter
from tests.support.clock import HandClock
from tests.support.generator import Making, QuickGenerator


@dataclass(slots=True)
class Bench:
    """A line at work, and its parts."""

    line: Line
    database: Database
    cache: ClipCache
    generator: QuickGenerator
    adapter: RecordingAdapter
    clock: Clock
    clips_dir: Path

    @property
    def service(self) -> VideoService:
        return self.line.service

    async def job(self, job_id: str) -> Job:
        job = await self.line.queue.get(job_id)
        assert job is not None
        return job

    async def until_state(self, job_id: str, state: JobState) -> Job:
        """Wait until the job is in the state; every change of a job tells the listeners."""
        reached = asyncio.Event()
        self.line.queue.listeners.append(
            lambda job: reached.set() if (job.id, job.state) == (job_id, state) else None
        )
        if (await self.job(job_id)).state is not state:
            async with asyncio.timeout(10):
                await reached.wait()
        return await self.job(job_id)

    async def placeholder(self, job_id: str) -> str:
        """The job's placeholder, once it is kept."""
        async with asyncio.timeout(10):
            while True:
                job = await self.job(job_id)
                if job.placeholder is not None:
                    return job.placeholder
                await asyncio.sleep(0.005)


def request(prompt: str = "a sunset", **changes: object) -> ClipRequest:
    return ClipRequest(prompt=prompt, engine="sketch").evolve(**changes)


def address(user: str = "ada", source: str | None = None, channel: str = "room") -> Address:
    return Address(platform="memory", channel=channel, user=user, community="us", source=source)


async def untouched(
    clip: Clip, format: str, max_bytes: int | None, target_dir: Path, *, gently: bool = False
) -> Fitted:
    """In place of `generator.fitting.fit`: every clip fits as it is, but no GIF that nobody asked
    for."""
    if not clip.path.exists() or clip.path.stat().st_size != clip.size:
        raise ClipGone(clip.id)
    if format == "gif" and gently:
        raise CannotFit
    return Fitted(clip.path, clip.width, clip.height, clip.size)


def open_cache(
    database: Database, clips_dir: Path, clock: Clock, quota_bytes: int = 10**9
) -> ClipCache:
    return ClipCache(
        database,
        None,
        clips_dir=clips_dir,
        threshold=0.9,
        quota_bytes=quota_bytes,
        hot_size=100,
        clock=clock.now,
    )


@asynccontextmanager
async def bench(
    folder: Path,
    *,
    settings: LineSettings | None = None,
    clock: Clock | None = None,
    adapter: RecordingAdapter | None = None,
    cpu_workers: int = 2,
    quota_bytes: int = 10**9,
    making: Making | None = None,
    links: Links | None = None,
    start: bool = True,
) -> AsyncIterator[Bench]:
    """A line in `folder`; the same folder again continues with what was left there.

    `making` is the generator's from the first clip on: a job that was left begins with the line.
    """
    clips_dir = folder / "clips"
    clock = clock or HandClock()
    generator = QuickGenerator(clips_dir, cpu_workers=cpu_workers)
    generator.making = making
    await generator.start()
    database = await Database.open(folder / "reelbot.sqlite3")
    cache = open_cache(database, clips_dir, clock, quota_bytes)
    settings = settings or LineSettings(clips_dir=clips_dir, grace=0)
    line = Line(
        settings,
        database,
        cache,
        generator,
        fit=untouched,
        clock=clock,
        dice=random.Random(1),
        links=links,
    )
    adapter = adapter or RecordingAdapter()
    if start:
        await line.start()
        await line.attach(adapter)
    try:
        yield Bench(line, database, cache, generator, adapter, clock, clips_dir)
    finally:
        await line.stop()
        await database.close()
