"""A tank with holes in its wall, and the jets out of it."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Jet:
    """Out of a hole at `height` above the ground, with liquid up to `head` above it, in m. The
    level goes down as through a hole of `share` of the tank's area: √h falls evenly (Torricelli's
    law and continuity); a share of 0 is a tank that is kept full."""

    height: float
    head: float
    share: float
    gravity: float  # m/s²

    @cached_property
    def drained(self) -> float:
        """When the level has come to the hole, in s."""
        if self.share == 0:
            return math.inf
        return math.sqrt(2 * self.head / self.gravity) / self.share

    @cached_property
    def flight(self) -> float:
        """From the hole to the ground, in s."""
        return math.sqrt(2 * self.height / self.gravity)

    def level(self, time: float) -> float:
        """Above the hole, in m."""
        return self.head * max(0.0, 1 - time / self.drained) ** 2

    def speed(self, time: float) -> float:
        """At the hole, in m/s: √(2gh)."""
        return math.sqrt(2 * self.gravity * self.level(time))

    @property
    def fastest(self) -> float:
        return self.speed(0.0)

    def reach(self, time: float) -> float:
        """Where the liquid lands that leaves now, in m from the wall: 2√(hy)."""
        return self.speed(time) * self.flight

    def stream(self, time: float, count: int = 40) -> NDArray[np.float64]:
        """Where the liquid in the air is, from the hole to the ground or to the jet's first drop:
        each part flies with the speed with which it left. Shape (count, 2), in m."""
        newest = max(0.0, time - self.drained)
        oldest = max(newest, min(self.flight, time))
        return self._flown(time, np.linspace(newest, oldest, count))

    def drops(self, time: float, every: float) -> NDArray[np.float64]:
        """The same at marks in the liquid that leave at equal intervals, in s."""
        ages = np.arange(time % every, min(self.flight, time) + 1e-12, every)
        return self._flown(time, ages[time - ages <= self.drained])

    def _flown(self, time: float, ages: NDArray[np.float64]) -> NDArray[np.float64]:
        left = np.maximum(0.0, 1 - (time - ages) / self.drained)
        fell = np.maximum(0.0, self.height - self.gravity * ages**2 / 2)
        return np.column_stack([self.fastest * left * ages, fell])


@dataclass(frozen=True, slots=True)
class Tank:
    """`level` is the liquid's at first above the ground, `width` and `hole` are diameters, in m."""

    level: float
    width: float
    hole: float
    jets: tuple[Jet, ...]

    @property
    def first(self) -> Jet:
        return self.jets[0]

    @property
    def seconds(self) -> float:
        """That are shown: until the last drop has landed, or for some flights of a full tank."""
        jet = self.first
        if math.isinf(jet.drained):
            return 3 * max(it.flight for it in self.jets)
        return jet.drained + jet.flight

    def surface(self, time: float) -> float:
        """Above the ground, in m."""
        return self.first.height + self.first.level(time)
