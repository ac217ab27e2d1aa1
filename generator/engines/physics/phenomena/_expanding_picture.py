"""Rods, rings and strips of two metals that are warmed, as they are drawn."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount, digits
from generator.engines.physics.draw.pace import round_rate
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    INK,
    ORANGE,
    SCENE,
    SOFT_INK,
    VERMILLION,
    Colour,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.draw.view import Shape
from generator.engines.physics.phenomena._expanding import Expansion
from generator.engines.physics.phenomena._substances import OWN, colour, substance
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_SHOWN = 0.16  # of the size, that the largest growth is drawn with at most
_GLOW = 500.0  # K warmer, where the metal is drawn quite red
_STEEL: Colour = (142, 152, 164)
_LAYER = 0.03  # of the strip's length, that one of its metals is drawn thick
_UNKNOWN = Wording("metal", "金属")


def rods(page: Page, cases: Sequence[Case[Expansion]]) -> None:
    """One below the other, in units of the longest one."""
    longest = max(case.run.size for case in cases)
    rows = len(cases)
    bottom = -0.3 * rows + 0.06
    scene = page.scene((-0.07, 1.27), (bottom - 0.12, 0.24))
    factor = _enlarged(page, scene, cases, (0.6, bottom))
    for row, case in enumerate(cases):
        size = max(0.08, case.run.size / longest)
        _rod(scene, case, size, -0.3 * row, factor, alone=rows == 1)
    scene.hatching((0, -0.3 * rows + 0.15), (0, 0.13))
    page.legend(cases)


def rings(page: Page, cases: Sequence[Case[Expansion]]) -> None:
    """Side by side, in units of the largest one."""
    largest = max(case.run.size for case in cases)
    wide = 2.2
    scene = page.scene((-wide / 2, wide * (len(cases) - 0.5)), (-1.3, 1.1))
    middle = wide * (len(cases) - 1) / 2
    factor = _enlarged(page, scene, cases, (middle, -1.06))
    for index, case in enumerate(cases):
        inner = max(0.2, 0.58 * case.run.size / largest)
        _ring(scene, case.run, inner, wide * index, factor)
        if len(cases) > 1:
            at = (wide * index, 1.02)
            name = page.say(case.label)
            scene.label(name, at, case.colour, size=14, prefer=("below",), gap=0, bold=True)
    page.legend(cases)


def strip(page: Page, cases: Sequence[Case[Expansion]]) -> None:
    """A strip of two metals; two cases, as of “brass and steel”, are its two metals."""
    run = cases[0].run
    several = len(cases) > 1
    metals = [run.metal, cases[1].run.metal if several else run.partner]
    joined = replace(run, other=cases[1].run.coefficient) if several else run
    scene = page.scene((-0.12, 1.25), (-0.82, 0.7))
    scene.hatching((0, -0.2), (0, 0.2))
    _flame(scene, 0.35, -0.45, 2.0, shown=run.end > run.start)
    for index, (side, metal) in enumerate(zip((1, -1), metals, strict=True)):
        if several:  # in the colours of the legend, the numbers and the graph
            paint = pale(cases[index].colour, 0.25)
        else:
            paint = colour(metal, ORANGE if side > 0 else _STEEL)
            _key(page, scene, metal, paint, 0.5 if side > 0 else 0.38)
        scene.polygon(_layer(joined, side), paint, INK, 1.3)
    scene.line([(0, 0), (1, 0)], SOFT_INK, 1.3, dash=(5, 4), front=True)
    _turn(scene, joined)
    thicker = 2 * _LAYER * run.size / run.thickness
    if thicker > 1.5:
        told = digits(thicker, 2)
        words = Wording(f"strip drawn {told} times thicker", f"图中厚度放大 {told} 倍")
        scene.label(
            page.say(words), (0.56, -0.7), SOFT_INK, size=13, prefer=("below",), number=True
        )
    page.legend(cases)


def _key(page: Page, scene: Scene, metal: str, paint: Colour, y: float) -> None:
    """Which metal a colour is."""
    scene.line([(0.08, y), (0.17, y)], paint, 10)
    name = substance(metal).name if metal != OWN else _UNKNOWN
    scene.label(page.say(name), (0.17, y), INK, size=14, prefer=("right",))


def _bent(run: Expansion, time: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where the joint of the two metals is, of shape (n, 2), in units of the strip's length, and
    which way it runs there (rad)."""
    turn = -run.turned(time) * np.linspace(0, 1, 60)
    x, y = np.cumsum(np.cos(turn)) / len(turn), np.cumsum(np.sin(turn)) / len(turn)
    return np.column_stack([x - x[0], y - y[0]]), turn


def _layer(run: Expansion, side: int) -> Callable[[float], NDArray[np.float64]]:
    """Of the strip in units of its length: the upper one is the first metal, side 1."""

    def shape(time: float) -> NDArray[np.float64]:
        middle, turn = _bent(run, time)
        across = np.column_stack([-np.sin(turn), np.cos(turn)]) * _LAYER * side
        return np.vstack([middle, (middle + across)[::-1]])

    return shape


