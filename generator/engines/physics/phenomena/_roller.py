"""Round bodies that roll on a slope without slipping: down it, or up and back."""

import math
from dataclasses import dataclass, replace

from generator.engines.physics.phenomena._openings import told
from generator.engines.physics.phenomena._ramp import HEIGHT, LENGTH, Ramp, ramp_of
from generator.engines.physics.phenomena._straight import Straight, sliding
from generator.engines.physics.phenomenon import Values
from generator.engines.physics.wording import Wording

RACE = "race"
RACERS = "sphere", "disc", "hoop"
DOWN, UP = "down", "up"

SHAPES = {
    "sphere": (0.4, Wording("solid sphere", "实心球")),
    "disc": (0.5, Wording("disc", "圆盘")),
    "hoop": (1.0, Wording("hoop", "圆环")),
    "shell": (2 / 3, Wording("hollow sphere", "空心球")),
}
"""By its key: the moment of inertia as a share of mr² (Halliday, table 10-2), and its name."""

_FARTHEST = 1.0  # the share of the shape that comes farthest up
_STANDS = 3.0  # seconds that something at rest is shown
_EASY = 1.0  # m/s, up what is no slope
_ROOM = 1.1  # times as long as the farthest way up is the slope, where its length is not told


@dataclass(frozen=True, slots=True)
class Roller:
    """A body of `mass` kg and `radius` m; `motion` is along the slope, from its top downwards, in
    m."""

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
        """g sin θ / (1 + I/mr²), in m/s², down the slope."""
        return self.gravity * math.sin(self.ramp.angle) / (1 + self.share)

    @property
    def upward(self) -> bool:
        """Whether it starts at the foot."""
        return self.motion.first.speed < 0

    @property
    def seconds(self) -> float:
        """Until it leaves the slope: at the bottom, or at the top where it comes so far."""
        return self.motion.end if 0 < self.motion.end < math.inf else _STANDS

    @property
    def moves(self) -> bool:
        return self.acceleration > 0 or self.motion.first.speed != 0

    @property
    def turn(self) -> float | None:
        """When it is at its highest, in s; None: it does not turn back."""
        return None if self.motion.turn is None else self.motion.turn.start

    def rise(self, time: float) -> float:
        """How far up the slope from its foot it is, in m."""
        return self.ramp.length - self.way(time)

    def way(self, time: float) -> float:
        """From the top of the slope, in m."""
        return self.motion.place(time)

    def gone(self, time: float) -> float:
        """How far it is from where it started, in m."""
        return abs(self.way(time) - self.motion.first.place)

    def speed(self, time: float) -> float:
        """In m/s, positive downwards."""
        return self.motion.speed(time)

    @property
    def fastest(self) -> float:
        """The largest speed, in m/s."""
        return max(abs(self.motion.first.speed), abs(self.speed(self.seconds)))

    def moving(self, time: float) -> float:
        """Energy of its going, in J."""
        return self.mass * self.speed(time) ** 2 / 2

    def turning(self, time: float) -> float:
        """Energy of its rotation, in J."""
        return self.share * self.moving(time)

    def potential(self, time: float) -> float:
        """Above the foot of the slope, in J."""
        return self.mass * self.gravity * math.sin(self.ramp.angle) * self.rise(time)

    def on(self, ramp: Ramp) -> "Roller":
        """The same motion from the foot of another slope, as steep and at least as long."""
        more = ramp.length - self.ramp.length
        moved = tuple(replace(it, place=it.place + more) for it in self.motion.stretches)
        return replace(self, ramp=ramp, motion=replace(self.motion, stretches=moved))

    @property
    def energy(self) -> float:
        """At the start, in J."""
        return self.moving(0.0) + self.turning(0.0) + self.potential(0.0)


def simulate(values: Values) -> tuple[Roller, ...]:
    """The one that rolls, or all that race."""
    ramp, speed, up = slope_of(values), speed_of(values), values["start"] == UP
    mass, radius, gravity = values["mass"], values["radius"], values["gravity"]
    shapes = RACERS if values["shape"] == RACE else (values["shape"],)
    rollers = []
    for shape in shapes:
        push = gravity * math.sin(ramp.angle) / (1 + SHAPES[shape][0])
        place, velocity = (ramp.length, -speed) if up else (0.0, speed)
        motion = sliding(place, velocity, push, 0.0, low=0.0, high=ramp.length)
        rollers.append(Roller(shape, mass, radius, gravity, ramp, motion))
    return tuple(rollers)


def slope_of(values: Values) -> Ramp:
    """The slope; where its length is not told, one on which whatever rolls up at that speed turns
    back."""
    ramp, speed = ramp_of(values), values["speed"]
    push = _least_push(values, ramp)
    fixed = told(values, LENGTH) is not None or told(values, HEIGHT) is not None
    if fixed or values["start"] != UP or speed == 0 or push == 0:
        return ramp
    length = _ROOM * speed**2 / (2 * push)
    return replace(ramp, length=min(max(float(f"{length:.2g}"), 1e-3), LENGTH.high))


def speed_of(values: Values) -> float:
    """The initial speed in m/s; up, where it is not told, what takes the farthest just to the
    top."""
    if values["start"] != UP or values["speed"] > 0:
        return float(values["speed"])
    ramp = ramp_of(values)
    push = _least_push(values, ramp)
    return _rounded_down(math.sqrt(2 * push * ramp.length)) if push > 0 else _EASY


def _least_push(values: Values, ramp: Ramp) -> float:
    """Down the slope on the shape that feels it least, in m/s²."""
    push: float = values["gravity"] * math.sin(ramp.angle) / (1 + _FARTHEST)
    return push


def _rounded_down(value: float) -> float:
    """To two figures, and always below: what comes just to the top must not run over it."""
    step: float = 10.0 ** (math.floor(math.log10(value)) - 1)
    return (math.ceil(value / step * (1 - 1e-9)) - 1) * step
