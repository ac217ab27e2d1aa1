"""Puts a phenomenon on its page, without any text to read: at its defaults, at the ends of its
slots' ranges, two cases beside each other."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from generator.engines.physics.performance import Performance
from generator.engines.physics.phenomenon import Phenomenon, Slot
from generator.engines.physics.understand.asked import Asked, AskedCase
from generator.engines.physics.wording import both
from generator.types import ClipRequest


def staged(
    phenomenon: Phenomenon[Any],
    *cases: Mapping[str, Any],
    size: tuple[int, int] = (640, 480),
    locale: str = "en",
    numbers: bool = True,
    seed: int = 0,
) -> Performance:
    """The phenomenon with these values; what a case leaves open is the default."""
    request = ClipRequest(
        prompt=phenomenon.slug,
        engine="physics",
        seed=seed,
        seconds=10,
        width=size[0],
        height=size[1],
        own_length=True,
        numbers=numbers,
    )
    asked = tuple(_case(index, case, len(cases)) for index, case in enumerate(cases or ({},)))
    read = Asked(text=phenomenon.slug, topic=phenomenon.slug, score=1.0, cases=asked)
    return Performance(phenomenon, read, request, locale)


def extremes(phenomenon: Phenomenon[Any]) -> list[dict[str, Any]]:
    """Each slot at each of its ends, the others at their defaults, and each option of each choice;
    without what is impossible."""
    cases: list[dict[str, Any]] = [
        {slot.key: end} for slot in phenomenon.slots for end in (slot.low, slot.high)
    ]
    cases += [
        {choice.key: option.key} for choice in phenomenon.choices for option in choice.options
    ]
    return [case for case in cases if possible(phenomenon, case)]


def compared(phenomenon: Phenomenon[Any]) -> Sequence[dict[str, Any]]:
    """As many cases as it takes at once, which differ in the first slot (or choice) that can."""
    count = phenomenon.most_cases
    for slot in phenomenon.slots:
        cases = [{slot.key: between(slot, (index + 1) / (count + 1))} for index in range(count)]
        if all(possible(phenomenon, case) for case in cases):
            return cases
    return [{}] * min(count, 2)


def between(slot: Slot, share: float) -> float:
    """A value of the slot's range, by ratio where the range spans more than a hundredfold."""
    if slot.low > 0 and slot.high / slot.low > 100:
        return float(math.exp(math.log(slot.low) * (1 - share) + math.log(slot.high) * share))
    return slot.low + (slot.high - slot.low) * share


def possible(phenomenon: Phenomenon[Any], case: Mapping[str, Any]) -> bool:
    values = {**phenomenon.defaults, **case, "seed": 0}
    return phenomenon.impossible is None or phenomenon.impossible(values) is None


def _case(index: int, values: Mapping[str, Any], count: int) -> AskedCase:
    label = "" if count == 1 else f"case {index + 1}"
    return AskedCase(values=dict(values), label=both(label))
