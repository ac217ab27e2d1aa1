"""The picture of throws over level ground: their paths, their speeds, their energies."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import amount, round_step
from generator.engines.physics.draw.graph import Axis, Curve, Graph
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import (
    BLUE,
    EARTH,
    FORCE,
    GREEN,
    INK,
    KINETIC,
    POTENTIAL,
    SOFT_INK,
    VELOCITY,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._axes import around
from generator.engines.physics.phenomena._flight import Flight
from generator.engines.physics.phenomena._traces import stamps, trace
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_LONGEST = 58.0  # points of the arrow of the greatest speed


def draw(page: Page, cases: Sequence[Case[Flight]]) -> None:
    flights = [case.run for case in cases]
    fastest = max(flight.fastest for flight in flights)
    scene = _scene(page, flights)
    if len(cases) == 1:
        _explain(scene, flights[0])
    every = round_step(max(flight.end for flight in flights), 24)
    for case in cases:
        trace(scene, case.run.place, case.run.moments, case.colour)
        stamps(scene, case.run.place, case.run.end, case.colour, every)
    for case in cases:
        name = "v" if len(cases) == 1 else ""
        at, along = case.run.place, case.run.velocity
        scene.vector(at, along, VELOCITY, name, longest=fastest, points=_LONGEST)
        scene.disc(at, points=8.5, fill=case.colour, edge=INK, front=True)
    page.legend(cases)
    _tell(page, cases, fastest)


def _extent(flights: Sequence[Flight]) -> tuple[float, float]:
    """How far and how high the picture goes: around the paths, and much of those without air."""
    far = max(flight.range for flight in flights)
    high = max(flight.highest for flight in flights)
    if len(flights) == 1 and flights[0].braking > 0:
        free = flights[0].free
        far, high = (max(a, min(b, 2 * a)) for a, b in ((far, free.range), (high, free.highest)))
    return far, high


def _scene(page: Page, flights: Sequence[Flight]) -> Scene:
    """The window around all paths, with the ground, what the thrower stands on, and scales."""
    far, high = _extent(flights)
    size = max(far, high)
    wide, tall = max(far, 0.5 * size), max(high, 0.16 * size)
    low = min(0.0, *(float(flight.place(flight.end)[1]) for flight in flights))
    ledge = max(flight.height for flight in flights)
    scene = page.scene(
        ((-0.32 if ledge else -0.1) * size, wide + 0.17 * size),
        (low - 0.18 * size, tall + 0.14 * size),
    )
    if any(flight.lands for flight in flights):
        scene.ground(0.0)
        if ledge:
            left = -9 * size
            scene.polygon([(left, 0), (0, 0), (0, ledge), (left, ledge)], pale(EARTH, 0.45))
            scene.line([(0, 0), (0, ledge), (left, ledge)], EARTH, 2.5)
    if not all(flight.straight for flight in flights):
        scene.ruler((0, 0), (wide, 0))
    if high > 0.2 * size:
        right = wide + 0.04 * size
        scene.ruler((right, 0), (right, tall), side="right", steps=5)
    return scene


def _explain(scene: Scene, flight: Flight) -> None:
    """What the throw is made of: its angle, its heights, the parts of its speed, and its path
    without air."""
    size = max(_extent([flight]))
    start = (0.0, flight.height)
    if flight.braking > 0:
        times = flight.free.end * np.linspace(0, 1, 200) ** 3  # the part that is seen may be short
        scene.line(flight.free.place(times), SOFT_INK, 1.4, dash=(5, 5))
    if not flight.straight:
        for part in (np.array([1.0, 0.0]), np.array([0.0, 1.0])):
            _component(scene, flight, part)
        if flight.angle != 0:
            scene.line([start, (0.1 * size, flight.height)], SOFT_INK, 1.2, dash=(4, 4))
            name = f"θ₀ = {amount(flight.angle, 'deg')}" if scene.numbers else ""
            scene.angle(start, 0.0, flight.angle, name, points=36)
    if not flight.lands:
        return
    if flight.height > 0.08 * size:
        at, text = -0.05 * size, f"h₀ = {amount(flight.height, 'm')}"
        scene.measure((at, 0), (at, flight.height), text, prefer=("left",))
    if flight.highest - flight.height > 0.08 * size:
        narrow = flight.range < 0.5 * size
        at = flight.range + 0.1 * size if narrow else float(flight.place(flight.top)[0])
        text = f"H = {amount(flight.highest, 'm')}"
        scene.measure((at, 0), (at, flight.highest), text, prefer=("right",))


def _component(scene: Scene, flight: Flight, part: NDArray[np.float64]) -> None:
    """A part of the velocity, until it has landed: then there is only that with which it struck."""

    def along(time: float) -> NDArray[np.float64]:
        return flight.velocity(time) * part * float(time < flight.end or not flight.lands)

    scene.vector(
        flight.place, along, pale(VELOCITY, 0.45),
        longest=flight.fastest, points=_LONGEST, width=1.8,
    )  # fmt: skip


def _tell(page: Page, cases: Sequence[Case[Flight]], fastest: float) -> None:
    flights = [case.run for case in cases]
    far, high = max(it.range for it in flights), max(it.highest for it in flights)
    straight = all(flight.straight for flight in flights)
    if not straight:
        name = Wording("distance x", "水平距离 x")
        page.read(name, "m", far, cases, lambda it, t: float(it.at(t)[0]))
    page.read(Wording("height y", "高度 y"), "m", high, cases, lambda it, t: float(it.at(t)[1]))
    page.read(Wording("speed v", "速度 v"), "m/s", fastest, cases, Flight.pace)
    along = Axis("t", "s", 0, max(flight.end for flight in flights))
    if len(cases) > 1:
        curves = [_heights(case) for case in cases]
        lows = [float(curve.y.min()) for curve in curves]
        page.graph(Graph(along, around("y", "m", high, *lows), curves))
        return
    times = flights[0].moments
    across, up = flights[0].velocity(times).T
    speeds = around("v", "m/s", *(float(it) for it in (across.max(), up.max(), up.min())))
    rise = Curve(times, up, GREEN, "" if straight else page.say(Wording("up", "竖直")))
    level = Curve(times, across, BLUE, page.say(Wording("across", "水平")))
    page.graph(Graph(along, speeds, [rise] if straight else [level, rise]))
    _energies(page, cases[0])


def _heights(case: Case[Flight]) -> Curve:
    times = case.run.moments
    return Curve(times, case.run.at(times)[:, 1], case.colour)


def _energies(page: Page, case: Case[Flight]) -> None:
    flight, mass = case.run, float(case.values["mass"])

    def kinetic(time: float) -> float:
        return 0.5 * mass * flight.pace(time) ** 2

    def potential(time: float) -> float:
        return mass * flight.gravity * float(flight.at(time)[1])

    def heat(time: float) -> float:
        return whole - kinetic(time) - potential(time)

    whole = kinetic(0.0) + potential(0.0)
    bars = [
        (Wording("kinetic", "动能"), KINETIC, kinetic),
        (Wording("potential", "势能"), POTENTIAL, potential),
    ]
    if flight.braking > 0:
        bars.append((Wording("heat", "内能"), FORCE, heat))
    page.bars(Wording("energy", "能量"), "J", whole, bars)
