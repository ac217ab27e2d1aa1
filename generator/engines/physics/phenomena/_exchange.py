"""Two bodies that exchange heat, and how their temperatures meet."""

import math
from dataclasses import dataclass

SHOWN = 7.0
"""Time constants after which nothing is left to see: 0.1 % of the difference, which then is 0."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two bodies with the heat capacities `one` and `two` (J/K) at `first` and `second` (K); the
    heat goes over by `conductance` (W/K), and none gets lost."""

    one: float
    two: float
    first: float
    second: float
    conductance: float
    solid: bool  # whether the first one is
    ratio: float  # of the first one's volume to the second one's

    @property
    def final(self) -> float:
        """The temperature of both in the end, in K (Richmann's mixing rule)."""
        return (self.one * self.first + self.two * self.second) / (self.one + self.two)

    @property
    def heat(self) -> float:
        """That goes over in all from the first to the second, in J."""
        return self.one * (self.first - self.final)

    @property
    def settling(self) -> float:
        """Seconds in which the difference falls to 1/e."""
        return self.one * self.two / (self.one + self.two) / self.conductance

    def left(self, time: float) -> float:
        """Of the difference: from 1 to 0."""
        if time >= SHOWN * self.settling:
            return 0.0
        return math.exp(-max(0.0, time) / self.settling)

    def warmths(self, time: float) -> tuple[float, float]:
        """Of both, in K."""
        left = self.left(time)
        return (
            self.final + (self.first - self.final) * left,
            self.final + (self.second - self.final) * left,
        )

    def given(self, time: float) -> float:
        """By the first to the second, in J."""
        return self.heat * (1 - self.left(time))
