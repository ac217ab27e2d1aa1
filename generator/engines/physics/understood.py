"""What a text was understood to ask, as plain JSON for programs."""

from typing import Any

from generator.engines.physics.understand.asked import Asked, Quantity
from generator.engines.physics.wording import ENGLISH


def understood(asked: Asked, locale: str = ENGLISH) -> dict[str, Any]:
    """`quantities` each with its SI value and unit, the words it came from, and the slot it fills
    (None: no one's); `assumed`, `unused`, `corrected` and `refused` as in `Asked`."""
    return {
        "topic": asked.topic,
        "quantities": [
            _quantity(one) | {"slot": asked.fills.get(index)}
            for index, one in enumerate(asked.quantities)
        ],
        "assumed": [
            {"slot": one.slot, "symbol": one.symbol, "value": one.value, "unit": one.unit}
            for one in asked.assumed
        ],
        "unused": [_quantity(one) for one in asked.unused],
        "corrected": asked.corrected.in_(locale) if asked.corrected else None,
        "refused": asked.refused.why.in_(locale) if asked.refused else None,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {"value": quantity.value, "unit": quantity.unit, "words": quantity.words}
