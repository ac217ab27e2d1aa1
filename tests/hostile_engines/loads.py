"""Has something to load first, and tells in its captions whether it was loaded."""

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage
from tests.hostile_engines._base import Hostile, frames


class Loads(Hostile):
    loaded = False

    def load(self, watch: Watch) -> None:
        self.loaded = True

    def render(self, request: ClipRequest, watch: Watch) -> Footage:
        return Footage(frames=frames(request, watch), caption=f"loaded: {self.loaded}")


def create(settings: EngineSettings) -> Loads:
    return Loads(__name__)
