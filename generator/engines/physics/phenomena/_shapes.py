"""Things that fall, drawn as what they are called: a feather, a hammer; everything else a ball."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.canvas import Canvas, Place
from generator.engines.physics.draw.palette import INK, SOFT_INK, Colour, pale
from generator.engines.physics.draw.scene import Scene

_T = np.linspace(0, 1, 14)[:, None]
_VANE = np.vstack(
    [
        _T * [0, 2.6] + np.sin(np.pi * _T**0.8) * [0.62, 0],
        _T[::-1] * [0, 2.6] - np.sin(np.pi * _T[::-1] ** 0.8) * [0.62, 0],
    ]
) - [0, 1.1]  # fmt: skip
_QUILL = np.array([[0, 1.35], [0, -1.75]])
_HEAD = np.array([[-1, -0.4], [0.7, -0.4], [1.15, -0.15], [1.15, 0.15], [0.7, 0.4], [-1, 0.4]])
_HANDLE = np.array([[-0.18, 0.3], [0.18, 0.3], [0.24, 2.4], [-0.24, 2.4]])
_LEAN = -0.5  # rad, of a feather
_LARGER = 1.4  # than a ball of their mass, to be known


def foot(name: str) -> float:
    """How far the lowest part of what is so called is below its place, in `points` of `body`."""
    if "feather" in name:
        return -_LARGER * float((_QUILL @ _turned(_LEAN))[:, 1].min())
    return -_LARGER * float(_HEAD[:, 1].min()) if "hammer" in name else 1.0


def body(
    scene: Scene,
    place: Callable[[float], Place],
    name: str,
    points: float,
    colour: Colour,
) -> None:
    """A body of `points` radius that is called `name` in English."""
    if "feather" in name:
        scene.add(_feather(scene, place, _LARGER * points, colour), moves=True)
    elif "hammer" in name:
        scene.add(_hammer(scene, place, _LARGER * points, colour), moves=True)
    else:
        scene.disc(place, points=points, fill=colour, edge=INK, front=True)


def _feather(
    scene: Scene, place: Callable[[float], Place], points: float, colour: Colour
) -> Callable[[Canvas, float], None]:
    lean = _turned(_LEAN)

    def item(canvas: Canvas, time: float) -> None:
        to = _onto(scene, place(time), points)
        canvas.polygon(to(_VANE @ lean), pale(colour, 0.35), INK, 1.2 * scene.unit)
        canvas.line(to(_QUILL @ lean), INK, 1.4 * scene.unit)
        for at in (-0.3, 0.2, 0.7):
            rib = np.array([[-0.4, at + 0.35], [0, at], [0.4, at + 0.35]])
            canvas.line(to(rib @ lean), SOFT_INK, 0.9 * scene.unit)
        _solid(canvas, to(_VANE @ lean))

    return item


def _hammer(
    scene: Scene, place: Callable[[float], Place], points: float, colour: Colour
) -> Callable[[Canvas, float], None]:
    def item(canvas: Canvas, time: float) -> None:
        to = _onto(scene, place(time), points)
        canvas.polygon(to(_HANDLE), pale(colour, 0.55), INK, 1.2 * scene.unit)
        canvas.polygon(to(_HEAD), colour, INK, 1.4 * scene.unit)
        _solid(canvas, to(_HEAD))

    return item


def _onto(
    scene: Scene, at: Place, points: float
) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    """From radii about the body, y upwards, to pixels."""
    middle, size = scene.px(at), points * scene.unit
    return lambda shape: middle + shape * [size, -size]


def _solid(canvas: Canvas, outline: NDArray[np.float64]) -> None:
    left, top = outline.min(axis=0)
    right, bottom = outline.max(axis=0)
    canvas.solids.append(Box(left, top, right, bottom))


def _turned(angle: float) -> NDArray[np.float64]:
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([[cos, -sin], [sin, cos]])
