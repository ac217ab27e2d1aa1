"""How a capacitor in its circuit is drawn."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    INK,
    PURPLE,
    SCENE,
    SOFT_INK,
    mixed,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._capacitor import Charging
from generator.engines.physics.phenomena._capacitor_loop import (
    BRIDGE,
    HIGH,
    PIVOT,
    charges,
    moved,
    source_and_switch,
)
from generator.engines.physics.phenomena._capacitors_picture import (
    below,
    draw_joined,
    of_each,
    right_of,
)
from generator.engines.physics.phenomena._wiring import (
    CURRENT,
    capacitor,
    flow,
    resistor,
    wire,
)
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_WIDE = 7.2  # of the loop
_PLATES, _GAP = 2.6, 1.9
_MOST = 7  # signs on a plate


def draw(page: Page, cases: Sequence[Case[Charging]]) -> None:
    alone = len(cases) == 1
    scenes = page.scenes(
        cases,
        (-2.8, max(right_of(case.run) for case in cases)),
        (min(below(case.run) for case in cases), HIGH + (1.3 if alone else 2.2)),
        stacked=page.height > page.width,
    )
    for case, scene in zip(cases, scenes, strict=True):
        if case.run.parts:
            draw_joined(scene, case.run, alone=alone)
        else:
            _single(scene, case.run)
        _names(scene, case.run, alone=alone)
    _tell(page, cases)


def _single(scene: Scene, run: Charging) -> None:
    """The loop with one capacitor, the charges on its plates and the field between them."""
    middle = HIGH / 2
    over = [(PIVOT, HIGH), (_WIDE, HIGH), (_WIDE, middle + _GAP / 2)]
    under = [(_WIDE, middle - _GAP / 2), (_WIDE, 0), (BRIDGE, 0)]
    for path in (over, under):
        wire(scene, path)
        flow(scene, path, moved(run))
    source_and_switch(scene, run)
    capacitor(scene, (_WIDE, middle), gap=_GAP, width=_PLATES)
    charges(scene, run, (_WIDE, middle), gap=_GAP, width=_PLATES, most=_MOST)
    reach = _GAP / 2 - 0.5
    lines = [
        np.array([[x, middle + reach], [x, middle - reach]])
        for x in _WIDE + np.linspace(-0.38, 0.38, 5) * _PLATES
    ]
    scene.add(partial(_field, scene, run, lines), moves=True)


def _field(
    scene: Scene,
    run: Charging,
    lines: Sequence[NDArray[np.float64]],
    canvas: Canvas,
    time: float,
) -> None:
    """Arrows from plate to plate, the paler the weaker the field."""
    share = float(run.share(time))
    if share < 0.02:
        return
    colour = mixed(SCENE, PURPLE, 0.15 + 0.75 * share)
    for tail, tip in (scene.px(line) for line in lines):
        canvas.arrow(tail, tip, colour, 1.6 * scene.unit, head=7 * scene.unit)


def _names(scene: Scene, run: Charging, *, alone: bool) -> None:
    middle, resistance = HIGH / 2, amount(run.resistance, "Ω")
    at = ((PIVOT + _WIDE) / 2 + 0.1, HIGH)
    resistor(scene, at, "R" if alone else "", upright=False)
    over = (at[0], at[1] + 0.42)
    scene.label(resistance, over, INK, size=14, prefer=("above",), gap=3, number=True)
    if not run.parts:
        beside = (_WIDE - _PLATES / 2, middle)
        capacitance = amount(run.capacitance, "F")
        scene.label(capacitance, beside, INK, size=14, prefer=("left",), gap=5, number=True)
        if run.gap and alone:
            for row, (symbol, size, unit) in enumerate(
                (("A", run.area, "m²"), ("d", run.gap, "m")), 1
            ):
                under = (beside[0], middle - 0.62 * row)
                told = f"{symbol} = {amount(size, unit)}"
                scene.label(told, under, SOFT_INK, size=14, prefer=("left",), gap=5, number=True)
    source = (-0.65, middle)
    volts = amount(run.voltage, "V")
    colour = SOFT_INK if run.emptied else INK
    scene.label(volts, source, colour, size=14, prefer=("left",), gap=4, number=True)
    if alone and not run.parts:
        sign = -1 if run.emptied else 1
        tail = (_WIDE + 0.45, HIGH - 0.3 if sign > 0 else HIGH - 1.2)
        scene.vector(
            tail, lambda t: (0, -float(run.amperes(t)) / abs(run.first)), CURRENT, "I",
            longest=1, points=40,
        )  # fmt: skip


def _tell(page: Page, cases: Sequence[Case[Charging]]) -> None:
    runs = [case.run for case in cases]
    volts, charge = max(it.voltage for it in runs), max(it.charge for it in runs)
    most, end = max(abs(it.first) for it in runs), max(it.end for it in runs)
    page.read(
        Wording("voltage U", "电容电压 U"), "V", volts, cases, lambda it, t: float(it.volts(t))
    )
    page.read(Wording("current I", "电流 I"), "A", most, cases, lambda it, t: float(it.amperes(t)))
    page.read(
        Wording("charge Q", "电荷量 Q"), "C", charge, cases,
        lambda it, t: float(it.share(t)) * it.charge,
    )  # fmt: skip
    times = np.linspace(0, end, 240)
    axis = Axis("t", "s", 0, end)
    curves = [_curve(times, case.run.volts(times), case) for case in cases]
    if len(cases) == 1:
        curves.append(_marked(runs[0], runs[0].constant, "τ"))
        if 0 < runs[0].moment <= end:
            curves.append(_marked(runs[0], runs[0].moment, "t"))
    if len(cases) == 1 and runs[0].parts:
        page.graph(of_each(runs[0], times))
    else:
        page.graph(Graph(axis, Axis("U", "V", 0, 1.08 * volts), curves))
    low = -1.08 * most if any(it.emptied for it in runs) else 0.0
    high = 0.0 if all(it.emptied for it in runs) else 1.08 * most
    curves = [_curve(times, case.run.amperes(times), case) for case in cases]
    if len(cases) == 1:
        curves = [Curve(times, np.asarray(runs[0].amperes(times)), CURRENT)]
    page.graph(Graph(axis, Axis("I", "A", low, high), curves))


def _curve(times: NDArray[np.float64], values: object, case: Case[Charging]) -> Curve:
    colour = case.colour if case.label.en else BLUE
    return Curve(times, np.asarray(values, float), colour)


def _marked(run: Charging, moment: float, symbol: str) -> Curve:
    """Where the time constant is over, or a time that is asked for, and the voltage then."""
    then = float(run.volts(moment))
    x, y = np.array([0.0, moment, moment]), np.array([then, then, 0.0])
    name, colour = f"{symbol} = {amount(moment, 's')}", SOFT_INK if symbol == "τ" else PURPLE
    return Curve(x, y, colour, grows=False, dash=(4, 4), name=name)
