"""A graph beside the scene: axes with round scales, curves that grow with time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.engines.physics.draw.amounts import digits, round_step, scale_of
from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.palette import BLUE, GRID, SOFT_INK, Colour

_SMALL = 12.0
_MARGIN = 4
_LEAST_TICKS, _MORE = 3, 4


@dataclass(frozen=True, slots=True)
class Axis:
    """What is plotted along one side: its `name` ("x", "θ"), SI unit, and ends in that unit.

    `unit` is one that `amounts.scale_of` knows."""

    name: str
    unit: str
    low: float
    high: float

    @property
    def scaled(self) -> tuple[float, float, float, str]:
        """The ends and the factor in the unit shown, and that unit."""
        factor, shown = scale_of(self.unit, max(abs(self.low), abs(self.high)))
        offset = 273.15 if shown == "°C" else 0.0
        low, high = (self.low - offset) * factor, (self.high - offset) * factor
        if not high - low > abs(high) * 1e-9:
            low, high = low - 1, high + 1
        return low, high, factor, shown


@dataclass(frozen=True, slots=True)
class Curve:
    """A line of a graph: `x` and `y` of shape (n,), in SI. One that `grows` is drawn as far as the
    phenomenon's time has come, by `times` (None: `x` is the time); `dash` for what is only
    compared with."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    colour: Colour = BLUE
    name: str = ""
    grows: bool = True
    times: NDArray[np.float64] | None = None
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A dot that moves over the graph: its place, in SI, as a function of time."""

    at: Callable[[float], tuple[float, float]]
    colour: Colour = BLUE


class Graph:
    """`curves` over two axes; `aspect` is the width to height it would like to have. `wraps` is
    the period after which a graph over time starts again, None: never."""

    def __init__(
        self,
        x: Axis,
        y: Axis,
        curves: Sequence[Curve],
        *,
        markers: Sequence[Marker] = (),
        wraps: float | None = None,
    ) -> None:
        self.x, self.y = x, y
        self.curves, self.markers, self.wraps = tuple(curves), tuple(markers), wraps
        self.weight = 2.4
        self._canvas: Canvas | None = None
        self._background: bytes | None = None
        self._texts: list[tuple[str, Box]] = []
        self.unit = 1.0

    def fit(self, width: int, height: int, unit: float) -> None:
        """As `View.fit`."""
        self.unit = unit
        self._canvas = Canvas(width, height)
        self._background = None

    def paint(self, time: float) -> Canvas:
        """As `View.paint`."""
        canvas = self._canvas
        assert canvas is not None
        if self._background is None:
            self._axes(canvas)
            for curve in self.curves:
                if not curve.grows:
                    self._curve(canvas, curve, None)
            self._background = canvas.pixels().tobytes()
            self._texts = list(canvas.texts)
        canvas.begin(self._background)
        canvas.texts.extend(self._texts)
        if self.wraps:
            time %= self.wraps
        for curve in self.curves:
            if curve.grows:
                self._curve(canvas, curve, time)
        for marker in self.markers:
            self._dot(canvas, *marker.at(time), marker.colour)
        return canvas

    def _axes(self, canvas: Canvas) -> None:
        size = max(7, round(_SMALL * self.unit))
        left, right, bottom, top = self._frame(canvas, size)
        self._plot = Box(left, top, right, bottom)
        low, high, _, unit = self.y.scaled
        title = f"{self.y.name} ({unit})" if unit else self.y.name
        box = canvas.text(title, 2, 1, size, SOFT_INK, bold=True)
        self._key(canvas, size, box.right)
        for value in _ticks(low, high, self._rows(bottom - top)):
            at = bottom - (value - low) / (high - low) * (bottom - top)
            canvas.line(np.array([[left, at], [right, at]]), GRID, self.unit)
            self._write(canvas, digits(value), left - 4 * self.unit, at, size, "rm", gap=0)
        low, high, _, unit = self.x.scaled
        title = f"{self.x.name} ({unit})" if unit else self.x.name
        box = canvas.text_box(title, right, bottom + 4 * self.unit + size * 1.3, size, anchor="rt")
        if box.bottom <= canvas.height:
            canvas.text(title, box.left, box.top, size, SOFT_INK, bold=False)
        for value in _ticks(low, high, max(2, int((right - left) / (46 * self.unit)))):
            at = left + (value - low) / (high - low) * (right - left)
            canvas.line(np.array([[at, bottom], [at, top]]), GRID, self.unit)
            under = bottom + 3 * self.unit
            if not self._write(canvas, digits(value), at, under, size, "mt") and at < left + 1:
                self._corner(canvas, digits(value), left, under, size)
        corner = np.array([[left, top], [left, bottom], [right, bottom]])
        canvas.line(corner, SOFT_INK, 1.4 * self.unit)

    def _key(self, canvas: Canvas, size: int, left: float) -> None:
        """The names of the curves in their colours, at the right of the upper edge."""
        right = canvas.width - 12 * self.unit
        for curve in reversed(self.curves):
            box = canvas.text_box(curve.name, right, 1, size, anchor="rt", bold=True)
            if curve.name and box.left > left + _MARGIN:
                canvas.text(curve.name, box.left, box.top, size, curve.colour, bold=True)
                right = box.left - 8 * self.unit

    def _frame(self, canvas: Canvas, size: int) -> tuple[float, float, float, float]:
        low, high, _, _ = self.y.scaled
        bottom = canvas.height - 2 * size * 1.3 - 6 * self.unit
        top = size * 1.3 + 10 * self.unit
        labels = [digits(value) for value in _ticks(low, high, self._rows(bottom - top))]
        widest = max((canvas.text_box(it, 0, 0, size).width for it in labels), default=0.0)
        left = widest + 8 * self.unit
        if bottom - top < 12 * self.unit:  # hardly any room: the plot before its words
            top, bottom = 2.0, max(6.0, canvas.height - 3.0)
        return left, canvas.width - 10 * self.unit, bottom, top

    def _rows(self, height: float) -> int:
        """How many numbers have room along the upright axis."""
        return max(2, int(height / (30 * self.unit)))

    def _corner(self, canvas: Canvas, text: str, left: float, top: float, size: int) -> None:
        """The number of the corner to the right of it, where the other axis has another one."""
        if all(text != told for told, _ in canvas.texts):
            self._write(canvas, text, left, top, size, "lt", gap=1)

    def _write(
        self,
        canvas: Canvas,
        text: str,
        x: float,
        y: float,
        size: int,
        anchor: str,
        gap: float = _MARGIN,
    ) -> bool:
        """Write it if it has room, `gap` pixels from the next in its row; tells whether it had."""
        box = canvas.text_box(text, x, y, size, anchor=anchor)
        around = Box(box.left - gap, box.top, box.right + gap, box.bottom)
        inside = Box(0, 0, canvas.width, canvas.height)
        free = inside.holds(box) and not any(around.meets(it) for _, it in canvas.texts)
        if free:
            canvas.text(text, box.left, box.top, size, SOFT_INK)
        return free

    def _curve(self, canvas: Canvas, curve: Curve, time: float | None) -> None:
        x, y = curve.x, curve.y
        if time is not None:
            times = curve.x if curve.times is None else curve.times
            count = int(np.searchsorted(times, time, side="right"))
            if count < 1:
                return
            end = [np.interp(time, times, x)], [np.interp(time, times, y)]
            x, y = np.append(x[:count], end[0]), np.append(y[:count], end[1])
        if len(x) < 2:
            return
        dash = tuple(it * self.unit for it in curve.dash) if curve.dash else None
        canvas.line(self._pixels(x, y), curve.colour, 2.2 * self.unit, dash=dash)  # type: ignore[arg-type]
        if time is not None and not self.markers:
            self._dot(canvas, float(x[-1]), float(y[-1]), curve.colour)

    def _dot(self, canvas: Canvas, x: float, y: float, colour: Colour) -> None:
        at = self._pixels(np.array([x]), np.array([y]))[0]
        canvas.disc(at[0], at[1], 4 * self.unit, colour)

    def _pixels(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        plot = self._plot
        low, high, factor, unit = self.x.scaled
        across = (x - (273.15 if unit == "°C" else 0)) * factor
        bottom, top, scale, shown = self.y.scaled
        up = (y - (273.15 if shown == "°C" else 0)) * scale
        return np.column_stack(
            [
                plot.left + _between((across - low) / (high - low)) * plot.width,
                plot.bottom - _between((up - bottom) / (top - bottom)) * plot.height,
            ]
        )


def _ticks(low: float, high: float, most: int) -> NDArray[np.float64]:
    """Round values from `low` to `high`: about `most` of them, but three, which make a scale."""
    for count in range(most, most + _MORE):
        step = round_step(high - low, count)
        first = np.ceil(low / step - 1e-9)
        ticks: NDArray[np.float64] = np.arange(first, high / step + 1e-9) * step
        if len(ticks) >= _LEAST_TICKS:
            break
    return np.where(np.abs(ticks) < step * 1e-9, 0.0, ticks)


def _between(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The shares, none below 0 or above 1."""
    return np.minimum(np.maximum(shares, 0.0), 1.0)
