"""bot.delivery: every clip posted once, whatever the platform does."""

import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.delivery import DeliverySettings
from bot.line import LineSettings
from bot.links import Links
from bot.logs import Formatter, Redactor
from bot.queue import Caps
from bot.tasks import Crew
from bot.texts.catalogue import say
from bot.types import (
    ClipFormat,
    Job,
    JobState,
    LeftBehind,
    Parcel,
    Status,
    TryLater,
    Undeliverable,
    Unreachable,
)
from generator.errors import CannotFit
from tests.support.adapter import RecordingAdapter
from tests.support.clock import HandClock
from tests.support.generator import Gate, make_clip
from tests.support.line import Bench, address, bench, request


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    settings = LineSettings(
        clips_dir=tmp_path / "clips",
        caps=Caps(jobs_per_user=50),
        delivery=DeliverySettings(attempts=3),
        grace=0,
    )
    async with bench(tmp_path, settings=settings) as line:
        yield line


async def submit(line: Bench, prompt: str = "a sunset", channel: str = "room") -> str:
    return (await line.service.submit(request(prompt), address(channel=channel))).job.id


async def until_postponed(line: Bench, job_id: str, posts: int) -> float:
    """Wait until a post was put off and delivery sleeps; returns for how many seconds."""
    reached = asyncio.Event()
    line.line.queue.listeners.append(
        lambda job: reached.set() if job.id == job_id and job.posts >= posts else None
    )
    if (await line.job(job_id)).posts < posts:
        async with asyncio.timeout(10):
            await reached.wait()
    due = await line.line.queue.next_post(line.clock.now())
    assert due is not None
    seconds = due - line.clock.now()
    assert isinstance(line.clock, HandClock)
    # Time that passes before the delivery lies down would not wake it.
    await line.clock.until_asleep(min(seconds, DeliverySettings().safety_tick))
    return seconds


def refuse_clips(adapter: RecordingAdapter, *errors: Exception) -> None:
    """The next clips posted meet these errors, one each."""
    left = list(errors)

    async def before(status: Status, parcel: Parcel | None) -> None:
        if parcel is not None and left:
            raise left.pop(0)

    adapter.before = before


async def advance(line: Bench, seconds: float) -> None:
    assert isinstance(line.clock, HandClock)
    line.clock.advance(seconds + 0.001)  # a sum of floats may fall short of the time meant


async def test_a_delivered_job_says_so(line: Bench) -> None:
    job_id = await submit(line)
    await line.until_state(job_id, JobState.DELIVERED)
    job = await line.job(job_id)
    assert (job.posts, job.ended_at) == (1, line.clock.now())


async def test_the_placeholder_is_made_and_kept_before_the_clip_is_put_in_it(line: Bench) -> None:
    first = await submit(line)
    await line.until_state(first, JobState.DELIVERED)
    kept: list[str | None] = []

    async def before(status: Status, parcel: Parcel | None) -> None:
        if parcel is not None:
            kept.append((await line.job(status.job.id)).placeholder)

    line.adapter.before = before
    hit = await submit(line)
    await line.until_state(hit, JobState.DELIVERED)
    shown, delivered = line.adapter.of(hit)
    assert shown.status.job.state is JobState.READY
    assert kept == [shown.reference] == [delivered.reference]


