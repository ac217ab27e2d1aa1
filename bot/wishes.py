"""Clips to be made ahead: the list, in the database, so that it outlives whoever works on it."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from cache.database import Connection, Database

MOST_TRIES = 3

_ADD = "INSERT OR IGNORE INTO warm (scope, words, locale) VALUES (?, ?, ?)"
_NEXT = "SELECT * FROM warm WHERE not_before <= ? ORDER BY tries, id LIMIT 1"
_COUNT = "SELECT COUNT(*) AS wishes FROM warm"
_BEGIN = "UPDATE warm SET tries = tries + 1 WHERE id = ?"
_RELEASE = "UPDATE warm SET tries = tries - 1 WHERE id = ?"
_POSTPONE = "UPDATE warm SET not_before = ? WHERE id = ?"
_DROP = "DELETE FROM warm WHERE id = ?"
_DROP_ALL = "DELETE FROM warm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """`words` as somebody in the scope (PLATFORM:COMMUNITY, or `EVERYONE`) would type them."""

    scope: str
    words: str
    locale: str
    id: int = 0
    tries: int = 0


class Wishes:
    """Each is tried `MOST_TRIES` times. A try counts when it begins, so that one which ends the
    whole program is not made for ever; one that was called off is given back (`release`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, wishes: Iterable[Wish]) -> int:
        """Put them at the end; returns how many are new."""
        rows = [(wish.scope, wish.words, wish.locale) for wish in wishes]
        async with self._database.transaction() as connection:
            before = await _count(connection)
            await connection.executemany(_ADD, rows)
            return await _count(connection) - before

    async def count(self) -> int:
        rows = await self._database.fetch_all(_COUNT)
        return int(rows[0]["wishes"])

    async def next(self, now: float) -> Wish | None:
        """The one to be made next, those that failed before last."""
        row = await self._database.fetch_one(_NEXT, [now])
        return _wish_of(row) if row else None

    async def begin(self, wish: Wish) -> None:
        await self._write(_BEGIN, wish.id)

    async def release(self, wish: Wish) -> None:
        await self._write(_RELEASE, wish.id)

    async def postpone(self, wish: Wish, until: float) -> None:
        await self._write(_POSTPONE, until, wish.id)

    async def drop(self, wish: Wish) -> None:
        await self._write(_DROP, wish.id)

    async def drop_in(self, connection: Connection, wish: Wish) -> None:
        """As `drop`, in the caller's transaction."""
        await connection.execute(_DROP, [wish.id])

    async def drop_all(self) -> int:
        """Returns how many there were."""
        async with self._database.transaction() as connection:
            count = await _count(connection)
            await connection.execute(_DROP_ALL)
            return count

    async def _write(self, statement: str, *values: object) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(statement, values)


async def _count(connection: Connection) -> int:
    (row,) = await connection.execute_fetchall(_COUNT)
    return int(row["wishes"])


def _wish_of(row: sqlite3.Row) -> Wish:
    return Wish(
        scope=row["scope"],
        words=row["words"],
        locale=row["locale"],
        id=row["id"],
        tries=row["tries"],
    )
