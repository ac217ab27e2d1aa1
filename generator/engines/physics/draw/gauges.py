"""What stands beside a scene in numbers: a live read-out, and bars."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from generator.engines.physics.draw.amounts import Steady
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.lettering import text_size
from generator.engines.physics.draw.palette import GRID, INK, SOFT_INK, Colour, pale


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that is read off while the phenomenon goes on: one `value` for each case, each a
    function of time, in SI. `largest` is the largest size that any of them takes."""

    name: str
    unit: str
    largest: float
    values: tuple[Callable[[float], float], ...]
    colours: tuple[Colour, ...] = (INK,)


_ROW = 42.0  # points


class Readout:
    """Two or three readings, one below the other."""

    weight = 1.0

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = tuple(readings)
        self._steady = [Steady(it.unit, it.largest) for it in self.readings]
        self._canvas: Canvas | None = None
        self._across = False
        self.unit = 1.0

    def height(self, unit: float) -> float:
        """What it takes in pixels."""
        return len(self.readings) * _ROW * unit + 2

    def fit(self, width: int, height: int, unit: float) -> None:
        """As `View.fit`."""
        self._across = height < len(self.readings) * 30 * unit
        rows = 1 if self._across else len(self.readings)
        self.unit = min(unit, height / (rows * _ROW + 2))
        self._canvas = Canvas(width, height)
        self._blank = self._canvas.pixels().tobytes()

    def paint(self, time: float) -> Canvas:
        """As `View.paint`."""
        canvas = self._canvas
        assert canvas is not None
        canvas.begin(self._blank)
        for index, reading in enumerate(self.readings):
            self._write(canvas, index, reading, time)
        return canvas

    def _write(self, canvas: Canvas, index: int, reading: Reading, time: float) -> None:
        steady = self._steady[index]
        start, top = 1.0, index * _ROW * self.unit
        room = float(canvas.width)
        if self._across:
            room /= len(self.readings)
            start, top = 1 + index * room, 0.0
        small = max(7, round(12 * self.unit))
        several = len(reading.values) > 1
        name = f"{reading.name} ({steady.scale})" if several and steady.scale else reading.name
        fitting = _fitting(name, room - 4, small, bold=False)
        canvas.text(name, start, top + (small - fitting), fitting, SOFT_INK)
        column = room / len(reading.values)
        write = steady.mantissa if several else steady.text
        widest = write(-reading.largest)
        large = _fitting(widest, column - 6, max(8, round(18 * self.unit)), bold=True)
        width = text_size(widest, large, bold=True)[0]
        column = min(column, width + 16 * self.unit)  # so that those of a reading stand together
        for place, value in enumerate(reading.values):
            colour = reading.colours[place % len(reading.colours)]
            left = start + place * column
            number, under = write(value(time)), top + round(small * 1.3)
            canvas.text(number, left, under, large, colour, bold=True)


def _fitting(text: str, room: float, size: int, *, bold: bool) -> int:
    """The size, or a smaller one at which the text has room."""
    while size > 6 and text_size(text, size, bold=bold)[0] > room:
        size -= 1
    return size


_UPRIGHT = np.array([[-0.5, 0.0], [0.5, 0.0], [0.5, 1.0], [-0.5, 1.0]])
"""A bar of width and height 1, on its foot."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, colour, and value as a function of time."""

    name: str
    colour: Colour
    value: Callable[[float], float]


class Bars:
    """Bars of one unit, upright, from zero to `largest`: energies, momenta. Negative ones hang
    below the line when `signed`."""

    weight = 2.0

    def __init__(
        self,
        bars: Sequence[Bar],
        largest: float,
        unit: str,
        title: str = "",
        *,
        signed: bool = False,
    ) -> None:
        self.bars = tuple(bars)
        self.largest = largest if largest > 0 else 1.0
        self.title, self.signed = title, signed
        self._steady = Steady(unit, self.largest)
        self._canvas: Canvas | None = None
        self.unit = 1.0

    def fit(self, width: int, height: int, unit: float) -> None:
        """As `View.fit`."""
        self.unit = unit
        self._canvas = canvas = Canvas(width, height)
        size = self._size
        room = width / len(self.bars) - 3
        self._small = min(_fitting(bar.name, room, size, bold=False) for bar in self.bars)
        widest = self._steady.mantissa(-self.largest if self.signed else self.largest)
        self._figures = _fitting(widest, room, size, bold=False)
        shown = self._steady.scale
        title = f"{self.title} ({shown})" if shown else self.title
        canvas.text(title, 1, 0, size, SOFT_INK, bold=True)
        top, zero, bottom = self._rows()
        wide = self._wide()
        for index, bar in enumerate(self.bars):
            whole = _UPRIGHT * [wide, bottom - top] + [self._middle(index), top]
            canvas.polygon(whole, pale(GRID, 0.5))
            self._write(canvas, bar.name, index, bottom + 4, "mt", self._small, INK)
        canvas.line(np.array([[1, zero], [width - 1, zero]]), SOFT_INK, 1.4 * unit)
        self._blank = canvas.pixels().tobytes()
        self._texts = list(canvas.texts)

    def paint(self, time: float) -> Canvas:
        """As `View.paint`."""
        canvas = self._canvas
        assert canvas is not None
        canvas.begin(self._blank)
        canvas.texts.extend(self._texts)
        top, zero, _ = self._rows()
        for index, bar in enumerate(self.bars):
            value = bar.value(time)
            lowest = -1.0 if self.signed else 0.0
            share = max(lowest, min(1.0, value / self.largest))
            part = [self._wide(), -share * (zero - top)]
            canvas.polygon(_UPRIGHT * part + [self._middle(index), zero], bar.colour)
            number = self._steady.mantissa(value)
            self._write(canvas, number, index, top - 2, "mb", self._figures, bar.colour)
        return canvas

    @property
    def _size(self) -> int:
        return max(7, round(12 * self.unit))

    def _rows(self) -> tuple[float, float, float]:
        """Where the bars end above, begin, and end below."""
        assert self._canvas is not None
        line = self._size * 1.3
        top, bottom = 2 * line + 4, self._canvas.height - line - 4
        return top, (top + bottom) / 2 if self.signed else bottom, bottom

    def _wide(self) -> float:
        assert self._canvas is not None
        return min(self._canvas.width / len(self.bars) * 0.56, 42 * self.unit)

    def _middle(self, index: int) -> float:
        assert self._canvas is not None
        return (index + 0.5) * self._canvas.width / len(self.bars)

    def _write(
        self,
        canvas: Canvas,
        text: str,
        index: int,
        at: float,
        anchor: str,
        size: int,
        colour: Colour,
    ) -> None:
        box = canvas.text_box(text, self._middle(index), at, size, anchor=anchor)
        inside = box.left >= 0 and box.right <= canvas.width
        if inside and not any(box.meets(it) for _, it in canvas.texts):
            canvas.text(text, box.left, box.top, size, colour)
