"""The caches that a trace is replayed with: ours, none, and the one that everybody ships."""

import time
from enum import StrEnum
from typing import Any

from cache.clips import ClipCache, Hit
from cache.database import Connection, Database
from cache.embedder import Embedder
from cache.hot import Wish
from cache.shelf import Shelf, Vectors
from generator.types import Clip, ClipRequest

COSINE = 0.9
CANDIDATES = 8  # the nearest may have left


class Way(StrEnum):
    """How a request that was asked before is answered."""

    OURS = "reelbot"
    NONE = "no cache"
    COSINE = f"cosine > {COSINE:g}"


class TimedCache(ClipCache):
    """Ours. `taken` are the real seconds of each lookup."""

    def __init__(self, database: Database, embedder: Embedder | None, **named: Any) -> None:
        super().__init__(database, embedder, **named)
        self.taken: list[float] = []

    async def lookup(
        self, request: ClipRequest, scope: str, *, thorough: bool = False
    ) -> Hit | None:
        begun = time.perf_counter()
        try:
            return await self._found(request, scope, thorough=thorough)
        finally:
            self.taken.append(time.perf_counter() - begun)

    async def _found(self, request: ClipRequest, scope: str, *, thorough: bool) -> Hit | None:
        return await super().lookup(request, scope, thorough=thorough)


class CosineCache(TimedCache):
    """“Sentence-BERT cosine > 0.9 → reuse”: the nearest prompt as it was typed, of the same scope
    and settings, and nothing else is asked. The same words are found as by ours."""

    def __init__(self, database: Database, embedder: Embedder | None, **named: Any) -> None:
        super().__init__(database, None, **named)
        assert embedder is not None
        self._embedder = embedder
        self._vectors: dict[str, Vectors] = {}
        self._shelves: dict[tuple[str, str], Shelf] = {}

    async def _found(self, request: ClipRequest, scope: str, *, thorough: bool) -> Hit | None:
        hit = await self.lookup_exact(request, scope)
        if hit is not None or request.seed is not None:
            return hit
        shelf = self._shelf(request, scope)
        vector = await self._vector(request.prompt)
        for near in shelf.rank(vector, COSINE, CANDIDATES):
            clip = await self.get(near.clip_id)
            if clip is not None:
                return Hit(clip, "semantic", near.similarity)
            shelf.forget(near.clip_id)
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
        await super().add(connection, clip, request, scope, ahead=ahead)
        vector = self._vectors.get(request.prompt)
        if vector is not None:  # else it was asked for with a seed
            self._shelf(request, scope).put(clip.id, request.prompt, vector)

    def _shelf(self, request: ClipRequest, scope: str) -> Shelf:
        wish = Wish.of(request, scope)
        return self._shelves.setdefault((scope, wish.settings_key), Shelf())

    async def _vector(self, prompt: str) -> Vectors:
        if prompt not in self._vectors:
            self._vectors[prompt] = (await self._embedder.embed([prompt])).vectors[0]
        return self._vectors[prompt]
