"""Writes a clip's files from its frames, and says what they are. Only for worker processes."""

import functools
import json
import time
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path

from generator.encoder import encode
from generator.poster import write_poster
from generator.protocol import Render
from generator.types import Clip, Footage, Frame

OnFrame = Callable[[int, Frame], None]


def write_clip(
    ask: Render,
    footage: Footage,
    frames: Iterable[Frame],
    *,
    clips_dir: Path,
    began: float,
    on_frame: OnFrame,
) -> Clip:
    """Write `frames`, which are the `footage`'s, as the clip that is asked for, and its poster.

    `on_frame` is called with each frame and its index, before it is handed to the encoder; `began`
    is when the work on the clip did, by the monotonic clock. Raises as `encode`.
    """
    request = ask.request
    path = clips_dir / f"{ask.clip_id}.mp4"
    made_with = {**footage.made_with, "software": _software()}

    def look(index: int, frame: Frame) -> None:
        on_frame(index, frame)
        if index == request.frames // 2:
            write_poster(frame, path.with_suffix(".jpg"))

    recipe = {  # all it takes to make it again
        "request": request.evolve(seed=request.effective_seed).to_json(),
        "made_with": made_with,
    }
    encode(
        frames,
        width=request.width,
        height=request.height,
        fps=request.fps,
        count=request.frames,
        target=path,
        metadata={
            "title": request.prompt,
            "comment": footage.caption,
            **footage.metadata,
            "synopsis": json.dumps(recipe),
        },
        on_frame=look,
    )
    return Clip(
        id=ask.clip_id,
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
        made_seconds=time.monotonic() - began,
        caption=footage.caption,
        depicts=footage.depicts,
        omitted=footage.omitted,
        made_with=made_with,
    )


@functools.cache
def _software() -> str:
    try:
        return f"reelbot {metadata.version('reelbot')}"
    except metadata.PackageNotFoundError:  # run from a folder that was never installed
        return "reelbot"
