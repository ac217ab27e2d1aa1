"""A ray and its mirror as they turn, solved: the angles at each time."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._beams import share

QUARTER = math.pi / 2

_TURN_FROM, TURN_TO, TURNED = 0.9, 3.1, 3.8  # s: when a mirror turns, and the end

RAYS, RAY, GROWN = 7, 1.6, 2.6  # of a rough surface: how many, s for one, s for all

HALVES = (1.75, 1.3, 0.9, 0.7)  # half the width of the window, by how many there are


@dataclass(frozen=True, slots=True)
class Reflection:
    """Light that meets a surface at `angle` (rad, from the normal). A mirror is turned by `turn`
    (rad), away from the light; the bumps of a rough surface have the `slopes` (rad) where its rays
    arrive at the `feet`."""

    angle: float
    turn: float
    feet: NDArray[np.float64]
    slopes: NDArray[np.float64]

    @property
    def rough(self) -> bool:
        return len(self.feet) > 0

    @property
    def turned(self) -> float:
        """The angle of incidence at the end, in rad."""
        return self.angle + self.turn

    def turning(self, time: float) -> float:
        """How far the mirror has turned, in rad."""
        done = share(time, _TURN_FROM, TURN_TO)
        return self.turn * done * done * (3 - 2 * done)

    def incidence(self, time: float) -> float:
        """Of the moment, in rad."""
        return self.angle + self.turning(time)

    def outward(self, slope: float) -> NDArray[np.float64]:
        """The direction of the light that leaves where the surface rises by `slope` (rad): that
        which came, mirrored at the surface there."""
        across = np.array([-math.sin(slope), math.cos(slope)])
        came = np.array([math.sin(self.angle), -math.cos(self.angle)])
        leaving: NDArray[np.float64] = came - 2 * float(came @ across) * across
        return leaving
