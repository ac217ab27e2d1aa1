"""Looks at what Reelbot keeps: the data directory, the room on its disk, the database."""

import contextlib
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.config import Settings
from bot.doctor.finding import Finding, broken, note, ok
from cache.schema import MIGRATIONS

_OTHERS = stat.S_IROTH | stat.S_IXOTH
_LEAST = 500_000_000  # bytes below which not even a busy hour's clips find room


def data_directory(settings: Settings) -> Iterator[Finding]:
    folder = _nearest_folder(settings.data_dir)
    if folder != settings.data_dir.absolute() and settings.data_dir.exists():
        yield broken("data", f"{settings.data_dir} is no folder.", "Name another DATA_DIR.")
        return
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield broken(
            "data",
            f"{settings.data_dir} cannot be written: {error.strerror}.",
            "Give this user the right to, or name another DATA_DIR.",
        )
        return
    made = "" if settings.data_dir.exists() else " It is made at the first start."
    if not made and os.name == "posix" and settings.data_dir.stat().st_mode & _OTHERS:
        yield note(
            "data",
            f"{settings.data_dir} can be written, and read by other users of this machine.",
            f"chmod 700 {settings.data_dir}, if that is not wanted.",
        )
    else:
        yield ok("data", f"{settings.data_dir} can be written.{made}")


def disk(settings: Settings) -> Iterator[Finding]:
    free = shutil.disk_usage(_nearest_folder(settings.data_dir)).free
    room = f"{free / 1e9:.1f} GB are free"
    kept = _size(settings.clips_dir)
    if free < _LEAST:
        yield broken("disk", f"Only {room}.", "Make room, or put DATA_DIR on another disk.")
    elif free + kept < settings.cache_quota:
        yield note(
            "disk",
            f"{room}, less than CACHE_QUOTA ({settings.cache_quota / 1e9:.1f} GB) asks for.",
            "Lower CACHE_QUOTA, or the disk will be full first.",
        )
    else:
        yield ok("disk", f"{room}.")


def database(settings: Settings) -> Iterator[Finding]:
    """Read-only, so that it may be looked at while Reelbot runs."""
    path = settings.database
    if path.exists() and not path.is_file():
        yield broken("database", f"{path} is no file.", "Move it away.")
        return
    if not path.exists():
        yield ok("database", f"{path} is made at the first start.")
        return
    mend = "Stop Reelbot and restore a backup, or move the file away to begin anew."
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as it:
            problems = [row[0] for row in it.execute("PRAGMA integrity_check(1)")]
            (version,) = it.execute("PRAGMA user_version").fetchone()
            (clips,) = it.execute("SELECT COUNT(*) FROM clips").fetchone()
    except sqlite3.Error as error:
        yield broken("database", f"{path} cannot be read: {error}.", mend)
        return
    newest = max(int(script.name[:4]) for script in MIGRATIONS.glob("[0-9]*.sql"))
    if problems != ["ok"]:
        yield broken("database", f"{path} is damaged: {problems[0]}.", mend)
    elif version > newest:
        yield broken(
            "database",
            f"{path} was written by a newer version.",
            "Start that, or name another DATA_DIR.",
        )
    else:
        yield ok("database", f"{path} is whole and knows {clips} clips.")


def _nearest_folder(path: Path) -> Path:
    """The folder itself, or the one it would be made in."""
    return next(folder for folder in (path.absolute(), *path.absolute().parents) if folder.is_dir())


def _size(folder: Path) -> int:
    """Bytes of the files in a folder; 0 where there is none."""
    if not folder.is_dir():
        return 0
    return sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
