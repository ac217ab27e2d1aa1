"""The orbit of something small about something heavy, closed or open, by universal variables.

R. R. Bate, D. D. Mueller and J. E. White, Fundamentals of Astrodynamics, sections 4.2 to 4.4.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

_FAR = 7.0  # start distances, as far as something is followed that does not come back soon
_FARTHEST = 1e12  # start distances, beyond which nothing is followed
_SOON = 100.0  # start distances: an orbit that goes farther is not followed all around
_PARABOLIC = 1e-12  # of 2/r: as little energy is none
_GRID = 601  # 3n + 1


@dataclass(frozen=True)
class Orbit:
    """From (`start`, 0) with `speed` upwards: at right angles, so that it begins at its nearest or
    farthest point. `attraction` is GM in m³/s²; it ends where it strikes the `surface` (m), or,
    where it does not come back soon, as many start distances away as it is `followed`."""

    attraction: float
    start: float  # m from the centre
    speed: float  # m/s
    surface: float  # radius of the central body, m
    followed: float = _FAR

    @property
    def bend(self) -> float:
        """1/a in 1/m: positive on an ellipse, 0 on a parabola, negative on a hyperbola."""
        bend = 2 / self.start - self.speed**2 / self.attraction
        return 0.0 if abs(bend) < _PARABOLIC / self.start else bend

    @property
    def turn(self) -> float:
        """The eccentricity, negative where it starts at its farthest point."""
        turn = self.start * self.speed**2 / self.attraction - 1
        return 0.0 if abs(turn) < _PARABOLIC else turn

    @property
    def eccentricity(self) -> float:
        return abs(self.turn)

    @property
    def circular(self) -> float:
        """The speed of a circular orbit at the start, in m/s."""
        return math.sqrt(self.attraction / self.start)

    @property
    def escape(self) -> float:
        """The least speed at the start that does not come back, in m/s."""
        return math.sqrt(2) * self.circular

    @property
    def bound(self) -> bool:
        return self.bend > 0

    @property
    def period(self) -> float:
        """In s; infinite where it does not come back."""
        return 2 * math.pi / math.sqrt(self.attraction * self.bend**3) if self.bound else math.inf

    @property
    def other(self) -> float:
        """How far the point opposite the start is from the centre, in m; infinite: never there."""
        return 2 / self.bend - self.start if self.bound else math.inf

    @property
    def nearest(self) -> float:
        return min(self.start, self.other)

    @property
    def farthest(self) -> float:
        return max(self.start, self.other)

    @property
    def strikes(self) -> bool:
        """Whether it comes down to the surface."""
        return self.nearest < self.surface * (1 - 1e-9)

    @property
    def closes(self) -> bool:
        """Whether it is followed all around."""
        soon = max(_SOON, self.followed) * self.start
        return self.bound and not self.strikes and self.farthest < soon

    def until(self, time: float) -> "Orbit":
        """The same, followed at least so long (s), unless it strikes before."""
        orbit = self
        while orbit.end < time and not (orbit.strikes or orbit.closes):
            if orbit.followed > _FARTHEST:
                break
            orbit = replace(orbit, followed=2 * orbit.followed)
        return orbit

    @cached_property
    def _last(self) -> float:
        """The universal anomaly at the end of what is followed, in √m."""
        if self.closes:
            return 2 * math.pi / math.sqrt(self.bend)
        goal = self.surface if self.strikes else self.followed * self.start
        way = (goal - self.start) / (1 - self.bend * self.start)
        if self.bend == 0:
            return math.sqrt(2 * way)
        root = math.sqrt(abs(self.bend))
        half = math.sqrt(abs(self.bend) * way / 2)
        return 2 * (math.asin(min(half, 1.0)) if self.bound else math.asinh(half)) / root

    @cached_property
    def end(self) -> float:
        """When it has come round, strikes, or is followed no more, in s."""
        return float(self._time(np.array(self._last)))

    @cached_property
    def _table(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        near = replace(self, followed=_FAR)._last if self.followed > _FAR else self._last
        anomalies = np.linspace(0, near, _GRID)
        if self._last > near * (1 + 1e-9):  # as fine as ever near by, and ever coarser beyond
            anomalies = np.append(anomalies, np.geomspace(near, self._last, _GRID)[1:])
        return self._time(anomalies), anomalies

    @property
    def moments(self) -> NDArray[np.float64]:
        """Times (s) for a curve, closer together where it is fast."""
        return self._table[0][::3].copy()

    def _time(self, anomaly: NDArray[np.float64]) -> NDArray[np.float64]:
        c, s = _stumpff(self.bend * anomaly**2)
        del c
        curved = (1 - self.bend * self.start) * anomaly**3 * s
        time: NDArray[np.float64] = (curved + self.start * anomaly) / math.sqrt(self.attraction)
        return time

    def _anomaly(self, time: NDArray[np.float64]) -> NDArray[np.float64]:
        """By Newton's method from the table."""
        times, anomalies = self._table
        anomaly = np.interp(time, times, anomalies)
        for _ in range(4):
            c, _s = _stumpff(self.bend * anomaly**2)
            distance = self.start + (1 - self.bend * self.start) * anomaly**2 * c
            rate = distance / math.sqrt(self.attraction)
            anomaly = anomaly - (self._time(anomaly) - time) / rate
        return anomaly

    def at(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """Place and velocity, shape (…, 4), in m and m/s."""
        if isinstance(time, float):
            if self._recent.get("time") != time:
                self._recent.update(time=time, state=self._solved(np.array(time)))
            state: NDArray[np.float64] = self._recent["state"]
            return state
        return self._solved(np.asarray(time, float))

    @cached_property
    def _recent(self) -> dict[str, Any]:
        """The last time that was asked for, and the state then: a frame asks for it often."""
        return {}

    def _solved(self, time: NDArray[np.float64]) -> NDArray[np.float64]:
        now = np.mod(time, self.end) if self.closes else np.minimum(time, self.end)
        anomaly = self._anomaly(now)
        c, s = _stumpff(self.bend * anomaly**2)
        square = anomaly**2 * c
        distance = self.start + (1 - self.bend * self.start) * square
        root = math.sqrt(self.attraction)
        x = self.start - square
        y = (now - anomaly**3 * s / root) * self.speed
        vx = root / distance * anomaly * (self.bend * anomaly**2 * s - 1)
        vy = (1 - square / distance) * self.speed
        return np.stack([x, y, vx, vy], -1)

    def place(self, time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        return self.at(time)[..., :2]

    def velocity(self, time: float) -> NDArray[np.float64]:
        return self.at(time)[2:]

    def distance(self, time: float) -> float:
        """From the centre, in m."""
        return math.hypot(*self.place(time))

    def pace(self, time: float) -> float:
        """The speed, in m/s."""
        return math.hypot(*self.velocity(time))

    def pull(self, time: float) -> NDArray[np.float64]:
        """The acceleration of gravity, in m/s²."""
        place = self.place(time)
        pull: NDArray[np.float64] = -self.attraction * place / math.hypot(*place) ** 3
        return pull


def _stumpff(z: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """C(z) = (1 − cos √z)/z and S(z) = (√z − sin √z)/√z³, and what they become for z ≤ 0."""
    z = np.asarray(z, float)
    near = np.abs(z) < 0.01
    root = np.sqrt(np.where(near, 1.0, np.abs(z)))
    up = np.where(z > 0, 0.0, root)
    c = np.where(z > 0, 2 * np.sin(root / 2) ** 2, 2 * np.sinh(up / 2) ** 2) / root**2
    s = np.where(z > 0, root - np.sin(root), np.sinh(up) - root) / root**3
    c_near = 1 / 2 - z / 24 + z**2 / 720 - z**3 / 40320
    s_near = 1 / 6 - z / 120 + z**2 / 5040 - z**3 / 362880
    return np.where(near, c_near, c), np.where(near, s_near, s)
