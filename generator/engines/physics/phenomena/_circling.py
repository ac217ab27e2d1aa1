"""Motion round a circle at a constant speed, and straight on when nothing holds it any more."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BREAKS = 1.1  # turns, after which a string breaks that does
_AWAY = 2.0  # radii, as far as a ball is followed that flies off


@dataclass(frozen=True, slots=True)
class Circling:
    """Counterclockwise on a circle about the origin, from its rightmost point; where the string
    breaks, straight on along the tangent from then on."""

    radius: float  # m
    speed: float  # m/s
    mass: float  # kg
    breaks: bool

    @property
    def rate(self) -> float:
        """In rad/s."""
        return self.speed / self.radius

    @property
    def period(self) -> float:
        return 2 * math.pi / self.rate

    @property
    def acceleration(self) -> float:
        """Towards the centre, in m/s²."""
        return self.speed**2 / self.radius

    @property
    def loose(self) -> float:
        """When the string breaks, in s; infinite: never."""
        return _BREAKS * self.period if self.breaks else math.inf

    @property
    def end(self) -> float:
        """How long it is followed, in s."""
        return self.loose + _AWAY / self.rate if self.breaks else self.period

    def place(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """In m, shape (…, 2)."""
        time = np.asarray(time, float)
        bound = np.minimum(time, self.loose)
        turn = self.rate * bound
        out = np.stack([np.cos(turn), np.sin(turn)], -1)
        along = np.stack([-np.sin(turn), np.cos(turn)], -1)
        free = np.minimum(time, self.end if self.breaks else time) - bound
        place: NDArray[np.float64] = self.radius * out + self.speed * free[..., None] * along
        return place

    def velocity(self, time: float) -> NDArray[np.float64]:
        turn = self.rate * min(time, self.loose)
        return self.speed * np.array([-math.sin(turn), math.cos(turn)])

    def pull(self, time: float) -> NDArray[np.float64]:
        """The force on it, in N."""
        if time >= self.loose:
            return np.zeros(2)
        pull: NDArray[np.float64] = -self.mass * self.acceleration / self.radius * self.place(time)
        return pull
