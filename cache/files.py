"""The clips' files: an MP4, its poster and what was derived from them, in one folder."""

import contextlib
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.files import digest_of
from generator.types import Clip

PART = ".part"
ROOM, ROOM_SHARE = 100_000_000, 50
"""Bytes that are left free on the disk, or a fiftieth of it if that is less: enough for what is
being made, and for the database to say so."""

OURS = {".mp4", ".jpg", ".gif", PART}
"""Suffixes of what may be deleted from the folder; anything else was put there by somebody."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    path: Path
    size: int  # bytes

    @property
    def half(self) -> bool:
        """Whether it is still being written, or was when the program died."""
        return self.path.suffix == PART


class ClipFiles:
    """The folder `clips_dir`. What touches the disk blocks: call it in a thread.

    A clip's files are `ID.mp4` and `ID.jpg`, and what the fitting makes of them: `ID.gif`,
    `ID-LIMIT-….mp4`, and `….part` while a file is being written. An ID is of letters and digits.
    """

    def __init__(self, clips_dir: Path) -> None:
        self._folder = clips_dir

    def body(self, clip: Clip) -> str:
        """The clip as JSON, with file names in place of paths: the data folder can be moved."""
        names = {"path": clip.path.name, "poster": clip.poster.name}
        return json.dumps(clip.to_json() | names, ensure_ascii=False)

    def load(self, body: str) -> Clip:
        """The clip of a row, its paths in the folder as it is now."""
        clip = Clip.from_json(json.loads(body))
        path, poster = self._folder / clip.path.name, self._folder / clip.poster.name
        return replace(clip, path=path, poster=poster)

    def whole(self, clip: Clip) -> bool:
        """Whether the MP4 is there in its full size, and the poster is there."""
        try:
            return clip.path.stat().st_size == clip.size and clip.poster.stat().st_size > 0
        except OSError:
            return False

    def broken(self, bodies: Iterable[str]) -> list[str]:
        """The ids of the clips that are not `whole`."""
        clips = map(self.load, bodies)
        return [clip.id for clip in clips if not self.whole(clip)]

    def altered(self, bodies: Iterable[str]) -> list[str]:
        """The ids of the clips that are `whole`, and whose MP4 is not what was written; reads all
        of it, where that is known."""
        clips = map(self.load, bodies)
        return [clip.id for clip in clips if clip.digest and self.whole(clip) and _differs(clip)]

    def settle(self, clip: Clip) -> int:
        """Have a new clip's files on the disk before its row is; returns their bytes.

        Raises:
            FileNotFoundError: one is gone.
        """
        for path in (clip.path, clip.poster):
            _sync(path, os.O_RDWR)
        if os.name == "posix":  # elsewhere a folder cannot be synced, and need not be
            _sync(self._folder, os.O_RDONLY)
        return sum(path.stat().st_size for path in (clip.path, clip.poster))

    def names(self) -> frozenset[str]:
        """The names of all that is in the folder."""
        with os.scandir(self._folder) as entries:
            return frozenset(entry.name for entry in entries)

    def scan(self) -> dict[str, list[FoundFile]]:
        """Every file that is ours, by the id of the clip it belongs to."""
        found: dict[str, list[FoundFile]] = defaultdict(list)
        for path in self._folder.glob("*"):
            if path.suffix not in OURS:
                continue
            with contextlib.suppress(FileNotFoundError):  # renamed or deleted just now
                found[_clip_id(path.name)].append(FoundFile(path, path.stat().st_size))
        return found

    def shortage(self) -> int:
        """Bytes that the disk lacks of the room that is to stay free; negative: it has more."""
        disk = shutil.disk_usage(self._folder)
        return min(ROOM, disk.total // ROOM_SHARE) - disk.free

    def delete(self, clip_ids: Collection[str]) -> None:
        """Delete everything that belongs to these clips."""
        if clip_ids:
            # By name alone: to look at each of 200 000 files as `scan` does takes seconds.
            for name in self.names():
                if _clip_id(name) in clip_ids and Path(name).suffix in OURS:
                    (self._folder / name).unlink(missing_ok=True)


def unlink(files: Iterable[FoundFile]) -> None:
    for file in files:
        file.path.unlink(missing_ok=True)


def _differs(clip: Clip) -> bool:
    try:
        return digest_of(clip.path) != clip.digest
    except OSError:  # gone just now, or it cannot be read: another look says more
        return False


def _clip_id(name: str) -> str:
    return name.partition(".")[0].partition("-")[0]


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
