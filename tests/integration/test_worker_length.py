"""An engine that chooses how long a clip is: what it says holds, within what it was asked for."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.errors import GenerationError
from generator.supervisor import Generator
from generator.types import ClipRequest, Fact, Progress
from tests.support.probe import probe
from tests.support.workers import hostile, ignore, small

ENGINES = pytest.mark.parametrize("engine", ["paced", "paced_gpu"])


@pytest.fixture
async def generator(tmp_path: Path) -> AsyncIterator[Generator]:
    async with hostile(tmp_path) as generator:
        yield generator


def own(engine: str, prompt: str, **changes: Any) -> ClipRequest:
    """A request for a clip of 24 frames at most."""
    return small(engine, prompt, seconds=2, own_length=True, **changes)


@ENGINES
async def test_a_clip_is_as_long_as_its_engine_says(generator: Generator, engine: str) -> None:
    seen: list[Progress] = []
    clip = await generator.generate("job", own(engine, "10"), seen.append)
    assert (clip.frames, clip.seconds) == (10, 10 / 12)
    assert probe(clip.path).frames == 10
    with Image.open(clip.poster) as poster:
        poster.load()
    drawn = [progress for progress in seen if progress.stage == "draw"]
    assert {progress.total for progress in drawn} == {10}
    assert seen[-1].stage == "encode"


@ENGINES
async def test_one_that_chooses_no_length_fills_what_it_may(
    generator: Generator, engine: str
) -> None:
    clip = await generator.generate("job", own(engine, "a cat"), ignore)
    assert clip.frames == 24


@ENGINES
@pytest.mark.parametrize(
    ("request_", "why"),
    [
        (small("", "5"), "it chose 5 frames where 6 were asked"),
        (own("", "25"), "it chose 25 frames where 1 to 24 were asked"),
        (own("", "0"), "it chose 0 frames where 1 to 24 were asked"),
    ],
    ids=["uninvited", "too long", "nothing"],
)
async def test_a_length_that_was_not_asked_for_is_a_failure(
    generator: Generator, engine: str, request_: ClipRequest, why: str, tmp_path: Path
) -> None:
    with pytest.raises(GenerationError, match=why):
        await generator.generate("job", request_.evolve(engine=engine), ignore)
    assert list((tmp_path / "clips").iterdir()) == []
    assert (await generator.generate("job", own(engine, "3"), ignore)).frames == 3


@ENGINES
async def test_a_clip_carries_what_it_is_about_and_its_quantities(
    generator: Generator, engine: str
) -> None:
    clip = await generator.generate("job", own(engine, "2"), ignore)
    assert clip.topic == "noise"
    assert clip.facts == (Fact("loudness", "L", 0.5, "dB"),)
    assert type(clip.facts[0].value) is float


@ENGINES
async def test_a_quantity_that_is_no_number_is_a_failure(generator: Generator, engine: str) -> None:
    with pytest.raises(GenerationError, match="the fact 'loudness' is nan"):
        await generator.generate("job", own(engine, "nowhere"), ignore)
