"""A block that slides on a slope: how it moves, and the forces and energies in it."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._openings import told
from generator.engines.physics.phenomena._ramp import HEIGHT, LENGTH, Ramp, ramp_of
from generator.engines.physics.phenomena._straight import Straight, sliding
from generator.engines.physics.phenomenon import Values

_STANDS = 3.0  # seconds that a block at rest is shown
_BLOCK = 0.15  # the block's width beside the way
_ROOM = 1.1  # of the way up, that a slope of no told length has for it


@dataclass(frozen=True, slots=True)
class Slide:
    """A block of `mass` kg; `motion` is along the slope, from its top downwards, in m."""

    mass: float
    gravity: float  # m/s²
    friction: float  # coefficient, at rest and sliding
    ramp: Ramp
    motion: Straight

    @property
    def pull(self) -> float:
        """Of gravity along the slope, in N."""
        return self.mass * self.gravity * math.sin(self.ramp.angle)

    @property
    def normal(self) -> float:
        """Of the slope on the block, in N."""
        return self.mass * self.gravity * math.cos(self.ramp.angle)

    def rub(self, time: float) -> float:
        """Of friction along the slope, in N, positive downwards."""
        if self.friction == 0:
            return 0.0
        return self.mass * self.motion.acceleration(time) - self.pull

    def edge(self, time: float) -> NDArray[np.float64]:
        """The end of the block on the slope at which friction is drawn."""
        side = math.copysign(0.5, self.rub(time))
        return self.ramp.at(self.motion.place(time) + side * self.size)

    def beside(self, time: float) -> NDArray[np.float64]:
        """Where the name of friction stands: before that end, and over the slope."""
        side = math.copysign(0.85, self.rub(time))
        return self.ramp.at(self.motion.place(time) + side * self.size, self.size * 0.36)

    def centre(self, time: float) -> NDArray[np.float64]:
        return self.ramp.at(self.motion.place(time), self.size * 0.3)

    def lid(self, time: float) -> NDArray[np.float64]:
        """Just above the block, where its velocity is drawn."""
        return self.centre(time) + self.ramp.out * self.size * 0.55

    def velocity(self, time: float) -> NDArray[np.float64]:
        return self.ramp.down * self.motion.speed(time)

    @property
    def size(self) -> float:
        """Width of the block in the picture, in m."""
        return _BLOCK * self.ramp.length

    @property
    def upward(self) -> bool:
        return self.motion.first.speed < 0

    @property
    def held(self) -> bool:
        """Whether friction holds it where it is, from the beginning."""
        return self.motion.end == 0

    @property
    def grip(self) -> float:
        """The most that friction can hold, in N."""
        return self.friction * self.normal

    @property
    def back(self) -> float | None:
        """The acceleration after it has turned round, in m/s²; None where it does not."""
        turn = self.motion.turn
        comes = turn is not None and self.motion.end > turn.start
        return turn.acceleration if turn is not None and comes else None

    @property
    def seconds(self) -> float:
        """How long there is something to see."""
        return self.motion.end if 0 < self.motion.end < math.inf else _STANDS

    def kinetic(self, time: float) -> float:
        return self.mass * self.motion.speed(time) ** 2 / 2

    def potential(self, time: float) -> float:
        """Above the foot of the slope, in J."""
        return self.pull * (self.ramp.length - self.motion.place(time))

    def heat(self, time: float) -> float:
        """What friction has taken, in J."""
        lost = self.energy - self.kinetic(time) - self.potential(time)
        return max(0.0, lost)

    @property
    def energy(self) -> float:
        """At the start, in J."""
        return self.kinetic(0.0) + self.potential(0.0)


def _long_enough(ramp: Ramp, speed: float, braking: float) -> Ramp:
    """The slope, or a longer one of a round length on which what starts up at `speed` (m/s) comes
    to rest by `braking` (m/s²) before its top."""
    way = _ROOM * speed**2 / (2 * braking) if braking > 0 else 0.0
    if not ramp.length < way <= LENGTH.high / _ROOM:
        return ramp
    step = 10 ** (math.floor(math.log10(way)) - 1)
    return Ramp(ramp.angle, math.ceil(way / step) * step)


def simulate(values: Values) -> Slide:
    ramp = ramp_of(values)
    push = values["gravity"] * math.sin(ramp.angle)
    drag = values["friction"] * values["gravity"] * math.cos(ramp.angle)
    speed = values["speed"]
    told_of = told(values, LENGTH) or told(values, HEIGHT)
    if values["start"] == "up" and told_of is None:
        ramp = _long_enough(ramp, speed, push + drag)
    if values["start"] == "down":
        motion = sliding(0.0, speed, push, drag, high=ramp.length)
    elif speed > 0:
        motion = sliding(ramp.length, -speed, push, drag, low=0.0, high=ramp.length)
    else:  # just as fast as it takes to come to the top
        speed = math.sqrt(2 * (push + drag) * ramp.length)
        motion = sliding(ramp.length, -speed, push, drag, high=ramp.length)
    return Slide(values["mass"], values["gravity"], values["friction"], ramp, motion)
