"""The Wan engine: text to video by Wan2.2-TI2V-5B, on one NVIDIA GPU."""

from generator.engines.wan.engine import WanEngine
from generator.types import Engine, EngineSettings


def create(settings: EngineSettings) -> Engine:
    """Cheap: nothing is loaded before `load` or the first clip."""
    return WanEngine(settings)
