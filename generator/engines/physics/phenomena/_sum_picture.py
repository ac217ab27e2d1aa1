"""Two pulses or waves and their sum, as they are drawn."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    INK,
    ORANGE,
    PINK,
    PURPLE,
    SOFT_INK,
    VELOCITY,
    Colour,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._sum import START, WIDTH, Band, Places, Sum
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording, both

_ALONE = BLUE, ORANGE  # of the two that are added
_AMONG = INK, PINK  # in a comparison, where the others are colours of cases


def draw(page: Page, cases: Sequence[Case[Sum]]) -> None:
    sums = [case.run for case in cases]
    longest = max(it.wavelength for it in sums)
    edge = 1.3 if len(cases) == 1 else 1.4  # wavelengths, for the arrows of pulses at the end
    side = (START + edge if any(it.pulses for it in sums) else 1.25) * longest
    tall = max(it.first + it.second for it in sums)
    above = Band.around([it.alone for it in sums])
    below = Band.around([it.ends for it in sums])
    below = Band(min(below.low, -0.1 * tall), max(below.high, 0.2 * tall))
    base = below.high + 0.45 * tall - above.low
    scenes = page.scenes(
        cases,
        (-side, side),
        (below.low - 0.55 * tall, base + above.high + 0.45 * tall),
        equal=False,
    )
    for scene, case in zip(scenes, cases, strict=True):
        _picture(scene, case, side, base, base + above.high, below, named=len(cases) == 1)
    _tell(page, cases, tall)


def _picture(
    scene: Scene, case: Case[Sum], side: float, base: float, top: float, below: Band, *, named: bool
) -> None:
    """Above, each of the two as if it were alone; below, what is really there."""
    sum_ = case.run
    (first, second), together = (_ALONE, PURPLE) if named else (_AMONG, case.colour)
    x = np.linspace(-side, side, 200)
    for level in (base, 0.0):
        scene.line([(-side, level), (side, level)], SOFT_INK, 1.0, dash=(4, 4))
    scene.line([(0, top), (0, below.low)], SOFT_INK, 1.0, dash=(2, 5))
    for shape, colour, level, width in (
        (sum_.one, first, base, 2.4),
        (sum_.other, second, base, 2.4),
        (sum_.both, together, 0.0, 3.6),
    ):
        scene.line(_moved(shape, x, level), colour, width)
    ruler = scene.y[0] + 0.7 * (below.low - scene.y[0])
    scene.ruler((-0.86 * side, ruler), (0.86 * side, ruler), "m")
    if named:
        # Two scales of the displacement, each with its zero at what is at rest.
        for low, high, zero in ((base, top, 0.0), (below.low, below.high, below.low)):
            scene.ruler((-0.98 * side, low), (-0.98 * side, high), "m", zero=zero, side="right",
                        steps=3)  # fmt: skip
    each, sum_name = Wording("1 and 2, each alone", "1 和 2 各自的波形"), both("1 + 2")
    gap = 0.3 * (below.low - scene.y[0])
    for name, height in ((each, top + gap), (sum_name, below.high + gap)):
        at = (-0.99 * side, height)
        scene.label(name.in_(scene.locale), at, SOFT_INK, size=13, prefer=("right",), gap=3)
    _ways(scene, sum_, base, top + gap, named=named)


def _moved(
    shape: Callable[[Places, Places], NDArray[np.float64]], x: NDArray[np.float64], base: float
) -> Callable[[float], NDArray[np.float64]]:
    return lambda t: np.column_stack([x, base + shape(x, t)])


def _ways(scene: Scene, sum_: Sum, base: float, above: float, *, named: bool) -> None:
    """Which way each of them runs."""
    name = "v" if named else ""
    if not sum_.pulses:
        at = (0.6 * scene.x[1], above)
        scene.vector(at, (1, 0), VELOCITY, name, longest=1, points=40, always=True)
        return
    first, second = _ALONE if named else _AMONG
    for way, size, colour in ((1, sum_.first, first), (-1, sum_.second, second)):
        sign = 1.0 if way > 0 else math.cos(sum_.phase)
        scene.vector(
            _running(sum_, way, base + 0.5 * sign * size), (way, 0), colour,
            "1" if way > 0 else "2", longest=1, points=34 if named else 22, always=True,
        )  # fmt: skip


def _running(sum_: Sum, way: int, height: float) -> Callable[[float], tuple[float, float]]:
    def at(time: float) -> tuple[float, float]:
        gone = sum_.speed * (min(time, sum_.seconds) - sum_.meeting)
        return way * (gone + WIDTH * sum_.wavelength), height

    return at


def _tell(page: Page, cases: Sequence[Case[Sum]], tall: float) -> None:
    page.read(
        Wording("resulting amplitude", "合振幅"), "m", tall, cases, lambda run, _: run.resultant,
    )  # fmt: skip
    page.read(
        Wording("y in the middle", "中点位移 y"), "m", tall, cases,
        lambda run, t: float(run.both(0.0, t)),
    )  # fmt: skip
    end = max(case.run.seconds for case in cases)
    times = np.linspace(0, end, 240)
    curves: list[Curve] = []
    if len(cases) == 1:
        run = cases[0].run
        parts: tuple[tuple[Callable[[Places, Places], NDArray[np.float64]], Colour, str], ...] = (
            (run.one, BLUE, "1"), (run.other, ORANGE, "2"), (run.both, PURPLE, "1 + 2"),
        )  # fmt: skip
        curves = [Curve(times, shape(0.0, times), colour, name) for shape, colour, name in parts]
    else:
        curves = [Curve(times, case.run.both(0.0, times), case.colour) for case in cases]
    wraps = None if cases[0].run.pulses else end
    name = page.say(Wording("middle y", "中点 y"))
    page.graph(Graph(Axis("t", "s", 0, end), Axis(name, "m", -tall, tall), curves, wraps=wraps))
