"""Weather before a place and behind it: a foggy city is a city in fog."""

from functools import cache

from cache.sameness import lexicon
from cache.sameness.tables import table
from cache.sameness.words import Word


def are_weather(mine: Word, theirs: Word) -> bool:
    """Whether one is the noun and the other the adjective of the same weather."""
    first, second = (mine, theirs) if theirs.part == "adjective" else (theirs, mine)
    known = second.part == "adjective" and first.part == "noun" and first.relation in ("in", "with")
    return known and second.text in _adjectives().get(first.text, ())


def is_in_weather(noun: Word) -> bool:
    """Whether weather around it may be said of it: no dog in snow is a snowy dog."""
    return not lexicon.kinds(noun.text) & {"person", "animal"}


@cache
def _adjectives() -> dict[str, frozenset[str]]:
    entries = (entry.split() for entry in table("english")["sets"]["weather"].split("|"))
    return {noun: frozenset(adjectives) for noun, *adjectives in entries}
