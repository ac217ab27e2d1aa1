"""bot.preferences: a person's own defaults, from what was typed to what is made of it."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.composing import Defaults
from bot.flags import READERS, Size
from bot.preferences import People, Preferences
from bot.types import ClipFormat
from cache.database import Database

ADA = "memory:ada"


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "reelbot.sqlite3")
    yield database
    await database.close()


@pytest.fixture
def people(database: Database) -> People:
    return People(database)


def defaults(preferences: Preferences) -> Defaults:
    return preferences.defaults("auto", ["ink"])


async def test_whoever_prefers_nothing_gets_what_is_usual(people: People) -> None:
    assert await people.of(ADA) == Preferences()
    assert defaults(await people.of(ADA)) == Defaults(engine="auto")


async def test_what_was_typed_for_each_flag_is_what_requests_are_made_of(people: People) -> None:
    typed = {
        "seconds": "5",
        "size": "square",
        "quality": "高",
        "fps": "12",
        "format": "gif",
        "style": "ink",
        "engine": "sketch",
    }
    for flag, value in typed.items():
        await people.change(ADA, READERS[flag].read(value))
    assert defaults(await people.of(ADA)) == Defaults(
        engine="sketch",
        seconds=5,
        size=Size(512, 512, exact=False),
        quality="high",
        profile="balanced",
        fps=12,
        format=ClipFormat.GIF,
        style="ink",
    )


async def test_of_a_quality_and_a_profile_the_later_one_holds(people: People) -> None:
    preferences = await people.change(ADA, READERS["quality"].read("turbo"))
    assert defaults(preferences) == Defaults(engine="auto", profile="turbo")
    preferences = await people.change(ADA, READERS["quality"].read("draft"))
    assert defaults(preferences) == Defaults(engine="auto", quality="draft", profile="fast")


@pytest.mark.parametrize("size", ["square", "方形", "竖屏", "320x240"])
async def test_a_size_is_a_shape_or_pixels_as_it_was_typed(people: People, size: str) -> None:
    (typed,) = READERS["size"].read(size).values()
    await people.change(ADA, {"size": typed})
    assert defaults(await people.of(ADA)).size == typed


async def test_one_change_leaves_the_others_and_none_takes_it_back(people: People) -> None:
    await people.change(ADA, {"seconds": 5.0, "style": "ink"})
    await people.change(ADA, {"seconds": None})
    assert await people.of(ADA) == Preferences(style="ink")
    assert await people.of("memory:bob") == Preferences()
    await people.forget(ADA)
    assert await people.of(ADA) == Preferences()


async def test_a_style_that_is_not_to_be_had_is_left_out(people: People) -> None:
    preferences = await people.change(ADA, {"style": "cubist", "fps": 12})
    assert (defaults(preferences).style, defaults(preferences).fps) == (None, 12)


@pytest.mark.parametrize(
    "kept",
    [
        {"quality": "cinema"},
        {"profile": "cinema"},
        {"format": "webm"},
        {"size": "8x8"},
        {"size": "panorama"},
        {"mood": "gloomy"},
    ],
)
async def test_what_another_version_kept_makes_no_request_fail(
    database: Database, people: People, kept: dict[str, str]
) -> None:
    async with database.transaction() as connection:
        await connection.execute(
            "INSERT INTO people VALUES (?, ?)", [ADA, json.dumps(kept | {"fps": 12})]
        )
    made = defaults(await people.of(ADA))
    assert made == Defaults(engine="auto", fps=12)
    assert made.frame() == (640, 480)
