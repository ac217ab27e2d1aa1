"""A coil cut along its axis, with its field and its poles, as it is drawn."""

import math

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.palette import (
    BLUE,
    GOLD,
    INK,
    NEGATIVE,
    POSITIVE,
    PURPLE,
    SOFT_INK,
    VERMILLION,
    WHITE,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._coil import Coil
from generator.engines.physics.phenomena._compass import compass, end_on
from generator.engines.physics.phenomena._field_lines import Places, followed
from generator.engines.physics.phenomena._right_hand import right_hand
from generator.engines.physics.phenomena._wires import PERIOD
from generator.engines.physics.phenomena._wiring import flow

_STEP, _STEPS = 0.02, 480
_STARTS = (0.27, 0.54, 0.8)  # of the radius: where lines cross the middle
_LEAST, _MOST = 1.75, 3.6  # half of the window's width

_BEYOND = 0.5  # half the coil: where the heads are
_PALE = pale(PURPLE, 0.35)
_ROUNDS = 6  # that dots move on while the compass is led around


def window(coil: Coil) -> tuple[float, float]:
    """Half of its width and of its height, in units of the picture."""
    aside = 1.25 * coil.aside / coil.size
    return (max(_LEAST, aside) if aside < _MOST else _LEAST), 0.86 + 0.89 * coil.wide


def draw_coil(scene: Scene, coil: Coil, *, alone: bool) -> None:
    """With lengths in units of the picture; inside, the field goes along the axis, to the right."""
    fronts, backs = _halves(coil)
    for back in backs:
        scene.line(back, mixed(GOLD, WHITE, 0.45), 2.4)
    for line in field_lines(coil):
        _line(scene, coil, line)
    path = np.array([coil.compass(time) for time in np.linspace(0, PERIOD, 97)])
    scene.line(path, SOFT_INK, 1.3, dash=(2, 5))
    spacing = max(0.24, 0.4 * coil.wide)
    for front in fronts:
        scene.line(front, mixed(GOLD, INK, 0.25), 2.8)
        flow(scene, front, lambda t: _ROUNDS * spacing * t / PERIOD, spacing=spacing)
    room = 0.8 * coil.half / len(coil.places) if coil.length else 0.14 * coil.wide
    for x in coil.places:
        for side in (1, -1):
            place = np.array([x, side * coil.wide])
            end_on(scene, place, outward=side > 0, points=11, radius=max(room, 0.03))
    for side, letter, colour in ((1, "N", POSITIVE), (-1, "S", NEGATIVE)):
        at = (side * (coil.half + (0.14 if coil.length else 0.72)), 0.0)
        scene.disc(at, points=10, fill=pale(colour, 0.35), edge=INK, front=True)
        scene.label(letter, at, INK, size=15, prefer=("on",), bold=True)
    scene.vector((0, 0), (1, 0), BLUE, "B" if alone else "", longest=1, points=42, width=3.4)
    if alone:
        _sizes(scene, coil)
        right_hand(scene)
    compass(scene, coil.compass, coil.around, points=15 if alone else 10)


def _sizes(scene: Scene, coil: Coil) -> None:
    if coil.length:
        low = -coil.wide - 0.2
        ends = (-coil.half, low), (coil.half, low)
        scene.measure(*ends, f"L = {amount(coil.length, 'm')}", prefer=("below",))
    else:
        text, between = f"R = {amount(coil.radius, 'm')}", (0.0, -0.405 * coil.wide)  # two lines
        scene.measure((0, 0), (0, -coil.wide), "")
        scene.label(text, between, SOFT_INK, size=14, prefer=("right",), number=True)
    there = coil.aside / coil.size
    if 0 < there < scene.x[1]:
        scene.disc((there, 0), points=4.5, fill=INK, front=True)
        scene.label("P", (there, 0), INK, size=15, prefer=("above",), bold=True)


def _halves(coil: Coil) -> tuple[list[Places], list[Places]]:
    """The halves of the turns before the axis, downwards, and those behind it, upwards."""
    pitch = 2 * coil.half / len(coil.places) if coil.length else 0.6 * coil.wide
    turns = np.linspace(0, math.pi, 25)
    bulge, down = 0.3 * pitch * np.sin(turns), coil.wide * np.cos(turns)
    fronts = [np.column_stack([x - bulge, down]) for x in coil.places]
    backs = [np.column_stack([x + bulge, -down]) for x in coil.places]
    return fronts, backs


def _line(scene: Scene, coil: Coil, line: Places) -> None:
    """A field line with heads where there is room for them: in the middle of a loop, at both ends
    of a solenoid; and where it comes back."""
    scene.line(line, _PALE, 1.5)
    heads = [0] if abs(line[0, 0]) < 1e-6 < abs(line[0, 1]) else []
    beyond = np.flatnonzero(np.hypot(*line.T) > coil.half + _BEYOND)
    if not coil.length:
        heads.append(len(line) // 2)
    elif len(line) > 3 and len(beyond):
        between = np.flatnonzero(np.diff(beyond) > 1)
        heads += [beyond[between[0]], beyond[between[0] + 1]] if len(between) else []
    for at in heads:
        along = line[min(at + 1, len(line) - 1)] - line[max(at - 1, 0)]
        if (size := float(np.hypot(*along))) > 0:
            scene.vector(line[at], along / size, _PALE, longest=1, points=9, width=1.0, always=True)


def field_lines(coil: Coil) -> list[Places]:
    """The lines through the coil, in units of the picture: each as far as it comes back to the
    middle, or leaves the picture. A line is its own mirror image there."""
    starts = np.array([(0.0, share * coil.wide) for share in _STARTS])
    lines = followed(coil.field, starts, _STEP, _STEPS)
    wide = 1.3 * _MOST
    axis = np.array([(-wide, 0.0), (0.0, 0.0), (wide, 0.0)])
    found = [axis]
    for line in lines.swapaxes(0, 1):
        half = _half(line)
        whole = np.vstack([half[:0:-1] * [-1, 1], half])
        found += [whole, whole * [1, -1]]
    return found


def _half(line: Places) -> Places:
    """As far as the middle, where it ends exactly."""
    back = np.flatnonzero((line[1:, 0] <= 0) & (line[:-1, 0] > 0))
    if not len(back):
        return line
    last = back[0]
    one, two = line[last], line[last + 1]
    end = one + (two - one) * one[0] / (one[0] - two[0])
    return np.vstack([line[: last + 1], end[None]])


def along_axis(coil: Coil) -> Graph:
    """The field on the axis."""
    reach = window(coil)[0] * coil.size
    x = np.linspace(-reach, reach, 241)
    curves = [Curve(x, coil.axial(x), BLUE, grows=False)]
    most = 1.15 * coil.centre
    if coil.length:
        most = max(most, 1.15 * coil.endless)
        ends = np.full(2, coil.endless)
        curves.append(Curve(x[[0, -1]], ends, SOFT_INK, grows=False, dash=(4, 4), name="μ₀nI"))
    there = coil.aside if coil.aside < reach else 0.0
    marker = Marker(lambda _: (there, float(coil.axial(there))), VERMILLION)
    return Graph(Axis("x", "m", -reach, reach), Axis("B", "T", 0, most), curves, markers=[marker])
