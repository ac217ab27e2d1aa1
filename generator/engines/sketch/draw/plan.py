"""What the painters of one clip agree on: the shot, the scene, the horizon, the camera's reach."""

import math
from dataclasses import dataclass

from generator.engines.sketch.draw.light import Daylight
from generator.engines.sketch.draw.shot import Shot
from generator.engines.sketch.draw.tables import Table
from generator.engines.sketch.scene import Scene

MOST_WIDE = 2.4  # frames: beyond this a layer repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`look` is the place's table, `style` the style's; `horizon` a row of the frame; `reach` how
    far the camera goes to either side, in pixels at depth 1."""

    shot: Shot
    scene: Scene
    look: Table
    style: Table
    daylight: Daylight
    horizon: int
    reach: float

    def width(self, depth: float, least: float = 1.0) -> int:
        """How wide a layer must be to serve the whole of the camera's way."""
        frame = self.shot.width
        needed = frame * least + 2 * self.reach * depth
        return math.ceil(min(max(needed, frame), max(least, MOST_WIDE) * frame))

    def row(self, place: float) -> int:
        """The frame's row at a fraction of its height."""
        return round(place * self.shot.height)
