"""Small words of an English prompt that change all of what it tells: or, about to, has fallen."""

import re
from functools import cache

from cache.sameness.tables import table, word_set

_OPEN = word_set("open_marks")


def marks(text: str) -> tuple[str, ...]:
    """The names of the marks that a levelled prompt bears, as often as it does."""
    return tuple(name for name, pattern in _patterns() for _ in pattern.findall(text))


def decisive(found: tuple[str, ...]) -> tuple[str, ...]:
    """Of the marks those that no other words say as well."""
    return tuple(name for name in found if name not in _OPEN)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(it)) for name, it in sorted(table("english")["marks"].items())]
