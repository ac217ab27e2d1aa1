"""The embeddings of the clips that may answer one another, as one matrix in memory."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cache.likely import WordIndex
from cache.signs import Signs

SCAN = 10_000  # rows up to which every cosine is computed: a third of a millisecond
SHORT_LIST = 256
"""Rows whose cosines are computed where there are more. Of 4652 real prompts, each looked for among
the others, all but 2 of the 24 143 that are nearest from a cosine of 0.55 on are among these."""

Vectors = NDArray[np.float32]
"""Embeddings of unit length: float32 (dimension,), or (n, dimension) for several."""


class Near(NamedTuple):
    clip_id: str
    prompt: str
    similarity: float | None = None  # cosine; None where words alone decided


class Shelf:
    """Clips of one scope and the same settings. `waiting` are those without an embedding yet,
    `unread` those that go by their words alone.

    A row keeps its place, and is complete before its clip is named: so `rank` may run in a thread
    while clips come and go.
    """

    def __init__(self, clips: Sequence[tuple[str, str]] = (), vectors: Vectors | None = None):
        """`clips` are (clip id, prompt), `vectors` their embeddings in the same order; further rows
        are for those to come."""
        self.waiting: dict[str, str] = {}  # clip id → prompt
        self.unread: dict[str, str] = {}
        self.words = WordIndex()  # of all but those that go by their words alone
        self.gone: set[str] | None = None  # those that left, where somebody wants to know
        self._matrix = np.empty((0, 0), np.float32) if vectors is None else vectors
        self._signs = Signs(self._matrix)
        self._prompts = [prompt for _, prompt in clips]
        self._ids: list[str | None] = [clip_id for clip_id, _ in clips]  # None: it left
        self._rows = {clip_id: row for row, (clip_id, _) in enumerate(clips)}

    def __len__(self) -> int:
        return len(self._rows) + len(self.waiting) + len(self.unread)

    def __contains__(self, clip_id: str) -> bool:
        return any(clip_id in kept for kept in (self._rows, self.waiting, self.unread))

    def clips(self) -> list[tuple[str, str]]:
        """Every clip and its prompt."""
        named = [(clip_id, self._prompts[row]) for clip_id, row in self._rows.items()]
        return [*named, *self.waiting.items(), *self.unread.items()]

    @property
    def rows(self) -> int:
        """How many embeddings a search compares, those of clips that left included."""
        return len(self._ids)

    def put(self, clip_id: str, prompt: str, vector: Vectors) -> None:
        """Give a clip its embedding."""
        self.waiting.pop(clip_id, None)
        if clip_id in self._rows:
            return
        row = len(self._ids)
        if row == len(self._matrix):
            larger = np.zeros((max(16, 2 * row), vector.size), np.float32)
            larger[:row] = self._matrix.reshape(row, vector.size)
            self._matrix = larger
        self._matrix[row] = vector
        self._signs.put(row, vector)
        self._prompts.append(prompt)
        self._rows[clip_id] = row
        self._ids.append(clip_id)

    def forget(self, clip_id: str) -> str | None:
        """Keep nothing of a clip; returns its prompt."""
        if self.gone is not None:
            self.gone.add(clip_id)
        if clip_id in self:
            self.words.forget(clip_id)
        row = self._rows.pop(clip_id, None)
        if row is None:
            return self.waiting.pop(clip_id, None) or self.unread.pop(clip_id, None)
        prompt = self._prompts[row]
        self._ids[row], self._prompts[row] = None, ""
        self._matrix[row] = 0
        self._signs.put(row, self._matrix[row])
        return prompt

    def rank(self, vector: Vectors, at_least: float, limit: int) -> list[Near]:
        """The nearest clips whose cosine is `at_least` that, best first, at most `limit`."""
        count = len(self._ids)
        if count == 0:
            return []
        rows = None if count <= SCAN else self._signs.nearest(vector, count, SHORT_LIST)
        cosines = (self._matrix[:count] if rows is None else self._matrix[rows]) @ vector
        close = np.flatnonzero(cosines >= at_least)
        found: list[Near] = []
        for place in close[np.argsort(-cosines[close], kind="stable")]:
            row = int(place if rows is None else rows[place])
            clip_id = self._ids[row]
            if clip_id is not None:
                found.append(Near(clip_id, self._prompts[row], float(cosines[place])))
                if len(found) == limit:
                    break
        return found
