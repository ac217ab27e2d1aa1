"""The clips we keep: which of them answers a request, which leave when the disk is full."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cache import sameness
from cache.database import Connection, Database
from cache.embedder import Embedder, EmbedderUnavailable
from cache.eviction import Departures, favourites, least_missed, raise_floor
from cache.files import ClipFiles, FoundFile, unlink
from cache.hot import HotClips, Wish
from cache.in_hand import InHand
from cache.semantic import SemanticIndex
from cache.trials import Trials
from generator.types import Clip, ClipRequest

logger = logging.getLogger(__name__)

IN_HAND = 60.0
"""Seconds after its last use in which a clip is not evicted: its job may not be written yet."""

RECOUNT = 600.0
"""Seconds between two counts of the files that were derived from clips (GIFs, smaller copies)."""

FIND = """
SELECT id, body FROM clips
WHERE scope = ? AND settings_key = ? AND prompt_key = ? AND (? IS NULL OR seed = ?)
ORDER BY created_at DESC, id
"""

FIND_MEANING = """
SELECT id, body FROM clips
WHERE scope = ? AND settings_key = ? AND meaning = ?
ORDER BY created_at DESC, id
"""

MEANINGS = 1024
"""Meanings remembered by prompt: a job is looked up twice, then its clip is added."""

Meaning = Callable[[str, str], Awaitable[str | None]]
"""Engine and prompt → what all prompts have in common that surely ask the engine for the same."""

Revision = Callable[[ClipRequest], str | None]
"""What would make the request's clip, as its engine tells; clips of another are not reused."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A clip that answers a request. `similarity` is the cosine of a semantic hit."""

    clip: Clip
    kind: Literal["exact", "hot", "meaning", "semantic"]  # hot: exact, from memory
    similarity: float | None = None


