"""Makes small JPEGs of frames: a clip's poster and a job's previews. Only for worker processes."""

import io
from pathlib import Path

from PIL import Image

from generator.files import publish
from generator.types import Frame

POSTER_PIXELS = 320
POSTER_BYTES = 200_000
"""Telegram takes a thumbnail of at most 320 × 320 pixels and 200 kB."""

PREVIEW_PIXELS = 192


def write_poster(frame: Frame, target: Path) -> None:
    """Write a JPEG of at most 320 pixels a side and under 200 kB; whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    part.write_bytes(_jpeg(frame, POSTER_PIXELS, quality=88, most=POSTER_BYTES))
    publish(part, target)


def preview(frame: Frame) -> bytes:
    """A JPEG of some kilobytes."""
    return _jpeg(frame, PREVIEW_PIXELS, quality=70, most=POSTER_BYTES)


def _jpeg(frame: Frame, pixels: int, *, quality: int, most: int) -> bytes:
    image = Image.fromarray(frame)
    image.thumbnail((pixels, pixels), Image.Resampling.LANCZOS, reducing_gap=2.0)
    while True:
        target = io.BytesIO()
        image.save(target, "JPEG", quality=quality, optimize=True)
        if target.tell() < most or quality <= 10:
            return target.getvalue()
        quality -= 10
