"""Finds the clips whose prompts mean what a new prompt means."""

import asyncio
import logging
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from cache.database import Connection, Database
from cache.embedder import Embedder, EmbedderUnavailable
from cache.sameness import may_answer, readable, worth_comparing
from cache.shelf import Near, Shelf, Vectors

logger = logging.getLogger(__name__)

CANDIDATES = 8  # nearest clips that are looked at closely
BACKFILL = 64  # clips that get a missing embedding along with one lookup; half a second of work
SHELVES = 64  # in memory; 10 000 clips of MiniLM's 384 dimensions take 15 MB
RECENT = 1024  # embeddings remembered by prompt: a job is looked up twice, then added
FEW = 500  # clips whose words can be looked through in less time than an embedding takes
LARGE = 2000  # rows from which a search takes a millisecond and goes to a thread

UNREADABLE = b""
"""Stored in place of an embedding when the embedder could not read the prompt."""

Place = tuple[str, str]
"""Scope and settings key: clips answer only wishes of the same."""


class Known(NamedTuple):
    """What the embedder made of a prompt; `vector` None: it cannot read it."""

    vector: Vectors | None

    @property
    def blob(self) -> bytes:
        return UNREADABLE if self.vector is None else self.vector.astype("<f4").tobytes()


class SemanticIndex:
    """Embeddings are kept in SQLite beside the name of their model, and read into memory by place.

    A clip added in a transaction that is rolled back may stay in memory; so the finder of a clip
    must still look it up in the database.
    """

    def __init__(self, database: Database, embedder: Embedder, threshold: float) -> None:
        self._database = database
        self._embedder = embedder
        self._threshold = threshold
        self._shelves: OrderedDict[Place, Shelf] = OrderedDict()
        self._loading: dict[Place, asyncio.Lock] = {}
        self._recent: OrderedDict[str, Known] = OrderedDict()

    async def find(self, place: Place, prompt_key: str) -> list[Near]:
        """The clips of the place that may answer the prompt, nearest first.

        Raises:
            EmbedderUnavailable: the prompt has no embedding and gets none now.
        """
        shelf = await self._shelf(place)
        if not await self._comparable(shelf, prompt_key):
            return []  # leave the embedder alone
        vector = await self._embed(shelf, prompt_key)
        if vector is None:
            return []
        rank = partial(shelf.rank, vector, self._threshold, CANDIDATES)
        near = await asyncio.to_thread(rank) if shelf.rows >= LARGE else rank()
        return [found for found in near if self._same(found, prompt_key)]

    async def add(
        self, connection: Connection, place: Place, clip_id: str, prompt_key: str
    ) -> None:
        """Tell of a new clip, in the transaction that adds its row."""
        known = self._recent.get(prompt_key)
        if known is not None:
            await self._store(connection, [(clip_id, known)])
        shelf = self._shelves.get(place)
        if shelf is not None:
            self._place(shelf, clip_id, prompt_key, known)

    def forget(self, clip_ids: Iterable[str]) -> None:
        """These clips are gone."""
        for clip_id in clip_ids:
            for shelf in self._shelves.values():
                prompt_key = shelf.forget(clip_id)
                if prompt_key is not None:
                    self._recent.pop(prompt_key, None)

    def _same(self, found: Near, prompt_key: str) -> bool:
        decision = may_answer(found.prompt_key, prompt_key, found.similarity, self._threshold)
        logger.debug(
            "clip %s %s: %s (%s)",
            found.clip_id,
            "answers" if decision.same else "does not answer",
            decision.reason,
            decision.step,
        )
        return decision.same

    async def _comparable(self, shelf: Shelf, prompt_key: str) -> bool:
        """Whether any clip could turn out to be the same; where there are many, one may."""
        if len(shelf) > FEW:
            return True
        keys = [key for _, key in shelf.clips()]
        return await asyncio.to_thread(_any_worth_comparing, keys, prompt_key)

    async def _embed(self, shelf: Shelf, prompt_key: str) -> Vectors | None:
        """The prompt's embedding; those that some clips still lack are made along with it."""
        waiting = dict(list(shelf.waiting.items())[:BACKFILL])
        known = await self._know([prompt_key, *waiting.values()], prompt_key)
        made = [(clip_id, known[key]) for clip_id, key in waiting.items() if key in known]
        if made:
            await self._database.group(lambda connection: self._store(connection, made))
            for clip_id, entry in made:
                self._place(shelf, clip_id, waiting[clip_id], entry)
        return known[prompt_key].vector

    async def _know(self, prompt_keys: Sequence[str], needed: str) -> dict[str, Known]:
        """What the embedder makes of the prompts; it is asked for what it was not asked lately.

        Raises:
            EmbedderUnavailable: unless `needed` at least is known already.
        """
        known = {key: self._recent[key] for key in prompt_keys if key in self._recent}
        missing = [key for key in dict.fromkeys(prompt_keys) if key not in known]
        try:
            embeddings = await self._embedder.embed(missing) if missing else None
        except EmbedderUnavailable:
            if needed not in known:
                raise
            embeddings = None
        if embeddings is not None:
            for key, vector, unknown in zip(
                missing, embeddings.vectors, embeddings.unknown, strict=True
            ):
                known[key] = Known(vector if readable(float(unknown)) else None)
        for key, entry in known.items():
            self._recent[key] = entry
            self._recent.move_to_end(key)
        while len(self._recent) > RECENT:
            self._recent.popitem(last=False)
        return known

    async def _store(self, connection: Connection, known: Iterable[tuple[str, Known]]) -> None:
        await connection.executemany(
            "UPDATE clips SET embedding = ?, embedder = ? WHERE id = ?",
            [(made.blob, self._embedder.model, clip_id) for clip_id, made in known],
        )

    def _place(self, shelf: Shelf, clip_id: str, prompt_key: str, known: Known | None) -> None:
        if known is None:
            if clip_id not in shelf:
                shelf.waiting[clip_id] = prompt_key
        elif known.vector is None:
            shelf.waiting.pop(clip_id, None)
        else:
            shelf.put(clip_id, prompt_key, known.vector)

    async def _shelf(self, place: Place) -> Shelf:
        """The place's shelf, read from the database if it is not in memory."""
        async with self._loading.setdefault(place, asyncio.Lock()):
            if place not in self._shelves:
                # Clips added while the rows are read are noted on this one.
                meanwhile = self._shelves[place] = Shelf()
                try:
                    shelf = self._shelves[place] = await self._load(place)
                except BaseException:
                    del self._shelves[place]
                    raise
                for clip_id, prompt_key in meanwhile.clips():
                    if clip_id not in shelf:
                        shelf.waiting[clip_id] = prompt_key
            self._shelves.move_to_end(place)
            shelf = self._shelves[place]
        while len(self._shelves) > SHELVES:
            left, _ = self._shelves.popitem(last=False)
            self._loading.pop(left, None)
        return shelf

    async def _load(self, place: Place) -> Shelf:
        rows = await self._database.fetch_all(
            "SELECT id, prompt_key, embedding, embedder FROM clips"
            " WHERE scope = ? AND settings_key = ?",
            place,
        )
        return await asyncio.to_thread(_shelf_of, rows, self._embedder.model)


def _any_worth_comparing(prompt_keys: Sequence[str], prompt_key: str) -> bool:
    return any(worth_comparing(key, prompt_key) for key in prompt_keys)


def _shelf_of(rows: Sequence[sqlite3.Row], model: str) -> Shelf:
    """Clips that were embedded by another model wait to be embedded again."""
    embedded = [row for row in rows if row["embedder"] == model]
    legible = [row for row in embedded if row["embedding"] != UNREADABLE]
    clips = [(row["id"], row["prompt_key"]) for row in legible]
    vectors = np.frombuffer(bytearray().join(row["embedding"] for row in legible), "<f4")
    shelf = Shelf(clips, vectors.reshape(len(clips), -1) if clips else None)
    shelf.waiting = {row["id"]: row["prompt_key"] for row in rows if row["embedder"] != model}
    return shelf
