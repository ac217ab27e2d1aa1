"""How often a clip that existed answered, and how much of a list is still to be made ahead."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.types import Reuse

_REUSES = """
SELECT COALESCE(reuse, 'new') AS kind, COUNT(*) AS jobs FROM jobs
WHERE origin IS NULL AND (reuse IS NOT NULL OR clip_id IS NOT NULL OR posted IS NOT NULL)
GROUP BY kind
"""
_REFUSED = "SELECT COUNT(*) FROM trials WHERE refused"
_WISHES = "SELECT COUNT(*) FROM warm"
_KNOWS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuses:
    """Requests that got their clip, by how: made `new`, or by the kinds of `bot.types.Reuse`. Only
    those still known are counted: people may have their requests deleted. `refused`: how often the
    asker wanted a new clip in place of one of other words, which is kept for now."""

    new: int = 0
    refused: int = 0
    kinds: Mapping[Reuse, int] = field(default_factory=lambda: dict.fromkeys(Reuse, 0))

    @property
    def reused(self) -> int:
        return sum(self.kinds.values())

    @property
    def answered(self) -> int:
        return self.new + self.reused


def count_reuses(connection: sqlite3.Connection) -> Reuses:
    counts = {row["kind"]: row["jobs"] for row in connection.execute(_REUSES)}
    return Reuses(
        new=counts.get("new", 0),
        refused=_count(connection, _REFUSED, "trials"),
        kinds={kind: counts.get(kind.value, 0) for kind in Reuse},
    )


def count_wishes(connection: sqlite3.Connection) -> int:
    """The clips that are still to be made ahead."""
    return _count(connection, _WISHES, "warm")


def _count(connection: sqlite3.Connection, sql: str, table: str) -> int:
    """0 in a database of an earlier version, which lacks the table."""
    if connection.execute(_KNOWS, [table]).fetchone() is None:
        return 0
    return int(connection.execute(sql).fetchone()[0])
