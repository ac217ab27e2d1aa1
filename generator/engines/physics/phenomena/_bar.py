"""A bar whose ends are kept at their temperatures, and the temperatures along it."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import erfc

_TERMS = 60
_EARLY = 0.003  # of L²/α: before it, neither end has an effect on the other
SHARES = np.linspace(0, 1, 121)
"""Places along a bar, as shares of its length."""


@dataclass(frozen=True)
class Bar:
    """Ends at `left` and `right`, the whole of it at `start` at first, in K. Its sides let no heat
    through. Where the right end is `free`, that does not either, and `right` is nothing."""

    length: float  # m
    left: float
    right: float
    start: float
    conductivity: float  # W/(m·K)
    capacity: float  # J/(m³·K)
    area: float  # m²
    free: bool = False

    @property
    def diffusivity(self) -> float:
        """In m²/s."""
        return self.conductivity / self.capacity

    @property
    def settling(self) -> float:
        """Seconds in which what is left to change falls to 1/e: L²/(π²α), four times as many where
        an end is free."""
        return (4 if self.free else 1) * self.length**2 / (math.pi**2 * self.diffusivity)

    @property
    def power(self) -> float:
        """The heat that flows in the end, in W: kA(T₁ − T₂)/L (Fourier)."""
        if self.free:
            return 0.0
        return self.conductivity * self.area * (self.left - self.right) / self.length

    @property
    def lowest(self) -> float:
        return min(self._ends)

    @property
    def highest(self) -> float:
        return max(self._ends)

    @property
    def last(self) -> float:
        """The temperature that the right end comes to, in K."""
        return self.left if self.free else self.right

    @property
    def _ends(self) -> tuple[float, float, float]:
        return self.left, self.last, self.start

    @cached_property
    def _series(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Numbers and coefficients of the sine series of what is left to change (Carslaw & Jaeger,
        Conduction of Heat in Solids, § 3.4)."""
        n = np.arange(1.0, _TERMS + 1)
        sign = np.where(n % 2 == 1, -1.0, 1.0)
        return n, 2 / (n * math.pi) * (self.start - self.left + sign * (self.right - self.start))

    def temperatures(
        self, time: float, shares: NDArray[np.float64] = SHARES
    ) -> NDArray[np.float64]:
        """At places given as shares of the length, in K. One with a free end is half of one that
        is twice as long and has the same temperature at both ends."""
        if self.free:
            double = replace(self, length=2 * self.length, right=self.left, free=False)
            return double.temperatures(time, shares / 2)
        age = self.diffusivity * max(time, 0.0) / self.length**2
        if age < _EARLY:
            reach = 2 * math.sqrt(max(age, 1e-12))
            one = (self.left - self.start) * erfc(shares / reach)
            two = (self.right - self.start) * erfc((1 - shares) / reach)
            early: NDArray[np.float64] = self.start + one + two
            return early
        n, coefficients = self._series
        waves = np.sin(math.pi * np.multiply.outer(shares, n))
        steady = self.left + (self.right - self.left) * shares
        late: NDArray[np.float64] = steady + waves @ (
            coefficients * np.exp(-((n * math.pi) ** 2) * age)
        )
        return late

    def middle(self, time: float) -> float:
        return float(self.temperatures(time, np.array([0.5]))[0])

    def passing(self, time: float) -> float:
        """The heat that flows through the middle to the right, in W."""
        near = self.temperatures(time, np.array([0.5 - 1e-3, 0.5 + 1e-3]))
        return float(near[0] - near[1]) * self.conductivity * self.area / (2e-3 * self.length)
