"""The picture of bodies that fall side by side, from a tower or out of the sky."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount, round_step
from generator.engines.physics.draw.canvas import Place
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import EARTH, FORCE, PURPLE, SOFT_INK, VELOCITY, pale
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._axes import around
from generator.engines.physics.phenomena._fall import Fall
from generator.engines.physics.phenomena._shapes import body, foot
from generator.engines.physics.phenomena._traces import Places, stamps
from generator.engines.physics.phenomenon import Case

AIR = PURPLE
"""Of the force of the air."""

_LANE = 0.3  # of the height, from one to the next
_ARROW = 52.0  # points


def falling(page: Page, cases: Sequence[Case[Fall]], end: float, *, tower: bool) -> None:
    """The scene of falls until `end` (s): those with a ground start above it at their heights,
    others at the top of the picture."""
    falls = [case.run for case in cases]
    grounded = all(np.isfinite(fall.height) for fall in falls)
    deep = max(fall.height if grounded else float(fall.fallen(end)) for fall in falls)
    lane = deep * _LANE
    right = lane * (len(cases) + (0.5 if len(cases) > 1 else 2.0 if grounded else 1.1))
    scene = page.scene((-0.25 * deep, right), (-0.27 * deep, 1.25 * deep))
    if grounded and any(fall.lands for fall in falls):
        scene.ground(0.0)
        if tower:
            corners = [(-9 * deep, 0), (0, 0), (0, deep), (-9 * deep, deep)]
            scene.polygon(corners, pale(EARTH, 0.45))
            scene.line([(0, 0), (0, deep), (-9 * deep, deep)], EARTH, 2.5)
    ends = ((0, 0), (0, deep)) if grounded else ((0, deep), (0, 0))
    scene.ruler(*ends, side="left")
    fastest = max(float(fall.pace(time)) for fall in falls for time in (0.0, end))
    for number, case in enumerate(cases):
        start = case.run.height if grounded else deep
        name, size = case.label.en.lower(), _size(case, cases)
        place = _place(case.run, (number + 0.8) * lane, start)
        stamps(scene, place, min(end, case.run.end), case.colour, round_step(end, 16))
        lift = foot(name) * size if grounded else 0.0
        middle = _lifted(scene, place, lift)
        if len(cases) == 1:
            _explain(scene, case.run, middle, end)
        beside = _lifted(scene, _place(case.run, (number + 1.2) * lane, start), lift)
        scene.vector(beside, _down(case.run), VELOCITY, "v", longest=fastest, points=_ARROW)
        body(scene, middle, name, size, case.colour)
    page.legend(cases)


def _place(fall: Fall, x: float, start: float) -> Places:
    def place(time: float | NDArray[np.float64]) -> NDArray[np.float64]:
        y = start - fall.fallen(time)
        return np.stack([np.full_like(y, x), y], -1)

    return place


def _lifted(scene: Scene, place: Places, points: float) -> Callable[[float], Place]:
    """So many points above: heights are those of the lowest part of a body, which is drawn larger
    than it is."""

    def lifted(time: float) -> Place:
        up = points * scene.unit / scene.pixels_per_unit
        return np.add(place(time), (0.0, up))

    return lifted


def _down(fall: Fall) -> Callable[[float], tuple[float, float]]:
    return lambda t: (0.0, -fall.now(t))


def _size(case: Case[Fall], cases: Sequence[Case[Fall]]) -> float:
    """Points of radius: as wide as it is told to be where the air brakes all of them, else the
    heavier, the larger."""
    if all(other.run.braking > 0 for other in cases):
        widest = max(float(other.values["radius"]) for other in cases)
        return 9 + 4 * float(case.values["radius"]) / widest
    heaviest = max(float(other.values["mass"]) for other in cases)
    share: float = (case.values["mass"] / heaviest) ** (1 / 3)
    return 9 + 4 * share


def _explain(scene: Scene, fall: Fall, place: Callable[[float], Place], end: float) -> None:
    """The height, and the forces."""
    if np.isfinite(fall.height) and fall.lands:
        top = fall.height
        right = (0.8 * _LANE + 0.24) * fall.height
        text = f"h = {amount(fall.height, 'm')}"
        scene.measure((right, 0), (right, top), text, prefer=("right",))
    largest = max(fall.gravity, fall.drag(0.0), fall.drag(end))
    scene.vector(place, (0.0, -fall.gravity), FORCE, "mg", longest=largest, points=_ARROW)
    if not fall.free:
        scene.vector(
            place, lambda t: (0.0, fall.drag(t)), AIR, "F", longest=largest, points=_ARROW,
            beside="upper left",
        )  # fmt: skip


def speeds(page: Page, cases: Sequence[Case[Fall]], end: float) -> None:
    """The graph of the speeds by time, with the terminal ones."""
    curves = []
    for case in cases:
        times = case.run.moments(end)
        curves.append(Curve(times, case.run.pace(times), case.colour))
    values = [float(it) for curve in curves for it in (curve.y.min(), curve.y.max())]
    curves = _told_apart(curves)
    highest, alone = max(values), len(cases) == 1
    for case in cases:
        terminal = case.run.terminal
        if terminal < 1.5 * highest:
            ends, level = np.array([0.0, end]), np.full(2, terminal)
            colour, name = (SOFT_INK, "v∞") if alone else (pale(case.colour, 0.35), "")
            curves.append(Curve(ends, level, colour, name, grows=False, dash=(4, 4)))
            values.append(terminal)
    page.graph(Graph(Axis("t", "s", 0, end), around("v", "m/s", *values), curves))


def heights(page: Page, cases: Sequence[Case[Fall]], end: float) -> None:
    """The graph of the heights above the ground by time."""
    curves = []
    for case in cases:
        times = case.run.moments(end)
        curves.append(Curve(times, case.run.height - case.run.fallen(times), case.colour))
    high = max(case.run.height for case in cases)
    page.graph(Graph(Axis("t", "s", 0, end), around("y", "m", high), _told_apart(curves)))


def _told_apart(curves: Sequence[Curve]) -> list[Curve]:
    """The curves, those dashed that lie on an earlier one, so that it is seen as well."""
    found: list[Curve] = []
    for curve in curves:
        hides = any(
            np.allclose(curve.x, it.x) and np.allclose(curve.y, it.y, rtol=1e-3) for it in found
        )
        found.append(replace(curve, dash=(9, 9)) if hides else curve)
    return found
