"""bot.service: what adapters ask for, and what it refuses."""

import os
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.engines import AUTO
from bot.service import Answer
from bot.texts.catalogue import say
from bot.types import Address, ClipFormat, JobState, Status
from bot.wording import reply
from generator.discovery import EngineInfo
from generator.engine import Weights
from generator.errors import UserError
from generator.types import Lane, Progress
from tests.support.clock import HandClock
from tests.support.generator import Gate
from tests.support.line import Bench, address, bench, request


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path) as line:
        yield line


@pytest.fixture
def gate(line: Bench) -> Gate:
    line.generator.making = gate = Gate()
    return gate


async def asked(line: Bench, text: str, user: str = "ada") -> Status:
    answer = await line.service.ask(text, address(user))
    assert answer.job is not None
    return answer.job


async def made(line: Bench, text: str = "/video a sunset", user: str = "ada") -> Status:
    """A job whose clip was posted."""
    status = await asked(line, text, user)
    await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
    return await line.service.status(status.job.id)


async def refusal(line: Bench, text: str, user: str = "ada") -> str:
    with pytest.raises(UserError) as raised:
        await line.service.ask(text, address(user))
    return raised.value.code


async def test_what_is_typed_is_what_is_asked_for(line: Bench, gate: Gate) -> None:
    status = await asked(line, "/video a sunset --seconds 2 --style ink --format gif")
    job = status.job
    assert (job.request.prompt, job.request.seconds, job.request.style) == ("a sunset", 2, "ink")
    assert job.format is ClipFormat.GIF
    assert job.request.engine == "sketch"


async def test_the_preferred_engine_is_taken_once_it_works(line: Bench, gate: Gate) -> None:
    assert (await asked(line, "/video one")).job.lane is Lane.CPU
    line.generator.engine_infos["wan"] = EngineInfo("wan", Lane.GPU, (), None)
    job = (await asked(line, "/video two")).job
    assert (job.request.engine, job.lane) == ("wan", Lane.GPU)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("/video a cat --engine wan", "engine-unavailable"),
        ("/video a cat --engine nosuch", "engine-unknown"),
        ("/video a cat --style cubist", "style-unknown"),
        ("/video a cat --engine other --style ink", "styles-none"),
        ("/video", "prompt-empty"),
        ("/again", "job-none-here"),
        ("/status 7", "job-unknown"),
        ("/cancel", "job-none-open"),
    ],
)
async def test_what_cannot_be_done_is_refused_by_name(line: Bench, text: str, code: str) -> None:
    assert await refusal(line, text) == code
    assert await line.line.queue.open_jobs() == []


NEEDS = dict.fromkeys(("fast", "turbo"), (Weights(repository="a/b", files=("*",)),))
WAN = EngineInfo("wan", Lane.GPU, (), None, profiles=("fast", "turbo"), needs=NEEDS)


async def test_a_profile_is_asked_for_kept_and_edited(line: Bench, gate: Gate) -> None:
    line.generator.engine_infos["wan"] = WAN
    first = (await asked(line, "/video one")).job
    assert first.request.profile == "fast"
    assert (await asked(line, "/video one --quality turbo")).job.request.profile == "turbo"
    answer = await line.service.ask("/settings --quality turbo", address())
    assert "quality: turbo" in (reply(answer, address()) or "")
    job = (await asked(line, "/video two")).job
    assert job.request.profile == "turbo"
    assert (await asked(line, "/again")).job.request.profile == "turbo"
    edited = await line.service.edited(first.id, "three", address())
    assert edited.job.request.profile == "fast"
    answer = await line.service.ask("/settings --quality draft", address())
    assert "quality: draft" in (reply(answer, address()) or "")


async def test_one_panel_takes_back_what_the_other_kept(line: Bench) -> None:
    line.generator.engine_infos["wan"] = WAN
    await line.service.ask("/settings --quality turbo", address())
    now = await line.service.prefer(address().owner, {"quality": None})
    assert (now.quality, now.profile) == (None, None)


