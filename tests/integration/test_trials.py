"""What people make of reused clips: who asks for a new one teaches the cache."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from cache.clips import ClipCache
from cache.database import Database
from cache.sameness import prompt_key
from generator.types import Clip, ClipRequest
from tests.support.embedders import Heart
from tests.support.generator import make_clip

SUNSET = ClipRequest(prompt="a sunset over the sea", engine="sketch")
OCEAN = SUNSET.evolve(prompt="a sunset over the ocean")

ASK = """
INSERT INTO jobs (id, number, state, lane, owner, scope, twin_key, request, address, format,
                  created_at, clip_id, reuse, similarity)
SELECT COUNT(*), COUNT(*), 'READY', 'cpu', 'o', 'us', 't', '{}', '{}', 'mp4', 0, ?, ?, ? FROM jobs
RETURNING id
"""
END = "UPDATE jobs SET state = ? WHERE id = ?"


class House:
    """A cache with one clip, and people who get it for other words."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        alike = [prompt_key(request.prompt) for request in (SUNSET, OCEAN)]
        self.embedder = Heart(dict.fromkeys(alike, 0))
        self.cache = self.open()

    def open(self, error_bound: float = 0.01) -> ClipCache:
        return ClipCache(
            self.database,
            self.embedder,
            clips_dir=self.folder,
            threshold=0.6,
            quota_bytes=10**6,
            hot_size=10,
            error_bound=error_bound,
        )

    async def fill(self) -> Clip:
        clip = make_clip(self.folder, SUNSET)
        async with self.database.transaction() as connection:
            await self.cache.add(connection, clip, SUNSET, "us")
        return clip

    async def give(
        self,
        clip: Clip,
        similarity: float | None,
        *,
        reuse: str = "semantic",
        state: str = "DELIVERED",
    ) -> str:
        """Somebody gets the clip; returns their job's id."""
        async with self.database.transaction() as connection:
            rows = await connection.execute_fetchall(ASK, [clip.id, reuse, similarity])
            (job_id,) = next(iter(rows))
            await connection.execute(END, [state, job_id])
        return str(job_id)

    async def refused(self, clip: Clip, similarity: float | None, times: int = 2) -> None:
        for _ in range(times):
            await self.cache.refuse(await self.give(clip, similarity))

    async def found(self, cache: ClipCache | None = None) -> bool:
        return await (cache or self.cache).lookup(OCEAN, "us") is not None

    async def nearness(self) -> float:
        hit = await self.cache.lookup(OCEAN, "us")
        assert hit is not None
        assert hit.similarity is not None
        return hit.similarity


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    folder = tmp_path / "clips"
    folder.mkdir()
    database = await Database.open(tmp_path / "reelbot.sqlite3")
    yield House(database, folder)
    await database.close()


async def test_one_who_wants_another_is_no_proof_but_two_are(house: House) -> None:
    clip = await house.fill()
    near = await house.nearness()
    await house.refused(clip, near, times=1)
    assert await house.found()
    await house.refused(clip, near, times=1)
    assert not await house.found()
    assert await house.cache.lookup(SUNSET, "us") is not None  # its own words


async def test_nearer_words_than_those_it_was_refused_for_still_get_it(house: House) -> None:
    clip = await house.fill()
    await house.refused(clip, await house.nearness() - 0.01, times=9)
    assert await house.found()


async def test_who_kept_it_for_words_no_nearer_speaks_for_it(house: House) -> None:
    clip = await house.fill()
    near = await house.nearness()
    await house.refused(clip, near)
    for _ in range(97):
        await house.give(clip, near)
    await house.give(clip, near + 0.01)  # says nothing of words that are farther
    assert not await house.found()
    await house.give(clip, near - 0.01)
    assert await house.found()


async def test_who_presses_at_once_is_heard(house: House) -> None:
    clip = await house.fill()
    job_id = await house.give(clip, 0.9, state="READY")
    await house.cache.refuse(job_id)
    async with house.database.transaction() as connection:
        await connection.execute(END, ["DELIVERED", job_id])
    (trial,) = await house.database.fetch_all("SELECT similarity, refused FROM trials")
    assert tuple(trial) == (0.9, 1)


async def test_another_clip_of_the_same_words_would_be_as_wrong(house: House) -> None:
    await house.fill()
    clip = await house.fill()
    await house.refused(clip, await house.nearness())
    assert not await house.found()


async def test_words_alone_are_tried_like_the_nearest(house: House) -> None:
    clip = await house.fill()
    await house.refused(clip, None)
    assert not await house.found()


async def test_what_was_learned_outlives_the_requests_and_not_the_clip(house: House) -> None:
    clip = await house.fill()
    await house.refused(clip, await house.nearness())
    async with house.database.transaction() as connection:
        await connection.execute("DELETE FROM jobs")
    assert not await house.found()
    assert await house.database.fetch_all("SELECT job_id FROM trials WHERE job_id NOTNULL") == []
    await house.cache.remove(clip.id)
    assert await house.database.fetch_all("SELECT * FROM trials") == []


async def test_only_a_clip_that_was_seen_and_was_of_other_words_is_tried(house: House) -> None:
    clip = await house.fill()
    await house.give(clip, 0.9, state="CANCELLED")
    await house.give(clip, None, reuse="exact")
    assert await house.database.fetch_all("SELECT * FROM trials") == []
    job_id = await house.give(clip, 0.9)
    async with house.database.transaction() as connection:  # posted anew, as a GIF
        await connection.execute(END, ["READY", job_id])
        await connection.execute(END, ["DELIVERED", job_id])
    assert len(await house.database.fetch_all("SELECT * FROM trials")) == 1


async def test_an_operator_who_bears_no_error_gets_no_like_words(house: House) -> None:
    await house.fill()
    assert await house.found(house.open(error_bound=0.005))
    assert not await house.found(house.open(error_bound=0.0))
