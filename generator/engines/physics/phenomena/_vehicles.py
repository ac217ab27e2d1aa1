"""What drives along a straight road or track: a car, a train, a bicycle, a plane, a runner."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.canvas import Canvas, Place
from generator.engines.physics.draw.palette import GLASS, INK, STEEL, WHITE, Colour, pale
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._car import car
from generator.engines.physics.phenomenon import Choice, Option
from generator.engines.physics.wording import Wording

CAR = "car"
_LENGTH = 64.0  # of a train, in points

VEHICLE = Choice(
    "vehicle", Wording("vehicle", "运动物体"),
    (
        Option(CAR, Wording("car", "汽车"), Wording("cars?", "汽车|轿车|赛车|小车")),
        Option(
            "train", Wording("train", "火车"),
            Wording("trains?|tram|locomotive|metro|subway", "火车|列车|高铁|动车|地铁|机车"),
        ),
        Option(
            "bicycle", Wording("cyclist", "骑车人"),
            Wording("cyclists?|bicycles?|bikes?|cycling", "自行车|单车|骑车|骑行"),
        ),
        Option(
            "plane", Wording("plane", "飞机"),
            Wording("(?:aero|air)?planes?|aircraft|jets?|runway", "飞机|客机|战斗机|跑道"),
        ),
        Option(
            "runner", Wording("runner", "跑步者"),
            Wording(
                "runners?|sprinters?|athletes?|joggers?|walkers?|pedestrians?",
                "运动员|跑步|短跑|行人|步行",
            ),
        ),
    ),
    quiet=True,
)  # fmt: skip
"""What moves. A car where the text does not say."""


def name_of(kind: str) -> Wording:
    """What it is called."""
    return next(it.name for it in VEHICLE.options if it.key == kind)


def vehicle(
    scene: Scene,
    kind: str,
    place: Callable[[float], Place],
    colour: Colour,
    *,
    backwards: bool = False,
) -> None:
    """One that stands on the road at `place`, heading for the right or `backwards`."""
    if kind == CAR:
        car(scene, place, colour, backwards=backwards)
        return
    turn = np.array([-1.0 if backwards else 1.0, -1.0])
    paint = _PAINTERS[kind]

    def item(canvas: Canvas, time: float) -> None:
        foot, size = scene.px(place(time)), scene.unit
        paint(_Pen(canvas, foot, turn * size, size), colour)

    scene.add(item, moves=True)


class _Pen:
    """Draws shapes that are given in points, forwards and up from where the wheels stand."""

    def __init__(
        self, canvas: Canvas, foot: NDArray[np.float64], turn: NDArray[np.float64], unit: float
    ) -> None:
        self._canvas, self._foot, self._turn, self._unit = canvas, foot, turn, unit

    def _to(self, shape: object) -> NDArray[np.float64]:
        pixels: NDArray[np.float64] = self._foot + np.asarray(shape, float) * self._turn
        return pixels

    def polygon(self, shape: object, fill: Colour) -> None:
        self._canvas.polygon(self._to(shape), fill, INK, 1.4 * self._unit)

    def line(self, shape: object, colour: Colour, width: float = 2.2) -> None:
        self._canvas.line(self._to(shape), colour, width * self._unit)

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        at = self._to([x, y])
        self._canvas.disc(at[0], at[1], radius * self._unit, fill)


def _box(left: float, right: float, low: float, high: float) -> list[tuple[float, float]]:
    return [(left, low), (right, low), (right, high), (left, high)]


def _train(pen: _Pen, colour: Colour) -> None:
    half = _LENGTH / 2
    pen.polygon(_box(-half, -2, 5, 24), colour)
    pen.polygon([(2, 5), (half, 5), (half, 12), (half - 8, 24), (2, 24)], colour)
    pen.line([(-2, 8), (2, 8)], INK, 3.0)
    for left in (-28, -18, -8.5, 5, 14):
        pen.polygon(_box(left, left + 6, 13, 20), pale(GLASS, 0.3))
    for x in (-26, -9, 9, 26):
        pen.disc(x, 4, 4, INK)
        pen.disc(x, 4, 1.8, STEEL)


def _bicycle(pen: _Pen, colour: Colour) -> None:
    for x in (-10, 10):
        pen.disc(x, 7, 7, INK)
        pen.disc(x, 7, 5.2, WHITE)
    pen.line([(-10, 7), (-4, 17), (7, 17), (0, 7), (-10, 7)], INK, 1.8)
    pen.line([(10, 7), (6, 20), (9, 21)], INK, 1.8)
    pen.line([(0, 7), (2, 14), (-4, 19), (4, 31), (9, 22)], colour, 3.2)
    pen.disc(7, 35, 4, colour)


def _plane(pen: _Pen, colour: Colour) -> None:
    body = [
        (-34, 14),
        (-27, 10),
        (22, 10),
        (31, 13),
        (33, 16),
        (28, 20),
        (-26, 20),
        (-36, 31),
        (-40, 31),
    ]
    pen.polygon(body, colour)
    pen.polygon([(-4, 13), (8, 13), (-10, 5), (-16, 5)], pale(colour, 0.3))
    for left in (-18, -10, -2, 6, 14):
        pen.disc(left + 2, 16.5, 1.6, WHITE)
    for x in (-6, 20):
        pen.line([(x, 10), (x, 4)], INK, 1.6)
        pen.disc(x, 3, 3, INK)


def _runner(pen: _Pen, colour: Colour) -> None:
    pen.line([(-10, 5), (-7, 8), (0, 16), (2, 28)], colour, 3.4)
    pen.line([(0, 16), (7, 11), (6, 0), (9, 0)], colour, 3.4)
    pen.line([(2, 28), (-6, 23), (-8, 17)], colour, 2.8)
    pen.line([(2, 28), (8, 21), (13, 25)], colour, 2.8)
    pen.disc(4, 34, 4.2, colour)


_PAINTERS: dict[str, Callable[[_Pen, Colour], None]] = {
    "train": _train,
    "bicycle": _bicycle,
    "plane": _plane,
    "runner": _runner,
}
