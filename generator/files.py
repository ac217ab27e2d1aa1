"""Puts finished files in their place, so that a name always stands for a whole file."""

import hashlib
import os
from pathlib import Path


def digest_of(path: Path) -> str:
    """The SHA-256 of what is in the file, in hex digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def publish(part: Path, target: Path) -> None:
    """Give a finished file its name, its bytes on the disk first.

    Without the fsync a power cut could leave the name on an empty file, and the database,
    which does sync, would promise it.
    """
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(target)
