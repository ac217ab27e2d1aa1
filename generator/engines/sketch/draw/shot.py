"""The terms of one clip: its size, its length, its seed, and what is true at one of its frames."""

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from PIL import Image

    from generator.engines.sketch.draw.light import Light


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """What stays the same over the clip. Sizes are in pixels."""

    width: int
    height: int
    fps: int
    frames: int
    seed: int

    @property
    def seconds(self) -> float:
        return self.frames / self.fps

    @property
    def unit(self) -> float:
        """The length that natural sizes are measured in: the height, or less in a tall frame."""
        return min(self.height, 1.3 * self.width)

    @property
    def margin(self) -> int:
        """How far beyond the frame, above and below, layers reach, so that a camera may tilt."""
        return round(0.17 * self.height)

    def random(self, name: str) -> np.random.Generator:
        """A generator of its own for each part, so that a new part never shifts another's luck."""
        return np.random.default_rng([self.seed, zlib.crc32(name.encode())])

    def cycles(self, hertz: float) -> int:
        """Whole cycles over the clip nearest to a frequency: what makes the clip loop."""
        return max(1, round(hertz * self.seconds))

    def px(self, length: float) -> int:
        """Pixels of a length given in units; at least one."""
        return max(1, round(length * self.unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What is true at one frame: `u` runs from 0 to 1 over the clip (1 is the next round's 0),
    `pan` and `tilt` are the camera's way in pixels at depth 1 (right and down are positive)."""

    frame: int
    u: float
    seconds: float
    light: "Light"
    pan: float = 0.0
    tilt: float = 0.0


class Element(Protocol):
    """One thing in the picture that paints itself over what is already there."""

    def paint(self, canvas: "Image.Image", now: Moment) -> None: ...
