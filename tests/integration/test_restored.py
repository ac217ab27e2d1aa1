"""A database brought back from a backup, beside files that are older, newer or gone."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.types import JobState, Parcel, Status
from generator.types import Clip
from tests.support.adapter import RecordingAdapter
from tests.support.line import Bench, address, bench, request

DATABASE = "reelbot.sqlite3"


async def get(line: Bench, prompt: str) -> Clip:
    """The clip that somebody gets for a prompt."""
    job = (await line.service.submit(request(prompt), address())).job
    await line.adapter.until(lambda: bool(line.adapter.clips(job.id)))
    clip = (await line.job(job.id)).clip
    assert clip is not None
    return clip


def back_up(source: Path, target: Path) -> None:
    """As an operator would, with SQLite's own backup."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def restore(folder: Path, backup: Path) -> None:
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
    backup.rename(folder / DATABASE)


class Deaf(RecordingAdapter):
    """Takes placeholders and no clips."""

    async def deliver(self, status: Status, parcel: Parcel) -> None:
        await asyncio.Event().wait()


async def test_what_is_missing_is_made_anew_and_nothing_else_is_served_in_its_place(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path) as line:
        kept, lost = await get(line, "a fox"), await get(line, "a hare")
    async with bench(tmp_path, adapter=Deaf()) as line:
        waiting = (await line.service.submit(request("an owl"), address("bob"))).job
        unposted = (await line.until_state(waiting.id, JobState.READY)).clip
        assert unposted is not None
        await asyncio.to_thread(back_up, tmp_path / DATABASE, tmp_path / "backup")
        wolf = (await line.service.submit(request("a wolf"), address("eve"))).job
        later = (await line.until_state(wolf.id, JobState.READY)).clip
        assert later is not None
    await asyncio.to_thread(restore, tmp_path, tmp_path / "backup")
    for clip in (lost, unposted):
        clip.path.unlink()

    async with bench(tmp_path, start=False) as line:
        await line.cache.take_stock()
        await line.line.start()
        await line.line.attach(line.adapter)
        await line.adapter.until(lambda: bool(line.adapter.clips(waiting.id)))
        assert (await get(line, "a fox")).id == kept.id
        again = await get(line, "a hare")
        assert again.id != lost.id
        owl = await line.job(waiting.id)
        assert owl.clip is not None
        assert owl.clip.id != unposted.id
        assert {asked.prompt for _, asked in line.generator.asked} == {"a hare", "an owl"}
        await line.cache.sweep()
        assert (await get(line, "a wolf")).id != later.id  # the backup knows nothing of it
        left = {path.stem for path in line.clips_dir.iterdir()}
        assert left == {kept.id, again.id, owl.clip.id, (await get(line, "a wolf")).id}
