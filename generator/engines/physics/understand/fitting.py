"""Whether a quantity can be what a slot takes, by its dimension, and its value there."""

import math
import re
from functools import cache

from generator.engines.physics.phenomenon import Slot
from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.units import same_dimension

_TURNS = {("Hz", "rad/s"): 2 * math.pi, ("rad/s", "Hz"): 1 / (2 * math.pi)}
"""A rate of turning, counted in turns and in radians."""

_DEGREES = re.compile(r"(?:degrees?|deg|度|°)\s*$", re.IGNORECASE)
_ZERO_CELSIUS = 273.15  # K
_FAHRENHEIT = 5 / 9  # K of one °F


def value_for(quantity: Quantity, slot: Slot) -> float | None:
    """The quantity in the slot's SI unit; None where the slot cannot take it.

    "80 degrees" is a temperature or an angle, as the slot takes it, and a rate in turns and one in
    radians are each other's.
    """
    if slot.unit == "K":
        return _temperature(quantity, difference=takes_difference(slot))
    if quantity.unit == "" or slot.unit == "":
        return quantity.value if quantity.unit == slot.unit else None
    if slot.unit == "rad" and quantity.unit == "K" and is_degrees(quantity):
        return math.radians(quantity.said)
    if (factor := _TURNS.get((quantity.unit, slot.unit))) is not None:
        return quantity.value * factor
    return quantity.value if _same(quantity.unit, slot.unit) else None


def is_degrees(quantity: Quantity) -> bool:
    """Whether its words leave open of what it is in degrees."""
    return quantity.unit in ("K", "rad") and bool(_DEGREES.search(quantity.words))


def takes_difference(slot: Slot) -> bool:
    """Whether a slot in K is a difference of temperatures, which its symbol tells."""
    return slot.symbol.startswith(("Δ", "∆"))


def _temperature(quantity: Quantity, *, difference: bool) -> float | None:
    if quantity.unit == "rad" and is_degrees(quantity):
        return quantity.said + (0 if difference else _ZERO_CELSIUS)
    if quantity.unit != "K":
        return None
    if quantity.difference == difference:
        return quantity.value
    if quantity.difference:
        return None
    return quantity.said * (_FAHRENHEIT if "f" in quantity.said_unit.lower() else 1)


@cache
def _same(unit: str, other: str) -> bool:
    if "rad" in (unit, other):
        return unit == other
    return unit == other or same_dimension(unit, other)
