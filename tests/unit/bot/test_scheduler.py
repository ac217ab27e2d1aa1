"""bot.scheduler: lanes kept busy, failures written down, cancelled at once, nothing lost."""

import asyncio
import errno
import logging
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.line import LineSettings
from bot.queue import Caps
from bot.scheduler import FIRST_PAUSE
from bot.types import Job, JobState, Reuse
from cache.database import DatabaseError
from generator.errors import GenerationError, TimedOut, UserError, WorkerDied, WorkerPoisoned
from generator.types import Clip, ClipRequest, Lane, Progress
from tests.support.clock import HandClock
from tests.support.generator import Gate, OnProgress
from tests.support.line import Bench, address, bench, request


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    caps = Caps(jobs_per_user=50)
    settings = LineSettings(clips_dir=tmp_path / "clips", caps=caps, grace=0)
    async with bench(tmp_path, settings=settings) as line:
        yield line


@pytest.fixture
def gate(line: Bench) -> Gate:
    line.generator.making = gate = Gate()
    return gate


async def submit(line: Bench, prompt: str = "a sunset", user: str = "ada", **more: object) -> str:
    return (await line.service.submit(request(prompt, **more), address(user))).job.id


async def ended(line: Bench, job_id: str) -> None:
    await line.adapter.until(
        lambda: any(post.parcel or post.status.job.state.final for post in line.adapter.of(job_id))
    )


async def test_a_lane_makes_as_many_clips_at_once_as_it_has_room_for(
    line: Bench, gate: Gate
) -> None:
    for index in range(6):
        await submit(line, f"prompt {index}")
    await gate.next()
    last = await gate.next()
    assert len(line.generator.busy) == 2
    gate.open(last)
    await gate.next()
    assert len(line.generator.busy) == 2
    gate.open()
    await line.adapter.until(lambda: len(line.adapter.clips()) == 6)
    assert line.generator.busiest == 2


async def test_the_gpu_lane_makes_one_clip_at_a_time_beside_the_cpu_lane(
    line: Bench, gate: Gate
) -> None:
    for index in range(3):
        await submit(line, f"prompt {index}", engine="other")
    await submit(line, "on the cpu")
    await gate.next()
    await gate.next()
    assert len(line.generator.busy) == 2
    gate.open()
    await line.adapter.until(lambda: len(line.adapter.clips()) == 4)


async def test_the_gpu_lane_goes_on_to_the_next_clip_once_all_frames_of_one_are_drawn(
    line: Bench, gate: Gate
) -> None:
    jobs = [await submit(line, f"prompt {index}", engine="other") for index in range(3)]
    first = await gate.next()
    line.generator.on_drawn[first]()
    second = await gate.next()
    assert [first, second] == jobs[:2]
    assert [(await line.job(job_id)).state for job_id in jobs[:2]] == [JobState.RUNNING] * 2
    gate.open(first)
    await ended(line, first)
    assert line.generator.busy == {second}  # the end of one whose lane was free frees it no more
    gate.open()
    for job_id in jobs:
        await ended(line, job_id)
    assert len(line.generator.asked) == 3


