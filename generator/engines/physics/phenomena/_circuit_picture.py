"""How a circuit of resistors or lamps is drawn."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import BLUE, GREEN, INK, ORANGE, PURPLE
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._circuit import Circuit
from generator.engines.physics.phenomena._connections import SMALL
from generator.engines.physics.phenomena._wiring import (
    CURRENT,
    SPACING,
    battery,
    flow,
    halo,
    lamp,
    meter,
    resistor,
    wire,
)
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording, both

RATE = 2.0
"""That the dots of the largest current move in a second."""

_EACH = (BLUE, ORANGE, PURPLE)


def draw(page: Page, cases: Sequence[Case[Circuit]]) -> None:
    largest = max(case.run.current for case in cases)
    brightest = max(max(case.run.powers) for case in cases)
    plans = [_Plan(case.run) for case in cases]
    wide, high = max(it.branches[-1] for it in plans), max(it.high for it in plans)
    beside = 2.3 if len(cases) == 1 else 2.6
    x, y = (-beside, wide + beside), (-1.3, high + 1.1)
    scenes = page.scenes(cases, x, y, stacked=page.height > page.width)
    for case, plan, scene in zip(cases, plans, scenes, strict=True):
        circuit = case.run
        glows = [(it / brightest) ** 0.5 for it in circuit.powers]
        if case.values["device"] != "lamp":
            glows = []
        order = [it for group in circuit.groups for it in group]
        for place, index in zip(plan.places, order if glows else (), strict=False):
            halo(scene, place, glows[index])
        apart = SPACING * (1 if len(cases) == 1 else 2)
        _wires(scene, circuit, plan, RATE * circuit.current / largest, apart)
        _devices(scene, circuit, plan, glows, alone=len(cases) == 1)
        if len(cases) == 1:
            _name_currents(scene, circuit, plan)
    _tell(page, cases)


class _Plan:
    """Where the resistors are along the `top` of the loop and in its upright `branches`, and how
    `high` it is; `row` is the height of a line of text."""

    def __init__(self, circuit: Circuit) -> None:
        over, branches = len(circuit.groups) - 1, len(circuit.groups[-1])
        self.top = [2.45 + 2.8 * index for index in range(over)]
        first = self.top[-1] + 2.3 if over else {1: 5.2, 2: 3.0, 3: 2.4}[branches]
        self.branches = [first + 2.8 * index for index in range(branches)]
        self.high = 1 + 0.75 * self.branches[-1]
        self.row = 0.063 * (self.branches[-1] + 4.5)

    @property
    def places(self) -> list[tuple[float, float]]:
        """Of all resistors."""
        upright = [(x, self.high / 2) for x in self.branches]
        return [(x, self.high) for x in self.top] + upright


def _wires(scene: Scene, circuit: Circuit, plan: _Plan, rate: float, apart: float) -> None:
    """The wires with the dots on them, so far `apart`: the `rate` is that of the whole current."""
    branches, high = plan.branches, plan.high
    middle = high / 2
    currents = [circuit.currents[it] / circuit.current for it in circuit.groups[-1]]
    first = branches[0]

    def carry(path: Sequence[tuple[float, float]], share: float) -> None:
        wire(scene, path)
        flow(scene, path, lambda time: rate * share * time, spacing=apart)

    ends = [(first, high), (first, 0)]
    carry([(0, middle + 0.15), (0, high), ends[0]], 1.0)
    carry([ends[1], (0, 0), (0, middle - 0.15)], 1.0)
    left = 1.0
    for index, (x, share) in enumerate(zip(branches, currents, strict=True)):
        carry([(x, high), (x, 0)], share)
        left -= share
        if index + 1 < len(branches):
            carry([(x, high), (branches[index + 1], high)], left)
            carry([(branches[index + 1], 0), (x, 0)], left)
            for y in (0, high):
                scene.disc((x, y), points=3.4, fill=INK, front=True)


def _devices(
    scene: Scene, circuit: Circuit, plan: _Plan, glows: Sequence[float], *, alone: bool
) -> None:
    """Resistors, or lamps where there are `glows`, with what each of them has."""
    order = [it for group in circuit.groups for it in group]
    for index, place in zip(order, plan.places, strict=True):
        upright = place[1] < plan.high
        if glows:
            lamp(scene, place, glows[index])
        else:
            resistor(scene, place, f"R{SMALL[index]}" if alone else "", upright=upright)
        told = [amount(circuit.resistances[index], "Ω")]
        if alone:
            told.append(amount(circuit.voltages[index], "V"))
        if alone and len(order) > 1:
            told.append(amount(circuit.currents[index], "A"))
        row = plan.row if upright else 0.85 * plan.row
        _written(scene, place, told, 0.62 if glows else 0.42, row, upright=upright)
    battery(scene, (0, plan.high / 2), signs=alone)
    source = [amount(circuit.voltage, "V")]
    source += [f"r = {amount(circuit.internal, 'Ω')}"] if circuit.internal else []
    for index, text in enumerate(source):
        left = (-0.65, plan.high / 2 - index * plan.row)
        size = 14 if alone else 12
        scene.label(text, left, INK, size=size, prefer=("left",), gap=4, number=True)
    meter(scene, (plan.branches[0] / 2, 0), "A")
    if alone:
        below = (plan.branches[0] / 2, -0.5)
        current = amount(circuit.current, "A")
        scene.label(current, below, CURRENT, size=14, prefer=("below",), gap=3, number=True)


def _written(
    scene: Scene,
    place: tuple[float, float],
    told: Sequence[str],
    off: float,
    row: float,
    *,
    upright: bool,
) -> None:
    """Resistance, voltage and current of one of them beside it, `off` its middle, in lines that
    are a `row` apart."""
    x, y = place
    colours, size = (INK, BLUE, CURRENT), 14 if len(told) > 1 else 12
    for index, text in enumerate(told):
        if upright:
            at, side = (x + off, y + row * ((len(told) - 1) / 2 - index)), "right"
        else:
            at = (x, y + off) if index == 0 else (x, y - off - row * (index - 1))
            side = "above" if index == 0 else "below"
        scene.label(text, at, colours[index], size=size, prefer=(side,), gap=3, number=True)


def _name_currents(scene: Scene, circuit: Circuit, plan: _Plan) -> None:
    scene.vector((0.2, plan.high + 0.4), (1, 0), CURRENT, "I", longest=1, points=36)
    if len(plan.branches) == 1:
        return
    for index, x in zip(circuit.groups[-1], plan.branches, strict=True):
        name = f"I{SMALL[index]}"
        scene.vector((x - 0.4, plan.high - 0.4), (0, -1), CURRENT, name, longest=1, points=32)


def _tell(page: Page, cases: Sequence[Case[Circuit]]) -> None:
    circuits = [case.run for case in cases]
    for name, unit, value in _READ:
        largest = max(value(it) for it in circuits)
        page.read(name, unit, largest, cases, partial(_read, value))
    if all(len(it.resistances) == 1 for it in circuits):
        page.graph(_line_of_ohm(cases))
    elif len(cases) == 1:
        (circuit,) = circuits
        if len(circuit.groups) > 1:
            _bars(page, Wording("voltages", "电压"), "V", "U", circuit.voltages, circuit.terminal)
        else:
            _bars(page, Wording("currents", "电流"), "A", "I", circuit.currents, circuit.current)
        _bars(page, Wording("power", "功率"), "W", "P", circuit.powers, circuit.power)


def _read(value: Callable[[Circuit], float], circuit: Circuit, _: float) -> float:
    return value(circuit)


_READ: tuple[tuple[Wording, str, Callable[[Circuit], float]], ...] = (
    (Wording("current I", "电流 I"), "A", lambda it: it.current),
    (Wording("resistance R", "总电阻 R"), "Ω", lambda it: it.resistance),
    (Wording("power P", "功率 P"), "W", lambda it: it.power),
)


def _line_of_ohm(cases: Sequence[Case[Circuit]]) -> Graph:
    """Current over voltage, with a dot where each case is."""
    high = 1.25 * max(case.run.terminal for case in cases)
    most = 1.25 * max(case.run.current for case in cases)
    curves, markers = [], []
    for case in cases:
        circuit, colour = case.run, case.colour
        volts = np.linspace(0, min(high, most * circuit.resistance), 2)
        curves.append(Curve(volts, volts / circuit.resistance, colour, grows=False))
        markers.append(Marker(partial(_working_point, circuit), colour))
    return Graph(Axis("U", "V", 0, high), Axis("I", "A", 0, most), curves, markers=markers)


def _working_point(circuit: Circuit, _: float) -> tuple[float, float]:
    return circuit.terminal, circuit.current


def _bars(
    page: Page, title: Wording, unit: str, symbol: str, parts: Sequence[float], whole: float
) -> None:
    bars = [
        (both(f"{symbol}{SMALL[index]}"), _EACH[index], lambda _, part=part: part)
        for index, part in enumerate(parts)
    ]
    page.bars(title, unit, whole, [*bars, (both(symbol), GREEN, lambda _: whole)])
