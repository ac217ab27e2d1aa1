"""Which of many prompts share enough words with a new one that they could say the same."""

from array import array
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from cache.sameness.hints import LEAST, Hint, hints

SPARSE = 1000
"""Rows of clips that left from which on they are cleared away, where they are most."""

Shares = NDArray[np.float64]


class WordIndex:
    """Lists of the prompts that each hint stands in, one after the other.

    What is told with `put` and `forget`, on any thread, is read with `settle`, which is for one
    thread at a time, as is `likely`: reading a prompt takes a tenth of a millisecond, and the
    dictionaries half a second.
    """

    def __init__(self) -> None:
        self._news: dict[str, str | None] = {}  # clip id → prompt; None: it left
        self._rows: dict[str, int] = {}
        self._clips: list[tuple[str, str]] = []
        self._sizes = array("H")  # words of each prompt; 0: it left, or has none
        self._lists: defaultdict[str | int, array[int]] = defaultdict(lambda: array("I"))

    @property
    def behind(self) -> int:
        """What was told and is not read yet."""
        return len(self._news)

    def put(self, clip_id: str, prompt: str) -> None:
        """Know a clip by its prompt; again, nothing changes."""
        self._news[clip_id] = prompt

    def forget(self, clip_id: str) -> None:
        self._news[clip_id] = None

    def settle(self, most: int) -> None:
        """Read what came, at most so many."""
        for _ in range(min(most, len(self._news))):
            clip_id, prompt = self._news.popitem()
            if prompt is None:
                self._leave(clip_id)
            elif clip_id not in self._rows:
                self._enter(clip_id, prompt)
        left = len(self._clips) - len(self._rows)
        if left > max(SPARSE, len(self._rows)):
            self._clear_away()

    def likely(self, prompt: str, limit: int) -> list[tuple[str, str]]:
        """The clips, by id and prompt, that could say the same, the likest first."""
        wanted = hints(prompt)
        shares = self._shares(wanted)
        rows = np.flatnonzero(shares >= LEAST)
        best = rows[np.argsort(-shares[rows], kind="stable")][:limit]
        return [self._clips[row] for row in best]

    def _shares(self, wanted: list[Hint]) -> Shares:
        """Of each prompt, the share of words in common, and a little less where it says more."""
        shared = np.zeros(len(self._clips))
        for hint in wanted:
            lists = [_numbers(self._lists[key]) for key in hint if key in self._lists]
            if lists:
                shared[np.concatenate(lists)] += 1  # once, in however many of them it stands
        sizes = np.frombuffer(self._sizes.tobytes(), np.uint16).astype(np.float64)
        shorter = np.maximum(np.minimum(sizes, len(wanted)), 1)
        longer = np.maximum(np.maximum(sizes, len(wanted)), 1)
        shares: Shares = shared / shorter + shared / longer / 100
        shares[sizes == 0] = 0
        return shares

    def _enter(self, clip_id: str, prompt: str) -> None:
        row, found = len(self._clips), hints(prompt)
        self._rows[clip_id] = row
        self._clips.append((clip_id, prompt))
        self._sizes.append(min(len(found), 2**16 - 1))
        for key in frozenset[str | int]().union(*found):
            self._lists[key].append(row)

    def _leave(self, clip_id: str) -> None:
        row = self._rows.pop(clip_id, None)
        if row is not None:
            self._clips[row] = ("", "")
            self._sizes[row] = 0

    def _clear_away(self) -> None:
        """Close the gaps that clips left."""
        old = np.array(sorted(self._rows.values()), np.int64)
        new = np.full(len(self._clips), -1, np.int64)
        new[old] = np.arange(len(old))
        for key, rows in list(self._lists.items()):
            kept = new[_numbers(rows)]
            kept = kept[kept >= 0]
            if len(kept):
                self._lists[key] = array("I", kept.tolist())
            else:
                del self._lists[key]
        self._clips = [self._clips[row] for row in old]
        self._sizes = array("H", [self._sizes[row] for row in old])
        self._rows = {clip_id: row for row, (clip_id, _) in enumerate(self._clips)}


def _numbers(rows: "array[int]") -> NDArray[np.uint32]:
    return np.frombuffer(rows.tobytes(), np.uint32)
