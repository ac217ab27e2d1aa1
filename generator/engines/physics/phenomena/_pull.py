"""Something that a force pulls along the ground: force, mass and acceleration, any two of which
are enough."""

import math
from dataclasses import dataclass

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena._openings import left_open, opening, told
from generator.engines.physics.phenomena._straight import Straight, sliding
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import Wording

_USUAL = 10.0, 2.0, 3.0  # N, kg, s
_FASTEST = 3e7  # m/s, a tenth of the speed of light: Newton's law is good to half a percent
_AGREE = 0.02  # share by which force, mass and acceleration may differ as they are rounded

FORCE = opening(
    "force", "F", "N", 1e9,
    Wording("force", "作用力"),
    Wording("force|pull|pulled|push|pushed|engine|thrust", "力|拉力|推力|牵引力|合力|外力|用力"),
)  # fmt: skip
MASS = opening(
    "mass", "m", "kg", 1e9,
    Wording("mass", "质量"),
    Wording(
        "mass|block|box|cart|car|body|object|trolley|weighs", "质量|小车|物体|物块|木块|箱子|汽车"
    ),
)  # fmt: skip
ACCELERATION = opening(
    "acceleration", "a", "m/s²", 1e6,
    Wording("acceleration", "加速度"),
    Wording("acceleration|accelerate|accelerates|accelerating", "加速度"),
)  # fmt: skip
TIME = opening(
    "time", "t", "s", 1e5,
    Wording("time", "时间"),
    Wording("for|time|seconds|after|lasts|in", "时间|历时|后|用时|经过|持续"),
)  # fmt: skip
DISTANCE = opening(
    "distance", "s", "m", 1e9,
    Wording("distance", "路程"),
    Wording("distance|over|along|across|travels|moves", "距离|位移|路程|前进|移动"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pull:
    """A body of `mass` kg that a `force` in N pulls along a level, `angle` rad upwards of it."""

    mass: float
    force: float
    angle: float
    friction: float
    gravity: float  # m/s²
    motion: Straight
    end: float  # s

    @property
    def normal(self) -> float:
        """Of the ground, in N."""
        return self.mass * self.gravity - self.force * math.sin(self.angle)

    @property
    def along(self) -> float:
        """The part of the force along the ground, in N."""
        return self.force * math.cos(self.angle)

    def net(self, time: float) -> float:
        return self.mass * self.motion.acceleration(min(time, self.end))

    def rub(self, time: float) -> float:
        """Friction, in N, positive forwards."""
        return self.net(time) - self.along

    def place(self, time: float) -> float:
        return self.motion.place(min(time, self.end))

    def speed(self, time: float) -> float:
        return self.motion.speed(min(time, self.end))

    def velocity(self, time: float) -> tuple[float, float]:
        return self.speed(time), 0.0

    @property
    def held(self) -> bool:
        return self.motion.end == 0


def _solved(values: Values) -> tuple[float, float]:
    """Force and mass, of what is told of them and of the acceleration."""
    force, mass = told(values, FORCE), told(values, MASS)
    wanted = told(values, ACCELERATION)
    grip = math.cos(values["angle"]) + values["friction"] * math.sin(values["angle"])
    if wanted is None:
        return force or _USUAL[0], mass or _USUAL[1]
    needed = wanted + values["friction"] * values["gravity"]
    if force is not None and mass is None:
        return force, force * grip / needed
    mass = mass or _USUAL[1]
    return force or mass * needed / grip, mass


def settled(values: Values) -> dict[str, float]:
    """What is taken of what the text leaves open."""
    accelerates = told(values, ACCELERATION) is not None
    force, mass = _solved(values)
    usual = [] if accelerates else [(FORCE, force)]
    if not accelerates or told(values, FORCE) is None:
        usual.append((MASS, mass))
    pull = simulate(values)
    if pull.end == _USUAL[2]:
        usual.append((TIME, pull.end))
    found = left_open(values, usual)
    if told(values, MASS):
        found[MASS.key] = mass
    return found | {"gravity": pull.gravity} if pull.friction > 0 else found


def simulate(values: Values) -> Pull:
    force, mass = _solved(values)
    angle, friction, weight = values["angle"], values["friction"], values["gravity"]
    drag = max(0.0, friction * (weight - force * math.sin(angle) / mass))
    push, far = force * math.cos(angle) / mass, told(values, DISTANCE)
    motion = sliding(0.0, values["speed"], push, drag, high=math.inf if far is None else far)
    arrives = far is not None and 0 < motion.end < math.inf
    usual = told(values, TIME) or (math.inf if arrives else _USUAL[2])
    end = min(usual, motion.end) if motion.end > 0 else usual
    return Pull(mass, force, angle, friction, weight, motion, end)


def impossible(values: Values) -> Wording | None:
    force, mass = _solved(values)
    if force * math.sin(values["angle"]) > mass * values["gravity"]:
        return Wording("Such a force would lift it off the ground.", "这样的力会把物体提离地面。")
    pull = simulate(values)
    if pull.speed(pull.end) > _FASTEST:
        return Wording(
            "It would come near the speed of light, where F = ma no longer holds.",
            "物体将接近光速，F = ma 不再适用。",
        )
    wanted, got = told(values, ACCELERATION), pull.motion.first.acceleration
    if wanted is not None and abs(got - wanted) > _AGREE * wanted:
        f, m, a = amount(force, "N"), amount(mass, "kg"), amount(got, "m/s²")
        return Wording(
            f"A force of {f} gives {m} an acceleration of {a}, and no other.",
            f"{f} 的力使 {m} 的物体产生的加速度只能是 {a}。",
        )
    return None
