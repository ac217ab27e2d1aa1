"""Three ways to induce a voltage: a magnet through a coil, a bar on rails, a field that changes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._openings import Taken

LONG, THICK, DEEP = 3.0, 0.35, 1.2
"""Length and radius of the magnet and length of the coil, in radii of the coil."""

REACH = 5.0
"""From where to where the magnet goes, in radii of the coil to each side."""

RUN, START = 1.6, 0.5
"""How far the bar slides, and where it begins, in distances of the rails."""

Times = float | NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Magnet:
    """It goes at `speed` (m/s) along the axis of a coil of `radius` m and so many `turns`, its
    north pole ahead; `field` is the flux density at its poles, in T.

    Each pole is a point from which its flux goes evenly to all sides; what passes through the coil
    is the mean over its length.
    """

    turns: float
    radius: float
    speed: float
    field: float
    resistance: float  # Ω
    assumed: tuple[Taken, ...] = ()

    @property
    def poles(self) -> float:
        """The flux of each pole, in Wb."""
        return self.field * math.pi * (THICK * self.radius) ** 2

    @property
    def end(self) -> float:
        return 2 * REACH * self.radius / self.speed

    def place(self, time: Times) -> Times:
        """Of its middle, in radii from that of the coil."""
        return np.minimum(np.asarray(time, float) * self.speed / self.radius - REACH, REACH)

    def flux(self, time: Times) -> NDArray[np.float64]:
        """Through one turn, in Wb."""
        x = np.asarray(self.place(time))
        return self.poles / 2 * (_mean(x + LONG / 2) - _mean(x - LONG / 2))

    def emf(self, time: Times) -> NDArray[np.float64]:
        """In V: −N dΦ/dt."""
        x = np.asarray(self.place(time))
        slope = self.poles / 2 * (_slope(x + LONG / 2) - _slope(x - LONG / 2))
        rate = -self.turns * slope * self.speed / self.radius
        return np.where(np.asarray(time) < self.end, rate, 0.0)

    @property
    def strongest(self) -> float:
        """The largest voltage, in V."""
        times = np.linspace(0, self.end / 2, 2001)
        return float(np.abs(self.emf(times)).max())

    @property
    def most(self) -> float:
        """The largest flux, in Wb."""
        return float(self.flux(self.end / 2))


def _mean(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of s/√(s² + 1) over the length of the coil around x."""
    ahead: NDArray[np.float64] = np.hypot(x + DEEP / 2, 1) - np.hypot(x - DEEP / 2, 1)
    return ahead / DEEP


def _slope(x: NDArray[np.float64]) -> NDArray[np.float64]:
    ends = [(x + side) / np.hypot(x + side, 1) for side in (DEEP / 2, -DEEP / 2)]
    slope: NDArray[np.float64] = (ends[0] - ends[1]) / DEEP
    return slope


@dataclass(frozen=True, slots=True)
class Rails:
    """A bar slides at `speed` (m/s) on rails a `length` (m) apart, across a `field` (T)."""

    field: float
    length: float
    speed: float
    resistance: float  # Ω
    assumed: tuple[Taken, ...] = ()

    @property
    def strongest(self) -> float:
        """The voltage all the time, in V: BLv."""
        return self.field * self.length * self.speed

    @property
    def end(self) -> float:
        return RUN * self.length / self.speed

    def place(self, time: Times) -> Times:
        """Of the bar, in distances of the rails from their closed end."""
        return START + np.minimum(np.asarray(time) * self.speed / self.length, RUN)

    def flux(self, time: Times) -> NDArray[np.float64]:
        return np.asarray(self.field * self.length**2 * self.place(time))

    def emf(self, time: Times) -> NDArray[np.float64]:
        return np.where(np.asarray(time) < self.end * (1 + 1e-9), self.strongest, 0.0)

    @property
    def current(self) -> float:
        """In A."""
        return self.strongest / self.resistance

    @property
    def force(self) -> float:
        """That holds the bar back, in N: BIL."""
        return self.field * self.current * self.length

    @property
    def most(self) -> float:
        return float(self.flux(self.end))


@dataclass(frozen=True, slots=True)
class Changing:
    """The flux through each of the `turns` goes evenly from `first` to `last` (Wb) in `time` s."""

    turns: float
    first: float
    last: float
    time: float
    resistance: float  # Ω
    assumed: tuple[Taken, ...] = ()

    @property
    def end(self) -> float:
        return self.time

    @property
    def change(self) -> float:
        return self.last - self.first

    def flux(self, time: Times) -> NDArray[np.float64]:
        """Through one turn, in Wb."""
        return self.first + self.change * np.minimum(np.asarray(time, float) / self.time, 1.0)

    @property
    def strongest(self) -> float:
        """The voltage while it changes, in V."""
        return self.turns * abs(self.change) / self.time

    def emf(self, time: Times) -> NDArray[np.float64]:
        """In V: −N ΔΦ/Δt."""
        steady = -self.turns * self.change / self.time
        return np.where(np.asarray(time) < self.time * (1 + 1e-9), steady, 0.0)

    @property
    def most(self) -> float:
        return max(abs(self.first), abs(self.last))


Induced = Magnet | Rails | Changing


def factors(
    told: Sequence[float | None], usual: Sequence[float], product: float | None
) -> list[float]:
    """Factors that make the `product`: the first one that is not told is what it takes, the others
    are the usual ones."""
    missing = [index for index, it in enumerate(told) if it is None]
    found = [it if it is not None else other for it, other in zip(told, usual, strict=True)]
    if product is not None and missing:
        found[missing[0]] *= product / math.prod(found)
    return found
