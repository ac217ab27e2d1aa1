"""An oscillator that a harmonic force drives, from rest."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._free import Oscillator

_SAME = 1e-8  # of the frequency and the damping ratio, below which it grows without end
_LEAST, _MOST = 5, 8  # periods of the drive, that are shown
_FEWEST = 4  # of a slow drive


@dataclass(frozen=True, slots=True)
class Driven:
    """m x″ + c x′ + k x = F₀ sin ωt, from rest."""

    free: Oscillator
    force: float  # N
    frequency: float  # Hz

    @property
    def omega(self) -> float:
        return 2 * math.pi * self.frequency

    @property
    def own(self) -> float:
        """The frequency of the oscillator itself, in Hz."""
        return self.free.omega / (2 * math.pi)

    @property
    def steady(self) -> float:
        """How far a steady force would move it, in m."""
        return self.force / self.free.stiffness

    def response(self, frequency: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """The amplitude at the end, in m, when driven so; infinite where nothing limits it."""
        share = np.asarray(frequency, float) / self.own
        with np.errstate(divide="ignore"):
            answer: NDArray[np.float64] = self.steady / np.hypot(
                1 - share**2, 2 * self.free.ratio * share
            )
        return answer

    @property
    def amplitude(self) -> float:
        return float(self.response(self.frequency))

    @property
    def lag(self) -> float:
        """How far it is behind the force, in rad, 0 to π."""
        share = self.frequency / self.own
        return math.atan2(2 * self.free.ratio * share, 1 - share**2)

    @property
    def grows(self) -> bool:
        """Whether nothing limits it: driven at its own frequency, without damping."""
        return self.free.ratio < _SAME and abs(self.frequency / self.own - 1) < _SAME

    def drive(self, time: float) -> float:
        """The force, in N."""
        return self.force * math.sin(self.omega * time)

    def place(self, time: float) -> float:
        angle = self.omega * time
        if self.grows:
            return self.steady / 2 * (math.sin(angle) - angle * math.cos(angle))
        wave = self.amplitude * math.sin(angle - self.lag)
        return wave + self.free.place(time, *self._fading)

    def velocity(self, time: float) -> float:
        angle = self.omega * time
        if self.grows:
            return self.steady / 2 * self.omega * angle * math.sin(angle)
        wave = self.amplitude * self.omega * math.cos(angle - self.lag)
        return wave + self.free.velocity(time, *self._fading)

    @property
    def _fading(self) -> tuple[float, float]:
        """Displacement and velocity at which the part starts that dies away."""
        size, lag = self.amplitude, self.lag
        return size * math.sin(lag), -size * self.omega * math.cos(lag)

    @property
    def shown(self) -> float:
        """How much of it is shown, in s: until it swings as it will, if that is not too long."""
        slow = self.free.rates[0]
        settling = 3.5 / slow * self.frequency if slow > 0 else math.inf
        periods = min(max(math.ceil(min(settling, _MOST)) + 2, _LEAST), _MOST)
        return min(periods / self.frequency, max(_MOST / self.own, _FEWEST / self.frequency))

    @property
    def farthest(self) -> float:
        """In the time shown, in m."""
        return max(abs(self.place(time)) for time in np.linspace(0, self.shown, 600))
