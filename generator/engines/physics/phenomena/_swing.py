"""How a pendulum swings: for ever, or ever less where something takes energy from it."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import ellipj, ellipk

from generator.engines.physics.phenomena._fading import Fading
from generator.engines.physics.phenomenon import Values

FREE, DAMPED, UNDAMPED = "free", "with", "without"
"""What a text says of friction and air: nothing, that they are there, that they are not."""

CLOCK = "clock"
"""A pendulum that keeps time swings little."""

MOST = 0.5
"""The largest γ/ω₀: with more, there is hardly a swing."""

_USUAL = 1.0  # m, where neither a length nor a period is told
_WIDE, _SMALL = math.radians(30), math.radians(5)
"""The amplitudes that are taken: one that is easily seen, and one for which T = 2π√(L/g) holds."""
_LEAST = math.radians(0.1)
_DAMPING = 0.08  # γ/ω₀, where damping is there and not told
_LEFT = 3.0  # e^−3 = 5 % of the amplitude are left of it at the end of what is shown
_PERIODS = 1.5, 4.0  # that a damped swing is shown, at least and at most


@dataclass(frozen=True)
class Swing:
    """A swing from rest at `amplitude` (rad), `decay` is the γ of θ″ = −(g/L) sin θ − 2γ θ′, in
    1/s. Without it, it is exact: θ(t) = 2 asin(k cd(ω₀t, k)), k = sin(θ₀/2) (DLMF 22.19.2, started
    at the turning point)."""

    length: float  # m
    mass: float  # kg
    gravity: float  # m/s²
    amplitude: float  # rad
    decay: float = 0.0  # 1/s

    @property
    def small(self) -> float:
        """The angular frequency of small swings without damping, rad/s."""
        return math.sqrt(self.gravity / self.length)

    @property
    def damped(self) -> bool:
        return self.decay > 0

    @property
    def period(self) -> float:
        """In s: of this very amplitude, 4 K(k²)/ω₀; where it is damped, of small swings,
        2π/√(ω₀² − γ²)."""
        if self.damped:
            return 2 * math.pi / math.sqrt(self.small**2 - self.decay**2)
        return 4 * float(ellipk(math.sin(self.amplitude / 2) ** 2)) / self.small

    @property
    def shown(self) -> float:
        """How much of it is shown, in s: all there is to see."""
        if not self.damped:
            return self.period
        least, most = (count * self.period for count in _PERIODS)
        return min(max(least, _LEFT / self.decay), most)

    @cached_property
    def fading(self) -> Fading:
        """A damped one's motion."""
        return Fading(self.amplitude, self.decay / self.small)

    def angle(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """From the vertical, in rad, to the right."""
        phase = self.small * np.asarray(time, float)
        if self.damped:
            return self.fading.state(phase)[0]
        k = math.sin(self.amplitude / 2)
        _, cn, dn, _ = ellipj(phase, k * k)
        angle: NDArray[np.float64] = 2 * np.arcsin(np.clip(k * cn / dn, -1, 1))
        return angle

    def rate(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """Of the angle, in rad/s."""
        phase = self.small * np.asarray(time, float)
        if self.damped:
            return self.small * self.fading.state(phase)[1]
        k = math.sin(self.amplitude / 2)
        sn, _, dn, _ = ellipj(phase, k * k)
        rate: NDArray[np.float64] = -2 * self.small * k * math.sqrt(1 - k * k) * sn / dn
        return rate

    def bob(self, time: float) -> NDArray[np.float64]:
        """Where the bob is, in m from the pivot."""
        angle = float(self.angle(time))
        return self.length * np.array([math.sin(angle), -math.cos(angle)])

    def velocity(self, time: float) -> NDArray[np.float64]:
        angle, rate = float(self.angle(time)), float(self.rate(time))
        return self.length * rate * np.array([math.cos(angle), math.sin(angle)])

    @property
    def fastest(self) -> float:
        """The largest speed, at the lowest point or a little before, in m/s."""
        if self.damped:
            return self.length * self.small * self.fading.fastest
        return math.sqrt(2 * self.gravity * self.length * (1 - math.cos(self.amplitude)))

    def tension(self, time: float) -> float:
        """Of the string, in N: m(g cos θ + Lθ′²), negative where only a rod would do."""
        turning = self.length * float(self.rate(time)) ** 2
        return self.mass * (self.gravity * math.cos(float(self.angle(time))) + turning)

    def pull(self, time: float) -> NDArray[np.float64]:
        """What the string does to the bob, in N."""
        return -self.bob(time) / self.length * self.tension(time)

    def kinetic(self, time: float) -> float:
        return 0.5 * self.mass * (self.length * float(self.rate(time))) ** 2

    def potential(self, time: float) -> float:
        """Above the lowest point, in J."""
        return self.mass * self.gravity * self.length * (1 - math.cos(float(self.angle(time))))

    def heat(self, time: float) -> float:
        """What friction and air have taken, in J."""
        left = self.kinetic(time) + self.potential(time)
        return max(0.0, self.potential(0.0) - left) if self.damped else 0.0

    @property
    def lost(self) -> float:
        """The share of the energy that a damped one loses in its first full swing."""
        return 1 - (math.sin(self.fading.back / 2) / math.sin(self.amplitude / 2)) ** 2


def simulate(values: Values) -> Swing:
    """What the period tells is the length, or, where that is told as well, the gravity."""
    length, period, gravity = values["length"], told_period(values), values["gravity"]
    little = period or values["use"] == CLOCK
    angle = max(values["angle"] or (_SMALL if little else _WIDE), _LEAST)
    decay = _decay(values, 2 * math.pi / period if period else _omega(length, gravity))
    if period:
        turning = 2 * math.pi / period
        small = math.hypot(turning, decay) if decay else turning * _longer(angle)
        if length:
            gravity = length * small**2
        else:
            length = gravity / small**2
    return Swing(length or _USUAL, values["mass"], gravity, angle, decay)


def told_period(values: Values) -> float:
    """That the text tells, or that follows from the frequency, or from the time of several swings;
    0: it tells none."""
    period, time, swings = (float(values[key]) for key in ("period", "time", "swings"))
    if values["frequency"]:
        period = period or 1 / float(values["frequency"])
    return period or (time / swings if swings else 0.0)


def _decay(values: Values, omega: float) -> float:
    """The γ of these values, in 1/s."""
    losses, told = values["losses"], float(values["decay"])
    if losses == UNDAMPED:
        return 0.0
    return told or (float(f"{_DAMPING * omega:.1g}") if losses == DAMPED else 0.0)


def _omega(length: float, gravity: float) -> float:
    return math.sqrt(gravity / (length or _USUAL))


def _longer(angle: float) -> float:
    """How many times longer a swing of that amplitude takes than a small one: 2 K(k²)/π."""
    return 2 * float(ellipk(math.sin(angle / 2) ** 2)) / math.pi
