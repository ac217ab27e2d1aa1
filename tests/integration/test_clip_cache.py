"""cache.clips on a real database and real files: what is reused, what never is, what leaves."""

import asyncio
import dataclasses
import os
import shutil
import uuid
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio

from cache.clips import ClipCache
from cache.database import Database
from cache.files import ROOM
from cache.judge import SURE
from cache.semantic import BACKFILL
from cache.store import IN_HAND, RECOUNT
from generator.fitting import fit
from generator.types import Clip, ClipRequest
from tests.support.clips import make_clip as make_real_clip
from tests.support.clock import HandClock
from tests.support.embedders import Heart
from tests.support.generator import make_clip

SUNSET = ClipRequest(prompt="a sunset over the sea", engine="sketch")
OCEAN = SUNSET.evolve(prompt="a sunset over the ocean")
NOW = 4_000_000_000.0  # beyond the time of any file that a test makes
QUOTA = 1_000_000


@dataclasses.dataclass
class Bench:
    folder: Path
    database: Database
    embedder: Heart
    clock: HandClock

    def __post_init__(self) -> None:
        self.cache = self.again()

    def again(
        self,
        *,
        folder: Path | None = None,
        quota_bytes: int = QUOTA,
        revision: str | None = None,
    ) -> ClipCache:
        """A cache on the same data, as after a restart."""
        return ClipCache(
            self.database,
            self.embedder,
            clips_dir=folder or self.folder,
            threshold=0.9,
            quota_bytes=quota_bytes,
            hot_size=10,
            clock=self.clock.now,
            revision=lambda request: revision,
        )

    async def make(self, request: ClipRequest = SUNSET, scope: str = "us") -> Clip:
        clip = make_clip(self.folder, request)
        await self.add(clip, request, scope)
        return clip

    async def add(self, clip: Clip, request: ClipRequest = SUNSET, scope: str = "us") -> None:
        async with self.database.transaction() as connection:
            await self.cache.add(connection, clip, request, scope)
        self.clock.advance(1)

    async def job(self, clip: Clip, state: str, job_id: str = "job") -> None:
        async with self.database.transaction() as connection:
            await connection.execute(
                "INSERT INTO jobs (id, number, state, lane, owner, scope, twin_key, request,"
                " address, format, created_at, clip_id) VALUES (?, 1, ?, 'cpu', 'o', 'us', 't',"
                " '{}', '{}', 'mp4', 0, ?)",
                [job_id, state, clip.id],
            )

    async def kept(self) -> set[str]:
        return {row["id"] for row in await self.database.fetch_all("SELECT id FROM clips")}

    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    folder = tmp_path / "clips"
    folder.mkdir()
    database = await Database.open(tmp_path / "reelbot.db")
    embedder = Heart({SUNSET.prompt: 1, OCEAN.prompt: 1, "a cat": 2})
    clock = HandClock(NOW)
    bench = Bench(folder, database, embedder, clock)
    yield bench
    await database.close()


async def test_the_same_request_is_answered_first_from_the_index_then_from_memory(
    bench: Bench,
) -> None:
    clip = await bench.make()
    for kind in ("exact", "hot"):
        hit = await bench.cache.lookup(SUNSET.evolve(prompt="A sunset over the sea!"), "us")
        assert hit is not None
        assert hit.kind == kind
        assert hit.clip == clip
        assert hit.similarity is None
    assert bench.embedder.asked == []


@pytest.mark.parametrize(
    "change", [{"seconds": 5.0}, {"style": "ink"}, {"engine": "wan"}, {"locale": "zh"}]
)
async def test_other_settings_are_another_clip(bench: Bench, change: dict[str, object]) -> None:
    await bench.make()
    assert await bench.cache.lookup(SUNSET.evolve(**change), "us") is None


async def test_a_clip_of_an_earlier_revision_of_its_engine_is_not_reused(bench: Bench) -> None:
    bench.cache = bench.again(revision="1")
    old = await bench.make(SUNSET)
    hit = await bench.cache.lookup(SUNSET, "us")
    assert hit is not None
    assert hit.clip == old
    bench.cache = bench.again(revision="2")
    assert await bench.cache.lookup(SUNSET, "us") is None
    assert await bench.cache.get(old.id) is not None  # who has it keeps it
    assert await bench.again().lookup(SUNSET, "us") is None


