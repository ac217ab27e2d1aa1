"""A pipe and the liquid in it, as they are drawn."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    INK,
    SOFT_INK,
    VELOCITY,
    WATER,
    Colour,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._pipe import BEND, ENDS, PARCELS, Pipe
from generator.engines.physics.phenomenon import Case

_BEYOND = 8  # dark parcels before and behind the pipe, where the picture is wider than it
_THINNEST = 0.04  # of the wider part, that the other one's radius is drawn with at least
MIDDLE = (ENDS + BEND) / 2
"""Where the middles of the two parts are, to either side."""


def darker(water: Colour) -> Colour:
    """Of the same liquid."""
    return mixed(water, BLUE, 0.4) if water == WATER else mixed(water, INK, 0.25)


def paint_pipe(
    scene: Scene, pipe: Pipe, water: Colour, *, axis: float = 0.0, scale: float = 1.0
) -> None:
    """The pipe along the height `axis`, in which parcels of equal volume go by, in units of its
    wider diameter; `scale` is by how much it is drawn wider."""

    def outline(x: NDArray[np.float64]) -> NDArray[np.float64]:
        high = np.maximum(pipe.radius(x) * scale, _THINNEST)
        over, under = np.column_stack([x, axis + high]), np.column_stack([x, axis - high])
        return np.vstack([over, under[::-1]])

    def parcels(canvas: Canvas, time: float) -> None:
        left, right, _, _ = scene.window
        for index in range(-_BEYOND, PARCELS // 2 + 1 + _BEYOND):
            start, end = pipe.parcel(index, time)
            if end > left and start < right:
                parcel = outline(np.linspace(start, end, 16))
                canvas.polygon(scene.px(parcel), darker(water))

    bend = np.linspace(-BEND, BEND, 60)
    whole = outline(np.concatenate([[-3 * ENDS], bend, [3 * ENDS]]))
    scene.polygon(whole, pale(water, 0.25))
    scene.add(parcels, moves=True)
    for wall in np.split(whole, 2):
        scene.line(wall, INK, 3.0, front=True)


def name_speeds(scene: Scene, pipe: Pipe, fastest: float, *, axis: float = 0.0) -> None:
    """The speeds of both parts as arrows."""
    for name, speed, place in zip("₁₂", (pipe.speed, pipe.later), (-MIDDLE, MIDDLE), strict=True):
        scene.vector(
            (place - 0.6, axis), (speed, 0), VELOCITY, f"v{name}",
            longest=fastest, points=76, width=3.2,
        )  # fmt: skip


def name_parts(scene: Scene, pipe: Pipe) -> None:
    """The speeds of both parts as arrows, and their widths below."""
    name_speeds(scene, pipe, max(pipe.speed, pipe.later))
    widths = (pipe.first, pipe.second)
    for which, place in enumerate((-MIDDLE, MIDDLE)):
        name = "₁₂"[which]
        told = (
            f"d{name} = {amount(widths[which], 'm')},  A{name} = {amount(pipe.areas[which], 'm²')}"
        )
        below = -max(widths[which] / pipe.wide / 2, _THINNEST)
        scene.label(told, (place, below), SOFT_INK, size=14, prefer=("below",), number=True)


def paint_pipes(page: Page, cases: Sequence[Case[Pipe]], water: Colour) -> None:
    """The pipes of several cases one below the other."""
    rows = len(cases)
    scene = page.scene((-ENDS, ENDS), (-1.35 * rows, 0.05))
    widest = max(case.run.wide for case in cases)
    fastest = max(max(case.run.speed, case.run.later) for case in cases)
    for row, case in enumerate(cases):
        axis = -0.8 - 1.35 * row
        scale = max(0.3, case.run.wide / widest)
        paint_pipe(scene, case.run, water, axis=axis, scale=scale)
        name_speeds(scene, case.run, fastest, axis=axis)
        at = (-ENDS, axis + 0.5 * scale)
        text = page.say(case.label)
        scene.label(text, at, case.colour, prefer=("upper right",), gap=8, bold=True)
    page.legend(cases)
