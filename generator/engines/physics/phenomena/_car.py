"""A car on a road, seen from the side."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.canvas import Canvas, Place
from generator.engines.physics.draw.palette import EDGE, GLASS, INK, STEEL, WHITE, Colour, pale
from generator.engines.physics.draw.scene import Scene

LENGTH = 46.0  # points

_BODY = np.array(
    [[-23, 5], [-22, 14], [-14, 16], [-8, 25], [8, 25], [15, 16], [22, 14], [23, 6], [23, 5]]
)  # fmt: skip
_WINDOWS = (
    np.array([[-11, 16], [-6.6, 23], [-1, 23], [-1, 16]]),
    np.array([[1, 16], [1, 23], [7, 23], [11.6, 16]]),
)
_WHEELS, _WHEEL = (-13.0, 13.0), 5.5


def car(
    scene: Scene,
    place: Callable[[float], Place],
    colour: Colour,
    *,
    points: float = LENGTH,
    backwards: bool = False,
) -> None:
    """A car whose wheels stand at `place`, `points` long, heading for the right or `backwards`."""
    turn = np.array([-1.0 if backwards else 1.0, -1.0])

    def item(canvas: Canvas, time: float) -> None:
        size = points / LENGTH * scene.unit
        foot = scene.px(place(time))

        def to(shape: NDArray[np.float64]) -> NDArray[np.float64]:
            pixels: NDArray[np.float64] = foot + shape * turn * size
            return pixels

        canvas.polygon(to(_BODY), colour, INK, 1.4 * scene.unit)
        for window in _WINDOWS:
            canvas.polygon(to(window), pale(GLASS, 0.3), INK, 0.8 * scene.unit)
        for wheel in _WHEELS:
            x, y = to(np.array([wheel, _WHEEL]))
            canvas.disc(x, y, _WHEEL * size, INK)
            canvas.disc(x, y, 0.45 * _WHEEL * size, STEEL)

    scene.add(item, moves=True)


def road(scene: Scene, x: tuple[float, float], y: float, below: float) -> None:
    """A road from one `x` to the other, its surface at `y`, as thick as `below`."""
    left, right = x
    corners = [(left, y), (right, y), (right, y - below), (left, y - below)]
    scene.polygon(corners, pale(STEEL, 0.35))
    scene.line(corners[:2], EDGE, 2.2)
    middle = [(left, y - below / 2), (right, y - below / 2)]
    scene.line(middle, WHITE, 2.0, dash=(14, 10))
