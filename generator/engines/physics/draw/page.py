"""The page of a clip: title, what is given, the scene, and beside it what is read off."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

import numpy as np

from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.gauges import Bar, Bars, Reading, Readout
from generator.engines.physics.draw.graph import Graph
from generator.engines.physics.draw.layout import arranged
from generator.engines.physics.draw.palette import EDGE, GROUND, INK, SOFT_INK, Colour
from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomenon import Case, Run
from generator.engines.physics.wording import Wording
from generator.types import Frame


class Pane(Protocol):
    """Something with a place on the page."""

    def fit(self, width: int, height: int, unit: float) -> None: ...

    def paint(self, time: float) -> Canvas: ...


class Page:
    """What a phenomenon draws on.

    `size` is width and height in pixels, `locale` the language of what is written. Where `numbers`
    are not wanted there are no panels, no formula and no labels that tell the answer. `seed` is for
    what is left to chance.
    """

    def __init__(
        self,
        size: tuple[int, int],
        *,
        locale: str = "en",
        numbers: bool = True,
        title: str = "",
        given: str = "",
        formula: str = "",
        pace: str = "",
        seed: int = 0,
    ) -> None:
        self.width, self.height = size
        self.locale, self.numbers, self.seed = locale, numbers, seed
        self.unit = _unit(*size)
        self._title, self._given, self._formula, self._pace = title, given, formula, pace
        self._scenes: list[Scene] = []
        self._names: list[Case[Any]] = []
        self._legend: list[Case[Any]] = []
        self._panels: list[Graph | Bars] = []
        self._readings: list[Reading] = []
        self._placed: list[tuple[Pane, Box]] = []
        self._ground: Frame | None = None
        self._texts: list[tuple[str, Box]] = []
        self.texts: list[tuple[str, Box]] = []
        """The texts of the frame that was painted last, and where they lie."""

    # What a phenomenon asks for

    def say(self, wording: Wording) -> str:
        """The text in the page's language."""
        return wording.in_(self.locale)

    def scene(self, x: tuple[float, float], y: tuple[float, float], *, equal: bool = True) -> Scene:
        """The picture; its window in the world. Called again, another one beside it."""
        scene = Scene(x, y, equal=equal, numbers=self.numbers, locale=self.locale)
        self._scenes.append(scene)
        return scene

    def scenes(
        self,
        cases: Sequence[Case[Any]],
        x: tuple[float, float],
        y: tuple[float, float],
        *,
        equal: bool = True,
        stacked: bool = False,
    ) -> list[Scene]:
        """A picture for each case, side by side or `stacked`, each with its case's label."""
        self._names = list(cases) if len(cases) > 1 else []
        scenes = [self.scene(x, y, equal=equal) for _ in cases]
        for scene in scenes:
            scene.stacked = stacked
        return scenes

    def legend(self, cases: Sequence[Case[Any]]) -> None:
        """Name the cases that are drawn over each other, by their colours."""
        self._legend = list(cases) if len(cases) > 1 else []

    def read(
        self,
        name: Wording,
        unit: str,
        largest: float,
        cases: Sequence[Case[Run]],
        value: Callable[[Run, float], float],
    ) -> None:
        """Show a number as it changes: `value` of a case's run and the time, in SI, at most
        `largest` in size. Three of them have room."""
        colours = tuple(case.colour for case in cases) if len(cases) > 1 else (INK,)
        values = tuple(partial(value, case.run) for case in cases)
        self._readings.append(Reading(self.say(name), unit, largest, values, colours))

    def graph(self, graph: Graph) -> None:
        """Plot something beside the scene."""
        self._panels.append(graph)

    def bars(
        self,
        title: Wording,
        unit: str,
        largest: float,
        bars: Sequence[tuple[Wording, Colour, Callable[[float], float]]],
        *,
        signed: bool = False,
    ) -> None:
        """Show energies (or momenta) as bars beside the scene: name, colour, value by time."""
        told = [Bar(self.say(name), colour, value) for name, colour, value in bars]
        self._panels.append(Bars(told, largest, unit, self.say(title), signed=signed))

    # Painting

    def paint(self, time: float) -> Frame:
        """The frame of the phenomenon's time: shape (height, width, 3)."""
        if self._ground is None:
            self._compose()
        assert self._ground is not None
        frame = self._ground.copy()
        self.texts = list(self._texts)
        for pane, box in self._placed:
            canvas = pane.paint(time)
            left, top = int(box.left), int(box.top)
            canvas.put(frame[top : top + canvas.height, left : left + canvas.width])
            self.texts.extend((text, it.moved(left, top)) for text, it in canvas.texts)
        return frame

    def _compose(self) -> None:
        canvas = Canvas(self.width, self.height, GROUND)
        top = self._head(canvas)
        room = Box(0, top, self.width, self.height).inset(round(10 * self.unit))
        room = Box(room.left, top, room.right, room.bottom)
        readout = Readout(self._readings) if self._readings and self.numbers else None
        panels = self._panels if self.numbers else []
        arrangement = arranged(room, self._scenes, panels, readout, self.unit)
        frame_lines: list[Box] = []
        for scene, box in arrangement.scenes:
            name = self._names[len(frame_lines)] if self._names else None
            kept = self._named(canvas, box, name)
            self._place(scene, kept)
            frame_lines.append(kept)
        for panel, box in arrangement.panels:
            self._place(panel, box)
        self._ground = canvas.pixels()
        for box in frame_lines:
            _framed(self._ground, box)
        self._texts = list(canvas.texts)

    def _place(self, pane: Pane, box: Box) -> None:
        whole = Box(*(float(round(it)) for it in (box.left, box.top, box.right, box.bottom)))
        width = min(max(8, int(whole.width)), self.width)
        height = min(max(8, int(whole.height)), self.height)
        left, top = min(whole.left, self.width - width), min(whole.top, self.height - height)
        whole = whole.moved(left - whole.left, top - whole.top)
        pane.fit(width, height, self.unit)
        self._placed.append((pane, whole))

    def _head(self, canvas: Canvas) -> float:
        """Title, pace, what is given, formula, legend. Returns where the rest begins."""
        unit, edge = self.unit, 12 * self.unit
        right = self.width - edge
        large, small = max(9, round(21 * unit)), max(8, round(14 * unit))
        top = 7 * unit
        box = _text(canvas, self._title, edge, top, large, right - edge, bold=True)
        if self._pace:
            beside = canvas.text_box(self._pace, right, top + 5 * unit, small, anchor="rt")
            if beside.left > box.right + edge:
                canvas.text(self._pace, beside.left, beside.top, small, SOFT_INK)
        top = box.bottom + 1
        if self.numbers and (self._given or self._formula):
            top = self._second(canvas, top, small, edge, right)
        if self._legend:
            top = self._keys(canvas, top, small, edge, right)
        return top + 6 * unit

    def _second(self, canvas: Canvas, top: float, small: int, edge: float, right: float) -> float:
        given = _text(canvas, self._given, edge, top, small, right - edge, colour=SOFT_INK)
        formula = canvas.text_box(self._formula, right, top, small, anchor="rt", bold=True)
        if formula.left > given.right + edge:
            canvas.text(self._formula, formula.left, formula.top, small, INK, bold=True)
        elif formula.width < right - edge and self.height > self.width:
            top = given.bottom
            canvas.text(self._formula, edge, top, small, INK, bold=True)
        return top + math.ceil(small * 1.3) + 1

    def _keys(self, canvas: Canvas, top: float, small: int, edge: float, right: float) -> float:
        left = edge
        for case in self._legend:
            text = case.label.in_(self.locale)
            width = canvas.text_box(text, 0, 0, small).width
            if left + 18 * self.unit + width > right and left > edge:
                left, top = edge, top + small * 1.4
            middle = top + small * 0.72
            line = np.array([[left, middle], [left + 13 * self.unit, middle]])
            canvas.line(line, case.colour, 5 * self.unit)
            _text(canvas, text, left + 18 * self.unit, top, small, right - left - 18 * self.unit)
            left += 36 * self.unit + width
        return top + small * 1.4

    def _named(self, canvas: Canvas, box: Box, case: Case[Any] | None) -> Box:
        """A case's name above its scene; returns what is left for the scene."""
        if case is None:
            return box
        small = max(8, round(14 * self.unit))
        text = case.label.in_(self.locale)
        _text(canvas, text, box.left + 2, box.top, small, box.width - 4, case.colour, bold=True)
        return Box(box.left, box.top + small * 1.45, box.right, box.bottom)


