"""The physics engine: describe a phenomenon, watch it happen, right by construction."""

from generator.engine import Engine, EngineSettings
from generator.engines.physics.engine import PhysicsEngine


def create(settings: EngineSettings) -> Engine:
    """Cheap: nothing is loaded before the first prompt."""
    return PhysicsEngine(settings)
