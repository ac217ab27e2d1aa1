"""A key that two texts share where they surely ask for the same, whatever their words."""

import json
from collections.abc import Mapping
from typing import Any

from generator.engines.physics.phenomenon import Declaration
from generator.engines.physics.understand import quantities as numbers
from generator.engines.physics.understand.cases import Cases
from generator.engines.physics.understand.conditions import left_out
from generator.engines.physics.understand.index import index_of
from generator.engines.physics.understand.phrases import mostly_chinese
from generator.engines.physics.understand.premises import states
from generator.engines.physics.understand.reader import in_doubt, prepared
from generator.engines.physics.understand.topics import rank_topics

_VERSION = 1
"""Of what the key tells: keys of another one are of other meanings."""

_FIGURES = 9
"""Significant ones of a value: 50 cm and 0.5 m differ in the last bit."""

_MOST = 12
"""Numbers; to give many more their slots takes seconds, which would hold up everybody else."""


def meaning(text: str, phenomena: Mapping[str, Declaration]) -> str | None:
    """The topic with all that the text sets; None: the rules alone are not sure of the topic, or
    it is refused, or has too many numbers.

    Beside the values it tells which of them the text itself gives, and all else of the text that
    shows: the language, the names of the cases, the place, the numbers that are not used, the false
    beliefs that it states, what is left out.
    """
    index = index_of(phenomena)
    prompt, quantities = prepared(text, index)
    if len(quantities) > _MOST or any(numbers.find_ranges(prompt.text)):
        return None
    ranked = rank_topics(prompt, quantities, index)
    if in_doubt(ranked):
        return None
    phenomenon = phenomena[ranked[0].slug]
    cases = Cases(prompt, quantities, phenomenon, ranked[0].worth.hits)
    if cases.refusal is not None:
        return None
    told = [
        _VERSION,
        phenomenon.slug,
        mostly_chinese(text),
        [[case.label.en, _plain(case.values)] for case in cases.compared.cases],
        sorted(cases.compared.said),
        cases.place.en,
        [_unused(cases, number) for number in cases.numbers if number not in cases.fills],
        [belief for belief in phenomenon.beliefs if states(prompt.lower, belief)],
        [it.en for it in left_out(prompt.lower, phenomenon)],
    ]
    return json.dumps(told, ensure_ascii=False)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: float(f"{value:.{_FIGURES}g}") if isinstance(value, float | int) else value
        for key, value in sorted(values.items())
    }


def _unused(cases: Cases, number: int) -> str:
    quantity = cases.quantities[number]
    return f"{quantity.said:g} {quantity.said_unit}".strip()
