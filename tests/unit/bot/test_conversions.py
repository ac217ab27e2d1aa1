"""bot.conversions: whoever has a clip posted anew hears what became of that."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.conversions import Conversions
from bot.delivery import DeliverySettings
from bot.line import LineSettings
from bot.types import ClipFormat, Job, JobState, Notice, Parcel, Status, TryLater, Unreachable
from generator.errors import CannotFit, UserError
from tests.support.clock import HandClock
from tests.support.line import Bench, address, bench, request


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    settings = LineSettings(
        clips_dir=tmp_path / "clips", delivery=DeliverySettings(attempts=1), grace=0
    )
    async with bench(tmp_path, settings=settings) as line:
        yield line


async def posted(line: Bench, source: str | None = None) -> Job:
    """A job whose clip stands in its conversation."""
    ended: asyncio.Queue[Job] = asyncio.Queue()
    line.line.queue.listeners.append(lambda job: ended.put_nowait(job) if job.state.final else None)
    await line.service.submit(request(), address(source=source))
    job = await asyncio.wait_for(ended.get(), 10)
    line.line.queue.listeners.pop()
    assert job.state is JobState.DELIVERED
    return job


def converted(line: Bench, job: Job, format: ClipFormat = ClipFormat.GIF) -> Awaitable[None]:
    return asyncio.wait_for(line.service.converted(job.id, format, "memory:ada"), 10)


async def refused(waiting: Awaitable[None]) -> UserError:
    with pytest.raises(UserError) as caught:
        await waiting
    return caught.value


def refuse(line: Bench, *errors: Exception) -> None:
    """The next posts meet these errors, one each."""
    left = list(errors)

    async def before(status: Status, parcel: Parcel | None) -> None:
        if parcel is not None and left:
            raise left.pop(0)

    line.adapter.before = before


async def test_it_is_over_once_the_clip_stands_there_in_the_format(line: Bench) -> None:
    job = await posted(line)
    for format in (ClipFormat.GIF, ClipFormat.MP4, ClipFormat.MP4):
        await converted(line, job, format)
        assert (await line.job(job.id)).posted is format


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CannotFit("too long"), "convert-too-big"),
        (Unreachable("somebody deleted it"), "convert-failed"),
        (TryLater("flood"), "convert-failed"),  # the one attempt there is
    ],
)
async def test_what_comes_to_nothing_says_why_and_leaves_the_clip(
    line: Bench, error: Exception, code: str
) -> None:
    job = await posted(line)
    refuse(line, error)
    why = await refused(converted(line, job))
    assert (why.code, why.arguments["format"]) == (code, "GIF")
    kept = await line.job(job.id)
    assert (kept.state, kept.format, kept.error) == (JobState.DELIVERED, ClipFormat.MP4, None)


async def test_everybody_who_wanted_it_hears_that_it_came_to_nothing(line: Bench) -> None:
    job = await posted(line)
    # One for each: whoever presses when it has just come to nothing begins it once more.
    refuse(line, *(CannotFit("too long") for _ in range(3)))
    reasons = await asyncio.gather(*(refused(converted(line, job)) for _ in range(3)))
    assert {why.code for why in reasons} == {"convert-too-big"}


async def test_who_begins_to_wait_just_when_it_is_given_up_hears_why_too(line: Bench) -> None:
    job = await posted(line)
    conversions = Conversions(line.line.queue, line.line.delivery)
    for tell in line.line.delivery.listeners:
        tell(job, Notice(code="clip-too-big", arguments={"megabytes": 10.0}))
    with conversions.of(job.id) as conversion:
        for hear in line.line.queue.listeners:
            hear(job)
        assert (await refused(conversion.outcome(ClipFormat.GIF))).code == "convert-too-big"
    with conversions.of(job.id) as conversion:  # the next one has nothing to do with that
        for hear in line.line.queue.listeners:
            hear(job)
        await conversion.outcome(ClipFormat.GIF)


async def test_what_cannot_even_begin_is_refused_at_once(line: Bench) -> None:
    job = await posted(line)
    stranger = line.service.converted(job.id, ClipFormat.GIF, "memory:bob")
    assert (await refused(stranger)).code == "job-unknown"


async def test_it_is_waited_for_while_it_is_tried_again(tmp_path: Path) -> None:
    async with bench(tmp_path) as line:
        job = await posted(line)
        put_off = asyncio.Event()
        line.line.queue.listeners.append(lambda job: put_off.set() if job.posts else None)
        refuse(line, TryLater("flood", after=30.0), CannotFit("too long"))
        waiting = asyncio.ensure_future(refused(converted(line, job)))
        async with asyncio.timeout(10):
            while (await line.job(job.id)).posts != 1 or not put_off.is_set():
                put_off.clear()
                await put_off.wait()
        assert not waiting.done()
        assert isinstance(line.clock, HandClock)
        await line.clock.until_asleep(30.0)
        line.clock.advance(30.001)
        assert (await waiting).code == "convert-too-big"


async def test_a_clip_that_has_to_be_made_again_is_waited_for(line: Bench) -> None:
    job = await posted(line)
    assert job.clip is not None
    job.clip.path.unlink()
    await converted(line, job)
    assert (await line.job(job.id)).posted is ClipFormat.GIF


async def test_a_clip_shown_once_more_that_is_gone_is_called_so(line: Bench) -> None:
    original = await posted(line)
    ended: asyncio.Queue[Job] = asyncio.Queue()
    line.line.queue.listeners.append(lambda job: ended.put_nowait(job) if job.state.final else None)
    copy = (await line.service.show(original.id, address("ada", source="once more"))).job
    await asyncio.wait_for(ended.get(), 10)
    assert copy.clip is not None
    copy.clip.path.unlink()
    assert (await refused(converted(line, copy))).code == "clip-gone"


async def test_who_stops_it_is_told_nothing(line: Bench) -> None:
    job = await posted(line)
    posting, never = asyncio.Event(), asyncio.Event()

    async def hold(status: Status, parcel: Parcel | None) -> None:
        posting.set()
        await never.wait()

    line.adapter.before = hold
    waiting = asyncio.ensure_future(converted(line, job))
    async with asyncio.timeout(10):
        await posting.wait()
    await line.service.cancel(job.id, "memory:ada")
    await waiting
    assert (await line.job(job.id)).posted is ClipFormat.MP4