async def test_chinese_is_found_by_its_words_and_asks_no_embedder(bench: Bench) -> None:
    cat = SUNSET.evolve(prompt="一只猫在沙发上睡觉")
    clip = await bench.make(cat)
    asked = cat.evolve(prompt="请帮我做一个视频：一只猫正在沙发上睡觉")
    for cache in (bench.cache, bench.again()):  # from memory, and read after a restart
        hit = await cache.lookup(asked, "us")
        assert hit is not None
        assert (hit.clip.id, hit.kind, hit.similarity) == (clip.id, "semantic", None)
        for other in ("一只狗在沙发上睡觉", "a cat sleeping on a sofa"):
            assert await cache.lookup(cat.evolve(prompt=other), "us") is None
    assert await bench.cache.lookup(asked, "them") is None
    assert bench.embedder.asked == []


async def test_a_clip_whose_community_moved_is_found_there_alone(bench: Bench) -> None:
    cat = SUNSET.evolve(prompt="一只猫在沙发上睡觉")
    await bench.make(cat)
    asked = cat.evolve(prompt="一只猫正在沙发上睡觉")
    assert await bench.cache.lookup(asked, "us") is not None
    async with bench.database.transaction() as connection:
        await connection.execute("UPDATE clips SET scope = 'them'")
    assert await bench.cache.lookup(asked, "us") is None
    assert await bench.cache.lookup(asked, "them") is not None


async def test_prompts_without_a_clip_can_be_forgotten(bench: Bench) -> None:
    await bench.make()
    await bench.cache.lookup(OCEAN, "us")
    assert bench.cache._semantic is not None
    assert len(bench.cache._semantic._recent) == 2
    bench.cache.forget_prompts()
    assert len(bench.cache._semantic._recent) == 0


async def test_another_community_sees_nothing_and_costs_no_embedding(bench: Bench) -> None:
    await bench.make()
    assert await bench.cache.lookup(SUNSET, "them") is None
    assert await bench.cache.lookup(OCEAN, "them") is None
    assert bench.embedder.asked == []


async def test_a_given_seed_is_answered_by_that_seed_alone(bench: Bench) -> None:
    await bench.make()
    seven = await bench.make(SUNSET.evolve(seed=7))
    for _ in range(2):
        hit = await bench.cache.lookup(SUNSET.evolve(seed=7), "us")
        assert hit is not None
        assert hit.clip == seven
        assert await bench.cache.lookup(SUNSET.evolve(seed=8), "us") is None
        assert await bench.cache.lookup(OCEAN.evolve(seed=7), "us") is None


async def test_without_a_seed_the_newest_clip_of_the_prompt_answers(bench: Bench) -> None:
    await bench.make()
    await bench.cache.lookup_exact(SUNSET, "us")
    newest = await bench.make(SUNSET.evolve(seed=7))
    for _ in range(2):
        hit = await bench.cache.lookup_exact(SUNSET, "us")
        assert hit is not None
        assert hit.clip == newest


async def test_a_prompt_that_means_the_same_is_answered_with_its_similarity(bench: Bench) -> None:
    clip = await bench.make()
    hit = await bench.cache.lookup(OCEAN, "us")
    assert hit is not None
    assert hit.kind == "semantic"
    assert hit.clip == clip
    assert hit.similarity == pytest.approx(1)
    assert await bench.cache.lookup(SUNSET.evolve(prompt="a cat"), "us") is None
    assert await bench.cache.lookup_exact(OCEAN, "us") is None


async def test_what_differs_decisively_is_not_reused_however_near(bench: Bench) -> None:
    two, three = "two cats on a wall", "three cats on a wall"
    bench.embedder.meanings |= {two: 3, three: 3}
    await bench.make(SUNSET.evolve(prompt=two))
    assert await bench.cache.lookup(SUNSET.evolve(prompt=three), "us") is None


async def test_a_prompt_that_the_embedder_cannot_read_is_only_reused_exactly(bench: Bench) -> None:
    panda, tiger = "一只熊猫", "一头老虎"
    bench.embedder.meanings |= {panda: 3, tiger: 3}
    bench.embedder.unread = {panda, tiger}
    await bench.make(SUNSET.evolve(prompt=panda))
    for cache in (bench.cache, bench.again()):
        assert await cache.lookup(SUNSET.evolve(prompt=tiger), "us") is None
        assert await cache.lookup(SUNSET.evolve(prompt=panda), "us") is not None


