"""Writes a clip's tags into a file for ffmpeg to read, so that no prompt is ever an argument."""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path


@contextlib.contextmanager
def metadata_file(tags: Mapping[str, str]) -> Iterator[Path]:
    """An ffmetadata file of those tags, for as long as the block lasts.

    MP4 keeps title, artist, comment, copyright, description, synopsis and a few more, whatever
    else is given is dropped by ffmpeg.
    """
    descriptor, name = tempfile.mkstemp(suffix=".ffmeta")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(b";FFMETADATA1\n")
            for key, value in tags.items():
                file.write(f"{_escaped(key)}={_escaped(value)}\n".encode(errors="replace"))
        yield path
    finally:
        path.unlink(missing_ok=True)


def _escaped(text: str) -> str:
    """As the chapter "Metadata" of ffmpeg-formats says: `=`, `;`, `#`, backslash, newline;
    and the carriage return, which its reader takes for a newline."""
    return "".join(f"\\{char}" if char in "=;#\\\r\n" else char for char in text if char != "\0")
