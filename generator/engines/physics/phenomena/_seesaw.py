"""A beam on a pivot with a weight on each arm: how it tips."""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from generator.engines.physics.phenomenon import Values

TIP = math.radians(14)
"""At which an end of the beam is on the ground, in rad."""

_EVEN = 1e-9  # share by which torques must differ to tip
_STANDS = 4.0  # seconds that a balance is shown
_OVER = 1.16  # the beam's half beside the longer arm


@dataclass(frozen=True, slots=True)
class Seesaw:
    """Starts level and at rest; `times` (s) and `angles` (rad, positive to the right side down)
    are sampled until an end is on the ground."""

    mass1: float  # kg, on the left
    arm1: float  # m
    mass2: float
    arm2: float
    beam: float  # kg, uniform
    gravity: float  # m/s²
    times: NDArray[np.float64]
    angles: NDArray[np.float64]

    @property
    def torques(self) -> tuple[float, float]:
        """Of the weights about the pivot while the beam is level, in N·m, left and right."""
        return (
            self.mass1 * self.gravity * self.arm1,
            self.mass2 * self.gravity * self.arm2,
        )

    @property
    def net(self) -> float:
        """In N·m, positive to the right."""
        left, right = self.torques
        return right - left if abs(right - left) > _EVEN * (left + right) else 0.0

    @property
    def inertia(self) -> float:
        """About the pivot, in kg·m²."""
        return _inertia(self.mass1, self.arm1, self.mass2, self.arm2, self.beam)

    @property
    def half(self) -> float:
        """Of the beam, in m."""
        return _OVER * max(self.arm1, self.arm2)

    @property
    def seconds(self) -> float:
        return float(self.times[-1])

    def place(self, side: int) -> float:
        """Of the weight on the left (0) or right (1) along the beam, in m."""
        return self.arm2 if side else -self.arm1

    def torque(self, side: int, time: float) -> float:
        """Of the weight on the left (0) or right (1) as the beam stands, in N·m."""
        return self.torques[side] * math.cos(self.angle(time))

    def angle(self, time: float) -> float:
        return float(np.interp(time, self.times, self.angles))

    def along(self, time: float) -> NDArray[np.float64]:
        """The unit vector along the beam to the right."""
        angle = self.angle(time)
        return np.array([math.cos(angle), -math.sin(angle)])


def _inertia(mass1: float, arm1: float, mass2: float, arm2: float, beam: float) -> float:
    length = 2 * _OVER * max(arm1, arm2)
    return mass1 * arm1**2 + mass2 * arm2**2 + beam * length**2 / 12


def simulate(values: Values) -> Seesaw:
    mass1, arm1, mass2, arm2, beam, weight = (
        values[key] for key in ("mass1", "arm1", "mass2", "arm2", "beam_mass", "gravity")
    )
    still = Seesaw(mass1, arm1, mass2, arm2, beam, weight, np.array([0, _STANDS]), np.zeros(2))
    if still.net == 0:
        return still
    shares, falls = _fall()
    unit = math.sqrt(2 * TIP * still.inertia / abs(still.net))
    angles = math.copysign(1.0, still.net) * falls
    return Seesaw(mass1, arm1, mass2, arm2, beam, weight, shares * unit, angles)


@cache
def _fall() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How every beam tips: θ″ = 2 θ_end cos θ from rest to θ_end, in a unit of time in which it
    would arrive at 1 if its torque stayed as large as it is level. Times and angles in rad."""

    def lands(_: float, state: NDArray[np.float64]) -> float:
        return float(state[0]) - TIP

    lands.terminal = True  # type: ignore[attr-defined]
    solved = solve_ivp(
        lambda _, state: (state[1], 2 * TIP * math.cos(state[0])),
        (0.0, 2.0), (0.0, 0.0), events=lands, rtol=1e-9, atol=1e-12, dense_output=True,
    )  # fmt: skip
    times = np.linspace(0, solved.t[-1], 120)
    return times, solved.sol(times)[0]
