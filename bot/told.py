"""What a platform was told last, so that it is told again only when that changed."""

import asyncio
from pathlib import Path

from generator.files import publish


class Told:
    """A digest in `file`."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def knows(self, digest: str) -> bool:
        """Whether this was told last."""
        return await asyncio.to_thread(_read, self._file) == digest

    async def keep(self, digest: str) -> None:
        await asyncio.to_thread(_write, self._file, digest)


def _read(file: Path) -> str:
    return file.read_text() if file.is_file() else ""


def _write(file: Path, digest: str) -> None:
    part = file.with_name(f"{file.name}.part")
    part.write_text(digest)
    publish(part, file)
