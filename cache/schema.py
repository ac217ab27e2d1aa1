"""The database's schema: the migrations and how a file is brought up to them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from generator.errors import ReelbotError

MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaTooNew(ReelbotError):
    """The database was written by a newer version of the program."""


class SchemaBroken(ReelbotError):
    """A migration left rows that point at nothing."""


def migrate(connection: sqlite3.Connection, folder: Path = MIGRATIONS) -> int:
    """Apply what is missing of `folder`'s `NNNN_name.sql`; returns the version reached.

    Each migration is one transaction together with its `PRAGMA user_version`, so that a crash
    leaves either the old or the new schema. `connection` must be in autocommit mode
    (`isolation_level=None`). Foreign keys are off meanwhile, as SQLite's own recipe for altering
    tables asks (https://www.sqlite.org/lang_altertable.html#otheralter), and checked before the
    commit.

    Raises:
        SchemaTooNew: the file's version is beyond the newest migration.
        SchemaBroken: a migration left dangling foreign keys; it was rolled back.
        sqlite3.Error: from the migration itself; it was rolled back.
    """
    scripts = {int(path.name[:4]): path for path in folder.glob("[0-9][0-9][0-9][0-9]_*.sql")}
    newest = max(scripts, default=0)
    version = _version(connection)
    if version > newest:
        raise SchemaTooNew(
            f"it has schema version {version} and this program knows {newest} at most;"
            " start the newer version of the program, or another data folder"
        )
    connection.execute("PRAGMA foreign_keys = OFF")
    for number in range(version + 1, newest + 1):
        _apply(connection, number, scripts[number].read_text(encoding="utf-8"))
    return newest


def _apply(connection: sqlite3.Connection, number: int, script: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been faster while this one waited for the lock.
        if _version(connection) < number:
            for statement in _statements(script):
                connection.execute(statement)
            dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
            if dangling:
                raise SchemaBroken(f"migration {number} leaves rows of {dangling[0]!r} dangling")
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """The script's statements one by one: `executescript` would commit before each script."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending
