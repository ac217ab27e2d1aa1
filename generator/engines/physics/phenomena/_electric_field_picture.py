"""Charges with their field lines, and a test charge that is carried around, as they are drawn."""

import math
from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import BLUE, FORCE, PURPLE, SOFT_INK, pale
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena import _field_lines
from generator.engines.physics.phenomena._charge_field import PERIOD, Charges
from generator.engines.physics.phenomena._charges import COULOMB, charged, colour_of
from generator.engines.physics.phenomena._field_lines import Places, around, followed
from generator.engines.physics.phenomenon import (
    Case,
)
from generator.engines.physics.wording import Wording

_LINES, _FEWEST, _WEAK = 20, 6, 0.2  # lines of a charge; and of one weaker than that share

_START = 0.02  # of the distance: how far from a charge its lines begin
FAR = 2.6
"""Outside the picture, in units of the size: where a line need not be followed any more."""
_STEP, _STEPS = 0.025, 400  # along a line: enough for one that goes around the other charge


def draw(page: Page, cases: Sequence[Case[Charges]]) -> None:
    for case, scene in zip(cases, page.scenes(cases, *_window(cases)), strict=True):
        _picture(scene, case, alone=len(cases) == 1)
    strongest = max(_strongest(case.run) for case in cases)
    pull = max(_strongest(case.run) * abs(case.run.test) for case in cases)
    page.read(Wording("field E", "场强 E"), "N/C", strongest, cases, Charges.strength)
    tests = {case.run.test for case in cases}
    on = amount(tests.pop(), "C") if len(tests) == 1 else "q₀"
    name = Wording(f"force on {on}", f"{on} 受到的力")
    page.read(name, "N", pull, cases, lambda run, t: math.hypot(*run.force(t)))
    if len(cases) > 1:
        return
    (run,) = (case.run for case in cases)
    page.graph(_along(run) if run.second else _falling(run))


def _window(cases: Sequence[Case[Charges]]) -> tuple[tuple[float, float], tuple[float, float]]:
    """In units of each case's own size."""
    if any(case.run.second for case in cases):
        return (-1.3, 1.3), (-1.05, 1.05)
    return (-1.55, 1.55), (-1.55, 1.55)


def _strongest(run: Charges) -> float:
    return max(run.strength(time) for time in np.linspace(0, PERIOD, 49))


def _picture(scene: Scene, case: Case[Charges], *, alone: bool) -> None:
    """All lengths in units of the case's size, so that cases of any sizes can be compared."""
    run = case.run
    for line, way in _lines(run):
        _field_lines.drawn(scene, line, pale(PURPLE, 0.35), way=way)
    places = [place / run.size for _, place in run.bodies]
    for index, ((charge, _), place) in enumerate(zip(run.bodies, places, strict=True)):
        biggest = max(abs(it) for it, _ in run.bodies)
        charged(scene, place, charge, points=11 + 6 * math.sqrt(abs(charge) / biggest))
        if alone:
            name = f"q{'₁₂'[index]} = {amount(charge, 'C')}"
            scene.label(
                name, (place[0], place[1] - 0.12), colour_of(charge), size=14, prefer=("below",),
                number=True, bold=True,
            )  # fmt: skip
    if alone:
        # A distance of two charges may have been told as that from a charge: then it is named so.
        as_point = case.values["point"] and not case.values["distance"]
        _scale(scene, run, "d" if run.second and not as_point else "r")
    path = np.array([run.way(t) for t in np.linspace(0, PERIOD, 97)]) / run.size
    scene.line(path, SOFT_INK, 1.2, dash=(2, 5))
    longest = _strongest(run) * abs(run.test)
    scene.vector(
        lambda t: run.way(t) / run.size,
        run.force,
        FORCE,
        "F",
        longest=longest,
        points=62,
        under=True,
    )
    charged(scene, lambda t: run.way(t) / run.size, run.test, points=8)


def _scale(scene: Scene, run: Charges, symbol: str) -> None:
    left, y = (-0.5, -0.88) if run.second else (0.0, -1.32)
    scene.measure(
        (left, y), (left + 1, y), f"{symbol} = {amount(run.size, 'm')}", prefer=("below",)
    )


def _lines(run: Charges) -> list[tuple[Places, int]]:
    """The field lines in units of the size, each with the way the field points along it."""
    found: list[tuple[Places, int]] = []
    sizes = [abs(charge) for charge, _ in run.bodies]
    biggest, leader = max(sizes), sizes.index(max(sizes))
    places = [place / run.size for _, place in run.bodies]
    for index, ((charge, _), place) in enumerate(zip(run.bodies, places, strict=True)):
        share = abs(charge) / biggest
        led_to = index != leader and share > _WEAK and charge * run.bodies[leader][0] < 0
        count = _LINES if share == 1 else max(_FEWEST, round(_LINES * share))
        way = 1 if charge > 0 else -1
        starts = around(place, _START, count, math.pi / count)
        lines = followed(lambda it, way=way: way * run.field(it * run.size), starts, _STEP, _STEPS)  # type: ignore[misc]
        for line in lines.swapaxes(0, 1):
            far, there = np.abs(line).max(axis=1) > FAR, np.zeros(len(line), bool)
            for other in places:
                if other is not place:
                    there |= np.hypot(*(line - other).T) < 0.03
            line = _field_lines.until(line, far | there)
            # Those between them are the other one's already; these come around from far away.
            if not led_to or there[: len(line)].sum() == 0:
                found.append((line, way))
    return found


def _falling(run: Charges) -> Graph:
    """The field of a single charge by the distance."""
    r = np.linspace(0.28, 1.5, 120) * run.reach
    strength = COULOMB * abs(run.first) / run.reach**2 / (r / run.reach) ** 2
    most = 4.4 * COULOMB * abs(run.first) / run.reach**2
    inside = strength <= most

    def marked(time: float) -> tuple[float, float]:
        return float(np.hypot(*run.way(time))), run.strength(time)

    return Graph(
        Axis("r", "m", 0, 1.5 * run.reach), Axis("E", "N/C", 0, most),
        [Curve(r[inside], strength[inside], BLUE, grows=False)],
        markers=[Marker(marked, FORCE)],
    )  # fmt: skip


def _along(run: Charges) -> Graph:
    """The potential on the line through both charges."""
    x = np.linspace(-1.3, 1.3, 521) * run.apart
    volts = run.potential(np.column_stack([x, 0 * x]))
    most = 6 * COULOMB / run.apart * max(abs(run.first), abs(run.second))
    pieces = np.split(np.arange(len(x)), np.flatnonzero(np.diff(np.abs(volts) < most)) + 1)
    curves = [
        Curve(x[piece], volts[piece], BLUE, grows=False)
        for piece in pieces
        if abs(volts[piece[0]]) < most and len(piece) > 1
    ]
    low = -most if min(run.first, run.second) < 0 else 0.0
    high = most if max(run.first, run.second) > 0 else 0.0
    axes = Axis("x", "m", -1.3 * run.apart, 1.3 * run.apart), Axis("φ", "V", low, high)
    return Graph(*axes, curves)
