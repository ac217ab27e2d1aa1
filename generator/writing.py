"""Writes a clip's files from its frames, and says what they are. Only for worker processes."""

import functools
import json
import time
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path

from generator.encoder import encode
from generator.files import digest_of
from generator.footage import frame_count, plain_facts
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
    is when the work on the clip did, by the monotonic clock.

    Raises as `encode`, `frame_count` and `plain_facts`.
    """
    request = ask.request
    count, facts = frame_count(request, footage), plain_facts(footage)
    path = clips_dir / f"{ask.clip_id}.mp4"
    made_with = {**footage.made_with, "software": _software()}

    def look(index: int, frame: Frame) -> None:
        on_frame(index, frame)
        if index == count // 2:
            write_poster(frame, path.with_suffix(".jpg"))

    recipe = {  # all it takes to make it again
        "request": request.evolve(seed=request.effective_seed, also=None).to_json(),
        "made_with": made_with,
    }
    encode(
        frames,
        width=request.width,
        height=request.height,
        fps=request.fps,
        count=count,
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
        frames=count,
        fps=request.fps,
        size=path.stat().st_size,
        digest=digest_of(path),
        made_seconds=time.monotonic() - began,
        made_at=time.time(),
        caption=footage.caption,
        depicts=footage.depicts,
        omitted=footage.omitted,
        made_with=made_with,
        topic=footage.topic,
        facts=facts,
    )


@functools.cache
def _software() -> str:
    try:
        return f"reelbot {metadata.version('reelbot')}"
    except metadata.PackageNotFoundError:  # run from a folder that was never installed
        return "reelbot"
