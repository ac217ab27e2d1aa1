"""Fills stderr and reports far too often, with previews far too big."""

import sys

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage, Progress
from tests.hostile_engines._base import Hostile, footage


def render(request: ClipRequest, watch: Watch) -> Footage:
    sys.stderr.write("noise " * 1_000_000)
    watch.report(Progress("shout", 0, 1, bytes(1_000_000)))
    for step in range(100_000):
        watch.report(Progress("chatter", step, 100_000))
    return footage(request, watch)


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
