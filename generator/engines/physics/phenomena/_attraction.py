"""Two bodies that attract each other, drawn apart and let come near again."""

import math
from dataclasses import dataclass

from generator.engines.physics.phenomena._bodies import GRAVITATION

PERIOD = 4.8
"""Of the demonstration, in s."""

FARTHEST = 3.0
"""As far as they are drawn apart, in the distances at which they are."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two masses (kg) at a `distance` (m) between their centres, which the demonstration makes
    larger and smaller again."""

    one: float
    two: float
    distance: float

    def force(self, distance: float) -> float:
        """In N."""
        return GRAVITATION * self.one * self.two / distance**2

    def apart(self, time: float) -> float:
        """Their distance then, in m: it starts as it is, and comes back to that."""
        share = (1 - math.cos(2 * math.pi * time / PERIOD)) / 2
        return self.distance * (1 + (FARTHEST - 1) * share)

    def pull(self, time: float) -> float:
        """The force then, in N."""
        return self.force(self.apart(time))
