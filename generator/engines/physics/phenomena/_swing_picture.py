"""The picture of pendulums: the bob on its string, its angle over time, and where its energy is."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    FORCE,
    HEAT,
    INK,
    KINETIC,
    POTENTIAL,
    SOFT_INK,
    VELOCITY,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._swing import Swing
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_NAMED = 0.35  # of the largest angle, from which there is room for its name
_ROOMY = math.radians(9)  # from which its name has room between string and vertical
_FINE = 40  # points of a curve for a swing


def draw(page: Page, cases: Sequence[Case[Swing]]) -> None:
    swings = [case.run for case in cases]
    reach = max(swing.length for swing in swings)
    widest = max(swing.amplitude for swing in swings)
    side = reach * max(0.5, math.sin(min(widest, math.pi / 2)) + 0.3)
    top = reach * max(0.18, -math.cos(widest) + 0.3)
    scene = page.scene((-side, side), (-1.3 * reach, top))
    scene.hatching((-side * 0.4, 0), (side * 0.4, 0))
    scene.line([(0, 0), (0, -reach * 1.12)], SOFT_INK, 1.2, dash=(5, 5))
    fastest = max(swing.fastest for swing in swings)
    for case in cases:
        swing = case.run
        if len(cases) == 1:
            _explain(scene, swing)
        _string(scene, swing)
        name = "v" if len(cases) == 1 else ""
        scene.vector(swing.bob, swing.velocity, VELOCITY, name, longest=fastest, points=64)
        size = 10 + 6 * (swing.mass / max(it.mass for it in swings)) ** (1 / 3)
        scene.disc(swing.bob, points=size, fill=case.colour, edge=INK, front=True)
    scene.disc((0, 0), points=4, fill=INK, front=True)
    page.legend(cases)
    _tell(page, cases)


def _string(scene: Scene, swing: Swing) -> None:
    scene.line(lambda t: [(0, 0), swing.bob(t)], INK, 1.8)


def _explain(scene: Scene, swing: Swing) -> None:
    """The way of the bob, its angle, its string's length and its weight."""
    arc = np.linspace(-swing.amplitude, swing.amplitude, 60)
    path = swing.length * np.column_stack([np.sin(arc), -np.cos(arc)])
    scene.line(path, SOFT_INK, 1.2, dash=(2, 5))
    down = -math.pi / 2
    least = max(_NAMED * swing.amplitude, _ROOMY)
    scene.angle(
        (0, 0), down, lambda t: down + float(swing.angle(t)),
        lambda t: "θ" if abs(float(swing.angle(t))) >= least else "", points=44,
    )  # fmt: skip
    _length(scene, swing)
    weight = swing.mass * swing.gravity
    most = swing.mass * (swing.gravity + swing.fastest**2 / swing.length)
    scene.vector(swing.bob, (0, -weight), FORCE, "mg", longest=most, points=64)
    scene.vector(swing.bob, swing.pull, FORCE, "F", longest=most, points=64, beside="right")


def _length(scene: Scene, swing: Swing) -> None:
    """On the outer side of the string."""
    length = f"L = {amount(swing.length, 'm')}"
    for side, sign in (("right", 1), ("left", -1)):

        def text(time: float, sign: int = sign) -> str:
            return length if (float(swing.angle(time)) >= 0) == (sign > 0) else ""

        scene.label(
            text, lambda t: swing.bob(t) / 2, SOFT_INK, prefer=(side,), number=True
        )  # fmt: skip


def _tell(page: Page, cases: Sequence[Case[Swing]]) -> None:
    swings = [case.run for case in cases]
    widest = max(swing.amplitude for swing in swings)
    fastest = max(swing.fastest for swing in swings)
    angle, speed = Wording("angle θ", "摆角 θ"), Wording("speed v", "速度 v")
    page.read(angle, "deg", widest, cases, lambda swing, t: float(swing.angle(t)))
    page.read(speed, "m/s", fastest, cases, lambda swing, t: math.hypot(*swing.velocity(t)))
    longest = max(swing.period for swing in swings)
    page.read(Wording("period T", "周期 T"), "s", longest, cases, lambda swing, _: swing.period)
    end = _end(swings)
    times = np.linspace(0, end, max(240, round(_FINE * end / min(it.period for it in swings))))
    top = math.ceil(math.degrees(widest) / 10) * math.pi / 18
    curves = [Curve(times, case.run.angle(times), case.colour) for case in cases]
    if len(cases) == 1:
        curves += _envelope(swings[0], times)
    wraps = None if any(swing.damped for swing in swings) else end
    page.graph(Graph(Axis("t", "s", 0, end), Axis("θ", "deg", -top, top), curves, wraps=wraps))
    if len(cases) == 1:
        _energies(page, swings[0])


def _end(swings: Sequence[Swing]) -> float:
    """Of the graph, in s."""
    if any(swing.damped for swing in swings):
        return max(swing.shown for swing in swings)
    return max(swing.period for swing in swings) * (1 if len(swings) == 1 else 2)


def _envelope(swing: Swing, times: NDArray[np.float64]) -> list[Curve]:
    """How high small swings would be, of a damped one."""
    if not swing.damped:
        return []
    height = swing.amplitude * np.exp(-swing.decay * times)
    return [
        Curve(times, sign * height, SOFT_INK, grows=False, dash=(4, 4)) for sign in (1, -1)
    ]  # fmt: skip


def _energies(page: Page, swing: Swing) -> None:
    bars = [
        (Wording("kinetic", "动能"), KINETIC, swing.kinetic),
        (Wording("potential", "势能"), POTENTIAL, swing.potential),
    ]
    if swing.damped:
        bars.append((Wording("heat", "内能"), HEAT, swing.heat))
    page.bars(Wording("energy", "能量"), "J", swing.potential(0.0), bars)
