"""Bare numbers that a slot is given outright: in "g = 9.8" and "长为1" the usual unit is meant."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.engines.physics.phenomenon import Slot
from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.fitting import takes_difference, value_for
from generator.engines.physics.understand.mentions import Mention, mentions, symbol_slot
from generator.engines.physics.understand.nearness import listed
from generator.engines.physics.understand.prompt import Prompt
from generator.engines.physics.understand.units import to_si

_GIVEN = re.compile(r"\s*[=≈:为是]\s*(?:about |约)?$")


def with_usual_units(
    prompt: Prompt, quantities: Sequence[Quantity], slots: Sequence[Slot]
) -> list[Quantity]:
    """The quantities, with the unit of a slot where a bare number is what its symbol or its name is
    given, and for the rest of a list that begins so. The unit is that of a number with one that the
    list goes on to ("L = 10, 20 cm"), else the one that the slot is shown in."""
    spoken = mentions(prompt.lower, slots)
    found: list[Quantity] = []
    last: Slot | None = None
    for index, it in enumerate(quantities):
        goes_on = bool(found) and listed(prompt.lower[found[-1].end : it.start])
        last = _given_to(prompt, it, slots, spoken) or (last if goes_on else None)
        if last is not None and last.unit and _is_bare(it):
            unit = _listed_unit(prompt, quantities[index:], last) or last.shown or last.unit
            it = _measured(it, unit, last)
        found.append(it)
    return found


def is_given(prompt: Prompt, quantity: Quantity) -> bool:
    """Whether something is said to be the number: it counts nothing then."""
    return bool(_GIVEN.search(prompt.text[: quantity.start]))


def _is_bare(quantity: Quantity) -> bool:
    return not quantity.unit and not quantity.said_unit


def _measured(quantity: Quantity, unit: str, slot: Slot) -> Quantity:
    change = takes_difference(slot)
    value, si = to_si(quantity.said, unit, difference=change)
    return replace(quantity, value=value, unit=si, said_unit=unit, difference=change)


def _given_to(
    prompt: Prompt, quantity: Quantity, slots: Sequence[Slot], spoken: Sequence[Mention]
) -> Slot | None:
    """The slot that the number is given to, or one of several alike; None: it is not given."""
    before = prompt.text[: quantity.start]
    sign = _GIVEN.search(before)
    if sign is None:
        return None
    if (slot := symbol_slot(before, slots)) is not None:
        return slot
    keys = {key for it in spoken if it.end == sign.start() for key in it.slots}
    called = [slot for slot in slots if slot.key in keys]
    alike = {(slot.unit, slot.shown) for slot in called}
    return called[0] if len(alike) == 1 else None


def _listed_unit(prompt: Prompt, following: Sequence[Quantity], slot: Slot) -> str | None:
    """The unit of the first number of a list that has one of the slot's."""
    end = following[0].end
    for it in following[1:]:
        if not listed(prompt.lower[end : it.start]):
            return None
        if not _is_bare(it):
            return it.said_unit if value_for(it, slot) is not None else None
        end = it.end
    return None
