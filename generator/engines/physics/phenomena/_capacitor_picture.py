"""How a capacitor in its circuit is drawn."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    INK,
    NEGATIVE,
    POSITIVE,
    PURPLE,
    SCENE,
    SOFT_INK,
    WHITE,
    Colour,
    mixed,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._capacitor import Charging
from generator.engines.physics.phenomena._wiring import (
    CURRENT,
    battery,
    capacitor,
    flow,
    resistor,
    switch,
    wire,
)
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_WIDE, _HIGH = 7.2, 6.2  # of the loop
_BRIDGE = 2.0  # where the way past the battery is
_PIVOT = 3.0
_PLATES, _GAP = 2.6, 1.9
_MOVED = 4.4  # that the dots move in all
_MOST = 7  # signs on a plate


def draw(page: Page, cases: Sequence[Case[Charging]]) -> None:
    alone = len(cases) == 1
    scenes = page.scenes(
        cases,
        (-2.8, _WIDE + 1.9),
        (-0.8, _HIGH + (1.3 if alone else 2.2)),
        stacked=page.height > page.width,
    )
    for case, scene in zip(cases, scenes, strict=True):
        _wires(scene, case.run)
        _plates(scene, case.run)
        _names(scene, case.run, alone=alone)
    _tell(page, cases)


def _wires(scene: Scene, run: Charging) -> None:
    """The battery, the way past it, and a switch between them; the dots run where it leads."""
    middle = _HIGH / 2

    def moved(sign: float) -> Callable[[float], float]:
        return lambda time: sign * _MOVED * float(run.share(time))

    battery_up = [(0, middle + 0.15), (0, _HIGH), (_PIVOT - 1.2, _HIGH)]
    battery_down = [(_BRIDGE, 0), (0, 0), (0, middle - 0.15)]
    bridge = [(_BRIDGE, _HIGH - 0.95), (_BRIDGE, 0)]
    over = [(_PIVOT, _HIGH), (_WIDE, _HIGH), (_WIDE, middle + _GAP / 2)]
    under = [(_WIDE, middle - _GAP / 2), (_WIDE, 0), (_BRIDGE, 0)]
    for path in (battery_up, battery_down):
        wire(scene, path, EDGE if run.emptied else INK)
    wire(scene, bridge, INK if run.emptied else EDGE)
    wire(scene, over)
    wire(scene, under)
    live = [over, under]
    live += [bridge[::-1]] if run.emptied else [battery_up, battery_down]
    for path in live:
        flow(scene, path, moved(1.0))
    battery(scene, (0, middle), signs=False)
    contact = (_BRIDGE, _HIGH - 0.95) if run.emptied else (_PIVOT - 1.2, _HIGH)
    idle = (_PIVOT - 1.2, _HIGH) if run.emptied else (_BRIDGE, _HIGH - 0.95)
    scene.disc(idle, points=3.4, fill=WHITE, edge=INK)
    switch(scene, (_PIVOT, _HIGH), contact)
    capacitor(scene, (_WIDE, middle), gap=_GAP, width=_PLATES)


def _plates(scene: Scene, run: Charging) -> None:
    """The charges on the plates, and the field between them."""
    middle = _HIGH / 2
    across = _WIDE + np.linspace(-0.43, 0.43, _MOST) * _PLATES
    for sign, colour in ((1, POSITIVE), (-1, NEGATIVE)):
        y = middle + sign * (_GAP / 2 - 0.25)
        places = np.column_stack([across, np.full(_MOST, y)])
        scene.add(partial(_signs, scene, run, places, sign, colour), moves=True)
    reach = _GAP / 2 - 0.5
    lines = [
        np.array([[x, middle + reach], [x, middle - reach]])
        for x in _WIDE + np.linspace(-0.38, 0.38, 5) * _PLATES
    ]
    scene.add(partial(_field, scene, run, lines), moves=True)


def _signs(
    scene: Scene,
    run: Charging,
    places: NDArray[np.float64],
    sign: int,
    colour: Colour,
    canvas: Canvas,
    time: float,
) -> None:
    """As many + or − as the share of the full charge, from the middle outwards."""
    count = round(_MOST * float(run.share(time)))
    order = np.argsort(np.abs(places[:, 0] - places[:, 0].mean()))[:count]
    if not count:
        return
    spots = scene.px(places[order])
    radius = min(6.0 * scene.unit, 0.17 * scene.pixels_per_unit)
    canvas.dots(spots, radius, colour)
    reach = 0.55 * radius
    for x, y in spots:
        canvas.line(np.array([[x - reach, y], [x + reach, y]]), WHITE, 1.6 * scene.unit)
        if sign > 0:
            canvas.line(np.array([[x, y - reach], [x, y + reach]]), WHITE, 1.6 * scene.unit)


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
    middle, resistance = _HIGH / 2, amount(run.resistance, "Ω")
    at = ((_PIVOT + _WIDE) / 2 + 0.1, _HIGH)
    resistor(scene, at, "R" if alone else "", upright=False)
    over = (at[0], at[1] + 0.42)
    scene.label(resistance, over, INK, size=14, prefer=("above",), gap=3, number=True)
    beside = (_WIDE - _PLATES / 2, middle)
    capacitance = amount(run.capacitance, "F")
    scene.label(capacitance, beside, INK, size=14, prefer=("left",), gap=5, number=True)
    source = (-0.65, middle)
    volts = amount(run.voltage, "V")
    colour = SOFT_INK if run.emptied else INK
    scene.label(volts, source, colour, size=14, prefer=("left",), gap=4, number=True)
    if alone:
        sign = -1 if run.emptied else 1
        tail = (_WIDE + 0.45, _HIGH - 0.3 if sign > 0 else _HIGH - 1.2)
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
        curves.append(_constant(runs[0], end))
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


def _constant(run: Charging, end: float) -> Curve:
    """Where the time constant is over, and the voltage then."""
    then = float(run.volts(run.constant))
    x = np.array([0.0, run.constant, run.constant])
    return Curve(
        x, np.array([then, then, 0.0]), SOFT_INK, grows=False, dash=(4, 4),
        name=f"τ = {amount(run.constant, 's')}" if end > 0 else "",
    )  # fmt: skip
