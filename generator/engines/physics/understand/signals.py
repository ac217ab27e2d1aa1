"""What speaks for a text being about physics at all, and what for a mere picture of something."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.phrases import finder, is_han
from generator.engines.physics.understand.prompt import Prompt
from generator.engines.physics.understand.tables import table

_SPEAKING = ("classroom", "asking", "textbook", "places")


@dataclass(frozen=True, slots=True)
class Signals:
    """`physics` and `scenery` are what speaks for and against it, both positive. `photographic`
    are the indices of quantities that are about the film ("35mm lens", "24 fps")."""

    physics: float
    scenery: float
    photographic: frozenset[int]


def signals(prompt: Prompt, quantities: Sequence[Quantity]) -> Signals:
    """What the words say, whatever the topic. `quantities` are those of `prompt.text`."""
    languages = ("en", "zh") if is_han(prompt.lower) else ("en",)
    spans = [
        match.span()
        for language in languages
        for match in _pattern("photography", language).finditer(prompt.lower)
    ]
    photographic = frozenset(
        index
        for index, quantity in enumerate(quantities)
        if any(start < quantity.end and quantity.start < end for start, end in spans)
    )
    return Signals(
        physics=sum(_weighed(prompt.lower, kind, languages) for kind in _SPEAKING),
        scenery=_weighed(prompt.lower, "scenery", languages),
        photographic=photographic,
    )


def _weighed(lower: str, kind: str, languages: Sequence[str]) -> float:
    entry = table("signals")[kind]
    different = {
        match[0] for language in languages for match in _pattern(kind, language).finditer(lower)
    }
    return min(abs(float(entry["weight"])) * len(different), float(entry["most"]))


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str]:
    return finder(table("signals")[kind][language])
