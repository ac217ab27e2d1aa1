"""A body let go at the surface of a liquid: how deep it goes, and what lifts it."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

_STILL = 5e-4  # of the side: nobody sees a smaller motion
_SETTLED, _LONGEST = 40.0, 200.0  # of the motion, in units of √(side / g)


@dataclass(frozen=True, slots=True)
class Dip:
    """A cube, or a `round` body, of the given `side` (or diameter), let go where it touches the
    surface. `times` and `depths` are its lowest point's depth, which the floor does not end."""

    density: float  # kg/m³
    liquid: float  # kg/m³
    volume: float  # m³
    gravity: float  # m/s²
    side: float  # m
    round: bool
    times: NDArray[np.float64]  # s
    depths: NDArray[np.float64]  # m

    @property
    def sinks(self) -> bool:
        return self.density > self.liquid

    @property
    def weight(self) -> float:
        """In N."""
        return self.density * self.volume * self.gravity

    def depth(self, time: float, floor: float = math.inf) -> float:
        """Of its lowest point below the surface, in m, above a `floor` that is so deep."""
        return min(floor, float(np.interp(time, self.times, self.depths)))

    def share(self, time: float, floor: float = math.inf) -> float:
        """Of its volume, that is in the liquid: 0 to 1."""
        return float(share_below(self.depth(time, floor) / self.side, self.round))

    def buoyancy(self, time: float) -> float:
        """In N, by Archimedes: the weight of the liquid in whose place it is."""
        return self.share(time) * self.volume * self.liquid * self.gravity

    @property
    def apparent(self) -> float:
        """The weight that is left on the floor, in N."""
        return self.weight - self.lifted if self.sinks else 0.0

    @property
    def strongest(self) -> float:
        """The largest buoyant force of the motion, in N."""
        return self.buoyancy(float(self.times[np.argmax(self.depths)]))

    @property
    def rest(self) -> float:
        """The share of its volume that is in the liquid in the end."""
        return min(1.0, self.density / self.liquid)

    @property
    def lifted(self) -> float:
        """The buoyant force in the end, in N."""
        return self.rest * self.volume * self.liquid * self.gravity


def share_below(depth: float, is_round: bool) -> float:
    """Of a body's volume below a depth in units of its height."""
    depth = min(1.0, max(0.0, depth))
    return depth * depth * (3 - 2 * depth) if is_round else depth


def dipped(ratio: float, is_round: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The depth in sides over time in √(side / g), for a ratio of the densities: weight, lift, half
    of the displaced liquid carried along (Lamb, Hydrodynamics, § 92), and friction that makes it
    come to rest."""

    def change(_: float, state: NDArray[np.float64]) -> list[float]:
        depth, speed = float(state[0]), float(state[1])
        share = share_below(depth, is_round)
        inertia = ratio + share / 2
        friction = 0.5 * math.sqrt(inertia) * speed + 0.5 * abs(speed) * speed
        return [speed, (ratio - share - (friction if share else 0.0)) / inertia]

    slow = 0.06 / max(abs(1 - ratio), 1e-6)  # what hardly floats takes long to come up
    times = np.linspace(0, min(_LONGEST, _SETTLED + slow), 1600)
    solved = solve_ivp(change, (0, times[-1]), [0.0, 0.0], "LSODA", times, rtol=1e-9, atol=1e-10)
    return times, solved.y[0]


def at_rest(
    times: NDArray[np.float64], depths: NDArray[np.float64], ratio: float, is_round: bool
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The motion until nobody sees it move, and then the depth of balance itself: there weight and
    lift are equal, to every digit that is shown. What sinks or hardly comes up stays as it is."""
    if ratio >= 1:
        return times, depths
    balance = float(brentq(lambda depth: share_below(depth, is_round) - ratio, 0.0, 1.0))
    moving = np.flatnonzero(np.abs(depths - balance) > _STILL)
    if len(moving) and moving[-1] == len(times) - 1:
        return times, depths
    still = int(moving[-1]) + 1 if len(moving) else 0
    return times, np.concatenate([depths[:still], np.full(len(times) - still, balance)])
