"""Axes of graphs whose ends are round numbers."""

import math

from generator.engines.physics.draw.amounts import round_step
from generator.engines.physics.draw.graph import Axis


def around(name: str, unit: str, *values: float) -> Axis:
    """An axis on which zero and all these values have room, in the SI unit `unit`."""
    low, high = min(0.0, *values), max(0.0, *values)
    if high - low <= 0:
        return Axis(name, unit, 0.0, 1.0)
    step = round_step(high - low, 6)
    return Axis(
        name, unit, math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    )
