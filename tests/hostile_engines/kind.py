"""Well-behaved, for comparison: draws noise."""

from generator.engine import EngineSettings
from tests.hostile_engines._base import Hostile


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__)
