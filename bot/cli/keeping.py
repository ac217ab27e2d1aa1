"""`python -m bot cache stats`, `clear` and `verify`: the clips that are kept, and their order."""

import asyncio
import dataclasses
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

from bot.config import Settings
from bot.lock import DataLock
from bot.reuses import Reuses, count_reuses, count_wishes
from bot.texts.catalogue import text
from bot.types import Reuse
from cache.clearing import Clearing, plan
from cache.clips import ClipCache
from cache.database import Database
from cache.embedder import PACKAGED
from cache.inventory import Flaws, Inventory, find_flaws, reading, take_inventory

AGAIN = 2.0
"""Seconds between two looks at what seems wrong while others work: clips come and go."""

OnWait = Callable[[], None]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    inventory: Inventory
    reuses: Reuses
    to_make: int
    quota: int

    def to_json(self) -> dict[str, Any]:
        """What `stats --json` prints."""
        return {
            **dataclasses.asdict(self.inventory),
            "quota": self.quota,
            "answers": {"new": self.reuses.new, **self.reuses.kinds},
            "refused": self.reuses.refused,
            "to_make": self.to_make,
        }


def stats(settings: Settings) -> Stats:
    """Blocks.

    Raises:
        DatabaseError: the database cannot be read.
    """
    inventory, reuses, to_make = Inventory(), Reuses(), 0
    if settings.database.exists():
        with reading(settings.database) as connection:
            inventory = take_inventory(connection, settings.embedder or PACKAGED)
            reuses = count_reuses(connection)
            to_make = count_wishes(connection)
    quota = int(settings.cache_quota)
    return Stats(inventory=inventory, reuses=reuses, to_make=to_make, quota=quota)


def stats_lines(found: Stats, locale: str) -> Iterator[str]:
    """The same for people."""
    kept = found.inventory
    yield text(
        "cache-stats-kept",
        locale,
        clips=kept.clips,
        megabytes=_mega(kept.bytes),
        quota=_mega(found.quota),
        percent=round(100 * kept.bytes / found.quota),
    )
    if kept.clips:
        yield text("cache-stats-engines", locale, listed=_listed(kept.engines))
        yield text("cache-stats-scopes", locale, listed=_listed(kept.scopes))
        waiting = kept.clips - kept.embedded - kept.unreadable
        yield text(
            "cache-stats-embedded",
            locale,
            embedded=kept.embedded,
            unreadable=kept.unreadable,
            waiting=waiting,
        )
    reuses = found.reuses
    kinds = reuses.kinds
    if reuses.answered:
        yield text(
            "cache-stats-answers",
            locale,
            answered=reuses.answered,
            reused=reuses.reused,
            percent=round(100 * reuses.reused / reuses.answered),
            exact=kinds[Reuse.EXACT] + kinds[Reuse.HOT],
            hot=kinds[Reuse.HOT],
            meaning=kinds[Reuse.MEANING] + kinds[Reuse.SEMANTIC],
            twin=kinds[Reuse.TWIN],
        )
        if reuses.refused:
            yield text("cache-stats-refused", locale, clips=reuses.refused)
    if found.to_make:
        yield text("cache-stats-warm", locale, clips=found.to_make)


def clearing(settings: Settings, *, favourites: bool) -> Clearing:
    """What `clear` would delete. Blocks; raises as `stats`."""
    if not settings.database.exists():
        return Clearing()
    with reading(settings.database) as connection:
        return plan(connection, favourites=favourites)


async def clear(settings: Settings, say_waiting: OnWait, *, favourites: bool) -> Clearing:
    """Delete the clips, and what belongs to none; returns which went.

    Raises:
        DirectoryBusy: a bot runs. It knows by heart what is here, and is just about to post some.
        DatabaseError: the database cannot be used.
    """
    async with _store(settings, say_waiting) as (database, cache):
        gone = await asyncio.to_thread(clearing, settings, favourites=favourites)
        await cache.remove(*gone.clips)
        await cache.sweep()
        await database.scrub()
    return gone


async def verify(settings: Settings, say_waiting: OnWait, *, repair: bool) -> tuple[Flaws, Flaws]:
    """What is not as it should be, and what of it still is not after the repair. A bot that runs
    is not disturbed; of what it may just be making or deleting nothing is said.

    Raises:
        DirectoryBusy: a bot runs and `repair` is asked for; or it began just now.
        DatabaseError: the database cannot be used.
    """
    if not settings.database.exists():
        return Flaws(), Flaws()
    if not repair and await asyncio.to_thread(DataLock(settings.data_dir).is_served):
        found = await _look_twice(settings)
        return found, found
    async with DataLock(settings.data_dir).for_one_request(say_waiting):
        found = await asyncio.to_thread(_flaws, settings)
    if not (repair and found):
        return found, found
    async with _store(settings, say_waiting) as (_, cache):
        await cache.remove(*found.altered)
        await cache.sweep()
        return found, await asyncio.to_thread(_flaws, settings)


def flaw_lines(found: Flaws, left: Flaws, locale: str, *, repair: bool) -> Iterator[str]:
    """What was found, one line each, and a last one that sums it up."""
    for clip_id in sorted(found.broken):
        yield text("cache-verify-broken", locale, clip=clip_id)
    for clip_id in sorted(found.altered):
        yield text("cache-verify-altered", locale, clip=clip_id)
    for path in sorted(found.strays):
        yield text("cache-verify-stray", locale, file=path.name)
    flaws, unmended = len(found), len(left)
    if not flaws:
        yield text("cache-verify-fine", locale)
    elif repair:
        yield text("cache-verify-mended", locale, flaws=flaws - unmended, left=unmended)
    else:
        yield text("cache-verify-wrong", locale, flaws=flaws)


@asynccontextmanager
async def _store(
    settings: Settings, say_waiting: OnWait
) -> AsyncIterator[tuple[Database, ClipCache]]:
    """The store, for this process alone, and with stock taken (`ClipCache.take_stock`)."""
    async with DataLock(settings.data_dir).for_one_request(say_waiting):
        database = await Database.open(settings.database)
        try:
            cache = ClipCache(
                database,
                None,
                clips_dir=settings.clips_dir,
                threshold=settings.similarity,
                quota_bytes=settings.cache_quota,
                hot_size=0,
            )
            await cache.take_stock()
            yield database, cache
        finally:
            await database.close()


async def _look_twice(settings: Settings) -> Flaws:
    before = time.time() - settings.job_timeout
    found = await asyncio.to_thread(_flaws, settings, before)
    if found:
        await asyncio.sleep(AGAIN)
        found &= await asyncio.to_thread(_flaws, settings, before)
    return found


def _flaws(settings: Settings, before: float | None = None) -> Flaws:
    with reading(settings.database) as connection:
        return find_flaws(connection, settings.clips_dir, before=before)


def _mega(size: int) -> str:
    return f"{size / 1e6:.1f}"


def _listed(counts: Any) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())
