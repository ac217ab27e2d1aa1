"""Two pulses or two waves, each as it is alone, and their sum."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

START = 1.8  # wavelengths from the middle at which the pulses begin
WIDTH = 0.36  # wavelengths from the middle of a pulse to where it has fallen to 1/e
_CANCELS = 1e-9

Places = float | NDArray[np.float64]
"""One place or time, or many."""


@dataclass(frozen=True, slots=True)
class Band:
    """Between which heights something goes, in m."""

    low: float
    high: float

    @classmethod
    def around(cls, ends: Sequence[tuple[float, float]]) -> "Band":
        return cls(min(low for low, _ in ends), max(high for _, high in ends))


@dataclass(frozen=True, slots=True)
class Sum:
    """Two pulses that run towards each other, or two waves that run to the right; the second is
    `phase` (rad) ahead of the first, and a pulse that is half a turn ahead is upside down."""

    pulses: bool
    first: float  # amplitude, m
    second: float  # amplitude, m
    phase: float
    wavelength: float  # m; of a pulse, about its length
    speed: float  # m/s

    @property
    def period(self) -> float:
        return self.wavelength / self.speed

    @property
    def meeting(self) -> float:
        """When the pulses lie on each other, in s."""
        return START * self.period

    @property
    def seconds(self) -> float:
        """Of one run."""
        return 2 * self.meeting if self.pulses else self.period

    @property
    def resultant(self) -> float:
        """The amplitude where they lie on each other, in m: √(A₁² + A₂² + 2A₁A₂ cos Δφ)."""
        square = self.first**2 + self.second**2
        square += 2 * self.first * self.second * math.cos(self.phase)
        size = math.sqrt(max(0.0, square))
        return size if size > _CANCELS * max(self.first, self.second) else 0.0

    @property
    def alone(self) -> tuple[float, float]:
        """Between which heights each of the two goes, in m."""
        high = max(self.first, self.second)
        one_sided = self.pulses and math.cos(self.phase) > 0
        return (0.0 if one_sided else -high), high

    @property
    def ends(self) -> tuple[float, float]:
        """Between which heights their sum goes, in m."""
        if not self.pulses:
            return -self.resultant, self.resultant
        other = self.second * math.cos(self.phase)
        return min(0.0, other), max(self.first, self.first + other)

    def one(self, x: Places, time: Places) -> NDArray[np.float64]:
        """The displacement of the first at `x` (m from the middle), in m."""
        return self.first * self._shape(np.asarray(x) - self._way(time), 0.0)

    def other(self, x: Places, time: Places) -> NDArray[np.float64]:
        way = self._way(time)
        if self.pulses:
            sign = math.cos(self.phase)
            return self.second * sign * self._shape(np.asarray(x) + way, 0.0)
        return self.second * self._shape(np.asarray(x) - way, self.phase)

    def both(self, x: Places, time: Places) -> NDArray[np.float64]:
        return self.one(x, time) + self.other(x, time)

    def _way(self, time: Places) -> NDArray[np.float64]:
        """Where the first has come to, in m: pulses stop at the end of the run."""
        time = np.asarray(time, float)
        if not self.pulses:
            return self.speed * time
        return self.speed * (np.minimum(time, self.seconds) - self.meeting)

    def _shape(self, x: NDArray[np.float64], phase: float) -> NDArray[np.float64]:
        away = x / self.wavelength
        shape: NDArray[np.float64] = (
            np.exp(-((away / WIDTH) ** 2)) if self.pulses else np.cos(2 * math.pi * away - phase)
        )
        return shape
