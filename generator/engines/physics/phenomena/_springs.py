"""Blocks on springs, each in its lane: lying on a floor side by side, or hanging from a ceiling."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.engines.physics.draw.canvas import Place
from generator.engines.physics.draw.page import Page
from generator.engines.physics.draw.palette import EDGE, FORCE, INK, SOFT_INK, VELOCITY, Colour
from generator.engines.physics.draw.scene import Scene

_FLOOR = -0.36
_WALL, _WALL_WITH_DAMPER = 2.9, 3.5
_FREE_END, _HIGH, _LOW = 1.6, 1.0, 0.5
_COLUMN = 2.6


class Moves(Protocol):
    """Something that moves along a line, about its place of rest."""

    def place(self, time: float) -> float: ...

    def velocity(self, time: float) -> float: ...


@dataclass(frozen=True, slots=True)
class Lane:
    """Where one block moves. `reach` is the largest displacement in m, which all of the drawing is
    measured in; `wall` the distance of its support from its place of rest, in reaches. Places are
    given as stretch of the spring and distance across, both in m."""

    scene: Scene
    reach: float
    across: float
    hangs: bool
    wall: float

    def at(self, along: float, across: float = 0.0) -> Place:
        """A place in the scene."""
        if self.hangs:
            return self.across + across, -along
        return along, self.across + across

    def towards(self, along: float) -> Place:
        """A step in the scene in the direction of stretch."""
        return (0.0, -along) if self.hangs else (along, 0.0)

    def support(self) -> None:
        """The wall and the floor, or the ceiling."""
        reach, far = self.reach, -self.wall * self.reach
        if self.hangs:
            self.scene.hatching(self.at(far, -0.8 * reach), self.at(far, 0.8 * reach))
            return
        floor = _FLOOR * reach
        self.scene.hatching(self.at(far, floor), self.at(far, 0.5 * reach))
        self.scene.line([self.at(far, floor), self.at(1.5 * reach, floor)], INK, 2.5)

    def rest(self, *, along: float = 0.0) -> None:
        """A dashed line across the place of rest."""
        reach = self.reach
        ends = (-0.75, 0.75) if self.hangs else (_FLOOR, 0.75)
        line = [self.at(along, end * reach) for end in ends]
        self.scene.line(line, SOFT_INK, 1.2, dash=(5, 5))

    def ruler(self) -> None:
        """Displacements, zero at the place of rest."""
        reach = self.reach
        across, side = (1.05, "right") if self.hangs else (_FLOOR - 0.07, "below")
        ends = self.at(-1.25 * reach, across * reach), self.at(1.25 * reach, across * reach)
        self.scene.ruler(*ends, "m", zero=-1.25 * reach, side=side)

    def body(self, body: Moves, colour: Colour, size: float, *, damper: bool = False) -> None:
        """The block on its spring; `size` 0 to 1 is how large it is beside the largest."""
        reach, scene = self.reach, self.scene
        half = 0.34 * reach * max(0.5, size)
        middle = 0.0 if self.hangs else _FLOOR * reach + half
        spread = 0.45 * half if damper else 0.0
        far = -self.wall * reach
        scene.spring(
            self.at(far, middle + spread),
            lambda t: self.at(body.place(t) - half, middle + spread),
            points=5.5 if damper else 8,
        )
        if damper:
            self._damper(body, half, middle - spread)
        scene.block(lambda t: self.at(body.place(t), middle), 2 * half, 2 * half, colour)

    def velocity(self, body: Moves, name: str, fastest: float) -> None:
        """An arrow beside the block."""
        beside = (0.62 if self.hangs else 0.68) * self.reach

        def tail(time: float) -> Place:
            return self.at(body.place(time), beside)

        self.scene.vector(
            tail, lambda t: self.towards(body.velocity(t)), VELOCITY, name,
            longest=fastest, points=64, beside="right" if self.hangs else "",
        )  # fmt: skip

    def force(
        self,
        body: Moves,
        force: Callable[[float], float],
        name: str,
        largest: float,
        *,
        always: bool = False,
    ) -> None:
        """An arrow over the block, nearer than that of its velocity; beside one that hangs."""
        beside = (-0.5 if self.hangs else 0.38) * self.reach
        self.scene.vector(
            lambda t: self.at(body.place(t), beside), lambda t: self.towards(force(t)), FORCE, name,
            longest=largest, points=64, always=always, beside="left" if self.hangs else "",
        )  # fmt: skip

    def _damper(self, body: Moves, half: float, middle: float) -> None:
        """A cylinder on the wall, a piston on the block."""
        scene, reach = self.scene, self.reach
        far, end, wide = -self.wall * reach, (-self.wall + 2.15) * reach, 0.09 * reach
        scene.line([self.at(x, middle - wide) for x in (far, end)], INK, 1.8)
        scene.line([self.at(x, middle + wide) for x in (far, end)], INK, 1.8)
        rod = (self.wall - 1.1) * reach

        def piston(time: float) -> Sequence[Place]:
            at = body.place(time) - rod
            return [self.at(at, middle - wide), self.at(at, middle + wide)]

        scene.line(
            lambda t: [self.at(body.place(t) - rod, middle), self.at(body.place(t) - half, middle)],
            SOFT_INK,
            2,
        )
        scene.line(piston, EDGE, 5)


def lanes(
    page: Page,
    count: int,
    reach: float,
    *,
    hangs: bool = False,
    damper: bool = False,
    wall: float = 0.0,
) -> list[Lane]:
    """A scene with so many lanes, the first one on top or on the left; the `wall` at least so many
    reaches from the place of rest."""
    wall = max(wall, _WALL_WITH_DAMPER if damper else _WALL)
    if hangs:
        side = (count - 1) / 2 * _COLUMN
        scene = page.scene(
            (-(side + (2.0 if count == 1 else 1.3)) * reach, (side + 1.8) * reach),
            (-1.7 * reach, (wall + 0.25) * reach),
        )
        places = [(index * _COLUMN - side) * reach for index in range(count)]
    else:
        step = 1.25
        top = (count - 1) * step + _HIGH
        scene = page.scene(
            (-(wall + 0.25) * reach, _FREE_END * reach), (-(0.36 + _LOW) * reach, top * reach)
        )
        places = [(count - 1 - index) * step * reach for index in range(count)]
    return [Lane(scene, reach, place, hangs, wall) for place in places]


def sizes(masses: Sequence[float]) -> list[float]:
    """How large bodies of these masses are beside the largest."""
    return [(mass / max(masses)) ** (1 / 3) for mass in masses]
