"""Takes a clip's last frame out of it, for the next one to begin with."""

import asyncio
import uuid

from generator import ffmpeg
from generator.types import Clip

WITHIN = 30.0  # seconds

_TAIL = "-1"
"""Seconds before the end from where is decoded: a key frame is never far, and what is decoded last
is what stays."""


async def last_frame(clip: Clip) -> bytes:
    """A PNG of it, in the clip's size.

    Raises:
        FfmpegFailed: the file is gone or cannot be read.
    """
    # Beside the clip: what a kill leaves of it goes with the next sweep.
    part = clip.path.with_name(f"{clip.id}-{uuid.uuid4().hex}.png.part")
    source = ("-sseof", _TAIL, "-i", str(clip.path))
    as_png = ("-map", "0:v:0", "-update", "1", "-c:v", "png", "-f", "image2", str(part))
    try:
        await ffmpeg.run([*source, *as_png], within=WITHIN)
        return await asyncio.to_thread(part.read_bytes)
    finally:
        await asyncio.to_thread(part.unlink, missing_ok=True)
