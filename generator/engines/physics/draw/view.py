"""A window on the phenomenon's world: what is drawn there is said in metres, y upwards.

Whatever can move is given either as it is or as a function of the phenomenon's time. What does not
move is painted once.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, Union

import numpy as np

from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.canvas import Canvas, Place, Points
from generator.engines.physics.draw.labels import Labels
from generator.engines.physics.draw.palette import INK, SCENE, Colour
from generator.types import Frame

Thing = TypeVar("Thing")
Moving = Union[Thing, Callable[[float], Thing]]  # noqa: UP007
"""Something, or a function of time (seconds) that gives it."""

Shape = Sequence[Place] | Points
"""Several places."""

Item = Callable[[Canvas, float], None]


def now(thing: Moving[Any], time: float) -> Any:
    """What it is at that time."""
    return thing(time) if callable(thing) else thing


def still(*things: object) -> bool:
    """Whether none of them moves."""
    return not any(callable(thing) for thing in things)


class View:
    """`x` and `y` are the ends of the window, in units of the world. An `equal` view has the same
    scale in both and shows more than was asked in one of them; any other fills its place."""

    def __init__(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        *,
        equal: bool = True,
        numbers: bool = True,
        locale: str = "en",
        paper: Colour = SCENE,
    ) -> None:
        self.x, self.y, self.equal = x, y, equal
        self.numbers, self.locale, self.paper = numbers, locale, paper
        self.stacked = False
        """Whether it stands below others of its kind rather than beside them."""
        self.below = 0.5
        """The share below the window of what an equal view shows more than that upwards."""
        self.unit = 1.0
        self.labels = Labels()
        self._fixed: list[Item] = []
        self._moving: list[Item] = []
        self._last: list[Item] = []
        self._fixed_texts: list[tuple[str, Box]] = []
        self._background: bytes | None = None
        self._canvas: Canvas | None = None
        self._scale = np.ones(2)
        self._origin = np.zeros(2)

    @property
    def aspect(self) -> float:
        """Width to height that would show the window and nothing else."""
        return (self.x[1] - self.x[0]) / (self.y[1] - self.y[0])

    def fit(self, width: int, height: int, unit: float) -> None:
        """Take so many pixels; `unit` is the pixels of one point of type, strokes and gaps."""
        self.unit = unit
        spans = np.array([self.x[1] - self.x[0], self.y[1] - self.y[0]], float)
        scale = np.array([width, height]) / spans
        if self.equal:
            scale[:] = scale.min()
        self._scale = scale * [1, -1]
        middle, low = sum(self.x) / 2, self.y[0]
        spare = height - spans[1] * scale[1]
        foot = height - (spare * self.below if self.equal else 0)
        self._origin = np.array([width / 2, foot]) - np.array([middle, low]) * self._scale
        self._canvas = Canvas(width, height, self.paper)
        self._background = None

    @property
    def window(self) -> tuple[float, float, float, float]:
        """What is really shown, once it is fitted: left, right, bottom, top, in the world."""
        canvas = self._canvas
        assert canvas is not None
        left, top = (np.zeros(2) - self._origin) / self._scale
        right, bottom = (np.array([canvas.width, canvas.height]) - self._origin) / self._scale
        return float(left), float(right), float(bottom), float(top)

    @property
    def pixels_per_unit(self) -> float:
        """Of the horizontal scale."""
        return float(self._scale[0])

    def px(self, points: Place | Shape) -> Points:
        """Pixels of this view's canvas: of one point (2,) or of many (n, 2)."""
        return np.asarray(points, float) * self._scale + self._origin

    def add(self, item: Item, *, moves: bool, last: bool = False) -> None:
        """Have `item` paint each frame, or, if it does not move, once. `last`: over all others."""
        if last:
            self._last.append(item)
        else:
            (self._moving if moves else self._fixed).append(item)

    def paint(self, time: float) -> Canvas:
        """The canvas as it is at that time of the phenomenon."""
        canvas = self._canvas
        assert canvas is not None
        if self._background is None:
            for item in self._fixed:
                item(canvas, time)
            self._background = canvas.pixels().tobytes()
            self._fixed_texts = list(canvas.texts)
        canvas.begin(self._background)
        canvas.texts.extend(self._fixed_texts)
        for item in (*self._moving, *self._last):
            item(canvas, time)
        return canvas

    # What can be drawn everywhere

    def line(
        self,
        points: Moving[Shape],
        colour: Moving[Colour] = INK,
        width: float = 2.0,
        *,
        dash: tuple[float, float] | None = None,
        opacity: float = 1.0,
        front: bool = False,
    ) -> None:
        """A line through points of the world, `width` in points. `front`: over what moves."""

        def item(canvas: Canvas, time: float) -> None:
            scaled = (dash[0] * self.unit, dash[1] * self.unit) if dash else None
            canvas.line(
                self.px(now(points, time)),
                now(colour, time),
                width * self.unit,
                dash=scaled,
                opacity=opacity,
            )

        self.add(item, moves=front or not still(points, colour))

    def polygon(
        self,
        points: Moving[Shape],
        fill: Moving[Colour] | None,
        edge: Colour | None = None,
        width: float = 1.5,
        *,
        opacity: float = 1.0,
        front: bool = False,
    ) -> None:
        def item(canvas: Canvas, time: float) -> None:
            colour = None if fill is None else now(fill, time)
            corners = self.px(now(points, time))
            canvas.polygon(corners, colour, edge, width * self.unit, opacity=opacity)

        self.add(item, moves=front or not still(points, fill))

    def disc(
        self,
        centre: Moving[Place],
        radius: Moving[float] | None = None,
        fill: Moving[Colour] | None = None,
        edge: Colour | None = None,
        width: float = 1.5,
        *,
        points: float | None = None,
        opacity: float = 1.0,
        front: bool = False,
    ) -> None:
        """A disc of a `radius` in the world, or of so many `points` wherever it is."""

        def item(canvas: Canvas, time: float) -> None:
            x, y = self.px(now(centre, time))
            size = points * self.unit if points is not None else self._pixels(now(radius, time))
            colour = None if fill is None else now(fill, time)
            canvas.disc(x, y, size, colour, edge, width * self.unit, opacity=opacity)
            if fill is not None and 4 < size < canvas.width / 4:
                half = size * 0.8
                canvas.solids.append(Box(x - half, y - half, x + half, y + half))

        self.add(item, moves=front or not still(centre, radius, fill))

    def dots(
        self,
        places: Moving[Shape],
        colour: Moving[Colour],
        points: float = 3.0,
        *,
        edge: Colour | None = None,
    ) -> None:
        """Many discs at once, of shape (n, 2), all of one size and colour."""

        def item(canvas: Canvas, time: float) -> None:
            spots = self.px(now(places, time)).reshape(-1, 2)
            canvas.dots(spots, points * self.unit, now(colour, time), edge, self.unit)

        self.add(item, moves=not still(places, colour))

    def raster(
        self, picture: Moving[Frame], x: tuple[float, float], y: tuple[float, float]
    ) -> None:
        """An RGB picture of shape (h, w, 3), its upper row at the upper end of `y`, stretched over
        that part of the world. It covers what was drawn before it."""

        def item(canvas: Canvas, time: float) -> None:
            pixels = now(picture, time)
            left, top = np.rint(self.px((x[0], y[1]))).astype(int)
            right, bottom = np.rint(self.px((x[1], y[0]))).astype(int)
            rows = np.arange(bottom - top) * pixels.shape[0] // max(1, bottom - top)
            columns = np.arange(right - left) * pixels.shape[1] // max(1, right - left)
            canvas.raster(pixels[rows[:, None], columns], int(left), int(top))

        self.add(item, moves=not still(picture))

    def label(
        self,
        text: Moving[str],
        at: Moving[Place],
        colour: Moving[Colour] = INK,
        *,
        size: float = 15.0,
        prefer: Sequence[str] = (),
        gap: float = 6.0,
        bold: bool = False,
        number: bool = False,
    ) -> None:
        """A text beside a point of the world, on a free side; never on another text. One that
        tells a `number` is left out where no numbers are wanted."""
        if number and not self.numbers:
            return
        key = len(self._last)

        def item(canvas: Canvas, time: float) -> None:
            self.labels.place(
                canvas,
                key,
                now(text, time),
                self.px(now(at, time)),
                max(8, round(size * self.unit)),
                now(colour, time),
                prefer=prefer,
                gap=gap * self.unit,
                bold=bold,
            )

        self.add(item, moves=True, last=True)

    def _pixels(self, length: float | None) -> float:
        return abs((length or 0.0) * float(self._scale[0]))
