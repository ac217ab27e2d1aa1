"""How the flight of a particle between charged plates is shown.

Lengths are measured by that of the plates (across the field) or by their distance (along it).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    EDGE,
    FORCE,
    INK,
    KINETIC,
    NEGATIVE,
    POSITIVE,
    POTENTIAL,
    PURPLE,
    SOFT_INK,
    VELOCITY,
    WHITE,
    Colour,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._axes import around
from generator.engines.physics.phenomena._charges import charged
from generator.engines.physics.phenomena._plates import Across, Along
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

Flight = Across | Along
Spot = Callable[[float], tuple[float, float]]

_FLATTEST, _STEEPEST = 0.28, 0.8  # height to length in which the space between plates is drawn
_THICK, _HOLE = 0.035, 0.05
_LINES, _SIGNS, _STEPS = 7, 9, 160
_ROW = 0.4  # between particles that are drawn over each other along the field


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A flight in the units of its picture: how far the plates reach up and how far it goes on
    behind them, where the particle is, and the directions of its velocity and of the force on it,
    by the time (s)."""

    half: float
    beyond: float
    spot: Spot
    velocity: Spot
    force: Spot


def draw(page: Page, cases: Sequence[Case[Flight]]) -> None:
    """In one picture where the plates are the same, else one below the other."""
    plates = {_plates_of(case.run) for case in cases}
    alone = len(cases) == 1
    together = len(plates) == 1
    rows = range(len(cases)) if together else [0] * len(cases)
    count = len(cases) if together else 1
    drawn = [_drawn(case.run, row, count) for case, row in zip(cases, rows, strict=True)]
    window = _window(cases, drawn)
    if together:
        scene = page.scene(*window)
        scenes = [scene] * len(cases)
        _plates(scene, cases[0].run, drawn, alone=alone)
        page.legend(cases)
    else:
        scenes = page.scenes(cases, *window, stacked=True)
        for case, it, scene in zip(cases, drawn, scenes, strict=True):
            _plates(scene, case.run, [it], alone=False)
    most = max(fastest(case.run) for case in cases)
    for case, it, scene in zip(cases, drawn, scenes, strict=True):
        _flight(scene, case, it, most, alone=alone)
    _tell(page, cases)


def _plates_of(run: Flight) -> tuple[str, float, float]:
    """What plates have to agree in to be the same ones: those that speed up have a way round."""
    if isinstance(run, Across):
        return "across", run.apart, run.length
    return "along", run.apart, math.copysign(1, run.particle.charge)


def _drawn(run: Flight, row: int, rows: int) -> _Drawn:
    if isinstance(run, Along):
        y, size = _ROW * ((rows - 1) / 2 - row), run.apart
        half = max(0.35, _ROW * rows / 2)
        return _Drawn(
            half, run.beyond / size,
            lambda t: (run.place(t) / size, y),
            lambda t: (run.velocity(t), 0.0),
            lambda t: (run.force if t < run.inside else 0.0, 0.0),
        )  # fmt: skip
    size = run.length
    taller = min(max(run.apart / size, _FLATTEST), _STEEPEST) * size / run.apart
    shape = np.array([1.0, taller])

    def shaped(vector: NDArray[np.float64]) -> tuple[float, float]:
        x, y = vector * shape
        return float(x), float(y)

    return _Drawn(
        run.apart * taller / size / 2, run.beyond / size,
        lambda t: shaped(run.place(t) / size),
        lambda t: shaped(run.velocity(t)),
        lambda t: shaped(run.pull(t)),
    )  # fmt: skip


def _window(
    cases: Sequence[Case[Flight]], drawn: Sequence[_Drawn]
) -> tuple[tuple[float, float], tuple[float, float]]:
    high = max(it.half for it in drawn) + 0.28
    for case, it in zip(cases, drawn, strict=True):
        high = max(high, abs(it.spot(case.run.end)[1]) + 0.12)
    return (-0.42, 1.26 + max(it.beyond for it in drawn)), (-high, high)


def fastest(run: Flight) -> float:
    """The speed with which it leaves, in m/s."""
    return speed(run, run.inside)


