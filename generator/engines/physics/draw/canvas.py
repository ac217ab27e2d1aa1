"""One rectangle of a frame: shapes and texts in its own pixels, origin at its upper left corner."""

import math
from collections.abc import Sequence
from functools import lru_cache

import aggdraw
import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.lettering import laid, lay, text_size
from generator.engines.physics.draw.palette import GROUND, INK, Colour, legible
from generator.types import Frame

Points = NDArray[np.float64]
"""Shape (n, 2): x and y."""

Place = Sequence[float] | Points
"""One x and y."""

_FAR = 20_000.0  # pixels; AGG's fixed-point coordinates end at ±32767


@lru_cache(maxsize=512)
def _pen(colour: Colour, width: float, opacity: int) -> aggdraw.Pen:
    return aggdraw.Pen(colour, width, opacity)


@lru_cache(maxsize=512)
def _brush(colour: Colour, opacity: int) -> aggdraw.Brush:
    return aggdraw.Brush(colour, opacity)


class Canvas:
    """Paints what is called, at once, and what was called last on top; texts are above all shapes.

    What reaches beyond its rectangle is cut off. `texts` are the boxes of the texts so
    far, `solids` those of bodies that a label should rather not cover.
    """

    def __init__(self, width: int, height: int, ground: Colour = GROUND) -> None:
        self.width, self.height = width, height
        self.ground = ground
        self.texts: list[tuple[str, Box]] = []
        self.solids: list[Box] = []
        self._draw = aggdraw.Draw("RGB", (width, height), ground)
        self._lines: list[tuple[str, int, bool, float, float, Colour]] = []

    def put(self, frame: Frame) -> None:
        """Write what was painted into a frame, or a part of one, of this height and width."""
        frame[:] = np.frombuffer(self._draw.tobytes(), np.uint8).reshape(frame.shape)
        for text, size, bold, left, top, colour in self._lines:
            lay(frame, laid(text, size, bold, colour, self.ground), left, top)

    def pixels(self) -> Frame:
        """What was painted: shape (height, width, 3)."""
        frame = np.empty((self.height, self.width, 3), np.uint8)
        self.put(frame)
        return frame

    def begin(self, ground: bytes) -> None:
        """Start again from these pixels, as `pixels().tobytes()` gives them."""
        self._draw.frombytes(ground)
        self._lines.clear()
        self.texts.clear()
        self.solids.clear()

    def raster(self, picture: Frame, left: int, top: int) -> None:
        """Lay an RGB picture of shape (h, w, 3) there; over the shapes so far."""
        flat = np.frombuffer(self._draw.tobytes(), np.uint8)
        frame = flat.reshape(self.height, self.width, 3).copy()
        rows = slice(max(0, top), min(self.height, top + picture.shape[0]))
        columns = slice(max(0, left), min(self.width, left + picture.shape[1]))
        if rows.start < rows.stop and columns.start < columns.stop:
            frame[rows, columns] = picture[
                rows.start - top : rows.stop - top, columns.start - left : columns.stop - left
            ]
        self._draw.frombytes(frame.tobytes())

    def line(
        self,
        points: Points,
        colour: Colour = INK,
        width: float = 2.0,
        *,
        opacity: float = 1.0,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """A line through the points; `dash` are the pixels drawn and left out in turn."""
        pen = _pen(colour, round(width, 2), round(255 * opacity))
        for piece in _dashes(points, dash) if dash else [points]:
            flat = _flat(piece)
            if len(flat) >= 4:
                self._draw.line(flat, pen)

    def polygon(
        self,
        points: Points,
        fill: Colour | None,
        edge: Colour | None = None,
        width: float = 1.5,
        *,
        opacity: float = 1.0,
    ) -> None:
        flat = _flat(points)
        if len(flat) < 6:
            return
        if fill is not None:
            self._draw.polygon(flat, _brush(fill, round(255 * opacity)))
        if edge is not None:
            self._draw.line([*flat, *flat[:4]], _pen(edge, round(width, 2), 255))

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        fill: Colour | None,
        edge: Colour | None = None,
        width: float = 1.5,
        *,
        opacity: float = 1.0,
    ) -> None:
        if not all(math.isfinite(it) and abs(it) < _FAR for it in (x, y, radius)) or radius <= 0:
            return
        box = (x - radius, y - radius, x + radius, y + radius)
        if fill is not None:
            self._draw.ellipse(box, None, _brush(fill, round(255 * opacity)))
        if edge is not None:
            self._draw.ellipse(box, _pen(edge, round(width, 2), round(255 * opacity)), None)

    def dots(
        self,
        points: Points,
        radius: float,
        fill: Colour,
        edge: Colour | None = None,
        width: float = 1.5,
    ) -> None:
        """Many discs of one size, which takes less time than one after the other."""
        points = np.asarray(points, float)
        points = points[(np.abs(points) < _FAR).all(axis=1)]
        brush = _brush(fill, 255)
        pen = None if edge is None else _pen(edge, round(width, 2), 255)
        for box in np.hstack([points - radius, points + radius]).tolist():
            self._draw.ellipse(box, None, brush)
            if pen is not None:
                self._draw.ellipse(box, pen, None)

    def arrow(
        self,
        tail: Place,
        tip: Place,
        colour: Colour,
        width: float = 2.5,
        *,
        head: float = 9.0,
    ) -> None:
        """An arrow whose point is exactly at the tip; too short a one is its head alone."""
        dx, dy = tip[0] - tail[0], tip[1] - tail[1]
        length = math.hypot(dx, dy)
        if not math.isfinite(length) or length < 1.0:
            return
        head = min(head, length)
        ux, uy = dx / length, dy / length
        back = np.array([tip[0] - ux * head, tip[1] - uy * head])
        side = np.array([-uy, ux]) * head * 0.42
        if length > head:
            self.line(np.array([tail, back + np.array([ux, uy])]), colour, width)
        self.polygon(np.array([tip, back + side, back - side]), colour)

    def text(
        self,
        text: str,
        left: float,
        top: float,
        size: int,
        colour: Colour = INK,
        *,
        bold: bool = False,
        anchor: str = "lt",
    ) -> Box:
        """A line of text; the anchor is l, m or r, and t, m or b, of its box. Returns that box."""
        box = self.text_box(text, left, top, size, bold=bold, anchor=anchor)
        if text:
            ink = legible(colour, self.ground)
            self._lines.append((text, size, bold, box.left, box.top, ink))
            self.texts.append((text, box))
        return box

    @staticmethod
    def text_box(
        text: str, left: float, top: float, size: int, *, bold: bool = False, anchor: str = "lt"
    ) -> Box:
        """Where `text` would lie."""
        width, height = text_size(text, size, bold=bold)
        left -= {"l": 0.0, "m": width / 2, "r": width}[anchor[0]]
        top -= {"t": 0.0, "m": height / 2, "b": height}[anchor[1]]
        return Box(left, top, left + width, top + height)


def _flat(points: Points) -> list[float]:
    """x, y, x, y … without what is not finite, and nothing beyond what AGG takes."""
    points = np.asarray(points, float)
    if not np.isfinite(points.sum()):
        points = points[np.isfinite(points).all(axis=1)]
    flat: list[float] = np.minimum(np.maximum(points, -_FAR), _FAR).ravel().tolist()
    return flat


def _dashes(points: Points, dash: tuple[float, float]) -> list[Points]:
    """The line in pieces; of at most 400, so that a line far beyond the frame costs no time."""
    points = np.asarray(points, float)
    points = np.clip(points[np.isfinite(points).all(axis=1)], -_FAR, _FAR)
    if len(points) < 2:
        return []
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    drawn, gap = dash
    starts = np.arange(0, along[-1], drawn + gap)[:400]
    pieces = []
    for start in starts:
        end = min(start + drawn, along[-1])
        inner = points[(along > start) & (along < end)]
        ends = [[np.interp(at, along, points[:, axis]) for axis in (0, 1)] for at in (start, end)]
        pieces.append(np.vstack([ends[:1], inner, ends[1:]]))
    return pieces
