"""How somebody who spins is drawn, with what is read off."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import digits
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    EDGE,
    INK,
    KINETIC,
    PURPLE,
    SOFT_INK,
    VELOCITY,
    Colour,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._spin import Spin
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_SHOULDER = 0.72  # of the height
_TILT = 0.26  # of circles that are seen from a little above


def draw(page: Page, cases: Sequence[Case[Spin]]) -> None:
    far = max(max(case.run.radii) for case in cases)
    tall = max(1.5, 1.7 * far)
    scenes = page.scenes(
        cases, (-1.3 * far, 1.3 * far), (-(0.5 if len(cases) == 1 else 0.36) * far, 1.12 * tall)
    )
    for scene, case in zip(scenes, cases, strict=True):
        _floor(scene, case.run, far)
        _figure(scene, case, tall)
        if len(cases) == 1:
            _explain(scene, case.run, tall)
    _tell(page, cases)


def _ring(radius: float, height: float) -> NDArray[np.float64]:
    turns = np.linspace(0, 2 * math.pi, 80)
    return np.column_stack([radius * np.cos(turns), height + _TILT * radius * np.sin(turns)])


def _floor(scene: Scene, run: Spin, far: float) -> None:
    """The ice, and a mark that turns with the body, which tells the angle."""
    scene.polygon(_ring(1.05 * far, 0.0), pale(EDGE, 0.6), EDGE, 1.2)
    scene.line(_ring(0.75 * far, 0.0), SOFT_INK, 1.0, dash=(3, 5))

    def mark(time: float) -> list[tuple[float, float]]:
        angle = run.angle(time)
        return [(0, 0), (0.75 * far * math.cos(angle), 0.75 * far * _TILT * math.sin(angle))]

    scene.line(mark, VELOCITY, 3.0, front=True)
    scene.disc(lambda t: mark(t)[1], points=5, fill=VELOCITY, edge=INK, front=True)


def _figure(scene: Scene, case: Case[Spin], tall: float) -> None:
    """Body, head and arms; the hand that is behind is drawn before the body. Who has weights sits
    on a stool."""
    run, colour, shoulder = case.run, case.colour, _SHOULDER * tall
    seated = case.values["given"] == "weights"
    held, body = (11, _seated) if seated else (6, _body)

    def hand(time: float, side: int) -> tuple[float, float]:
        angle, radius = run.angle(time), float(run.radius(time)) * side
        return radius * math.cos(angle), shoulder + _TILT * radius * math.sin(angle)

    def item(canvas: Canvas, time: float) -> None:
        sides = sorted((1, -1), key=lambda side: -hand(time, side)[1])
        for side in sides:
            x, y = scene.px(hand(time, side))
            canvas.line(np.array([scene.px((0, shoulder)), (x, y)]), colour, 6 * scene.unit)
            canvas.disc(x, y, held * scene.unit, pale(colour, 0.4), INK, 1.5 * scene.unit)
            if side == sides[0]:
                body(canvas, scene, colour, tall)

    scene.line([(0, 0), (0, 1.08 * tall)], SOFT_INK, 1.2, dash=(6, 5))
    scene.add(item, moves=True)


def _body(canvas: Canvas, scene: Scene, colour: Colour, tall: float) -> None:
    unit = scene.unit
    for side in (-1, 1):
        leg = [(0.05 * side, 0.36), (0.035 * side, 0.015)]
        canvas.line(scene.px(np.array(leg) * tall), INK, 5 * unit)
    _trunk(canvas, scene, colour, tall, [(0.085, 0.75), (0.05, 0.53), (0.13, 0.34)])


def _seated(canvas: Canvas, scene: Scene, colour: Colour, tall: float) -> None:
    """On a stool that turns, the legs bent."""
    unit = scene.unit
    foot, seat = np.array([(-0.1, 0.015), (0.1, 0.015)]), np.array([(-0.13, 0.38), (0.13, 0.38)])
    canvas.line(scene.px(foot * tall), SOFT_INK, 4 * unit)
    canvas.line(scene.px(np.array([(0.0, 0.015), (0.0, 0.38)]) * tall), SOFT_INK, 5 * unit)
    canvas.line(scene.px(seat * tall), SOFT_INK, 7 * unit)
    for side in (-1, 1):
        leg = [(0.04 * side, 0.43), (0.15 * side, 0.42), (0.13 * side, 0.16)]
        canvas.line(scene.px(np.array(leg) * tall), INK, 6 * unit)
    _trunk(canvas, scene, colour, tall, [(0.1, 0.75), (0.075, 0.4)])


def _trunk(
    canvas: Canvas, scene: Scene, colour: Colour, tall: float, half: list[tuple[float, float]]
) -> None:
    """By its right outline, and the head above it."""
    unit = scene.unit
    outline = [*half, *[(-x, y) for x, y in reversed(half)]]
    canvas.polygon(scene.px(np.array(outline) * tall), colour, INK, 1.5 * unit)
    x, y = scene.px((0.0, 0.85 * tall))
    size = 0.075 * tall * scene.pixels_per_unit
    canvas.disc(x, y, size, pale(colour, 0.7), INK, 1.5 * unit)


def _explain(scene: Scene, run: Spin, tall: float) -> None:
    """How far the hands are out: a line over the arm, that turns with it."""

    def ends(time: float) -> tuple[float, float]:
        angle, radius = run.angle(time), float(run.radius(time))
        return radius * math.cos(angle), tall + _TILT * radius * math.sin(angle)

    scene.measure((0.0, 1.0 * tall), ends, "r", prefer=("above",))
    one, two = (digits(inertia) for inertia in run.inertias)
    text = f"I₁ = {one}, I₂ = {two} kg·m²"
    at = 0.0, -0.28 * max(run.radii)
    scene.label(text, at, SOFT_INK, size=14, prefer=("below",), gap=3, number=True)


def _tell(page: Page, cases: Sequence[Case[Spin]]) -> None:
    runs = [case.run for case in cases]
    fastest = max(max(run.first, run.last) for run in runs)
    largest = max(max(run.inertias) for run in runs)
    page.read(Wording("angular velocity ω", "角速度 ω"), "rad/s", fastest, cases, Spin.rate)
    page.read(Wording("inertia I", "转动惯量 I"), "kg·m²", largest, cases, Spin.inertia)
    if len(cases) == 1:
        momentum = runs[0].momentum
        page.read(
            Wording("angular momentum L", "角动量 L"), "kg·m²/s", momentum, cases,
            lambda run, t: run.inertia(t) * run.rate(t),
        )  # fmt: skip
    end = max(run.end for run in runs)
    times = np.linspace(0, end, 300)
    curves = [
        Curve(times, np.array([case.run.rate(time) for time in times]), case.colour)
        for case in cases
    ]
    page.graph(Graph(Axis("t", "s", 0, end), Axis("ω", "rad/s", 0, 1.1 * fastest), curves))
    if len(cases) == 1:
        (run,) = runs
        page.bars(
            Wording("energy", "能量"), "J", max(run.energy(0.0), run.energy(run.end)),
            [
                (Wording("kinetic", "动能"), KINETIC, run.energy),
                (Wording("work", "做功"), PURPLE, lambda t: run.energy(t) - run.energy(0.0)),
            ],
            signed=run.work < 0,
        )  # fmt: skip
