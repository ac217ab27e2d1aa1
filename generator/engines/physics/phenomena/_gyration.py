"""A charged particle in a uniform magnetic field: it turns evenly and keeps its speed along the
field."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._particles import Particle, factor

_STRAIGHT = 1e-9  # sine of the angle to the field: with less it goes straight on


@dataclass(frozen=True, slots=True)
class Gyration:
    """It moves at `speed` (m/s) and at `angle` (rad) to a field of `field` (T). Seen along the
    field it starts at the origin to the right; the field points away from who looks."""

    particle: Particle
    speed: float
    field: float
    angle: float

    @property
    def across(self) -> float:
        """The speed across the field, in m/s."""
        return self.speed * math.sin(self.angle)

    @property
    def along(self) -> float:
        """The speed along the field, in m/s."""
        cosine = math.cos(self.angle)
        return self.speed * (cosine if abs(cosine) > _STRAIGHT else 0.0)

    @property
    def straight(self) -> bool:
        """Whether no force acts on it."""
        return math.sin(self.angle) < _STRAIGHT

    @property
    def turning(self) -> float:
        """Of its motion around the field, in rad/s (Jackson, Classical Electrodynamics, 12.2)."""
        heavy = self.particle.mass * factor(self.speed)
        return abs(self.particle.charge) * self.field / heavy

    @property
    def period(self) -> float:
        return 2 * math.pi / self.turning

    @property
    def radius(self) -> float:
        """In m; 0 where it goes straight on."""
        return 0.0 if self.straight else self.across / self.turning

    @property
    def pitch(self) -> float:
        """How far it goes along the field in one turn, in m: negative for backwards."""
        return self.along * self.period

    @property
    def strength(self) -> float:
        """Of the force, in N."""
        return abs(self.particle.charge) * self.across * self.field

    @property
    def sense(self) -> int:
        """1: it turns to the left, −1: to the right."""
        return 1 if self.particle.charge > 0 else -1

    @property
    def centre(self) -> NDArray[np.float64]:
        return np.array([0.0, self.sense * self.radius])

    def place(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """Seen along the field, in m: shape (2,) or (n, 2)."""
        turned = self.turning * np.asarray(time, float)
        away = np.stack([np.sin(turned), self.sense * (1 - np.cos(turned))], -1)
        place: NDArray[np.float64] = self.radius * away
        return place

    def velocity(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """Seen along the field, in m/s."""
        turned = self.turning * np.asarray(time, float)
        heading = np.stack([np.cos(turned), self.sense * np.sin(turned)], -1)
        velocity: NDArray[np.float64] = self.across * heading
        return velocity

    def pull(self, time: float) -> NDArray[np.float64]:
        """The force on it, seen along the field, in N: towards the centre."""
        if self.straight:
            return np.zeros(2)
        inward: NDArray[np.float64] = (self.centre - self.place(time)) / self.radius
        return self.strength * inward
