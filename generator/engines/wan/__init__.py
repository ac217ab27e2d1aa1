"""The Wan engine: text to video by Wan2.2-TI2V-5B, on one NVIDIA GPU."""

from generator.engine import Engine, EngineSettings
from generator.engines.wan.engine import WanEngine


def create(settings: EngineSettings) -> Engine:
    """Cheap: nothing is loaded before `load` or the first clip."""
    return WanEngine(settings)