async def test_the_embedder_is_left_alone_where_the_words_tell_enough(bench: Bench) -> None:
    await bench.make()
    assert await bench.cache.lookup(SUNSET.evolve(prompt="three dogs in a kitchen"), "us") is None
    assert bench.embedder.asked == []


DUSK = SUNSET.evolve(prompt="a sunset unfolds above a wide sea")


def knows_that_dusk_is_sunset(bench: Bench, score: float = 1.0) -> None:
    bench.embedder.meanings[DUSK.prompt] = 1
    bench.embedder.rewordings[frozenset((SUNSET.prompt, DUSK.prompt))] = score


async def test_before_a_clip_is_made_one_that_says_the_same_in_other_words_is_looked_for(
    bench: Bench,
) -> None:
    clip = await bench.make()
    knows_that_dusk_is_sunset(bench)
    assert await bench.cache.lookup(DUSK, "us") is None
    assert bench.embedder.scored == []
    hit = await bench.cache.lookup(DUSK, "us", thorough=True)
    assert hit is not None
    assert (hit.clip, hit.kind) == (clip, "semantic")
    assert hit.similarity == pytest.approx(1)


@pytest.mark.parametrize(("score", "answered"), [(SURE + 0.001, True), (SURE - 0.001, False)])
async def test_the_cross_encoder_has_to_be_sure(bench: Bench, score: float, answered: bool) -> None:
    await bench.make()
    knows_that_dusk_is_sunset(bench, score)
    hit = await bench.cache.lookup(DUSK, "us", thorough=True)
    assert (hit is not None) is answered


async def test_it_is_asked_once_about_the_same_two_prompts_until_they_are_forgotten(
    bench: Bench,
) -> None:
    await bench.make()
    knows_that_dusk_is_sunset(bench)
    for _ in range(2):
        await bench.cache.lookup(DUSK, "us", thorough=True)
    assert bench.embedder.scored == [(SUNSET.prompt, DUSK.prompt)]
    bench.cache.forget_prompts()
    await bench.cache.lookup(DUSK, "us", thorough=True)
    assert len(bench.embedder.scored) == 2


async def test_how_fast_it_answers_does_not_tell_what_others_asked(bench: Bench) -> None:
    for scope in ("us", "them"):
        await bench.make(scope=scope)
    knows_that_dusk_is_sunset(bench)
    for scope in ("us", "them", "us"):
        assert await bench.cache.lookup(DUSK, scope, thorough=True) is not None
    assert bench.embedder.scored == [(SUNSET.prompt, DUSK.prompt)] * 2
    assert bench.embedder.asked == [[DUSK.prompt, SUNSET.prompt]] * 2


async def test_what_is_forgotten_while_it_is_asked_is_not_remembered(bench: Bench) -> None:
    await bench.make()
    knows_that_dusk_is_sunset(bench)
    bench.embedder.meanwhile = bench.cache.forget_prompts
    await bench.cache.lookup(DUSK, "us", thorough=True)
    bench.embedder.meanwhile = None
    await bench.cache.lookup(DUSK, "us", thorough=True)
    assert bench.embedder.scored == [(SUNSET.prompt, DUSK.prompt)] * 2
    assert [DUSK.prompt] in bench.embedder.asked[1:]


async def test_where_one_clip_of_its_prompt_is_gone_another_answers(bench: Bench) -> None:
    clips = [await bench.make() for _ in range(2)]
    knows_that_dusk_is_sunset(bench)
    hit = await bench.cache.lookup(DUSK, "us", thorough=True)
    assert hit is not None
    hit.clip.path.unlink()
    other = await bench.cache.lookup(DUSK, "us", thorough=True)
    assert other is not None
    assert {hit.clip.id, other.clip.id} == {it.id for it in clips}


