"""Rods, rings and strips of two metals that are warmed, as they are drawn."""

import math
from collections.abc import Callable, Sequence

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
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._expanding import Expansion
from generator.engines.physics.phenomena._substances import OWN, colour, substance
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_SHOWN = 0.16  # of the size, that the largest growth is drawn with at most
_GLOW = 500.0  # K warmer, where the metal is drawn quite red
_STEEL: Colour = (142, 152, 164)
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
    coefficient = cases[1].run.coefficient if several else run.other
    scene = page.scene((-0.12, 1.12), (-0.82, 0.7))
    scene.hatching((0, -0.2), (0, 0.2))
    _flame(scene, 0.35, -0.72, 2.0, shown=run.end > run.start)
    for side, metal in zip((1, -1), metals, strict=True):
        paint = colour(metal, ORANGE if side > 0 else _STEEL)
        scene.polygon(_layer(run, coefficient, side), paint, INK, 1.3)
        y = 0.5 if side > 0 else 0.38
        scene.line([(0.08, y), (0.17, y)], paint, 10)
        name = substance(metal).name if metal != OWN else _UNKNOWN
        scene.label(page.say(name), (0.17, y), INK, size=14, prefer=("right",))
    scene.line([(0, 0), (1, 0)], SOFT_INK, 1.3, dash=(5, 4), front=True)
    page.legend(cases)


def _layer(run: Expansion, other: float, side: int) -> Callable[[float], NDArray[np.float64]]:
    """Of the strip in units of its length: the upper one is the first metal, side 1."""
    way = np.linspace(0, 1, 60)

    def shape(time: float) -> NDArray[np.float64]:
        warmth = run.temperature(time) - run.start
        turn = -1.5 * (run.coefficient - other) * warmth / run.thickness * run.size * way
        x, y = np.cumsum(np.cos(turn)) / len(way), np.cumsum(np.sin(turn)) / len(way)
        middle = np.column_stack([x - x[0], y - y[0]])
        across = np.column_stack([-np.sin(turn), np.cos(turn)]) * 0.03 * side
        return np.vstack([middle, (middle + across)[::-1]])

    return shape


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
        scene.label("ΔL", (size, above), INK, prefer=("right",), gap=4, number=True)


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
    scene.measure(
        lambda t: (x - hole(t), 0), lambda t: (x + hole(t), 0),
        f"L₀ = {amount(run.size, 'm')}", prefer=("above",), colour=INK,
    )  # fmt: skip


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
        side = np.array([[1.0, 0.02], [0.75, 0.045], [0.0, 0.105 * flicker]]) * [wide, size]
        bottom = np.array([[0.0, 0.0]])
        outline = np.vstack([bottom, side, (side * [-1, 1])[-2::-1]])
        placed: NDArray[np.float64] = outline + np.array([x, low])
        return placed

    scene.polygon(shape, ORANGE, VERMILLION, 1.2)
