"""Pulling weights: only what is missing, on from what is half there, if the disk has room."""

import hashlib
import math
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from bot.cli.hub import Hub, HubError
from generator.engine import Weights
from generator.errors import ReelbotError
from generator.files import publish
from generator.weights import Entry, Manifest, folder_of, has_size, matches, missing

PARTS = ".parts"
"""In a repository's folder: files that are not whole yet, by their digests."""

RESERVE = 500_000_000
"""Bytes of the disk that are left for clips."""

OnBytes = Callable[[str, int], None]
"""Called with a file's name and how many of its bytes are there."""


class PullError(ReelbotError):
    """Nothing can be pulled now; the text is one sentence for the operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What is to be fetched of one repository: the files of `names`, which `manifest` describes."""

    repository: str
    folder: Path
    manifest: Manifest
    names: tuple[str, ...]

    def part(self, name: str) -> Path:
        return self.folder / PARTS / self.manifest.files[name].digest

    def size(self, name: str) -> int:
        return self.manifest.files[name].size

    def there(self, name: str) -> int:
        """Bytes that came before it was interrupted."""
        return _size_of(self.part(name))

    @property
    def left(self) -> int:
        """Bytes that are still to come."""
        return sum(self.size(name) - self.there(name) for name in self.names)


def is_installed(weights: Weights, models_dir: Path) -> bool:
    """Whether all files are there, and of the revision that is wanted now. What somebody put there
    by hand is taken as it is."""
    if missing(weights, models_dir):
        return False
    manifest = Manifest.read(folder_of(models_dir, weights.repository))
    return manifest is None or weights.revision in (manifest.asked, manifest.revision)


@contextmanager
def alone(models_dir: Path) -> Iterator[None]:
    """Two pulls would write into the same files.

    Raises:
        PullError: another one is under way.
    """
    models_dir.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(models_dir / ".pull.lock", timeout=0):
            yield
    except Timeout:
        raise PullError("Weights are being pulled by another command already.") from None


def errands(hub: Hub, weights: Iterable[Weights], models_dir: Path) -> list[Errand]:
    """One for each repository of which something is missing.

    Raises:
        HubError: the hub has it not, or there is no way to the hub.
    """
    wanted: dict[str, list[Weights]] = {}
    for each in weights:
        if not is_installed(each, models_dir):
            wanted.setdefault(each.repository, []).append(each)
    return [_errand(hub, of_one, models_dir) for of_one in wanted.values()]


def check_room(planned: Sequence[Errand], models_dir: Path, free: int) -> None:
    """`free` are the bytes that the disk has left.

    Raises:
        PullError: they are too few.
    """
    left = sum(errand.left for errand in planned)
    short = left + RESERVE - free
    if short > 0:
        raise PullError(
            f"{_gigabytes(left)} GB are to be downloaded to {models_dir}, and the disk lacks "
            f"{_gigabytes(short)} GB for that: make room, or name another MODELS_DIR."
        )


def run(hub: Hub, errand: Errand, on_bytes: OnBytes) -> None:
    """Fetch them, one after the other. Interrupted, the same errand goes on where this one was.

    Raises:
        HubError: a file did not come, or not as it is in its repository.
    """
    for name in errand.names:  # what is there is not what the manifest will say
        (errand.folder / name).unlink(missing_ok=True)
    (errand.folder / PARTS).mkdir(parents=True, exist_ok=True)
    errand.manifest.write(errand.folder)
    for name in errand.names:
        _fetch(hub, errand, name, partial(on_bytes, name))
    shutil.rmtree(errand.folder / PARTS, ignore_errors=True)


def _errand(hub: Hub, weights: Sequence[Weights], models_dir: Path) -> Errand:
    repository, asked = weights[0].repository, weights[0].revision
    folder = folder_of(models_dir, repository)
    before = Manifest.read(folder)
    # A folder holds one commit: files of different ones may not fit together.
    pinned = before.revision if before and before.asked == asked else asked
    contents = hub.contents(repository, pinned)
    patterns = tuple(dict.fromkeys(pattern for each in weights for pattern in each.files))
    for pattern in patterns:
        if not any(matches(name, [pattern]) for name in contents.files):
            raise HubError(f"{repository} has no {pattern} at {contents.revision[:12]}.")
    files = {name: entry for name, entry in contents.files.items() if matches(name, patterns)}
    known = before if before and before.revision == contents.revision else None
    return Errand(
        repository=repository,
        folder=folder,
        manifest=Manifest(
            asked=asked,
            revision=contents.revision,
            patterns=tuple(dict.fromkeys((*(known.patterns if known else ()), *patterns))),
            files={**(known.files if known else {}), **files},
        ),
        names=tuple(name for name in files if not _is_there(folder, name, files[name], before)),
    )


def _is_there(folder: Path, name: str, entry: Entry, before: Manifest | None) -> bool:
    """Whether the file is just that; one that was not pulled has to be read for it."""
    if not has_size(folder / name, entry.size):
        return False
    if before and before.files.get(name) == entry:
        return True
    return _digest(folder / name, entry) == entry.digest


def _fetch(hub: Hub, errand: Errand, name: str, on_bytes: Callable[[int], None]) -> None:
    entry, part = errand.manifest.files[name], errand.part(name)
    if _size_of(part) > entry.size:
        part.unlink()
    hub.fetch(errand.repository, errand.manifest.revision, name, entry.size, part, on_bytes)
    on_bytes(entry.size)
    if _digest(part, entry) != entry.digest:
        part.unlink()
        raise HubError(f"{name} came damaged; the same command fetches it once more.")
    target = errand.folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    publish(part, target)


def _digest(file: Path, like: Entry) -> str:
    """Of the kind that the entry has."""
    with file.open("rb") as content:
        if len(like.digest) == hashlib.sha256().digest_size * 2:
            return hashlib.file_digest(content, "sha256").hexdigest()
        # https://git-scm.com/book/en/v2/Git-Internals-Git-Objects, "Object Storage"
        blob = hashlib.sha1(b"blob %d\0" % like.size, usedforsecurity=False)
        return hashlib.file_digest(content, lambda: blob).hexdigest()


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _gigabytes(size: int) -> str:
    return f"{math.ceil(size / 1e8) / 10:.1f}"
