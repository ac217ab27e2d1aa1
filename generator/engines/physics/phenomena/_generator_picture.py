"""How a generator is drawn: a coil between two poles, seen from above, and a lamp."""

import math
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    GREEN,
    INK,
    PINK,
    PURPLE,
    SOFT_INK,
    STEEL,
    VELOCITY,
    VERMILLION,
    Colour,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._generator import Turning
from generator.engines.physics.phenomena._wiring import (
    SPACING,
    draw_dots,
    flow,
    halo,
    lamp,
)
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_SLANT = np.array([0.28, 0.30])
"""Where a step away from the viewer goes in the picture."""

_ARM, _DEEP = 1.2, 1.15  # half of the coil, across its axis and along it: seen beside the magnet
_POLE, _END, _TALL = 1.95, 3.5, 1.15  # of the magnet: inner and outer ends, half its height
_RING = 0.3
_RINGS = (-1.7, -3.5)  # how far towards the viewer the slip rings are
_SPLIT = -2.2  # and the commutator
_STEM = 0.1  # of the arm: where the leads go along the axis
_LAMP = np.array([-0.6, -3.1])
_SIDES = (GREEN, PINK)
_SLIP_RINGS, _SPLIT_RING = Wording("slip rings", "滑环"), Wording("commutator", "换向器")
_CALLED = np.array([-4.2, -1.82])  # where that stands
_MOVED = 2.0  # that the dots move in half a turn

_PATH = np.array(
    [(_RING / _ARM, _RINGS[0]), (_STEM, _RINGS[0]), (_STEM, -_DEEP), (1, -_DEEP), (1, _DEEP),
     (-1, _DEEP), (-1, -_DEEP), (-_STEM, -_DEEP), (-_STEM, _RINGS[1]), (-_RING / _ARM, _RINGS[1])]
)  # fmt: skip
"""The wire of the coil: shares of its arm and places along the axis, away from the viewer. Each end
goes to the rim of its ring."""


def draw(page: Page, cases: Sequence[Case[Turning]]) -> None:
    alone = len(cases) == 1
    x, y = (-4.3, 4.2), (-3.8, 2.2)
    scenes = page.scenes(cases, x, y, stacked=page.height > page.width)
    for case, scene in zip(cases, scenes, strict=True):
        run = case.run
        halo(scene, _LAMP, partial(_glow, run))
        _poles(scene)
        _leads(scene, run)
        _coil(scene, run)
        _contacts(scene, run)
        kind = _SPLIT_RING if run.direct else _SLIP_RINGS
        scene.label(page.say(kind), _CALLED, SOFT_INK, size=12, prefer=("right",), gap=2)
        lamp(scene, _LAMP, partial(_glow, run))
        if alone:
            _names(scene, run)
    _tell(page, cases)


def _glow(run: Turning, time: float) -> float:
    return abs(float(run.inside(time))) / run.peak


def _seen(x: object, away: object, up: object) -> NDArray[np.float64]:
    """Where in the picture a place in space is."""
    flat = np.stack(np.broadcast_arrays(np.asarray(x, float), np.asarray(up, float)), -1)
    seen: NDArray[np.float64] = flat + np.multiply.outer(np.asarray(away, float), _SLANT)
    return seen


def _poles(scene: Scene) -> None:
    for sign, colour, letter in ((-1, VERMILLION, "N"), (1, BLUE, "S")):
        near, far = sorted((sign * _POLE, sign * _END))
        front = _seen([near, far, far, near], [-_DEEP] * 4, [-_TALL, -_TALL, _TALL, _TALL])
        top = _seen([near, far, far, near], [-_DEEP, -_DEEP, _DEEP, _DEEP], [_TALL] * 4)
        side = _seen([far] * 4, [-_DEEP, _DEEP, _DEEP, -_DEEP], [-_TALL, -_TALL, _TALL, _TALL])
        for face, share in ((top, 0.62), (side, 0.3), (front, 0.45)):
            scene.polygon(face, pale(colour, share), INK, 1.4)
        middle = _seen((near + far) / 2, -_DEEP, 0.0)
        scene.label(letter, middle, INK, size=20, prefer=("on",), bold=True)
    for up in (-0.75, 0.0, 0.75):
        line = _seen([-_POLE + 0.1, _POLE - 0.5], 0.0, up)
        scene.line(line, pale(PURPLE, 0.55), 1.8)
        scene.vector(
            line[1], (1, 0), pale(PURPLE, 0.55), longest=1, points=12, width=1.8, always=True
        )


def _turned(run: Turning, path: NDArray[np.float64], time: float) -> NDArray[np.float64]:
    """Places of the coil, as `_PATH` has them, in the picture at that time."""
    angle = run.angle(time)
    arm = path[:, 0] * _ARM
    return _seen(arm * math.cos(angle), path[:, 1], arm * math.sin(angle))


def _path(run: Turning) -> NDArray[np.float64]:
    if not run.direct:
        return _PATH
    path = _PATH.copy()
    path[[0, 1, -2, -1], 1] = _SPLIT
    return path


