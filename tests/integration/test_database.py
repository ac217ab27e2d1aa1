"""cache.database against a real file: durability, isolation, cancellation, clear errors."""

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from cache.database import Connection, Database, DatabaseError, Statement

ROOT = Path(__file__).parents[2]
TURN = "INSERT INTO turns (lane, owner, served) VALUES ('cpu', ?, 0)"


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "reelbot.db")
    yield database
    await database.close()


async def insert(connection: Connection, name: str) -> None:
    await connection.execute(TURN, [name])


async def listen(database: Database) -> list[str]:
    """What the writer is told from now on."""
    said: list[str] = []
    await database._writer.set_trace_callback(said.append)
    return said


async def owners(database: Database) -> list[str]:
    rows = await database.fetch_all("SELECT owner FROM turns ORDER BY owner")
    return [row["owner"] for row in rows]


async def test_a_new_file_has_the_schema_and_the_promised_settings(database: Database) -> None:
    row = await database.fetch_one("PRAGMA journal_mode")
    assert row is not None
    assert row[0] == "wal"
    async with database.transaction() as connection:
        for pragma, value in (
            ("foreign_keys", 1),
            ("synchronous", 2),
            ("busy_timeout", 5000),
            ("secure_delete", 1),
        ):
            cursor = await connection.execute(f"PRAGMA {pragma}")
            assert tuple(await cursor.fetchone() or ()) == (value,)
    assert await database.fetch_all("SELECT * FROM clips") == []
    assert await database.fetch_one("SELECT * FROM jobs") is None


async def test_what_was_deleted_is_in_none_of_the_files(database: Database, tmp_path: Path) -> None:
    secret = "a secret that nobody may read "

    def found() -> bool:
        return any(secret.encode() in path.read_bytes() for path in tmp_path.iterdir())

    async with database.transaction() as connection:
        for number in range(50):
            await insert(connection, f"{secret * 40}{number}")  # more than a page can hold
    assert found()
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM turns")
    await asyncio.gather(database.scrub(), *(owners(database) for _ in range(20)))
    assert not found()


async def test_foreign_keys_are_enforced(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        async with database.transaction() as connection:
            await connection.execute(
                "INSERT INTO jobs (id, number, state, lane, owner, scope, twin_key, request,"
                " address, format, created_at, clip_id)"
                " VALUES ('a', 1, 'READY', 'cpu', 'o', 's', 't', '{}', '{}', 'mp4', 0, 'none')"
            )


async def test_one_tasks_rollback_leaves_anothers_insert_alone(database: Database) -> None:
    """The trap of a shared connection: both would be in one transaction without the lock."""
    inserted = asyncio.Event()

    async def fails() -> None:
        async with database.transaction() as connection:
            await connection.execute(TURN, ["rolled back"])
            inserted.set()
            await asyncio.sleep(0)
            raise LookupError

    async def succeeds() -> None:
        await inserted.wait()
        async with database.transaction() as connection:
            await connection.execute(TURN, ["kept"])

    failed, succeeded = await asyncio.gather(fails(), succeeds(), return_exceptions=True)
    assert isinstance(failed, LookupError)
    assert succeeded is None
    assert await owners(database) == ["kept"]


async def test_a_cancelled_transaction_is_rolled_back_and_the_next_one_works(
    database: Database,
) -> None:
    inserted = asyncio.Event()

    async def hangs() -> None:
        async with database.transaction() as connection:
            await connection.execute(TURN, ["cancelled"])
            inserted.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hangs())
    await inserted.wait()
    task.cancel()
    async with database.transaction() as connection:
        await connection.execute(TURN, ["after"])
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await owners(database) == ["after"]


async def test_cancelling_at_any_step_leaves_all_or_nothing(database: Database) -> None:
    async def pair(name: str) -> None:
        async with database.transaction() as connection:
            await connection.execute(TURN, [f"{name} 1"])
            await connection.execute(TURN, [f"{name} 2"])

    for turns in range(40):
        task = asyncio.create_task(pair(f"{turns:02}"))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
    await pair("last")
    found = await owners(database)
    assert found[-2:] == ["last 1", "last 2"]
    names = {name[:-2] for name in found}
    assert found == [f"{name} {half}" for name in sorted(names) for half in (1, 2)]


async def test_readers_see_only_what_is_committed_and_do_not_wait(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(TURN, ["someone"])
        async with asyncio.timeout(1):
            assert await owners(database) == []
    assert await owners(database) == ["someone"]


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DatabaseError, match="may not write"):
        await database.fetch_all(TURN, ["intruder"])


async def test_a_transaction_inside_a_transaction_is_refused_not_a_deadlock(
    database: Database,
) -> None:
    async with database.transaction():
        with pytest.raises(RuntimeError, match="in a transaction already"):
            async with database.transaction():
                pass


async def test_in_a_group_one_failure_undoes_only_itself(database: Database) -> None:
    async def insert_unless_b(connection: Connection, name: str) -> str:
        await connection.execute(TURN, [name])
        if name == "b":
            raise LookupError(name)
        return name

    results = await asyncio.gather(
        *(database.group(partial(insert_unless_b, name=name)) for name in "abca"),
        return_exceptions=True,
    )
    assert results[0] == "a"
    assert isinstance(results[1], LookupError)
    assert results[2] == "c"
    assert isinstance(results[3], sqlite3.IntegrityError)
    assert await owners(database) == ["a", "c"]


