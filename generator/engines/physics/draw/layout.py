"""Where scenes and panels stand: panels beside a tall scene, below a wide one."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.gauges import Bars, Readout
from generator.engines.physics.draw.graph import Graph
from generator.engines.physics.draw.scene import Scene

_GAP = 10.0  # points
_PANEL_WIDTH = 198.0
_PANEL_HEIGHT = 152.0
_TALLEST_PANEL = 230.0
_READOUT_WIDTH = 158.0
_READOUT_HEIGHT = 46.0
_LEAST_SHARE = 0.42
"""Of the room, that a scene keeps at least."""

_AROUND = 1.15
"""What a scene keeps of the room above panels, to what its window takes."""

_NAME = 22.0
"""Points for the name of a case above its scene."""

_MUCH_LARGER = 1.3
"""By how much scenes have to become larger to stand below each other."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Each pane and its place, in pixels of the frame."""

    scenes: tuple[tuple[Scene, Box], ...]
    panels: tuple[tuple[Graph | Bars | Readout, Box], ...]


def arranged(
    room: Box,
    scenes: Sequence[Scene],
    panels: Sequence[Graph | Bars],
    readout: Readout | None,
    unit: float,
) -> Arrangement:
    """Give everything its place, so that the scenes become as large as may be."""
    gap = _GAP * unit
    if not panels and readout is None:
        return Arrangement(_spread(room, scenes, gap), ())
    wide = min(_PANEL_WIDTH * unit, room.width * (1 - _LEAST_SHARE))
    high = min(_PANEL_HEIGHT * unit, room.height * (1 - _LEAST_SHARE))
    if not panels and readout is not None:
        wide = min(wide, _READOUT_WIDTH * unit)
        high = min(high, _READOUT_HEIGHT * unit)
    left = Box(room.left, room.top, room.right - wide - gap, room.bottom)
    over = Box(room.left, room.top, room.right, room.bottom - high - gap)
    beside = _spread(left, scenes, gap)
    if _shown(beside) >= _shown(_spread(over, scenes, gap)):
        column = Box(left.right + gap, room.top, room.right, room.bottom)
        return Arrangement(beside, _column(column, panels, readout, unit))
    return _above(room, over.height, scenes, panels, readout, unit)


def _above(
    room: Box,
    height: float,
    scenes: Sequence[Scene],
    panels: Sequence[Graph | Bars],
    readout: Readout | None,
    unit: float,
) -> Arrangement:
    """The scenes above the panels, which take the room that the scenes have no use for; of a tall
    page that is enough for a row of panels and one of readings. `height` is the most that the
    scenes may have."""
    gap, strip = _GAP * unit, _READOUT_HEIGHT * unit
    over = Box(room.left, room.top, room.right, room.top + height)
    spare = height - _wanted(_spread(over, scenes, gap), unit)
    high = room.height - height - gap
    rows = 2 if panels and readout and room.height > room.width and spare > strip + gap else 1
    if rows == 2:
        spare -= strip + gap
    across = room.width if rows == 2 else room.width - _READOUT_WIDTH * unit
    tallest = min(_TALLEST_PANEL * unit, across / len(panels)) if panels else 0.0
    high = max(high, min(high + spare, tallest))
    last = Box(room.left, room.bottom - strip, room.right, room.bottom)
    bottom = last.top - gap if rows == 2 else room.bottom
    row = Box(room.left, bottom - high, room.right, bottom)
    over = Box(room.left, room.top, room.right, row.top - gap)
    if rows == 2:
        placed = _row(row, panels, None, unit) + _row(last, (), readout, unit)
    else:
        placed = _row(row, panels, readout, unit)
    return Arrangement(_spread(over, scenes, gap), placed)


def _spread(room: Box, scenes: Sequence[Scene], gap: float) -> tuple[tuple[Scene, Box], ...]:
    """The scenes beside each other, or below each other where they become much larger so."""
    beside, stacked = _beside(room, scenes, gap), _stacked(room, scenes, gap)
    if scenes and all(scene.stacked for scene in scenes):
        return stacked
    return stacked if _shown(stacked) > _MUCH_LARGER * _shown(beside) else beside


def _beside(room: Box, scenes: Sequence[Scene], gap: float) -> tuple[tuple[Scene, Box], ...]:
    width = (room.width - gap * (len(scenes) - 1)) / max(1, len(scenes))
    lefts = [room.left + index * (width + gap) for index in range(len(scenes))]
    return tuple(
        (scene, Box(left, room.top, left + width, room.bottom))
        for scene, left in zip(scenes, lefts, strict=True)
    )


def _stacked(room: Box, scenes: Sequence[Scene], gap: float) -> tuple[tuple[Scene, Box], ...]:
    height = (room.height - gap * (len(scenes) - 1)) / max(1, len(scenes))
    tops = [room.top + index * (height + gap) for index in range(len(scenes))]
    return tuple(
        (scene, Box(room.left, top, room.right, top + height))
        for scene, top in zip(scenes, tops, strict=True)
    )


def _shown(places: Sequence[tuple[Scene, Box]]) -> float:
    """The pixels that the scenes' windows would take."""
    total = 0.0
    for scene, box in places:
        width = min(box.width, box.height * scene.aspect) if scene.equal else box.width
        height = min(box.height, box.width / scene.aspect) if scene.equal else box.height * 0.9
        total += max(width, 0) * max(height, 0)
    return total


def _wanted(places: Sequence[tuple[Scene, Box]], unit: float) -> float:
    """The height that the scenes have a use for, in pixels; all of it where their proportions are
    free."""
    top, bottom = min(box.top for _, box in places), max(box.bottom for _, box in places)
    if not all(scene.equal for scene, _ in places):
        return bottom - top
    each = max(box.width / scene.aspect for scene, box in places) * _AROUND + _NAME * unit
    rows = len({box.top for _, box in places})
    return min(bottom - top, rows * each + (rows - 1) * _GAP * unit)


def _column(
    room: Box, panels: Sequence[Graph | Bars], readout: Readout | None, unit: float
) -> tuple[tuple[Graph | Bars | Readout, Box], ...]:
    placed: list[tuple[Graph | Bars | Readout, Box]] = []
    top, gap = room.top, _GAP * unit
    if readout is not None:
        height = min(readout.height(unit), room.height)
        placed.append((readout, Box(room.left, top, room.right, top + height)))
        top += height + gap
    each = (room.bottom - top - gap * max(0, len(panels) - 1)) / max(1, len(panels))
    each = min(each, room.width * 1.25)
    for panel in panels:
        placed.append((panel, Box(room.left, top, room.right, top + each)))
        top += each + gap
    return tuple(placed)


def _row(
    room: Box, panels: Sequence[Graph | Bars], readout: Readout | None, unit: float
) -> tuple[tuple[Graph | Bars | Readout, Box], ...]:
    placed: list[tuple[Graph | Bars | Readout, Box]] = []
    gap, right = _GAP * unit, room.right
    if readout is not None:
        share = _READOUT_WIDTH * unit if panels else room.width
        width = min(share, room.width * (0.4 if panels else 1.0))
        placed.append((readout, Box(right - width, room.top, right, room.bottom)))
        right -= width + gap
    if panels:
        each = (right - room.left - gap * (len(panels) - 1)) / len(panels)
        for index, panel in enumerate(panels):
            left = room.left + index * (each + gap)
            placed.append((panel, Box(left, room.top, left + each, room.bottom)))
    return tuple(placed)
