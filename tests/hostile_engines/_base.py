"""What every hostile engine shares: a well-behaved engine to spoil."""

from collections.abc import Callable, Iterator

import numpy as np

from generator.engine import Watch
from generator.types import ClipRequest, Footage, Frame, Lane, Route

Render = Callable[[ClipRequest, Watch], Footage]


def frames(request: ClipRequest, watch: Watch, count: int | None = None) -> Iterator[Frame]:
    """Noise by the request's seed, over a moving ramp."""
    random = np.random.default_rng(request.effective_seed)
    speckle = random.integers(0, 64, (request.height, request.width, 3), dtype=np.uint8)
    ramp = np.arange(request.width, dtype=np.uint8)[None, :, None]
    for index in range(request.frames if count is None else count):
        watch.check()
        yield (speckle + ramp + np.uint8(index)).astype(np.uint8)


def footage(request: ClipRequest, watch: Watch) -> Footage:
    return Footage(frames=frames(request, watch), caption="noise", depicts=("noise",))


class Hostile:
    """An engine whose `render` is the given function."""

    styles: tuple[str, ...] = ("plain",)

    def __init__(self, name: str, render: Render = footage, lane: Lane = Lane.CPU) -> None:
        self.name = name.rpartition(".")[2]
        self.lane = lane
        self._render = render

    def unavailable(self) -> str | None:
        return None

    def route(self, prompt: str) -> Route:
        return Route(self.name, 0.5, (prompt,), (), "It draws noise.")

    def render(self, request: ClipRequest, watch: Watch) -> Footage:
        return self._render(request, watch)
