"""bot.warmer: it works when nobody waits, and lets whoever comes go first."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.types import JobState
from bot.warmer import POLL, QUIET, Warmer
from bot.warming import Maker
from bot.wishes import Wish
from cache.database import DatabaseError
from tests.support.clock import HandClock
from tests.support.generator import Gate
from tests.support.line import Bench, address, bench, request
from tests.unit.bot.test_warming import HERE, QUOTA, maker_of


@asynccontextmanager
async def at_work(
    folder: Path, *words: str, quota_bytes: int = QUOTA
) -> AsyncIterator[tuple[Bench, Maker, HandClock]]:
    """A line and a warmer with these prompts on its list. The warmer's clock is its own, so that
    a test can tell when it sleeps."""
    async with bench(folder, cpu_workers=1, quota_bytes=quota_bytes) as line:
        clock = HandClock()
        maker = maker_of(line, quota_bytes=quota_bytes, clock=clock)
        await maker.wishes.add(Wish(scope=HERE, words=it, locale="en") for it in words)
        warmer = Warmer(maker, line.line.queue, line.service.house, clock)
        line.line.queue.listeners.append(warmer.changed)
        running = asyncio.create_task(warmer.run())
        try:
            yield line, maker, clock
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def quiet(clock: HandClock) -> None:
    """Nobody asks for anything for a while."""
    await clock.until_asleep(QUIET)
    clock.advance(QUIET)


async def test_the_list_is_worked_off_one_after_the_other_when_it_is_quiet(tmp_path: Path) -> None:
    async with at_work(tmp_path, "one", "two") as (line, maker, clock):
        await quiet(clock)
        await quiet(clock)
        await quiet(clock)
        await clock.until_asleep(POLL)
        assert [asked.prompt for _, asked in line.generator.asked] == ["one", "two"]
        assert (line.generator.busiest, await maker.wishes.count()) == (1, 0)

        await maker.wishes.add([Wish(scope=HERE, words="three", locale="en")])
        clock.advance(POLL)
        await quiet(clock)
        await clock.until_asleep(QUIET)
        assert [asked.prompt for _, asked in line.generator.asked][2:] == ["three"]


async def test_nothing_is_begun_while_a_job_is_made(tmp_path: Path) -> None:
    async with at_work(tmp_path, "ahead") as (line, _, clock):
        line.generator.making = gate = Gate()
        status = await line.service.submit(request(), address())
        await gate.next()
        for _ in range(3):
            await quiet(clock)
        assert len(line.generator.asked) == 1
        gate.open()
        await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
        await quiet(clock)
        await quiet(clock)
        await clock.until_asleep(QUIET)
        assert [asked.prompt for _, asked in line.generator.asked] == ["a sunset", "ahead"]


async def test_who_asks_while_a_clip_is_made_ahead_goes_first(tmp_path: Path) -> None:
    async with at_work(tmp_path, "ahead") as (line, maker, clock):
        line.generator.making = gate = Gate()
        await quiet(clock)
        await gate.next()
        status = await line.service.submit(request(), address())
        assert await gate.next() == status.job.id
        await clock.until_asleep(QUIET)  # it let go of the clip
        gate.open()
        await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
        wish = await maker.next()
        assert wish is not None
        assert wish.tries == 0, "that it was called off is not its fault"
        await quiet(clock)
        await quiet(clock)
        await clock.until_asleep(QUIET)
        assert await maker.wishes.count() == 0


async def test_a_request_that_is_answered_at_once_disturbs_nobody(tmp_path: Path) -> None:
    async with at_work(tmp_path, "ahead") as (line, maker, clock):
        first = await line.service.submit(request(), address())
        await line.adapter.until(lambda: bool(line.adapter.clips(first.job.id)))
        line.generator.making = gate = Gate()
        await quiet(clock)
        await quiet(clock)
        await gate.next()
        again = await line.service.submit(request(), address())
        assert again.job.state is JobState.READY
        gate.open()
        await clock.until_asleep(QUIET)
        assert await maker.wishes.count() == 0


async def test_the_same_prompt_asked_for_while_it_is_made_ahead_is_one_clip(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path, "a sunset") as (line, maker, clock):
        line.generator.making = gate = Gate()
        await quiet(clock)
        await gate.next()
        status = await line.service.submit(request(), address(), chosen=())
        await gate.next()
        gate.open()
        await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
        await quiet(clock)
        await quiet(clock)
        await clock.until_asleep(QUIET)
        assert len(await line.database.fetch_all("SELECT id FROM clips")) == 1
        assert await maker.wishes.count() == 0


async def test_a_closed_house_begins_nothing(tmp_path: Path) -> None:
    async with at_work(tmp_path, "ahead") as (line, _, clock):
        line.service.house.close()
        await quiet(clock)
        await quiet(clock)
        await clock.until_asleep(QUIET)
        assert line.generator.asked == []
        line.service.house.open()
        await quiet(clock)
        await quiet(clock)
        await clock.until_asleep(QUIET)
        assert len(line.generator.asked) == 1


async def test_a_store_that_is_full_waits_for_room(tmp_path: Path) -> None:
    async with at_work(tmp_path, "ahead", quota_bytes=40) as (line, maker, clock):
        first = await line.service.submit(request(), address())
        await line.adapter.until(lambda: bool(line.adapter.clips(first.job.id)))
        await quiet(clock)
        await quiet(clock)
        await clock.until_asleep(POLL)
        assert (len(line.generator.asked), await maker.wishes.count()) == (1, 1)


async def test_a_database_that_cannot_be_written_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with at_work(tmp_path, "ahead") as (line, maker, clock):

        async def broken() -> bool:
            raise DatabaseError("the disk is full")

        with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
            patch.setattr(maker, "has_room", broken)
            await quiet(clock)
            await clock.until_asleep(POLL)
        assert "cannot be made ahead" in caplog.text
        clock.advance(POLL)
        await quiet(clock)
        await clock.until_asleep(QUIET)
        assert len(line.generator.asked) == 1


async def test_when_the_program_ends_what_is_made_goes_back_on_the_list(tmp_path: Path) -> None:
    async with at_work(tmp_path, "ahead") as (line, maker, clock):
        line.generator.making = gate = Gate()
        await quiet(clock)
        await gate.next()
        begun = await maker.next()
        assert begun is not None
        assert begun.tries == 1
    async with bench(tmp_path) as line:
        left = await maker_of(line).next()
        assert left is not None
        assert left.tries == 0
