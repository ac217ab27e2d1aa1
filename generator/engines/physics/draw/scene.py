"""A view with what a physics teacher draws: vectors, springs, ground, angles, rulers, trails."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from generator.engines.physics.draw.amounts import digits, round_step, scale_of
from generator.engines.physics.draw.canvas import Canvas, Place, Points
from generator.engines.physics.draw.labels import SIDES
from generator.engines.physics.draw.palette import (
    EARTH,
    EDGE,
    INK,
    SOFT_INK,
    STEEL,
    Colour,
    pale,
)
from generator.engines.physics.draw.view import Moving, View, now, still

_ROUND = (
    "right",
    "lower right",
    "below",
    "lower left",
    "left",
    "upper left",
    "above",
    "upper right",
)  # by eighths of a turn, clockwise

_AHEAD = tuple(
    tuple(_ROUND[(ahead + turn) % 8] for turn in (0, -1, 1, -2, 2)) for ahead in range(8)
)
"""For each direction of an arrow, the sides of its tip that are not on it."""

_ANCHORS = {"below": "mt", "above": "mb", "left": "rm", "right": "lm"}

_SPECK, _NAMED = 2.5, 13.0  # points: an arrow no longer is not drawn, or has no name

VECTOR = 72.0
"""Points that the longest vector of its kind is long."""


class Scene(View):
    """The picture of a phenomenon."""

    def vector(
        self,
        at: Moving[Place],
        along: Moving[Place],
        colour: Colour,
        name: str = "",
        *,
        longest: float,
        points: float = VECTOR,
        width: float = 2.6,
        always: bool = False,
        under: bool = False,
        beside: str = "",
    ) -> None:
        """An arrow from `at`, in the direction of `along` and as long as it is large: `points` for
        one as large as `longest`. `name` stands at its tip. Left out where no numbers are wanted,
        because it tells what the class is asked, unless it is `always` shown. It lies over bodies,
        or `under` those that are drawn later. `beside` is the side of the tip for the name, where
        it is not ahead."""
        if not (self.numbers or always) or not longest > 0:
            return

        def tip(time: float) -> Points:
            step = np.asarray(now(along, time), float) * (points * self.unit / longest)
            return self.px(now(at, time)) + step * [1, -1]

        def item(canvas: Canvas, time: float) -> None:
            tail, end = self.px(now(at, time)), tip(time)
            if math.dist(tail, end) > _SPECK * self.unit:
                canvas.arrow(tail, end, colour, width * self.unit, head=10 * self.unit)

        self.add(item, moves=True, last=not under)
        if name:
            key = -1 - len(self._last)

            def written(canvas: Canvas, time: float) -> None:
                tail, end = self.px(now(at, time)), tip(time)
                if math.dist(tail, end) > _NAMED * self.unit:
                    size, ahead = max(8, round(15 * self.unit)), _eighth(end - tail)
                    # A key for each direction: the side kept from another may be on the arrow.
                    turned = 1000 * key - ahead
                    sides = (beside, *_AHEAD[ahead]) if beside else _AHEAD[ahead]
                    self.labels.place(
                        canvas, turned, name, end, size, colour,
                        gap=5 * self.unit, prefer=sides, bold=True,
                    )  # fmt: skip

            self.add(written, moves=True, last=True)

    def trail(
        self, place: Callable[[float], Place], colour: Colour, *, last: float, width: float = 2.0
    ) -> None:
        """Where something has been in the `last` seconds of the phenomenon."""

        def item(canvas: Canvas, time: float) -> None:
            times = np.linspace(max(0.0, time - last), time, 60)
            points = self.px(np.array([place(each) for each in times]))
            canvas.line(points, colour, width * self.unit, opacity=0.55)

        self.add(item, moves=True)

    def stamps(
        self,
        place: Callable[[float], Place],
        colour: Colour,
        *,
        every: float,
        until: float,
        points: float = 3.0,
    ) -> None:
        """Where something has been at equal intervals of time, as on a stroboscopic photograph."""

        def item(canvas: Canvas, time: float) -> None:
            for each in np.arange(0, min(time, until) + 1e-9, every):
                x, y = self.px(place(float(each)))
                canvas.disc(x, y, points * self.unit, pale(colour, 0.4), None)

        self.add(item, moves=True)

    def spring(
        self,
        start: Moving[Place],
        end: Moving[Place],
        *,
        coils: int = 10,
        points: float = 9.0,
        colour: Colour = SOFT_INK,
    ) -> None:
        """A coil spring between two points, `points` wide to each side."""

        def item(canvas: Canvas, time: float) -> None:
            one, two = self.px(now(start, time)), self.px(now(end, time))
            along = two - one
            length = float(np.hypot(*along))
            if length < 1:
                return
            unit = along / length
            across = np.array([-unit[1], unit[0]]) * points * self.unit
            shares = np.linspace(0.1, 0.9, 2 * coils + 1)
            sides = np.where(np.arange(2 * coils + 1) % 2, 1.0, -1.0)
            sides[[0, -1]] = 0
            middle = one + along * shares[:, None] + across * sides[:, None]
            canvas.line(np.vstack([one, middle, two]), colour, 2 * self.unit)

        self.add(item, moves=not still(start, end))

    def ground(
        self, y: float = 0.0, x: tuple[float, float] | None = None, *, colour: Colour = EARTH
    ) -> None:
        """Solid ground below `y`, from edge to edge or between two places."""

        if x is None and y < sum(self.y) / 2:
            self.below = min(self.below, 0.3)

        def item(canvas: Canvas, _: float) -> None:
            left, right, bottom, _top = self.window
            left, right = x or (left - 1, right + 1)
            low = min(bottom, y) - abs(self.y[1] - self.y[0])
            corners = [(left, y), (right, y), (right, low), (left, low)]
            canvas.polygon(self.px(corners), pale(colour, 0.35))
            canvas.line(self.px(corners[:2]), colour, 2.5 * self.unit)

        self.add(item, moves=False)

    def hatching(self, start: Place, end: Place, *, points: float = 9.0) -> None:
        """A wall or ceiling: a line with strokes on its left side, seen from `start` to `end`."""

        def item(canvas: Canvas, _: float) -> None:
            one, two = self.px(start), self.px(end)
            length = math.dist(one, two)
            unit = (two - one) / max(length, 1e-9)
            back = (np.array([unit[1], -unit[0]]) - unit * 0.8) * points * self.unit * 0.75
            for step in np.arange(points * self.unit, length + 1, points * self.unit):
                at = one + unit * step
                canvas.line(np.array([at, at + back]), EDGE, 1.2 * self.unit)
            canvas.line(np.array([one, two]), INK, 2.5 * self.unit)

        self.add(item, moves=False)

    def block(
        self,
        centre: Moving[Place],
        width: float,
        height: float,
        fill: Moving[Colour] = STEEL,
        *,
        angle: Moving[float] = 0.0,
        edge: Colour = INK,
        front: bool = False,
    ) -> None:
        """A box in the world's units, turned by `angle` radians to the left about its centre."""
        half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [width / 2, height / 2]

        def corners(time: float) -> Points:
            turn = now(angle, time)
            cos, sin = math.cos(turn), math.sin(turn)
            middle = np.asarray(now(centre, time), float)
            turned: Points = half @ np.array([[cos, sin], [-sin, cos]]) + middle
            return turned

        moves = not still(centre, angle, fill)
        self.polygon(corners if moves else corners(0.0), fill, edge, front=front)

    def angle(
        self,
        vertex: Moving[Place],
        start: Moving[float],
        end: Moving[float],
        name: Moving[str] = "",
        *,
        points: float = 34.0,
        colour: Colour = SOFT_INK,
    ) -> None:
        """An arc from one direction to another (radians from the x axis, to the left), with its
        name beside its middle."""

        def around(turns: float | Points) -> Points:
            return np.stack([np.cos(turns), -np.sin(turns)], -1) * points * self.unit

        def item(canvas: Canvas, time: float) -> None:
            turns = np.linspace(now(start, time), now(end, time), 24)
            canvas.line(self.px(now(vertex, time)) + around(turns), colour, 1.6 * self.unit)

        self.add(item, moves=not still(vertex, start, end))
        key = -1 - len(self._last)

        def written(canvas: Canvas, time: float) -> None:
            away = around((now(start, time) + now(end, time)) / 2)
            size = max(8, round(15 * self.unit))
            self.labels.place(
                canvas, key, now(name, time), self.px(now(vertex, time)) + away, size, colour,
                gap=3 * self.unit, prefer=(_side(away),),
            )  # fmt: skip

        self.add(written, moves=True, last=True)

    def measure(
        self,
        start: Moving[Place],
        end: Moving[Place],
        text: Moving[str],
        *,
        colour: Colour = SOFT_INK,
        prefer: Sequence[str] = (),
    ) -> None:
        """A dimension: a thin double arrow between two points, and what it measures."""
        if not self.numbers:
            return

        def item(canvas: Canvas, time: float) -> None:
            one, two = self.px(now(start, time)), self.px(now(end, time))
            middle = (one + two) / 2
            for tip in (one, two):
                canvas.arrow(middle, tip, colour, 1.3 * self.unit, head=7 * self.unit)

        def centre(time: float) -> Place:
            one, two = (np.asarray(now(it, time), float) for it in (start, end))
            middle: Points = (one + two) / 2
            return middle

        self.add(item, moves=not still(start, end))
        self.label(text, centre, colour, size=14, prefer=prefer, number=True)

    def ruler(
        self,
        start: Place,
        end: Place,
        unit: str = "m",
        *,
        zero: float = 0.0,
        side: str = "below",
        steps: int = 6,
    ) -> None:
        """A scale along a horizontal or vertical line: round numbers, `zero` at its start; the
        labels on that side ("below", "above", "left", "right")."""
        if not self.numbers:
            return
        one, two = np.asarray(start, float), np.asarray(end, float)
        length = math.dist(one, two)
        factor, shown = scale_of(unit, abs(zero) + length)
        step = round_step(length * factor, steps) / factor
        away, anchor = np.array(SIDES[side]), _ANCHORS[side]
        first = math.ceil(zero / step - 1e-9)
        values = np.arange(first, (zero + length) / step + 1e-6) * step

        def item(canvas: Canvas, _: float) -> None:
            size = max(8, round(12 * self.unit))
            canvas.line(self.px(np.array([one, two])), SOFT_INK, 1.4 * self.unit)
            due = f" {shown}" if shown else ""
            for value in values[::-1]:
                at = self.px(one + (two - one) * ((value - zero) / length))
                tick = np.array([at, at + away * 6 * self.unit])
                canvas.line(tick, SOFT_INK, 1.4 * self.unit)
                spot, number = at + away * 8 * self.unit, digits(value * factor)
                if due and _scale_label(canvas, number + due, spot, size, anchor):
                    due = ""
                else:
                    _scale_label(canvas, number, spot, size, anchor)

        self.add(item, moves=False)


def _eighth(direction: Points) -> int:
    """Which of `_ROUND` a direction in pixels, y downwards, goes to."""
    return round(math.atan2(direction[1], direction[0]) / (math.pi / 4)) % 8


def _side(direction: Points) -> str:
    """The name of the side that a direction in pixels goes to."""
    return _ROUND[_eighth(direction)]


def _scale_label(canvas: Canvas, text: str, spot: Points, size: int, anchor: str) -> bool:
    """A ruler's number, moved in at the edges of the canvas; tells whether it had room."""
    box = canvas.text_box(text, spot[0], spot[1], size, anchor=anchor)
    if anchor[0] == "m":
        box = box.moved(max(0, 1 - box.left) + min(0, canvas.width - 1 - box.right), 0)
    inside = box.left >= 1 and box.right <= canvas.width - 1
    free = inside and not any(box.meets(other, 3) for _, other in canvas.texts)
    if free:
        canvas.text(text, box.left, box.top, size, SOFT_INK)
    return free
