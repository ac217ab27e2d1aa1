"""What a line that died left behind, taken up by the next one.

Dying is played by copying the data folder, database and WAL and all, while the first line is in
the middle of something; the second line starts on the copy.
"""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.types import JobState, Parcel, Status
from tests.support.adapter import RecordingAdapter
from tests.support.generator import Gate
from tests.support.line import Bench, address, bench, request


@asynccontextmanager
async def after_a_crash(line: Bench, folder: Path) -> AsyncIterator[Bench]:
    """The next line, with the same platform: its messages are still there."""
    shutil.copytree(line.clips_dir.parent, folder)
    next_adapter = RecordingAdapter()
    next_adapter.posts = list(line.adapter.posts)
    async with bench(folder, adapter=next_adapter) as following:
        yield following
    check = sqlite3.connect(folder / "reelbot.sqlite3")
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()


async def test_jobs_that_waited_or_were_being_made_end_in_their_own_placeholders(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path / "one", cpu_workers=1) as first:
        first.generator.making = gate = Gate()
        jobs = [
            (await first.service.submit(request(f"prompt {index}"), address())).job.id
            for index in range(4)
        ]
        await gate.next()
        placeholders = {job_id: await first.placeholder(job_id) for job_id in jobs}
        async with after_a_crash(first, tmp_path / "two") as second:
            await second.adapter.until(lambda: len(second.adapter.clips()) == len(jobs))
            for job_id in jobs:
                (clip,) = second.adapter.clips(job_id)
                assert clip.reference == placeholders[job_id]
            running = await second.job(jobs[0])
            assert running.attempt == 2


async def test_a_clip_whose_post_was_not_written_down_is_put_into_the_same_message(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path / "one") as first:
        job_id = (await first.service.submit(request(), address())).job.id
        await first.adapter.until(lambda: bool(first.adapter.clips()))
    database = sqlite3.connect(tmp_path / "one" / "reelbot.sqlite3")
    database.execute("UPDATE jobs SET state = 'READY', ended_at = NULL")
    database.commit()
    database.close()
    async with after_a_crash(first, tmp_path / "two") as second:
        await second.adapter.until(lambda: len(second.adapter.clips()) == 2)
        one, two = second.adapter.clips(job_id)
        assert one.reference == two.reference
        assert second.generator.asked == []


async def test_an_end_that_was_not_told_is_told_after_the_restart(tmp_path: Path) -> None:
    async with bench(tmp_path / "one") as first:
        first.generator.making = gate = Gate()
        job_id = (await first.service.submit(request(), address())).job.id
        await gate.next()
        await first.placeholder(job_id)

        async def refuse(status: Status, parcel: Parcel | None) -> None:
            raise ConnectionError

        first.adapter.before = refuse
        await first.service.cancel(job_id, "memory:ada")
        async with after_a_crash(first, tmp_path / "two") as second:
            second.clock.advance(60)  # type: ignore[attr-defined]  # a HandClock here
            await second.adapter.until(
                lambda: second.adapter.states(job_id)[-1] is JobState.CANCELLED
            )


async def test_a_job_that_died_before_its_placeholder_gets_one(tmp_path: Path) -> None:
    async with bench(tmp_path / "one", start=False) as first:
        job_id = (await first.service.submit(request(), address())).job.id
        async with after_a_crash(first, tmp_path / "two") as second:
            await second.adapter.until(lambda: bool(second.adapter.clips(job_id)))
            assert len({post.reference for post in second.adapter.of(job_id)}) == 1


async def test_a_restart_keeps_who_is_next(tmp_path: Path) -> None:
    async with bench(tmp_path / "one", cpu_workers=1) as first:
        first.generator.making = gate = Gate()
        for index in range(3):
            await first.service.submit(request(f"ada {index}"), address("ada"))
        await gate.next()
        await first.service.submit(request("bob"), address("bob"))
        async with after_a_crash(first, tmp_path / "two") as second:
            await second.adapter.until(lambda: len(second.adapter.clips()) == 4)
            made = [asked.prompt for _, asked in second.generator.asked]
            assert made.index("bob") < made.index("ada 1")
