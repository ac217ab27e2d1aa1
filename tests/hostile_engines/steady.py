"""Takes its time and keeps the patience that it asks for; tells what it makes clips with."""

import time
from collections.abc import Iterator

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage, Frame, Progress
from tests.hostile_engines._base import Hostile, frames


def _slowly(request: ClipRequest, watch: Watch) -> Iterator[Frame]:
    yield from frames(request, watch, 1)
    time.sleep(0.2)
    yield from frames(request, watch, request.frames - 1)


def render(request: ClipRequest, watch: Watch) -> Footage:
    for step in range(1, 41):
        watch.report(Progress("denoise", step, 40, patience=20.0))
        time.sleep(0.01)
    return Footage(
        frames=_slowly(request, watch),
        caption="noise",
        made_with={"model": "owner/name", "revision": "abc"},
    )


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
