"""A gauge in a tank, and a hydraulic press, as they are drawn."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.palette import (
    BLUE,
    FORCE,
    GOLD,
    INK,
    SOFT_INK,
    STEEL,
    VERMILLION,
    WATER,
    mixed,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._pressing import Dive, Press, eased
from generator.engines.physics.phenomena._substances import colour
from generator.engines.physics.phenomena._vessel import Ends, liquid, vessel
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_BANDS = 24  # of the liquid, which is darker where the pressure is larger
_DARK = (16, 62, 112)
_WATERS = "water", "sea", "brine"
_LONGEST, _SHORTEST = 92.0, 26.0  # points of the arrows of forces
_FLOOR = 1.2  # of the deepest, where the tank ends


def paint_dive(scene: Scene, case: Case[Any], dive: Dive, high: float, most: float) -> None:
    """A tank with a gauge in it that is pressed upon from all sides; `most` is the largest pressure
    of all cases."""
    left, right, floor = -0.42 * high, 0.42 * high, -_FLOOR * high
    water = colour(case.values["liquid"], WATER)
    depths = _DARK if case.values["liquid"] in _WATERS else mixed(water, INK, 0.75)
    edges = np.linspace(0, floor, _BANDS + 1)
    for top, bottom in pairwise(edges):
        shade = mixed(water, depths, 0.6 * top / floor)
        scene.polygon([(left, bottom), (right, bottom), (right, top), (left, top)], shade)
    scene.line([(left, 0), (right, 0)], mixed(water, INK, 0.35), 1.6)
    vessel(scene, (left, right), (floor, 0.08 * high))
    scene.ruler((left, 0), (left, floor), side="left", steps=8)

    def gauge(time: float) -> tuple[float, float]:
        return 0.0, -dive.deep(time)

    def arrows(canvas: Canvas, time: float) -> None:
        middle, length = scene.px(gauge(time)), 6 + 22 * dive.pressure(time) / most
        for turn in np.arange(8) * (math.pi / 4):
            way = np.array([math.cos(turn), math.sin(turn)]) * scene.unit
            tip, tail = middle + way * 12, middle + way * (12 + length)
            canvas.arrow(tail, tip, VERMILLION, 2.6 * scene.unit, head=9 * scene.unit)

    scene.line(lambda t: [(0, 0.14 * high), gauge(t)], INK, 1.4)
    scene.add(arrows, moves=True)
    scene.disc(gauge, points=11, fill=GOLD, edge=INK, front=True)


def name_depth(scene: Scene, dive: Dive, high: float) -> None:
    aside = 0.29 * high
    scene.measure((aside, 0), lambda t: (aside, -dive.deep(t)), "h", colour=INK)


def paint_press(scene: Scene, press: Press, high: float) -> None:
    """Two cylinders with the same liquid; their widths are as their pistons', as far as there is
    room."""
    ratio = min(9.0, max(1 / 9, math.sqrt(press.ratio)))
    widths = np.array([1.0, ratio]) * 0.72 * high / (1 + ratio)
    floor, channel, rest = -1.02 * high, 0.08 * high, -0.45 * high
    left = -0.56 * high
    ones = (left, left + widths[0])
    twos = (left + widths[0] + 0.22 * high, left + widths.sum() + 0.22 * high)
    down = 0.36 * high * min(1.0, press.ratio)

    def first(time: float) -> float:
        return rest + 0.16 * high - down * eased(time)

    def second(time: float) -> float:
        return rest + down / press.ratio * eased(time)

    for ends, level in ((ones, first), (twos, second)):
        liquid(scene, ends, floor, level, WATER)
    _walls(scene, (*ones, *twos), floor, channel, -0.06 * high)
    thick = 0.045 * high
    for ends, level in ((ones, first), (twos, second)):
        _piston(scene, ends, level, thick)
    one, two = sum(ones) / 2, sum(twos) / 2
    side = min(0.9 * widths[1], 0.2 * high)
    scene.block(lambda t: (two, second(t) + thick + side / 2), side, side, GOLD)
    longest = max(press.force, press.lifting)

    points = [max(_SHORTEST, _LONGEST * it / longest) for it in (press.force, press.lifting)]

    def push(time: float) -> tuple[float, float]:
        """From where the arrow has its tip on the piston."""
        long = points[0] * scene.unit / scene.pixels_per_unit
        return one, first(time) + thick + long

    scene.vector(push, (0, -1), FORCE, longest=1, points=points[0])
    name = f"F₁ = {amount(press.force, 'N')}"
    over = one, -0.04 * high  # the cylinder, for it may be narrower than the name
    scene.label(name, over, FORCE, prefer=("above",), gap=3, bold=True, number=True)
    scene.vector(
        lambda t: (two, second(t) + thick + side / 2), (0, 1), BLUE,
        f"F₂ = {amount(press.lifting, 'N')}", longest=1, points=points[1],
    )  # fmt: skip
    if min(press.force, press.lifting) / longest < _SHORTEST / _LONGEST:
        note = Wording("arrows not to scale", "箭头长短未按比例").in_(scene.locale)
        at = (left, -1.02 * high - 0.19 * high)
        scene.label(note, at, SOFT_INK, size=12, prefer=("right",), number=True)
    told = [f"A₁ = {amount(press.small, 'm²')}", f"A₂ = {amount(press.large, 'm²')}"]
    for text, at in zip(told, (one, two), strict=True):
        scene.label(text, (at, floor), SOFT_INK, size=14, prefer=("below",), number=True)


def _piston(scene: Scene, ends: Ends, level: Callable[[float], float], thick: float) -> None:
    middle = sum(ends) / 2
    wide = ends[1] - ends[0]
    scene.block(lambda t: (middle, level(t) + thick / 2), wide, thick, STEEL)


def _walls(scene: Scene, x: Sequence[float], floor: float, channel: float, top: float) -> None:
    """Of two cylinders, at four places, and of the channel between them."""
    left, inner, further, right = x
    over = floor + channel
    joint = [(inner, floor), (further, floor), (further, over), (inner, over)]
    scene.polygon(joint, WATER, front=True)
    scene.line([(left, top), (left, floor), (right, floor), (right, top)], INK, 3, front=True)
    between = [(inner, top), (inner, over), (further, over), (further, top)]
    scene.line(between, INK, 3, front=True)