def _turn(scene: Scene, run: Expansion) -> None:
    """The angle between the strip's end and the level."""

    def end(time: float) -> NDArray[np.float64]:
        place: NDArray[np.float64] = _bent(run, time)[0][-1]
        return place

    def way(time: float) -> float:
        return -run.turned(time)

    for directed in (lambda _: 0.0, way):

        def ray(time: float, directed: Callable[[float], float] = directed) -> Shape:
            along = np.array([math.cos(directed(time)), math.sin(directed(time))])
            return [end(time), end(time) + 0.2 * along]

        scene.line(ray, SOFT_INK, 1.3, dash=(4, 3))
    scene.angle(end, 0.0, way, lambda t: "θ" if abs(run.turned(t)) > 0.1 else "", points=30)


def _enlarged(
    page: Page, scene: Scene, cases: Sequence[Case[Expansion]], at: tuple[float, float]
) -> float:
    """By how much growth is drawn larger than it is, and that written down."""
    most = max(abs(case.run.strain) for case in cases)
    factor = round_rate(_SHOWN / most / 2.0001) if most > 0 else 1.0
    factor = max(1.0, factor)
    if factor > 1:
        told = digits(factor)
        words = Wording(f"growth drawn {told} times larger", f"图中伸长放大 {told} 倍")
        scene.label(page.say(words), at, SOFT_INK, size=13, prefer=("below",), number=True)
    return factor


def _rod(
    scene: Scene, case: Case[Expansion], size: float, y: float, factor: float, *, alone: bool
) -> None:
    run, half = case.run, 0.06 if alone else 0.045
    metal = colour(run.metal, _STEEL)

    def end(time: float) -> float:
        return size * _scale(run, factor, time)

    def shape(time: float) -> list[tuple[float, float]]:
        right = end(time)
        return [(0, y - half), (right, y - half), (right, y + half), (0, y + half)]

    scene.polygon(shape, lambda t: _glowing(run, metal, t), INK if alone else case.colour, 2.0)
    scene.line([(size, y - 0.09), (size, y + 0.09)], SOFT_INK, 1.3, dash=(4, 3), front=True)
    for share in (0.15, 0.38, 0.62, 0.85):
        _flame(scene, size * share, y - half - 0.11, 1.0, shown=run.end > run.start)
    if alone:
        above = y + half + 0.04
        scene.measure((0, above), (size, above), f"L₀ = {amount(run.size, 'm')}", prefer=("above",))
        scene.label(
            "ΔL", lambda t: (max(size, end(t)), above), VERMILLION, prefer=("right",), gap=4,
            number=True,
        )  # fmt: skip
        _grown(scene, lambda t: [(size, above), (end(t), above)])


def _ring(scene: Scene, run: Expansion, inner: float, x: float, factor: float) -> None:
    at, outer, metal = (x, 0.0), 1.42 * inner, colour(run.metal, _STEEL)

    def hole(time: float) -> float:
        return inner * _scale(run, factor, time)

    scene.disc(at, lambda t: 1.42 * hole(t), lambda t: _glowing(run, metal, t), INK, 1.8)
    scene.disc(at, hole, SCENE, INK, 1.8)
    turns = np.linspace(0, 2 * math.pi, 90)
    circle = np.column_stack([np.cos(turns), np.sin(turns)])
    for radius in (inner, outer):
        scene.line(circle * radius + at, SOFT_INK, 1.4, dash=(5, 4), front=True)
    size = f"L₀ = {amount(run.size, 'm')}"
    # Over the discs, which move, though it does not.
    ends = (lambda _: (x - inner, 0.0)), (lambda _: (x + inner, 0.0))
    scene.measure(*ends, size, prefer=("above",), colour=INK)
    for side in (-1, 1):

        def more(time: float, side: int = side) -> Shape:
            return [(x + side * inner, 0), (x + side * hole(time), 0)]

        _grown(scene, more)
    scene.label("ΔL/2", lambda t: (x + hole(t), 0), INK, prefer=("right",), gap=4, number=True)


def _grown(scene: Scene, part: Callable[[float], Shape]) -> None:
    """By how much it has grown."""
    if scene.numbers:
        scene.line(part, VERMILLION, 4.0, front=True)


def _scale(run: Expansion, factor: float, time: float) -> float:
    """Of a size as it is drawn, beside the beginning."""
    return max(0.05, 1 + factor * run.coefficient * (run.temperature(time) - run.start))


def _glowing(run: Expansion, metal: Colour, time: float) -> Colour:
    """Redder the warmer it is beside the beginning."""
    warmer = (run.temperature(time) - run.start) / _GLOW
    return mixed(metal, VERMILLION, min(0.75, max(0.0, 1.2 * warmer)))


def _flame(scene: Scene, x: float, low: float, size: float, *, shown: bool) -> None:
    if not shown:
        return
    wide = 0.02 * size

    def shape(time: float) -> NDArray[np.float64]:
        flicker = 1 + 0.08 * math.sin(9 * time + 40 * x)
        up = np.linspace(0, 1, 14)
        half = 2.6 * wide * np.sqrt(up) * (1 - up)  # round below, pointed above
        side = np.column_stack([half, 0.105 * size * flicker * up])
        outline = np.vstack([side, (side * [-1, 1])[-2:0:-1]])
        placed: NDArray[np.float64] = outline + np.array([x, low])
        return placed

    scene.polygon(shape, ORANGE, VERMILLION, 1.2)
