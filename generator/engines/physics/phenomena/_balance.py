"""Forces that balance on something at rest: their sizes and directions."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import Wording

ROPES, CORD, TABLE = "ropes", "cord", "table"
HORIZONTAL, VERTICAL, BETWEEN = "horizontal", "vertical", "between"
"""What angles are measured from."""

FLAT, UPRIGHT = math.radians(0.5), math.radians(90)
"""Between these a rope can carry something, in rad above the horizontal."""

_USUAL = {ROPES: 10.0, CORD: 2.0, TABLE: 1.0}  # kg: of a sign, a lamp, a book
_AGREE = 0.02  # share by which mass and weight may differ as they are rounded

ROPE_WORDS = "angle|rope|cable|wire|string|horizontal|vertical", "角|夹角|绳|水平|竖直|成"
"""Beside an angle of a rope, in English and in Chinese."""

MASS = opening(
    "mass", "m", "kg", 1e6,
    Wording("mass", "质量"),
    Wording("mass|sign|lamp|weight|picture|book|load|object", "质量|招牌|灯|重物|画|书|物体|重"),
)  # fmt: skip
WEIGHT = opening(
    "weight", "G", "N", 1e7,
    Wording("weight", "重力"),
    Wording("weight|weighs|force|load|sign|lamp", "重力|重|重量|招牌|灯|重物"),
)  # fmt: skip
_SECOND_ANGLE = opening(
    "angle2", "β", "rad", math.radians(179),
    Wording("angle of the second rope", "第二根绳的角度"),
    Wording(*ROPE_WORDS),
)  # fmt: skip
ANGLE2 = replace(_SECOND_ANGLE, shown="deg")


@dataclass(frozen=True, slots=True)
class Balance:
    """`angles` are those of the ropes above the horizontal, left and right, in rad; `measured` is
    from where they are told."""

    kind: str
    mass: float  # kg
    gravity: float  # m/s²
    angles: tuple[float, float]
    measured: str = HORIZONTAL

    @property
    def told(self) -> tuple[float, ...]:
        """The angles as they are measured, in rad: one for each rope, or the one between them."""
        left, right = self.angles
        if self.measured == BETWEEN:
            return (math.pi - left - right,)
        if self.measured == VERTICAL:
            return UPRIGHT - left, UPRIGHT - right
        return left, right

    @property
    def weight(self) -> float:
        """In N."""
        return self.mass * self.gravity

    @property
    def pulls(self) -> tuple[float, float]:
        """Of the ropes, in N (Lami: each as the sine of the angle between the two others); of a
        single cord or of a table the first one alone."""
        left, right = self.angles
        if self.kind != ROPES:
            return self.weight, 0.0
        between = math.sin(left + right)
        if between < 1e-9:  # both upright
            return self.weight / 2, self.weight / 2
        return (
            self.weight * max(0.0, math.cos(right)) / between,
            self.weight * max(0.0, math.cos(left)) / between,
        )

    @property
    def forces(self) -> tuple[NDArray[np.float64], ...]:
        """The weight and what balances it, in N, x to the right and y up."""
        left, right = self.angles
        first, second = self.pulls
        weight = np.array([0.0, -self.weight])
        if self.kind != ROPES:
            return weight, np.array([0.0, first])
        return (
            weight,
            first * np.array([-math.cos(left), math.sin(left)]),
            second * np.array([math.cos(right), math.sin(right)]),
        )

    @property
    def even(self) -> bool:
        """Whether both ropes are alike."""
        return math.isclose(*self.angles, abs_tol=1e-6)


def _angles(values: Values) -> tuple[float, float]:
    """Above the horizontal, whatever they were measured from."""
    first = values["angle1"]
    second = told(values, ANGLE2) or first
    if values["measured"] == BETWEEN:
        return (math.pi - first) / 2, (math.pi - first) / 2
    if values["measured"] == VERTICAL:
        return UPRIGHT - first, UPRIGHT - second
    return first, second


def simulate(values: Values) -> Balance:
    mass, weight = told(values, MASS), told(values, WEIGHT)
    if mass is None:
        mass = weight / values["gravity"] if weight else _USUAL[values["kind"]]
    return Balance(values["kind"], mass, values["gravity"], _angles(values), values["measured"])


def impossible(values: Values) -> Wording | None:
    mass, weight = told(values, MASS), told(values, WEIGHT)
    if mass and weight and not math.isclose(mass * values["gravity"], weight, rel_tol=_AGREE):
        kilograms, pull = amount(mass, "kg"), amount(mass * values["gravity"], "N")
        return Wording(
            f"{kilograms} weigh {pull} here, and no other.",
            f"{kilograms} 的重力在这里只能是 {pull}。",
        )
    if values["kind"] != ROPES or all(FLAT <= it <= UPRIGHT for it in _angles(values)):
        return None
    return Wording(
        "A rope has to rise from the sign to its hook: one that is level, or hangs down, cannot "
        "carry it.",
        "绳子必须从招牌斜向上拉：水平或向下的绳子托不住它。",
    )


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    found = {} if told(values, WEIGHT) else {MASS.key: told(values, MASS) or _USUAL[values["kind"]]}
    if values["kind"] != ROPES:
        return found
    found["angle1"] = values["angle1"]
    second = [] if values["measured"] == BETWEEN else [(ANGLE2, values["angle1"])]
    return found | left_open(values, second)
