"""Somebody who spins and moves the arms, so that I ω stays."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

_TURNS_BEFORE, _TURNS_AFTER = 1.5, 3.0
_PULLING = 1.0  # turns at the first rate, that pulling takes
_SAMPLES = 2400


@dataclass(frozen=True)
class Spin:
    """`body` and the mass `hands` of both hands together, which go from `radii[0]` to `radii[1]`
    and nothing turns but itself: I ω stays. Angles in rad, the first of them 0."""

    body: float  # kg·m²
    hands: float  # kg
    radii: tuple[float, float]  # m
    first: float  # rad/s

    def inertia_at(self, radius: float | NDArray[np.float64]) -> float | NDArray[np.float64]:
        return self.body + self.hands * radius**2

    @property
    def inertias(self) -> tuple[float, float]:
        """Before and after, in kg·m²."""
        before, after = (float(self.inertia_at(radius)) for radius in self.radii)
        return before, after

    @property
    def last(self) -> float:
        """The rate after, in rad/s."""
        return self.first * self.inertias[0] / self.inertias[1]

    @property
    def momentum(self) -> float:
        """In kg·m²/s."""
        return self.inertias[0] * self.first

    @property
    def pulls(self) -> tuple[float, float]:
        """From when to when the arms move, in s."""
        turn = 2 * math.pi / self.first
        return _TURNS_BEFORE * turn, (_TURNS_BEFORE + _PULLING) * turn

    @property
    def end(self) -> float:
        """How much is shown, in s: some turns after, and at least half as long as before."""
        turns = _TURNS_AFTER * 2 * math.pi / max(self.last, self.first)
        return self.pulls[1] + max(turns, 0.5 * _TURNS_AFTER * 2 * math.pi / self.first)

    def radius(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """Of the hands, in m."""
        start, stop = self.pulls
        share = np.clip((np.asarray(time, float) - start) / (stop - start), 0, 1)
        smooth = share * share * (3 - 2 * share)
        radius: NDArray[np.float64] = self.radii[0] + (self.radii[1] - self.radii[0]) * smooth
        return radius

    def inertia(self, time: float) -> float:
        return float(self.inertia_at(float(self.radius(time))))

    def rate(self, time: float) -> float:
        """In rad/s."""
        return self.momentum / self.inertia(time)

    def energy(self, time: float) -> float:
        """Of the rotation, in J."""
        return 0.5 * self.momentum * self.rate(time)

    @cached_property
    def _angles(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """While the arms move: times, and angles by Simpson's rule over each step."""
        start, stop = self.pulls
        times = np.linspace(start, stop, _SAMPLES + 1)
        middles = (times[:-1] + times[1:]) / 2
        ends, between = (
            self.momentum / np.asarray(self.inertia_at(self.radius(at))) for at in (times, middles)
        )
        steps = (times[1] - times[0]) / 6 * (ends[:-1] + 4 * between + ends[1:])
        return times, self.first * start + np.concatenate([[0.0], np.cumsum(steps)])

    def angle(self, time: float) -> float:
        """How far it has turned, in rad."""
        start, stop = self.pulls
        if time <= start:
            return self.first * time
        times, angles = self._angles
        if time >= stop:
            return float(angles[-1]) + self.last * (time - stop)
        return float(np.interp(time, times, angles))

    @property
    def work(self) -> float:
        """What pulling takes, in J."""
        return 0.5 * self.momentum * (self.last - self.first)
