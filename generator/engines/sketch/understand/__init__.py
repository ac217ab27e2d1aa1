"""Understanding: from a prompt to a `Scene`."""

from generator.engines.sketch.understand.reader import understand
from generator.engines.sketch.understand.routing import route_of
from generator.engines.sketch.understand.vocabulary import Vocabulary

__all__ = ["Vocabulary", "route_of", "understand"]
