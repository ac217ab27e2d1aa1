"""The one SQLite file: opened, migrated, written by one at a time, read without waiting."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, Self, TypeVar

import aiosqlite
from aiosqlite import Connection

from cache.faults import DatabaseError, raise_explained
from cache.schema import migrate

__all__ = ["Connection", "Database", "DatabaseError", "Parameters", "Statement", "Work"]

T = TypeVar("T")
Work = Callable[[Connection], Awaitable[T]]
Parameters = Sequence[Any] | Mapping[str, Any]
"""For ? or for :name."""

READERS = 2  # so that one long read does not hold up the short ones
LARGEST_GROUP = 256  # works in one transaction; more would keep a plain transaction() waiting
BUSY_SECONDS = 5.0  # another process (a backup, a shell) may hold the file for a moment


@dataclass(frozen=True, slots=True)
class Statement:
    """A work of one statement, for `Database.group`; returns its rows.

    Alone it is a transaction by itself, which SQLite begins and commits on its own: one way to the
    connection's thread and back, in place of three. `values` are asked for when its turn has come.
    """

    sql: str
    values: Callable[[], Parameters]

    async def __call__(self, connection: Connection) -> list[sqlite3.Row]:
        return list(await connection.execute_fetchall(self.sql, self.values()))


class Database:
    """One SQLite file in WAL mode with one writer connection and a few that only read.

    `synchronous=FULL`: a commit is on the disk before it returns, so that what was promised in a
    chat survives the loss of power and not only of the process. It costs one fsync for each
    transaction, which `group` shares between all that wait.
    """

    def __init__(self, path: Path, writer: Connection, readers: Sequence[Connection]) -> None:
        self.path = path
        self._writer = writer
        self._readers: asyncio.Queue[Connection] = asyncio.Queue()
        for reader in readers:
            self._readers.put_nowait(reader)
        self._everyone = [*readers, writer]
        self.on_trouble: list[Callable[[DatabaseError], None]] = []  # told when it cannot write
        self._lock = asyncio.Lock()
        self._holder: asyncio.Task[Any] | None = None
        self._pending: list[tuple[Work[Any], asyncio.Future[Any]]] = []
        self._committer: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open the file, made and migrated if need be; its folder must exist.

        Raises:
            DatabaseError: locked, damaged, not writable, or written by a newer program.
        """
        opened: list[Connection] = []
        try:
            await asyncio.to_thread(_prepare, path)
            for _ in range(READERS):
                opened.append(await _connect(path, "PRAGMA query_only = ON"))  # noqa: PERF401 - what is open must be known when the next one fails
            opened.append(
                await _connect(path, "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON")
            )
        except BaseException as error:
            for connection in opened:
                await connection.close()
            raise_explained(error, path)
            raise
        return cls(path, opened[-1], opened[:-1])

    async def close(self) -> None:
        """Wait for what is under way, then close; doing it twice is harmless."""
        while self._committer is not None:
            await _to_the_end(asyncio.wait([self._committer]))
        async with self._lock:
            await _to_the_end(self._close_all())

    async def fetch_all(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """The rows of a SELECT, as of the last commit; never waits for the writer."""
        reader = await self._readers.get()
        try:
            return list(await reader.execute_fetchall(sql, parameters))
        except sqlite3.Error as error:
            raise_explained(error, self.path)
            raise
        finally:
            # Even when cancelled: the connection runs its statements one after the other.
            self._readers.put_nowait(reader)

    async def fetch_one(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row, or None. All rows are read, so the SQL should ask for one."""
        rows = await self.fetch_all(sql, parameters)
        return rows[0] if rows else None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """All or nothing: `async with database.transaction() as connection: …`.

        Committed when the block ends, rolled back when it raises or is cancelled; nobody else
        writes meanwhile, so the block should await nothing but the connection. A task cancelled
        during the commit itself is told so after the commit: then it did happen.

        Raises:
            DatabaseError: the file cannot be written; nothing was.
            sqlite3.Error: from the block's own statements, constraints among them.
        """
        async with self._writing():
            await _to_the_end(self._writer.execute("BEGIN IMMEDIATE"))
            yield self._writer
            await _to_the_end(self._writer.execute("COMMIT"))

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[None]:
        """The writer for oneself; whatever is left open when the block raises is undone."""
        if self._holder is not None and self._holder is asyncio.current_task():
            raise RuntimeError("this task is in a transaction already, and would wait for itself")
        async with self._lock:
            self._holder = asyncio.current_task()
            try:
                yield
            except BaseException as error:
                # Nothing to do where BEGIN failed, or where SQLite undid it all by itself.
                await _to_the_end(self._writer.rollback())
                self._raise(error)
            finally:
                self._holder = None

    def _raise(self, error: BaseException) -> NoReturn:
        """Raise it, explained if the file is to blame, and tell those who watch for that."""
        try:
            raise_explained(error, self.path)
        except DatabaseError as trouble:
            for tell in self.on_trouble:
                tell(trouble)
            raise
        raise error

    async def group(self, work: Work[T]) -> T:
        """Run `work(connection)` and return its result once it is committed.

        All works that wait at the same time share one transaction, and so one fsync, each in a
        savepoint of its own: one that raises undoes only itself, and its caller gets the error.
        A caller that is cancelled before its work began has nothing written; later, all of it.

        Raises:
            DatabaseError: the file cannot be written; nothing was.
            Exception: whatever `work` raised.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._pending.append((work, done))
        if self._committer is None:
            self._committer = asyncio.create_task(self._commit_pending())
        return await done

    async def _commit_pending(self) -> None:
        batch: list[tuple[Work[Any], asyncio.Future[Any]]] = []
        try:
            while self._pending:
                batch, outcomes = [], []
                try:
                    async with self._writing():
                        # Taken only now: whoever came while the lock was waited for is in it.
                        batch = self._take_batch()
                        outcomes = await self._done([work for work, _ in batch])
                except Exception as error:
                    outcomes = [_Outcome(error=error) for _ in batch]
                for (_, done), outcome in zip(batch, outcomes, strict=True):
                    outcome.tell(done)
        finally:
            self._committer = None
            for _, done in batch:
                done.cancel()  # only where this task was itself cancelled are any still waiting

    async def _done(self, works: Sequence[Work[Any]]) -> list["_Outcome"]:
        """Do all the works in one transaction."""
        if len(works) == 1 and isinstance(works[0], Statement):
            # By itself, it leaves nothing open to whoever has the connection next.
            return [_Outcome(result=await works[0](self._writer))]
        await _to_the_end(self._writer.execute("BEGIN IMMEDIATE"))
        if len(works) == 1:  # undone alone by the transaction itself
            outcomes = [_Outcome(result=await works[0](self._writer))]
        else:
            outcomes = [await _savepoint(self._writer, work) for work in works]
        await _to_the_end(self._writer.execute("COMMIT"))
        return outcomes

    def _take_batch(self) -> list[tuple[Work[Any], asyncio.Future[Any]]]:
        batch = self._pending[:LARGEST_GROUP]
        del self._pending[:LARGEST_GROUP]
        return [(work, done) for work, done in batch if not done.cancelled()]

    async def scrub(self) -> None:
        """Have what was deleted leave the write-ahead log too; `secure_delete` sees to the pages
        of the file itself (https://www.sqlite.org/pragma.html#pragma_secure_delete)."""
        async with self._lock:
            await _to_the_end(self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)"))

    async def _close_all(self) -> None:
        while self._everyone:
            await self._everyone.pop(0).close()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one work of a group."""

    result: Any = None
    error: Exception | None = None

    def tell(self, done: asyncio.Future[Any]) -> None:
        if done.cancelled():
            return
        if self.error is None:
            done.set_result(self.result)
        else:
            done.set_exception(self.error)


async def _savepoint(connection: Connection, work: Work[Any]) -> _Outcome:
    await connection.execute("SAVEPOINT work")
    try:
        result = await work(connection)
    except Exception as error:
        if not connection.in_transaction:
            raise  # a full disk, for one, makes SQLite undo the whole transaction
        await connection.execute("ROLLBACK TO work")
        await connection.execute("RELEASE work")
        return _Outcome(error=error)
    await connection.execute("RELEASE work")
    return _Outcome(result=result)


async def _to_the_end(awaitable: Awaitable[T]) -> T:
    """Wait until it is done even when cancelled meanwhile, and only then be cancelled.

    A statement that was sent to a connection's thread runs whether it is awaited or not: leaving
    early would hand the connection on in the middle of it.
    """
    task = asyncio.ensure_future(awaitable)
    cancelled = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            cancelled = True
    result = task.result()
    if cancelled:
        raise asyncio.CancelledError
    return result


def _prepare(path: Path) -> None:
    """Make the file if need be, set what is kept in it, and migrate it."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise DatabaseError(
                f"The database {path} cannot be used: its file system has no shared memory;"
                " put the data folder on a local disk."
            )
        connection.execute("BEGIN IMMEDIATE")  # fails at once where the file is read-only
        connection.execute("ROLLBACK")
        migrate(connection)
    finally:
        connection.close()


async def _connect(path: Path, *pragmas: str) -> Connection:
    connection = await aiosqlite.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    connection.row_factory = sqlite3.Row
    for pragma in ("PRAGMA synchronous = FULL", *pragmas):
        await connection.execute(pragma)
    return connection
