"""The flight of something thrown over level ground, with or without air."""

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

_ADRIFT = 4.0  # seconds of a flight that does not end, shown
_FINE = 120  # times along a flight
_SLIGHT = 1e-12  # of the speed, that the air takes on the whole way: none


@dataclass(frozen=True)
class Flight:
    """From the place (0, `height`), at `speed` (m/s) and `angle` (rad above the horizontal).

    The air brakes by `braking` · v² (1/m · m²/s²). Without it everything is in closed form; with it
    `knots` are times (s) with their `states` (m, m, m/s, m/s), solved to 1e-9. It ends at `end`,
    when it `lands`; where nothing pulls it down it goes on, and is followed for a while.
    """

    speed: float
    angle: float
    height: float
    gravity: float
    braking: float
    end: float
    lands: bool
    top: float
    """When it is highest, in s."""
    knots: NDArray[np.float64] = field(repr=False)
    states: NDArray[np.float64] = field(repr=False)

    def at(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """Place and velocity, shape (…, 4): x, y, vx, vy; from the landing on where it lies, and as
        fast as it struck."""
        if isinstance(time, float):
            if self._recent.get("time") != time:
                self._recent.update(time=time, state=self._flown(np.array(time)))
            state: NDArray[np.float64] = self._recent["state"]
            return state
        return self._flown(np.asarray(time, float))

    @cached_property
    def _recent(self) -> dict[str, Any]:
        """The last time that was asked for, and the state then: a frame asks for it often."""
        return {}

    def _flown(self, time: NDArray[np.float64]) -> NDArray[np.float64]:
        at = np.clip(time, 0.0, self.end)
        if self.braking == 0:
            vx, vy = _parts(self.speed, self.angle)
            fall = self.gravity * at
            y = self.height + (vy - fall / 2) * at
            return np.stack([vx * at, y, np.full_like(at, vx), vy - fall], -1)
        return self._between(at)

    def _between(self, time: NDArray[np.float64]) -> NDArray[np.float64]:
        """By Hermite's cubic through the knots, whose derivatives are known."""
        left = np.clip(np.searchsorted(self.knots, time, side="right") - 1, 0, len(self.knots) - 2)
        step = (self.knots[left + 1] - self.knots[left])[..., None]
        s = (time - self.knots[left])[..., None] / step
        one, two = self.states[left], self.states[left + 1]
        rise, fall = (_slope(it, self.gravity, self.braking) * step for it in (one, two))
        cubic: NDArray[np.float64] = (
            one
            + s * rise
            + s**2 * (3 * (two - one) - 2 * rise - fall)
            + s**3 * (2 * (one - two) + rise + fall)
        )
        return cubic

    def place(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """In m, shape (…, 2)."""
        return self.at(time)[..., :2]

    def velocity(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """In m/s, shape (…, 2)."""
        return self.at(time)[..., 2:]

    def pace(self, time: float) -> float:
        """Its speed, in m/s."""
        return math.hypot(*self.velocity(time))

    @property
    def moments(self) -> NDArray[np.float64]:
        """Times (s) that are close enough to each other to draw a line through."""
        moments: NDArray[np.float64] = np.union1d(np.linspace(0.0, self.end, _FINE), self.knots)
        return moments

    @property
    def fastest(self) -> float:
        """In m/s; it is so at one of the ends."""
        return max(self.pace(0.0), self.pace(self.end))

    @property
    def straight(self) -> bool:
        """Whether it goes up and down only."""
        return _parts(self.speed, self.angle)[0] == 0

    @property
    def free(self) -> "Flight":
        """The same throw without air."""
        return thrown(self.speed, self.angle, self.height, self.gravity, 0.0)

    @property
    def range(self) -> float:
        """How far it comes, in m."""
        return float(self.at(self.end)[0])

    @property
    def highest(self) -> float:
        """Above the ground, in m."""
        return float(self.at(self.top)[1])


def thrown(speed: float, angle: float, height: float, gravity: float, braking: float) -> Flight:
    """The flight of what is thrown so. `height` and `gravity` may be 0."""
    _, rise = _parts(speed, angle)
    free = _landing(rise, height, gravity)
    way = speed * min(free, _ADRIFT if gravity == 0 else math.inf)
    if braking * max(way, height) < _SLIGHT:
        end = free if math.isfinite(free) else _ADRIFT
        top = min(max(rise / gravity, 0.0), end) if gravity > 0 else end * (rise > 0)
        nothing = np.empty(0)
        return Flight(
            speed, angle, height, gravity, 0.0, end, math.isfinite(free), top, nothing, nothing
        )
    return _braked(speed, angle, height, gravity, braking)


def _parts(speed: float, angle: float) -> tuple[float, float]:
    """Across and up; nothing across where it is thrown straight up or down."""
    upright = math.isclose(abs(angle), math.pi / 2, rel_tol=1e-9)
    return 0.0 if upright else speed * math.cos(angle), speed * math.sin(angle)


def _landing(rise: float, height: float, gravity: float) -> float:
    """When it strikes the ground without air; infinite: never."""
    root = math.sqrt(rise**2 + 2 * gravity * height)
    if rise > 0:
        return (rise + root) / gravity if gravity > 0 else math.inf
    return 2 * height / (root - rise) if root > rise else math.inf


def _braked(speed: float, angle: float, height: float, gravity: float, braking: float) -> Flight:
    start = np.array([0.0, height, *_parts(speed, angle)])
    longest = _ADRIFT
    if gravity > 0:
        final = math.sqrt(gravity / braking)
        fall = height + max(start[3], 0.0) ** 2 / (2 * gravity)
        free = _landing(start[3], height, gravity)
        longest = 4 * (free + fall / final + final / gravity)

    def landed(_: float, state: NDArray[np.float64]) -> float:
        return float(state[1])

    def topped(_: float, state: NDArray[np.float64]) -> float:
        return float(state[3])

    landed.terminal, landed.direction, topped.direction = True, -1, -1  # type: ignore[attr-defined]
    length = max(height, min(speed * longest, 1 / braking))
    solved = solve_ivp(
        lambda _, state: _slope(state, gravity, braking),
        (0.0, longest), start, method="LSODA", events=(landed, topped),
        rtol=1e-9, atol=1e-10 * np.array([length, length, speed, speed]),
    )  # fmt: skip
    ends, tops = solved.t_events
    end, top = float(solved.t[-1]), float(tops[0]) if len(tops) else 0.0
    if start[3] > 0 and not len(tops):
        top = end
    return Flight(
        speed, angle, height, gravity, braking, end, len(ends) > 0, top, solved.t, solved.y.T
    )


def _slope(state: NDArray[np.float64], gravity: float, braking: float) -> NDArray[np.float64]:
    """The derivative of states, shape (…, 4)."""
    velocity = state[..., 2:]
    pull = -braking * np.hypot(velocity[..., :1], velocity[..., 1:]) * velocity
    pull[..., 1] -= gravity
    return np.concatenate([velocity, pull], -1)
