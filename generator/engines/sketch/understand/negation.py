"""What is not wanted: "no people", "without clouds", and the words of `--no`."""

from collections.abc import Sequence

from generator.engines.sketch.understand.senses import MODIFIERS, NOUNS, Item, Kind

_NOT = frozenset({"no", "without", "never", "not", "except", "没有", "不要", "无", "没"})


def mark_negated(items: Sequence[Item]) -> None:
    """Mark the nouns that a "no" or a "without" takes away."""
    for index, item in enumerate(items):
        if item.words not in _NOT:
            continue
        for other in items[index + 1 : index + 7]:
            if other.sentence != item.sentence or other.clause != item.clause:
                break
            if other.kind in NOUNS:
                other.negated = True
            elif other.words not in ("or", "and", "any", "a", "the", "和", "或") and (
                other.kind is not Kind.QUIET and other.kind not in MODIFIERS
            ):
                break


def mark_unwanted(items: Sequence[Item], unwanted: Sequence[Item]) -> None:
    """Mark what the negative prompt names: the same word, or the same thing by another word."""
    senses = {reading.sense for item in unwanted for reading in item.readings if item.kind in NOUNS}
    words = {item.words for item in unwanted if item.kind is not Kind.QUIET}
    for item in items:
        named = item.reading is not None and item.reading.sense in senses
        if named or (item.words in words and item.kind is not Kind.QUIET):
            item.negated = True
