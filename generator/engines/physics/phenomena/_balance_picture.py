"""The picture of forces in balance: where they act, one after another, and head to tail."""

import math
from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EARTH,
    FORCE,
    GREEN,
    INK,
    SOFT_INK,
    WHITE,
    Colour,
    mixed,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._balance import (
    BETWEEN,
    CORD,
    TABLE,
    UPRIGHT,
    VERTICAL,
    Balance,
)

SECONDS = 4.0
"""In which all forces appear and are looked at."""

_EACH = 1.0  # seconds in which a force appears
_ROPE = 1.25  # of the picture's units, which are no metres
_SIGN = 0.8, 0.46
_ASIDE = 0.06  # that two arrows on one line are drawn aside of it, so that both are seen
_FLAT = 0.6  # rad: a rope that rises no more leaves room above it

_WEIGHT, _FIRST, _SECOND = FORCE, BLUE, GREEN


def window(balance: Balance) -> tuple[tuple[float, float], tuple[float, float]]:
    if balance.kind == TABLE:
        return (-1.3, 1.3), (-1.3, 1.5)
    if balance.kind == CORD:
        return (-1.1, 1.1), (-2.0, 1.3)
    left, right = balance.angles
    wide = max(_SIGN[0] / 2, _ROPE * math.cos(left), _ROPE * math.cos(right)) + 0.3
    return (-wide, wide), (-1.6, _ROPE * max(math.sin(left), math.sin(right)) + 0.25)


def picture(
    scene: Scene, balance: Balance, colour: Colour, strongest: float, *, alone: bool
) -> None:
    fill, middle = mixed(colour, WHITE, 0.35), (0.0, -0.28 - _SIGN[1] / 2)
    if balance.kind == TABLE:
        scene.polygon([(-1.1, -0.5), (1.1, -0.5), (1.1, -0.62), (-1.1, -0.62)], EARTH, INK)
        for foot in (-0.95, 0.83):
            legs = [(foot, -0.62), (foot + 0.12, -0.62), (foot + 0.12, -9), (foot, -9)]
            scene.polygon(legs, EARTH, INK)
        middle = (0.0, -0.5 + _SIGN[1] / 2)
        places = [(-_ASIDE, middle[1]), (_ASIDE, -0.5)]
    elif balance.kind == CORD:
        scene.hatching((-0.5, 1.0), (0.5, 1.0))
        scene.line([(0, 1.0), (0, -0.28)], INK, 2.4)
        places = [middle, (0.0, -0.28)]
    else:
        places = [middle, (0.0, 0.0), (0.0, 0.0)]
        _ropes(scene, balance, alone=alone)
    scene.block(middle, *_SIGN, fill)
    mass = amount(balance.mass, "kg")
    beside = (_SIGN[0] / 2, middle[1])
    scene.label(mass, beside, INK, prefer=("right",), size=14, bold=True, number=True)
    names = ("G", "N" if balance.kind == TABLE else "T" if balance.kind == CORD else "T₁", "T₂")
    for index, (at, force) in enumerate(zip(places, balance.forces, strict=True)):
        scene.vector(
            at, _growing(force, index), (_WEIGHT, _FIRST, _SECOND)[index], names[index],
            longest=strongest, points=84 if alone else 60, beside=_off_rope(balance, index),
        )  # fmt: skip


def _off_rope(balance: Balance, index: int) -> str:
    """The side of an arrow's tip on which its name is not on the rope that it lies on."""
    if balance.kind == TABLE or index == 0:
        return ""
    if balance.kind == CORD:
        return "right"
    if balance.angles[index - 1] < _FLAT:
        return "above"
    return "left" if index == 1 else "right"


def _ropes(scene: Scene, balance: Balance, *, alone: bool) -> None:
    """Two ropes from their hooks to a ring, and the sign below it."""
    for sign, angle in zip((-1, 1), balance.angles, strict=True):
        hook = np.array([sign * math.cos(angle), math.sin(angle)]) * _ROPE
        scene.hatching((hook[0] - 0.16, hook[1]), (hook[0] + 0.16, hook[1]))
        scene.line([hook, (0, 0)], INK, 2.4)
        scene.line([(0, 0), (sign * _SIGN[0] * 0.4, -0.28)], INK, 1.8)
    for name, angle, (start, end) in zip("αβ", balance.told, _arcs(balance), strict=False):
        told = ""
        if alone and scene.numbers:  # two angles beside one line have room for their names alone
            upright = balance.measured == VERTICAL
            told = name if upright else f"{name} = {amount(angle, 'deg')}"
        if abs(end - start) > 0.02:
            scene.angle((0, 0), start, end, told, points=40)
    if balance.measured == VERTICAL:
        scene.line([(0.0, 0.0), (0.0, 0.8)], SOFT_INK, 1, dash=(3, 4))
    elif balance.measured != BETWEEN:
        scene.line([(-0.62, 0.0), (0.62, 0.0)], SOFT_INK, 1, dash=(3, 4))
    scene.disc((0, 0), points=4.5, fill=WHITE, edge=INK)


def _arcs(balance: Balance) -> list[tuple[float, float]]:
    """From where to where each of the angles that are told goes: directions in rad."""
    left, right = math.pi - balance.angles[0], balance.angles[1]
    if balance.measured == BETWEEN:
        return [(right, left)]
    zeros = (UPRIGHT, UPRIGHT) if balance.measured == VERTICAL else (math.pi, 0.0)
    return [(zeros[0], left), (zeros[1], right)]


def _growing(force: NDArray[np.float64], turn: int) -> Callable[[float], NDArray[np.float64]]:
    """The force as it appears in its turn."""
    return lambda t: force * min(1.0, max(0.0, t / _EACH - turn))


def polygon(page: Page, balance: Balance) -> None:
    """The forces head to tail: they come back to where they began."""
    ends = np.vstack([[0.0, 0.0], np.cumsum(balance.forces, axis=0)])
    low, high = ends.min(axis=0), ends.max(axis=0)
    room = 0.24 * float((high - low).max())
    scene = page.scene(
        (float(low[0] - room), float(high[0] + room)), (float(low[1] - room), float(high[1] + room))
    )
    for index, (force, name) in enumerate(zip(balance.forces, ("G", "T₁", "T₂"), strict=True)):
        colour = (_WEIGHT, _FIRST, _SECOND)[index]
        _laid(scene, ends[index], _growing(force, index), colour)
        written, middle = partial(_when, name, _EACH * (index + 0.5)), ends[index] + force / 2
        out = middle - ends[:3].mean(axis=0)
        at = middle + out * (0.45 * room / max(float(np.hypot(*out)), 1e-12))
        scene.label(written, at, colour, bold=True, prefer=("on",), number=True)


def _laid(
    scene: Scene,
    start: NDArray[np.float64],
    along: Callable[[float], NDArray[np.float64]],
    colour: Colour,
) -> None:
    """An arrow that is as long as it is large in the scene's own units."""

    def item(canvas: Canvas, time: float) -> None:
        tail, tip = scene.px(start), scene.px(start + along(time))
        canvas.arrow(tail, tip, colour, 2.8 * scene.unit, head=10 * scene.unit)

    scene.add(item, moves=True)


def _when(name: str, begin: float, time: float) -> str:
    return name if time > begin else ""
