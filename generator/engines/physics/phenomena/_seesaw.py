"""A beam on a pivot with a weight on each arm: how it tips."""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import Wording

TIP = math.radians(14)
"""At which an end of the beam is on the ground, in rad."""

_EVEN = 1e-9  # share by which torques must differ to tip
_STANDS = 4.0  # seconds that a balance is shown
_PUT_ON, _LET_GO = 0.9, 0.4  # seconds until weights in balance are on the beam, and on it alone
_OVER = 1.16  # the beam's half beside the longer arm
_USUAL = 30.0  # kg, on the left

MASS1 = opening(
    "mass1", "m₁", "kg", 1e6,
    Wording("mass on the left", "左侧质量"),
    Wording("mass|child|load|stone|weight|adult", "质量|重物|石头|小孩|大人|钩码"),
)  # fmt: skip
MASS2 = opening(
    "mass2", "m₂", "kg", 1e6,
    Wording("mass on the right", "右侧质量"),
    Wording("mass|child|weight|adult|other", "质量|砝码|小孩|大人|物体|钩码|另一"),
)  # fmt: skip
FORCE1 = opening(
    "force1", "F₁", "N", 1e7,
    Wording("force on the left", "动力"),
    Wording("effort|push|pull|force|left", "动力|用力|推力|拉力|左"),
)  # fmt: skip
FORCE2 = opening(
    "force2", "F₂", "N", 1e7,
    Wording("force on the right", "阻力"),
    Wording(
        "load|resistance|weight|weighs|stone|rock|crate|right", "阻力|重|石头|物体|重物|物重|右"
    ),
)  # fmt: skip


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
    newtons: bool = False  # whether the text speaks of forces and not of masses

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

    def above(self, time: float) -> float:
        """How far weights in balance are still held above the beam, 1 to 0: they are put on it at
        the same moment, to show that it stays level."""
        return 0.0 if self.net else max(0.0, 1 - time / _PUT_ON) ** 2

    def torque(self, side: int, time: float) -> float:
        """Of the weight on the left (0) or right (1) as the beam stands, in N·m; none before it is
        put on."""
        borne = 1.0 if self.net else min(1.0, max(0.0, (time - _PUT_ON) / _LET_GO))
        return borne * self.torques[side] * math.cos(self.angle(time))

    def left_over(self, time: float) -> float:
        """The net torque as the beam stands, in N·m, positive anticlockwise: the left side down."""
        return -self.net * math.cos(self.angle(time))

    def tilt(self, time: float) -> float:
        """In rad, positive anticlockwise."""
        return -self.angle(time)

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
    arm1, arm2, beam, weight = (values[key] for key in ("arm1", "arm2", "beam_mass", "gravity"))
    mass1, mass2 = _masses(values)
    newtons = lever(values)
    still = Seesaw(
        mass1, arm1, mass2, arm2, beam, weight, np.array([0, _STANDS]), np.zeros(2), newtons
    )
    if still.net == 0:
        return still
    shares, falls = _fall()
    unit = math.sqrt(2 * TIP * still.inertia / abs(still.net))
    angles = math.copysign(1.0, still.net) * falls
    return Seesaw(mass1, arm1, mass2, arm2, beam, weight, shares * unit, angles, newtons)


def lever(values: Values) -> bool:
    """Whether the text tells a force in N."""
    return told(values, FORCE1) is not None or told(values, FORCE2) is not None


def solved(values: Values) -> str | None:
    """The key of the force that is whatever balances the other one, which alone is told."""
    if not lever(values):
        return None
    left = told(values, FORCE1) or told(values, MASS1)
    right = told(values, FORCE2) or told(values, MASS2)
    if left is not None and right is not None:
        return None
    return "force1" if left is None else "force2"


def _masses(values: Values) -> tuple[float, float]:
    """In kg; a force counts as the mass that weighs as much, and what is not told of one side is
    whatever balances the other."""
    left, right = (
        told(values, mass) if (given := told(values, force)) is None else given / values["gravity"]
        for force, mass in ((FORCE1, MASS1), (FORCE2, MASS2))
    )
    share = values["arm1"] / values["arm2"]
    if left is None:
        left = _USUAL if right is None else right / share
    return left, left * share if right is None else right


def settled(values: Values) -> dict[str, float]:
    """The masses that are taken where the text leaves them open: they are in balance."""
    if lever(values):
        return {}
    return left_open(values, zip((MASS1, MASS2), _masses(values), strict=True))


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
