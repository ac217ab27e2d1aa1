"""Which weights lie on this disk, told by the names and sizes of files: no model is opened."""

import json
import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, Self

from generator.engine import Weights
from generator.files import publish

MANIFEST = ".reelbot.json"
"""What a pull leaves beside the files of a repository."""

_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)
_INDEX = ".safetensors.index.json"
_CONFIG = "config.json"
_UNREADABLE = (OSError, ValueError, TypeError, KeyError, AttributeError)  # whatever a file holds


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as its repository has it: its bytes, and their SHA-256 (64 hex digits) or, for files
    that Git keeps itself, the SHA-1 of the Git object (40)."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What was to be pulled into a folder. It is written first, and each file gets its name only
    when it is whole: what it lists is there or is still missing, never half.

    `asked` is the revision that was asked for, `revision` the commit that it stood for; `patterns`
    are those that were pulled, `files` what they stood for.
    """

    asked: str
    revision: str
    patterns: tuple[str, ...] = ()
    files: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """None: nothing was pulled into the folder, or what lies there is no manifest."""
        try:
            return cls._from_json(json.loads((folder / MANIFEST).read_text("utf-8")))
        except _UNREADABLE:
            return None

    @classmethod
    def _from_json(cls, data: Mapping[str, Any]) -> Self:
        files = {name: Entry(int(it["size"]), it["digest"]) for name, it in data["files"].items()}
        return cls(
            asked=str(data["asked"]),
            revision=str(data["revision"]),
            patterns=tuple(data["patterns"]),
            files=files,
        )

    def write(self, folder: Path) -> None:
        part = folder / f"{MANIFEST}.part"
        part.write_text(json.dumps(asdict(self), indent=1), "utf-8")
        publish(part, folder / MANIFEST)


def folder_of(models_dir: Path, repository: str) -> Path:
    """Where a repository's files lie.

    Raises:
        ValueError: `repository` is not OWNER/NAME, and might lead out of `models_dir`.
    """
    if not _REPOSITORY.fullmatch(repository):
        raise ValueError(f"{repository!r} is no repository: it is not OWNER/NAME")
    return models_dir / repository


def missing(weights: Weights, models_dir: Path) -> tuple[str, ...]:
    """The files, or the patterns of files, that are not there; none where all of them are.

    What was pulled must be there with the sizes it has in its repository. Of what was put there by
    hand each pattern must have a file, each index of shards all of its shards, and a model's
    configuration something beside it.

    Raises:
        ValueError: as `folder_of`.
    """
    folder = folder_of(models_dir, weights.repository)
    manifest = Manifest.read(folder)
    found: dict[str, None] = {}
    for pattern in weights.files:
        if manifest is not None and pattern in manifest.patterns:
            found |= dict.fromkeys(_not_pulled(folder, manifest, pattern))
        else:
            others = manifest.files if manifest else ()  # of patterns that say nothing of this one
            found |= dict.fromkeys(_not_copied(folder, pattern, others))
    return tuple(found)


def revision(models_dir: Path, repository: str) -> str | None:
    """The commit that was pulled; None where nobody knows it.

    Raises:
        ValueError: as `folder_of`.
    """
    manifest = Manifest.read(folder_of(models_dir, repository))
    return manifest.revision if manifest else None


def size_on_disk(weights: Iterable[Weights], models_dir: Path) -> int:
    """Bytes of all their files that are there, each counted once."""
    files: dict[Path, int] = {}
    for each in weights:
        folder = folder_of(models_dir, each.repository)
        names = (name for name in _names(folder) if matches(name, each.files))
        files |= {folder / name: (folder / name).stat().st_size for name in names}
    return sum(files.values())


def matches(name: str, patterns: Iterable[str]) -> bool:
    """Whether a file of a repository is meant by one of the patterns, in which * is any text."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def has_size(file: Path, size: int) -> bool:
    try:
        return file.is_file() and file.stat().st_size == size
    except OSError:
        return False


def _not_pulled(folder: Path, manifest: Manifest, pattern: str) -> Iterator[str]:
    for name, entry in manifest.files.items():
        if fnmatchcase(name, pattern) and not has_size(folder / name, entry.size):
            yield name


def _not_copied(folder: Path, pattern: str, others: Container[str]) -> Iterator[str]:
    names = [it for it in _names(folder) if fnmatchcase(it, pattern) and it not in others]
    if not names or (names != [pattern] and [it.rpartition("/")[2] for it in names] == [_CONFIG]):
        yield pattern
    for index in (name for name in names if name.endswith(_INDEX)):
        try:
            shards = _shards(folder / index)
        except _UNREADABLE:
            yield index
        else:
            beside = PurePosixPath(index).parent
            yield from (str(beside / it) for it in shards if not (folder / beside / it).is_file())


def _shards(index: Path) -> list[str]:
    return sorted(set(json.loads(index.read_text("utf-8"))["weight_map"].values()))


def _names(folder: Path) -> Iterator[str]:
    """The files in a folder, as their repository calls them; hidden ones are not theirs."""
    for place, folders, files in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = Path(place).relative_to(folder)
        yield from ((within / name).as_posix() for name in files if not name.startswith("."))
