"""Masses on a rope over a pulley: how they move, and what the rope bears."""

import math
from dataclasses import dataclass

from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomena._straight import Straight, Stretch, sliding
from generator.engines.physics.phenomenon import Slot, Values
from generator.engines.physics.wording import Wording

ATWOOD, TABLE, FIXED, MOVABLE = "atwood", "table", "fixed", "movable"

_USUAL = 2.0, 3.0  # kg
_LIFT = 4.0  # seconds in which a load is lifted
_STANDS = 3.0  # seconds that a balance is shown

MASS1 = opening(
    "mass1", "m₁", "kg", 1e6,
    Wording("first mass", "第一个物体的质量"),
    Wording("mass|block|load|crate|weight|box|bucket", "质量|重物|物体|物块|木块|水桶"),
)  # fmt: skip
MASS2 = opening(
    "mass2", "m₂", "kg", 1e6,
    Wording("second mass", "第二个物体的质量"),
    Wording(
        "mass|hanging|hangs|weight|other|counterweight", "质量|物体|重物|悬挂|砝码|另一|配重|钩码"
    ),
)  # fmt: skip


WEIGHT = opening(
    "weight", "G", "N", 1e7,
    Wording("weight of the load", "物重"),
    Wording("load|weight|weighs|crate|box|bucket|lift", "重物|物重|物体|货物|重|提起|提升"),
)  # fmt: skip
PULLEY_WEIGHT = opening(
    "pulley_weight", "G₀", "N", 1e7,
    Wording("weight of the movable pulley", "动滑轮的重力"),
    Wording("pulley|pulley weighs|weight of the pulley", "动滑轮重|滑轮重|动滑轮|滑轮"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hoist:
    """`motion` is that of m₂ downwards, or, where a hand lifts the load m₁, of the load upwards;
    both in m, as far as `height`."""

    kind: str
    mass1: float  # kg
    mass2: float
    pulley: float  # kg, a uniform disc
    friction: float  # on the table
    gravity: float  # m/s²
    height: float
    motion: Straight

    @property
    def lifts(self) -> bool:
        """Whether a hand lifts a load slowly, and no mass falls."""
        return self.kind in (FIXED, MOVABLE)

    @property
    def strands(self) -> int:
        """How many strands of the rope bear the load."""
        return 2 if self.kind == MOVABLE else 1

    def speed(self, time: float) -> float:
        """Of the masses, in m/s, whichever way they go."""
        return abs(self.motion.speed(time))

    @property
    def seconds(self) -> float:
        return self.motion.end if 0 < self.motion.end < math.inf else _STANDS

    @property
    def acceleration(self) -> float:
        """Of m₂ downwards, in m/s²."""
        return self.motion.first.acceleration

    @property
    def tensions(self) -> tuple[float, float]:
        """Of the rope at m₁ and at m₂, in N: alike where the pulley has no mass."""
        if self.lifts:
            return self.force, self.force
        second = self.mass2 * (self.gravity - self.acceleration)
        if self.kind == ATWOOD:
            return self.mass1 * (self.gravity + self.acceleration), second
        if self.acceleration == 0:  # friction holds whatever hangs
            return second, second
        return self.mass1 * (self.acceleration + self.friction * self.gravity), second

    @property
    def rub(self) -> float:
        """The friction of the table at m₁, in N."""
        if self.kind != TABLE:
            return 0.0
        return max(0.0, self.tensions[0] - self.mass1 * self.acceleration)

    @property
    def force(self) -> float:
        """Of the hand that lifts, in N."""
        hung = self.mass1 + (self.pulley if self.kind == MOVABLE else 0.0)
        return hung * self.gravity / self.strands

    def pulled(self, time: float) -> float:
        """How far the hand has come, in m."""
        return self.strands * self.motion.place(time)

    def work(self, time: float) -> float:
        """Of the hand, in J."""
        return self.force * self.pulled(time)

    def gained(self, time: float) -> float:
        """Of the load, in J."""
        return self.mass1 * self.gravity * self.motion.place(time)


def simulate(values: Values) -> Hoist:
    kind, height, gravity = _kind(values), values["height"], values["gravity"]
    first = told(values, MASS1) or _hung(values, WEIGHT) or _USUAL[0]
    second = told(values, MASS2) or _USUAL[1]
    pulley = values["pulley_mass"] or _hung(values, PULLEY_WEIGHT) or 0.0
    friction = values["friction"]
    if kind in (FIXED, MOVABLE):
        motion = Straight((Stretch(0.0, 0.0, height / _LIFT, 0.0),), _LIFT)
    else:
        moved = first + second + pulley / 2
        drag = friction * first * gravity / moved if kind == TABLE else 0.0
        pull = (second - (first if kind == ATWOOD else 0.0)) * gravity / moved
        motion = sliding(0.0, 0.0, pull, drag, low=-height, high=height)
    return Hoist(kind, first, second, pulley, friction, gravity, height, motion)


def _kind(values: Values) -> str:
    """Where both sides of a fixed pulley have a mass, nobody's hand pulls at it."""
    both = told(values, MASS1) is not None and told(values, MASS2) is not None
    kind: str = values["kind"]
    return ATWOOD if kind == FIXED and both else kind


def _hung(values: Values, slot: Slot) -> float | None:
    """The mass in kg of something whose weight the text gives, None where it does not."""
    weight, gravity = told(values, slot), values["gravity"]
    return weight / gravity if weight is not None and gravity > 0 else None


def settled(values: Values) -> dict[str, float]:
    """The masses that are taken where the text leaves them open."""
    usual = list(zip((MASS1, MASS2), _USUAL, strict=True))
    if _hung(values, WEIGHT) is not None:
        usual.remove((MASS1, _USUAL[0]))
    if _kind(values) not in (ATWOOD, TABLE):
        usual.remove((MASS2, _USUAL[1]))
    return left_open(values, usual)