async def test_a_profile_is_part_of_what_makes_two_clips_the_same(line: Bench) -> None:
    line.generator.engine_infos["wan"] = WAN
    first = await made(line, "/video a sunset")
    assert (await made(line, "/video a sunset --quality fast")).job.reuse is not None
    assert (await made(line, "/video a sunset --quality turbo")).job.reuse is None
    line.generator.engine_infos["wan"] = replace(WAN, unavailable="There is no GPU.")
    sketched = await made(line, "/video a sunset --quality turbo")
    assert (sketched.job.request.engine, sketched.job.request.profile) == ("sketch", None)
    assert first.job.request.profile == "fast"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("/video a cat --quality quality", "profile-unknown"),
        ("/video a cat --quality balanced", "profile-missing"),
        ("/settings --quality balanced", "profile-unknown-anywhere"),
    ],
)
async def test_a_profile_that_is_not_to_be_had_is_refused_by_name(
    line: Bench, text: str, code: str
) -> None:
    needs = {**NEEDS, "balanced": NEEDS["fast"]}
    line.generator.engine_infos["wan"] = replace(WAN, needs=needs)
    assert await refusal(line, text) == code


async def test_help_names_the_profiles_where_there_are_any(line: Bench) -> None:
    def said(answer: Answer) -> str:
        return reply(answer, address()) or ""

    assert "turbo" not in said(await line.service.ask("/help", address()))
    line.generator.engine_infos["wan"] = WAN
    assert "how the model works: fast, turbo\n" in said(await line.service.ask("/help", address()))


async def test_a_job_is_told_to_be_a_makeshift_where_weights_would_help(
    line: Bench, gate: Gate
) -> None:
    assert (await line.service.ask("/video a cat", address())).hint is None  # no GPU
    lacking = replace(WAN, unavailable="No weights.", profiles=(), lacks=("a/b",))
    line.generator.engine_infos["wan"] = lacking
    hint = (await line.service.ask("/video a cat", address())).hint
    assert hint is not None
    assert say(hint) == (
        "Sketched, because the weights of wan are not installed: "
        "python -m bot models pull fast gets them."
    )
    assert "python -m bot models pull fast" in say(hint, "zh")
    assert (await line.service.ask("/video a cat --engine sketch", address())).hint is None
    assert (await line.service.ask("/status", address())).hint is None


async def test_without_any_engine_the_refusal_says_so(line: Bench) -> None:
    line.generator.engine_infos.clear()
    assert await refusal(line, "/video a cat") == "engine-none"


async def test_again_asks_for_the_same_with_another_seed(line: Bench) -> None:
    first = await made(line, "/video a sunset --format gif")
    again = (await asked(line, "/again")).job
    assert again.id != first.job.id
    assert again.request.seed is not None
    assert again.request.evolve(seed=None) == first.job.request
    assert again.format is ClipFormat.GIF
    another = (await asked(line, "/again")).job
    assert another.request.seed != again.request.seed


async def test_a_replayed_again_makes_one_job(line: Bench) -> None:
    first = await made(line)
    event = address(source="press 1")
    one = await line.service.again(first.job.id, event)
    two = await line.service.again(first.job.id, event)
    assert one.job.id == two.job.id


async def test_only_the_owner_can_do_anything_with_a_job(line: Bench) -> None:
    job_id = (await made(line)).job.id
    eve = address("eve")
    for attempt in (
        line.service.again(job_id, eve.evolve(community="them")),
        line.service.cancel(job_id, eve.owner),
        line.service.delete(job_id, eve.owner),
        line.service.status(job_id, eve.owner),
        line.service.clip_file(job_id, eve.owner, ClipFormat.MP4),
    ):
        with pytest.raises(UserError) as raised:
            await attempt
        assert raised.value.code == "job-unknown"


