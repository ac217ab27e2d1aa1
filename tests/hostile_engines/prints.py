"""Writes to stdout from Python, from C and from a child process, reads stdin, and logs."""

import logging
import os
import subprocess
import sys

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage
from tests.hostile_engines._base import Hostile, footage


def render(request: ClipRequest, watch: Watch) -> Footage:
    print('{"kind": "Made"}', flush=True)  # noqa: T201 - it is hostile
    os.write(1, b"straight to the descriptor\n" * 10_000)
    subprocess.run([sys.executable, "-c", "print('from a child')"], check=True)
    assert sys.stdin.read() == ""
    logging.getLogger("generator.engines").info("a plan was chosen")
    return footage(request, watch)


def create(settings: EngineSettings) -> Hostile:
    return Hostile(__name__, render)
