"""Which clips may go when everything is cleared away."""

import sqlite3
from typing import NamedTuple

# Clips that are still to be posted were promised, and would only be made again.
_PROMISED = """
id IN (SELECT clip_id FROM jobs WHERE state IN ('READY', 'RUNNING') AND clip_id IS NOT NULL)
"""
_LIKED = """
EXISTS (SELECT 1 FROM jobs JOIN favourites ON favourites.job_id = jobs.id
        WHERE jobs.clip_id = clips.id)
"""
_ALL = f"SELECT id, size, {_PROMISED} AS promised, {_LIKED} AS liked FROM clips ORDER BY id"


class Clearing(NamedTuple):
    """`clips` go, which are `bytes`; those stay that are still to be posted, and favourites."""

    clips: tuple[str, ...] = ()
    bytes: int = 0
    promised: int = 0
    liked: int = 0


def plan(connection: sqlite3.Connection, *, favourites: bool) -> Clearing:
    """With `favourites` they go as well."""
    rows = connection.execute(_ALL).fetchall()
    promised = [row for row in rows if row["promised"]]
    liked = [row for row in rows if row["liked"] and not row["promised"] and not favourites]
    staying = {row["id"] for row in (*promised, *liked)}
    going = [row for row in rows if row["id"] not in staying]
    return Clearing(
        clips=tuple(row["id"] for row in going),
        bytes=sum(row["size"] for row in going),
        promised=len(promised),
        liked=len(liked),
    )