async def test_cancel_stops_the_latest_open_job(line: Bench, gate: Gate) -> None:
    await asked(line, "/video one")
    latest = await asked(line, "/video two")
    cancelled = await asked(line, "/cancel")
    assert (cancelled.job.id, cancelled.job.state) == (latest.job.id, JobState.CANCELLED)


async def test_a_job_that_ended_is_cancelled_no_more(line: Bench) -> None:
    job = (await made(line)).job
    assert await refusal(line, f"/cancel {job.number}") == "job-ended"


async def test_a_deleted_job_leaves_the_history_and_its_clip_the_disk(line: Bench) -> None:
    job = (await made(line)).job
    assert job.clip is not None
    await line.service.delete(job.id, "memory:ada")
    assert await line.service.history("memory:ada") == []
    assert not job.clip.path.exists()


async def test_a_clip_that_somebody_else_shows_survives_a_delete(line: Bench) -> None:
    mine = (await made(line)).job
    theirs = (await made(line, user="bob")).job
    assert mine.clip is not None
    assert theirs.clip == mine.clip
    await line.service.delete(mine.id, "memory:ada")
    assert mine.clip.path.exists()
    assert (await line.service.status(theirs.id)).job.clip == mine.clip
    await line.service.delete(theirs.id, "memory:bob")
    assert not mine.clip.path.exists()


async def test_deleting_a_running_job_stops_it(line: Bench, gate: Gate) -> None:
    job_id = (await asked(line, "/video a sunset")).job.id
    await gate.next()
    await line.service.delete(job_id, "memory:ada")
    assert (await line.job(job_id)).state is JobState.CANCELLED
    assert await line.service.history("memory:ada") == []
    assert await line.line.queue.outbox(1e12) == []


async def test_a_clip_is_a_file_until_it_is_gone(line: Bench, gate: Gate) -> None:
    status = await asked(line, "/video a sunset")
    job_id = status.job.id
    with pytest.raises(UserError, match="clip-not-ready"):
        await line.service.clip_file(job_id, "memory:ada", ClipFormat.MP4)
    gate.open()
    await line.adapter.until(lambda: bool(line.adapter.clips()))
    path = await line.service.clip_file(job_id, None, ClipFormat.MP4)
    assert path.is_file()
    os.truncate(path, 10)
    with pytest.raises(UserError, match="clip-gone"):
        await line.service.clip_file(job_id, None, ClipFormat.GIF)
    path.unlink()
    with pytest.raises(UserError, match="clip-gone"):
        await line.service.clip_file(job_id, None, ClipFormat.MP4)


async def test_a_clip_that_is_watched_is_not_the_longest_unused(tmp_path: Path) -> None:
    clock = HandClock()
    async with bench(tmp_path, clock=clock, quota_bytes=1) as line:
        watched = await made(line, "/video a cat")
        clock.advance(1)
        other = await made(line, "/video a dog")
        clock.advance(1000)
        await line.service.clip_file(watched.job.id, "memory:ada", ClipFormat.MP4)
        await line.line.stop()
        assert await line.cache.evict() == 1
        assert (await line.job(watched.job.id)).clip is not None
        assert (await line.job(other.job.id)).clip is None


async def test_the_situation_counts_what_is_going_on(line: Bench, gate: Gate) -> None:
    for index in range(3):
        await asked(line, f"/video {index}")
    await gate.next()
    await gate.next()
    notice = (await line.service.ask("/status", address("bob"))).notice
    assert notice is not None
    assert notice.arguments == {"running": 2, "queued": 1, "yours": 0, "seconds": -1}


async def test_the_situation_tells_of_a_model_that_is_being_loaded(line: Bench) -> None:
    with line.generator.loading.noted("wan") as report:
        report(Progress("load", 62, 100))
        notice = (await line.service.ask("/status", address())).notice
    assert notice is not None
    assert say(notice, "en").endswith("The model wan is being loaded: 62 % so far.")
    notice = (await line.service.ask("/status", address())).notice
    assert notice is not None
    assert notice.code == "situation"


