"""Small clips for tests that need a real one."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from generator.encoder import encode
from generator.poster import write_poster
from generator.types import Clip, ClipRequest, Frame


def moving_ramp(request: ClipRequest) -> Iterator[Frame]:
    """A coloured gradient that moves, with some grain."""
    grain = np.random.default_rng(1).integers(0, 24, (request.height, request.width, 3))
    x = np.linspace(0, 160, request.width)[None, :, None]
    y = np.linspace(0, 60, request.height)[:, None, None]
    for index in range(request.frames):
        yield (x + y + grain + index % 10 + np.array([0, 8, 16])).astype(np.uint8)


def make_clip(folder: Path, *, clip_id: str = "clip", **settings: int | float) -> Clip:
    """A real MP4 with its poster; 96 × 64 pixels, one second at 24 fps unless told."""
    request = ClipRequest(prompt="a ramp", engine="test").evolve(
        **{"width": 96, "height": 64, "seconds": 1.0, **settings}
    )
    path = folder / f"{clip_id}.mp4"
    write_poster(next(moving_ramp(request)), path.with_suffix(".jpg"))
    encode(
        moving_ramp(request),
        width=request.width,
        height=request.height,
        fps=request.fps,
        count=request.frames,
        target=path,
        metadata={"title": request.prompt},
        on_frame=lambda index, frame: None,
    )
    return Clip(
        id=clip_id,
        path=path,
        poster=path.with_suffix(".jpg"),
        engine=request.engine,
        prompt=request.prompt,
        seed=request.effective_seed,
        width=request.width,
        height=request.height,
        frames=request.frames,
        fps=request.fps,
        size=path.stat().st_size,
        made_seconds=0.1,
        caption="a ramp",
    )
