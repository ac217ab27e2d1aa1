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
    step = 1.75 * wide
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
            _vector(scene, case.run, which, floor, fastest, named=single)
    if single:
        _name(scene, cases[0].run)
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


def _vector(
    scene: Scene, run: Collision, which: int, floor: float, fastest: float, *, named: bool
) -> None:
    lift = 0.2 + 0.3 * which * named
    above = floor + max(_top(run, 0), _top(run, 1)) + lift * max(run.widths)
    scene.vector(
        lambda t: (run.place(which, t), above),
        lambda t: (run.velocity(which, t), 0),
        VELOCITY,
        ("v₁", "v₂")[which] if named else "",
        longest=fastest,
        points=56,
    )


def _name(scene: Scene, run: Collision) -> None:
    """The masses on the bodies, and how elastic they are."""
    for which, symbol in enumerate(("m₁", "m₂")):

        def tag(canvas: Canvas, time: float, which: int = which, symbol: str = symbol) -> None:
            middle = (
                run.place(which, time),
                0.5 * _top(run, which) + (0.0 if run.balls else 0.05 * run.widths[which]),
            )
            x, y = scene.px(middle)
            canvas.text(symbol, x, y, max(8, round(15 * scene.unit)), INK, anchor="mm")

        scene.add(tag, moves=True, last=True)
    corner = -_reach([run]), 1.55 * max(run.widths)
    text = f"e = {digits(run.restitution)}"
    scene.label(text, corner, SOFT_INK, size=14, prefer=("right",), number=True)


def _tell(page: Page, cases: Sequence[Case[Collision]]) -> None:
    runs = [case.run for case in cases]
    for which, symbol in enumerate(("v₁", "v₂")):
        fastest = max(abs(it[which]) for run in runs for it in (run.before, run.after))
        name = Wording(f"velocity {symbol}", f"速度 {symbol}")
        page.read(name, "m/s", fastest, cases, lambda run, t, which=which: run.velocity(which, t))  # type: ignore[misc]
    if len(cases) > 1:
        _compare(page, cases)
        return
    (run,) = runs
    both_before = [abs(run.momentum(it, t)) for it in (0, 1) for t in (0.0, run.end)]
    page.bars(
        Wording("momentum", "动量"), "kg·m/s", max(*both_before, abs(run.total_momentum)),
        [
            (both("p₁"), SKY, partial(run.momentum, 0)),
            (both("p₂"), ORANGE, partial(run.momentum, 1)),
            (Wording("total", "总"), MOMENTUM, lambda t: run.momentum(0, t) + run.momentum(1, t)),
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
