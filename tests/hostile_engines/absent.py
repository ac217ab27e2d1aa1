"""Says itself that it cannot work here."""

from generator.engine import EngineSettings
from tests.hostile_engines._base import Hostile


class Absent(Hostile):
    def unavailable(self) -> str | None:
        return "It needs a GPU."


def create(settings: EngineSettings) -> Absent:
    return Absent(__name__)
