"""A block that is pulled, pushed or braked along a floor, as it is drawn."""

from collections.abc import Callable, Sequence
from functools import partial

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
    PINK,
    PURPLE,
    SOFT_INK,
    VELOCITY,
    Colour,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._haul import Haul
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.wording import Wording

_LEVEL, _SLANTED = 0.95, 2.0  # widths of the block, that its velocity is shown above the floor
_SLANT = 0.1  # rad, from which an angle of the force is drawn
_RAISED = 1.0  # widths of the block, that one is above the floor that is carried
_ARROW = 66.0  # points that the strongest force is long
_DASHED = (6.0, 5.0)  # points, so that a line below shows through


def draw(page: Page, cases: Sequence[Case[Haul]]) -> None:
    runs = [case.run for case in cases]
    reach = max(run.way if run.moves else run.distance for run in runs)
    wide = 0.16 * reach
    step = 1.8 * wide
    top = (len(cases) - 1) * step
    lift = _SLANTED if any(run.angle > _SLANT for run in runs) else _LEVEL
    if any(run.carries for run in runs):
        lift += _RAISED
    left = 0.45 if any(run.brakes or run.pushes for run in runs) else 0.3
    scene = page.scene((-left * reach, 1.38 * reach), (-0.8 * wide, top + (lift + 0.9) * wide))
    scene.ruler((0, -0.1 * wide), (reach, -0.1 * wide), "m")
    fastest = max(max(run.start, run.final) for run in runs)
    strongest = max(max(run.force, run.rubbing) for run in runs)
    for index, case in enumerate(cases):
        floor = top - index * step
        scene.line([((0.02 - left) * reach, floor), (1.36 * reach, floor)], INK, 2.5)
        foot = floor + (_RAISED * wide if case.run.carries else 0.0)
        _block(scene, case.run, foot, wide, case.colour)
        drawn = _carrying if case.run.carries else _arrows
        drawn(scene, case.run, (foot, wide), (fastest, strongest), named=len(cases) == 1)
    page.legend(cases)
    _tell(page, cases)


def _block(scene: Scene, run: Haul, floor: float, wide: float, colour: Colour) -> None:
    """Where it starts, and where it is; places are those of its middle."""
    half, high = wide / 2, 0.7 * wide
    ghost = [(-half, floor), (-half, floor + high), (half, floor + high), (half, floor)]
    scene.line(ghost, SOFT_INK, 1.2, dash=(4, 4))
    scene.block(lambda t: (run.place(t), floor + high / 2), wide, high, colour)


def _arrows(
    scene: Scene,
    run: Haul,
    where: tuple[float, float],
    largest: tuple[float, float],
    *,
    named: bool,
) -> None:
    (floor, wide), (fastest, strongest) = where, largest
    lift = _SLANTED if run.angle > _SLANT and named else _LEVEL
    at = partial(_held, scene, run, (floor, wide), strongest)
    scene.vector(
        at, run.acting, FORCE, "F" if named and not run.pushes else "", longest=strongest,
        points=_ARROW, always=True,
    )  # fmt: skip
    if named and run.pushes:  # the tip is at the block
        scene.label("F", at, FORCE, prefer=("left", "above"), gap=5, bold=True)
    if named and run.angle > _SLANT and not run.brakes:
        _slant(scene, run, at, wide)
    if run.rubbing and named:
        scene.vector(
            lambda t: (run.place(t) - wide / 2, floor + 0.12 * wide),
            lambda t: (-run.gripped(t), 0), PURPLE, "f", longest=strongest, points=_ARROW,
        )  # fmt: skip
    scene.vector(
        lambda t: (run.place(t), floor + lift * wide), lambda t: (run.velocity(t), 0), VELOCITY,
        "v" if named else "", longest=fastest, points=56,
    )  # fmt: skip


