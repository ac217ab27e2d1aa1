"""How a transformer is drawn: two coils on an iron core, a source and a lamp."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    INK,
    PURPLE,
    SCENE,
    STEEL,
    VERMILLION,
    Colour,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._transformer import Transformer
from generator.engines.physics.phenomena._wiring import (
    CURRENT,
    flow,
    halo,
    lamp,
    source,
    wire,
)
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording, both

_LIMB, _REACH = 2.1, 0.55  # where the limbs are, and half of how wide they are
_TALL = 2.35  # half of the core
_MOST = 20  # turns that are drawn
_AWAY = 4.7  # where source and lamp are
_SWING = 0.5  # how far the dots of the larger current go to each side
_FIRST, _SECOND = VERMILLION, BLUE


def draw(page: Page, cases: Sequence[Case[Transformer]]) -> None:
    alone = len(cases) == 1
    brightest = max(case.run.power_out for case in cases) or 1.0
    scenes = page.scenes(cases, (-6.9, 6.9), (-3.3 if alone else -4.2, 2.8), stacked=True)
    for case, scene in zip(cases, scenes, strict=True):
        run = case.run
        _core(scene, run)
        for side in (-1, 1):
            _coil(scene, run, side)
        source(scene, (-_AWAY, 0), alternating=run.alternating)
        lamp(scene, (_AWAY, 0), _glow(run, brightest))
        _names(scene, run, alone=alone)
    _tell(page, cases)


def _glow(run: Transformer, brightest: float) -> float:
    """Of a lamp whose filament has no time to cool down between."""
    return float((run.power_out / brightest) ** 0.5)


def _core(scene: Scene, run: Transformer) -> None:
    halo(scene, (_AWAY, 0), _glow(run, max(run.power_out, 1e-30)))
    for across, up, fill in (
        (_LIMB + _REACH, _TALL, STEEL),
        (_LIMB - _REACH, _TALL - 2 * _REACH, SCENE),
    ):
        corners = [(-across, -up), (across, -up), (across, up), (-across, up)]
        scene.polygon(corners, fill, INK, 1.8)
    beam = _TALL - _REACH
    for y, sign in ((beam, 1), (-beam, -1)):

        def along(time: float, sign: int = sign) -> tuple[float, float]:
            return (sign * run.flux(time), 0.0)

        def tail(time: float, y: float = y, sign: int = sign) -> tuple[float, float]:
            return (-0.75 * sign * run.flux(time), y)

        scene.vector(tail, along, PURPLE, "", longest=1, points=62, width=3.4, always=True)
    scene.label("Φ", (0, _TALL - 2 * _REACH), PURPLE, size=15, prefer=("below",), bold=True)


def _coil(scene: Scene, run: Transformer, side: int) -> None:
    """The coil of one side, the wires to it and the current in them."""
    count = _drawn(run)[0 if side < 0 else 1]
    colour = _FIRST if side < 0 else _SECOND
    x, room = side * _LIMB, _TALL - 2 * _REACH - 0.1
    pitch = max(2 * room / _MOST, 0.4 / count)
    top = pitch * count / 2
    outer, inner = x + side * (_REACH + 0.14), x - side * (_REACH + 0.14)
    ends = [(outer, top), (outer, -top)]
    for index in range(count):
        y = top - pitch * index
        scene.line([(outer, y), (inner, y - pitch / 2)], colour, 3.4, front=True)
    # The last turn comes out from behind the core where the wire goes on.
    scene.line([(x + side * _REACH, -0.9 * top), ends[1]], colour, 3.4, front=True)
    lead = max(top, 1.1)
    path = np.array(
        [ends[0], (outer + side * 0.5, top), (outer + side * 0.5, lead), (side * _AWAY, lead),
         (side * _AWAY, -lead), (outer + side * 0.5, -lead), (outer + side * 0.5, -top), ends[1]]
    )  # fmt: skip
    wire(scene, path)
    flow(scene, path, _moved(run, side))


def _drawn(run: Transformer) -> tuple[int, int]:
    """How many turns each coil shows: in the ratio that they have, as far as there is room."""
    larger = max(run.first, run.second)
    scale = min(1.0, _MOST / larger)
    first, second = (max(1, round(it * scale)) for it in (run.first, run.second))
    return first, second


def _moved(run: Transformer, side: int) -> Callable[[float], float]:
    larger = max(run.current_in, run.current_out)
    mine = run.current_in if side < 0 else run.current_out
    if not run.alternating:
        return (lambda time: 4 * time / run.period) if side < 0 else (lambda time: 0.0)
    swing = _SWING * mine / larger
    return lambda time: side * swing * run.flux(time)


def _names(scene: Scene, run: Transformer, *, alone: bool) -> None:
    for side, index, volts, amperes in (
        (-1, "₁", run.voltage, run.current_in),
        (1, "₂", run.out, run.current_out),
    ):
        turns = run.first if side < 0 else run.second
        beneath = (side * _LIMB, -_TALL)
        told = f"N{index} = {amount(turns)}"
        colour = _FIRST if side < 0 else _SECOND
        scene.label(told, beneath, colour, size=14, prefer=("below",), gap=4, number=True)
        beside = "left" if side < 0 else "right"
        rows: list[tuple[str, Colour]] = [(amount(volts, "V"), colour)]
        if run.alternating and alone:
            rows.append((amount(amperes, "A"), CURRENT))
        if side > 0 and alone:
            rows.append((amount(run.resistance, "Ω"), INK))
        for row, (text, paint) in enumerate(rows):
            at = (side * (_AWAY + 0.66), 0.62 * ((len(rows) - 1) / 2 - row))
            scene.label(text, at, paint, size=14, prefer=(beside,), gap=4, number=True)


def _tell(page: Page, cases: Sequence[Case[Transformer]]) -> None:
    runs = [case.run for case in cases]
    told = _READ if all(it.alternating for it in runs) else _READ[:2]
    for name, unit, value in told:
        largest = max(value(it) for it in runs)
        page.read(name, unit, largest, cases, partial(_read, value))
    alone = len(cases) == 1
    end = 2 * max(it.period for it in runs)
    times = np.linspace(0, end, 321)
    curves = []
    for case in cases:
        run = case.run
        second = _SECOND if alone else case.colour
        if alone:
            curves.append(Curve(times, _course(run, run.voltage, times), _FIRST, name="u₁"))
        curves.append(
            Curve(times, _course(run, run.out, times), second, name="u₂" if alone else "")
        )
    top = 1.1 * max(float(np.abs(curve.y).max()) for curve in curves) or 1.0
    axes = Axis("t", "s", 0, end), Axis("u" if alone else "u₂", "V", -top, top)
    page.graph(Graph(*axes, curves, wraps=end))
    if alone and runs[0].alternating:
        (run,) = runs
        bars = [
            (both("P₁"), _FIRST, lambda _: run.power_in),
            (both("P₂"), _SECOND, lambda _: run.power_out),
        ]
        if run.efficiency < 1:
            lost = run.power_in - run.power_out
            bars.append((Wording("lost", "损耗"), EDGE, lambda _: lost))
        page.bars(Wording("power", "功率"), "W", run.power_in, bars)


def _course(run: Transformer, volts: float, times: NDArray[np.float64]) -> NDArray[np.float64]:
    """The voltage in time, of which `volts` is the effective value."""
    peak = volts * np.sqrt(2) if run.alternating else volts
    course: NDArray[np.float64] = peak * np.array([run.wave(time) for time in times])
    return course


def _read(value: Callable[[Transformer], float], run: Transformer, _: float) -> float:
    return value(run)


_READ: tuple[tuple[Wording, str, Callable[[Transformer], float]], ...] = (
    (Wording("secondary voltage U₂", "副线圈电压 U₂"), "V", lambda it: it.out),
    (Wording("secondary current I₂", "副线圈电流 I₂"), "A", lambda it: it.current_out),
    (Wording("primary current I₁", "原线圈电流 I₁"), "A", lambda it: it.current_in),
)
