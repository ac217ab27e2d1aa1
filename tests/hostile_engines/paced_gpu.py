"""The engine `paced`, in the gpu lane."""

from generator.engine import EngineSettings
from generator.types import Lane
from tests.hostile_engines.paced import Paced, render


def create(settings: EngineSettings) -> Paced:
    return Paced(__name__, render, Lane.GPU)