async def test_help_names_the_engines_that_work_and_their_styles(line: Bench) -> None:
    notice = (await line.service.ask("/help", address())).notice
    assert notice is not None
    assert notice.arguments == {
        "styles": "ink, neon",
        "profiles": "none",
        "pictures": "no",
        "engines": "sketch, other",
        "physics": "no",
    }


async def test_auto_is_settled_before_the_job_is_kept(line: Bench, gate: Gate) -> None:
    status = await line.service.submit(request().evolve(engine=AUTO), address())
    assert status.job.request.engine == "sketch"


async def test_the_metrics_tell_of_jobs_lookups_and_generation(line: Bench) -> None:
    await made(line)
    await made(line)
    page = (await line.service.metrics()).decode()
    assert 'reelbot_clips_total{kind="new"} 1.0' in page
    assert 'reelbot_clips_total{kind="exact"} 1.0' in page
    assert 'reelbot_generation_seconds_count{engine="sketch"} 1.0' in page
    assert 'reelbot_jobs{lane="cpu",state="QUEUED"} 0.0' in page
    assert "reelbot_worker_restarts 0.0" in page


async def test_clips_are_reused_within_a_community_only(line: Bench) -> None:
    await made(line)
    elsewhere = Address(platform="memory", channel="room", user="bob", community="them")
    status = await line.service.submit(request(), elsewhere)
    assert status.job.state is JobState.QUEUED


# What people want where they say nothing else


async def test_the_askers_defaults_hold_where_they_say_nothing_else(
    line: Bench, gate: Gate
) -> None:
    await line.service.ask("/settings --seconds 5 --size square --style ink", address())
    mine = (await asked(line, "/video a cat --seconds 2")).job.request
    assert (mine.seconds, mine.width, mine.height, mine.style) == (2, 512, 512, "ink")
    theirs = (await asked(line, "/video a cat", user="bob")).job.request
    assert (theirs.seconds, theirs.width, theirs.style) == (3, 640, None)
    await line.service.ask("/settings reset", address())
    assert (await asked(line, "/video a dog")).job.request.seconds == 3


async def test_defaults_that_cannot_be_had_any_more_make_no_request_fail(
    line: Bench, gate: Gate
) -> None:
    await line.service.ask("/settings --engine other", address())
    await line.service.ask("/settings --style ink", address())
    assert (await asked(line, "/video a cat")).job.request.style is None  # other has no styles
    del line.generator.engine_infos["other"]
    request = (await asked(line, "/video a dog")).job.request
    assert (request.engine, request.style) == ("sketch", "ink")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("/settings --engine wan", "engine-unknown"),
        ("/settings --style cubist", "style-unknown-anywhere"),
        ("/settings --seconds 99", "flag-out-of-range"),
    ],
)
async def test_settings_that_cannot_be_had_are_refused(line: Bench, text: str, code: str) -> None:
    assert await refusal(line, text) == code


async def test_a_closed_house_finishes_what_it_has_and_takes_nothing_new(
    line: Bench, gate: Gate
) -> None:
    begun = await asked(line, "/video a sunset")
    line.service.house.close("Back at noon.")
    assert await refusal(line, "/video another") == "house-closed"
    assert await refusal(line, "/again") == "house-closed"
    assert (await line.service.ask("/queue", address())).jobs
    gate.open()
    await line.adapter.until(lambda: bool(line.adapter.clips(begun.job.id)))


async def test_the_queue_is_answered_by_a_sentence_and_ones_own_open_jobs(
    line: Bench, gate: Gate
) -> None:
    mine = await asked(line, "/video one")
    await asked(line, "/video two", user="bob")
    answer = await line.service.ask("/queue", address())
    assert [status.job.id for status in answer.jobs] == [mine.job.id]
    said = reply(answer, address())
    assert said is not None
    assert "“one”" in said
    assert "“two”" not in said
