"""The phenomena as the reader sees them: cues compiled, words known, dimensions counted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.engines.physics.phenomenon import Declaration
from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.bigrams import Bigrams
from generator.engines.physics.understand.cue_search import CueSearch
from generator.engines.physics.understand.cues import Cue, compiled, words_of
from generator.engines.physics.understand.fitting import value_for
from generator.engines.physics.understand.mentions import spellings
from generator.engines.physics.understand.phrases import alternatives, finder
from generator.engines.physics.understand.resemblance import Examples
from generator.engines.physics.understand.spelling import Speller
from generator.engines.physics.understand.tables import table

_BELIEF = 2
"""What a false belief weighs as a cue."""

_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """A phenomenon with its cues compiled; the false beliefs about it are cues of it too. `words`
    finds what its slots are called, `symbols` are theirs."""

    phenomenon: Declaration
    cues: tuple[tuple[Cue, ...], ...]
    words: re.Pattern[str]
    symbols: frozenset[str]

    @classmethod
    def of(cls, phenomenon: Declaration) -> "Topic":
        words = "|".join(
            part
            for slot in phenomenon.slots
            if not slot.quiet
            for part in (slot.name.en, slot.name.zh)
            if part
        )
        beliefs = dict.fromkeys(phenomenon.beliefs, _BELIEF)
        cues = compiled(phenomenon.cues) + compiled(beliefs, telling=True)
        symbols = frozenset().union(*(spellings(slot.symbol) for slot in phenomenon.slots))
        return cls(phenomenon, cues, finder(words), symbols)

    def fits(self, quantity: Quantity) -> bool:
        """Whether it has a slot that the quantity could be in, by its dimension."""
        return any(value_for(quantity, slot) is not None for slot in self.phenomenon.slots)


class Index:
    """All phenomena, for reading."""

    def __init__(self, phenomena: Mapping[str, Declaration]) -> None:
        self.phenomena = phenomena
        self.topics = {slug: Topic.of(phenomenon) for slug, phenomenon in phenomena.items()}
        self.search = CueSearch({slug: topic.cues for slug, topic in self.topics.items()})
        self._fitting: dict[tuple[str, str, bool], frozenset[str]] = {}

    @cached_property
    def speller(self) -> Speller:
        """Knows the words of all of them."""
        words = set(table("ordinary")["units"].split())
        for phenomenon in self.phenomena.values():
            words.update(_words(phenomenon))
        return Speller.of(words)

    def fitting(self, quantity: Quantity) -> frozenset[str]:
        """The slugs of those that have a slot of the quantity's dimension."""
        key = (quantity.unit, quantity.said_unit, quantity.difference)
        if key not in self._fitting:
            self._fitting[key] = frozenset(
                slug for slug, topic in self.topics.items() if topic.fits(quantity)
            )
        return self._fitting[key]

    @cached_property
    def resemblance(self) -> Examples:
        """The examples in both languages by the words in them."""
        return Examples(
            (example, slug)
            for slug, phenomenon in self.phenomena.items()
            for example in (*phenomenon.examples_en, *phenomenon.examples_zh)
        )

    @cached_property
    def examples(self) -> tuple[tuple[str, str], ...]:
        """Every English example, with the slug of its phenomenon."""
        return tuple(
            (example, slug)
            for slug, phenomenon in self.phenomena.items()
            for example in phenomenon.examples_en
        )

    @cached_property
    def bigrams(self) -> Bigrams:
        """The Chinese examples by the characters in them."""
        return Bigrams(
            (example, slug)
            for slug, phenomenon in self.phenomena.items()
            for example in phenomenon.examples_zh
        )


_last: list[Index] = []


def index_of(phenomena: Mapping[str, Declaration]) -> Index:
    """The index of these phenomena: made once, as long as it is asked for the same ones."""
    if not _last or _last[0].phenomena is not phenomena:
        _last[:] = [Index(phenomena)]
    return _last[0]


def _words(phenomenon: Declaration) -> Iterator[str]:
    """The words by which a phenomenon, its slots and its choices are known."""
    for source in phenomenon.cues:
        yield from words_of(source)
    texts = [*phenomenon.examples_en, phenomenon.name.en]
    for slot in phenomenon.slots:
        texts += [slot.name.en, *alternatives(slot.cues.en)]
    for choice in phenomenon.choices:
        for option in choice.options:
            texts += [option.name.en, *alternatives(option.cues.en)]
    for text in texts:
        yield from _WORD.findall(text.lower())
