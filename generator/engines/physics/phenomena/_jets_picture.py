"""A tank and the jets out of its holes, as they are drawn."""

import math
from collections.abc import Sequence
from functools import partial

import numpy as np

from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import BLUE, INK, VELOCITY, WATER, WHITE, mixed
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._jets import Jet, Tank
from generator.engines.physics.phenomena._vessel import liquid, vessel
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_JET = mixed(WATER, BLUE, 0.35)


def draw(page: Page, cases: Sequence[Case[Tank]]) -> None:
    tanks = [case.run for case in cases]
    jets = [jet for tank in tanks for jet in tank.jets]
    high = max(tank.level for tank in tanks)
    far = max(0.25 * high, *(jet.reach(0.0) for jet in jets))
    wide = {id(tank): min(0.9 * high, max(0.15 * high, tank.width)) for tank in tanks}
    left = max(wide.values())
    x, y = (-left - 0.2 * high, far + 0.14 * high), (-0.14 * high, 1.12 * high)
    fastest = max(jet.fastest for jet in jets)
    for case, scene in zip(cases, page.scenes(cases, x, y), strict=True):
        _tank(scene, case.run, wide[id(case.run)], far, fastest)
        if len(cases) == 1:
            _explain(scene, case.run, wide[id(case.run)])
    name, where = Wording("speed v", "速度 v"), Wording("lands at x", "射程 x")
    if any(len(tank.jets) > 1 for tank in tanks):  # the first one is the middle one
        name, where = Wording("middle jet v", "中间孔 v"), Wording("it lands at x", "中间孔射程 x")
    page.read(name, "m/s", fastest, cases, lambda it, t: it.first.speed(t))
    page.read(where, "m", far, cases, lambda it, t: it.first.reach(t))
    if all(len(tank.jets) == 1 for tank in tanks):
        most = max(tank.first.head for tank in tanks)
        name = Wording("liquid above h", "孔上液高 h")
        page.read(name, "m", most, cases, lambda it, t: it.first.level(t))
        _levels(page, cases, most)
    elif len(cases) == 1:
        _ranges(page, tanks[0])


def _tank(scene: Scene, tank: Tank, wide: float, far: float, fastest: float) -> None:
    ends = (-wide, 0.0)
    scene.ground(0.0)
    still = math.isinf(tank.first.drained)
    liquid(scene, ends, 0.0, tank.level if still else tank.surface, WATER)
    vessel(scene, ends, (0.0, 1.06 * tank.level), front=True)
    scene.ruler((0.0, 0.0), (far, 0.0), side="below", steps=5)
    scene.ruler((-wide, 0.0), (-wide, 1.05 * tank.level), side="left", steps=5)
    every = max(it.flight for it in tank.jets) / 7
    if not still:
        every = max(every, tank.first.drained / 200)
    for jet in tank.jets:
        _jet(scene, jet, every, fastest)


def _jet(scene: Scene, jet: Jet, every: float, fastest: float) -> None:
    hole = (0.0, jet.height)
    scene.line(jet.stream, _JET, 5.0)
    scene.dots(lambda t: jet.drops(t, every), WHITE, 1.6)
    scene.disc(hole, points=4, fill=WHITE, edge=INK)
    scene.vector(hole, lambda t: (jet.speed(t), 0.0), VELOCITY, "v", longest=fastest)


def _explain(scene: Scene, tank: Tank, wide: float) -> None:
    if len(tank.jets) > 1:
        return
    jet = tank.first
    aside = -0.5 * wide

    def name(time: float) -> str:  # none at the end, where there is nothing to measure
        return "h" if jet.level(time) > 0.05 * tank.level else ""

    scene.measure((aside, jet.height), lambda t: (aside, tank.surface(t)), name, colour=INK)
    if jet.height > 0.05 * tank.level:
        scene.measure(lambda _: (aside, 0.0), (aside, jet.height), "y", colour=INK)


def _levels(page: Page, cases: Sequence[Case[Tank]], most: float) -> None:
    end = max(case.run.seconds for case in cases)
    times = np.linspace(0, end, 200)
    curves = [
        Curve(times, np.array([case.run.first.level(t) for t in times]), case.colour)
        for case in cases
    ]
    page.graph(Graph(Axis("t", "s", 0, end), Axis("h", "m", 0, most), curves))


def _ranges(page: Page, tank: Tank) -> None:
    """How far the jet of a hole at any height goes: 2√(y(H − y))."""
    heights = np.linspace(0, tank.level, 120)
    ranges = 2 * np.sqrt(heights * (tank.level - heights))
    curve = Curve(heights, ranges, BLUE, grows=False)
    markers = [Marker(partial(_landing, jet)) for jet in tank.jets]
    axes = Axis("y", "m", 0, tank.level), Axis("x", "m", 0, 1.1 * tank.level)
    page.graph(Graph(*axes, [curve], markers=markers))


def _landing(jet: Jet, _: float) -> tuple[float, float]:
    return jet.height, jet.reach(0.0)