class ClipCache:
    """Clips are reused within the scope they were made in, for the same settings.

    A request with a seed is answered by that prompt with that seed only; one without by any clip
    of the prompt, the newest first, or else by one whose prompt means the same: as an engine says
    that knows (`meaning`), or else as the words and their embeddings say; of those answers at most
    the share `error_bound` may be wrong (`cache.trials`). `quota_bytes` bounds the folder,
    `hot_size` the clips remembered in memory.
    """

    def __init__(
        self,
        database: Database,
        embedder: Embedder | None,
        *,
        clips_dir: Path,
        threshold: float,
        quota_bytes: int,
        hot_size: int,
        error_bound: float = 0.01,
        meaning: Meaning | None = None,
        revision: Revision = lambda request: None,
        clock: Callable[[], float] = time.time,
        departures: Departures = least_missed,
    ) -> None:
        self._database = database
        self._files = ClipFiles(clips_dir)
        self._hot = HotClips(hot_size)
        self._semantic = SemanticIndex(database, embedder, threshold) if embedder else None
        self._trials = Trials(database, error_bound)
        self._revision = revision
        self._meaning = meaning
        self._meanings: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._quota = quota_bytes
        self._in_vain = 0  # bytes that the disk lacked still when clips had left for it
        self._departures = departures
        self._clock = clock
        self._stock: frozenset[str] = frozenset()
        self._counted_at = clock()
        self._in_hand = InHand(clock)
        self.on_leaving: list[Callable[[Collection[str]], None]] = []
        """Told the ids of clips once their rows and their files are gone for good."""

    async def take_stock(self) -> None:
        """At start-up, before anything is made: note which files the last program left."""
        self._stock = await asyncio.to_thread(self._files.names)

    async def lookup_exact(self, request: ClipRequest, scope: str) -> Hit | None:
        """A clip of the same prompt (`prompt_key`), from memory or the index."""
        wish = self._wish(request, scope)
        clip = self._hot.get(wish)
        if clip is not None and await self._servable(clip):
            return Hit(clip, "hot")
        rows = await self._database.fetch_all(FIND, [*wish[:3], wish.seed, wish.seed])
        for row in rows:
            clip = self._files.load(row["body"])
            if await self._servable(clip):
                self._hot.put(wish, clip)
                return Hit(clip, "exact")
        return None

    async def lookup(self, request: ClipRequest, scope: str) -> Hit | None:
        """As `lookup_exact`, and if that finds none, a clip whose prompt means the same.

        May wait a moment for the embedder (`cache.embedder.Patience`), and does without when it
        is not ready by then.
        """
        hit = await self.lookup_exact(request, scope)
        if hit is not None:
            return hit
        wish = self._wish(request, scope)
        meaning = await self._meant(request)  # its clip is to have it, with a seed too
        if request.seed is not None:
            return None
        if meaning is not None:
            return await self._of_meaning(wish, meaning)
        if self._semantic is None:
            return None
        try:
            near = await self._semantic.find((scope, wish.settings_key), request.prompt)
        except EmbedderUnavailable as error:
            logger.info("no semantic lookup: the embedder %s", error)
            return None
        for found in near:
            if not await self._trials.trust(found.clip_id, found.similarity):
                continue
            clip = await self._of_place(found.clip_id, wish)
            if clip is not None:
                return Hit(clip, "semantic", found.similarity)
            self._semantic.forget([found.clip_id])
        return None

    async def read_ahead(self) -> None:
        """Have in memory what lookups compare prompts with; without it the first of each scope
        waits until it is read."""
        if self._semantic is not None:
            await self._semantic.read_ahead()

    def forget_prompts(self) -> None:
        """Keep nothing in memory of prompts without a clip, nor of what they mean."""
        self._meanings.clear()
        sameness.forget()
        if self._semantic is not None:
            self._semantic.forget_prompts()

    def _wish(self, request: ClipRequest, scope: str) -> Wish:
        return Wish.of(request, scope, self._revision(request))

    async def _meant(self, request: ClipRequest) -> str | None:
        """What the engine says that the prompt means."""
        if self._meaning is None:
            return None
        asked = request.engine, request.prompt
        meaning = self._meanings.get(asked) or await self._meaning(*asked)
        if meaning is not None:
            self._meanings[asked] = meaning
            self._meanings.move_to_end(asked)
            while len(self._meanings) > MEANINGS:
                self._meanings.popitem(last=False)
        return meaning

    async def _of_place(self, clip_id: str, wish: Wish) -> Clip | None:
        """The clip, if it is there and where the wish may have it from: a community may have moved
        since."""
        row = await self._database.fetch_one(
            "SELECT body FROM clips WHERE id = ? AND scope = ? AND settings_key = ?",
            [clip_id, *wish[:2]],
        )
        clip = None if row is None else self._files.load(row["body"])
        return clip if clip is not None and await self._servable(clip) else None

    async def _of_meaning(self, wish: Wish, meaning: str) -> Hit | None:
        rows = await self._database.fetch_all(FIND_MEANING, [*wish[:2], meaning])
        for row in rows:
            clip = self._files.load(row["body"])
            if await self._servable(clip):
                return Hit(clip, "meaning")
        return None

    async def add(
        self,
        connection: Connection,
        clip: Clip,
        request: ClipRequest,
        scope: str,
        *,
        ahead: bool = False,
    ) -> None:
        """Keep a new clip, in the caller's transaction. `ahead`: nobody asked for it yet, and it
        will be nobody's own.

        Raises:
            FileNotFoundError: its MP4 or its poster is not there.
        """
        wish = self._wish(request, scope)
        size = await asyncio.to_thread(self._files.settle, clip)
        now = self._clock()
        meaning = self._meanings.get((request.engine, request.prompt))
        await connection.execute(
            "INSERT INTO clips (id, body, scope, settings_key, prompt_key, meaning, seed, size,"
            " created_at, used_at, ahead) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [clip.id, self._files.body(clip), *wish[:3], meaning, clip.seed, size, now, now, ahead],
        )
        await self._in_hand.write(connection)
        if self._semantic is not None:
            await self._semantic.add(
                connection, (scope, wish.settings_key), clip.id, request.prompt
            )
        # So that the newest is found; it is not put there before it is committed.
        self._hot.forget_wish(wish)
        self._hot.forget_wish(wish._replace(seed=None))

    async def get(self, clip_id: str) -> Clip | None:
        """The clip, if it is there with its files."""
        row = await self._database.fetch_one("SELECT body FROM clips WHERE id = ?", [clip_id])
        if row is None:
            return None
        clip = self._files.load(row["body"])
        return clip if await self._servable(clip) else None

    async def refuse(self, job_id: str) -> None:
        """Learn that the clip which was reused for the job was not what its asker wanted."""
        await self._trials.refuse(job_id)

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
        self._hot.forget_clips(gone)
        if self._semantic is not None:
            self._semantic.forget(gone)
        try:
            await asyncio.to_thread(self._files.delete, gone)
        finally:
            for forget in self.on_leaving:  # only now: nobody can read the files again
                forget(gone)


async def _delete(connection: Connection, clip_ids: Collection[str]) -> None:
    await connection.executemany("DELETE FROM clips WHERE id = ?", [(one,) for one in clip_ids])
