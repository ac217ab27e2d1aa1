"""The pictures of action and reaction: two skaters on ice, and a rocket that rises."""

import math
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    FORCE,
    GOLD,
    INK,
    ORANGE,
    SKY,
    STEEL,
    VELOCITY,
    VERMILLION,
    Colour,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._reaction import Rocket, Skaters

BOTH: tuple[Colour, Colour] = (BLUE, ORANGE)
"""Of the first and the second skater."""

_SKIN: Colour = (236, 190, 150)
_PUFFS = 36
_TALL = 3.5  # the picture's size beside a figure's unit; a figure is 1.73 units tall
_STANDS, _ARM = 0.3, 0.7  # units from the middle to a figure at first, and from shoulder to hand
_BASE = 0.1  # of the rocket's lower end above its fins, which stand on the ground

Outline = Sequence[tuple[float, float]]


def draw_skaters(scene: Scene, run: Skaters, colours: Sequence[Colour], *, alone: bool) -> None:
    size = run.size
    scene.x, scene.y = (-1.5 * size, 1.5 * size), (-0.3 * size, 0.95 * size)
    scene.ground(0.0, colour=pale(SKY, 0.2))
    for which in (0, 1):
        _Skater(scene, run, which).draw(colours[which], alone=alone)


class _Skater:
    """The first (0) or the second (1) of two."""

    def __init__(self, scene: Scene, run: Skaters, which: int) -> None:
        self.scene, self.run, self.which = scene, run, which
        self.sign = 1 if which else -1
        self.unit = run.size / _TALL

    def draw(self, colour: Colour, *, alone: bool) -> None:
        scene, run, which = self.scene, self.run, self.which
        legs = [(-0.17, 0.03), (-0.04, 0.75), (0.04, 0.75), (0.17, 0.03)]
        scene.line(partial(self._part, legs), INK, 4)
        for x in (-0.17, 0.17):
            scene.line(partial(self._part, [(x - 0.14, 0.0), (x + 0.14, 0.0)]), STEEL, 3)
        trunk = [(-0.17, 0.68), (0.17, 0.68), (0.2, 1.34), (-0.2, 1.34)]
        scene.polygon(partial(self._part, trunk), colour, INK)
        scene.line(self._arm, INK, 4)
        scene.disc(partial(self._at, 1.55), 0.18 * self.unit, _SKIN, INK)
        scene.vector(
            partial(self._at, 0.95), self._force, FORCE, ("F₁", "F₂")[which], longest=run.force,
            points=60 if alone else 40,
        )  # fmt: skip
        scene.vector(
            partial(self._at, 2.05), self._velocity, VELOCITY, ("v₁", "v₂")[which] if alone else "",
            longest=max(run.finals), points=60 if alone else 34,
        )  # fmt: skip
        mass = amount((run.mass1, run.mass2)[which], "kg")
        scene.label(mass, self._aside, INK, prefer=("below",), size=14, number=True)

    def _at(self, height: float, time: float) -> tuple[float, float]:
        middle = self.run.place(self.which, time) + self.sign * _STANDS * self.unit
        return middle, height * self.unit

    def _aside(self, time: float) -> tuple[float, float]:
        """On the ice, so far from the other one that both names have room."""
        x, y = self._at(0.0, time)
        return x + self.sign * 0.25 * self.unit, y

    def _part(self, shape: Outline, time: float) -> NDArray[np.float64]:
        moved: NDArray[np.float64] = np.array(shape) * self.unit + np.array(self._at(0.0, time))
        return moved

    def _arm(self, time: float) -> NDArray[np.float64]:
        """Half-way between them the hands meet as long as they push: the elbow bends for that."""
        if not self.run.pushes(time):
            return self._part([(0, 1.22), (-self.sign * 0.3, 0.8)], time)
        gap = self.run.place(1, time) - self.run.place(0, time)
        half = _STANDS + gap / self.unit / 2
        bent = math.sqrt(max(_ARM**2 - half**2, 0.0)) / 2
        elbow, hand = (-self.sign * half / 2, 1.22 - bent), (-self.sign * half, 1.22)
        return self._part([(0, 1.22), elbow, hand], time)

    def _force(self, time: float) -> tuple[float, float]:
        return (self.sign * self.run.force if self.run.pushes(time) else 0.0), 0.0

    def _velocity(self, time: float) -> tuple[float, float]:
        return self.run.speed(self.which, time), 0.0


def draw_rocket(scene: Scene, run: Rocket, seed: int, colour: Colour, *, alone: bool) -> None:
    """The gas is strewn by `seed`."""
    top = max(run.height(run.end), 1.0)
    scene.x, scene.y = (-0.62 * top, 0.62 * top), (-0.3 * top, 1.42 * top)
    scene.ground(0.0)
    scene.ruler((-0.42 * top, 0), (-0.42 * top, top), "m", side="left")
    size = 0.1 * top  # half the rocket's length, whatever that is
    at = partial(_above, run, size)

    def part(shape: Outline, time: float) -> NDArray[np.float64]:
        moved: NDArray[np.float64] = np.array(shape) * size + np.array(at(0.0, time))
        return moved

    scene.dots(_gas(run, size, seed), EDGE, 2.6)
    flame = [(-0.2, 0), (0.2, 0), (0.0, -1.0)]
    scene.polygon(lambda t: part(flame if t < run.end else flame[:1] * 3, t), GOLD)
    fins = [(-0.5, -0.1), (-0.25, 0.7), (0.25, 0.7), (0.5, -0.1), (0.22, 0.12), (-0.22, 0.12)]
    scene.polygon(partial(part, fins), VERMILLION, INK)
    hull = [(-0.25, 0), (0.25, 0), (0.25, 1.5), (0.0, 2.2), (-0.25, 1.5)]
    scene.polygon(partial(part, hull), pale(colour, 0.5), INK)

    def push(sign: int, time: float) -> tuple[float, float]:
        return 0.0, sign * run.thrust if time < run.end else 0.0

    for height, sign, name in ((1.2, 1, "F"), (-0.3, -1, "F′")):
        scene.vector(
            partial(at, height), partial(push, sign), FORCE, name, longest=run.thrust,
            points=46 if alone else 36,
        )  # fmt: skip
    fastest = max(abs(run.speed(run.end)), 1e-9)
    scene.vector(
        lambda t: (0.9 * size, at(1.0, t)[1]), lambda t: (0, run.speed(t)), VELOCITY,
        "v" if alone else "", longest=fastest, points=56 if alone else 40,
    )  # fmt: skip


def _above(run: Rocket, size: float, height: float, time: float) -> tuple[float, float]:
    """`height` sizes above the rocket's lower end."""
    return 0.0, run.height(time) + (_BASE + height) * size


def _gas(run: Rocket, size: float, seed: int) -> Callable[[float], NDArray[np.float64]]:
    chance = np.random.default_rng(seed)
    spread, phase = chance.uniform(-0.3, 0.3, _PUFFS), chance.uniform(0, 1, _PUFFS)

    def places(time: float) -> NDArray[np.float64]:
        if time >= run.end:
            return np.empty((0, 2))
        age = (phase + time / run.end * 40) % 1.0
        x, y = spread * age * 2.2 * size, _above(run, size, 0.0, time)[1] - (0.1 + 1.9 * age) * size
        return np.column_stack([x, np.maximum(y, 0.0)])

    return places
