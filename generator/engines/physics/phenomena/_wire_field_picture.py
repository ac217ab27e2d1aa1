"""Wires with the field around them and a compass needle, as they are drawn."""

import math
from collections.abc import Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph, Marker
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    FORCE,
    INK,
    PURPLE,
    SOFT_INK,
    VERMILLION,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena import _field_lines
from generator.engines.physics.phenomena._coil import Coil
from generator.engines.physics.phenomena._coil_picture import along_axis, draw_coil, window
from generator.engines.physics.phenomena._compass import compass, end_on
from generator.engines.physics.phenomena._field_lines import Places
from generator.engines.physics.phenomena._wire_pair import lines_of_two
from generator.engines.physics.phenomena._wires import MU, PERIOD, Wires
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_RINGS = (0.25, 0.4, 0.63, 1.0, 1.58)  # with as much field between any two of them


def draw(page: Page, cases: Sequence[Case[Wires | Coil]]) -> None:
    alone = len(cases) == 1
    coils = [case.run for case in cases if isinstance(case.run, Coil)]
    wires = [case.run for case in cases if isinstance(case.run, Wires)]
    windows = [window(it) for it in coils] + [_window(it) for it in wires]
    wide, high = (max(it[axis] for it in windows) for axis in (0, 1))
    for case, scene in zip(cases, page.scenes(cases, (-wide, wide), (-high, high)), strict=True):
        if isinstance(case.run, Coil):
            draw_coil(scene, case.run, alone=alone)
        else:
            _picture(scene, case.run, alone=alone)
    _tell(page, cases, coils, wires)


def _window(run: Wires) -> tuple[float, float]:
    """Half of its width and of its height, in units of the distance."""
    return (1.35, 1.1) if run.second else (1.75, 1.75)


def _tell(
    page: Page, cases: Sequence[Case[Wires | Coil]], coils: list[Coil], wires: list[Wires]
) -> None:
    if not coils and all(it.second for it in wires):
        most = max(abs(it.between) for it in wires)
        page.read(
            Wording("force per metre F/L", "每米受力 F/L"), "N/m", most, cases,
            lambda it, _: abs(it.between) if isinstance(it, Wires) else 0.0,
        )  # fmt: skip
    if not wires:
        most = max(it.centre for it in coils)
        page.read(
            Wording("field at the centre", "中心磁场"),
            "T",
            most,
            cases,
            lambda it, _: it.centre if isinstance(it, Coil) else 0.0,
        )  # fmt: skip
    strongest = max(_strongest(case.run) for case in cases)
    page.read(
        Wording("field at the compass", "小磁针处磁场"), "T", strongest, cases,
        lambda it, t: math.hypot(*it.around(t)),
    )  # fmt: skip
    if len(cases) > 1:
        return
    for coil in coils:
        page.graph(along_axis(coil))
    for run in wires:
        upwards = page.say(Wording("B, upwards", "B（向上为正）"))
        page.graph(_profile(run, upwards) if run.second else _falling(run))


def _strongest(run: Wires | Coil) -> float:
    return max(math.hypot(*run.around(time)) for time in np.linspace(0, PERIOD, 61))


def _picture(scene: Scene, run: Wires, *, alone: bool) -> None:
    """The wires end on, with lengths in units of the distance."""
    for line in field_lines(run):
        _field_lines.drawn(scene, line, pale(PURPLE, 0.35), head=len(line) // 4)
    path = np.array([run.compass(time) for time in np.linspace(0, PERIOD, 97)])
    scene.line(path, SOFT_INK, 1.3, dash=(2, 5))
    if alone:
        _sizes(scene, run)
    for index, (current, place) in enumerate(run.bodies):
        if run.second:
            towards = np.array([1.0 if index == 0 else -1.0, 0.0])
            push = towards * (1 if run.between > 0 else -1)
            name, long = ("F", 62) if alone else ("", 40)
            aside = ("above", "below")[index]  # or they meet where the wires attract each other
            scene.vector(
                place, push, FORCE, name, longest=1, points=long, width=3.4, under=True,
                beside=aside,
            )  # fmt: skip
        end_on(scene, place, outward=current > 0)
        if alone:
            name = f"I{'₁₂'[index]}" if run.second else "I"
            text = f"{name} = {amount(abs(current), 'A')}"
            # Below a wire, where no line of the field passes: a stroke would read as a minus.
            low, side = (0.215, "below") if run.second else (0.51, "on")
            at = place[0], place[1] - low
            scene.label(text, at, INK, size=14, prefer=(side,), gap=4, number=True)
    longest = _strongest(run)
    name = "B" if alone else ""
    scene.vector(run.compass, run.around, BLUE, name, longest=longest, points=60, under=True)
    compass(scene, run.compass, run.around)


def _sizes(scene: Scene, run: Wires) -> None:
    text = amount(run.apart, "m")
    if run.second:
        scene.measure((-0.5, -0.92), (0.5, -0.92), "")
        # Beside the middle, where a line of the field passes.
        at = (0.24, -0.92)
        scene.label(f"r = {text}", at, SOFT_INK, size=14, prefer=("below",), number=True)
    else:
        scene.measure((0, -1.3), (1, -1.3), f"r = {text}", prefer=("below",))


def field_lines(run: Wires) -> list[Places]:
    """The field lines, in units of the distance, with as much field between any two of them."""
    if not run.second:
        turns = np.linspace(0, 2 * math.pi, 121)
        circle = np.column_stack([np.cos(turns), np.sin(turns)])
        return [ring * circle for ring in _RINGS]
    return lines_of_two(run)


def _falling(run: Wires) -> Graph:
    """The field of one wire by the distance."""
    r = np.linspace(0.2, 2.5, 120)
    curve = Curve(r * run.apart, run.one_at_other / r, BLUE, grows=False)
    marker = Marker(lambda _: (run.apart, run.one_at_other), VERMILLION)
    axes = Axis("r", "m", 0, 2.5 * run.apart), Axis("B", "T", 0, 5 * run.one_at_other)
    return Graph(*axes, [curve], markers=[marker])


def _profile(run: Wires, name: str) -> Graph:
    """The field on the line through both wires, upwards."""
    x = np.linspace(-1.35, 1.35, 541)
    fields = run.field(np.column_stack([x, 0 * x]))[:, 1]
    most = 5 * MU / (2 * math.pi * run.apart) * max(abs(it) for it, _ in run.bodies)
    inside = np.abs(fields) < most
    pieces = np.split(np.arange(len(x)), np.flatnonzero(np.diff(inside)) + 1)
    curves = [
        Curve(x[piece] * run.apart, fields[piece], BLUE, grows=False)
        for piece in pieces
        if inside[piece[0]] and len(piece) > 1
    ]
    reach = 1.35 * run.apart
    return Graph(Axis("x", "m", -reach, reach), Axis(name, "T", -most, most), curves)
