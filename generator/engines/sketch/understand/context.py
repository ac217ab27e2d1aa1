"""Which of a word's meanings is meant here: told from the words beside it."""

from collections.abc import Sequence
from functools import cache

from generator.engines.sketch.understand.senses import MODIFIERS, NOUNS, VERBS, Item, Kind
from generator.engines.sketch.understand.tables import listed, table

_PICTURES = frozenset({Kind.PICTURE, Kind.COLLECTIVE})
_CAMERA = frozenset({Kind.CAMERA})
_RELATION = frozenset({Kind.RELATION})
_QUIET = frozenset({Kind.QUIET})
_HANDS = frozenset({Kind.DEED, Kind.BOND})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(listed(table("grammar")["context"][name]))


def choose_readings(items: Sequence[Item]) -> None:
    """Give every known item its `reading`, from left to right."""
    for index, item in enumerate(items):
        if not item.readings:
            continue
        before = _neighbour(items, index, -1)
        after = _neighbour(items, index, 1)
        if item.script == "en":
            _choose_english(items, index, before, after)
        else:
            _choose_chinese(items, index, before)
        if item.reading is None and item.readings:
            item.reading = item.readings[0]


def _neighbour(items: Sequence[Item], index: int, step: int) -> Item | None:
    """The item beside this one in the same clause."""
    other = index + step
    if 0 <= other < len(items) and items[other].clause == items[index].clause:
        return items[other]
    return None


def _kinds(item: Item) -> frozenset[Kind]:
    return frozenset(reading.sense.kind for reading in item.readings)


def _choose_english(
    items: Sequence[Item], index: int, before: Item | None, after: Item | None
) -> None:
    item = items[index]
    kinds = _kinds(item)
    if kinds & MODIFIERS:
        _choose_modifier(items, index)
    elif kinds & VERBS and kinds - VERBS - _QUIET:
        verb = _verb_here(item, before, after)
        item.choose(VERBS if verb else kinds - VERBS - _QUIET)
    elif kinds & _HANDS and kinds <= VERBS | _QUIET:
        if _verb_possible(item, before):
            item.choose(frozenset({Kind.BOND}))
        elif not item.choose(_QUIET):
            item.forget()
    elif item.words in _words("undrawn") and not _verb_possible(item, before):
        item.forget()
    elif Kind.CAMERA in kinds and kinds & NOUNS:
        settled = before is not None and before.words in _words("determiners") | _words(
            "prepositions"
        )
        item.choose(NOUNS if settled else _CAMERA)


def _choose_modifier(items: Sequence[Item], index: int) -> None:
    """A colour, a size or a number only where a picture follows, or where it is a predicate."""
    item = items[index]
    if _picture_follows(items, index):
        item.choose(MODIFIERS)
    elif not item.choose(NOUNS) and not _picture_precedes(items, index):
        item.choose(_QUIET) or item.choose(MODIFIERS)


def _picture_follows(items: Sequence[Item], index: int) -> bool:
    for other in items[index + 1 : index + 6]:
        kinds = _kinds(other)
        if other.clause != items[index].clause:
            return False
        if kinds & _PICTURES:
            return True
        if other.words in _words("determiners") | _words("prepositions") or other.words == "and":
            return False
        if not kinds & (MODIFIERS | _QUIET) and other.readings and other.readings[0].form != "ing":
            return False
    return False


def _picture_precedes(items: Sequence[Item], index: int) -> bool:
    return any(
        other.sentence == items[index].sentence and other.kind in _PICTURES
        for other in items[:index]
    )


def _verb_here(item: Item, before: Item | None, after: Item | None) -> bool:
    """Whether a word that may be noun or verb is the verb."""
    followed = after is not None and (
        after.words in _words("determiners") | _words("pronouns") or after.kind is Kind.RELATION
    )
    if before is None:
        base = all(reading.form in ("exact", "ing") for reading in item.readings)
        return base and after is not None and after.words in _words("determiners")
    if before.words in _words("verbal"):
        return True
    if before.words in _words("determiners") | _words("prepositions") or before.kind in MODIFIERS:
        return False
    if before.kind in _PICTURES:
        inflected = any(reading.form in ("s", "ing", "ed") for reading in item.readings)
        return inflected or before.form == "plural" or before.words == "people" or followed
    return False


def _verb_possible(item: Item, before: Item | None) -> bool:
    """Whether a base form may be the verb: not the iron of "corrugated iron"."""
    if before is None or any(r.form != "exact" for r in item.readings) or " " in item.words:
        return True
    nominal = _words("determiners") | _words("prepositions") - {"to"}
    return before.words not in nominal and before.readings != ()


def _choose_chinese(items: Sequence[Item], index: int, before: Item | None) -> None:
    item = items[index]
    kinds = _kinds(item)
    if Kind.RELATION in kinds:
        reference = before
        if before is not None and before.words == "的" and index > 1:
            reference = items[index - 2]
        if reference is None or reference.kind not in NOUNS or not item.choose(_RELATION):
            item.choose(frozenset({Kind.FRAME})) or item.choose(_QUIET)
    elif kinds & VERBS and kinds & NOUNS and before is not None and before.kind is Kind.NUMBER:
        item.choose(NOUNS)
