"""Draws for ever, but looks between frames whether it is still wanted."""

from collections.abc import Iterator

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage, Frame, Progress
from tests.hostile_engines._base import Hostile, frames


def _endless(request: ClipRequest, watch: Watch) -> Iterator[Frame]:
    yield from frames(request, watch, request.frames - 1)
    while True:
        watch.report(Progress("wait", 0, 1))
        watch.check()


def render(request: ClipRequest, watch: Watch) -> Footage:
    return Footage(frames=_endless(request, watch), caption="")


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
