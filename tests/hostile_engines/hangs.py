"""Hangs inside a native call that keeps Python's lock, as a stuck GPU kernel may: deaf to all."""

import ctypes

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage, Progress
from tests.hostile_engines._base import Hostile


def render(request: ClipRequest, watch: Watch) -> Footage:
    watch.report(Progress("hang", 0, 1))
    while True:
        ctypes.PyDLL(None).pause()


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
