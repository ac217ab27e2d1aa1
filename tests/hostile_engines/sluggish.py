"""Loads for as long as nobody puts a file "go" into its folder, and says how far it is."""

import time

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage, Lane, Progress
from tests.hostile_engines._base import Hostile, footage


def create(settings: EngineSettings) -> Hostile:
    return Sluggish(settings)


class Sluggish(Hostile):
    def __init__(self, settings: EngineSettings) -> None:
        super().__init__(__name__, lane=Lane.GPU)
        self._go = settings.cache_dir / "go"
        self._loaded = False

    def load(self, watch: Watch) -> None:
        for step in range(62):
            watch.report(Progress("load", step, 100, patience=60.0))
        while not self._go.exists():
            watch.check()
            watch.report(Progress("load", 62, 100, patience=60.0))
            time.sleep(0.01)
        self._loaded = True

    def render(self, request: ClipRequest, watch: Watch) -> Footage:
        if not self._loaded:
            self.load(watch)
        return footage(request, watch)
