"""Ends its process: by the signal or the exit status that the prompt names."""

import os
import signal
import sys

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage
from tests.hostile_engines._base import Hostile


def render(request: ClipRequest, watch: Watch) -> Footage:
    print("the last words", file=sys.stderr, flush=True)  # noqa: T201 - it is hostile
    if request.prompt.startswith("SIG"):
        os.kill(os.getpid(), signal.Signals[request.prompt])
    sys.exit(int(request.prompt))


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
