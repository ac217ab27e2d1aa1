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
_READOUT_WIDTH = 158.0
_LEAST_SHARE = 0.42
"""Of the room, that a scene keeps at least."""


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
        return Arrangement(_beside(room, scenes, gap), ())
    wide = min(_PANEL_WIDTH * unit, room.width * (1 - _LEAST_SHARE))
    high = min(_PANEL_HEIGHT * unit, room.height * (1 - _LEAST_SHARE))
    if not panels and readout is not None:
        wide = min(wide, _READOUT_WIDTH * unit)
        high = min(high, 46 * unit)
    left = Box(room.left, room.top, room.right - wide - gap, room.bottom)
    over = Box(room.left, room.top, room.right, room.bottom - high - gap)
    if _shown(left, scenes, gap) >= _shown(over, scenes, gap):
        column = Box(left.right + gap, room.top, room.right, room.bottom)
        return Arrangement(_beside(left, scenes, gap), _column(column, panels, readout, unit))
    row = Box(room.left, over.bottom + gap, room.right, room.bottom)
    return Arrangement(_beside(over, scenes, gap), _row(row, panels, readout, unit))


def _beside(room: Box, scenes: Sequence[Scene], gap: float) -> tuple[tuple[Scene, Box], ...]:
    if scenes and all(scene.stacked for scene in scenes):
        return _stacked(room, scenes, gap)
    width = (room.width - gap * (len(scenes) - 1)) / max(1, len(scenes))
    return tuple(
        (
            scene,
            Box(
                room.left + index * (width + gap),
                room.top,
                room.left + index * (width + gap) + width,
                room.bottom,
            ),
        )
        for index, scene in enumerate(scenes)
    )


def _stacked(room: Box, scenes: Sequence[Scene], gap: float) -> tuple[tuple[Scene, Box], ...]:
    height = (room.height - gap * (len(scenes) - 1)) / len(scenes)
    tops = [room.top + index * (height + gap) for index in range(len(scenes))]
    return tuple(
        (scene, Box(room.left, top, room.right, top + height))
        for scene, top in zip(scenes, tops, strict=True)
    )


def _shown(room: Box, scenes: Sequence[Scene], gap: float) -> float:
    """The pixels that the scenes' windows would take."""
    total = 0.0
    for scene, box in _beside(room, scenes, gap):
        width = min(box.width, box.height * scene.aspect) if scene.equal else box.width
        height = min(box.height, box.width / scene.aspect) if scene.equal else box.height * 0.9
        total += max(width, 0) * max(height, 0)
    return total


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
