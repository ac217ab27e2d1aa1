"""Finds the clips whose prompts mean what a new prompt means."""

import asyncio
import logging
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

import numpy as np

from cache import sameness
from cache.database import Connection, Database
from cache.embedder import Embedder, EmbedderUnavailable
from cache.judge import CANDIDATES, Judge, Known, Pair, know, score
from cache.recent import Recent
from cache.sameness import goes_by_words, worth_comparing
from cache.shelf import Near, Shelf, Vectors

logger = logging.getLogger(__name__)

BACKFILL = 64  # clips that get a missing embedding along with one lookup; half a second of work
SHELVES = 64  # in memory; 10 000 clips of MiniLM's 384 dimensions take 15 MB
RECENT = 1024  # embeddings remembered by prompt: a job is looked up twice, then added
SPARE = 1024  # rows beyond an eighth more than there are
SLICE = 300  # prompts whose words are read at a time, so that nobody waits long behind them
LARGE = 2000  # rows from which a search takes a millisecond and goes to a thread

LAST_USED = """
SELECT scope, settings_key FROM clips GROUP BY scope, settings_key
ORDER BY MAX(used_at) DESC LIMIT ?
"""

UNREADABLE = b""
"""Stored in place of an embedding when the embedder could not read the prompt."""

T = TypeVar("T")

Place = tuple[str, str]
"""Scope and settings key: clips answer only wishes of the same."""


