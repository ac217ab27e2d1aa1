"""The sketch engine: an animated storyboard of the prompt, drawn on a CPU."""

from generator.engines.sketch.engine import SketchEngine
from generator.types import Engine, EngineSettings


def create(settings: EngineSettings) -> Engine:
    """Cheap: nothing is loaded before the first prompt."""
    return SketchEngine(settings.cache_dir)
