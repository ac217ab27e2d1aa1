"""Round bodies that roll down a slope without slipping."""

import math
from dataclasses import dataclass

from generator.engines.physics.phenomena._ramp import Ramp, ramp_of
from generator.engines.physics.phenomena._straight import Straight, sliding
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import Wording

RACE = "race"
RACERS = "sphere", "disc", "hoop"

SHAPES = {
    "sphere": (0.4, Wording("solid sphere", "实心球")),
    "disc": (0.5, Wording("disc", "圆盘")),
    "hoop": (1.0, Wording("hoop", "圆环")),
    "shell": (2 / 3, Wording("hollow sphere", "空心球")),
}
"""By its key: the moment of inertia as a share of mr² (Halliday, table 10-2), and its name."""

_STANDS = 3.0  # seconds that something at rest is shown


@dataclass(frozen=True, slots=True)
class Roller:
    """A body of `mass` kg and `radius` m; `motion` is its way down the slope, in m."""

    shape: str
    mass: float
    radius: float
    gravity: float  # m/s²
    ramp: Ramp
    motion: Straight

    @property
    def share(self) -> float:
        """Of mr² that its moment of inertia is."""
        return SHAPES[self.shape][0]

    @property
    def name(self) -> Wording:
        return SHAPES[self.shape][1]

    @property
    def acceleration(self) -> float:
        """g sin θ / (1 + I/mr²), in m/s²."""
        return self.gravity * math.sin(self.ramp.angle) / (1 + self.share)

    @property
    def seconds(self) -> float:
        """Until it is at the bottom."""
        return self.motion.end if 0 < self.motion.end < math.inf else _STANDS

    @property
    def arrives(self) -> bool:
        return self.acceleration > 0

    def way(self, time: float) -> float:
        return self.motion.place(time)

    def speed(self, time: float) -> float:
        return self.motion.speed(time)

    def moving(self, time: float) -> float:
        """Energy of its going, in J."""
        return self.mass * self.speed(time) ** 2 / 2

    def turning(self, time: float) -> float:
        """Energy of its rotation, in J."""
        return self.share * self.moving(time)

    def potential(self, time: float) -> float:
        """Above the end of its way, in J."""
        left = self.ramp.length - self.way(time)
        return self.mass * self.gravity * math.sin(self.ramp.angle) * left


def simulate(values: Values) -> tuple[Roller, ...]:
    """The one that rolls, or all that race."""
    ramp = ramp_of(values)
    mass, radius, gravity = values["mass"], values["radius"], values["gravity"]
    shapes = RACERS if values["shape"] == RACE else (values["shape"],)
    rollers = []
    for shape in shapes:
        push = gravity * math.sin(ramp.angle) / (1 + SHAPES[shape][0])
        motion = sliding(0.0, 0.0, push, 0.0, high=ramp.length)
        rollers.append(Roller(shape, mass, radius, gravity, ramp, motion))
    return tuple(rollers)
