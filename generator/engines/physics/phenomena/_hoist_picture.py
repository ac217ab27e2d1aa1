"""The picture of masses on a rope over a pulley."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.draw.palette import (
    EARTH,
    FORCE,
    INK,
    SOFT_INK,
    STEEL,
    VELOCITY,
    WHITE,
    Colour,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._hoist import ATWOOD, FIXED, MOVABLE, TABLE, Hoist

_ROUND = 0.24  # radius of a pulley beside the height
WINDOWS = {
    ATWOOD: ((-1.35, 1.35), (-4.2, 0.7)),
    TABLE: ((-2.6, 1.2), (-2.65, 0.9)),
    FIXED: ((-1.35, 1.35), (-2.9, 0.75)),
    MOVABLE: ((-1.35, 1.35), (-2.8, 2.15)),
}
"""What shows a hoist of each kind: x and y, in heights."""

Way = Callable[[float], tuple[float, float]]


class HoistPicture:
    """Draws one hoist; its places are in heights, of `unit` m each."""

    def __init__(
        self, scene: Scene, hoist: Hoist, unit: float, colour: Colour, *, alone: bool
    ) -> None:
        self.scene, self.hoist, self.unit, self.alone = scene, hoist, unit, alone
        self.colour = mixed(colour, WHITE, 0.25)
        self.heaviest = max(hoist.mass1, hoist.mass2 if not hoist.lifts else 0.0)
        self.strongest = max(self._shown()) or 1.0

    def draw(self) -> None:
        {ATWOOD: self._atwood, TABLE: self._table, FIXED: self._fixed, MOVABLE: self._movable}[
            self.hoist.kind
        ]()

    def _atwood(self) -> None:
        self._ceiling((0, 0.5), 0.6)
        self._wheel(lambda t: (0.0, 0.0), lambda t: -self._moved(t) / _ROUND)
        first = self._hung(lambda t: (-_ROUND, -1.85 + self._moved(t)), self.hoist.mass1, "m₁g", 0)
        second = self._hung(lambda t: (_ROUND, -1.85 - self._moved(t)), self.hoist.mass2, "m₂g", 1)
        self._rope(lambda t: [first(t), (-_ROUND, 0)])
        self._rope(lambda t: [second(t), (_ROUND, 0)])
        self._speed(lambda t: (0.72, second(t)[1] - 0.2), -1)
        self._speed(lambda t: (-0.72, first(t)[1] - 0.2), 1)

    def _table(self) -> None:
        unit, side = self.unit, self._side(self.hoist.mass1)
        corners = np.array([(-9, 0), (0, 0), (0, -0.16), (-9, -0.16)]) * unit
        self.scene.polygon(corners, pale(EARTH, 0.3), SOFT_INK)
        self.scene.polygon(
            np.array([(-0.5, -0.16), (-0.34, -0.16), (-0.34, -9), (-0.5, -9)]) * unit,
            pale(EARTH, 0.3), SOFT_INK,
        )  # fmt: skip
        edge = _ROUND * 0.9
        self.scene.line(np.array([(0, -0.08), (edge, side / 2 - _ROUND)]) * unit, INK, 4)
        self._wheel(lambda t: (edge, side / 2 - _ROUND), lambda t: -self._moved(t) / _ROUND)

        def front(time: float) -> tuple[float, float]:
            return -1.4 + self._moved(time), side / 2

        out = edge + _ROUND
        hung = self._hung(lambda t: (out, -0.6 - self._moved(t)), self.hoist.mass2, "m₂g", 1)
        self._rope(lambda t: [front(t), (edge, side / 2)])
        self._rope(lambda t: [hung(t), (out, side / 2 - _ROUND)])
        self._block(lambda t: (front(t)[0] - side / 2, side / 2), self.hoist.mass1)
        self._force(front, (self.hoist.tensions[0], 0), self._tension(0), "above")
        self._force(lambda t: (front(t)[0] - side, 0.04), (-self.hoist.rub, 0), "f", "above")
        self._speed(lambda t: (out + 0.4, hung(t)[1] - 0.2), -1)

    def _fixed(self) -> None:
        self._ceiling((0, 0.5), 0.6)
        self._wheel(lambda t: (0.0, 0.0), lambda t: -self._moved(t) / _ROUND)
        load = self._hung(lambda t: (-_ROUND, -1.9 + self._moved(t)), self.hoist.mass1, "m₁g", 0)
        self._rope(lambda t: [load(t), (-_ROUND, 0)])
        self._hand(lambda t: (_ROUND, -0.7 - self._moved(t)), (_ROUND, 0), -1)

    def _movable(self) -> None:
        self._ceiling((-_ROUND - 0.3, 1.55), 0.45)  # the hand goes past it

        def centre(time: float) -> tuple[float, float]:
            return 0.0, -1.3 + self._moved(time)

        self._wheel(centre, lambda t: self._moved(t) / _ROUND)
        load = self._hung(
            lambda t: (0.0, centre(t)[1] - _ROUND * 1.6), self.hoist.mass1, "m₁g", None
        )
        self._rope(lambda t: [load(t), centre(t)])
        self._rope(lambda t: [(-_ROUND, 1.55), (-_ROUND, centre(t)[1])])
        self._force(lambda t: (-_ROUND, centre(t)[1] + 0.3), (0, self.hoist.force), "F", "left")
        self._hand(lambda t: (_ROUND, -0.55 + 2 * self._moved(t)), centre, 1)

    # Parts

    def _moved(self, time: float) -> float:
        return self.hoist.motion.place(time) / self.unit

    def _shown(self) -> tuple[float, ...]:
        """The sizes of the forces that have an arrow, in N. What lies on a table has none for its
        weight, which the table bears."""
        hoist = self.hoist
        if hoist.lifts:
            return hoist.mass1 * hoist.gravity, hoist.force
        hung = (hoist.mass1, hoist.mass2) if hoist.kind == ATWOOD else (hoist.mass2,)
        return (*(mass * hoist.gravity for mass in hung), *hoist.tensions, hoist.rub)

    def _tension(self, index: int) -> str:
        """The name of the pull of the rope at the first mass, 0, or at the second, 1."""
        one = self.hoist.pulley == 0 or self.hoist.lifts
        return "T" if one else ("T₁", "T₂")[index]

    def _side(self, mass: float) -> float:
        return max(0.18, 0.42 * math.cbrt(mass / self.heaviest))

    def _scaled(self, way: Way) -> Way:
        return lambda t: (way(t)[0] * self.unit, way(t)[1] * self.unit)

    def _ceiling(self, at: tuple[float, float], half: float) -> None:
        x, y = at[0] * self.unit, at[1] * self.unit
        self.scene.hatching((x - half * self.unit, y), (x + half * self.unit, y))
        if at[0] == 0:
            self.scene.line([(x, y), (0, 0)], INK, 4)

    def _wheel(self, centre: Way, turn: Callable[[float], float]) -> None:
        middle, radius = self._scaled(centre), _ROUND * self.unit
        self.scene.disc(middle, radius, STEEL, INK)

        def spoke(time: float, more: float = 0.0) -> list[tuple[float, float]]:
            (x, y), angle = middle(time), turn(time) + more
            dx, dy = 0.72 * radius * math.cos(angle), 0.72 * radius * math.sin(angle)
            return [(x - dx, y - dy), (x + dx, y + dy)]

        self.scene.line(spoke, SOFT_INK, 2)
        self.scene.line(lambda t: spoke(t, math.pi / 2), SOFT_INK, 2)
        self.scene.disc(middle, points=3.5, fill=INK)

    def _block(self, centre: Way, mass: float) -> None:
        side, middle = self._side(mass) * self.unit, self._scaled(centre)
        self.scene.block(middle, side, side, self.colour)
        self.scene.label(
            amount(mass, "kg"), middle, INK, prefer=("on",), size=13, bold=True, number=True
        )

    def _hung(self, top: Way, mass: float, name: str, index: int | None) -> Way:
        """A block below the place `top` with its weight; `index` tells which tension pulls it."""
        side = self._side(mass)

        def below(share: float) -> Way:
            return lambda t: (top(t)[0], top(t)[1] - side * share)

        self._block(below(0.5), mass)
        self._force(below(1.0), (0, -mass * self.hoist.gravity), name)
        if index is not None:
            outside = "left" if index == 0 else "right"
            self._force(top, (0, self.hoist.tensions[index]), self._tension(index), outside)
        return top

    def _rope(self, ends: Callable[[float], Sequence[tuple[float, float]]]) -> None:
        self.scene.line(lambda t: [(x * self.unit, y * self.unit) for x, y in ends(t)], INK, 2)

    def _hand(self, way: Way, start: tuple[float, float] | Way, sign: int) -> None:
        """A hand on the rope that comes from `start`, and how far it has come."""
        from_ = start if callable(start) else lambda t: start
        self._rope(lambda t: [(_ROUND, from_(t)[1]), way(t)])
        self.scene.disc(self._scaled(way), points=7, fill=(236, 190, 150), edge=INK)
        self._force(way, (0, sign * self.hoist.force), "F")
        x = 0.85
        begin = way(0.0)[1]
        self.scene.measure(
            (x * self.unit, begin * self.unit),
            self._scaled(lambda t: (x, way(t)[1])), "s", prefer=("right",),
        )  # fmt: skip

    def _force(self, at: Way, along: tuple[float, float], name: str, beside: str = "") -> None:
        if not (self.alone or self.hoist.lifts):
            return
        self.scene.vector(
            self._scaled(at), along, FORCE, name, longest=self.strongest,
            points=56 if self.alone else 40, beside=beside,
        )  # fmt: skip

    def _speed(self, at: Way, sign: int) -> None:
        motion = self.hoist.motion
        fastest = self.hoist.speed(self.hoist.seconds)
        self.scene.vector(
            self._scaled(at), lambda t: (0, sign * motion.speed(t)), VELOCITY,
            "v" if self.alone else "", longest=fastest, points=50 if self.alone else 30,
        )  # fmt: skip