class SemanticIndex:
    """Embeddings are kept in SQLite beside the name of their model, and read into memory by place.

    A clip added in a transaction that is rolled back may stay in memory; so the finder of a clip
    must still look it up in the database.
    """

    def __init__(self, database: Database, embedder: Embedder, threshold: float) -> None:
        self._database = database
        self._embedder = embedder
        self._judge = Judge(threshold)
        self._shelves: OrderedDict[Place, Shelf] = OrderedDict()
        self._loading: dict[Place, asyncio.Lock] = {}
        # By place: else how fast an answer comes would tell what others asked.
        self._recent: Recent[tuple[Place, str], Known] = Recent(RECENT)
        self._scored: Recent[tuple[Place, Pair], float] = Recent(RECENT)
        self._thread = ThreadPoolExecutor(1, "judging")

    async def find(self, place: Place, prompt: str, *, thorough: bool = False) -> list[Near]:
        """The clips of the place that may answer the prompt, nearest first; if there are none and
        the look is `thorough`, those that ask for the same in quite other words. That takes a
        quarter of a second on a slow core, so it is for what is about to be made; it does not load
        the embedder's model.

        Raises:
            EmbedderUnavailable: the prompt has no embedding and gets none now.
        """
        shelf = await self._shelf(place)
        if goes_by_words(prompt):
            unread = list(shelf.unread.items())
            return await self._judging(partial(self._judge.by_words, unread, prompt))
        alike = await self._judging(partial(self._alike, shelf, prompt))
        thorough = thorough and self._embedder.scores
        if not alike and not shelf.words.behind:
            if not thorough or not await self._judging(partial(shelf.words.likely, prompt, 1)):
                return []  # leave the embedder alone
            if not self._embedder.is_ready():
                return []  # to load its model takes longer than a sketch
        known = await self._embed(place, shelf, prompt, alike)
        rank = partial(self._judge.candidates, shelf, known)
        near = await asyncio.to_thread(rank) if shelf.rows >= LARGE else rank()
        if not near:
            return []
        same = await self._judging(partial(self._which_are_same, near, prompt))
        return same or (await self._reworded(place, near, prompt) if thorough else [])

    async def _reworded(self, place: Place, near: Sequence[Near], prompt: str) -> list[Near]:
        """Those of the nearest clips that say the same in other words, the surest first."""
        left = await self._judging(partial(self._judge.open, near, prompt))
        scores = await self._scores(place, list(left))
        for pair, clips in left.items():
            logger.debug("clips %s: score %.3f", [it.clip_id for it in clips], scores[pair])
        return self._judge.reworded(left, scores)

    async def _scores(self, place: Place, pairs: Sequence[Pair]) -> dict[Pair, float]:
        """The cross-encoder is asked for what it was not asked lately."""
        era = self._scored.era
        known = self._scored.known((place, pair) for pair in pairs)
        scores = {pair: it for (_, pair), it in known.items()}
        scores |= await score(self._embedder, [pair for pair in pairs if pair not in scores])
        self._scored.remember({(place, pair): it for pair, it in scores.items()}, era)
        return scores

    async def read_ahead(self) -> None:
        """Read the places that clips were used of last, so that nobody waits for that: a place of
        100 000 clips takes two seconds, and its words ten."""
        places = await self._database.fetch_all(LAST_USED, [SHELVES])
        shelves = [await self._shelf((it["scope"], it["settings_key"])) for it in reversed(places)]
        for shelf in reversed(shelves):
            while shelf.words.behind:
                await self._judging(partial(shelf.words.settle, SLICE))

    async def add(self, connection: Connection, place: Place, clip_id: str, prompt: str) -> None:
        """Tell of a new clip, in the transaction that adds its row."""
        known = Known(None) if goes_by_words(prompt) else self._recent.get((place, prompt))
        if known is not None:
            await self._store(connection, [(clip_id, known)])
        shelf = self._shelves.get(place)
        if shelf is not None:
            self._place(shelf, clip_id, prompt, known)

    def forget(self, clip_ids: Iterable[str]) -> None:
        """These clips are gone."""
        gone = [
            (place, prompt)
            for clip_id in clip_ids
            for place, shelf in self._shelves.items()
            if (prompt := shelf.forget(clip_id)) is not None
        ]
        self._recent.forget(gone)
        self._scored.clear()

    def forget_prompts(self) -> None:
        """Keep nothing of prompts that have no clip."""
        self._recent.clear()
        self._scored.clear()
        # Behind what is being compared now, for somebody who may have stopped waiting.
        self._thread.submit(sameness.forget)

    async def _judging(self, question: Callable[[], T]) -> T:
        """In a thread of its own: comparing words holds the interpreter, so that two at a time
        would be no faster, and nobody who waits for a file waits behind it."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, question)

    def _which_are_same(self, near: Iterable[Near], prompt: str) -> list[Near]:
        return [found for found in near if self._same(found, prompt)]

    def _same(self, found: Near, prompt: str) -> bool:
        decision = self._judge.decide(found, prompt)
        logger.debug(
            "clip %s %s: %s (%s)",
            found.clip_id,
            "answers" if decision.same else "does not answer",
            decision.reason,
            decision.step,
        )
        return decision.same

    def _alike(self, shelf: Shelf, prompt: str) -> list[str]:
        """The clips that could turn out to be the same, as far as their words tell; without any,
        and unless the words of some are not read yet, none can: an embedding takes longer than all
        of this, and its model seconds to load."""
        shelf.words.settle(SLICE)
        likely = shelf.words.likely(prompt, CANDIDATES)
        return [clip_id for clip_id, old in likely if worth_comparing(old, prompt)]

    async def _embed(self, place: Place, shelf: Shelf, prompt: str, alike: Iterable[str]) -> Known:
        """The prompt's embedding; those that some clips still lack are made along with it, of those
        that are `alike` first."""
        first = {one: shelf.waiting[one] for one in alike if one in shelf.waiting}
        waiting = dict(list((first | shelf.waiting).items())[:BACKFILL])
        known = await self._know(place, [prompt, *waiting.values()], prompt)
        made = [(clip_id, known[key]) for clip_id, key in waiting.items() if key in known]
        if made:
            await self._database.group(lambda connection: self._store(connection, made))
            for clip_id, entry in made:
                if clip_id in shelf.waiting:  # else it left meanwhile
                    self._place(shelf, clip_id, waiting[clip_id], entry)
        return known[prompt]

    async def _know(self, place: Place, prompts: Sequence[str], needed: str) -> dict[str, Known]:
        """What the embedder makes of the prompts; it is asked for what it was not asked lately.

        Raises:
            EmbedderUnavailable: unless `needed` at least is known already.
        """
        era = self._recent.era
        remembered = self._recent.known((place, key) for key in prompts)
        known = {key: it for (_, key), it in remembered.items()}
        missing = [key for key in dict.fromkeys(prompts) if key not in known]
        try:
            known |= await know(self._embedder, missing) if missing else {}
        except EmbedderUnavailable:
            if needed not in known:
                raise
        self._recent.remember({(place, key): entry for key, entry in known.items()}, era)
        return known

    async def _store(self, connection: Connection, known: Iterable[tuple[str, Known]]) -> None:
        await connection.executemany(
            "UPDATE clips SET embedding = ?, embedder = ? WHERE id = ?",
            [(_blob(made), self._embedder.model, clip_id) for clip_id, made in known],
        )

    def _place(self, shelf: Shelf, clip_id: str, prompt: str, known: Known | None) -> None:
        if clip_id not in shelf and not goes_by_words(prompt):
            shelf.words.put(clip_id, prompt)
        if known is None:
            if clip_id not in shelf:
                where = shelf.unread if goes_by_words(prompt) else shelf.waiting
                where[clip_id] = prompt
        elif known.vector is None:
            shelf.waiting.pop(clip_id, None)
            shelf.unread[clip_id] = prompt
        else:
            shelf.put(clip_id, prompt, known.vector)

    async def _shelf(self, place: Place) -> Shelf:
        """The place's shelf, read from the database if it is not in memory."""
        async with self._loading.setdefault(place, asyncio.Lock()):
            if place not in self._shelves:
                # Clips added while the rows are read are noted on this one.
                meanwhile = self._shelves[place] = Shelf()
                meanwhile.gone = set()
                try:
                    shelf = self._shelves[place] = await self._load(place)
                except BaseException:
                    self._shelves.pop(place, None)
                    raise
                for clip_id in meanwhile.gone:
                    shelf.forget(clip_id)
                for clip_id, prompt in meanwhile.clips():
                    if clip_id not in shelf:
                        self._place(shelf, clip_id, prompt, None)
            self._shelves.move_to_end(place)
            shelf = self._shelves[place]
        while len(self._shelves) > SHELVES:
            left, _ = self._shelves.popitem(last=False)
            self._loading.pop(left, None)
        return shelf

    async def _load(self, place: Place) -> Shelf:
        rows = await self._database.fetch_all(
            "SELECT id, json_extract(body, '$.prompt') AS prompt, embedding, embedder FROM clips"
            " WHERE scope = ? AND settings_key = ?",
            place,
        )
        return await asyncio.to_thread(_shelf_of, rows, self._embedder.model)