def _coil(scene: Scene, run: Turning) -> None:
    path = _path(run)
    parts: list[tuple[slice, Colour]] = [
        (slice(0, 4), INK), (slice(6, 10), INK), (slice(4, 6), INK),
        (slice(5, 7), _SIDES[1]), (slice(3, 5), _SIDES[0]),
    ]  # fmt: skip
    for part, colour in parts:
        scene.line(partial(_turned, run, path[part]), colour, 5.5)
    steps = np.hypot(*np.diff(path * [_ARM, 1], axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    places = np.arange(0.0, along[-1], SPACING)

    def dots(time: float) -> NDArray[np.float64]:
        at = places + _MOVED * run.passed(time) % SPACING
        at = at[at <= along[-1]]
        there = np.column_stack([np.interp(at, along, path[:, axis]) for axis in (0, 1)])
        return _turned(run, there, time)

    draw_dots(scene, dots)


def _leads(scene: Scene, run: Turning) -> None:
    """The wires from the brushes to the lamp, and the current in them."""
    first, last = _brushes(run)
    floor = float(_LAMP[1])
    left, right = float(_LAMP[0]) - 1.5, float(_LAMP[0]) + 1.5
    low = -1.85
    path = [
        last, (last[0], low), (left, low), (left, floor), (right, floor), (right, low),
        (first[0], low), first,
    ]  # fmt: skip
    scene.line(np.array(path, float), INK, 2.4, front=True)
    flow(scene, np.array(path, float), lambda time: _MOVED * run.delivered(time))


def _brushes(run: Turning) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the current leaves the lamp's wires into the coil, and where it comes out."""
    if run.direct:
        x, y = _seen(0.0, _SPLIT, 0.0)
        return (float(x) + _RING, float(y)), (float(x) - _RING, float(y))
    (x, y), (u, v) = (_seen(0.0, it, 0.0) for it in _RINGS)
    return (float(x), float(y) - _RING), (float(u), float(v) - _RING)


def _contacts(scene: Scene, run: Turning) -> None:
    """Slip rings, or the halves of a commutator, which turn with the coil; and their brushes."""
    if not run.direct:
        around = np.linspace(0, 2 * math.pi, 41)
        for away in _RINGS:  # open, so that each end of the coil is seen to go to its own
            rim = _seen(_RING * np.cos(around), away, _RING * np.sin(around))
            scene.line(rim, mixed(STEEL, INK, 0.4), 4.0, front=True)
    else:
        middle = _seen(0.0, _SPLIT, 0.0)
        for sign, colour in zip((1, -1), _SIDES, strict=True):
            turns = np.linspace(-1.3, 1.3, 20) + (0.0 if sign > 0 else math.pi)
            scene.line(_arc(run, middle, turns), colour, 5.0, front=True)
    for place in _brushes(run):
        scene.block(place, 0.2, 0.2, INK, front=True)


def _arc(
    run: Turning, middle: NDArray[np.float64], turns: NDArray[np.float64]
) -> Callable[[float], NDArray[np.float64]]:
    def arc(time: float) -> NDArray[np.float64]:
        angles = turns + run.angle(time)
        return middle + _RING * np.column_stack([np.cos(angles), np.sin(angles)])

    return arc


def _names(scene: Scene, run: Turning) -> None:
    """What the coil is like, and which way its sides go."""
    told = (
        (-4.2, f"N = {amount(run.turns)}"), (-4.2, f"S = {amount(run.area, 'm²')}"),
        (1.6, f"B = {amount(run.field, 'T')}"), (1.6, f"R = {amount(run.resistance, 'Ω')}"),
    )  # fmt: skip
    for index, (x, text) in enumerate(told):
        place = (x, -2.4 - 0.6 * (index % 2))
        scene.label(text, place, SOFT_INK, size=14, prefer=("right",), gap=2, number=True)
    for sign in (1, -1):
        middle = np.array([[sign, 0.0]])

        def velocity(time: float, sign: int = sign) -> tuple[float, float]:
            angle = run.angle(time)
            return (-sign * math.sin(angle), sign * math.cos(angle))

        def at(time: float, middle: NDArray[np.float64] = middle) -> NDArray[np.float64]:
            place: NDArray[np.float64] = _turned(run, middle, time)[0]
            return place

        scene.vector(at, velocity, VELOCITY, "v" if sign > 0 else "", longest=1, points=34)


def _tell(page: Page, cases: Sequence[Case[Turning]]) -> None:
    runs = [case.run for case in cases]
    peak, most = max(it.peak for it in runs), max(it.most for it in runs)
    current = max(it.peak / it.resistance for it in runs)
    page.read(Wording("voltage e", "电动势 e"), "V", peak, cases, lambda it, t: float(it.volts(t)))
    page.read(
        Wording("current i", "电流 i"), "A", current, cases,
        lambda it, t: float(it.volts(t)) / it.resistance,
    )  # fmt: skip
    page.read(Wording("flux Φ", "磁通量 Φ"), "Wb", most, cases, lambda it, t: float(it.flux(t)))
    alone = len(cases) == 1
    end = 2 * max(it.period for it in runs)
    times, axis = np.linspace(0, end, 321), Axis("t", "s", 0, end)
    curves = [  # later ones dashed, as alternating and direct current are alike for half a turn
        Curve(
            times, it.run.volts(times), BLUE if alone else it.colour, dash=(9, 7) if index else None
        )
        for index, it in enumerate(cases)
    ]
    low = 0.0 if all(it.direct for it in runs) else -1.1 * peak
    page.graph(Graph(axis, Axis("e", "V", low, 1.1 * peak), curves, wraps=end))
    if alone:
        flux = Curve(times, runs[0].flux(times), PURPLE)
        page.graph(Graph(axis, Axis("Φ", "Wb", -1.1 * most, 1.1 * most), [flux], wraps=end))
