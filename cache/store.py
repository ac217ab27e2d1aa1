"""Clips as rows and files: what is there, what may be handed out, what leaves and when."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Collection
from contextlib import aclosing
from pathlib import Path

from cache.database import Connection, Database
from cache.eviction import Departures, favourites, least_missed, raise_floor
from cache.files import ClipFiles, FoundFile, unlink
from cache.in_hand import InHand
from generator.types import Clip

logger = logging.getLogger(__name__)

IN_HAND = 60.0
"""Seconds after its last use in which a clip is not evicted: its job may not be written yet."""

RECOUNT = 600.0
"""Seconds between two counts of the files that were derived from clips (GIFs, smaller copies)."""


class ClipStore:
    """`quota_bytes` bounds the folder `clips_dir`; who leaves first is up to `departures`."""

    def __init__(
        self,
        database: Database,
        *,
        clips_dir: Path,
        quota_bytes: int,
        clock: Callable[[], float] = time.time,
        departures: Departures = least_missed,
    ) -> None:
        self._database = database
        self._files = ClipFiles(clips_dir)
        self._quota = quota_bytes
        self._departures = departures
        self._clock = clock
        self._in_hand = InHand(clock)
        self._in_vain = 0  # bytes that the disk lacked still when clips had left for it
        self._stock: frozenset[str] = frozenset()
        self._counted_at = clock()
        self.on_leaving: list[Callable[[Collection[str]], None]] = []
        """Told the ids of clips once their rows and their files are gone for good."""

    async def take_stock(self) -> None:
        """At start-up, before anything is made: note which files the last program left."""
        self._stock = await asyncio.to_thread(self._files.names)

    async def get(self, clip_id: str) -> Clip | None:
        """The clip, if it is there with its files."""
        row = await self._database.fetch_one("SELECT body FROM clips WHERE id = ?", [clip_id])
        return await self._served(row)

    def use(self, clip_id: str) -> bool:
        """Count the clip as used, so that it stays for a while; False when it is just leaving."""
        return self._in_hand.take(clip_id)

    async def remove(self, *clip_ids: str) -> None:
        """Forget the clips and delete their files; jobs that show them lose them."""
        await self._drop(clip_ids)

    async def excess(self) -> int:
        """Bytes beyond the quota, or beyond what the disk has room for; negative: what there is
        still room for."""
        return max(await self._beyond_quota(), await asyncio.to_thread(self._files.shortage))

    async def _beyond_quota(self) -> int:
        row = await self._database.fetch_one("SELECT COALESCE(SUM(size), 0) FROM clips")
        assert row is not None
        return int(row[0]) - self._quota

    async def _shortage(self) -> int:
        """What the disk lacks, while letting clips go helps: where snapshots or somebody else take
        what they leave, it would cost all of them."""
        shortage = await asyncio.to_thread(self._files.shortage)
        if self._in_vain and shortage >= self._in_vain:
            return 0
        self._in_vain = 0
        return shortage

    async def evict(self) -> int:
        """Let clips go, those that save the least first (`cache.eviction`) and favourites last,
        until the quota holds and the disk has some room, which no favourite goes for; returns how
        many went.

        Clips of jobs that are RUNNING or READY stay, and so do those used a moment ago; so the
        quota may be exceeded for a while.
        """
        now = self._clock()
        if now - self._counted_at >= RECOUNT:
            await self._count()
        beyond, shortage = await self._beyond_quota(), await self._shortage()
        if max(beyond, shortage) <= 0:
            return 0
        freed = 0
        with self._in_hand.leaving() as gone:
            async with self._database.transaction() as connection:
                await self._in_hand.write(connection)
                liked = await favourites(connection)
                async with aclosing(self._departures(connection, now - IN_HAND)) as clips:
                    async for clip_id, size in clips:
                        if freed >= beyond and (freed >= shortage or clip_id in liked):
                            break
                        if clip_id not in self._in_hand:
                            gone.add(clip_id)
                            freed += size
                await raise_floor(connection, gone)
                await _delete(connection, gone)
            await self._forget(gone)
        if gone and shortage > 0:
            left = await asyncio.to_thread(self._files.shortage)
            if left >= shortage:
                self._in_vain = left
                logger.warning("the disk is nearly full, and clips that leave make no room on it")
        logger.info("%d clips evicted to keep the quota, or some room on the disk", len(gone))
        return len(gone)

    async def sweep(self) -> int:
        """After `take_stock`: drop rows whose files are gone or cut short, and of the files that
        were there then delete those without a row and those half written.

        Returns how many of both. What came since is left alone: a clip that is being made has
        files before it has a row.
        """
        rows = await self._database.fetch_all("SELECT body FROM clips")
        broken = await asyncio.to_thread(self._files.broken, [row["body"] for row in rows])
        await self._drop(broken)
        orphans = [file for file in await self._count() if file.path.name in self._stock]
        self._stock = frozenset()
        await asyncio.to_thread(unlink, orphans)
        if broken or orphans:
            logger.warning("%d broken clips, %d stray files", len(broken), len(orphans))
        return len(broken) + len(orphans)

    async def _count(self) -> list[FoundFile]:
        """Bring the rows' sizes up to what is on the disk; returns the files of no clip, and
        those half written."""
        self._counted_at = self._clock()
        found = await asyncio.to_thread(self._files.scan)
        rows = await self._database.fetch_all("SELECT id, size FROM clips")
        sizes = {clip_id: sum(file.size for file in files) for clip_id, files in found.items()}
        changed = [
            (sizes[row["id"]], row["id"])
            for row in rows
            if sizes.get(row["id"], row["size"]) != row["size"]
        ]
        if changed:
            async with self._database.transaction() as connection:
                await connection.executemany("UPDATE clips SET size = ? WHERE id = ?", changed)
        known = {row["id"] for row in rows}
        return [
            file
            for clip_id, files in found.items()
            for file in files
            if file.half or clip_id not in known
        ]

    async def _served(self, row: sqlite3.Row | None) -> Clip | None:
        """The clip of a row's body, if it may be handed out."""
        clip = None if row is None else self._files.load(row["body"])
        return clip if clip is not None and await self._servable(clip) else None

    async def _servable(self, clip: Clip) -> bool:
        """Whether the clip may be handed out; one whose files are gone is dropped."""
        # Before anything is awaited, so that `evict` spares it from now on.
        if not self._in_hand.take(clip.id):
            return False
        if await asyncio.to_thread(self._files.whole, clip):
            return True
        logger.warning("the files of clip %s are gone or cut short", clip.id)
        await self._drop([clip.id])
        return False

    async def _drop(self, clip_ids: Collection[str]) -> None:
        if not clip_ids:
            return
        with self._in_hand.leaving() as gone:
            gone.update(clip_ids)
            async with self._database.transaction() as connection:
                await _delete(connection, gone)
            await self._forget(gone)

    async def _forget(self, gone: Collection[str]) -> None:
        """Once the rows are gone for good: out of memory, and only then off the disk."""
        self._unlearn(gone)
        try:
            await asyncio.to_thread(self._files.delete, gone)
        finally:
            for forget in self.on_leaving:  # only now: nobody can read the files again
                forget(gone)

    def _unlearn(self, gone: Collection[str]) -> None:
        """For who knows more of clips than the store does: they are not to be found any more."""


async def _delete(connection: Connection, clip_ids: Collection[str]) -> None:
    await connection.executemany("DELETE FROM clips WHERE id = ?", [(one,) for one in clip_ids])
