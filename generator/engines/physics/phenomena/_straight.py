"""Motion along a line with a steady push and dry friction: stretches of constant acceleration."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_EVEN = 1e-9  # share by which a push must exceed friction to move something


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` (s) on: `place` (m) and `speed` (m/s, signed) then, and `acceleration` (m/s²)
    throughout."""

    start: float
    place: float
    speed: float
    acceleration: float


@dataclass(frozen=True, slots=True)
class Straight:
    """A motion in stretches; it stands still at `end` (s), which is infinite where it goes on for
    ever and 0 where it never begins."""

    stretches: tuple[Stretch, ...]
    end: float

    def _at(self, time: float) -> tuple[Stretch, float]:
        time = min(time, self.end)
        stretch = next(it for it in reversed(self.stretches) if time >= it.start or it.start == 0)
        return stretch, time - stretch.start

    def place(self, time: float) -> float:
        """In m, where the positive direction is the push's."""
        it, passed = self._at(time)
        return it.place + it.speed * passed + it.acceleration * passed**2 / 2

    def speed(self, time: float) -> float:
        """In m/s, signed."""
        it, passed = self._at(time)
        return it.speed + it.acceleration * passed

    def acceleration(self, time: float) -> float:
        """In m/s², signed."""
        return self._at(time)[0].acceleration

    @property
    def first(self) -> Stretch:
        return self.stretches[0]

    @property
    def turn(self) -> Stretch | None:
        """The first stretch that begins at rest after a motion, None: it never comes to rest."""
        return next((it for it in self.stretches[1:] if it.speed == 0), None)

    def times(self, until: float, count: int = 160) -> NDArray[np.float64]:
        """Times for a curve, among them those at which the acceleration changes."""
        kinks = [it.start for it in self.stretches if it.start < until]
        times: NDArray[np.float64] = np.union1d(np.linspace(0, until, count), kinks)
        return times


def sliding(
    place: float,
    speed: float,
    push: float,
    drag: float,
    *,
    low: float = -math.inf,
    high: float = math.inf,
) -> Straight:
    """Until it rests for good or leaves `low` to `high`: something that all other forces together
    give the acceleration `push`, and friction takes `drag` (at least 0, m/s²) from it. Friction
    holds what is at rest up to the same limit."""
    stretches: list[Stretch] = []
    time = 0.0
    while True:
        now = Stretch(time, place, speed, _net(speed, push, drag))
        stretches.append(now)
        if speed == 0 and now.acceleration == 0:
            return Straight(tuple(stretches), time)
        leaves = _leaves(now, low, high)
        turns = -speed / now.acceleration if speed * now.acceleration < 0 else math.inf
        if leaves <= turns:
            return Straight(tuple(stretches), time + leaves)
        time, place, speed = time + turns, place + speed * turns / 2, 0.0


def _net(speed: float, push: float, drag: float) -> float:
    if speed != 0:
        return push - math.copysign(drag, speed)
    held = abs(push) <= drag * (1 + _EVEN)
    return 0.0 if held else push - math.copysign(drag, push)


def _leaves(now: Stretch, low: float, high: float) -> float:
    """In how many seconds it comes to one of the ends, without turning; infinite: never."""
    ahead = now.speed if now.speed != 0 else now.acceleration
    sign = math.copysign(1.0, ahead)
    way = high - now.place if sign > 0 else now.place - low
    speed, acceleration = abs(now.speed), sign * now.acceleration
    if math.isinf(way):
        return math.inf
    square = speed**2 + 2 * acceleration * way
    return 2 * way / (speed + math.sqrt(square)) if square > 0 else math.inf
