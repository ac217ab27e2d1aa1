"""Two bodies that collide, as they are drawn."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from generator.engines.physics.draw.amounts import digits
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    HEAT,
    INK,
    KINETIC,
    MOMENTUM,
    ORANGE,
    SKY,
    SOFT_INK,
    VELOCITY,
    Colour,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._impact import Collision
from generator.engines.physics.phenomenon import (
    Case,
)
from generator.engines.physics.wording import Wording, both


def draw(page: Page, cases: Sequence[Case[Collision]]) -> None:
    wide = max(max(case.run.widths) for case in cases)
    half = _reach([case.run for case in cases])
    step = 2.1 * wide  # so that the arrows of a row have room below the floor of the next
    top = (len(cases) - 1) * step
    single = len(cases) == 1
    low = (0.7 if single else 1.05) * wide
    scene = page.scene((-half * 1.12, half * 1.12), (-low, top + 1.75 * wide))
    scene.ruler((-half, -0.12 * wide), (half, -0.12 * wide), "m", zero=-half)
    fastest = max(abs(it) for case in cases for it in (*case.run.before, *case.run.after))
    for index, case in enumerate(cases):
        floor = top - index * step
        scene.line([(-half, floor), (half, floor)], INK, 2.5)
        for which in (0, 1):
            fill = (ORANGE if which else SKY) if single else _shade(case.colour, which)
            _body(scene, case.run, which, floor, fill)
            _vector(scene, case.run, which, floor, fastest)
    if single:
        _name(scene, cases[0].run)
        _explain(scene, cases[0].run)
    page.legend(cases)
    _tell(page, cases)


def _reach(runs: Sequence[Collision]) -> float:
    """How far the scene shows, in m: all of them at the end, where that is not too far."""
    half, end = max(run.half for run in runs), max(run.end for run in runs)
    ends = [abs(run.place(which, end)) for run in runs for which in (0, 1)]
    return min(max(half, *(1.25 * it for it in ends)), 1.8 * half)


def _shade(colour: Colour, which: int) -> Colour:
    return pale(colour, 0.5) if which else colour


def _body(scene: Scene, run: Collision, which: int, floor: float, fill: Colour) -> None:
    wide = run.widths[which]
    if run.balls:
        scene.disc(
            lambda t: (run.place(which, t), floor + wide / 2), radius=wide / 2, fill=fill, edge=INK
        )
        return
    wheel = 0.1 * wide
    middle = floor + wheel + 0.3 * wide
    scene.block(lambda t: (run.place(which, t), middle), wide, 0.6 * wide, fill)
    for side in (-0.28, 0.28):
        scene.disc(
            lambda t, side=side: (run.place(which, t) + side * wide, floor + wheel),  # type: ignore[misc]
            radius=wheel, fill=INK,
        )  # fmt: skip


def _top(run: Collision, which: int) -> float:
    return run.widths[which] * (1.0 if run.balls else 0.7)


def _vector(scene: Scene, run: Collision, which: int, floor: float, fastest: float) -> None:
    """The velocity, and its name over the tail: an arrow too short for one at its tip has it."""
    lift = 0.2 + 0.3 * which
    above = floor + max(_top(run, 0), _top(run, 1)) + lift * max(run.widths)

    def tail(time: float) -> tuple[float, float]:
        return run.place(which, time), above

    def name(time: float) -> str:
        return ("v₁", "v₂")[which] if run.velocity(which, time) else ""

    scene.vector(tail, lambda t: (run.velocity(which, t), 0), VELOCITY, longest=fastest, points=56)
    scene.label(name, tail, VELOCITY, prefer=("above",), gap=4, bold=True, number=True)


def _name(scene: Scene, run: Collision) -> None:
    """The masses on the bodies."""
    for which, symbol in enumerate(("m₁", "m₂")):

        def tag(canvas: Canvas, time: float, which: int = which, symbol: str = symbol) -> None:
            height = 0.5 * _top(run, which) + (0.0 if run.balls else 0.05 * run.widths[which])
            x, y = scene.px((run.place(which, time), height))
            wide = run.widths[which] * scene.pixels_per_unit
            size = max(8, round(min(15 * scene.unit, 0.55 * wide)))
            canvas.text(symbol, x, y, size, INK, anchor="mm")

        scene.add(tag, moves=True, last=True)


def _explain(scene: Scene, run: Collision) -> None:
    """How elastic they are."""
    corner = -_reach([run]), 1.55 * max(run.widths)
    text = f"e = {digits(run.restitution)}"
    scene.label(text, corner, SOFT_INK, size=14, prefer=("right",), number=True)


def _tell(page: Page, cases: Sequence[Case[Collision]]) -> None:
    runs = [case.run for case in cases]
    fastest = max(abs(it) for run in runs for it in (*run.before, *run.after))
    for which, symbol in enumerate(("v₁", "v₂")):
        name = Wording(f"velocity {symbol}", f"速度 {symbol}")
        page.read(name, "m/s", fastest, cases, lambda run, t, which=which: run.velocity(which, t))  # type: ignore[misc]
    if len(cases) > 1:
        largest = max(abs(run.total_momentum) for run in runs)
        page.read(
            Wording("total momentum", "总动量"), "kg·m/s", largest, cases,
            lambda run, t: run.momentum(0, t) + run.momentum(1, t),
        )  # fmt: skip
        _compare(page, cases)
        return
    (run,) = runs
    both_before = [abs(run.momentum(it, t)) for it in (0, 1) for t in (0.0, run.end)]
    page.bars(
        Wording("momentum", "动量"), "kg·m/s", max(*both_before, abs(run.total_momentum)),
        [
            (both("p₁"), SKY, partial(run.momentum, 0)),
            (both("p₂"), ORANGE, partial(run.momentum, 1)),
            (Wording("total", "总动量"), MOMENTUM,
             lambda t: run.momentum(0, t) + run.momentum(1, t)),
        ],
        signed=min(run.momentum(it, t) for it in (0, 1) for t in (0.0, run.end)) < 0,
    )  # fmt: skip
    page.bars(
        Wording("energy", "能量"), "J", run.energy(0.0),
        [
            (Wording("kinetic", "动能"), KINETIC, run.energy),
            (Wording("heat", "内能"), HEAT, lambda t: 0.0 if t < run.meet else run.lost),
        ],
    )  # fmt: skip


def _compare(page: Page, cases: Sequence[Case[Collision]]) -> None:
    """The kinetic energy of each case."""
    end = max(case.run.end for case in cases)
    most = max(case.run.energy(0.0) for case in cases)
    curves = []
    for case in cases:
        times = np.array([0, case.run.meet * (1 - 1e-6), case.run.meet, end])
        energies = np.array([case.run.energy(time) for time in times])
        curves.append(Curve(times, energies, case.colour))
    page.graph(Graph(Axis("t", "s", 0, end), Axis("K", "J", 0, 1.1 * most), curves))