def _plates(scene: Scene, run: Flight, drawn: Sequence[_Drawn], *, alone: bool) -> None:
    """The plates with their field; those that are passed have a hole for each flight."""
    it, half = drawn[0], drawn[0].half
    if isinstance(run, Along):
        first, second = (POSITIVE, NEGATIVE) if run.particle.charge > 0 else (NEGATIVE, POSITIVE)
        for side, colour in ((-_THICK, first), (1.0, second)):
            holes = sorted(each.spot(0.0)[1] for each in drawn)
            tops = [*(y - _HOLE for y in holes), half]
            for low, high in zip([-half, *(y + _HOLE for y in holes)], tops, strict=True):
                _plate(scene, (side, side + _THICK), (low, high), colour)
        lines = [((0.0, y), (1.0, y)) for y in np.linspace(-0.85, 0.85, 6) * half]
        if first == NEGATIVE:
            lines = [(two, one) for one, two in lines]
    else:
        _plate(scene, (0.0, 1.0), (half, half + _THICK), POSITIVE)
        _plate(scene, (0.0, 1.0), (-half - _THICK, -half), NEGATIVE)
        lines = [((x, half), (x, -half)) for x in np.linspace(0.06, 0.94, _LINES)]
    for one, two in lines:
        _field(scene, np.array(one), np.array(two))
    if alone:
        _sizes(scene, run, half)
        if _meets_screen(run):
            x, high = 1 + it.beyond, abs(it.spot(run.end)[1]) + 0.1
            scene.line([(x, -high), (x, high)], INK, 4.0)
            scene.line([(1, 0), (x, 0)], SOFT_INK, 1.2, dash=(4, 4))


def _meets_screen(run: Flight) -> bool:
    """Whether it ends at a screen."""
    if isinstance(run, Along):
        return run.screen is not None and run.screen <= run.beyond
    return run.screen and run.hit is None


def _plate(scene: Scene, x: tuple[float, float], y: tuple[float, float], colour: Colour) -> None:
    """A plate with the signs of its charge."""
    corners = [(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])]
    scene.polygon(corners, colour)
    flat = x[1] - x[0] > y[1] - y[0]
    middle = np.array([(x[0] + x[1]) / 2, (y[0] + y[1]) / 2])
    along = np.array([x[1] - x[0], 0.0]) if flat else np.array([0.0, y[1] - y[0]])
    count = _SIGNS if flat else max(2, round(float(along[1]) / 0.12))
    right, up = np.array([0.3 * _THICK, 0.0]), np.array([0.0, 0.3 * _THICK])
    for share in (np.arange(count) + 0.5) / count - 0.5:
        at = middle + share * along
        scene.line([at - right, at + right], WHITE, 1.6)
        if colour == POSITIVE:
            scene.line([at - up, at + up], WHITE, 1.6)


def _field(scene: Scene, one: NDArray[np.float64], two: NDArray[np.float64]) -> None:
    colour = pale(PURPLE, 0.5)
    along = (two - one) / math.dist(one, two)
    scene.line([one, two], colour, 1.3)
    for share in (0.3, 0.8):
        at = one + share * (two - one)
        scene.vector(at, along, colour, longest=1, points=8, width=1.0, always=True)


def _sizes(scene: Scene, run: Flight, half: float) -> None:
    if isinstance(run, Along):
        low = -half - 0.09
        text = f"d = {amount(run.apart, 'm')}   U = {amount(run.voltage, 'V')}"
        text += "" if run.length is None else f"   L = {amount(run.length, 'm')}"
        scene.measure((0, low), (1, low), text, prefer=("below",))
        return
    scene.measure((-0.08, -half), (-0.08, half), "")
    gap = f"d = {amount(run.apart, 'm')}"
    scene.label(gap, (-0.08, -0.55 * half), SOFT_INK, size=14, prefer=("left",), number=True)
    low = -half - _THICK - 0.06
    scene.measure((0, low), (1, low), f"L = {amount(run.length, 'm')}", prefer=("below",))
    voltage = f"U = {amount(run.field * run.apart, 'V')}"
    # Before the plates, where no arrow of the force comes.
    scene.label(voltage, (0.12, half + _THICK), SOFT_INK, size=14, prefer=("above",), number=True)


