"""Tells temperatures from angles and charges, and what is warmer from how much warmer."""

import re
from functools import cache

from generator.engines.physics.understand.tables import table

NEAR = 48
"""Characters to either side within which a word tells heat from other things."""

_CLAUSE = re.compile(r"[,;!?\n，。；！？、]|\.(?![0-9])")


def meant(text: str, start: int, end: int, written: str) -> str:
    """The unit that a spelling stands for, of the number at `start` to `end` of a folded text:
    itself, or a temperature where the nearest word that tells is of heat ("water at 20 degrees").
    Where light goes through water and ice, they tell nothing of heat.
    """
    heat = table("units")["heat"]
    if written not in heat["written"]:
        return written
    start += 2 * text.startswith("零下", start)
    before, after = text[max(start - NEAR, 0) : start], text[end : end + NEAR]
    warm = ("hot",) if _pattern("light").search(text) else ("hot", "medium")
    # The clause decides where it can.
    for left, right in ((_CLAUSE.split(before)[-1], _CLAUSE.split(after)[0]), (before, after)):
        hot = min(_nearest(_pattern(kind), left, right) for kind in warm)
        other = _nearest(_pattern("other"), left, right)
        if hot != other:
            return str(heat["meant"].get(written, "°C")) if hot < other else written
    return written


def is_difference(text: str, start: int, end: int) -> bool:
    """Whether the temperature at `start` to `end` of a folded text is said to be a change."""
    before = text[max(start - NEAR, 0) : start]
    return bool(_pattern("change").search(before) or _pattern("changed").match(text[end:]))


def is_below_zero(text: str, end: int) -> int:
    """The characters after `end` that make a temperature negative, 0 where none do."""
    match = _pattern("below").match(text[end:])
    return match.end() if match else 0


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(table("units")["heat"][kind], re.IGNORECASE)


def _nearest(words: re.Pattern[str], before: str, after: str) -> int:
    """The characters between a number and the nearest such word, `NEAR` where there is none."""
    ends = [len(before) - match.end() for match in words.finditer(before)]
    following = words.search(after)
    return min([NEAR, *ends, *([following.start()] if following else [])])
