"""How capacitors in series or side by side are drawn, each with its charge and its voltage."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import Steady, amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.palette import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    SCENE,
    SOFT_INK,
    Colour,
    legible,
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
from generator.engines.physics.phenomena._wiring import capacitor, flow, wire

_ONE = 7.2  # where one column of capacitors stands
_FIRST, _STEPS = 7.0, {2: 3.4, 3: 4.1}  # where those side by side do
_WIDEST, _NARROWEST = 2.3, 1.0  # of the plates
_GAP, _INSET = 1.1, 0.26
_ROOM = 0.33  # that a sign takes
_FEW = 2  # side by side, with room for the names of their charges
_SMALL = "₁₂₃"
_COLOURS: tuple[Colour, ...] = (BLUE, ORANGE, GREEN)


def right_of(run: Charging) -> float:
    """Where the picture ends."""
    if not run.parts:
        return _ONE + 1.9
    return _ONE + 4.7 if run.series else _columns(run)[-1] + 2.1


def below(run: Charging) -> float:
    """Where it ends below: there stands what is told of those side by side."""
    return -2.0 if run.parts and not run.series else -0.8


def draw_joined(scene: Scene, run: Charging, *, alone: bool) -> None:
    draw = _in_series if run.series else _side_by_side
    draw(scene, run)
    source_and_switch(scene, run)
    most = max(run.part_charge(it) / _width(run, it) for it in range(len(run.parts)))
    for index, at in enumerate(_places(run)):
        width = _width(run, index)
        capacitor(scene, at, gap=_GAP, width=width)
        crowd = run.part_charge(index) / width / most
        count = max(1, round(crowd * width / _ROOM)) if not run.series else _in_all(run)
        charges(scene, run, at, gap=_GAP, width=width, most=count, inset=_INSET)
        _told(scene, run, index, alone=alone)


def of_each(run: Charging, times: NDArray[np.float64]) -> Graph:
    """The voltages of those in series, the charges of those side by side."""
    share = np.asarray(run.share(times), float)
    count = range(len(run.parts))
    if run.series:
        ends, axis, letter = [run.part_voltage(it) for it in count], ("U", "V"), "U"
    else:
        ends, axis, letter = [run.part_charge(it) for it in count], ("Q", "C"), "Q"
    curves = [
        Curve(times, share * end, _COLOURS[it], name=f"{letter}{_SMALL[it]}")
        for it, end in enumerate(ends)
    ]
    most = sum(ends) if run.series else max(ends)
    if run.series:
        curves.append(Curve(times, share * most, SOFT_INK, dash=(4, 4), name="U"))
    return Graph(Axis("t", "s", 0, float(times[-1])), Axis(*axis, 0, 1.08 * most), curves)


def _in_series(scene: Scene, run: Charging) -> None:
    heights = [y for _, y in _places(run)]
    over = [(PIVOT, HIGH), (_ONE, HIGH), (_ONE, heights[0] + _GAP / 2)]
    under = [(_ONE, heights[-1] - _GAP / 2), (_ONE, 0), (BRIDGE, 0)]
    between = [
        [(_ONE, upper - _GAP / 2), (_ONE, lower + _GAP / 2)] for upper, lower in pairwise(heights)
    ]
    for path in (over, *between, under):
        wire(scene, path)
        flow(scene, path, moved(run))


def _side_by_side(scene: Scene, run: Charging) -> None:
    """In every wire flows what the capacitors behind it take."""
    middle, before = HIGH / 2, (PIVOT, BRIDGE)
    for index, x in enumerate(_columns(run)):
        behind = sum(run.parts[index:]) / run.capacitance
        own = run.parts[index] / run.capacitance
        for path, part in (
            ([(before[0], HIGH), (x, HIGH)], behind),
            ([(x, 0), (before[1], 0)], behind),
            ([(x, HIGH), (x, middle + _GAP / 2)], own),
            ([(x, middle - _GAP / 2), (x, 0)], own),
        ):
            wire(scene, path)
            flow(scene, path, moved(run, part))
        before = (x, x)


def _columns(run: Charging) -> list[float]:
    count = len(run.parts)
    return [_FIRST + index * _STEPS[count] for index in range(count)]


def _places(run: Charging) -> list[tuple[float, float]]:
    """The middles of the capacitors."""
    if not run.series:
        return [(x, HIGH / 2) for x in _columns(run)]
    step = HIGH / len(run.parts)
    return [(_ONE, HIGH - (index + 0.5) * step) for index in range(len(run.parts))]


def _width(run: Charging, index: int) -> float:
    """Of the plates, which hold the more the wider they are."""
    return max(_NARROWEST, _WIDEST * run.parts[index] / max(run.parts))


def _in_all(run: Charging) -> int:
    """How many signs the plates of those in series have: what the narrowest one has room for."""
    return max(3, round(min(_width(run, it) for it in range(len(run.parts))) / _ROOM))


def _told(scene: Scene, run: Charging, index: int, *, alone: bool) -> None:
    """Beside a capacitor, or below, its capacitance and the voltage or charge that it has then."""
    x, y = _places(run)[index]
    small, colour = _SMALL[index], legible(_COLOURS[index], SCENE) if alone else INK
    size = amount(run.parts[index], "F")
    name = f"C{small} = {size}" if alone else size
    if run.series:
        left, right = (x - _WIDEST / 2, y), (x + _WIDEST / 2, y)
        gauge = _gauge(run, f"U{small} = ", "V", run.part_voltage(index))
        spots = ((left, "left"), (right, "right")) if alone else ((right, "right"),)
    else:
        several = len(run.parts) > _FEW
        gauge = _gauge(run, "" if several else f"Q{small} = ", "C", run.part_charge(index))
        spots = ((x, -0.7), "on"), ((x, -1.5), "on")
    for place, (at, side) in enumerate(spots if alone else spots[:1]):
        text = gauge if place else name
        scene.label(text, at, colour, size=13.5, prefer=(side,), gap=5, number=True)


def _gauge(run: Charging, name: str, unit: str, most: float) -> Callable[[float], str]:
    steady = Steady(unit, most)

    def text(time: float) -> str:
        return f"{name}{steady.text(float(run.share(time)) * most)}"

    return text
