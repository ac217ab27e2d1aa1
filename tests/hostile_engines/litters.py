"""Ends its process and leaves others behind, which keep the pipes they inherited open."""

import os
import subprocess

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage
from tests.hostile_engines._base import Hostile


def render(request: ClipRequest, watch: Watch) -> Footage:
    subprocess.Popen(["sleep", "20"], start_new_session=True)
    helper = subprocess.Popen(["sleep", "600"])
    os.write(2, f"helper {helper.pid}\n".encode())
    os._exit(4)


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
