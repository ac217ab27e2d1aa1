"""A track without ends, a valley or two with a hill between them, and what slides on it."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

Reals = NDArray[np.float64]

_VALLEY, _HILLS = 1.3, 2.6  # half the width, in heights
_LONGEST = 60.0  # √(H/g), that a passage may take: at the top of a hill it takes for ever
_PASSAGES = 6  # at most, where friction uses the energy up
_SAMPLES = 400  # of a passage


@dataclass(frozen=True)
class Shape:
    """y(x), even in x, `top` high at ±`half`: H (x/a)², or with a hill y = h₂ (1 − c (x/a)²)²,
    c = 1 + √(H/h₂), which has its lowest places at 0."""

    top: float  # m
    hill: float  # m; 0: a valley

    @cached_property
    def half(self) -> float:
        if self.hill == 0:
            return _VALLEY * self.top
        return _HILLS * max(self.top, self.hill)

    @cached_property
    def _curl(self) -> float:
        return 1 + math.sqrt(self.top / self.hill)

    def height(self, x: float | Reals) -> float | Reals:
        """In m, at places in m."""
        across = (x / self.half) ** 2
        if self.hill == 0:
            return self.top * across
        return self.hill * (1 - self._curl * across) ** 2

    def slope(self, x: float) -> float:
        """dy/dx."""
        across = x / self.half
        if self.hill == 0:
            return 2 * self.top * across / self.half
        inner = 1 - self._curl * across**2
        return -4 * self.hill * self._curl * inner * across / self.half

    def bend(self, x: float) -> float:
        """d²y/dx², in 1/m."""
        if self.hill == 0:
            return 2 * self.top / self.half**2
        across = self._curl * (x / self.half) ** 2
        return -4 * self.hill * self._curl * (1 - 3 * across) / self.half**2

    def left(self, height: float) -> float:
        """The outermost place on the left that is so high."""
        if self.hill == 0:
            return -self.half * math.sqrt(height / self.top)
        share = (1 + math.sqrt(height / self.hill)) / self._curl
        return -self.half * math.sqrt(min(share, 1.0))


@dataclass(frozen=True)
class Ride:
    """Something of `mass` kg that starts on the left `height` m high with `speed` m/s to the right;
    friction is `friction` times what it presses on the track with. It is held on the track, so that
    it cannot leave it. Solved with heights as the unit of length and √(H/g) as that of time."""

    mass: float
    height: float
    speed: float
    gravity: float
    friction: float
    hills: bool
    hill: float  # m

    @property
    def top(self) -> float:
        """As high as its energy takes it, in m."""
        return self.height + self.speed**2 / (2 * self.gravity)

    @cached_property
    def shape(self) -> Shape:
        return Shape(self.top, self.hill if self.hills else 0.0)

    @property
    def energy(self) -> float:
        """All of it, at the start, in J."""
        return self.mass * self.gravity * self.top

    @cached_property
    def _solved(self) -> tuple[Reals, Reals, Reals, Reals, float, bool]:
        """Times, places, velocities along the track, ways, all in SI, the end, and whether it goes
        on from there as from the beginning."""
        unit = Shape(1.0, (self.hill if self.hills else 0.0) / self.top)
        start = (unit.left(self.height / self.top), math.sqrt(2 * (1 - self.height / self.top)))
        pieces = passages(unit, start, self.friction)
        times, places, speeds, ways = (np.concatenate(it) for it in zip(*pieces, strict=True))
        length, second = self.top, math.sqrt(self.top / self.gravity)
        returns = self.friction == 0 and len(pieces) == 3
        end = 2 * (pieces[1][0][-1] - pieces[1][0][0]) if returns else times[-1]
        scales = second, length, length / second, length
        told = [it * scale for it, scale in zip((times, places, speeds, ways), scales, strict=True)]
        return told[0], told[1], told[2], told[3], float(end * second), returns

    @property
    def samples(self) -> tuple[Reals, Reals, Reals]:
        """Times in s, places in m and velocities in m/s."""
        return self._solved[:3]

    @property
    def end(self) -> float:
        """When it is where and as it started, or at rest, or shown long enough, in s."""
        return self._solved[4]

    @property
    def returns(self) -> bool:
        return self._solved[5]

    @property
    def way(self) -> float:
        """How far it goes along the track until the end, in m."""
        return self._at(self._solved[3], self.end)

    def _at(self, values: Reals, time: float) -> float:
        within = time % self.end if self.returns and time > self.end else min(time, self.end)
        return float(np.interp(within, self._solved[0], values))

    def x(self, time: float) -> float:
        return self._at(self._solved[1], time)

    def place(self, time: float) -> tuple[float, float]:
        """On the track, in m."""
        x = self.x(time)
        return x, float(self.shape.height(x))

    def angle(self, time: float) -> float:
        """Of the track where it is, in rad."""
        return math.atan(self.shape.slope(self.x(time)))

    def velocity(self, time: float) -> float:
        """Along the track, positive to the right."""
        return self._at(self._solved[2], time)

    def kinetic(self, time: float) -> float:
        return 0.5 * self.mass * self.velocity(time) ** 2

    def potential(self, time: float) -> float:
        return self.mass * self.gravity * float(self.shape.height(self.x(time)))

    def heat(self, time: float) -> float:
        """What friction has made of the energy, in J."""
        if self.friction == 0:
            return 0.0
        return max(0.0, self.energy - self.kinetic(time) - self.potential(time))

    @property
    def fastest(self) -> float:
        if self.friction == 0:
            return math.sqrt(2 * self.gravity * self.top)
        return float(np.abs(self.samples[2]).max())

    @property
    def passes(self) -> bool:
        """Whether it gets over the hill."""
        return bool(self.samples[1].max() > 0)


def passages(
    shape: Shape, start: tuple[float, float], friction: float
) -> list[tuple[Reals, Reals, Reals, Reals]]:
    """The passages from one turning point to the next: times, places, velocities, ways, in a
    gravity of 1."""
    x, v = start
    time = way = 0.0
    found: list[tuple[Reals, Reals, Reals, Reals]] = []
    most = 3 if friction == 0 else _PASSAGES
    while len(found) < most:
        slope = shape.slope(x)
        if v == 0 and abs(slope) <= max(friction, 1e-12):
            return found or [_still(time, x)]
        piece = _passage(shape, friction, x, v, 1.0 if v > 0 or slope < 0 else -1.0)
        times, places, speeds, ways = piece
        found.append((times + time, places, speeds, ways + way))
        if times[-1] >= _LONGEST:
            return found
        time, x, v, way = time + times[-1], float(places[-1]), 0.0, way + ways[-1]
    return found


def _still(time: float, x: float) -> tuple[Reals, Reals, Reals, Reals]:
    """Three units of time at one place."""
    return np.array([time, time + 3.0]), np.array([x, x]), np.zeros(2), np.zeros(2)


def _passage(
    shape: Shape, friction: float, x: float, v: float, sign: float
) -> tuple[Reals, Reals, Reals, Reals]:
    """From a start to where it turns round; `sign` is the direction in which it moves."""

    slope_at, bend_at = shape.slope, shape.bend

    def change(_: float, state: Reals) -> tuple[float, float, float]:
        place, speed, _way = state.tolist()
        slope = slope_at(place)
        secant = math.sqrt(1 + slope * slope)
        pull = -slope / secant
        if friction:
            pressing = abs(1 / secant + speed * speed * bend_at(place) / secant**3)
            pull -= sign * friction * pressing
        return speed / secant, pull, sign * speed

    def turns(_: float, state: Reals) -> float:
        return float(state[1])

    turns.terminal, turns.direction = True, -sign  # type: ignore[attr-defined]
    solved = solve_ivp(
        change, (0, _LONGEST), (x, v, 0.0), method="DOP853", rtol=1e-9, atol=1e-12,
        events=turns, dense_output=True,
    )  # fmt: skip
    times = np.linspace(0, solved.t[-1], _SAMPLES)
    places, speeds, ways = solved.sol(times)
    if solved.status == 1:
        speeds[-1] = 0.0
    return times, places, speeds, ways