def _flight(scene: Scene, case: Case[Flight], it: _Drawn, most: float, *, alone: bool) -> None:
    run = case.run
    times = np.concatenate([np.linspace(0, run.inside, _STEPS), [run.end]])
    way = np.array([it.spot(time) for time in times])
    before = np.array([[-0.42, way[0][1]], way[0]])
    if isinstance(run, Across):
        scene.line(before, EDGE, 1.4, dash=(2, 4))
    scene.line(way, EDGE, 1.4, dash=(2, 4))

    def flown(time: float) -> NDArray[np.float64]:
        return np.vstack([way[times < time], it.spot(time)])

    scene.line(flown, case.colour, 2.6)
    if alone:
        force = math.hypot(*it.force(0.0))
        beside, points = (0.09, 46) if isinstance(run, Along) else (0.0, 30)

        def tail(time: float) -> tuple[float, float]:
            """Below its velocity where both have the same direction."""
            x, y = it.spot(time)
            return x, y - beside

        scene.vector(tail, it.force, FORCE, "F", longest=force, points=points, under=True)
    name = "v" if alone else ""
    scene.vector(it.spot, it.velocity, VELOCITY, name, longest=most, points=70, under=True)
    charged(scene, it.spot, run.particle.charge, points=9, fill=None if alone else case.colour)


def _tell(page: Page, cases: Sequence[Case[Flight]]) -> None:
    most = max(fastest(case.run) for case in cases)
    page.read(Wording("speed v", "速度 v"), "m/s", most, cases, speed)
    bent = [case for case in cases if isinstance(case.run, Across)]
    if len(bent) == len(cases):
        off = max(abs(_off(case.run, case.run.end)) for case in cases)
        page.read(Wording("off the axis y", "偏离中线 y"), "m", off, cases, _off)
    end = max(case.run.end for case in cases)
    page.read(Wording("time t", "时间 t"), "s", end, cases, lambda run, t: min(t, run.end))
    if len(bent) in (0, len(cases)):
        _plot(page, cases, end)
    if len(cases) == 1:
        _bars(page, cases[0].run, most)


def speed(run: Flight, time: float) -> float:
    """In m/s."""
    velocity = run.velocity(time)
    return velocity if isinstance(velocity, float) else math.hypot(*velocity)


def _off(run: Flight, time: float) -> float:
    return float(run.place(time)[1]) if isinstance(run, Across) else 0.0


def _plot(page: Page, cases: Sequence[Case[Flight]], end: float) -> None:
    """The deflection, or the speed, by the time."""
    bent = isinstance(cases[0].run, Across)
    shown = _off if bent else speed
    curves = []
    for case in cases:
        times = np.linspace(0, case.run.end, _STEPS)
        curves.append(Curve(times, np.array([shown(case.run, t) for t in times]), case.colour))
    ends = [float(value) for curve in curves for value in (curve.y.min(), curve.y.max())]
    axis = around("y", "m", *ends) if bent else around("v", "m/s", *ends)
    page.graph(Graph(Axis("t", "s", 0, end), axis, curves))


def _bars(page: Page, run: Flight, most: float) -> None:
    if isinstance(run, Along):
        whole = run.kinetic(run.inside)
        page.bars(
            Wording("energy", "能量"), "J", whole,
            [
                (Wording("kinetic", "动能"), KINETIC, run.kinetic),
                (Wording("electric", "电势能"), POTENTIAL, run.potential),
            ],
        )  # fmt: skip
        return
    page.bars(
        Wording("velocity", "分速度"), "m/s", most,
        [
            (Wording("along", "沿板"), EDGE, lambda t: float(run.velocity(t)[0])),
            (Wording("across", "垂直板"), VELOCITY, lambda t: abs(float(run.velocity(t)[1]))),
        ],
    )  # fmt: skip
