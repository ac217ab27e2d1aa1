"""An engine whose clips begin with a picture: it is there, and then it gets darker."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from generator.engine import EngineSettings, Watch
from generator.types import ClipRequest, Footage, Frame, Lane, Route


class Reel:
    name = "reel"
    lane = Lane.CPU
    styles: tuple[str, ...] = ()
    animates = True

    def __init__(self, images_dir: Path) -> None:
        self._images_dir = images_dir

    def unavailable(self) -> str | None:
        return None

    def route(self, prompt: str) -> Route:
        return Route(self.name, 0.0, (), (), "It only shows pictures.")

    def render(self, request: ClipRequest, watch: Watch) -> Footage:
        return Footage(frames=self._frames(request), caption="A picture that gets darker.")

    def _frames(self, request: ClipRequest) -> Iterator[Frame]:
        from PIL import Image

        size = (request.width, request.height)
        picture = Image.new("RGB", size, "gray")
        if request.image is not None:
            picture = Image.open(self._images_dir / request.image).resize(size)
        first = np.asarray(picture)
        for index in range(request.frames):
            yield (first * (1 - index / (2 * request.frames))).astype(np.uint8)


def create(settings: EngineSettings) -> Reel:
    assert settings.images_dir is not None
    return Reel(settings.images_dir)
