"""bot.once_more, and what the service makes of it: another engine is offered for a prompt."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.actions import actions
from bot.types import Job, JobState
from generator.errors import UserError
from tests.support.generator import PHYSICS
from tests.support.line import Bench, address, bench

ADA = address()


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path) as line:
        line.generator.engine_infos["physics"] = PHYSICS
        yield line


async def ask(line: Bench, text: str) -> Job:
    """The job, once its clip was posted."""
    answer = await line.service.ask(text, ADA)
    assert answer.job is not None
    return await posted(line, answer.job.job)


async def posted(line: Bench, job: Job) -> Job:
    await line.adapter.until(lambda: bool(line.adapter.clips(job.id)))
    return (await line.job(job.id)).evolve(state=JobState.DELIVERED)


def offered(job: Job, locale: str = "en") -> list[str]:
    """What the button says."""
    return [it.called(locale, job) for name, it in actions(job) if name == "other"]


async def test_what_may_be_for_a_specialist_can_be_made_by_it_as_well(line: Bench) -> None:
    sketched = await ask(line, "/video perhaps a pendulum")
    assert (sketched.request.engine, offered(sketched)) == ("sketch", ["Simulate it"])
    status = await line.service.otherwise(sketched.id, ADA)
    simulated = await posted(line, status.job)
    assert simulated.request == sketched.request.evolve(
        engine="physics", also=None, seconds=8.0, own_length=True
    )
    assert offered(simulated) == [], "it was asked for by name"


async def test_what_a_specialist_made_unasked_can_be_made_as_usual(line: Bench) -> None:
    simulated = await ask(line, "/video surely a pendulum")
    assert (simulated.request.engine, offered(simulated)) == ("physics", ["Imagine it"])
    assert offered(simulated, "zh") == ["改为想象"]
    other = (await line.service.otherwise(simulated.id, ADA)).job.request
    assert (other.engine, other.seconds, other.own_length) == ("sketch", 3.0, False)


async def test_the_other_engine_makes_the_length_that_was_asked_for(line: Bench) -> None:
    first = await ask(line, "/video perhaps a pendulum --seconds 4 --seed 7 --no cats")
    other = (await line.service.otherwise(first.id, ADA)).job.request
    assert (other.seconds, other.own_length) == (4.0, False)
    assert (other.seed, other.negative_prompt) == (7, "cats")


@pytest.mark.parametrize(
    "text",
    ["/video a cat", "/physics surely a pendulum", "/video perhaps a pendulum --engine sketch"],
)
async def test_else_nothing_is_offered(line: Bench, text: str) -> None:
    job = await ask(line, text)
    assert offered(job) == []
    with pytest.raises(UserError, match="other-none"):
        await line.service.otherwise(job.id, ADA)


async def test_what_is_offered_once_more_is_offered_again(line: Bench) -> None:
    first = await ask(line, "/video perhaps a pendulum")
    again = await line.service.again(first.id, ADA)
    assert again.job.request.also == "physics"


async def test_a_house_offers_only_what_it_allows(line: Bench) -> None:
    sketched = await ask(line, "/video perhaps a pendulum")
    await line.service.communities.change(ADA.scope, engines=("sketch",))
    assert offered(await ask(line, "/video perhaps a ball")) == []
    assert (await ask(line, "/video surely a pendulum")).request.engine == "sketch"
    with pytest.raises(UserError, match="house-engine"):
        await line.service.otherwise(sketched.id, ADA)


async def test_a_length_is_found_within_what_the_house_allows(line: Bench) -> None:
    await line.service.communities.change(ADA.scope, seconds=2.0)
    found = (await ask(line, "/physics a pendulum")).request
    assert (found.seconds, found.own_length) == (2.0, True)


async def test_a_stranger_is_offered_nothing(line: Bench) -> None:
    job = await ask(line, "/video perhaps a pendulum")
    with pytest.raises(UserError, match="job-unknown"):
        await line.service.otherwise(job.id, address("eve").evolve(community="them"))


async def test_an_offer_outlasts_the_program(tmp_path: Path) -> None:
    async with bench(tmp_path) as line:
        line.generator.engine_infos["physics"] = PHYSICS
        first = await ask(line, "/video perhaps a pendulum")
    async with bench(tmp_path) as line:
        line.generator.engine_infos["physics"] = PHYSICS
        assert offered(await line.job(first.id)) == ["Simulate it"]
        assert (await line.service.otherwise(first.id, ADA)).job.request.engine == "physics"


async def test_a_clip_is_reused_whatever_was_offered_with_it(line: Bench) -> None:
    first = await ask(line, "/video perhaps a pendulum")
    named = await ask(line, "/video perhaps a pendulum --engine sketch")
    assert named.clip is not None
    assert named.clip == first.clip


async def test_no_weights_are_missed_where_a_specialist_was_wanted(line: Bench) -> None:
    lacking = line.generator.engine_infos["wan"]
    line.generator.engine_infos["wan"] = lacking.__class__(
        "wan", lacking.lane, (), "No weights.", lacks=("a/b",)
    )
    assert (await line.service.ask("/video a cat", ADA)).hint is not None
    assert (await line.service.ask("/video surely a pendulum", ADA)).hint is None
