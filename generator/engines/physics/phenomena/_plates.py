"""A charged particle between two charged plates, in closed form and with relativity: the uniform
field changes its momentum evenly (Landau and Lifshitz, The Classical Theory of Fields, §20)."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._light import SPEED as LIGHT
from generator.engines.physics.phenomena._particles import Particle, factor

_SMALL = 1e-6


@dataclass(frozen=True, slots=True)
class Across:
    """It enters midway between plates of `length` (m), `apart` (m) from each other, along them
    and at `speed` (m/s). Up is towards the positive plate; `field` (V/m) points down. Behind the
    plates it flies on for `beyond` (m), and there may be a `screen` there."""

    particle: Particle
    speed: float
    field: float
    length: float
    apart: float
    beyond: float
    screen: bool = False

    @property
    def force(self) -> float:
        """In N, upwards."""
        return -self.particle.charge * self.field

    @property
    def _first(self) -> float:
        """The energy at first, in J."""
        return self.particle.rest * factor(self.speed)

    def _turned(self, time: float) -> float:
        """The momentum won, beside the energy at first: a pure number."""
        return LIGHT * self.force * time / self._first

    @property
    def hit(self) -> float | None:
        """When it meets a plate, in s; None: it comes through."""
        half, force = self.apart / 2, abs(self.force)
        won = math.sqrt(force * half * (2 * self._first + force * half))
        time = won / (LIGHT * force)
        return time if self._along(time) < self.length else None

    @property
    def inside(self) -> float:
        """For how long it is between the plates, in s."""
        if self.hit is not None:
            return self.hit
        reach = self.length * abs(self.force) * LIGHT / (self.speed * self._first)
        if reach < _SMALL:
            return self.length / self.speed
        return math.sinh(reach) * self._first / (LIGHT * abs(self.force))

    def _along(self, time: float) -> float:
        """How far along the plates it is while it is between them, in m."""
        turned = abs(self._turned(time))
        share = math.asinh(turned) / turned if turned > _SMALL else 1.0
        return self.speed * time * share

    def _up(self, time: float) -> float:
        """How far up, in m, while it is between them."""
        energy = self._first * math.hypot(1, self._turned(time))
        return self.force * (LIGHT * time) ** 2 / (energy + self._first)

    @property
    def end(self) -> float:
        """When it is where the picture ends, in s."""
        if self.hit is not None:
            return self.hit
        return self.inside + self.beyond / float(self.velocity(self.inside)[0])

    def place(self, time: float) -> NDArray[np.float64]:
        """In m, from the middle of where it enters."""
        time = min(time, self.end)
        within = min(time, self.inside)
        at = np.array([self._along(within), self._up(within)])
        on: NDArray[np.float64] = at + (time - within) * self.velocity(within)
        return on

    def velocity(self, time: float) -> NDArray[np.float64]:
        """In m/s."""
        within = min(time, self.inside)
        turned = self._turned(within)
        slower = math.hypot(1, turned)
        up = self.force * LIGHT**2 * within / (self._first * slower)
        return np.array([self.speed / slower, up])

    def pull(self, time: float) -> NDArray[np.float64]:
        """The force on it, in N."""
        return np.array([0.0, self.force if time < self.inside else 0.0])


@dataclass(frozen=True, slots=True)
class Along:
    """It starts at one plate with `speed` (m/s), is drawn to the other one, `apart` (m) away, by
    `voltage` (V), and flies on for `beyond` (m) behind a hole in that. There may be a `screen` so
    far (m) behind it; `length` (m) of the plates makes no difference."""

    particle: Particle
    speed: float
    voltage: float
    apart: float
    beyond: float
    screen: float | None = None
    length: float | None = None

    @property
    def force(self) -> float:
        """In N, along the way."""
        return abs(self.particle.charge) * self.voltage / self.apart

    @property
    def _first(self) -> float:
        return self.particle.momentum(self.speed)

    def _won(self, time: float) -> float:
        """The momentum at a time, in kg·m/s."""
        return self._first + self.force * min(time, self.inside)

    @property
    def inside(self) -> float:
        """For how long it is between the plates, in s."""
        work = self.force * self.apart
        first = self._first * LIGHT
        energy = self.particle.energy(self._first)
        last = math.sqrt(first**2 + work * (2 * energy + work))
        return work * (2 * energy + work) / (last + first) / (LIGHT * self.force)

    @property
    def end(self) -> float:
        return self.inside + self.beyond / self.velocity(self.inside)

    def place(self, time: float) -> float:
        """How far from the first plate, in m."""
        time = min(time, self.end)
        within = min(time, self.inside)
        gone = (2 * self._first + self.force * within) * within * LIGHT**2
        energies = self.particle.energy(self._first) + self.particle.energy(self._won(within))
        return gone / energies + (time - within) * self.velocity(within)

    def velocity(self, time: float) -> float:
        """In m/s."""
        return self.particle.speed(self._won(time))

    def kinetic(self, time: float) -> float:
        """In J."""
        return self.particle.kinetic(self._won(time))

    def potential(self, time: float) -> float:
        """What the field can still give it, in J."""
        return self.force * max(0.0, self.apart - self.place(min(time, self.inside)))
