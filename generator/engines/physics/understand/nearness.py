"""How near two places of a text are, for a reader who looks for what a number is the number of."""

import re
from functools import cache

from generator.engines.physics.understand.phrases import finder, is_han
from generator.engines.physics.understand.tables import table

_PIECE = re.compile(r"[a-z']+|[㐀-鿿]|[,，、]|[.;!?。；！？\n]|\d[\d.]*")
_STOPS = frozenset(".;!?。；！？\n")
_COMMAS = frozenset(",，、")
_COMMA, _WORD, _HAN = 1.5, 1.0, 0.5
_LINK = re.compile(r"\b(?:and|with|at|then|from|hits|to|on)\b|[和与以]")
_LONGEST_LINK = 60  # characters


def apart(between: str) -> float | None:
    """How many words lie between, small ones not counted; None: a sentence ends there."""
    away = 0.0
    for match in _PIECE.finditer(between):
        piece = match[0]
        if piece in _STOPS:
            return None
        if piece in _COMMAS:
            away += _COMMA
        elif piece[0] not in "0123456789" and piece not in _silent():
            away += _HAN if is_han(piece) else _WORD
    return away


def turns(between: str) -> bool:
    """Whether it leads on to something else: what stands before "with" is seldom said after it."""
    return bool(_LINK.search(between))


def leads(words: str) -> bool:
    """Whether words belong to a number that follows them, never to one before: "until"."""
    return all(word in _leading() for word in words.split())


def joined(between: str) -> bool:
    """Whether two numbers with this between them are of one list: "1 m and a string of 2 m"."""
    if len(between) > _LONGEST_LINK or apart(between) is None:
        return False
    return bool(_joining().search(between)) or between.strip() in (",", "/", "、")


def listed(between: str) -> bool:
    """Whether nothing but a comma or an "and" is between two numbers."""
    rest = _joining().sub(" ", between)
    return not rest.strip(" ,，、/\t") and bool(between.strip())


@cache
def _silent() -> frozenset[str]:
    words = table("nearby")["silent"]
    return frozenset(words["en"].split()) | frozenset(words["zh"])


@cache
def _leading() -> frozenset[str]:
    words = table("nearby")["leading"]
    return frozenset(words["en"].split()) | frozenset(words["zh"].split())


@cache
def _joining() -> re.Pattern[str]:
    words = table("nearby")["joining"]
    return finder(f"{words['en']}|{words['zh']}")
