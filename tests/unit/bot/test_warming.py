"""bot.wishes and bot.warming: clips made ahead, found by whoever asks, and never made twice."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from unittest.mock import patch

import pytest
import pytest_asyncio

from bot.clock import Clock
from bot.communities import Communities
from bot.types import EVERYONE, Address, JobState, Reuse
from bot.warming import AFTER_A_FAILURE, LATER, Maker, Outcome
from bot.wishes import MOST_TRIES, Wish
from cache.clips import Hit
from cache.database import DatabaseError
from generator.errors import GenerationError
from generator.types import ClipRequest
from tests.support.clock import HandClock
from tests.support.generator import PHYSICS, Gate, OnProgress
from tests.support.line import Bench, address, bench, request

HERE = address().scope
QUOTA = 10**9


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path, cpu_workers=1) as line:
        yield line


def maker_of(line: Bench, *, quota_bytes: int = QUOTA, clock: Clock | None = None) -> Maker:
    return Maker(
        line.database,
        line.cache,
        line.generator,
        line.service.communities,
        quota_bytes=quota_bytes,
        preference=("sketch",),
        clock=clock or line.clock,
    )


async def wished(maker: Maker, words: str = "a sunset", scope: str = HERE) -> Wish:
    await maker.wishes.add([Wish(scope=scope, words=words, locale="en")])
    wish = await maker.next()
    assert wish is not None
    return wish


def failing(error: Exception) -> Callable[[str, ClipRequest, OnProgress], Awaitable[None]]:
    async def making(job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        raise error

    return making


def files(line: Bench) -> set[str]:
    return {path.name for path in line.clips_dir.iterdir()}


async def test_who_asks_later_gets_the_clip_at_once(line: Bench) -> None:
    maker = maker_of(line)
    result = await maker.make(await wished(maker))
    assert result.outcome is Outcome.MADE
    assert await maker.wishes.count() == 0
    status = await line.service.submit(request(), address(), chosen=())
    assert (status.job.state, status.job.reuse) == (JobState.READY, Reuse.EXACT)
    assert len(line.generator.asked) == 1
    jobs = await line.database.fetch_all("SELECT id FROM jobs")
    assert [row["id"] for row in jobs] == [status.job.id], "nobody owned what was made ahead"


async def test_it_is_made_as_a_request_there_would_be(line: Bench) -> None:
    maker = maker_of(line)
    line.generator.engine_infos["physics"] = PHYSICS
    await line.service.communities.change(HERE, language="zh", seconds=2.0, channels=("there",))
    await maker.make(await wished(maker, "a sunset --style ink"))
    await maker.make(await wished(maker, "surely a pendulum"))
    (_, sunset), (_, pendulum) = line.generator.asked
    assert (sunset.engine, sunset.style, sunset.seconds, sunset.locale) == (
        *("sketch", "ink", 2.0, "zh"),
    )
    assert (pendulum.engine, pendulum.own_length) == ("physics", True)


async def test_what_all_communities_share_is_made_for_all_of_them(line: Bench) -> None:
    maker = maker_of(line)
    await maker.make(await wished(maker, scope=EVERYONE))
    alone = await line.service.submit(request(), address("bob"), chosen=())
    assert alone.job.state is JobState.QUEUED
    await line.service.communities.change("memory:them", sharing=True)
    them = Address(platform="memory", channel="c", user="u", community="them")
    shared = await line.service.submit(request(), them, chosen=())
    assert shared.job.state is JobState.READY


async def test_what_a_clip_answers_is_not_made(line: Bench) -> None:
    maker = maker_of(line)
    await maker.make(await wished(maker))
    assert (await maker.make(await wished(maker, "A sunset!"))).outcome is Outcome.ANSWERED
    assert (len(line.generator.asked), await maker.wishes.count()) == (1, 0)


async def test_what_only_the_last_look_before_making_finds_is_made(line: Bench) -> None:
    looks, lookup = [], line.cache.lookup

    async def watched(asked: ClipRequest, scope: str, *, thorough: bool = False) -> Hit | None:
        looks.append(thorough)
        return await lookup(asked, scope, thorough=thorough)

    maker = maker_of(line)
    with patch.object(line.cache, "lookup", watched):
        result = await maker.make(await wished(maker))
    assert result.outcome is Outcome.MADE
    assert looks == [False]  # who asks for it later is to have it on arrival


async def test_what_somebody_asked_for_is_left_to_them(line: Bench) -> None:
    line.generator.making = gate = Gate()
    status = await line.service.submit(request(), address(), chosen=())
    await gate.next()
    maker = maker_of(line)
    assert (await maker.make(await wished(maker))).outcome is Outcome.LEFT
    assert await maker.next() is None, "not again at once"
    gate.open()
    await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
    assert isinstance(line.clock, HandClock)
    line.clock.advance(LATER)
    wish = await maker.next()
    assert wish is not None
    assert (await maker.make(wish)).outcome is Outcome.ANSWERED
    assert len(line.generator.asked) == 1


async def test_a_job_that_began_meanwhile_makes_the_only_clip(line: Bench) -> None:
    maker, before = maker_of(line), files(line)

    async def somebody_begins(job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        line.generator.making = gate
        status = await line.service.submit(request(), address(), chosen=())
        await gate.next()
        begun.append(status.job.id)

    gate, begun = Gate(), list[str]()
    line.generator.making = somebody_begins
    assert (await maker.make(await wished(maker))).outcome is Outcome.LEFT
    assert files(line) == before, "the clip that is one too many leaves nothing"
    gate.open()
    await line.adapter.until(lambda: bool(line.adapter.clips(begun[0])))
    clips = await line.database.fetch_all("SELECT id FROM clips")
    assert len(clips) == 1


async def test_what_is_called_off_stays_on_the_list_as_it_was(line: Bench) -> None:
    line.generator.making = gate = Gate()
    maker = maker_of(line)
    wish = await wished(maker)
    making = asyncio.create_task(maker.make(wish))
    await gate.next()
    begun = await maker.next()
    assert begun is not None
    assert begun.tries == 1, "a crash from here on counts"
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    assert await maker.next() == wish


async def test_what_fails_is_tried_again_later_and_given_up_in_the_end(line: Bench) -> None:
    line.generator.making = failing(GenerationError("no"))
    maker = maker_of(line)
    await maker.wishes.add([Wish(scope=HERE, words="a sunset", locale="en")])
    outcomes = []
    for _ in range(MOST_TRIES):
        wish = await maker.next()
        assert wish is not None
        outcomes.append((await maker.make(wish)).outcome)
        assert await maker.next() is None
        assert isinstance(line.clock, HandClock)
        line.clock.advance(AFTER_A_FAILURE)
    assert outcomes == [Outcome.FAILED] * (MOST_TRIES - 1) + [Outcome.GIVEN_UP]
    assert await maker.wishes.count() == 0


async def test_what_ended_the_program_again_and_again_is_not_made_any_more(line: Bench) -> None:
    maker = maker_of(line)
    wish = await wished(maker)
    for _ in range(MOST_TRIES):
        await maker.wishes.begin(wish)  # and then the power failed
    wish = await wished(maker)
    assert (await maker.make(wish)).outcome is Outcome.GIVEN_UP
    assert line.generator.asked == []


@pytest.mark.parametrize(
    ("words", "scope", "code"),
    [
        ("a naughty cat", HERE, "house-word"),
        ("a cat --style cubist", HERE, "style-unknown"),
        ("/physics a pendulum", HERE, "command-unknown"),
        ("/status", HERE, "warm-no-clip"),
        ("a cat", "us", "warm-no-community"),
    ],
)
async def test_what_would_be_refused_is_refused(
    line: Bench, words: str, scope: str, code: str
) -> None:
    maker = maker_of(line)
    await line.service.communities.change(HERE, blocked_words=("naughty",))
    result = await maker.make(await wished(maker, words, scope))
    assert result.outcome is Outcome.REFUSED
    assert result.why is not None
    assert result.why.code == code
    assert await maker.wishes.count() == 0


async def test_a_disk_that_is_full_loses_no_wish_and_leaves_no_file(
    line: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker, before = maker_of(line), files(line)
    wish = await wished(maker)

    async def full(*_: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(maker.wishes, "drop_in", full)
    with pytest.raises(DatabaseError):
        await maker.make(wish)
    assert files(line) == before
    assert await maker.wishes.count() == 1
    assert await line.database.fetch_all("SELECT id FROM clips") == []


async def test_there_is_room_until_people_s_clips_would_have_to_go(tmp_path: Path) -> None:
    async with bench(tmp_path, quota_bytes=1000) as line:
        maker = maker_of(line, quota_bytes=1000)
        for number in range(30):
            if await maker.has_room():
                await maker.make(await wished(maker, f"clip {number}"))
        assert 10 < len(line.generator.asked) < 30
        assert not await maker.has_room()
        assert await line.cache.excess() <= 0


async def test_a_line_that_is_known_is_not_added_again(line: Bench) -> None:
    wishes = maker_of(line).wishes
    cat, dog = (Wish(scope=HERE, words=it, locale="en") for it in ("a cat", "a dog"))
    assert await wishes.add([cat, dog, cat]) == 2
    assert await wishes.add([dog]) == 0
    assert await wishes.add([Wish(scope="memory:them", words="a dog", locale="en")]) == 1
    assert await wishes.drop_all() == 3
    assert await wishes.count() == 0


async def test_communities_are_asked_when_it_is_made_not_when_it_is_wished(line: Bench) -> None:
    maker = maker_of(line)
    wish = await wished(maker, "a naughty cat")
    await Communities(line.database, line.clock).change(HERE, seconds=1.0)
    await maker.make(wish)
    ((_, asked),) = line.generator.asked
    assert asked.seconds == 1.0
