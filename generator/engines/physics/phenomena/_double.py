"""How a double pendulum moves: two rods without mass, a bob at the end of each."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import OdeSolution, solve_ivp

Reals = NDArray[np.float64]

_SLOW_PERIODS = 3.2  # of small swings in step, that are shown
_RADIANS = 90.0  # of small swings against each other, that are solved at most
_SAMPLES = 1500
_FINE = 20  # times as many samples, to find the greatest speed


@dataclass(frozen=True)
class DoublePendulum:
    """Released from rest; angles in rad from the vertical, to the right. Solved with the whole
    length as unit of length and √(L/g) as that of time."""

    lengths: tuple[float, float]  # m
    masses: tuple[float, float]  # kg
    angles: tuple[float, float]  # rad
    gravity: float  # m/s²

    @property
    def length(self) -> float:
        return sum(self.lengths)

    @property
    def second(self) -> float:
        """The unit of time, in s."""
        return math.sqrt(self.length / self.gravity)

    @property
    def modes(self) -> tuple[float, float]:
        """The angular frequencies of small swings, in step and against each other, rad/s: the
        roots of (1 − μ) l₁ l₂ ω⁴ − g (l₁ + l₂) ω² + g² = 0, μ = m₂/(m₁ + m₂)."""
        one, two = self.lengths
        rest = 4 * one * two * self.masses[0] / sum(self.masses)
        wide = self.length + math.sqrt(self.length**2 - rest)
        slow, fast = 2 * self.gravity / wide, 2 * self.gravity * wide / rest
        return math.sqrt(slow), math.sqrt(fast)

    @property
    def end(self) -> float:
        """How much is solved and shown, in s."""
        slow, fast = self.modes
        return min(_SLOW_PERIODS * 2 * math.pi / slow, _RADIANS / fast)

    @cached_property
    def _solved(self) -> OdeSolution:
        one, two = (length / self.length for length in self.lengths)
        mass = self.masses[1] / self.masses[0]
        both = 1 + mass
        sin, cos = math.sin, math.cos

        def change(_: float, state: Reals) -> tuple[float, float, float, float]:
            upper, lower, rate, other = state.tolist()
            between = upper - lower
            sine, cosine = sin(between), cos(between)
            share = 1 + mass * sine * sine
            pull = mass * sine * (other * other * two + rate * rate * one * cosine)
            fall = both * sin(upper) - mass * cosine * sin(lower)
            push = both * (rate * rate * one + cos(upper)) + mass * cosine * other * other * two
            return rate, other, -(fall + pull) / (one * share), sine * push / (two * share)

        solved = solve_ivp(
            change, (0, self.end / self.second), (*self.angles, 0.0, 0.0), method="DOP853",
            rtol=1e-10, atol=1e-11, dense_output=True,
        )  # fmt: skip
        return solved.sol

    def state(self, time: float) -> tuple[float, float, float, float]:
        """Both angles in rad and their rates in rad/s."""
        upper, lower, rate, other = self._solved(min(time, self.end) / self.second).tolist()
        return upper, lower, rate / self.second, other / self.second

    @cached_property
    def samples(self) -> tuple[Reals, Reals, Reals]:
        """Times of shape (n,), and both angles and the lower bob's places of shape (n, 2)."""
        times = np.linspace(0, self.end, _SAMPLES)
        angles = self._solved(times / self.second)[:2].T
        return times, angles, self.places(angles)[1]

    def places(self, angles: Reals) -> tuple[Reals, Reals]:
        """Of both bobs, in m from the pivot, for angles of shape (…, 2)."""
        steps = [
            length * np.stack([np.sin(angles[..., at]), -np.cos(angles[..., at])], -1)
            for at, length in enumerate(self.lengths)
        ]
        return steps[0], steps[0] + steps[1]

    def bobs(self, time: float) -> tuple[Reals, Reals]:
        return self.places(np.array(self.state(time)[:2]))

    def velocities(self, time: float) -> tuple[Reals, Reals]:
        """Of both bobs, in m/s."""
        upper, lower, rate, other = self.state(time)
        first = self.lengths[0] * rate * np.array([math.cos(upper), math.sin(upper)])
        return first, first + self.lengths[1] * other * np.array([math.cos(lower), math.sin(lower)])

    @cached_property
    def fastest(self) -> float:
        """The greatest speed of the lower bob in the time shown, in m/s."""
        times = np.linspace(0, self.end / self.second, _FINE * _SAMPLES)
        upper, lower, rate, other = self._solved(times)
        along = (
            self.lengths[0] * rate * direction(upper) + self.lengths[1] * other * direction(lower)
            for direction in (np.cos, np.sin)
        )
        return float(np.hypot(*along).max() / self.second)

    def kinetic(self, time: float) -> float:
        pairs = zip(self.masses, self.velocities(time), strict=True)
        return sum(0.5 * mass * float(speed @ speed) for mass, speed in pairs)

    def potential(self, time: float) -> float:
        """From where both hang down, in J."""
        upper, lower = self.state(time)[:2]
        first = self.lengths[0] * (1 - math.cos(upper))
        second = first + self.lengths[1] * (1 - math.cos(lower))
        return self.gravity * (self.masses[0] * first + self.masses[1] * second)

    @property
    def energy(self) -> float:
        """At the start, in J."""
        return self.potential(0.0)

    @property
    def highest(self) -> float:
        """The potential energy with both bobs straight up: what energies are measured by, in J."""
        one, two = self.lengths
        return 2 * self.gravity * (sum(self.masses) * one + self.masses[1] * two)

    @property
    def turned_over(self) -> float | None:
        """When the lower rod first turns over the top, in s; None: it does not."""
        times, angles, _ = self.samples
        top = max(math.pi, abs(self.angles[1]) + 0.5)  # one that starts on top falls
        over = np.flatnonzero(np.abs(angles[:, 1]) > top)
        return float(times[over[0]]) if len(over) else None
