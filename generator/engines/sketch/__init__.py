"""The sketch engine: an animated storyboard of the prompt, drawn on a CPU."""

from generator.engine import Engine, EngineSettings
from generator.engines.sketch.engine import SketchEngine


def create(settings: EngineSettings) -> Engine:
    """Cheap: nothing is loaded before the first prompt."""
    return SketchEngine(settings.cache_dir)
