"""(r) What the cache saves where the disk is too small: eviction by worth, beside plain LRU.

The real cache on a real database, asked by a trace of `bench.traces` on a clock that it sets.
Prompts are the names of their meanings, so that only eviction makes a difference.
`python -m bench.eviction` prints a table over quotas and traces.
"""

import asyncio
import sys
import tempfile
import uuid
import zlib
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.measure import Row
from bench.traces import Plan, make
from bot.replay.stage import empty_clip
from bot.replay.trace import Ask
from cache.clips import ClipCache
from cache.database import Connection, Database
from cache.eviction import Departures, least_missed
from generator.types import ClipRequest

QUOTA = 0.1  # of the bytes of all that is asked for
QUOTAS = (0.05, 0.1, 0.25)
LAWS = (0.9, 1.1)
REQUESTS = 3000
SCOPE = "bench"

Cost = Callable[[str], tuple[float, int]]
"""Seconds and bytes of a meaning's clip."""

KINDS = (
    (0.35, 1.2, 150_000),  # a sketch
    (0.25, 0.5, 100_000),  # physics
    (0.30, 11.0, 900_000),  # wan, fast, on 24 GB
    (0.10, 85.0, 1_200_000),  # wan, quality, there
)
"""The shares of prompts, and what their clips take: seconds as in README and docs/wan.md, bytes of
three seconds at 640×480, assumed."""

_LRU = """
SELECT id, size FROM clips
WHERE used_at < :before
  AND id NOT IN (SELECT clip_id FROM jobs WHERE state = 'READY' AND clip_id IS NOT NULL)
ORDER BY used_at, id
"""
_ANSWERED = """
INSERT INTO jobs (id, number, state, lane, owner, scope, twin_key, request, address, format,
                  created_at, clip_id, reuse)
VALUES (:id, (SELECT COALESCE(MAX(number), 0) + 1 FROM jobs), 'DELIVERED', 'gpu', 'o', 's', 't',
        '{}', '{}', 'mp4', 0, :clip_id, 'exact')
"""


async def longest_unused(connection: Connection, before: float) -> AsyncGenerator[tuple[str, int]]:
    """Plain LRU, as a `cache.eviction.Departures`."""
    async with connection.execute(_LRU, {"before": before}) as rows:
        async for row in rows:
            yield row["id"], row["size"]


def mixed(meaning: str) -> tuple[float, int]:
    """By the meaning alone: whatever is popular is of every kind."""
    place = (zlib.crc32(meaning.encode()) % 1000) / 1000
    for share, seconds, size in KINDS:
        place -= share
        if place < 0:
            return seconds, size
    return KINDS[-1][1:]


def alike(meaning: str) -> tuple[float, int]:
    return 6.0, 1_000_000


@dataclass(frozen=True, slots=True)
class Saved:
    """Shares of the requests answered, and of the seconds of making that this saved."""

    hits: float
    seconds: float


def rows() -> Iterator[Row]:
    asks = make(Plan(requests=REQUESTS, zipf=0.9))
    ours, lru = (
        asyncio.run(saved_by(asks, mixed, QUOTA, order)) for order in (least_missed, longest_unused)
    )
    yield Row(
        name=f"(r) generation time saved, {REQUESTS} requests, quota of {QUOTA:.0%} of what they"
        " take, clips of four kinds",
        measured=f"by worth {ours.seconds:.1%} ({ours.hits:.1%} of requests)",
        beside=f"plain LRU {lru.seconds:.1%} ({lru.hits:.1%})",
        ratio=ours.seconds / lru.seconds,
        goal="≥ 1",
        met=ours.seconds >= lru.seconds,
    )


async def saved_by(asks: Sequence[Ask], cost: Cost, quota: float, order: Departures) -> Saved:
    names = [ask.means or ask.prompt for ask in asks]
    room = sum(cost(name)[1] for name in set(names))
    now = 0.0
    hits, saved, total = 0, 0.0, 0.0
    with tempfile.TemporaryDirectory(prefix="reelbot-eviction-") as folder:
        clips_dir = Path(folder)
        database = await Database.open(clips_dir / "bench.sqlite3")
        cache = ClipCache(
            database,
            None,
            clips_dir=clips_dir,
            threshold=0.9,
            quota_bytes=round(quota * room),
            hot_size=256,
            clock=lambda: now,
            departures=order,
        )
        try:
            for ask, name in zip(asks, names, strict=True):
                now = ask.time
                request = ClipRequest(prompt=name, engine="wan")
                seconds, size = cost(name)
                total += seconds
                hit = await cache.lookup_exact(request, SCOPE)
                if hit is not None:
                    hits += 1
                    saved += seconds
                    await database.group(partial(_note, clip_id=hit.clip.id))
                else:
                    clip = empty_clip(clips_dir, request, seconds, size)
                    await database.group(
                        partial(cache.add, clip=clip, request=request, scope=SCOPE)
                    )
                    await cache.evict()
        finally:
            await database.close()
    return Saved(hits / len(asks), saved / total)


async def _note(connection: Connection, clip_id: str) -> None:
    await connection.execute(_ANSWERED, {"id": uuid.uuid4().hex, "clip_id": clip_id})


def _table() -> Iterator[str]:
    yield "| clips | Zipf s | quota | LRU: time saved, hits | by worth: time saved, hits |"
    yield "|---|---|---|---|---|"
    for cost in (mixed, alike):
        for law in LAWS:
            asks = make(Plan(requests=REQUESTS, zipf=law))
            for quota in (*QUOTAS, 1.0):
                lru, ours = (
                    asyncio.run(saved_by(asks, cost, quota, order))
                    for order in (longest_unused, least_missed)
                )
                yield (
                    f"| {cost.__name__} | {law} | {quota:.0%} | {lru.seconds:.1%}, {lru.hits:.1%}"
                    f" | {ours.seconds:.1%}, {ours.hits:.1%} |"
                )


if __name__ == "__main__":
    for line in _table():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
