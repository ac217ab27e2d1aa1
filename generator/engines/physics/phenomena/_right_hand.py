"""The right hand around a coil, drawn small in a corner: fingers with the current, thumb ahead."""

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.palette import (
    BLUE,
    EDGE,
    GOLD,
    INK,
    STEEL,
    WHITE,
    Colour,
    mixed,
    pale,
)
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._wiring import CURRENT

_SKIN: Colour = (240, 205, 175)
_WIDE, _HIGH = 88.0, 66.0  # points
_ROD = (22.0, 46.0)  # from above: where the coil's upper and lower edge are
_FINGERS = (28.0, 36.5, 45.0, 53.5)  # from the left
_THICK = 8.0


def right_hand(scene: Scene) -> None:
    """In the lower right corner; the coil's field goes to the right."""

    def item(canvas: Canvas, _: float) -> None:
        corner = np.array([canvas.width, canvas.height]) - np.array([_WIDE, _HIGH]) * scene.unit
        _Hand(canvas, corner - 4 * scene.unit, scene.unit).draw()

    scene.add(item, moves=True)


class _Hand:
    """The drawing, whose places are in points from its upper left corner."""

    def __init__(self, canvas: Canvas, corner: NDArray[np.float64], unit: float) -> None:
        self._canvas, self._corner, self._unit = canvas, corner, unit

    def draw(self) -> None:
        card = [(0, 0), (_WIDE, 0), (_WIDE, _HIGH), (0, _HIGH)]
        self._canvas.polygon(self._px(card), WHITE, EDGE, self._unit)
        top, bottom = _ROD
        self._stroke([(26, top - 5), (56, top - 5)], 15.0)  # the palm, behind
        rod = [(8, top), (76, top), (76, bottom), (8, bottom)]
        self._canvas.polygon(self._px(rod), pale(STEEL, 0.4), EDGE, self._unit)
        for x in np.arange(12.0, 76.0, 7.0):
            self._canvas.line(self._px([(x, top), (x - 2, bottom)]), GOLD, 2.2 * self._unit)
        for x, longer in zip(_FINGERS, (0.0, 3.0, 4.0, 1.0), strict=True):
            self._stroke([(x, top - 3), (x - 1, bottom - 6 + longer)], _THICK)
        self._stroke([(52, top - 9), (62, top - 11)], _THICK)
        self._arrow((65, top - 11), (84, top - 11), BLUE)
        self._arrow((66, top + 2), (66, bottom + 6), CURRENT)
        size = max(7, round(11 * self._unit))
        for text, place, colour in (("I", (70, bottom + 2), CURRENT), ("B", (77, top - 8), BLUE)):
            x, y = self._px([place])[0]
            self._canvas.text(text, x, y, size, colour, bold=True)

    def _px(self, places: object) -> NDArray[np.float64]:
        at: NDArray[np.float64] = self._corner + np.asarray(places, float) * self._unit
        return at

    def _stroke(self, places: list[tuple[float, float]], thick: float) -> None:
        """A finger: a thick line with round ends and an outline."""
        points, line = self._px(places), mixed(_SKIN, INK, 0.65)
        for colour, width in ((line, thick + 1.8), (_SKIN, thick)):
            self._canvas.line(points, colour, width * self._unit)
            for x, y in points:
                self._canvas.disc(x, y, width / 2 * self._unit, colour)

    def _arrow(self, tail: tuple[float, float], tip: tuple[float, float], colour: Colour) -> None:
        one, two = self._px([tail, tip])
        self._canvas.arrow(one, two, colour, 2.2 * self._unit, head=7 * self._unit)
