"""Writes a clip's tags into a file for ffmpeg to read, so that no prompt is ever an argument."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path


@contextlib.contextmanager
def metadata_file(path: Path, tags: Mapping[str, str]) -> Iterator[None]:
    """An ffmetadata file of those tags at `path`, for as long as the block lasts.

    MP4 keeps title, artist, comment, copyright, description, synopsis and a few more, whatever
    else is given is dropped by ffmpeg.
    """
    lines = [";FFMETADATA1", *(f"{_escaped(key)}={_escaped(tags[key])}" for key in tags), ""]
    try:
        path.write_bytes("\n".join(lines).encode(errors="replace"))
        yield
    finally:
        path.unlink(missing_ok=True)


def _escaped(text: str) -> str:
    """As the chapter "Metadata" of ffmpeg-formats says: `=`, `;`, `#`, backslash, newline;
    and the carriage return, which its reader takes for a newline."""
    return "".join(f"\\{char}" if char in "=;#\\\r\n" else char for char in text if char != "\0")
