"""cache.eviction on a real database: which clips leave first, and that it stays quick."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest_asyncio

from bot.replay.stage import empty_clip
from cache import eviction
from cache.clips import ClipCache
from cache.database import Database
from cache.schema import MIGRATIONS, migrate
from cache.store import IN_HAND
from generator.types import Clip, ClipRequest
from tests.support.clock import HandClock
from tests.support.line import Bench as Line
from tests.support.line import address, request
from tests.support.line import bench as open_line

SIZE = 1000  # bytes of a clip; its poster is one more


@dataclass
class Store:
    folder: Path
    database: Database
    clock: HandClock
    made: int = 0

    def cache(self, room: int = 10**9) -> ClipCache:
        """With room for so many clips of `SIZE`."""
        return ClipCache(
            self.database,
            None,
            clips_dir=self.folder,
            threshold=0.9,
            quota_bytes=room * (SIZE + 1),
            hot_size=10,
            clock=self.clock.now,
        )

    async def make(self, seconds: float = 6.0, size: int = SIZE) -> Clip:
        self.made += 1
        request = ClipRequest(prompt=f"clip {self.made}", engine="wan")
        clip = empty_clip(self.folder, request, seconds, size)
        async with self.database.transaction() as connection:
            await self.cache().add(connection, clip, request, "us")
        self.clock.advance(IN_HAND + 1)
        return clip

    async def answer(self, clip: Clip, times: int = 1, origin: str | None = None) -> None:
        """Have so many requests answered by the clip."""
        async with self.database.transaction() as connection:
            for _ in range(times):
                self.made += 1
                await connection.execute(
                    "INSERT INTO jobs (id, number, state, lane, owner, scope, twin_key, request,"
                    " address, format, created_at, clip_id, reuse, origin) VALUES (?1, ?1,"
                    " 'DELIVERED', 'gpu', 'o', 'us', 't', '{}', '{}', 'mp4', 0, ?2, 'exact', ?3)",
                    [self.made, clip.id, origin],
                )

    async def kept(self) -> set[str]:
        return {row["id"] for row in await self.database.fetch_all("SELECT id FROM clips")}

    async def uses(self, clip: Clip) -> int:
        row = await self.database.fetch_one("SELECT uses FROM clips WHERE id = ?", [clip.id])
        assert row is not None
        return int(row["uses"])


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    folder = tmp_path / "clips"
    folder.mkdir()
    database = await Database.open(tmp_path / "reelbot.db")
    yield Store(folder, database, HandClock())
    await database.close()


async def test_what_was_dear_to_make_stays_though_longer_unused(store: Store) -> None:
    dear, cheap = await store.make(seconds=60), await store.make(seconds=1)
    assert await store.cache(room=1).evict() == 1
    assert await store.kept() == {dear.id}
    assert not cheap.path.exists()


async def test_what_takes_more_room_leaves_first(store: Store) -> None:
    small = await store.make()
    large = await store.make(size=2 * SIZE)
    assert await store.cache(room=2).evict() == 1
    assert await store.kept() == {small.id}
    assert not large.path.exists()


async def test_what_answered_more_requests_stays(store: Store) -> None:
    popular, other = await store.make(), await store.make()
    await store.answer(popular)
    assert await store.uses(popular) == 2
    assert await store.uses(other) == 1
    assert await store.cache(room=1).evict() == 1
    assert await store.kept() == {popular.id}


async def test_showing_a_clip_once_more_counts_for_nothing(store: Store) -> None:
    shown = await store.make()
    await store.answer(shown, times=3, origin="job")
    assert await store.uses(shown) == 1


async def test_what_was_popular_once_leaves_in_the_end(store: Store) -> None:
    once = await store.make()
    await store.answer(once, times=3)
    cache = store.cache(room=2)
    turns = 0
    while once.id in await store.kept():
        await store.make()
        await cache.evict()
        turns += 1
    # It was worth four of the others; for every two of them that left, the next is worth one more.
    assert turns == 8


async def test_the_floor_outlives_the_program(store: Store) -> None:
    for _ in range(3):
        await store.make()
    await store.cache(room=1).evict()
    later = await store.make(seconds=3)
    row = await store.database.fetch_one("SELECT worth FROM clips WHERE id = ?", [later.id])
    assert row is not None
    assert row["worth"] == (6 + 3) / (SIZE + 1)


async def test_clips_leave_in_the_order_of_an_index(store: Store) -> None:
    for liked in (False, True):
        plan = await store.database.fetch_all(
            f"EXPLAIN QUERY PLAN {eviction._EVICTABLE}", {"before": 0.0, "liked": liked}
        )
        steps = [row["detail"] for row in plan]
        assert any("USING COVERING INDEX clips_by_worth" in step for step in steps)
        assert not any("TEMP B-TREE FOR ORDER" in step for step in steps)


def _has_clip(line: Line, job_id: str) -> bool:
    return bool(line.adapter.clips(job_id))


async def test_each_request_that_a_clip_answers_counts_once(tmp_path: Path) -> None:
    async with open_line(tmp_path) as line:
        await line.service.submit(request(), address())
        await line.adapter.until(lambda: bool(line.adapter.clips()))
        for person in ("bob", "eve"):
            status = await line.service.submit(request(), address(person))
            await line.adapter.until(partial(_has_clip, line, status.job.id))
        (row,) = await line.database.fetch_all("SELECT uses, worth, size FROM clips")
        assert row["uses"] == 3
        assert row["worth"] == 3 * 2.0 / row["size"]  # `make_clip` says that it took two seconds


def test_what_answered_before_the_migration_counts(tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    for script in sorted(MIGRATIONS.glob("*.sql")):
        if script.name < "0006":
            (earlier / script.name).write_text(script.read_text())
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, earlier)
        connection.execute(
            "INSERT INTO clips (id, body, scope, prompt_key, settings_key, seed, size, created_at,"
            """ used_at) VALUES ('clip', '{"made_seconds": 6}', '', '', '', 0, 4, 0, 0)"""
        )
        connection.executemany(
            "INSERT INTO jobs (id, number, state, lane, owner, scope, twin_key, request, address,"
            " format, created_at, clip_id, reuse) VALUES (?1, ?1, 'DELIVERED', 'gpu', 'o', 's',"
            " 't', '{}', '{}', 'mp4', 0, 'clip', ?2)",
            [(1, None), (2, "exact"), (3, "twin")],
        )
        migrate(connection)
        assert connection.execute("SELECT uses, worth FROM clips").fetchall() == [(3, 4.5)]
