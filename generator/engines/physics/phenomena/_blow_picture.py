"""The pictures of a blow: a ball at a wall, a ball that is hit, a crash with and without airbag."""

import math
from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    FORCE,
    INK,
    ORANGE,
    SOFT_INK,
    STEEL,
    VELOCITY,
    WHITE,
    Colour,
    mixed,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._blow import HIT, Blow
from generator.engines.physics.wording import Wording

BAGS = Wording("without airbag", "无气囊"), Wording("with airbag", "有气囊")
"""What the two of a crash are called."""

BAG_COLOURS: tuple[Colour, Colour] = (BLUE, ORANGE)

_SKIN: Colour = (236, 190, 150)
_AROUND = np.linspace(-math.pi, math.pi, 49)[:-1]
_DRIVER = 0.75  # m, a driver's way into the airbag, where the picture has its natural size

_WALL = Wording("wall", "墙")
_DASH = 0.2
"""Where the dashboard begins, which the driver's front touches at the end, as a share of that."""

Outline = Sequence[tuple[float, float]]


def draw_ball(scene: Scene, blow: Blow, colour: Colour, *, alone: bool) -> None:
    """The ball is about as large as the way it goes in the time of the blow."""
    way = max(abs(blow.first), abs(blow.last)) * blow.time
    radius = 1.1 * way
    hit = blow.kind == HIT
    back, front = (-2.3, 3.2) if hit else (-2.0, 3.3)
    scene.x, scene.y = (back * way, front * way), (-1.9 * way, 2.3 * way)
    if hit:
        face = partial(_bat, blow, radius)
        scene.block(lambda t: (face(t) - 0.14 * way, 0), 0.28 * way, 3.2 * way, STEEL)
    else:
        scene.block((-radius - 2 * way, 0), 4 * way, 20 * way, STEEL)
        face = partial(_wall, radius)
        at = (-radius - 0.45 * way, 1.9 * way)
        scene.label(_WALL.in_(scene.locale), at, INK, prefer=("on",), size=13)

    def outline(time: float) -> NDArray[np.float64]:
        middle = blow.place(time)
        edge = face(time) - middle  # how far the face is, seen from the ball, negative
        pressed = max(0.0, radius + edge)
        x = np.maximum(radius * np.cos(_AROUND), edge)
        y = radius * np.sin(_AROUND) * (1 + 0.3 * pressed / radius)
        return np.column_stack([middle + x, y])

    scene.polygon(outline, mixed(colour, WHITE, 0.3), INK)
    scene.vector(
        lambda t: (face(t), 0), lambda t: (blow.force(t), 0), FORCE, "F", longest=blow.peak,
        points=78 if alone else 48,
    )  # fmt: skip
    scene.vector(
        lambda t: (blow.place(t), 1.75 * way), lambda t: (blow.speed(t), 0), VELOCITY,
        "v" if alone else "", longest=max(abs(blow.first), abs(blow.last)),
        points=64 if alone else 40,
    )  # fmt: skip


def _wall(radius: float, _: float) -> float:
    return -radius


def _bat(blow: Blow, radius: float, time: float) -> float:
    """Where the face of the bat is: it presses the ball as hard as the force is large."""
    time = min(time, blow.end)
    speed = 0.6 * max(abs(blow.first), blow.last)
    if time < blow.begin:
        return -radius + speed * (time - blow.begin)
    over = blow.begin + blow.time
    if time <= over:
        return blow.place(time) - radius + 0.4 * radius * blow.force(time) / blow.peak
    return blow.place(over) - radius + 0.25 * blow.last * (time - over)


def draw_crash(scene: Scene, blows: Sequence[Blow], *, alone: bool) -> None:
    """The driver without an airbag above, the one with it below."""
    soft = blows[1]
    way = soft.first * soft.time / 2
    unit = way / _DRIVER
    left = -way - soft.first * soft.begin
    scene.x = left - 0.7 * unit, 1.15 * unit
    scene.y = -0.25 * unit, 3.15 * unit
    for index, blow in enumerate(blows):
        _Driver(scene, blow, unit, 1.6 * unit * (1 - index), left, way).draw(
            index, max(it.peak for it in blows), alone=alone
        )


class _Driver:
    """`base` is the height of the lane, `left` where the driver starts, `way` that into the bag."""

    def __init__(
        self, scene: Scene, blow: Blow, unit: float, base: float, left: float, way: float
    ) -> None:
        self.scene, self.blow, self.unit, self.base = scene, blow, unit, base
        self.left, self.way = left, way

    def _x(self, time: float) -> float:
        """Of the middle: both come to rest at 0."""
        return self.blow.place(time) - self.blow.first * self.blow.time / 2

    def _at(self, height: float, time: float) -> tuple[float, float]:
        return self._x(time), self.base + height * self.unit

    def _part(self, shape: Outline, time: float) -> NDArray[np.float64]:
        moved: NDArray[np.float64] = np.array(shape) * self.unit + np.array(self._at(0.0, time))
        return moved

    def draw(self, index: int, peak: float, *, alone: bool) -> None:
        scene, unit, base = self.scene, self.unit, self.base
        floor = [(self.left - 9 * unit, base), (9 * unit, base)]
        scene.line(floor, SOFT_INK, 2)
        dash = np.array([(_DASH, 0.0), (_DASH, 0.95), (0.5, 1.12), (3, 1.12), (3, 0.0)])
        scene.polygon(dash * unit + np.array([0.0, base]), STEEL, INK)
        if index:
            scene.polygon(self._bag, mixed(WHITE, EDGE, 0.2), INK)
        trunk = [(-0.28, 0.0), (_DASH, 0.0), (0.16, 0.86), (-0.2, 0.86)]
        scene.polygon(partial(self._part, trunk), BAG_COLOURS[index], INK)
        scene.disc(partial(self._at, 1.04), 0.17 * unit, _SKIN, INK)
        scene.vector(
            partial(self._at, 0.55), lambda t: (-self.blow.force(t), 0), FORCE,
            "F" if alone else "", longest=peak, points=84 if alone else 50,
        )  # fmt: skip
        scene.vector(
            partial(self._at, 1.36), lambda t: (self.blow.speed(t), 0), VELOCITY,
            "v" if alone else "", longest=self.blow.first, points=50 if alone else 34,
        )  # fmt: skip
        text = BAGS[index].in_(scene.locale)
        scene.label(text, (0.68 * unit, base + 0.5 * unit), INK, prefer=("on",), size=13)

    def _bag(self, time: float) -> NDArray[np.float64]:
        """The airbag between the dashboard and the driver; it grows higher as it is pressed."""
        right = _DASH * self.unit
        begin = -self.way + 0.16 * self.unit
        front = max(begin, self._x(time) + 0.16 * self.unit)
        half = max(right - front, 0.02 * self.unit) / 2
        pressed = 1 - 2 * half / (right - begin)
        high = (0.3 + 0.12 * pressed) * self.unit
        x = (front + right) / 2 + half * np.cos(_AROUND)
        return np.column_stack([x, self.base + 0.72 * self.unit + high * np.sin(_AROUND)])
