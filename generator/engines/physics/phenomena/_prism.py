"""The ways of light of many colours through a prism."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.phenomena._beams import Way

_INNER = 8  # times that light is followed when it is reflected inside
_OUT = 4.0  # how far it is followed outside, in heights of the prism
_MIDDLE = 0.45  # height at which light should pass the middle


@dataclass(frozen=True, slots=True)
class Prism:
    """A prism of the height 1 with the angle `apex` (rad) on top, on its base y = 0."""

    apex: float

    @property
    def half(self) -> float:
        """Of its base."""
        return math.tan(self.apex / 2)

    @property
    def corners(self) -> NDArray[np.float64]:
        return np.array([[-self.half, 0.0], [self.half, 0.0], [0.0, 1.0]])

    def outward(self) -> NDArray[np.float64]:
        """Normal of the left face."""
        return np.array([-math.cos(self.apex / 2), math.sin(self.apex / 2)])

    def arriving(self, incidence: float) -> NDArray[np.float64]:
        """The direction of light that meets the left face from below its normal."""
        return -_turned(self.outward(), incidence)

    def face(self, height: float) -> NDArray[np.float64]:
        """The point of the left face at that height."""
        return np.array([-self.half * (1 - height), height])

    def entry(self, incidence: float, index: float) -> NDArray[np.float64]:
        """Where light should enter for its way to lie well in the prism."""
        best, nearest = self.face(0.6), math.inf
        onward = self._inside(incidence, index)
        for height in np.linspace(0.2, 0.85, 14):
            start = self.face(float(height))
            hit, normal = self._next(start, onward)
            away = abs((start[1] + hit[1]) / 2 - _MIDDLE)
            if normal[0] > 0 and normal[1] > 0 and away < nearest:
                best, nearest = start, away
        return best

    def way(self, start: NDArray[np.float64], incidence: float, index: float) -> Way:
        """From where light enters to where it leaves, and on from there: shape (n, 2). Where it
        cannot leave, it is reflected."""
        onward = self._inside(incidence, index)
        points = [start]
        for _ in range(_INNER):
            hit, normal = self._next(points[-1], onward)
            points.append(hit)
            along = float(onward @ normal)
            out = _refracted(onward, normal, along, index)
            if out is not None:
                points.append(hit + _OUT * out)
                break
            onward = onward - 2 * along * normal
        return np.array(points)

    def _inside(self, incidence: float, index: float) -> NDArray[np.float64]:
        """The direction of light that has entered."""
        return -_turned(self.outward(), math.asin(math.sin(incidence) / index))

    def _next(
        self, start: NDArray[np.float64], onward: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Where light from inside meets a face, and that face's outward normal."""
        corners = self.corners
        reach, facing = math.inf, np.zeros(2)
        for one, two in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            side = two - one
            normal = np.array([side[1], -side[0]]) / math.hypot(*side)
            speed = float(onward @ normal)
            if speed > 1e-12:  # else away from it or along it
                distance = max(0.0, float((one - start) @ normal) / speed)
                if distance < reach:
                    reach, facing = distance, normal
        return start + reach * onward, facing


def _refracted(
    onward: NDArray[np.float64], normal: NDArray[np.float64], along: float, index: float
) -> NDArray[np.float64] | None:
    """The direction in air of light that leaves; None: it cannot."""
    side = index * (onward - along * normal)
    square = float(side @ side)
    if square > 1:
        return None
    out: NDArray[np.float64] = side + math.sqrt(1 - square) * normal
    return out


def _turned(direction: NDArray[np.float64], angle: float) -> NDArray[np.float64]:
    """Turned to the left by an angle in rad."""
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([[cos, -sin], [sin, cos]]) @ direction
