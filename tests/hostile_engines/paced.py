"""Chooses how long its clips are: as many frames as the prompt says, asked to or not."""

import numpy as np

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Fact, Footage
from tests.hostile_engines._base import Hostile, frames

LONGEST = 2.0  # seconds


def render(request: ClipRequest, watch: Watch) -> Footage:
    length = int(request.prompt) if request.prompt.lstrip("-").isdecimal() else None
    value = float("nan") if request.prompt == "nowhere" else np.float32(0.5)
    return Footage(
        frames=frames(request, watch, length),
        caption="noise",
        length=length,
        topic="noise",
        facts=(Fact("loudness", "L", value, "dB"),),  # type: ignore[arg-type]  # numpy's own number
    )


class Paced(Hostile):
    longest = LONGEST


def create(settings: EngineSettings) -> Paced:
    return Paced(__name__, render)
