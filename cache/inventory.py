"""What is kept, counted; and what of it is not as it should be. Read without changing anything."""

import contextlib
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cache.faults import raise_explained
from cache.files import ClipFiles, FoundFile
from cache.semantic import UNREADABLE

_ENGINES = """
SELECT json_extract(body, '$.engine') AS name, COUNT(*) AS clips FROM clips
GROUP BY name ORDER BY clips DESC, name
"""
_SCOPES = "SELECT scope AS name, COUNT(*) AS clips FROM clips GROUP BY scope ORDER BY 2 DESC, 1"
_TOTAL = """
SELECT COUNT(*) AS clips, COALESCE(SUM(size), 0) AS bytes,
       COALESCE(SUM(embedder = :model AND embedding <> :unreadable), 0) AS embedded,
       COALESCE(SUM(embedder = :model AND embedding = :unreadable), 0) AS unreadable
FROM clips
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """`bytes` on the disk; clips by engine and by scope, the most first. `embedded` can be found by
    meaning, `unreadable` never, with the embedder as it is set; the rest when they are needed."""

    clips: int = 0
    bytes: int = 0
    engines: Mapping[str, int] = field(default_factory=dict)
    scopes: Mapping[str, int] = field(default_factory=dict)
    embedded: int = 0
    unreadable: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaws:
    """`broken` are the ids of clips whose files are gone or cut short, `altered` of those whose
    file is not what was written, `strays` files that belong to no clip, or were half written."""

    broken: frozenset[str] = frozenset()
    altered: frozenset[str] = frozenset()
    strays: frozenset[Path] = frozenset()

    def __and__(self, other: "Flaws") -> "Flaws":
        return Flaws(
            broken=self.broken & other.broken,
            altered=self.altered & other.altered,
            strays=self.strays & other.strays,
        )

    def __len__(self) -> int:
        return len(self.broken) + len(self.altered) + len(self.strays)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The database as it is, read only: whoever writes to it is not disturbed, and one of an
    earlier version is not migrated.

    Raises:
        DatabaseError: it cannot be read.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            yield connection
    except sqlite3.Error as error:
        raise_explained(error, path)
        raise


def take_inventory(connection: sqlite3.Connection, model: str) -> Inventory:
    """`model` is the name of the embedder."""
    values = {"model": model, "unreadable": UNREADABLE}
    total = connection.execute(_TOTAL, values).fetchone()
    return Inventory(
        clips=total["clips"],
        bytes=total["bytes"],
        engines={row["name"]: row["clips"] for row in connection.execute(_ENGINES)},
        scopes={row["name"]: row["clips"] for row in connection.execute(_SCOPES)},
        embedded=total["embedded"],
        unreadable=total["unreadable"],
    )


def find_flaws(
    connection: sqlite3.Connection, clips_dir: Path, *, before: float | None = None
) -> Flaws:
    """`before`: files changed since then (Unix seconds) may be of clips that are just being made,
    and are no strays."""
    files = ClipFiles(clips_dir)
    # First the files: what is added meanwhile has a row then.
    found = files.scan()
    bodies = {row["id"]: row["body"] for row in connection.execute("SELECT id, body FROM clips")}
    strays = {
        file.path
        for clip_id, its in found.items()
        for file in its
        if _is_stray(file, clip_id, bodies) and _is_older(file.path, before)
    }
    return Flaws(
        broken=frozenset(files.broken(bodies.values())),
        altered=frozenset(files.altered(bodies.values())),
        strays=frozenset(strays),
    )


def _is_stray(file: FoundFile, clip_id: str, known: Collection[str]) -> bool:
    return file.half or clip_id not in known


def _is_older(path: Path, before: float | None) -> bool:
    if before is None:
        return True
    try:
        return path.stat().st_mtime < before
    except FileNotFoundError:  # gone already
        return False
