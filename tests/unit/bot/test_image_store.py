"""bot.images.store: who gave which picture, and for how long it is kept."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.images.store import HOURLY, IN_HAND, KEPT, UNUSED, ImageStore, Picture
from cache.database import Database
from generator.errors import UserError
from tests.support.clock import HandClock
from tests.support.pictures import drawn, png, saved

ADA, BOB, HERE = "memory:ada", "memory:bob", "memory:us"


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "reelbot.sqlite3")
    yield database
    await database.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(database: Database, tmp_path: Path, clock: HandClock) -> ImageStore:
    return ImageStore(database, tmp_path / "images", clock, quota_bytes=10**9)


def files(store: ImageStore) -> list[str]:
    return sorted(path.name for path in store.folder.glob("*"))


async def test_the_same_picture_is_one_file_whoever_gives_it(store: ImageStore) -> None:
    first = await store.keep(png(), ADA, HERE)
    again = await store.keep(saved(drawn(), "PNG", compress_level=1), BOB, HERE)
    other = await store.keep(png(322, 240), ADA, HERE)
    assert first == again == Picture(first.name, 320, 240)
    assert other.name != first.name
    stems = sorted(name.removesuffix(".png") for name in (first.name, other.name))
    assert files(store) == [f"{stem}{ending}" for stem in stems for ending in (".jpg", ".png")]
    assert await store.given(first.name, BOB) == first


async def test_somebody_elses_picture_is_nothing_to_me(store: ImageStore) -> None:
    picture = await store.keep(png(), ADA, HERE)
    assert await store.given(picture.name, ADA) == picture
    for name, owner in (
        (picture.name, BOB),
        ("../../reelbot.sqlite3", ADA),
        (f"{'0' * 64}.png", ADA),
        ("", ADA),
    ):
        with pytest.raises(UserError, match="picture-gone"):
            await store.given(name, owner)


async def test_only_names_of_the_store_are_looked_for(store: ImageStore, tmp_path: Path) -> None:
    await store.keep(png(), ADA, HERE)
    (store.folder / "other.png").write_bytes(b"")
    for name in ("other.png", "../reelbot.sqlite3", str(tmp_path / "reelbot.sqlite3"), "."):
        with pytest.raises(UserError, match="picture-gone"):
            await store.check(name)
    await store.check(None)


async def test_a_file_that_was_taken_away_is_gone(store: ImageStore) -> None:
    picture = await store.keep(png(), ADA, HERE)
    (store.folder / picture.name).unlink()
    with pytest.raises(UserError, match="picture-gone"):
        await store.given(picture.name, ADA)
    assert await store.keep(png(), ADA, HERE) == picture
    await store.check(picture.name)


async def test_what_one_deletes_stays_with_others_who_gave_it(store: ImageStore) -> None:
    both = await store.keep(png(), ADA, HERE)
    await store.keep(png(), BOB, HERE)
    mine = await store.keep(png(322, 240), ADA, HERE)
    assert await store.count(ADA) == 2
    await store.erase(ADA)
    assert await store.count(ADA) == 0
    await store.check(both.name)
    with pytest.raises(UserError, match="picture-gone"):
        await store.check(mine.name)
    await store.erase(BOB)
    assert files(store) == []


async def job_with(
    database: Database, name: str, *, state: str = "DELIVERED", hidden: bool = False
) -> None:
    async with database.transaction() as connection:
        await connection.execute(
            "INSERT INTO jobs (id, number, state, lane, owner, scope, twin_key, request, address,"
            " format, hidden, created_at) VALUES (lower(hex(randomblob(16))),"
            " (SELECT COALESCE(MAX(number), 0) + 1 FROM jobs), ?, 'cpu', ?, ?, '',"
            " json_object('image', ?), '{}', 'mp4', ?, 0)",
            [state, BOB, HERE, name, hidden],
        )


async def ended(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("UPDATE jobs SET state = 'DELIVERED'")


async def test_an_open_job_keeps_its_picture_until_it_ends(
    store: ImageStore, database: Database, clock: HandClock
) -> None:
    picture = await store.keep(png(), ADA, HERE)
    await job_with(database, picture.name, state="QUEUED")
    await store.erase(ADA)
    clock.advance(2 * KEPT)
    await store.prune()
    await store.check(picture.name)
    await ended(database)
    assert await store.prune() == 1
    assert files(store) == []


async def test_the_last_job_that_is_deleted_takes_the_picture_along(
    store: ImageStore, database: Database
) -> None:
    picture = await store.keep(png(), ADA, HERE)
    await job_with(database, picture.name)
    await store.release(picture.name, ADA)
    await store.check(picture.name)
    async with database.transaction() as connection:
        await connection.execute("UPDATE jobs SET hidden = 1")
    await store.release(picture.name, BOB)  # it was never theirs
    await store.check(picture.name)
    await store.release(picture.name, ADA)
    assert files(store) == []


async def test_old_ones_go_and_what_is_shown_stays(
    store: ImageStore, database: Database, clock: HandClock
) -> None:
    unused, used, shown = [
        await store.keep(png(320 + 2 * number, 240), ADA, HERE) for number in range(3)
    ]
    await job_with(database, used.name)
    await job_with(database, shown.name)
    async with database.transaction() as connection:
        await connection.execute(
            "INSERT INTO clips (id, body, scope, prompt_key, settings_key, seed, size, created_at,"
            " used_at) VALUES ('clip', '{}', '', '', '', 0, 0, 0, 0)"
        )
        await connection.execute(
            "UPDATE jobs SET clip_id = 'clip' WHERE json_extract(request, '$.image') = ?",
            [shown.name],
        )
    assert await store.prune() == 0
    clock.advance(UNUSED + 1)
    assert await store.prune() == 1
    with pytest.raises(UserError):
        await store.check(unused.name)
    clock.advance(KEPT)
    assert await store.prune() == 1
    with pytest.raises(UserError):
        await store.check(used.name)
    await store.check(shown.name)
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM clips")
    assert await store.prune() == 1
    assert files(store) == []


async def test_giving_it_again_makes_it_new(store: ImageStore, clock: HandClock) -> None:
    picture = await store.keep(png(), ADA, HERE)
    clock.advance(UNUSED - 1)
    assert await store.keep(png(), ADA, HERE) == picture
    clock.advance(UNUSED - 1)
    assert await store.prune() == 0


async def test_the_oldest_go_when_the_quota_is_used_up_but_none_that_is_needed(
    database: Database, tmp_path: Path, clock: HandClock
) -> None:
    store = ImageStore(database, tmp_path / "images", clock, quota_bytes=1)
    pictures = []
    for number in range(3):
        pictures.append(await store.keep(png(320 + 2 * number, 240), ADA, HERE))
        clock.advance(1)
    await job_with(database, pictures[1].name, state="RUNNING")
    assert await store.prune() == 0  # their requests may be on their way
    clock.advance(IN_HAND)
    assert await store.prune() == 2
    await store.check(pictures[1].name)


async def test_nobody_can_fill_the_disk_in_an_hour(
    store: ImageStore, database: Database, clock: HandClock
) -> None:
    async with database.transaction() as connection:
        await connection.executemany(
            "INSERT INTO pictures VALUES (?, ?, ?, 64, 64, 1, ?)",
            [(f"{number}", ADA, HERE, clock.now()) for number in range(HOURLY)],
        )
    with pytest.raises(UserError, match="picture-too-many"):
        await store.keep(png(), ADA, HERE)
    await store.keep(png(), BOB, HERE)
    clock.advance(3600)
    await store.keep(png(), ADA, HERE)


async def test_what_a_kill_left_half_written_goes_and_strangers_files_stay(
    store: ImageStore,
) -> None:
    picture = await store.keep(png(), ADA, HERE)
    stray = "0" * 64
    for name in (f"{stray}.png.part", f"{stray}.jpg", "notes.txt", f"{'1' * 64}.png"):
        (store.folder / name).write_bytes(b"half")
    assert await store.prune() == 1
    assert files(store) == [picture.name.replace("png", "jpg"), picture.name, "notes.txt"]


async def test_keeping_and_letting_go_at_once_never_leaves_a_row_without_its_file(
    store: ImageStore,
) -> None:
    async def given() -> None:
        picture = await store.keep(png(), ADA, HERE)
        await asyncio.sleep(0)
        await store.erase(ADA)
        assert picture.name

    await asyncio.gather(*(given() for _ in range(4)), store.prune())
    picture = await store.keep(png(), ADA, HERE)
    assert await store.given(picture.name, ADA) == picture
