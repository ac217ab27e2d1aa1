"""bot.bulletin: placeholders that keep up with their jobs, and with what a platform bears."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.line import LineSettings
from bot.queue import Caps
from bot.types import JobState, Limits, Parcel, Status, TryLater, Unreachable
from generator.types import ClipRequest, Progress
from tests.support.adapter import RecordingAdapter
from tests.support.clock import HandClock
from tests.support.generator import Gate, OnProgress
from tests.support.line import Bench, address, bench, request

INTERVAL = 5.0


class Draws(Gate):
    """Keeps the job's way to report progress, and holds it."""

    def __init__(self) -> None:
        super().__init__()
        self.report: OnProgress = lambda _: None

    async def __call__(self, job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        self.report = on_progress
        await super().__call__(job_id, asked, on_progress)


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    settings = LineSettings(clips_dir=tmp_path / "clips", caps=Caps(jobs_per_user=50), grace=0)
    adapter = RecordingAdapter(limits=Limits(edit_interval=INTERVAL))
    async with bench(tmp_path, settings=settings, adapter=adapter, cpu_workers=1) as line:
        yield line


@pytest.fixture
def draws(line: Bench) -> Draws:
    line.generator.making = draws = Draws()
    return draws


@pytest.fixture
def clock(line: Bench) -> HandClock:
    assert isinstance(line.clock, HandClock)
    return line.clock


async def submit(line: Bench, prompt: str = "a sunset", user: str = "ada") -> str:
    return (await line.service.submit(request(prompt), address(user, channel=user))).job.id


async def shown(line: Bench, job_id: str, posts: int) -> Status:
    """The status of the job's latest post, once there are `posts`."""
    await line.adapter.until(lambda: len(line.adapter.of(job_id)) >= posts)
    return line.adapter.of(job_id)[-1].status


async def test_edits_keep_their_distance_and_the_latest_news_wins(
    line: Bench, draws: Draws, clock: HandClock
) -> None:
    job_id = await submit(line)
    await draws.next()
    await shown(line, job_id, 1)
    posts = len(line.adapter.of(job_id))
    for step in range(1, 40):
        draws.report(Progress("draw", step, 72))
    await clock.until_asleep(INTERVAL)
    assert len(line.adapter.of(job_id)) == posts
    clock.advance(INTERVAL)
    status = await shown(line, job_id, posts + 1)
    assert status.progress == Progress("draw", 39, 72)
    assert len(line.adapter.of(job_id)) == posts + 1


async def test_the_clip_does_not_wait_for_the_next_edit(line: Bench, draws: Draws) -> None:
    job_id = await submit(line)
    await draws.next()
    await shown(line, job_id, 1)
    draws.report(Progress("draw", 1, 72))
    draws.open()
    await line.adapter.until(lambda: bool(line.adapter.clips(job_id)))
    assert line.adapter.states(job_id)[-1] == "clip"


async def test_the_clip_waits_for_an_edit_that_is_on_its_way(line: Bench, draws: Draws) -> None:
    arrived, go = asyncio.Event(), asyncio.Event()

    async def before(status: Status, parcel: Parcel | None) -> None:
        if parcel is None:
            arrived.set()
            await go.wait()

    line.adapter.before = before
    job_id = await submit(line)
    await arrived.wait()
    made = asyncio.Event()
    line.line.queue.listeners.append(
        lambda job: made.set() if job.state is JobState.READY else None
    )
    draws.open()
    await made.wait()
    assert not line.adapter.posts
    go.set()
    await line.adapter.until(lambda: bool(line.adapter.clips(job_id)))
    assert len({post.reference for post in line.adapter.of(job_id)}) == 1
    assert line.adapter.states(job_id)[-1] == "clip"


async def test_those_who_wait_are_told_that_they_moved_up(
    line: Bench, draws: Draws, clock: HandClock
) -> None:
    first = await submit(line, "first", "ada")
    await draws.next()
    second = await submit(line, "second", "bob")
    third = await submit(line, "third", "eve")
    assert (await shown(line, second, 1)).position == 1
    assert (await shown(line, third, 1)).position == 2
    draws.open(first)
    await draws.next()
    async with asyncio.timeout(10):
        while line.adapter.of(third)[-1].status.position != 1:
            clock.advance(1)
            await asyncio.sleep(0.001)
    assert line.adapter.states(third) == [JobState.QUEUED, JobState.QUEUED]


async def test_a_platform_that_says_later_gets_the_placeholder_later(
    line: Bench, draws: Draws, clock: HandClock
) -> None:
    refusals: list[Exception] = [TryLater("flood", after=30)]

    async def before(status: Status, parcel: Parcel | None) -> None:
        if refusals:
            raise refusals.pop()

    line.adapter.before = before
    job_id = await submit(line)
    await clock.until_asleep(30)
    assert line.adapter.of(job_id) == []
    clock.advance(30)
    await shown(line, job_id, 1)
    draws.open()
    await line.adapter.until(lambda: bool(line.adapter.clips(job_id)))
    assert (await line.job(job_id)).placeholder == line.adapter.clips(job_id)[0].reference


async def test_a_placeholder_that_cannot_be_reached_is_left_alone(
    line: Bench, draws: Draws, clock: HandClock
) -> None:
    tries = 0

    async def before(status: Status, parcel: Parcel | None) -> None:
        nonlocal tries
        tries += 1
        raise Unreachable("deleted")

    line.adapter.before = before
    await submit(line)
    await draws.next()
    draws.report(Progress("draw", 1, 72))
    other = await submit(line, "another", "bob")
    clock.advance(60)
    await line.service.status(other)
    assert tries <= 2


async def test_one_slow_conversation_does_not_hold_up_anothers_placeholder(
    line: Bench, draws: Draws
) -> None:
    async def before(status: Status, parcel: Parcel | None) -> None:
        if status.job.address.user == "slow":
            await asyncio.Event().wait()

    line.adapter.before = before
    for index in range(30):
        await submit(line, f"slow {index}", "slow")
    quick = await submit(line, "quick", "quick")
    await shown(line, quick, 1)


async def test_a_job_cancelled_while_its_placeholder_is_posted_has_one_message(
    line: Bench, draws: Draws
) -> None:
    arrived, go = asyncio.Event(), asyncio.Event()

    async def before(status: Status, parcel: Parcel | None) -> None:
        if status.job.state is not JobState.CANCELLED:
            arrived.set()
            await go.wait()

    line.adapter.before = before
    job_id = await submit(line)
    await arrived.wait()
    cancel = asyncio.create_task(line.service.cancel(job_id, "memory:ada"))
    cancelled = asyncio.Event()
    line.line.queue.listeners.append(
        lambda job: cancelled.set() if job.state is JobState.CANCELLED else None
    )
    await cancelled.wait()
    for _ in range(50):  # let all who are to speak of the cancel come as far as they can
        await line.job(job_id)
    go.set()
    await cancel
    await line.adapter.until(lambda: JobState.CANCELLED in line.adapter.states(job_id))
    assert len({post.reference for post in line.adapter.of(job_id)}) == 1