async def test_a_thorough_look_gives_nothing_of_others_and_no_other_length_or_seed(
    bench: Bench,
) -> None:
    await bench.make()
    knows_that_dusk_is_sunset(bench)
    assert await bench.cache.lookup(DUSK, "them", thorough=True) is None
    for change in ({"seconds": 5.0}, {"seed": 3}):
        assert await bench.cache.lookup(DUSK.evolve(**change), "us", thorough=True) is None
    assert bench.embedder.scored == []


async def test_it_is_not_asked_where_a_number_or_a_colour_stands_against_it(bench: Bench) -> None:
    await bench.make()
    knows_that_dusk_is_sunset(bench)
    for prompt in ("two sunsets over the sea", "a purple sunset over the sea"):
        bench.embedder.meanings[prompt] = 1
        asked = SUNSET.evolve(prompt=prompt)
        assert await bench.cache.lookup(asked, "us", thorough=True) is None
    assert bench.embedder.scored == []


async def test_a_thorough_look_leaves_the_embedder_alone_where_no_word_is_shared(
    bench: Bench,
) -> None:
    await bench.make()
    knows_that_dusk_is_sunset(bench)
    asked = SUNSET.evolve(prompt="three dogs in a kitchen")
    assert await bench.cache.lookup(asked, "us", thorough=True) is None
    assert bench.embedder.asked == []


async def test_a_model_without_a_cross_encoder_finds_what_words_and_cosines_find(
    bench: Bench,
) -> None:
    await bench.make()
    bench.embedder.meanings[DUSK.prompt] = 1
    assert await bench.cache.lookup(DUSK, "us", thorough=True) is None
    assert await bench.cache.lookup(OCEAN, "us", thorough=True) is not None
    assert bench.embedder.scored == []


async def test_an_embedding_is_made_once_and_kept_beside_its_model(bench: Bench) -> None:
    await bench.make()
    await bench.cache.lookup(OCEAN, "us")
    assert bench.embedder.asked == [[OCEAN.prompt, SUNSET.prompt]]
    await bench.make(OCEAN)  # looked up just now: added with its embedding
    after_restart = bench.again()
    third = f"{SUNSET.prompt} in 4k"
    await after_restart.lookup(SUNSET.evolve(prompt=third), "us")
    assert bench.embedder.asked[1:] == [[third]]
    rows = await bench.database.fetch_all("SELECT embedder, length(embedding) AS n FROM clips")
    assert [(row["embedder"], row["n"]) for row in rows] == [("heart", 256)] * 2


async def test_the_clip_that_says_the_same_is_embedded_before_the_others_that_wait(
    bench: Bench,
) -> None:
    for number in range(BACKFILL + 10):
        await bench.make(SUNSET.evolve(prompt=f"{number + 2} owls at noon"))
    clip = await bench.make()
    bench.embedder.meanings |= {SUNSET.prompt: 5, OCEAN.prompt: 5}
    hit = await bench.cache.lookup(OCEAN, "us")
    assert hit is not None
    assert hit.clip == clip
    [asked] = bench.embedder.asked
    assert asked[:2] == [OCEAN.prompt, SUNSET.prompt]
    assert len(asked) == 1 + BACKFILL


