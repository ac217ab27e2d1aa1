"""What one part of a text sets: values for slots and choices, and what to call them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.engines.physics.wording import NOTHING, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """`values` by the key of their slot or choice, in SI units. `label` tells it from the others
    of its axis. `spots` is where in the text it was said, `fills` the slot of each number used.
    `assumed` are the keys of values that are not the text's own."""

    values: Mapping[str, Any]
    label: Wording = NOTHING
    spots: tuple[int, ...] = ()
    fills: Mapping[int, str] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        """Where it is said first; the beginning where it is said nowhere."""
        return min(self.spots, default=0)


Axis = tuple[Setting, ...]
"""One setting, or the several ones of a comparison, in the order in which they are told."""
