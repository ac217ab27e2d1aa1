"""cache.schema: each migration whole or not at all, and never backwards."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cache.schema import MIGRATIONS, SchemaBroken, SchemaTooNew, migrate


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}


def test_the_shipped_migrations_apply_once(connection: sqlite3.Connection) -> None:
    reached = migrate(connection)
    assert reached == version(connection) >= 1
    assert {"clips", "jobs", "turns"} <= tables(connection)
    assert migrate(connection) == reached


def test_a_database_full_of_the_first_versions_jobs_is_taken_over(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    shutil.copy(MIGRATIONS / "0001_initial.sql", tmp_path)
    migrate(connection, tmp_path)
    states = ("QUEUED", "RUNNING", "READY", "DELIVERED", "FAILED", "CANCELLED")
    connection.executemany(
        "INSERT INTO jobs (id, number, state, lane, owner, scope, twin_key, request, address,"
        " format, placeholder, created_at) VALUES (?, ?, ?, 'cpu', 'o', 's', ?, '{}', '{}', 'gif',"
        " 'message', 7)",
        [(f"job {number}", number, states[number % 6], str(number)) for number in range(600)],
    )
    before = connection.execute("SELECT id, number, state, format FROM jobs").fetchall()
    migrate(connection)
    assert connection.execute("SELECT id, number, state, format FROM jobs").fetchall() == before
    told = connection.execute("SELECT state, posted, origin, COUNT(*) FROM jobs GROUP BY 1, 2, 3")
    assert set(told) == {
        (state, "gif" if state == "DELIVERED" else None, None, 100) for state in states
    }
    (counted,) = connection.execute("SELECT COUNT(*) FROM made_anew").fetchone()
    assert counted == 400  # all but those that came to nothing
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_missing_migrations_are_applied_in_order(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    (tmp_path / "0001_one.sql").write_text("CREATE TABLE one (a) -- with; a comment\n;")
    assert migrate(connection, tmp_path) == 1
    connection.execute("INSERT INTO one VALUES (7)")
    (tmp_path / "0003_three.sql").write_text("DROP TABLE one;")
    (tmp_path / "0002_two.sql").write_text("CREATE TABLE two AS\nSELECT a FROM one;\n-- the end\n")
    assert migrate(connection, tmp_path) == 3
    assert connection.execute("SELECT a FROM two").fetchall() == [(7,)]


def test_a_migration_that_fails_leaves_nothing_behind(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    (tmp_path / "0001_one.sql").write_text("CREATE TABLE one (a);")
    (tmp_path / "0002_two.sql").write_text("CREATE TABLE two (a);\nINSERT INTO nowhere VALUES (1);")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection, tmp_path)
    assert version(connection) == 1
    assert tables(connection) == {"one"}


def test_a_migration_that_leaves_dangling_keys_is_undone(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    (tmp_path / "0001_one.sql").write_text(
        "CREATE TABLE a (id INTEGER PRIMARY KEY);\n"
        "CREATE TABLE b (a REFERENCES a (id));\n"
        "INSERT INTO b VALUES (1);\n"
    )
    with pytest.raises(SchemaBroken, match="'b'"):
        migrate(connection, tmp_path)
    assert tables(connection) == set()


def test_a_newer_database_is_refused_and_left_alone(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    (tmp_path / "0001_one.sql").write_text("CREATE TABLE one (a);")
    connection.execute("PRAGMA user_version = 2")
    with pytest.raises(SchemaTooNew, match="schema version 2 and this program knows 1"):
        migrate(connection, tmp_path)
    assert tables(connection) == set()
