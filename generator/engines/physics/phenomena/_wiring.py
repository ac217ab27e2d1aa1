"""Electric circuits as a textbook draws them, and dots that drift along the wires as a current."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.canvas import Place
from generator.engines.physics.draw.palette import (
    EDGE,
    GOLD,
    INK,
    ORANGE,
    SCENE,
    SOFT_INK,
    VERMILLION,
    WHITE,
    Colour,
    mixed,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.draw.view import Moving, Shape, Thing

CURRENT: Colour = mixed(ORANGE, INK, 0.28)
"""Of what names a current; the dots themselves are lighter."""

SPACING = 0.55
"""Between two dots, in the world of a circuit, whose parts are about 1 large."""

_WIRE = 2.4  # points
_LIGHT: Colour = (255, 226, 120)
_BULB: Colour = (255, 214, 64)


def wire(scene: Scene, path: Shape, colour: Colour = INK) -> None:
    scene.line(np.asarray(path, float), colour, _WIRE)


Dots = Callable[[float], NDArray[np.float64]]
"""Where the dots of a current are at a time, shape (n, 2)."""


def flow(
    scene: Scene, path: Shape, moved: Callable[[float], float], *, spacing: float = SPACING
) -> None:
    """Dots all along a path, that have `moved` so far in its direction until a time."""
    draw_dots(scene, drifting(path, moved, spacing=spacing))


def drifting(path: Shape, moved: Callable[[float], float], *, spacing: float = SPACING) -> Dots:
    """The dots of `flow`."""
    points = np.asarray(path, float)
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    places = np.arange(0.0, along[-1], spacing)

    def dots(time: float) -> NDArray[np.float64]:
        at = places + moved(time) % spacing
        at = at[at <= along[-1]]
        return np.column_stack([np.interp(at, along, points[:, axis]) for axis in (0, 1)])

    return dots


def draw_dots(scene: Scene, dots: Dots) -> None:
    scene.dots(dots, GOLD, 3.6, edge=CURRENT)


def battery(scene: Scene, at: Place, *, gap: float = 0.3, signs: bool = True) -> None:
    """One cell in an upright wire, its plates `gap` apart, the positive one above."""
    x, y = at
    scene.line([(x - 0.62, y + gap / 2), (x + 0.62, y + gap / 2)], INK, 2.6)
    scene.line([(x - 0.32, y - gap / 2), (x + 0.32, y - gap / 2)], INK, 6.0)
    for sign, side in (("+", 1), ("\u2212", -1)) if signs else ():
        scene.label(sign, (x + 0.42, y + side * (gap / 2 + 0.28)), SOFT_INK, prefer=("on",))


def resistor(
    scene: Scene, at: Place, name: str = "", *, upright: bool = True, length: float = 1.5
) -> None:
    """A box of a `length`, with its name in it."""
    wide, high = (0.7, length) if upright else (length, 0.7)
    scene.block(at, wide, high, WHITE, front=True)
    scene.label(name, at, INK, size=14, prefer=("on",))


def halo(scene: Scene, at: Place, glow: Moving[float], *, radius: float = 0.5) -> None:
    """The light around a lamp, to be drawn before the wires."""
    for size, share in ((2.3, 0.22), (1.9, 0.42), (1.5, 0.7)):

        def reach(bright: float, size: float = size) -> float:
            return radius * (1 + (size - 1) * bright)

        def colour(bright: float, share: float = share) -> Colour:
            return mixed(SCENE, _LIGHT, share * bright)

        scene.disc(at, _by(glow, reach), _by(glow, colour))


def lamp(scene: Scene, at: Place, glow: Moving[float], *, radius: float = 0.5) -> None:
    """A bulb that shines, from 0 (dark) to 1; its `halo` is drawn apart."""
    x, y = at
    scene.disc(at, radius, _by(glow, lambda it: mixed(WHITE, _BULB, it)), INK, 2.0, front=True)
    reach = radius * math.sqrt(0.5)
    for turn in (1, -1):
        cross = [(x - reach, y - turn * reach), (x + reach, y + turn * reach)]
        scene.line(cross, INK, 1.8, front=True)


def _by(glow: Moving[float], made: Callable[[float], Thing]) -> Moving[Thing]:
    """What is made of it, which moves where it does."""
    return (lambda time: made(glow(time))) if callable(glow) else made(glow)


def meter(scene: Scene, at: Place, letter: str, *, radius: float = 0.5) -> None:
    """A measuring instrument: "A" or "V"."""
    scene.disc(at, radius, WHITE, INK, 2.0, front=True)
    scene.label(letter, at, INK, size=15, prefer=("on",), bold=True)


def capacitor(scene: Scene, at: Place, *, gap: float = 0.5, width: float = 1.6) -> None:
    """Two plates in an upright wire, `gap` apart."""
    x, y = at
    for side in (-1, 1):
        height = y + side * gap / 2
        scene.line([(x - width / 2, height), (x + width / 2, height)], INK, 4.0)


def switch(scene: Scene, start: Place, end: Place, *, closed: bool = True) -> None:
    """A knife switch between two contacts."""
    one, two = np.asarray(start, float), np.asarray(end, float)
    tip = two if closed else one + _turned(two - one, math.radians(28))
    scene.line(np.array([one, tip]), INK, 2.8, front=True)
    for contact in (one, two):
        scene.disc(contact, points=3.4, fill=WHITE, edge=INK, front=True)


def _turned(step: NDArray[np.float64], angle: float) -> NDArray[np.float64]:
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([[cos, -sin], [sin, cos]]) @ step


def galvanometer(
    scene: Scene, at: Place, value: Callable[[float], float], *, radius: float = 0.62
) -> None:
    """An instrument whose needle goes to both sides, fully at a `value` of ±1."""
    x, y = at
    pivot = np.array([x, y - 0.4 * radius])

    def ray(degrees: float, start: float, end: float) -> NDArray[np.float64]:
        turn = math.radians(degrees)
        along = np.array([math.cos(turn), math.sin(turn)]) * radius
        return np.array([pivot + start * along, pivot + end * along])

    scene.disc(at, radius, WHITE, INK, 2.0, front=True)
    for degrees in (40, 65, 90, 115, 140):
        scene.line(ray(degrees, 0.92, 1.12), EDGE, 1.6, front=True)
    scene.line(lambda t: ray(90 - 50 * value(t), 0.0, 0.95), VERMILLION, 2.4, front=True)
    scene.disc(pivot, points=2.8, fill=INK, front=True)


def source(scene: Scene, at: Place, *, alternating: bool = True, radius: float = 0.6) -> None:
    """A source of voltage, with a wave or a straight line in it."""
    x, y = at
    scene.disc(at, radius, WHITE, INK, 2.0, front=True)
    turns = np.linspace(-math.pi, math.pi, 30)
    high = 0.3 * radius * np.sin(turns) if alternating else np.zeros(30)
    wave = np.column_stack([x + 0.6 * radius * turns / math.pi, y + high])
    scene.line(wave, INK, 2.2, front=True)
