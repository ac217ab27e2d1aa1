"""How induction is drawn: the magnet and the coil, the bar on its rails, the field that changes."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    FORCE,
    INK,
    PURPLE,
    SCENE,
    SOFT_INK,
    STEEL,
    VELOCITY,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._induction import Changing, Induced, Magnet, Rails
from generator.engines.physics.phenomena._magnet_picture import (
    draw_magnet_and_coil,
    moved,
    needle,
)
from generator.engines.physics.phenomena._wiring import (
    CURRENT,
    SPACING,
    draw_dots,
    drifting,
    flow,
    galvanometer,
    resistor,
    wire,
)
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_WINDOWS = {
    Magnet: ((-7.0, 7.0), (-3.7, 2.3)),
    Rails: ((-5.8, 6.9), (-3.3, 2.9)),
    Changing: ((-3.8, 3.8), (-4.1, 2.9)),
}
_ANY = ((-7.0, 7.0), (-4.1, 2.9))
_APART = 3.6  # of the rails as they are drawn
_CLOSED = -4.3  # where they end
_COIL = 2.0  # the radius of the coil in the changing field, as it is drawn


def draw(page: Page, cases: Sequence[Case[Induced]]) -> None:
    kinds = {type(case.run) for case in cases}
    x, y = _WINDOWS[kinds.pop()] if len(kinds) == 1 else _ANY
    scenes = page.scenes(cases, x, y, stacked=x[1] > 5 or page.height > page.width)
    alone = len(cases) == 1
    for case, scene in zip(cases, scenes, strict=True):
        run = case.run
        if isinstance(run, Magnet):
            draw_magnet_and_coil(scene, run, alone=alone)
        elif isinstance(run, Rails):
            _bar_on_rails(page, scene, run, alone=alone)
        else:
            _changing_field(scene, run, alone=alone)
    _tell(page, cases)


# A bar on rails


def _bar_on_rails(page: Page, scene: Scene, run: Rails, *, alone: bool) -> None:
    half = _APART / 2
    end = 4.6

    def bar(time: float) -> float:
        return _CLOSED + _APART * float(run.place(time))

    _crosses(scene, (_CLOSED + 0.5, 4.4), (-2.3, 2.3))

    def swept(time: float) -> NDArray[np.float64]:
        left, right = bar(0), max(bar(time), bar(0) + 1e-6)
        return np.array([[left, -half], [right, -half], [right, half], [left, half]])

    scene.polygon(swept, pale(PURPLE, 0.6), opacity=0.45)
    path = np.array([(end, half), (_CLOSED, half), (_CLOSED, -half), (end, -half)])
    wire(scene, path)
    all_around = drifting(path, moved(run))

    def closed(time: float) -> NDArray[np.float64]:
        at = all_around(time)
        return at[at[:, 0] <= bar(time)]

    draw_dots(scene, closed)
    resistor(scene, (_CLOSED, 0), "R")
    scene.line(lambda t: [(bar(t), -half - 0.25), (bar(t), half + 0.25)], mixed(STEEL, INK, 0.4), 8)
    rungs = np.arange(0.0, _APART, SPACING)

    def climbing(time: float) -> NDArray[np.float64]:
        up = (rungs + moved(run)(time)) % _APART - half
        return np.column_stack([np.full(len(rungs), bar(time)), up])

    draw_dots(scene, climbing)
    scene.vector(lambda t: (bar(t) + 0.1, 0.35), (1, 0), VELOCITY, "v", longest=1, points=48)
    if alone:
        scene.vector(lambda t: (bar(t) - 0.1, -0.35), (-1, 0), FORCE, "F", longest=1, points=40)
        scene.vector((-2.3, half + 0.42), (-1, 0), CURRENT, "I", longest=1, points=38)
        told = page.say(Wording("into the page", "垂直纸面向里"))
        field = f"B = {amount(run.field, 'T')}  ({told})"
        scene.label(field, (0, -half - 0.6), PURPLE, size=14, prefer=("below",), number=True)
        length = f"L = {amount(run.length, 'm')}"
        scene.measure((5.1, -half), (5.1, half), length, prefer=("right",))
    ohms = amount(run.resistance, "Ω")
    scene.label(ohms, (_CLOSED - 0.4, 0), INK, size=14, prefer=("left",), gap=3, number=True)


def _crosses(
    scene: Scene,
    x: tuple[float, float],
    y: tuple[float, float],
    strength: Callable[[float], float] | None = None,
    step: float = 0.82,
) -> None:
    """A field into the page, or out of it where its `strength` (−1 to 1) is negative."""
    across = np.arange(x[0], x[1] + 1e-6, step) + (x[1] - x[0]) % step / 2
    up = np.arange(y[0], y[1] + 1e-6, step) + (y[1] - y[0]) % step / 2
    places = np.array([(one, two) for one in across for two in up])

    def item(canvas: Canvas, time: float) -> None:
        size = strength(time) if strength else 0.75
        if abs(size) < 0.02:
            return
        colour = mixed(SCENE, PURPLE, 0.25 + 0.5 * abs(size))
        reach = (2.0 + 4.0 * abs(size)) * scene.unit
        spots = scene.px(places)
        if size < 0:
            canvas.dots(spots, 0.6 * reach, colour)
            return
        for arm in (np.array([reach, reach]), np.array([reach, -reach])):
            for ends in np.stack([spots - arm, spots + arm], axis=1):
                canvas.line(ends, colour, 1.6 * scene.unit)

    scene.add(item, moves=strength is not None)


# A coil in a field that changes


def _changing_field(scene: Scene, run: Changing, *, alone: bool) -> None:
    most = run.most or 1.0
    _crosses(scene, (-2.6, 2.6), (-2.4, 2.6), lambda t: float(run.flux(t)) / most, step=0.74)
    turns = np.linspace(np.radians(-80), np.radians(260), 70)
    ring = _COIL * np.column_stack([np.cos(turns), np.sin(turns)])
    foot = ring[0, 0]
    path = np.vstack([[(0, -3.3), (foot, -3.3)], ring, [(-foot, -3.3), (0, -3.3)]])
    for share in (0.955, 0.91) if run.turns > 1 else ():
        scene.line(ring * share, EDGE, 1.6)
    wire(scene, path)
    flow(scene, path, moved(run))
    galvanometer(scene, (0, -3.3), needle(run))
    if alone:
        told = [f"N = {amount(run.turns)}", f"R = {amount(run.resistance, 'Ω')}"]
        for index, text in enumerate(told):
            at = (0.8, -3.0 - 0.55 * index)
            scene.label(text, at, SOFT_INK, size=14, prefer=("right",), number=True)
        scene.label("B", (2.75, 2.2), PURPLE, size=16, prefer=("right",), bold=True)
        way, above = needle(run), (0.0, 1.13 * _COIL)
        scene.vector(above, lambda t: (way(t), 0.0), CURRENT, "I", longest=1, points=44)


# What is read off


def _tell(page: Page, cases: Sequence[Case[Induced]]) -> None:
    runs = [case.run for case in cases]
    most = max(it.most for it in runs)
    strongest = max(it.strongest for it in runs)
    current = max(it.strongest / it.resistance for it in runs)
    end = max(it.end for it in runs)
    page.read(Wording("flux Φ", "磁通量 Φ"), "Wb", most, cases, lambda it, t: float(it.flux(t)))
    emf = Wording("induced voltage E", "感应电动势 E")
    page.read(emf, "V", strongest, cases, lambda it, t: float(it.emf(t)))
    page.read(
        Wording("current I", "感应电流 I"), "A", current, cases,
        lambda it, t: float(it.emf(t)) / it.resistance,
    )  # fmt: skip
    times, axis = np.linspace(0, end, 321), Axis("t", "s", 0, end)
    alone = len(cases) == 1
    colours = [(PURPLE, BLUE) if alone else (case.colour, case.colour) for case in cases]
    fluxes = [Curve(times, it.flux(times), one) for it, (one, _) in zip(runs, colours, strict=True)]
    curves = [Curve(times, it.emf(times), one) for it, (_, one) in zip(runs, colours, strict=True)]
    low = min(0.0, *(float(curve.y.min()) for curve in fluxes), 0.0)
    page.graph(Graph(axis, Axis("Φ", "Wb", 1.08 * low, 1.08 * most), fluxes))
    lowest, highest = (
        min(float(it.y.min()) for it in curves), max(float(it.y.max()) for it in curves)
    )  # fmt: skip
    ends = min(1.15 * lowest, 0.0), max(1.15 * highest, 0.0)
    page.graph(Graph(axis, Axis("E", "V", *ends), curves))
