"""Well-behaved, in the lane where one works at a time; notes who is at work in its folder."""

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage, Lane
from tests.hostile_engines._base import Hostile, footage


def create(settings: EngineSettings) -> Hostile:
    def render(request: ClipRequest, watch: Watch) -> Footage:
        settings.cache_dir.mkdir(parents=True, exist_ok=True)
        mark = settings.cache_dir / "at-work"
        mark.touch(exist_ok=False)
        made = footage(request, watch)
        mark.unlink()
        return made

    return Hostile(__name__, render, Lane.GPU)