async def test_a_clip_lost_after_its_frames_were_drawn_is_made_again_and_keeps_the_lane_then(
    line: Bench, gate: Gate
) -> None:
    async def lose_once(job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        line.generator.on_drawn[job_id]()
        if len(line.generator.asked) == 1:
            raise WorkerDied("killed by signal 9")
        await gate(job_id, asked, on_progress)

    line.generator.making = lose_once
    mine = await submit(line, "mine", engine="other")
    assert await gate.next() == mine
    other = await submit(line, "other", engine="other")
    later = await submit(line, "on the cpu")
    assert await gate.next() == later  # and the one before waits for the lane
    gate.open()
    for job_id in (mine, other):
        await ended(line, job_id)
    assert (await line.job(mine)).attempt == 2


async def test_a_job_whose_frames_are_drawn_is_cancelled_like_any_other(
    line: Bench, gate: Gate
) -> None:
    mine = await submit(line, "mine", engine="other")
    await gate.next()
    line.generator.on_drawn[mine]()
    other = await submit(line, "other", engine="other")
    await gate.next()
    await line.service.cancel(mine, "memory:ada")
    await ended(line, mine)
    assert line.generator.busy == {other}
    gate.open()
    await ended(line, other)
    assert not line.adapter.clips(mine)


async def test_who_queues_many_delays_another_by_one_job(line: Bench, gate: Gate) -> None:
    for index in range(20):
        await submit(line, f"ada {index}", "ada")
    await gate.next()
    await gate.next()
    await submit(line, "bob", "bob")
    gate.open()
    await line.adapter.until(lambda: len(line.adapter.clips()) == 21)
    assert [asked.prompt for _, asked in line.generator.asked].index("bob") == 2


async def test_twins_are_made_once_and_delivered_to_all(line: Bench, gate: Gate) -> None:
    jobs = [await submit(line, "A sunset!", "ada"), await submit(line, "a sunset", "bob")]
    await gate.next()
    jobs.append(await submit(line, "a sunset", "eve"))
    gate.open()
    for job_id in jobs:
        await ended(line, job_id)
    assert len(line.generator.asked) == 1
    assert [(await line.job(job_id)).reuse for job_id in jobs] == [None, Reuse.TWIN, Reuse.TWIN]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UserError("style-unknown", style="x", engine="sketch", known="ink"), "style-unknown"),
        (GenerationError("the pen broke"), "job-failed"),
        (GenerationError("av_interleaved_write: No space left on device"), "job-no-room"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "job-no-room"),
        (TimedOut("600 s"), "job-timed-out"),
        (ZeroDivisionError(), "job-failed"),
    ],
)
async def test_a_failure_ends_the_job_with_its_notice(
    line: Bench, error: Exception, code: str
) -> None:
    async def fail(job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        raise error

    line.generator.making = fail
    job_id = await submit(line)
    await ended(line, job_id)
    job = await line.job(job_id)
    assert job.state is JobState.FAILED
    assert job.error is not None
    assert job.error.code == code
    assert len(line.generator.asked) == 1


async def test_a_job_that_kills_its_worker_is_given_up_after_three_claims(line: Bench) -> None:
    async def die(job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        raise WorkerDied("killed by signal 9")

    line.generator.making = die
    job_id = await submit(line)
    await ended(line, job_id)
    job = await line.job(job_id)
    assert job.error is not None
    assert (job.error.code, job.error.arguments) == ("job-worker-died", {"attempts": 3})
    assert len(line.generator.asked) == 3


async def test_a_job_whose_worker_died_once_is_made_by_the_next(line: Bench) -> None:
    async def die_once(job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        if len(line.generator.asked) == 1:
            raise WorkerDied("killed by signal 9")

    line.generator.making = die_once
    job_id = await submit(line)
    await ended(line, job_id)
    assert line.adapter.clips(job_id)
    assert (await line.job(job_id)).attempt == 2


async def test_a_job_whose_worker_was_poisoned_is_made_by_the_next_and_no_second_warning_is_given(
    line: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    async def end_once(job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        if len(line.generator.asked) == 1:
            raise WorkerPoisoned("the memory is full")

    line.generator.making = end_once
    with caplog.at_level(logging.INFO, "bot"):
        job_id = await submit(line)
        await ended(line, job_id)
    assert line.adapter.clips(job_id)
    (told,) = [it for it in caplog.records if "the memory is full" in it.getMessage()]
    assert told.levelno == logging.INFO  # the generator has warned


async def test_a_running_job_is_cancelled_at_once_and_frees_its_slot(
    line: Bench, gate: Gate
) -> None:
    job_id = await submit(line)
    await gate.next()
    cancelled = await line.service.cancel(job_id, "memory:ada")
    assert cancelled.job.state is JobState.CANCELLED
    await ended(line, job_id)
    assert line.generator.busy == set()
    await submit(line, "another")
    await gate.next()


async def test_a_queued_job_that_is_cancelled_is_never_made(line: Bench, gate: Gate) -> None:
    for index in range(2):
        await submit(line, f"prompt {index}")
    await gate.next()
    await gate.next()
    waiting = await submit(line, "waiting")
    await line.service.cancel(waiting, "memory:ada")
    gate.open()
    last = await submit(line, "last")
    await ended(line, last)
    assert "waiting" not in [asked.prompt for _, asked in line.generator.asked]


async def test_the_work_on_a_cancelled_job_goes_on_for_its_twin(line: Bench, gate: Gate) -> None:
    mine = await submit(line, user="ada")
    await gate.next()
    theirs = await submit(line, user="bob")
    await line.service.cancel(mine, "memory:ada")
    assert (await line.job(theirs)).state is JobState.RUNNING
    gate.open()
    await ended(line, theirs)
    assert len(line.generator.asked) == 1
    assert line.adapter.clips(theirs)
    assert not line.adapter.clips(mine)


async def test_the_twin_that_took_over_can_be_cancelled_too(line: Bench, gate: Gate) -> None:
    mine = await submit(line, user="ada")
    await gate.next()
    theirs = await submit(line, user="bob")
    await line.service.cancel(mine, "memory:ada")
    await line.service.cancel(theirs, "memory:bob")
    await ended(line, theirs)
    assert line.generator.busy == set()
    assert not line.adapter.clips()


async def test_a_cancel_whose_caller_is_cancelled_still_hands_the_work_over(
    line: Bench, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = await submit(line, user="ada")
    await gate.next()
    theirs = await submit(line, user="bob")
    cancel, writing = line.line.queue.cancel, asyncio.Event()

    async def note(job: Job, **how: bool) -> tuple[Job | None, Job | None]:
        writing.set()
        return await cancel(job, **how)

    monkeypatch.setattr(line.line.queue, "cancel", note)
    impatient = asyncio.create_task(line.service.cancel(mine, "memory:ada"))
    async with asyncio.timeout(10):
        await writing.wait()
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    gate.open()
    await ended(line, theirs)
    assert line.adapter.clips(theirs)


async def test_a_clip_made_in_the_moment_of_its_cancel_leaves_no_file(line: Bench) -> None:
    async def cancel(job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        await line.service.cancel(job_id, "memory:ada")

    line.generator.making = cancel
    job_id = await submit(line)
    await ended(line, job_id)
    await line.line.stop()
    assert (await line.job(job_id)).state is JobState.CANCELLED
    assert list(line.clips_dir.iterdir()) == []


async def test_a_stop_queues_again_what_is_being_made_and_it_counts_no_attempt(
    line: Bench, gate: Gate
) -> None:
    job_id = await submit(line)
    await gate.next()
    await line.line.stop()
    job = await line.job(job_id)
    assert (job.state, job.attempt) == (JobState.QUEUED, 0)


async def test_progress_is_told_with_the_status(line: Bench, gate: Gate) -> None:
    async def draw(job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        on_progress(Progress("draw", 3, 72))
        await gate(job_id, asked, on_progress)

    line.generator.making = draw
    job_id = await submit(line)
    await gate.next()
    assert (await line.service.status(job_id)).progress == Progress("draw", 3, 72)
    await line.adapter.until(
        lambda: any(post.status.progress is not None for post in line.adapter.of(job_id))
    )
    gate.open()
    await ended(line, job_id)
    assert (await line.service.status(job_id)).progress is None


async def test_a_clip_is_not_lost_when_the_database_cannot_be_written_for_a_while(
    line: Bench, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = 1
    finish = line.line.queue.finish

    async def full_disk(job: Job, clip: Clip) -> Job | None:
        nonlocal failures
        failures -= 1
        if failures >= 0:
            raise DatabaseError("the disk is full")
        return await finish(job, clip)

    monkeypatch.setattr(line.line.queue, "finish", full_disk)
    job_id = await submit(line)
    await gate.next()
    gate.open()
    assert isinstance(line.clock, HandClock)
    await line.clock.until_asleep(FIRST_PAUSE)
    line.clock.advance(FIRST_PAUSE)
    await ended(line, job_id)
    assert line.adapter.clips(job_id)
    assert len(line.generator.asked) == 1


async def test_a_clip_that_exists_is_posted_without_asking_for_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bench(tmp_path) as line:
        await ended(line, await submit(line))
    async with bench(tmp_path, start=False) as line:
        claim, asked, started = line.line.queue.claim_next, [], asyncio.Event()

        async def counted(lane: Lane) -> Job | None:
            asked.append(lane)
            job = await claim(lane)
            if set(asked) == set(Lane):
                started.set()
            return job

        monkeypatch.setattr(line.line.queue, "claim_next", counted)
        await line.line.start()
        await line.line.attach(line.adapter)
        async with asyncio.timeout(10):
            await started.wait()
        await ended(line, await submit(line, user="bob"))
        await line.line.queue.drain()
    assert sorted(asked) == sorted(Lane)
