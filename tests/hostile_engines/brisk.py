"""Draws in the gpu lane, in a colour that tells the seed and the frame, each frame over the last in
the same memory. Its prompt says what goes wrong."""

import os
import signal
import time
from collections.abc import Iterator

import numpy as np

from generator.engine import EngineSettings, Watch
from generator.errors import Poisoned
from generator.types import ClipRequest, Footage, Frame, Lane, Progress
from tests.hostile_engines._base import Hostile


def colour(seed: int, index: int) -> tuple[int, int, int]:
    return 20 * seed, 20 * index, 100


def _frames(request: ClipRequest, watch: Watch) -> Iterator[Frame]:
    frame = np.zeros((request.height, request.width, 3), np.uint8)
    for index in range(request.frames - (request.prompt == "too few")):
        frame[:] = colour(request.effective_seed, index)
        yield frame
    if request.prompt == "is deaf":
        watch.report(Progress("wait", 0, 1))
        time.sleep(0.5)
        watch.check()
    while request.prompt == "waits":
        watch.report(Progress("wait", 0, 1))
        watch.check()
    if request.prompt == "fails at last":
        raise ValueError("at last")


def create(settings: EngineSettings) -> Hostile:
    def render(request: ClipRequest, watch: Watch) -> Footage:
        if request.prompt in ("dies", "poisoned"):
            settings.cache_dir.mkdir(parents=True, exist_ok=True)
            (settings.cache_dir / "begun").touch()
        if request.prompt == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        if request.prompt == "poisoned":
            raise Poisoned("The GPU's memory is full.")
        return Footage(frames=_frames(request, watch), caption="a colour")

    return Hostile(__name__, render, Lane.GPU)
