"""Draws whatever is asked for, and serves half of it."""

from generator.engine import EngineSettings
from tests.hostile_engines._base import Hostile


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__)
