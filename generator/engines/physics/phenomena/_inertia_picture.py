"""The pictures of inertia: a bus seen by somebody in it, a laid table, two pucks."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.palette import (
    BLUE,
    EARTH,
    EDGE,
    FORCE,
    GLASS,
    GREEN,
    INK,
    ORANGE,
    SKY,
    SOFT_INK,
    WHITE,
    Colour,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._inertia import (
    BRAKES,
    CLOTH,
    CLOTH_LEFT,
    LENGTH,
    PUCK,
    ROOM,
    Inertia,
)
from generator.engines.physics.wording import Wording

UNDER = {
    BRAKES: Wording("bus", "汽车"),
    CLOTH: Wording("cloth", "桌布"),
    PUCK: Wording("on ice", "冰面上"),
}
BODY = {
    BRAKES: Wording("passenger", "乘客"),
    CLOTH: Wording("dish", "餐具"),
    PUCK: Wording("on rough ground", "粗糙面上"),
}
"""What the two things that move are called, by kind; a bus that starts is like one that brakes."""

UNDER_COLOUR, BODY_COLOUR = BLUE, ORANGE
"""Of the two in the graph and in the picture."""

_HALF, _FLOOR, _ROOF = LENGTH / 2, 0.95, 3.1
_MARKS = 9
_APART = 2.6  # m between marks on the road
_TURNS = np.linspace(0, 2 * np.pi, 40)
_CROWN = np.column_stack([np.cos(_TURNS), np.sin(_TURNS)])
"""Of a tree, which is no body that a name would hide."""
_SKIN: Colour = (236, 190, 150)

Window = tuple[tuple[float, float], tuple[float, float]]


def window(run: Inertia) -> Window:
    """What shows it, in m."""
    if run.kind == CLOTH:
        return (-0.95, _table_end(run) + 0.62), (-0.5, 0.75)
    if run.kind == PUCK:
        way = run.under(run.end)
        return (-0.1 * way, 1.22 * way), (-0.16 * way, 0.5 * way)
    return (-_HALF - 0.9, _HALF + 0.9), (-1.3, 5.2)


def draw(scene: Scene, run: Inertia, colour: Colour, *, alone: bool) -> None:
    names = ("v", "v") if alone else ("", "")
    {CLOTH: _table, PUCK: _pucks}.get(run.kind, _bus)(scene, run, colour, names)


def _bus(scene: Scene, run: Inertia, colour: Colour, names: Sequence[str]) -> None:
    scene.ground(0.0)
    for index in range(_MARKS):
        _mark(scene, run, index)
    body = mixed(colour, WHITE, 0.3)
    shell = [(-_HALF, 0.5), (_HALF, 0.5), (_HALF, 2.1), (_HALF - 0.35, _ROOF), (-_HALF, _ROOF)]
    scene.polygon(shell, body, INK, 2, front=True)
    inside = [(-_HALF + 0.25, _FLOOR), (_HALF - 0.3, _FLOOR), (_HALF - 0.3, 2.1)]
    inside += [(_HALF - 0.55, _ROOF - 0.2), (-_HALF + 0.25, _ROOF - 0.2)]
    scene.polygon(inside, pale(GLASS, 0.5), SOFT_INK, 1.4, front=True)
    for x in (-2.7, 2.7):
        scene.disc((x, 0.42), 0.42, SOFT_INK, INK, front=True)
        scene.disc((x, 0.42), 0.18, EDGE, front=True)
    start = _HALF - 0.6 - ROOM if run.kind == BRAKES else -_HALF + 0.55 + ROOM
    _person(scene, lambda t: start + run.slip(t))
    fastest = max(run.under_speed(0.0), run.under_speed(run.end))
    _velocity(scene, (-1.0, _ROOF + 0.45), run.under_speed, UNDER_COLOUR, names[0], fastest)
    _velocity(
        scene, lambda t: (start + run.slip(t), 2.82), run.speed, BODY_COLOUR, names[1], fastest
    )
    grip = run.mass * run.gravity * max(run.friction, 1e-9)
    scene.vector(
        lambda t: (start + run.slip(t), _FLOOR + 0.06),
        lambda t: (run.mass * run.body.acceleration(min(t, run.end)), 0),
        FORCE, "f" if names[1] else "", longest=grip, points=34,
    )  # fmt: skip


def _mark(scene: Scene, run: Inertia, index: int) -> None:
    """One of the marks on the road and trees beside it, which pass by."""
    whole = _MARKS * _APART

    def left(time: float) -> float:
        return (index * _APART - run.under(time)) % whole - whole / 2

    if index % 3 == 0:
        scene.line(lambda t: [(left(t), 0), (left(t), 2.6)], EARTH, 6)
        scene.polygon(lambda t: _CROWN + np.array([left(t), 3.4]), pale(GREEN, 0.45))
    scene.line(lambda t: [(left(t), -0.6), (left(t) + 1.2, -0.6)], WHITE, 4)


def _person(scene: Scene, middle: Callable[[float], float]) -> None:
    def part(shape: Sequence[tuple[float, float]], time: float) -> NDArray[np.float64]:
        moved: NDArray[np.float64] = np.array(shape) + np.array([middle(time), _FLOOR])
        return moved

    legs = [(-0.16, 0.0), (-0.03, 0.7), (0.03, 0.7), (0.16, 0.0)]
    scene.line(partial(part, legs), INK, 4)
    trunk = [(-0.2, 0.62), (0.2, 0.62), (0.22, 1.28), (-0.22, 1.28)]
    scene.polygon(partial(part, trunk), BODY_COLOUR, INK)
    scene.disc(lambda t: (middle(t), _FLOOR + 1.5), 0.2, _SKIN, INK)


def _velocity(
    scene: Scene,
    at: tuple[float, float] | Callable[[float], tuple[float, float]],
    speed: Callable[[float], float],
    colour: Colour,
    name: str,
    fastest: float,
) -> None:
    scene.vector(at, lambda t: (speed(t), 0), colour, name, longest=fastest, points=64)


def _table_end(run: Inertia) -> float:
    return max(0.75, run.place(run.end) + 0.3)


def _table(scene: Scene, run: Inertia, colour: Colour, names: Sequence[str]) -> None:
    end = _table_end(run)
    scene.polygon([(-0.85, 0), (end, 0), (end, -0.06), (-0.85, -0.06)], EARTH, INK)
    for leg in (-0.75, end - 0.17):
        corners = [(leg, -0.06), (leg + 0.07, -0.06), (leg + 0.07, -9), (leg, -9)]
        scene.polygon(corners, EARTH, INK)

    size = max(1.0, 0.5 * end)

    def cloth(time: float) -> list[tuple[float, float]]:
        left = -CLOTH_LEFT + run.under(time)
        return [(left, 0.008), (end + 0.3 + run.under(time), 0.008)]

    scene.line(cloth, UNDER_COLOUR, 5)
    scene.disc(lambda t: (end + 0.3 + run.under(t), 0.01), points=8, fill=_SKIN, edge=INK)

    def part(shape: Sequence[tuple[float, float]], time: float) -> NDArray[np.float64]:
        moved: NDArray[np.float64] = np.array(shape) * size + np.array([run.place(time), 0.016])
        return moved

    plate = [(-0.1, 0), (0.1, 0), (0.15, 0.03), (-0.15, 0.03)]
    glass = [(-0.045, 0.03), (0.045, 0.03), (0.06, 0.22), (-0.06, 0.22)]
    scene.polygon(partial(part, plate), WHITE, INK)
    scene.polygon(partial(part, glass), mixed(colour, WHITE, 0.4), INK)
    fastest = run.under_speed(run.end) or 1.0
    _velocity(
        scene, lambda t: (run.place(t), 0.34 * size), run.speed, BODY_COLOUR, names[1], fastest / 2
    )
    _velocity(scene, (end - 0.1, 0.16), run.under_speed, UNDER_COLOUR, names[0], fastest)
    scene.line([(0, -0.09), (0, -0.2)], SOFT_INK, 1.4)
    scene.ruler((0, -0.2), (end - 0.2, -0.2), "m", steps=4)


def _pucks(scene: Scene, run: Inertia, colour: Colour, names: Sequence[str]) -> None:
    way = run.under(run.end)
    lanes = [(0.34 * way, run.under, run.under_speed, UNDER_COLOUR, pale(SKY, 0.7))]
    if run.friction > 0:
        lanes.append((0.1 * way, run.place, run.speed, BODY_COLOUR, pale(EARTH, 0.4)))
    kinds = UNDER[PUCK], BODY[PUCK]
    for (y, place, speed, paint, ground), kind in zip(lanes, kinds, strict=False):
        half = 0.1 * way
        strip = [(-way, y - half), (3 * way, y - half), (3 * way, y + half), (-way, y + half)]
        scene.polygon(strip, ground, EDGE)

        def at(
            time: float, y: float = y, place: Callable[[float], float] = place
        ) -> tuple[float, float]:
            return place(time), y

        scene.stamps(at, paint, every=run.end / 8, until=run.end, points=4)
        _velocity(scene, at, speed, paint, names[0], run.under_speed(0.0))
        scene.disc(at, points=11, fill=paint, edge=INK, front=True)
        if names[0]:
            text = kind.in_(scene.locale)
            scene.label(text, (0, y + half), SOFT_INK, prefer=("lower right",), size=13)
    scene.ruler((0, -0.03 * way), (way, -0.03 * way), "m")
