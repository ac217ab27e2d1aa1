"""Takes memory until there is none, under a limit it sets itself."""

import resource

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage
from tests.hostile_engines._base import Hostile, footage


def render(request: ClipRequest, watch: Watch) -> Footage:
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, hard))
    try:
        hoard = [bytearray(1 << 32)]
        while hoard:
            hoard.append(bytearray(1 << 28))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    return footage(request, watch)


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
