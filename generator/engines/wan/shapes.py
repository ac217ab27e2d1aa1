"""What the model makes for a request: its frames and size, and how they become the ones asked for.

The model knows 24 frames a second, 4n + 1 frames and sides that are multiples of 32. Its official
sizes are 1280x704 and 704x1280; others work and look softer.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from generator.errors import UserError
from generator.types import ClipRequest

FPS = 24
MULTIPLE = 32
"""VAE 16, times patches of 2."""

MOST_FRAMES = 121
"""What the model was trained on: five seconds (https://github.com/Wan-Video/Wan2.2)."""

MOST_SECONDS = (MOST_FRAMES - 1) / FPS

MOST_PIXELS = 1280 * 704
"""Of a frame; larger requests are made at this size and enlarged."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is asked of the model: `frames` 4n + 1, `width` and `height` multiples of 32."""

    frames: int
    width: int
    height: int

    @classmethod
    def of(cls, request: ClipRequest) -> Self:
        """The smallest shape that covers the request, as far as the model's own size goes.

        Raises:
            UserError: the clip would be longer than the model can make.
        """
        if request.seconds > MOST_SECONDS:
            raise UserError("engine-seconds", engine=request.engine, most=MOST_SECONDS)
        wanted = max(1, round(request.seconds * FPS))
        frames = 4 * math.ceil((wanted - 1) / 4) + 1
        scale = min(1.0, math.sqrt(MOST_PIXELS / (request.width * request.height)))
        return cls(frames, _covering(scale * request.width), _covering(scale * request.height))

    @property
    def latent(self) -> tuple[int, int, int]:
        """Latent frames, height and width: a quarter in time, a sixteenth in space."""
        return (self.frames - 1) // 4 + 1, self.height // 16, self.width // 16


def picked(request: ClipRequest) -> Iterator[int]:
    """Which of the model's frames are shown: those nearest in time."""
    last = max(1, round(request.seconds * FPS)) - 1
    for index in range(request.frames):
        yield min(last, round(index * FPS / request.fps))


def middle(given: int, wanted: int) -> slice:
    """Where to cut a side of `given` pixels to the `wanted` ones in its middle."""
    start = (given - wanted) // 2
    return slice(start, start + wanted)


def _covering(pixels: float) -> int:
    return max(MULTIPLE, MULTIPLE * math.ceil(pixels / MULTIPLE))
