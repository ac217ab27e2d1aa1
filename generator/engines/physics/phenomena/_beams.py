"""Rays of light that run along their way while a picture is looked at."""

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.palette import Colour
from generator.engines.physics.draw.scene import Scene

Way = NDArray[np.float64]
"""The corners of a ray in the scene's world, shape (n, 2)."""


def share(time: float, begin: float, end: float) -> float:
    """How much of something that runs from `begin` to `end` is done, 0 to 1."""
    return min(1.0, max(0.0, (time - begin) / (end - begin)))


def part(way: Way, done: float) -> Way:
    """The first `done` (0 to 1) of a way, by its length."""
    steps = np.hypot(*np.diff(way, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    reach = done * along[-1]
    ends = [np.interp(reach, along, way[:, axis]) for axis in (0, 1)]
    lit: Way = np.vstack([way[along < reach], [ends]])
    return lit


def beam(
    scene: Scene,
    way: Way,
    colour: Colour,
    begin: float,
    end: float,
    *,
    width: float = 2.2,
    heads: tuple[float, ...] = (),
    dash: tuple[float, float] | None = None,
) -> None:
    """A ray that sets out at `begin` and has arrived at `end`, in seconds. `heads` are the shares
    of the way where an arrowhead tells its direction."""
    whole = np.asarray(way, float)
    scene.line(lambda t: part(whole, share(t, begin, end)), colour, width, dash=dash)
    for at in heads:
        _head(scene, whole, at, colour, begin + at * (end - begin))


def _head(scene: Scene, way: Way, at: float, colour: Colour, since: float) -> None:
    """An arrowhead at that share of the way, from that time on."""
    before, tip = part(way, max(0.0, at - 1e-3))[-1], part(way, at)[-1]
    along: Way = (tip - before) / max(float(np.hypot(*(tip - before))), 1e-300)
    nowhere = np.zeros(2)
    scene.vector(
        tip, lambda t: along if t >= since else nowhere, colour, longest=1, points=10, always=True
    )


def clipped(
    start: NDArray[np.float64],
    toward: NDArray[np.float64],
    x: tuple[float, float],
    y: tuple[float, float],
) -> NDArray[np.float64]:
    """Where a ray from `start`, which is inside, leaves that part of the world."""
    reach = np.inf
    for axis, (low, high) in enumerate((x, y)):
        if toward[axis] != 0:
            wall = high if toward[axis] > 0 else low
            reach = min(reach, max(0.0, (wall - start[axis]) / toward[axis]))
    end: NDArray[np.float64] = start + toward * (reach if np.isfinite(reach) else 0.0)
    return end