async def test_a_thousand_at_once_share_a_few_transactions(database: Database) -> None:
    said = await listen(database)
    await asyncio.gather(*(database.group(partial(insert, name=f"{n:04}")) for n in range(1000)))
    assert len(await owners(database)) == 1000
    assert 1 <= said.count("COMMIT") <= 5


async def test_one_statement_alone_is_a_transaction_by_itself(database: Database) -> None:
    said = await listen(database)
    [row] = await database.group(Statement(f"{TURN} RETURNING owner", lambda: ["alone"]))
    assert row["owner"] == "alone"
    assert await owners(database) == ["alone"]
    assert not {"BEGIN IMMEDIATE", "COMMIT"} & set(said)


async def test_one_statement_that_fails_undoes_only_itself_alone_and_among_others(
    database: Database,
) -> None:
    twice = Statement(f"{TURN}, ('cpu', 'b', 0), ('cpu', 'b', 0)", lambda: ["a"])
    with pytest.raises(sqlite3.IntegrityError):
        await database.group(twice)
    assert await owners(database) == []
    among = [Statement(TURN, lambda: ["before"]), twice, Statement(TURN, lambda: ["after"])]
    results = await asyncio.gather(*map(database.group, among), return_exceptions=True)
    assert [isinstance(it, sqlite3.IntegrityError) for it in results] == [False, True, False]
    assert await owners(database) == ["after", "before"]


async def test_what_a_statement_is_to_write_is_settled_when_its_turn_has_come(
    database: Database,
) -> None:
    name = "too early"
    async with database.transaction():
        written = asyncio.create_task(database.group(Statement(TURN, lambda: [name])))
        await asyncio.sleep(0)
        name = "in time"
    await written
    assert await owners(database) == ["in time"]


async def test_a_work_cancelled_before_its_turn_writes_nothing(database: Database) -> None:
    async with database.transaction():
        unwanted = asyncio.create_task(database.group(partial(insert, name="unwanted")))
        wanted = asyncio.create_task(database.group(partial(insert, name="wanted")))
        await asyncio.sleep(0)
        unwanted.cancel()
    await wanted
    assert await owners(database) == ["wanted"]


async def test_what_was_committed_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "reelbot.db"
    first = await Database.open(path)
    async with first.transaction() as connection:
        await connection.execute(TURN, ["kept"])
    await first.close()
    await first.close()
    second = await Database.open(path)
    assert await owners(second) == ["kept"]
    await second.close()


async def test_a_locked_file_is_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cache.database.BUSY_SECONDS", 0.05)
    path = tmp_path / "reelbot.db"
    database = await Database.open(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def never(connection: Connection) -> None:
        raise AssertionError("the transaction must not begin")

    with pytest.raises(DatabaseError, match="another program is using it"):
        async with database.transaction():
            pass
    for work in (never, Statement(TURN, lambda: ["never"])):
        with pytest.raises(DatabaseError, match="another program is using it"):
            await database.group(work)
    other.close()
    async with database.transaction() as connection:
        await connection.execute(TURN, ["after"])
    assert await owners(database) == ["after"]
    await database.close()


async def test_a_file_that_is_no_database_is_one_clear_sentence(tmp_path: Path) -> None:
    path = tmp_path / "reelbot.db"
    path.write_bytes(b"a shopping list, and surely not a database" * 100)
    with pytest.raises(DatabaseError, match=r"reelbot\.db cannot be used: it is not a database"):
        await Database.open(path)


async def test_a_damaged_file_is_one_clear_sentence(tmp_path: Path) -> None:
    path = tmp_path / "reelbot.db"
    database = await Database.open(path)
    await database.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(DatabaseError, match="it is damaged"):
        await Database.open(path)


async def test_a_missing_folder_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="it cannot be opened"):
        await Database.open(tmp_path / "nowhere" / "reelbot.db")


async def test_a_full_disk_fails_the_whole_group_with_one_clear_sentence(
    database: Database,
) -> None:
    async def fill(connection: Connection, size: int) -> None:
        await connection.execute(
            "INSERT INTO turns (lane, owner, served) VALUES (zeroblob(?) || '', ?, 0)",
            [size, str(size)],
        )

    async with database.transaction() as connection:
        await connection.execute("PRAGMA max_page_count = 40")
    results = await asyncio.gather(
        database.group(partial(fill, size=10)),
        database.group(partial(fill, size=10_000_000)),
        return_exceptions=True,
    )
    assert isinstance(results[1], DatabaseError | sqlite3.Error)
    assert await owners(database) in ([], ["10"])


async def test_what_was_promised_survives_kill_9(tmp_path: Path) -> None:
    for life in range(3):
        path = tmp_path / f"{life}.db"
        promised: set[str] = set()
        writer = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.support.writer", str(path)),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        assert writer.stdout is not None
        async with asyncio.timeout(30):
            for _ in range(100):
                promised.add((await writer.stdout.readline()).decode().strip())
        writer.kill()
        rest, _ = await writer.communicate()
        promised.update(rest.decode().split())
        database = await Database.open(path)
        rows = await database.fetch_all("SELECT owner, COUNT(*) AS n FROM turns GROUP BY owner")
        check = await database.fetch_one("PRAGMA integrity_check")
        await database.close()
        assert check is not None
        assert check[0] == "ok"
        assert {row["n"] for row in rows} == {2}
        assert promised <= {row["owner"] for row in rows}
