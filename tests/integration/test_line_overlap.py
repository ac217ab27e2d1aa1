"""The whole line on the real gpu lane: the next job is claimed while a clip is being encoded."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.line import Line, LineSettings
from bot.queue import Caps
from bot.types import Job, JobState
from cache.database import Database
from tests.support.adapter import RecordingAdapter
from tests.support.encoders import HeldEncoder
from tests.support.line import address, open_cache, untouched
from tests.support.workers import PATIENCE, hostile, shows, small

JOBS = 10


@dataclass(slots=True)
class Works:
    """A line over real workers."""

    line: Line
    adapter: RecordingAdapter

    async def submit(self, seed: int, prompt: str = "") -> str:
        asked = small("brisk", prompt or f"colour {seed}", seed=seed)
        return (await self.line.service.submit(asked, address())).job.id

    async def job(self, job_id: str) -> Job:
        job = await self.line.queue.get(job_id)
        assert job is not None
        return job

    async def until_encoding(self, job_id: str) -> None:
        """Wait until the job's last frame is drawn."""

        async def encoding() -> bool:
            status = await self.line.service.status(job_id)
            return status.progress is not None and status.progress.stage == "encode"

        await until(encoding)


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await happened():  # noqa: ASYNC110 - another process decides when
            await asyncio.sleep(0.005)


@asynccontextmanager
async def works(folder: Path) -> AsyncIterator[Works]:
    clips_dir, clock = folder / "clips", SystemClock()
    async with hostile(folder) as generator:
        database = await Database.open(folder / "reelbot.sqlite3")
        settings = LineSettings(clips_dir=clips_dir, caps=Caps(jobs_per_user=50), grace=0)
        cache = open_cache(database, clips_dir, clock)
        line = Line(settings, database, cache, generator, fit=untouched, clock=clock)
        adapter = RecordingAdapter()
        await line.start()
        await line.attach(adapter)
        try:
            yield Works(line, adapter)
        finally:
            await line.stop()
            await database.close()


@pytest.fixture
def encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HeldEncoder:
    return HeldEncoder(tmp_path, monkeypatch)


async def test_ten_jobs_become_ten_clips_each_its_own_and_two_are_under_way_at_once(
    tmp_path: Path, encoder: HeldEncoder
) -> None:
    encoder.hold()
    async with works(tmp_path) as it:
        jobs = [await it.submit(seed) for seed in range(1, JOBS + 1)]
        await it.until_encoding(jobs[1])
        states = [(await it.job(job_id)).state for job_id in jobs]
        assert states == [JobState.RUNNING] * 2 + [JobState.QUEUED] * (JOBS - 2)
        encoder.let_go()
        await it.adapter.until(lambda: len(it.adapter.clips()) == JOBS)
        for seed, job_id in enumerate(jobs, 1):
            job = await it.job(job_id)
            assert (job.attempt, len(it.adapter.clips(job_id))) == (1, 1)
            assert job.clip is not None
            assert shows(job.clip, seed)


async def test_a_job_that_kills_every_worker_takes_no_other_with_it(
    tmp_path: Path, encoder: HeldEncoder
) -> None:
    encoder.hold()
    async with works(tmp_path) as it:
        mine = await it.submit(1)
        await it.until_encoding(mine)
        killer = await it.submit(2, "dies")
        await until(lambda: _claimed(it, mine, 2))  # its first clip was lost
        encoder.let_go()
        await it.adapter.until(lambda: it.adapter.states(killer)[-1:] == [JobState.FAILED])
        await it.adapter.until(lambda: bool(it.adapter.clips(mine)))
        assert ((await it.job(mine)).attempt, (await it.job(killer)).attempt) == (2, 3)


async def _claimed(it: Works, job_id: str, times: int) -> bool:
    return (await it.job(job_id)).attempt >= times
