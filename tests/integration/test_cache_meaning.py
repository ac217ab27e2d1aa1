"""A clip of physics answers what surely asks for the same in other words."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from cache.clips import ClipCache, Hit
from cache.database import Database
from generator.engine import Surroundings
from generator.supervisor import Generator, GeneratorSettings
from generator.types import ClipRequest
from tests.support.generator import make_clip

PENDULUM = ClipRequest(prompt="a pendulum 50 cm long released from 10°", engine="physics")


@pytest_asyncio.fixture
async def cache(tmp_path: Path) -> AsyncIterator[ClipCache]:
    """With the clip of `PENDULUM` in it; no embedder, so that words decide nothing."""
    folder = tmp_path / "clips"
    folder.mkdir()
    database = await Database.open(tmp_path / "reelbot.db")
    surroundings = Surroundings(cache_dir=tmp_path / "cache")
    generator = Generator(GeneratorSettings(clips_dir=folder, surroundings=surroundings))
    await generator.start()
    cache = ClipCache(
        database,
        None,
        clips_dir=folder,
        threshold=0.9,
        quota_bytes=10**9,
        hot_size=10,
        meaning=generator.meaning,
    )
    assert await cache.lookup(PENDULUM, "us") is None
    async with database.transaction() as connection:
        await cache.add(connection, make_clip(folder, PENDULUM), PENDULUM, "us")
    yield cache
    await generator.stop()
    await database.close()


async def looked_up(cache: ClipCache, prompt: str, **changes: object) -> Hit | None:
    return await cache.lookup(PENDULUM.evolve(prompt=prompt, **changes), "us")


@pytest.mark.parametrize(
    "prompt",
    [
        "simulate a 0.5 m long pendulum that is released from 10 degrees",
        "A pendulum is released from 10 degrees; its length is 50 cm",
    ],
)
async def test_the_same_quantities_in_other_words_get_it(cache: ClipCache, prompt: str) -> None:
    hit = await looked_up(cache, prompt)
    assert hit is not None
    assert (hit.kind, hit.clip.prompt) == ("meaning", PENDULUM.prompt)


async def test_a_clip_with_a_seed_of_its_own_is_known_by_its_meaning_too(cache: ClipCache) -> None:
    again = PENDULUM.evolve(prompt="a pendulum 70 cm long", seed=7)
    assert await cache.lookup(again, "us") is None
    async with cache._database.transaction() as connection:
        await cache.add(connection, make_clip(cache._files._folder, again), again, "us")
    assert await looked_up(cache, "simulate a 0.7 m long pendulum") is not None


@pytest.mark.parametrize(
    ("prompt", "changes"),
    [
        ("a pendulum 60 cm long released from 10 degrees", {}),
        ("a pendulum 0.5 m long released from 10 degrees on the Moon", {}),
        ("a pendulum 0.5 m long released from 10 degrees", {"numbers": False}),
        ("a pendulum 0.5 m long released from 10 degrees", {"locale": "zh"}),
        ("a pendulum 0.5 m long released from 10 degrees", {"seed": 7}),
        ("a pendulum 0.5 m long released from 10 degrees", {"engine": "sketch"}),
    ],
)
async def test_other_quantities_and_other_settings_do_not(
    cache: ClipCache, prompt: str, changes: dict[str, object]
) -> None:
    assert await looked_up(cache, prompt, **changes) is None
