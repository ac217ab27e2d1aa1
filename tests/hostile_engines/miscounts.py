"""Draws as many frames as the prompt says, or frames that are not what was asked."""

from collections.abc import Iterator

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage, Frame
from tests.hostile_engines._base import Hostile, frames


def _wrong(request: ClipRequest, watch: Watch) -> Iterator[Frame]:
    for frame in frames(request, watch):
        yield frame[1:] if request.prompt == "shape" else frame.astype("float32")


def render(request: ClipRequest, watch: Watch) -> Footage:
    if request.prompt.isdigit():
        return Footage(frames=frames(request, watch, int(request.prompt)), caption="")
    return Footage(frames=_wrong(request, watch), caption="")


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