def _blob(known: Known) -> bytes:
    return UNREADABLE if known.vector is None else known.vector.astype("<f4").tobytes()


def _shelf_of(rows: Sequence[sqlite3.Row], model: str) -> Shelf:
    """Clips that were embedded by another model wait to be embedded again."""
    embedded = [row for row in rows if row["embedder"] == model]
    legible = [
        row
        for row in embedded
        if row["embedding"] != UNREADABLE and not goes_by_words(row["prompt"])
    ]
    # A model's folder may have got another one of the same name.
    size, _ = (
        Counter(len(row["embedding"]) for row in legible).most_common(1)[0] if legible else (0, 0)
    )
    legible = [row for row in legible if len(row["embedding"]) == size]
    clips = [(row["id"], row["prompt"]) for row in legible]
    vectors = np.frombuffer(b"".join(row["embedding"] for row in legible), "<f4")
    shelf = Shelf(clips, _with_room(vectors.reshape(len(clips), -1)) if clips else None)
    for row in rows:
        if row["id"] not in shelf:
            read = row["embedder"] == model and row["embedding"] == UNREADABLE
            unread = read or goes_by_words(row["prompt"])
            (shelf.unread if unread else shelf.waiting)[row["id"]] = row["prompt"]
    for row in rows:
        if not goes_by_words(row["prompt"]):
            shelf.words.put(row["id"], row["prompt"])
    return shelf


def _with_room(vectors: Vectors) -> Vectors:
    """With rows to spare: to make room for a new clip takes a third of a second for 100 000, and
    here nobody waits for it."""
    rows, size = vectors.shape
    roomy = np.zeros((rows + rows // 8 + SPARE, size), np.float32)
    roomy[:rows] = vectors
    return roomy
