"""Currents seen end on, and a compass needle beside them."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.palette import GOLD, INK, NEGATIVE, POSITIVE, WHITE
from generator.engines.physics.draw.scene import Scene


def end_on(
    scene: Scene,
    place: NDArray[np.float64],
    *,
    outward: bool,
    points: float = 13.0,
    radius: float = math.inf,
) -> None:
    """A wire end on: a point where the current comes towards us, a cross where it goes away. It is
    no larger than a `radius` in the world."""

    def item(canvas: Canvas, _: float) -> None:
        x, y = scene.px(place)
        size = min(points * scene.unit, radius * scene.pixels_per_unit)
        canvas.disc(x, y, size, GOLD, INK, 0.7 * scene.unit + 0.1 * size)
        if outward:
            canvas.disc(x, y, 0.26 * size, INK)
            return
        reach = 0.6 * size
        for side in (-1, 1):
            ends = np.array([[x - reach, y - side * reach], [x + reach, y + side * reach]])
            canvas.line(ends, INK, 0.9 * scene.unit + 0.115 * size)

    scene.add(item, moves=True)


def compass(
    scene: Scene,
    place: Callable[[float], NDArray[np.float64]],
    around: Callable[[float], NDArray[np.float64]],
    *,
    points: float = 15.0,
) -> None:
    """A small compass, its needle twice so many `points` long: the red pole is along the field."""

    def item(canvas: Canvas, time: float) -> None:
        field = around(time)
        size = math.hypot(*field)
        x, y = scene.px(place(time))
        long, thick = points * scene.unit, 0.3 * points * scene.unit
        canvas.disc(x, y, 1.15 * long, WHITE, INK, 1.4 * scene.unit)
        if not size > 0:
            return
        along = np.array([field[0], -field[1]]) / size
        across = np.array([-along[1], along[0]]) * thick
        middle = np.array([x, y])
        for way, colour in ((1, POSITIVE), (-1, NEGATIVE)):
            tip = middle + way * long * along
            canvas.polygon(np.array([tip, middle + across, middle - across]), colour)

    scene.add(item, moves=True)