def _carrying(
    scene: Scene,
    run: Haul,
    where: tuple[float, float],
    largest: tuple[float, float],
    *,
    named: bool,
) -> None:
    """What is carried: held up by as much as it weighs, and going on evenly."""
    (foot, wide), (fastest, strongest) = where, largest
    for up, name, colour in ((0.7, "F", FORCE), (0.0, "mg", PURPLE)):
        scene.vector(
            lambda t, up=up: (run.place(t), foot + up * wide),  # type: ignore[misc]
            (0.0, run.force if up else -run.force), colour, name if named else "",
            longest=strongest, points=40 if named else 24, always=True, beside="right",
        )  # fmt: skip
    scene.vector(
        lambda t: (run.place(t) + 0.6 * wide, foot + 0.35 * wide), lambda t: (run.velocity(t), 0),
        VELOCITY, "v" if named else "", longest=fastest, points=56,
    )  # fmt: skip


def _held(
    scene: Scene, run: Haul, where: tuple[float, float], strongest: float, time: float
) -> NDArray[np.float64]:
    """Where the force's arrow begins: a pull in front, a brake behind, and a push so far behind
    that its tip is at the block."""
    floor, wide = where
    side = -1 if run.brakes or run.pushes else 1
    face = np.array([run.place(time) + side * wide / 2, floor + 0.45 * wide])
    if not run.pushes:
        return face
    long = _ARROW * scene.unit / scene.pixels_per_unit / strongest if strongest else 0.0
    tail: NDArray[np.float64] = face - long * np.array(run.acting(time))
    return tail


def _slant(
    scene: Scene, run: Haul, at: Callable[[float], NDArray[np.float64]], wide: float
) -> None:
    """The angle of the force above the level."""
    scene.line(lambda t: [at(t), at(t) + np.array([0.9 * wide, 0])], SOFT_INK, 1.2, dash=(4, 4))
    scene.angle(at, 0.0, run.angle, amount(run.angle, "deg") if scene.numbers else "θ")


def _tell(page: Page, cases: Sequence[Case[Haul]]) -> None:
    runs = [case.run for case in cases]
    way = max(run.way if run.moves else run.distance for run in runs)
    fastest = max(max(run.start, run.final) for run in runs)
    page.read(Wording("distance s", "位移 s"), "m", way, cases, Haul.place)
    page.read(Wording("speed v", "速度 v"), "m/s", fastest, cases, Haul.velocity)
    most = max(max(run.kinetic(0.0), run.kinetic(run.end), run.work(run.end)) for run in runs)
    most = most or 1.0
    axes = Axis("s", "m", 0, way), Axis("K", "J", 0, 1.1 * most)
    if len(cases) > 1:
        curves = [_over_way(case.run, case.run.kinetic, case.colour) for case in cases]
        page.graph(Graph(*axes, curves))
        return
    (run,) = runs
    kinds = [_driving(run), (Wording("kinetic", "动能"), KINETIC, run.kinetic)]
    if run.rubbing:
        name = Wording("friction heat", "摩擦生热")
        kinds.append((name, HEAT, run.heat))
    curves = [
        _over_way(run, of, colour, page.say(name), dashed=place == 0)
        for place, (name, colour, of) in reversed(list(enumerate(kinds)))
    ]
    page.graph(Graph(axes[0], Axis("E", "J", 0, 1.1 * most), curves))
    page.bars(Wording("energy", "能量"), "J", most, kinds)


def _driving(run: Haul) -> tuple[Wording, Colour, Callable[[float], float]]:
    """What the force has given, or what it has taken and made heat of."""
    if run.brakes:
        return Wording("brake heat", "制动生热"), HEAT if not run.rubbing else PINK, run.work
    return Wording("work", "功"), PINK, run.work


def _over_way(
    run: Haul,
    value: Callable[[float], float],
    colour: Colour,
    name: str = "",
    *,
    dashed: bool = False,
) -> Curve:
    """By the distance; what is `dashed` lets a curve show that it lies on, as work does on the
    kinetic energy where there is no friction."""
    times = np.linspace(0, run.end, 80)
    places = np.array([run.place(time) for time in times])
    values = np.array([value(time) for time in times])
    return Curve(places, values, colour, name, times=times, dash=_DASHED if dashed else None)
