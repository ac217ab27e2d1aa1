"""Which phenomenon a text is about, by rules, and how surely."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.cues import EVERYDAY, Worth, worth
from generator.engines.physics.understand.fitting import value_for
from generator.engines.physics.understand.index import Index, Topic
from generator.engines.physics.understand.mentions import symbol_before
from generator.engines.physics.understand.phrases import is_han
from generator.engines.physics.understand.prompt import Prompt
from generator.engines.physics.understand.resemblance import ALIKE
from generator.engines.physics.understand.signals import signals

MIDDLE, STEEPNESS = 2.0, 1.45
"""Evidence that leaves it open, and how fast the score rises around it: a cue that names a topic,
which weighs 3, and nothing else make 0.81."""

_MOST_CUES = 3.5
_UNSPOKEN = 1.8  # at most, where nothing but words of every day speak for physics
_UNNAMED = 1.6  # at most, where there is no cue at all
_RESEMBLING = 5.0  # what it speaks for a topic to be the same as an example, beyond resembling it
_SAME = 0.9  # such a share of an example is the example
_GUESSED = 0.8  # at most, where numbers alone fit several as well
_UNDECIDED, _TIE = 2, 0.05  # so many others, within that much of the rank
_LACKING = 0.35  # the share that is left of a topic without a quantity it needs
_FITTING, _RARE = 0.3, 0.9  # what a quantity speaks for a topic that takes it; for the only one
_UNFIT = -0.4
_HELPED, _COMPANY = 0.6, 2.0
"""The share of what cues in words of every day lack that is made up for in the company of words and
numbers of physics, and how much of those makes it up in full."""

_WORD, _SYMBOL = 0.25, 0.4  # what a slot called by its name or by its symbol speaks for a topic
_WRITTEN = 0.25  # what a symbol speaks for physics
_CALLED = 0.3  # what a slot called by its name speaks for it, where there is a number for one
_FIRST, _FURTHER, _ANY = 1.0, 0.5, 0.2  # what a quantity speaks for physics


@dataclass(frozen=True, slots=True)
class Ranked:
    """A topic with what speaks for it: `rank` beside others, `evidence` for its being meant at
    all. `named`: a cue names it."""

    slug: str
    rank: float
    evidence: float
    named: bool
    worth: Worth

    @property
    def score(self) -> float:
        """How surely it is meant, 0 to 1."""
        return score_of(self.evidence)


def score_of(evidence: float) -> float:
    """A number between 0 and 1 that rises with the evidence."""
    return 1 / (1 + math.exp(-STEEPNESS * (evidence - MIDDLE)))


def rank_topics(prompt: Prompt, quantities: Sequence[Quantity], index: Index) -> list[Ranked]:
    """The topics that anything speaks for, the likeliest first."""
    han = is_han(prompt.lower)
    ranking = _Ranking(prompt, quantities, index)
    candidates = index.search.candidates(prompt.lower, han=han)
    found = [
        it
        for slug, topic in index.topics.items()
        if (it := ranking.of(topic, worth(candidates.get(slug, ()), prompt.lower, han)))
    ]
    found.sort(key=lambda it: (-it.rank, -it.evidence))
    return _undecided(found) if len(found) > _UNDECIDED else found


def _undecided(ranked: list[Ranked]) -> list[Ranked]:
    """The same; but what only numbers speak for is hardly meant where they fit others as well."""
    best, rival = ranked[0], ranked[_UNDECIDED]
    if best.worth.rank > 0 or best.evidence > _UNNAMED or best.rank - rival.rank > _TIE:
        return ranked
    return [replace(it, evidence=min(it.evidence, _GUESSED)) for it in ranked]


class _Ranking:
    """Weighs what one text says for a topic."""

    def __init__(self, prompt: Prompt, quantities: Sequence[Quantity], index: Index) -> None:
        self._prompt = prompt
        self._signals = signals(prompt, quantities)
        self._measured = [
            (quantity, index.fitting(quantity))
            for number, quantity in enumerate(quantities)
            if quantity.unit and number not in self._signals.photographic
        ]
        self._symbols = {symbol_before(prompt.text[: it.start]) for it in quantities} - {None}
        self._resembled = index.resemblance.resembled(prompt.lower)
        self._topics = len(index.topics)

    def of(self, topic: Topic, cues: Worth) -> Ranked | None:
        """None: nothing speaks for it."""
        slug = topic.phenomenon.slug
        fit = [slugs for _, slugs in self._measured if slug in slugs]
        symbols = len(self._symbols & topic.symbols)
        share = self._resembled.get(slug, 0.0)
        resembling = _RESEMBLING * max(0.0, share - ALIKE)
        if share < _SAME and not self._speaking(fit):
            resembling = 0.0
        if not (cues.hits or fit or resembling or symbols):
            return None
        words = len({match[0] for match in topic.words.finditer(self._prompt.lower)})
        rank = cues.rank + self._numbers(fit) + _WORD * min(words, 3) + _SYMBOL * symbols
        if not cues.named and not self._has_needs(topic):
            rank *= _LACKING
        called = _CALLED * (min(words, 2) if fit else 0)
        evidence = self._evidence(cues, fit) + called + _WRITTEN * min(symbols, 3)
        return Ranked(slug, rank + resembling, evidence + resembling, cues.named, cues)

    def _numbers(self, fit: Sequence[frozenset[str]]) -> float:
        """What the numbers speak for a topic that takes so many of them, beside other topics."""
        kinds = dict.fromkeys(fit)
        rare = sum(1 - (len(slugs) - 1) / self._topics for slugs in kinds)
        unfit = len(self._measured) - len(fit)
        return _FITTING * len(kinds) + (_RARE - _FITTING) * rare + _UNFIT * unfit

    def _evidence(self, cues: Worth, fit: Sequence[frozenset[str]]) -> float:
        """What speaks for its being meant at all."""
        unfit = len(self._measured) - len(fit)
        speaking = self._signals.physics
        numbers = (_FIRST + _FURTHER * min(len(fit) - 1, 2) if fit else 0) + _ANY * min(unfit, 2)
        company = max(0.0, min(1.0, (numbers + speaking - self._signals.scenery) / _COMPANY))
        meant = cues.physics + _HELPED * company * max(0.0, cues.rank - cues.physics)
        evidence = min(meant, _MOST_CUES) + numbers + speaking
        if cues.physics <= 0:
            evidence = min(evidence, _UNNAMED)
        elif not self._speaking(fit) and all(hit.told <= EVERYDAY for hit in cues.hits):
            evidence = min(evidence, _UNSPOKEN)
        return evidence - self._signals.scenery

    def _speaking(self, fit: Sequence[frozenset[str]]) -> bool:
        """Whether anything but cues speaks for physics."""
        return bool(fit) or self._signals.physics > 0

    def _has_needs(self, topic: Topic) -> bool:
        slots = [topic.phenomenon.slot(key) for key in topic.phenomenon.needs]
        return all(
            any(value_for(quantity, slot) is not None for quantity, _ in self._measured)
            for slot in slots
        )
