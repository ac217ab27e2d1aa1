"""Numbers that took a unit which is not theirs, as the slots of the topic tell: in "μ = 0.3 and 5
kg" 0.3 has none, and "60 degrees" to water are an angle where light enters it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from generator.engines.physics.phenomenon import Slot
from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.fitting import is_degrees
from generator.engines.physics.understand.mentions import mentions, symbol_slot
from generator.engines.physics.understand.nearness import apart
from generator.engines.physics.understand.prompt import Prompt
from generator.engines.physics.understand.units import to_si


def with_own_units(
    prompt: Prompt, quantities: Sequence[Quantity], slots: Sequence[Slot]
) -> list[Quantity]:
    """The quantities, without the units of others where the words right before a number name a slot
    that takes a pure number; and degrees as those that there are slots for."""
    pure = [slot for slot in slots if slot.unit == ""]
    ends = [mention.end for mention in mentions(prompt.lower, slots) if _any(mention.slots, pure)]
    units = {slot.unit for slot in slots}
    own = []
    for it in quantities:
        if _borrows(it) and _names_pure(prompt, it, pure, ends):
            it = replace(it, value=it.said, unit="", said_unit="", difference=False)
        own.append(_in_degrees(it, units))
    return own


def _in_degrees(quantity: Quantity, units: Collection[str]) -> Quantity:
    """Degrees of an angle or of heat, whichever there is a slot for."""
    if not is_degrees(quantity):
        return quantity
    meant = {"K": "°", "rad": "°C"}[quantity.unit]
    value, unit = to_si(quantity.said, meant)
    if unit not in units or quantity.unit in units:
        return quantity
    return replace(quantity, value=value, unit=unit, said_unit=meant, difference=False)


def _any(keys: frozenset[str], slots: Sequence[Slot]) -> bool:
    return any(slot.key in keys for slot in slots)


def _borrows(quantity: Quantity) -> bool:
    return bool(quantity.said_unit) and quantity.said_unit not in quantity.words


def _names_pure(
    prompt: Prompt, quantity: Quantity, pure: Sequence[Slot], ends: Sequence[int]
) -> bool:
    if symbol_slot(prompt.text[: quantity.start], pure) is not None:
        return True
    return any(
        end <= quantity.start and apart(prompt.lower[end : quantity.start]) == 0 for end in ends
    )
