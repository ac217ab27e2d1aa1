"""A block that a constant force drives along a floor, or brakes, over a given way."""

import math
from dataclasses import dataclass

_STILL = 1.0  # s, that a block which does not move is looked at


@dataclass(frozen=True, slots=True)
class Haul:
    """The motion is uniformly accelerated until the way is done or it has stopped, and then over.

    `angle` is that of the force above the floor, in rad. A force that `brakes` points against the
    motion, turns what it takes into heat, and is over when the motion is."""

    force: float  # N
    distance: float  # m, at most
    mass: float  # kg
    friction: float  # μ
    start: float  # m/s
    angle: float
    gravity: float  # m/s²
    brakes: bool
    pushes: bool = False  # from behind; it pulls in front otherwise
    carries: bool = False  # straight up, as much as the weight

    @property
    def along(self) -> float:
        """The force's part along the motion, in N; negative where it brakes."""
        part = 0.0 if self.carries else self.force * math.cos(self.angle)
        return -part if self.brakes else part

    @property
    def rubbing(self) -> float:
        """Friction while it slides, in N: μ times what the floor carries."""
        return self.friction * self.pressed

    @property
    def pressed(self) -> float:
        """What the floor carries, in N: the weight less what the force lifts."""
        return max(0.0, self.mass * self.gravity - self.force * math.sin(self.angle))

    @property
    def moves(self) -> bool:
        return self.start > 0 or self.along > self.rubbing

    @property
    def acceleration(self) -> float:
        """While it moves, in m/s²."""
        return (self.along - self.rubbing) / self.mass

    @property
    def way(self) -> float:
        """What it travels, in m: less than the distance where it stops before."""
        if not self.moves:
            return 0.0
        if self.acceleration >= 0:
            return self.distance
        return min(self.distance, self.start**2 / (-2 * self.acceleration))

    @property
    def final(self) -> float:
        """Its speed at the end, in m/s."""
        if not self.moves or (self.acceleration < 0 and self.way < self.distance):
            return 0.0
        return math.sqrt(max(0.0, self.start**2 + 2 * self.acceleration * self.way))

    @property
    def end(self) -> float:
        """When the motion is over, in s: the way at the mean speed."""
        return 2 * self.way / (self.start + self.final) if self.moves else _STILL

    def velocity(self, time: float) -> float:
        """In m/s; after the end, that at the end."""
        if not self.moves:
            return 0.0
        if time >= self.end:
            return self.final
        return max(0.0, self.start + self.acceleration * time)

    def place(self, time: float) -> float:
        """In m from the start."""
        if not self.moves:
            return 0.0
        if time >= self.end:
            return self.way
        return self.start * time + self.acceleration * time * time / 2

    def work(self, time: float) -> float:
        """What the force has done, in J; its size where it brakes."""
        return abs(self.along) * self.place(time)

    def heat(self, time: float) -> float:
        """What friction has made, in J."""
        return self.rubbing * self.place(time)

    def warmed(self, time: float) -> float:
        """The heat of friction and of the brakes, in J."""
        return self.heat(time) + (self.work(time) if self.brakes else 0.0)

    def acting(self, time: float) -> tuple[float, float]:
        """The force, in N: a brake that has stopped it no longer pulls."""
        if self.brakes and self.final == 0 and time >= self.end:
            return 0.0, 0.0
        return self.along, self.force * math.sin(self.angle)

    def gripped(self, time: float) -> float:
        """Friction, in N: while it stands, as much as holds it against the force."""
        if self.velocity(time) > 0:
            return self.rubbing
        return min(self.rubbing, max(0.0, self.acting(time)[0]))

    def kinetic(self, time: float) -> float:
        """In J."""
        return self.mass * self.velocity(time) ** 2 / 2