async def test_while_the_words_of_many_clips_are_read_the_embedder_is_asked(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cache.semantic.SLICE", 1)
    await bench.make()
    await bench.make(SUNSET.evolve(prompt="two owls at noon"))
    await bench.cache.lookup(SUNSET.evolve(prompt="a train in the fog"), "us")
    assert len(bench.embedder.asked) == 1
    await bench.cache.lookup(SUNSET.evolve(prompt="a bus in the fog"), "us")
    assert len(bench.embedder.asked) == 1, "by then it is known that no clip is like it"


async def test_another_model_embeds_anew(bench: Bench) -> None:
    await bench.make()
    await bench.cache.lookup(OCEAN, "us")
    bench.embedder = Heart({SUNSET.prompt: 5, OCEAN.prompt: 5}, model="another")
    hit = await bench.again().lookup(OCEAN, "us")
    assert hit is not None
    assert bench.embedder.asked == [[OCEAN.prompt, SUNSET.prompt]]


async def test_a_clip_added_after_a_lookup_is_found_by_the_next(bench: Bench) -> None:
    await bench.make(SUNSET.evolve(prompt="a cat"))
    assert await bench.cache.lookup(OCEAN, "us") is None
    clip = await bench.make()
    hit = await bench.cache.lookup(OCEAN, "us")
    assert hit is not None
    assert hit.clip == clip


async def test_what_is_compared_can_be_read_before_anybody_asks(bench: Bench) -> None:
    clip = await bench.make(SUNSET)
    bench.cache = bench.again()
    await bench.cache.read_ahead()
    assert bench.cache._semantic is not None
    (shelf,) = bench.cache._semantic._shelves.values()
    assert [clip_id for clip_id, _ in shelf.clips()] == [clip.id]


async def test_embeddings_of_another_length_are_made_anew(bench: Bench) -> None:
    """The model in a folder was replaced by another one."""
    other = await bench.make(SUNSET.evolve(prompt="a whale"))
    await bench.cache.lookup(OCEAN, "us")
    kept = await bench.make(SUNSET)
    await bench.cache.lookup(OCEAN, "us")
    async with bench.database.transaction() as connection:
        await connection.execute(
            "UPDATE clips SET embedding = X'00000000' WHERE id = ?", [other.id]
        )
    bench.cache = bench.again()
    await bench.cache.read_ahead()
    assert bench.cache._semantic is not None
    (shelf,) = bench.cache._semantic._shelves.values()
    assert (set(shelf.waiting), {clip_id for clip_id, _ in shelf.clips()}) == (
        {other.id},
        {other.id, kept.id},
    )


async def test_a_clip_that_leaves_while_the_others_are_read_is_not_read(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = await bench.make(SUNSET)
    bench.cache = bench.again()
    index = bench.cache._semantic
    assert index is not None
    load = index._load

    async def slow(place: tuple[str, str]) -> Any:
        shelf = await load(place)
        await bench.cache.remove(clip.id)
        return shelf

    monkeypatch.setattr(index, "_load", slow)
    await bench.cache.read_ahead()
    (shelf,) = index._shelves.values()
    assert shelf.clips() == []


async def test_an_embedder_that_is_loading_costs_the_semantic_lookup_alone(bench: Bench) -> None:
    await bench.make()
    bench.embedder.loading = True
    assert await bench.cache.lookup(OCEAN, "us") is None
    knows_that_dusk_is_sunset(bench)
    assert await bench.cache.lookup(DUSK, "us", thorough=True) is None
    assert await bench.cache.lookup(SUNSET, "us") is not None
    bench.embedder.loading = False
    assert await bench.cache.lookup(OCEAN, "us") is not None


async def test_a_clip_whose_transaction_was_rolled_back_is_never_served(bench: Bench) -> None:
    await bench.cache.lookup(OCEAN, "us")
    clip = make_clip(bench.folder, SUNSET)
    with suppress(LookupError):
        async with bench.database.transaction() as connection:
            await bench.cache.add(connection, clip, SUNSET, "us")
            raise LookupError
    assert await bench.cache.lookup(SUNSET, "us") is None
    assert await bench.cache.lookup(OCEAN, "us") is None


@pytest.mark.parametrize("harm", ["gone", "cut short", "poster gone"])
@pytest.mark.parametrize("request_", [SUNSET, OCEAN], ids=["exact", "semantic"])
async def test_a_harmed_clip_is_not_served_and_forgotten(
    bench: Bench, harm: str, request_: ClipRequest
) -> None:
    clip = await bench.make()
    assert await bench.cache.lookup(request_, "us") is not None
    if harm == "cut short":
        os.truncate(clip.path, clip.size - 1)
    else:
        (clip.poster if harm == "poster gone" else clip.path).unlink()
    assert await bench.cache.lookup(request_, "us") is None
    assert await bench.kept() == set()
    assert bench.files() == set()
    assert await bench.cache.get(clip.id) is None


async def test_a_harmed_clip_gives_way_to_the_next_of_its_prompt(bench: Bench) -> None:
    older = await bench.make()
    newer = await bench.make(SUNSET.evolve(seed=7))
    newer.path.unlink()
    hit = await bench.cache.lookup(SUNSET, "us")
    assert hit is not None
    assert hit.clip == older


async def test_a_moved_data_folder_still_serves(bench: Bench) -> None:
    clip = await bench.make()
    moved = bench.folder.rename(bench.folder.with_name("elsewhere"))
    hit = await bench.again(folder=moved).lookup(SUNSET, "us")
    assert hit is not None
    assert hit.clip.path == moved / clip.path.name
    assert hit.clip.path.is_file()


async def test_removing_a_clip_removes_all_its_files(bench: Bench) -> None:
    clip, other = await bench.make(), await bench.make(OCEAN)
    clip.path.with_suffix(".gif").write_bytes(b"gif")
    clip.path.with_name(f"{clip.id}-500000.mp4").write_bytes(b"small")
    await bench.job(clip, "DELIVERED")
    await bench.cache.remove(clip.id)
    assert await bench.cache.get(clip.id) is None
    assert bench.files() == {other.path.name, other.poster.name}
    row = await bench.database.fetch_one("SELECT clip_id FROM jobs")
    assert row is not None
    assert row["clip_id"] is None


async def test_whatever_the_fitting_made_of_a_clip_goes_with_it(bench: Bench) -> None:
    clip = make_real_clip(bench.folder, clip_id=uuid.uuid4().hex)
    await bench.add(clip)
    for gently, most in ((False, clip.size // 2), (True, clip.size * 9 // 10)):
        await fit(clip, "mp4", most, bench.folder, gently=gently)
    await fit(clip, "gif", None, bench.folder)
    assert len(bench.files()) == 5
    cache = bench.again()
    await cache.take_stock()
    assert await cache.sweep() == 0
    await cache.remove(clip.id)
    assert bench.files() == set()


async def fill(bench: Bench, count: int) -> list[Clip]:
    """Clips that are not in hand any more; each takes 43 bytes."""
    clips = [
        await bench.make(SUNSET.evolve(prompt=f"a sunset number {number}"))
        for number in range(count)
    ]
    bench.clock.advance(IN_HAND)
    return clips


def bytes_of(clip: Clip) -> int:
    return clip.path.stat().st_size + clip.poster.stat().st_size


async def test_the_longest_unused_leave_when_the_quota_is_exceeded(bench: Bench) -> None:
    clips = await fill(bench, 4)
    cache = bench.again(quota_bytes=2 * bytes_of(clips[0]))
    assert await cache.lookup(SUNSET.evolve(prompt="a sunset number 0"), "us") is not None
    assert await cache.evict() == 2
    assert await bench.kept() == {clips[0].id, clips[3].id}
    assert len(bench.files()) == 4
    assert await cache.evict() == 0


class Disk:
    """In place of `shutil.disk_usage`: each file that is gone makes so many bytes room."""

    def __init__(self, folder: Path, lacks: int, each: int) -> None:
        self._folder = folder
        self._free = ROOM - lacks
        self._each = each
        self._files = len(list(folder.iterdir()))

    def __call__(self, folder: Path) -> Any:
        gone = self._files - len(list(self._folder.iterdir()))
        return SimpleNamespace(total=10**12, free=self._free + gone * self._each)


async def test_clips_leave_before_the_disk_is_full_whatever_the_quota(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = await fill(bench, 4)
    disk = Disk(bench.folder, bytes_of(clips[0]) + 1, bytes_of(clips[0]) // 2)
    monkeypatch.setattr(shutil, "disk_usage", disk)
    assert await bench.cache.evict() == 2
    assert await bench.kept() == {clips[2].id, clips[3].id}


async def test_no_favourite_goes_for_want_of_room_on_the_disk(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    liked, other = await fill(bench, 2)
    await bench.job(liked, "DELIVERED")
    async with bench.database.transaction() as connection:
        await connection.execute("INSERT INTO favourites VALUES ('o', 'job', 0)")
    monkeypatch.setattr(shutil, "disk_usage", Disk(bench.folder, 10**6, 1))
    assert await bench.cache.evict() == 1
    assert await bench.kept() == {liked.id}
    assert not other.path.exists()


async def test_clips_stay_where_their_leaving_makes_no_room(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await fill(bench, 4)
    monkeypatch.setattr(shutil, "disk_usage", Disk(bench.folder, 1, 0))  # snapshots keep it all
    assert await bench.cache.evict() == 1
    assert await bench.cache.evict() == 0
    assert "make no room" in caplog.text


@pytest.mark.parametrize("state", ["READY", "RUNNING"])
async def test_a_clip_that_a_job_needs_stays(bench: Bench, state: str) -> None:
    clips = await fill(bench, 2)
    await bench.job(clips[0], state)
    cache = bench.again(quota_bytes=1)
    assert await cache.evict() == 1
    assert await bench.kept() == {clips[0].id}
    assert clips[0].path.is_file()


async def test_what_somebody_likes_leaves_last(bench: Bench) -> None:
    liked, other = await fill(bench, 2)
    await bench.job(liked, "DELIVERED")
    async with bench.database.transaction() as connection:
        await connection.execute("INSERT INTO favourites VALUES ('o', 'job', 0)")
    assert await bench.again(quota_bytes=bytes_of(liked)).evict() == 1
    assert await bench.kept() == {liked.id}
    assert await bench.again(quota_bytes=1).evict() == 1
    assert not other.path.exists()
    assert not liked.path.exists()


async def test_a_removed_clip_is_found_by_nobody_in_no_way(bench: Bench) -> None:
    bench.embedder.meanings = {"a sunset over the sea": 0, "a sunset over the ocean": 0}
    clip, kept = await bench.make(), await bench.make(SUNSET.evolve(prompt="a red car"))
    assert await bench.cache.lookup(SUNSET, "us") is not None
    await bench.cache.lookup(OCEAN, "us")
    bench.embedder.asked.clear()
    await bench.cache.remove(clip.id)
    assert await bench.cache.lookup_exact(SUNSET, "us") is None
    assert await bench.cache.lookup(SUNSET, "us") is None
    assert await bench.cache.lookup(OCEAN, "us") is None
    assert bench.files() == {kept.path.name, kept.poster.name}


async def test_a_clip_that_was_just_handed_out_stays(bench: Bench) -> None:
    clips = await fill(bench, 2)
    cache = bench.again(quota_bytes=1)
    assert await cache.lookup(SUNSET.evolve(prompt="a sunset number 1"), "us") is not None
    assert await cache.evict() == 1
    assert await bench.kept() == {clips[1].id}


async def test_what_was_derived_from_a_clip_counts_too(bench: Bench) -> None:
    (clip,) = await fill(bench, 1)
    cache = bench.again(quota_bytes=1000)
    clip.path.with_suffix(".gif").write_bytes(b"g" * 1000)
    assert await cache.evict() == 0
    bench.clock.advance(RECOUNT)
    assert await cache.evict() == 1
    assert bench.files() == set()


async def test_the_sweep_drops_rows_without_files_and_files_without_rows(bench: Bench) -> None:
    whole, harmed = await bench.make(), await bench.make(OCEAN)
    harmed.path.unlink()
    orphan = make_clip(bench.folder, OCEAN)
    orphan.path.with_suffix(".mp4.part").write_bytes(b"half")
    whole.path.with_suffix(".gif.1.part").write_bytes(b"half")
    (bench.folder / "README").write_text("not ours")
    cache = bench.again()
    await cache.take_stock()
    assert await cache.sweep() == 5
    assert await bench.kept() == {whole.id}
    assert bench.files() == {whole.path.name, whole.poster.name, "README"}


async def test_the_sweep_leaves_alone_what_was_written_since_the_start(bench: Bench) -> None:
    cache = bench.again()
    await cache.take_stock()
    clip = make_clip(bench.folder, SUNSET)
    clip.path.with_suffix(".gif.1.part").write_bytes(b"half")
    assert await cache.sweep() == 0
    assert clip.path.is_file()
    await bench.add(clip)
    assert await cache.lookup(SUNSET, "us") is not None


async def test_what_is_handed_out_while_clips_are_evicted_is_there(bench: Bench) -> None:
    clips = await fill(bench, 40)
    cache = bench.again(quota_bytes=20 * bytes_of(clips[0]))
    wishes = [SUNSET.evolve(prompt=clip.prompt) for clip in clips]
    evicting = asyncio.create_task(cache.evict())
    hits = await asyncio.gather(*(cache.lookup(wish, "us") for wish in wishes))
    await evicting
    handed_out = [hit.clip for hit in hits if hit is not None]
    assert handed_out
    assert all(clip.path.is_file() for clip in handed_out)
    assert {clip.id for clip in handed_out} <= await bench.kept()
    assert {name.split(".")[0] for name in bench.files()} == await bench.kept()
