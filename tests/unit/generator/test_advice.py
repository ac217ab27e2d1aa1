"""What engines say in the parent itself: which prompts are theirs, what they teach."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from generator.engine import Surroundings
from generator.supervisor import Generator, GeneratorSettings
from tests.specialist_engines import physics
from tests.specialist_engines.physics import PENDULUM, SPRING


@pytest.fixture
async def generator(tmp_path: Path) -> AsyncIterator[Generator]:
    settings = GeneratorSettings(
        clips_dir=tmp_path / "clips",
        surroundings=Surroundings(cache_dir=tmp_path / "cache"),
        packages="tests.specialist_engines",
    )
    generator = Generator(settings)
    await generator.start()
    physics.claimed.clear()
    yield generator
    await generator.stop()


async def test_specialists_alone_are_asked_how_surely_a_prompt_is_theirs(
    generator: Generator,
) -> None:
    assert [it.name for it in generator.engines.values() if it.specialist] == ["physics"]
    assert await generator.claims("surely a pendulum") == {"physics": 0.9}


@pytest.mark.parametrize(
    ("prompt", "claim"),
    [("perhaps", 0.6), ("boundless", 1.0), ("nowhere", 0.0), ("a cat", 0.0), ("a riddle", 0.0)],
)
async def test_a_claim_lies_between_nothing_and_certainty(
    generator: Generator, prompt: str, claim: float
) -> None:
    assert await generator.claims(prompt) == {"physics": claim}


async def test_a_failure_is_told_to_the_log_and_spoils_no_other_claim(
    generator: Generator, caplog: pytest.LogCaptureFixture
) -> None:
    await generator.claims("a riddle")
    assert "gave no advice" in caplog.text
    assert await generator.claims("surely a pendulum") == {"physics": 0.9}


async def test_an_engine_tells_what_prompts_mean_where_it_is_sure(generator: Generator) -> None:
    assert await generator.meaning("physics", "surely a pendulum") == "a pendulum"
    assert await generator.meaning("physics", "perhaps a pendulum") is None
    assert await generator.meaning("physics", "a riddle") is None  # which makes it fail
    others = [name for name in generator.engines if name != "physics"]
    assert [await generator.meaning(name, "surely") for name in (*others, "nobody")] == (
        [None] * (len(others) + 1)
    )


async def test_the_same_prompt_is_asked_about_once(generator: Generator) -> None:
    await asyncio.gather(*(generator.claims("perhaps a pendulum") for _ in range(5)))
    assert physics.claimed == ["perhaps a pendulum"]


async def test_an_engine_that_cannot_work_claims_and_teaches_nothing(
    generator: Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(physics.Physics, "unavailable", lambda self: "It has no chalk.")
    await generator.start()
    assert await generator.claims("surely a pendulum") == {}
    assert await generator.lessons() == {}


async def test_lessons_come_in_the_order_of_their_engine(generator: Generator) -> None:
    assert await generator.lessons() == {"physics": (PENDULUM, SPRING)}
