"""What stands around a word: the looks ahead and back that the composer decides by."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from generator.engines.sketch.understand.senses import (
    MODIFIERS,
    NOUNS,
    SURROUNDINGS,
    THINGS,
    VERBS,
    Item,
    Kind,
    Reading,
    Sense,
)
from generator.engines.sketch.understand.tables import listed, table

_AHEAD = 6  # words
_QUALIFYING = frozenset({Kind.PICTURE, Kind.EFFECT, Kind.BODY})


@cache
def context_words(*names: str) -> frozenset[str]:
    """The words of these lists of grammar.toml's [context]."""
    return frozenset(word for name in names for word in listed(table("grammar")["context"][name]))


def follows(items: Sequence[Item], index: int) -> Iterator[Item]:
    """The next few items of the same clause."""
    for other in items[index + 1 : index + 1 + _AHEAD]:
        if other.clause != items[index].clause:
            return
        yield other


def precedes(items: Sequence[Item], index: int) -> Iterator[Item]:
    """The items before this one in its clause, nearest first."""
    for other in reversed(items[:index]):
        if other.clause != items[index].clause:
            return
        yield other


def opens_phrase(item: Item) -> bool:
    """Whether a new phrase begins with this word: "the", "of", "is", "and"."""
    return item.words in context_words("determiners", "prepositions", "verbal", "pronouns")


def is_upon_something(items: Sequence[Item], index: int) -> bool:
    """Whether a verb's next word that counts is a thing, with no preposition before it."""
    for other in follows(items, index):
        if other.words.split()[0] in context_words("prepositions"):
            return False
        if other.kind in NOUNS:
            return True
        if other.kind is not Kind.QUIET and other.kind not in MODIFIERS:
            return False
    return False


def describes_next(items: Sequence[Item], index: int) -> bool:
    """Whether a verb belongs to the noun after it: "flying birds", 奔跑的马."""
    item = items[index]
    if item.script == "zh":
        return any(other.words == "的" for other in items[index + 1 : index + 2])
    if item.form not in ("ing", "ed") or _has_doer_before(items, index):
        return False
    for other in follows(items, index):
        if other.kind in THINGS:
            return True
        if other.kind not in MODIFIERS and (other.kind is not Kind.QUIET or opens_phrase(other)):
            return False
    return False


def _has_doer_before(items: Sequence[Item], index: int) -> bool:
    for other in precedes(items, index):
        if other.kind is not Kind.QUIET or opens_phrase(other):
            return (
                other.kind in THINGS or other.kind in VERBS or other.words in ("is", "are", "was")
            )
    return False


def forget_modifier_nouns(items: Sequence[Item], text: str) -> None:
    """Take the reading from nouns that only say of what kind the next one is.

    The stone of "stone bridge", the fire of "fire hydrant": drawing them would be wrong.
    """
    for item, after in pairwise(items):
        beside = text[item.end : after.start] in (" ", "-") and after.clause == item.clause
        english = item.script == after.script == "en" and item.form == "exact"
        if not beside or not english or item.kind not in _QUALIFYING:
            continue
        unknown = after.reading is None and after.text.islower()
        unknown = unknown and not after.words.endswith(("s", "ed", "ing", "ly"))
        if unknown or (after.kind is Kind.PICTURE and item.kind is Kind.PICTURE):
            item.reading = None


def forget_vessels(items: Sequence[Item], is_food: Callable[[str], bool]) -> None:
    """Take the reading from what food is served in: OpenMoji draws noodles in their bowl."""
    vessels = context_words("vessels")
    for index, item in enumerate(items):
        if item.kind is not Kind.PICTURE or item.words not in vessels:
            continue
        after = list(follows(items, index))
        if not after or after[0].words != "of":
            continue
        served = next((other for other in after[1:] if other.kind in NOUNS), None)
        if served is not None and served.kind is Kind.PICTURE and is_food(served.value):
            item.reading = Reading(sense=Sense(Kind.QUIET, ""))


def doer_is_surroundings(items: Sequence[Item], index: int) -> bool:
    """Whether it is the scene itself that does it: "waves crashing", "clouds drift"."""
    before = [other.kind for other in precedes(items, index)]
    return any(kind in SURROUNDINGS for kind in before) and not any(
        kind in THINGS for kind in before
    )
