"""Whether two Chinese prompts ask for the same, told from their words: no embedder is needed."""

from collections import Counter
from dataclasses import dataclass

from cache.sameness.chinese_lexicon import words
from cache.sameness.chinese_readings import readings
from cache.sameness.chinese_text import told
from cache.sameness.chinese_times import timed
from cache.sameness.chinese_words import shown, split
from cache.sameness.difference import Difference
from cache.sameness.remembered import remembered


def differ_zh(old: str, new: str) -> Difference | None:
    """What tells two prompts apart, as typed or as their keys; None: they ask for the same.

    Two are the same only where all that each says is found in the other, in an order that says the
    same. What is not understood is compared letter by letter, so doubt makes a new clip.
    """
    mine, theirs = _said(old), _said(new)
    if mine.written != theirs.written:
        return Difference("text", "what is written in the picture differs")
    if mine.scene != theirs.scene:
        return Difference("scene", _of("only one says", mine.scene ^ theirs.scene))
    if not mine.readings.isdisjoint(theirs.readings):
        return None
    left = Counter(mine.words)
    left.subtract(theirs.words)
    over = [word for word, times in left.items() if times]
    if any(word.startswith("<") for word in over):
        return Difference("number", _of("they differ in", over))
    if words("negations").intersection(over):
        return Difference("negation", _of("they differ in", over))
    if over:
        return Difference("words", _of("they differ in", over))
    order = words("order").intersection(mine.words)
    return Difference("order" if order else "role", "the same words in another order")


@dataclass(frozen=True, slots=True)
class _Said:
    readings: frozenset[str]
    words: tuple[str, ...]
    scene: frozenset[str]
    written: str


@remembered(4096)
def _said(prompt: str) -> _Said:
    it = told(prompt)
    sentence = split(it.text)
    counted = tuple(word.text for word in sentence if word.counts)
    scene = it.scene
    if not words("order").intersection(counted):
        rest, when = timed(sentence)
        if shown(rest):
            sentence, scene = rest, scene | when
    return _Said(readings(sentence), counted, scene, it.written)


def _of(what: str, found: frozenset[str] | list[str]) -> str:
    return f"{what} {', '.join(sorted(found)[:4])}"
