"""Never answers and never looks whether it is still wanted."""

import threading

from generator.types import ClipRequest, EngineSettings, Footage, Progress, Watch
from tests.hostile_engines._base import Hostile


def render(request: ClipRequest, watch: Watch) -> Footage:
    watch.report(Progress("hang", 0, 1))
    threading.Event().wait()
    raise AssertionError


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
