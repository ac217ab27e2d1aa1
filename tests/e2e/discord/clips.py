"""Looks into a file that the bot sent: will Discord play it in place?"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.support.probe import is_faststart, probe


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """`format` is "mp4" or "gif"; `seconds` is how long it plays."""

    format: str
    width: int
    height: int
    seconds: float


def check_clip(data: bytes) -> ClipFacts:
    """Decodes all of it. Raises AssertionError where a browser would not play it as it loads:
    an MP4 that is not H.264 in yuv420p with even sides and its index first, or neither MP4 nor
    GIF."""
    gif = data.startswith((b"GIF87a", b"GIF89a"))
    assert gif or data[4:8] == b"ftyp", f"neither MP4 nor GIF: {data[:12]!r}"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / ("clip.gif" if gif else "clip.mp4")
        file.write_bytes(data)
        found = probe(file)
        if gif:
            assert found.codec == "gif"
        else:
            assert (found.codec, found.pixel_format) == ("h264", "yuv420p")
            assert found.width % 2 == found.height % 2 == 0
            assert is_faststart(file)
    return ClipFacts("gif" if gif else "mp4", found.width, found.height, found.frames / found.fps)
