"""From a text to what it asks: the topic, its values, what is assumed, corrected or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.engine import SURE
from generator.engines.physics.phenomenon import Declaration, Phenomenon
from generator.engines.physics.understand import quantities as numbers
from generator.engines.physics.understand.asked import Asked, Quantity
from generator.engines.physics.understand.cases import Cases
from generator.engines.physics.understand.casing import Casing
from generator.engines.physics.understand.index import Index, index_of
from generator.engines.physics.understand.prompt import Prompt, prepare
from generator.engines.physics.understand.reasons import reason
from generator.engines.physics.understand.signals import signals
from generator.engines.physics.understand.topics import Ranked, rank_topics

if TYPE_CHECKING:
    from generator.embedding import Embed
    from generator.engines.physics.understand.likeness import Likeness

_CLEAR = 1.0  # by how much the first topic has to lead for nobody to be asked
_MOST_CHARACTERS = 2000


class Reader:
    """Reads texts in English and Chinese about the given phenomena.

    Where the rules leave doubt, the examples that a text is likest to tell: Chinese ones by their
    characters, English ones by `embed`; None: by nothing.
    """

    def __init__(
        self, phenomena: Mapping[str, Phenomenon[Any]], embed: "Embed | None" = None
    ) -> None:
        self._phenomena = phenomena
        self._index = index_of(phenomena)
        self._embed = embed
        self._likeness: Likeness | None = None

    def read(self, text: str) -> Asked:
        """What a text asks. Never raises."""
        prompt, quantities = prepared(text, self._index)
        ranked: Sequence[Ranked] = rank_topics(prompt, quantities, self._index)
        if in_doubt(ranked):
            ranked = self._asked_again(prompt, quantities, ranked)
        if not ranked:
            return Asked(
                text=text,
                topic=None,
                score=0.0,
                quantities=tuple(_given(it, prompt) for it in quantities),
                reason="Nothing in it speaks of a phenomenon of physics.",
            )
        best = ranked[0]
        phenomenon = self._phenomena[best.slug]
        cases = Cases(prompt, quantities, phenomenon, best.worth.hits)
        asked = Casing(cases, phenomenon).asked(text, best.score)
        return replace(
            asked,
            quantities=tuple(_given(it, prompt) for it in asked.quantities),
            reason=reason(phenomenon, best, asked, prompt),
        )

    def _asked_again(
        self, prompt: Prompt, quantities: Sequence[Quantity], ranked: Sequence[Ranked]
    ) -> Sequence[Ranked]:
        """The topics with what the likest examples speak for them."""
        from generator.engines.physics.understand import likeness, likeness_zh

        scenery = signals(prompt, quantities).scenery
        if not likeness.readable(prompt.text):
            return likeness_zh.reranked(ranked, self._index.bigrams.of(prompt.text), scenery)
        if self._embed is None:
            return ranked
        if self._likeness is None:
            self._likeness = likeness.Likeness(self._index, self._embed)
        return likeness.reranked(ranked, self._likeness.of(prompt.text), scenery)


def in_doubt(ranked: Sequence[Ranked]) -> bool:
    """Whether the rules leave it open which topic is meant."""
    if not ranked:
        return True
    best, *others = ranked
    close = bool(others) and best.rank - others[0].rank < _CLEAR
    return best.score < SURE or close


def claim(text: str, phenomena: Mapping[str, Declaration]) -> float:
    """How surely a text is about one of the phenomena, 0 to 1, by rules alone: a few
    milliseconds."""
    index = index_of(phenomena)
    prompt, quantities = prepared(text, index)
    ranked = rank_topics(prompt, quantities, index)
    return ranked[0].score if ranked else 0.0


def prepared(text: str, index: Index) -> tuple[Prompt, tuple[Quantity, ...]]:
    """The text made ready for reading, with the numbers in it."""
    prompt = prepare(text[:_MOST_CHARACTERS], index.speller)
    return prompt, numbers.find(prompt.text)


def _given(quantity: Quantity, prompt: Prompt) -> Quantity:
    """The quantity where it stood before anything was mended."""
    start, end = prompt.origins[quantity.start], prompt.origins[quantity.end]
    return replace(quantity, start=start, end=end, words=prompt.given[start:end])
