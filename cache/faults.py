"""What can be wrong with the database's file, each in a sentence for the operator."""

import sqlite3
from pathlib import Path

from cache.schema import SchemaBroken, SchemaTooNew
from generator.errors import ReelbotError

# By primary result code, https://www.sqlite.org/rescode.html; all others are mistakes in the code.
TROUBLES = {
    sqlite3.SQLITE_BUSY: "another program is using it; stop that program and try again",
    sqlite3.SQLITE_LOCKED: "another program is using it; stop that program and try again",
    sqlite3.SQLITE_PERM: "this user may not open it",
    sqlite3.SQLITE_READONLY: "this user may not write to it or to its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; its folder must exist and be writable",
    sqlite3.SQLITE_IOERR: "the disk reported an error while it was read or written",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CORRUPT: "it is damaged; restore a backup, or move it away to begin anew",
    sqlite3.SQLITE_NOTADB: "it is not a database; move it away to begin anew",
}


class DatabaseError(ReelbotError):
    """The database file cannot be used; the text is one sentence for the operator."""


def raise_explained(error: BaseException, path: Path) -> None:
    """Raise a `DatabaseError` if the file is to blame; return if the error speaks for itself."""
    reason: str | None = None
    if isinstance(error, SchemaTooNew | SchemaBroken):
        reason = str(error)
    elif isinstance(error, sqlite3.Error):
        # Python's own mistakes (a closed connection, a wrong parameter) carry no code.
        code = getattr(error, "sqlite_errorcode", None)
        reason = TROUBLES.get(code & 0xFF) if code is not None else None
    if reason is not None:
        raise DatabaseError(f"The database {path} cannot be used: {reason}.") from error