def _unit(width: int, height: int) -> float:
    """Pixels of a point of type: 1 at 640×480, and less where a narrow page needs it."""
    return max(0.2, min(math.sqrt(width * height / (640 * 480)), width / 430, height / 330))


def _text(
    canvas: Canvas,
    text: str,
    left: float,
    top: float,
    size: int,
    room: float,
    colour: Colour = INK,
    *,
    bold: bool = False,
) -> Box:
    """The text, smaller if it needs that to fit, and cut if even that does not do."""
    while size > 8 and canvas.text_box(text, 0, 0, size, bold=bold).width > room:
        size -= 1
    if canvas.text_box(text, 0, 0, size, bold=bold).width > room:
        while text and canvas.text_box(text + "…", 0, 0, size, bold=bold).width > room:
            text = text[:-1]
        text = text.rstrip() + "…" if text else ""
    return canvas.text(text, left, top, size, colour, bold=bold)


def _framed(frame: Frame, box: Box) -> None:
    """A thin line around a scene."""
    left, top, right, bottom = (round(it) for it in (box.left, box.top, box.right, box.bottom))
    for rows, columns in (
        (slice(top - 1, top), slice(left - 1, right + 1)),
        (slice(bottom, bottom + 1), slice(left - 1, right + 1)),
        (slice(top - 1, bottom + 1), slice(left - 1, left)),
        (slice(top - 1, bottom + 1), slice(right, right + 1)),
    ):
        frame[max(0, rows.start) : rows.stop, max(0, columns.start) : columns.stop] = EDGE
