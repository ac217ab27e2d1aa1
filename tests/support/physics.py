"""Values of phenomena for tests: anything that their slots and choices allow."""

import math
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from generator.engines.physics.captions import caption
from generator.engines.physics.performance import Performance
from generator.engines.physics.phenomenon import Declaration, Fact, Phenomenon, Slot
from generator.engines.physics.understand.asked import Asked, AskedCase
from generator.engines.physics.wording import both
from generator.types import ClipRequest

_WIDE = 100.0
_SMALLEST = 1e-6  # of the largest, where a range has zero in it


def values_of(phenomenon: Declaration, **fixed: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Any values within the ranges that can be together; those in `fixed` are as given."""
    parts: dict[str, st.SearchStrategy[Any]] = {
        slot.key: _within(slot) for slot in phenomenon.slots
    }
    for choice in phenomenon.choices:
        parts[choice.key] = st.sampled_from([option.key for option in choice.options])
    parts["seed"] = st.integers(0, 2**31 - 1)
    parts |= {key: st.just(value) for key, value in fixed.items()}
    values: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(parts)
    impossible = phenomenon.impossible if isinstance(phenomenon, Phenomenon) else None
    return values.filter(lambda it: impossible is None or impossible(it) is None)


def with_defaults(phenomenon: Declaration, **given: Any) -> dict[str, Any]:
    """The defaults, but for what is given."""
    return {**phenomenon.defaults, "seed": 0, **given}


def facts_of(phenomenon: Phenomenon[Any], **given: Any) -> Mapping[str, float]:
    """The values of the facts by their keys, for the defaults but for what is given."""
    values = with_defaults(phenomenon, **given)
    facts: tuple[Fact, ...] = phenomenon.facts(values, phenomenon.simulate(values))
    return {fact.key: fact.value for fact in facts}


def _within(slot: Slot) -> st.SearchStrategy[float]:
    """From the whole range: evenly, or by powers of ten where that is wide."""
    low, high = slot.low, slot.high
    if low < 0:
        least = max(-low, high) * _SMALLEST
        return st.floats(low, high).map(lambda it: it if abs(it) > least or high < 0 else 0.0)
    if low == 0:
        powers = _powers(high * _SMALLEST, high)
        return st.one_of(st.sampled_from([0.0, high, slot.default]), powers)
    return _powers(low, high) if high / low > _WIDE else st.floats(low, high)


def _powers(low: float, high: float) -> st.SearchStrategy[float]:
    exponents = st.floats(math.log(low), math.log(high))
    return exponents.map(lambda it: min(max(math.exp(it), low), high))


def painted(phenomenon: Phenomenon[Any], *several: Mapping[str, Any], locale: str = "en") -> int:
    """How many frames of a clip of these values could be painted, and their captions told."""
    asked = Asked(
        text="",
        topic=phenomenon.slug,
        score=1.0,
        cases=tuple(AskedCase(values=values, label=both("case")) for values in several),
    )
    request = ClipRequest(prompt="x", engine="physics", width=160, height=120, seed=0)
    performance = Performance(phenomenon, asked, request, locale)
    caption(phenomenon, asked, performance.cases, locale, numbers=True)
    end = performance.pace.time(performance.pace.seconds)
    frames = [performance.page.paint(time) for time in (0.0, end / 3, end, 1.5 * end)]
    return len(frames)