async def test_a_message_that_was_left_behind_is_replaced_and_kept_before_the_clip_is_put_in_it(
    line: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = line.adapter.show

    async def show_anew(status: Status) -> str:
        ready = status.job.state is JobState.READY
        return await show(Status(job=status.job.evolve(placeholder=None)) if ready else status)

    kept: list[str | None] = []

    async def before(status: Status, parcel: Parcel | None) -> None:
        if parcel is None:
            return
        kept.append((await line.job(status.job.id)).placeholder)
        assert kept[-1] == status.job.placeholder
        if len(kept) == 1:
            raise LeftBehind("the group moved")

    monkeypatch.setattr(line.adapter, "show", show_anew)
    line.adapter.before = before
    job_id = await submit(line)
    await line.until_state(job_id, JobState.DELIVERED)
    assert len(set(kept)) == 2
    assert [post.reference for post in line.adapter.clips(job_id)] == kept[1:]


async def test_a_platform_that_says_later_is_asked_later(line: Bench) -> None:
    refuse_clips(line.adapter, TryLater("flood", after=90.0))
    job_id = await submit(line)
    assert await until_postponed(line, job_id, 1) == 90.0
    await advance(line, 90)
    await line.until_state(job_id, JobState.DELIVERED)
    assert len(line.adapter.clips(job_id)) == 1


async def test_pauses_between_tries_grow(line: Bench) -> None:
    refuse_clips(line.adapter, ConnectionError(), ConnectionError())
    job_id = await submit(line)
    first = await until_postponed(line, job_id, 1)
    assert 1 <= first <= 2
    await advance(line, first)
    second = await until_postponed(line, job_id, 2)
    assert 2 <= second <= 4
    await advance(line, second)
    await line.until_state(job_id, JobState.DELIVERED)


async def test_a_clip_is_given_up_when_nothing_helps_but_it_is_kept(line: Bench) -> None:
    refuse_clips(line.adapter, ConnectionError(), ConnectionError(), ConnectionError())
    job_id = await submit(line)
    await advance(line, await until_postponed(line, job_id, 1))
    await advance(line, await until_postponed(line, job_id, 2))
    await line.until_state(job_id, JobState.FAILED)
    job = await line.job(job_id)
    assert job.error is not None
    assert job.error.code == "delivery-failed"
    assert job.clip is not None
    assert job.clip.path.is_file()
    await line.adapter.until(lambda: line.adapter.states(job_id)[-1] is JobState.FAILED)


async def test_a_conversation_that_is_gone_is_not_posted_to_again(line: Bench) -> None:
    refuse_clips(line.adapter, Unreachable("kicked"))
    job_id = await submit(line)
    await line.until_state(job_id, JobState.FAILED)
    job = await line.job(job_id)
    assert job.error is not None
    assert job.error.code == "delivery-unreachable"
    assert job.clip is not None
    assert await line.line.queue.outbox(line.clock.now()) == []


async def test_a_clip_that_has_no_place_there_is_not_tried_again_and_that_is_said(
    line: Bench,
) -> None:
    refuse_clips(line.adapter, Undeliverable("nowhere to keep it"))
    job_id = await submit(line)
    await line.adapter.until(lambda: JobState.FAILED in line.adapter.states(job_id))
    job = await line.job(job_id)
    assert job.error is not None
    assert job.error.code == "delivery-failed"
    assert job.clip is not None


async def test_a_clip_that_cannot_be_made_to_fit_is_explained(line: Bench) -> None:
    refuse_clips(line.adapter, CannotFit("too long"))
    job_id = await submit(line)
    await line.adapter.until(lambda: JobState.FAILED in line.adapter.states(job_id))
    job = await line.job(job_id)
    assert job.error is not None
    assert job.error.code == "clip-too-big"


async def test_a_clip_too_big_to_post_is_linked_where_there_is_a_public_page(
    tmp_path: Path,
) -> None:
    links = Links("https://reelbot.example/", b"key")
    async with bench(tmp_path, links=links) as line:
        refuse_clips(line.adapter, CannotFit("too long"))
        job_id = await submit(line)
        await line.adapter.until(lambda: JobState.FAILED in line.adapter.states(job_id))
        job = await line.job(job_id)
    assert job.error is not None
    assert job.error.arguments["link"] == links.to(job)
    assert f"https://reelbot.example/c/{job_id}.mp4?s=" in say(job.error, "en")


async def test_a_failure_that_could_not_be_told_is_told_later(line: Bench) -> None:
    refusals = [TryLater("flood")]

    async def before(status: Status, parcel: Parcel | None) -> None:
        if status.job.state is JobState.CANCELLED and refusals:
            raise refusals.pop()

    line.adapter.before = before
    line.generator.making = Gate()
    job_id = await submit(line)
    await line.service.cancel(job_id, "memory:ada")
    await advance(line, await until_postponed(line, job_id, 1))
    await line.adapter.until(lambda: JobState.CANCELLED in line.adapter.states(job_id))


async def test_a_cancel_while_the_clip_is_posted_ends_as_cancelled(line: Bench) -> None:
    posting = asyncio.Event()

    async def before(status: Status, parcel: Parcel | None) -> None:
        if parcel is not None:
            posting.set()
            await asyncio.Event().wait()

    line.adapter.before = before
    job_id = await submit(line)
    async with asyncio.timeout(10):
        await posting.wait()
    cancelled = await line.service.cancel(job_id, "memory:ada")
    assert cancelled.job.state is JobState.CANCELLED
    await line.adapter.until(lambda: line.adapter.states(job_id)[-1] is JobState.CANCELLED)
    assert not line.adapter.clips(job_id)


async def test_what_an_adapter_logs_carries_the_jobs_id(line: Bench) -> None:
    said = io.StringIO()
    log = logging.getLogger("adapter")
    handler = logging.StreamHandler(said)
    handler.setFormatter(Formatter(Redactor(), as_json=True))
    log.addHandler(handler)

    async def before(status: Status, parcel: Parcel | None) -> None:
        log.warning("clip" if parcel else "placeholder")

    line.adapter.before = before
    job_id = await submit(line)
    await line.adapter.until(lambda: bool(line.adapter.clips(job_id)))
    log.removeHandler(handler)
    told = [json.loads(each) for each in said.getvalue().splitlines()]
    assert {each["message"] for each in told} == {"placeholder", "clip"}
    assert {each["job"] for each in told} == {job_id}


async def test_a_post_that_is_cancelled_before_it_begins_blocks_no_other(
    line: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    def spawn(crew: Crew, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = real(crew, work, name)
        if name.startswith("delivery") and not begun.is_set():
            begun.set()
            task.cancel()
        return task

    real = Crew.spawn
    monkeypatch.setattr(Crew, "spawn", spawn)
    job_id = await submit(line)
    await line.adapter.until(lambda: bool(line.adapter.clips(job_id)))
    assert begun.is_set()


async def test_a_clip_whose_file_is_gone_is_made_again(line: Bench) -> None:
    first = await submit(line)
    await line.until_state(first, JobState.DELIVERED)
    clip = (await line.job(first)).clip
    assert clip is not None
    job = await line.line.queue.enqueue(
        request("another"), address(), lane=(await line.job(first)).lane
    )
    await line.until_state(job.id, JobState.DELIVERED)
    hit = await line.cache.lookup_exact(request(), address().scope)
    assert hit is not None
    clip.path.unlink()
    again = await line.line.queue.enqueue(
        request(), address(), lane=job.lane, hit=hit, format=ClipFormat.GIF
    )
    assert again.state is JobState.READY
    await line.until_state(again.id, JobState.DELIVERED)
    remade = (await line.job(again.id)).clip
    assert remade is not None
    assert remade.id != clip.id


async def test_one_slow_conversation_does_not_delay_the_others(line: Bench) -> None:
    async def before(status: Status, parcel: Parcel | None) -> None:
        if status.job.address.channel == "slow":
            await asyncio.Event().wait()

    line.adapter.before = before
    for index in range(20):
        await submit(line, f"slow {index}", channel="slow")
    quick = [await submit(line, f"quick {index}", channel="quick") for index in range(3)]
    for job_id in quick:
        await line.until_state(job_id, JobState.DELIVERED)


async def test_a_platform_that_is_not_connected_gets_its_clips_once_it_is(tmp_path: Path) -> None:
    async with bench(tmp_path, start=False) as line:
        await line.line.start()
        job_id = await submit(line)
        await line.until_state(job_id, JobState.READY)
        assert line.adapter.posts == []
        await line.line.attach(line.adapter)
        await line.until_state(job_id, JobState.DELIVERED)


async def test_a_clip_posted_while_its_platform_is_attached_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bench(tmp_path, start=False) as line:
        gate = line.generator.making = Gate()
        await line.line.start()
        job_id = await submit(line)
        await gate.next()
        open_jobs = line.line.queue.open_jobs

        async def late() -> list[Job]:
            jobs = await open_jobs()
            gate.open()
            await line.adapter.until(lambda: bool(line.adapter.clips(job_id)))
            return jobs

        monkeypatch.setattr(line.line.queue, "open_jobs", late)
        await line.line.attach(line.adapter)
        await line.line.stop()
        assert line.adapter.states(job_id)[-1] == "clip"


async def test_nothing_is_shown_after_the_clip(line: Bench) -> None:
    for index in range(20):
        await submit(line, f"prompt {index}", channel=f"room {index % 3}")
    await line.adapter.until(lambda: len(line.adapter.clips()) == 20)
    for job_id in {post.status.job.id for post in line.adapter.posts}:
        assert line.adapter.states(job_id).count("clip") == 1
        assert line.adapter.states(job_id)[-1] == "clip"


async def test_a_ready_clip_left_by_a_crash_is_posted_into_its_placeholder(tmp_path: Path) -> None:
    async with bench(tmp_path, start=False) as line:
        job = await line.line.queue.enqueue(
            request(), address(), lane=line.generator.engines["sketch"].lane
        )
        await line.line.queue.keep_placeholder(job, "message 77")
        running = await line.line.queue.claim_next(job.lane)
        assert running is not None
        clip = make_clip(line.clips_dir, request())
        assert await line.line.queue.finish(running, clip) is not None
    async with bench(tmp_path) as line:
        await line.until_state(job.id, JobState.DELIVERED)
        (post,) = line.adapter.of(job.id)
        assert (post.reference, post.parcel is not None) == ("message 77", True)
        assert line.generator.asked == []
