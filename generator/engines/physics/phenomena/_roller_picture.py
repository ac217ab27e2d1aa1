"""The picture of round bodies that roll on a slope, each on its lane."""

import math
from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.palette import (
    EARTH,
    INK,
    SOFT_INK,
    VELOCITY,
    WHITE,
    Colour,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._roller import SHAPES, Roller

DEPTH = np.array([0.11, 0.085])
"""Of a lane in the picture, to the right and up, beside the way."""

_SMALLEST, _LARGEST = 0.045, 0.085  # radius in the picture beside the way
_CROSS = 0.0, math.pi / 2, math.pi, 1.5 * math.pi


def radius_shown(roller: Roller) -> float:
    """Its radius in the picture, in m: its own where that can be seen and has room."""
    length = roller.ramp.length
    return min(max(roller.radius, _SMALLEST * length), _LARGEST * length)


def draw_race(
    scene: Scene, rollers: Sequence[Roller], colours: Sequence[Colour], *, measured: bool
) -> None:
    """The slope in perspective, and a lane on it for each; `measured`: with its sizes."""
    ramp, body = rollers[0].ramp, radius_shown(rollers[0]) * 2
    deep = DEPTH * ramp.length
    whole = deep * len(rollers)
    ramp.draw(scene, body, measured=measured)
    top, end = ramp.at(-body / 2), ramp.at(ramp.length + body / 2)
    scene.polygon([top, end, end + whole, top + whole], pale(EARTH, 0.72), SOFT_INK, 1.4)
    for along in (0.0, ramp.length):
        line = ramp.at(along)
        scene.line([line, line + whole], SOFT_INK, 1.4, dash=(4, 3))
    for it in rollers if len(rollers) == 1 else ():
        if it.turn is not None:
            high = ramp.at(it.way(it.turn))
            scene.line([high, high + whole], VELOCITY, 1.6, dash=(5, 3))
    for index in reversed(range(len(rollers))):
        shift = deep * (index + 0.5)
        _roller(scene, rollers[index], shift, colours[index])
        if len(rollers) > 1 and rollers[index].moves and not rollers[index].upward:
            _arrival(scene, rollers[index], shift, whole, colours[index])
    if len(rollers) == 1:
        (it,) = rollers
        scene.vector(
            partial(_hub, it, deep / 2), lambda t: ramp.down * it.speed(t), VELOCITY, "v",
            longest=it.fastest, points=56,
        )  # fmt: skip


def _arrival(
    scene: Scene,
    roller: Roller,
    shift: NDArray[np.float64],
    whole: NDArray[np.float64],
    colour: Colour,
) -> None:
    """When it has come to the bottom, where all of them lie level in the end: beside the slope, as
    high as it lies."""
    end = roller.seconds
    level = float(_hub(roller, shift, end)[1])
    beside = float(roller.ramp.at(roller.ramp.length)[0] + whole[0]) + 2 * radius_shown(roller)
    scene.label(
        lambda t: amount(end, "s") if t >= end else "", (beside, level), colour,
        size=13, prefer=("right",), gap=4, bold=True, number=True,
    )  # fmt: skip


def _hub(roller: Roller, shift: NDArray[np.float64], time: float) -> NDArray[np.float64]:
    hub: NDArray[np.float64] = roller.ramp.at(roller.way(time), radius_shown(roller)) + shift
    return hub


def _roller(scene: Scene, roller: Roller, shift: NDArray[np.float64], colour: Colour) -> None:
    radius, hub = radius_shown(roller), partial(_hub, roller, shift)
    if roller.share >= SHAPES["shell"][0]:
        inner = pale(colour, 0.8) if roller.shape == "shell" else None
        scene.disc(hub, radius, inner, INK, 1.5)
        scene.disc(hub, radius * 0.88, None, colour, 5)
        marks: tuple[float, ...] = (0.0,)
        start = 0.74
    else:
        scene.disc(hub, radius, mixed(colour, WHITE, 0.3), INK, 1.5)
        marks, start = ((0.0,), 0.3) if roller.shape == "sphere" else (_CROSS, 0.0)

    def spoke(turn: float, time: float) -> NDArray[np.float64]:
        angle = turn - roller.way(time) / radius
        out = np.array([math.cos(angle), math.sin(angle)]) * radius
        line: NDArray[np.float64] = hub(time) + np.array([[start], [0.94]]) * out
        return line

    for turn in marks:
        scene.line(partial(spoke, turn), INK, 2)
