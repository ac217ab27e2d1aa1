"""Spoils its process where its folder holds a file "load" or "render", and removes that first."""

from collections.abc import Iterator

from generator.engine import EngineSettings, Watch
from generator.errors import Poisoned
from generator.types import ClipRequest, Footage, Frame
from tests.hostile_engines._base import Hostile, frames


def create(settings: EngineSettings) -> Hostile:
    return Spoilt(settings)


class Spoilt(Hostile):
    def __init__(self, settings: EngineSettings) -> None:
        super().__init__(__name__)
        self._folder = settings.cache_dir
        self._spoilt = False

    def load(self, watch: Watch) -> None:
        self._perhaps_spoil("load")

    def render(self, request: ClipRequest, watch: Watch) -> Footage:
        assert not self._spoilt, "it was asked again"
        return Footage(frames=self._frames(request, watch), caption="noise")

    def _frames(self, request: ClipRequest, watch: Watch) -> Iterator[Frame]:
        yield from frames(request, watch, 1)
        self._perhaps_spoil("render")
        yield from frames(request, watch, request.frames - 1)

    def _perhaps_spoil(self, where: str) -> None:
        mark = self._folder / where
        if mark.exists():
            mark.unlink()
            self._spoilt = True
            raise Poisoned("The GPU's memory is full.")
