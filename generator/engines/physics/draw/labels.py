"""Labels in a scene: each beside its point, none on another, and none that jumps without need."""

import math
from collections.abc import Sequence

from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.canvas import Canvas, Place
from generator.engines.physics.draw.palette import Colour

SIDES = {
    "right": (1.0, 0.0), "left": (-1.0, 0.0), "above": (0.0, -1.0), "below": (0.0, 1.0),
    "upper right": (0.8, -0.8), "upper left": (-0.8, -0.8),
    "lower right": (0.8, 0.8), "lower left": (-0.8, 0.8), "on": (0.0, 0.0),
}  # fmt: skip
"""Unit directions in pixels, y downwards; "on" the point itself, only where that is preferred."""

_ORDER = tuple(side for side in SIDES if side != "on")


class Labels:
    """Places the labels of one canvas, frame after frame; a label keeps the side that it had in
    the last frame while there is room."""

    def __init__(self) -> None:
        self._last: dict[int, str] = {}

    def place(
        self,
        canvas: Canvas,
        key: int,
        text: str,
        at: Place,
        size: int,
        colour: Colour,
        *,
        gap: float = 6.0,
        prefer: Sequence[str] = (),
        bold: bool = False,
    ) -> None:
        """Write `text` beside the point `at`, `gap` pixels off, on the first side that is free and
        inside. `prefer` are the sides to try first. Where there is no room it stands a line
        further off, and is left out if there is none either."""
        if not text or not all(math.isfinite(it) for it in at):
            return
        inside = Box(0, 0, canvas.width, canvas.height).inset(1)
        taken = [box for _, box in canvas.texts]
        before = [self._last[key]] if key in self._last else []
        wishes = dict.fromkeys([*before, *prefer, *_ORDER])
        first: Box | None = None
        whole = canvas.text_box(text, 0, 0, size, bold=bold)
        for side, off in (*((it, gap) for it in wishes), *((it, gap + size) for it in wishes)):
            if off > gap and first is not None:
                break
            free = _beside(whole, at, SIDES[side], off)
            box = _pushed_in(free, inside)
            if box is None or any(box.meets(it, 1.0) for it in taken):
                continue
            hides = _covers(box, at) or any(box.meets(it) for it in canvas.solids)
            if hides and side != "on":
                first = first or box
                continue
            self._last[key] = side
            canvas.text(text, box.left, box.top, size, colour, bold=bold)
            return
        if first is not None and not _covers(first, at):
            canvas.text(text, first.left, first.top, size, colour, bold=bold)


def _beside(box: Box, at: Place, side: Sequence[float], gap: float) -> Box:
    dx, dy = side
    x = at[0] + dx * (gap + box.width / 2)
    y = at[1] + dy * (gap + box.height / 2)
    return Box(x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)


def _pushed_in(box: Box, inside: Box) -> Box | None:
    """The box moved inside, None where it is too large for that."""
    if box.width > inside.width or box.height > inside.height:
        return None
    dx = max(inside.left - box.left, 0.0) + min(inside.right - box.right, 0.0)
    dy = max(inside.top - box.top, 0.0) + min(inside.bottom - box.bottom, 0.0)
    return Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)


def _covers(box: Box, at: Place) -> bool:
    return box.left - 1 < at[0] < box.right + 1 and box.top - 1 < at[1] < box.bottom + 1
