"""The clips we keep, and which of them answers a request."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cache import sameness
from cache.database import Connection, Database
from cache.embedder import Embedder, EmbedderUnavailable
from cache.eviction import Departures, least_missed
from cache.hot import HotClips, Wish
from cache.recent import Recent
from cache.semantic import SemanticIndex
from cache.store import ClipStore
from cache.trials import Trials
from generator.types import Clip, ClipRequest

logger = logging.getLogger(__name__)

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


class ClipCache(ClipStore):
    """Clips are reused within the scope they were made in, for the same settings.

    A request with a seed is answered by that prompt with that seed only; one without by any clip
    of the prompt, the newest first, or else by one whose prompt means the same: as an engine says
    that knows (`meaning`), or else as the words and their embeddings say; of those answers at most
    the share `error_bound` may be wrong (`cache.trials`). `hot_size` bounds the clips remembered
    in memory.
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
        super().__init__(
            database,
            clips_dir=clips_dir,
            quota_bytes=quota_bytes,
            clock=clock,
            departures=departures,
        )
        self._hot = HotClips(hot_size)
        self._semantic = SemanticIndex(database, embedder, threshold) if embedder else None
        self._trials = Trials(database, error_bound)
        self._revision = revision
        self._meaning = meaning
        self._meanings: Recent[tuple[str, str], str] = Recent(MEANINGS)

    async def lookup_exact(self, request: ClipRequest, scope: str) -> Hit | None:
        """A clip of the same prompt (`prompt_key`), from memory or the index."""
        wish = self._wish(request, scope)
        clip = self._hot.get(wish)
        if clip is not None and await self._servable(clip):
            return Hit(clip, "hot")
        rows = await self._database.fetch_all(FIND, [*wish[:3], wish.seed, wish.seed])
        for row in rows:
            clip = await self._served(row)
            if clip is not None:
                self._hot.put(wish, clip)
                return Hit(clip, "exact")
        return None

    async def lookup(
        self, request: ClipRequest, scope: str, *, thorough: bool = False
    ) -> Hit | None:
        """As `lookup_exact`, and if that finds none, a clip whose prompt means the same; where the
        look is `thorough`, also one that says so in quite other words (`SemanticIndex.find`).

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
            near = await self._semantic.find(
                (scope, wish.settings_key), request.prompt, thorough=thorough
            )
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
        era = self._meanings.era
        meaning = self._meanings.get(asked) or await self._meaning(*asked)
        if meaning is not None:
            self._meanings.remember({asked: meaning}, era)
        return meaning

    async def _of_place(self, clip_id: str, wish: Wish) -> Clip | None:
        """The clip, if it is there and where the wish may have it from: a community may have moved
        since."""
        row = await self._database.fetch_one(
            "SELECT body FROM clips WHERE id = ? AND scope = ? AND settings_key = ?",
            [clip_id, *wish[:2]],
        )
        return await self._served(row)

    async def _of_meaning(self, wish: Wish, meaning: str) -> Hit | None:
        rows = await self._database.fetch_all(FIND_MEANING, [*wish[:2], meaning])
        for row in rows:
            clip = await self._served(row)
            if clip is not None:
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

    async def refuse(self, job_id: str) -> None:
        """Learn that the clip which was reused for the job was not what its asker wanted."""
        await self._trials.refuse(job_id)

    def _unlearn(self, gone: Collection[str]) -> None:
        self._hot.forget_clips(gone)
        if self._semantic is not None:
            self._semantic.forget(gone)
