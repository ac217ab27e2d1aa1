"""Promises a sign of life within half a second, and gives none: deaf as `hangs`, while it draws
or, where its folder holds a file "load", while it loads."""

import ctypes
from typing import NoReturn

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage, Progress
from tests.hostile_engines._base import Hostile


def create(settings: EngineSettings) -> Hostile:
    return Silent(settings)


class Silent(Hostile):
    def __init__(self, settings: EngineSettings) -> None:
        super().__init__(__name__)
        self._loads = settings.cache_dir / "load"

    def load(self, watch: Watch) -> None:
        if self._loads.exists():
            _hang("load", watch)

    def render(self, request: ClipRequest, watch: Watch) -> Footage:
        _hang("denoise", watch)


def _hang(stage: str, watch: Watch) -> NoReturn:
    watch.report(Progress(stage, 1, 20, patience=0.5))
    while True:
        ctypes.PyDLL(None).pause()
