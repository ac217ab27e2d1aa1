"""`python -m bot cache stats`, `clear` and `verify`, on a real database and real files."""

import asyncio
import io
import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from bot.cli import keeping
from bot.cli.program import main
from cache.clips import ClipCache
from cache.database import Database
from generator.types import Clip, ClipRequest
from tests.support.generator import make_clip

Run = Callable[..., tuple[int, str, str]]
CATS = ("a cat", "two cats", "three cats")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`python -m bot cache …` in this process: status, stdout, stderr. `stdin` is what is typed."""
    monkeypatch.chdir(tmp_path)  # no .env of anybody's
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)

    def cache(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["bot", "cache", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        status = main()
        out, err = capsys.readouterr()
        return status, out, err

    return cache


@pytest.fixture
def clips(tmp_path: Path) -> dict[str, Clip]:
    """Three clips by their prompts: one liked, one still to be posted; the third answered twice."""
    folder = tmp_path / "data" / "clips"
    folder.mkdir(parents=True)

    async def fill() -> dict[str, Clip]:
        database = await Database.open(tmp_path / "data" / "reelbot.sqlite3")
        cache = ClipCache(
            database, None, clips_dir=folder, threshold=0.9, quota_bytes=10**9, hot_size=0
        )
        made: dict[str, Clip] = {}
        for prompt, scope in zip(CATS, ("us", "us", "them"), strict=True):
            request = ClipRequest(prompt=prompt, engine="sketch")
            made[prompt] = make_clip(folder, request)
            async with database.transaction() as connection:
                await cache.add(connection, made[prompt], request, scope)
        await database.close()
        return made

    made = asyncio.run(fill())
    with writing(tmp_path) as connection:
        jobs = [("a cat", "DELIVERED", None), ("two cats", "READY", "twin")]
        jobs += [("three cats", "DELIVERED", kind) for kind in (None, "hot", "exact", "semantic")]
        for number, (prompt, state, reuse) in enumerate(jobs):
            connection.execute(
                "INSERT INTO jobs (id, number, state, lane, owner, scope, twin_key, request,"
                " address, format, created_at, clip_id, reuse)"
                " VALUES (?, ?, ?, 'cpu', 'o', 'us', 't', '{}', '{}', 'mp4', 0, ?, ?)",
                [f"job{number}", number, state, made[prompt].id, reuse],
            )
        connection.execute("INSERT INTO favourites VALUES ('o', 'job0', 0)")
    return made


@contextmanager
def writing(folder: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(folder / "data" / "reelbot.sqlite3")
    with connection:
        yield connection
    connection.close()


def kept(folder: Path) -> set[str]:
    """The ids of the clips, as the files and as the database have them."""
    with writing(folder) as connection:
        rows = {row[0] for row in connection.execute("SELECT id FROM clips")}
    files = {path.stem for path in (folder / "data" / "clips").iterdir()}
    assert rows == files
    return rows


def ids(clips: dict[str, Clip], *prompts: str) -> set[str]:
    return {clips[prompt].id for prompt in prompts}


@contextmanager
def served(folder: Path) -> Iterator[None]:
    """As while a bot owns the directory."""
    with FileLock(folder / "data" / "server.lock"), FileLock(folder / "data" / "work.lock"):
        yield


def test_stats_count_what_is_kept_and_how_often_it_answered(
    run: Run, clips: dict[str, Clip]
) -> None:
    status, out, err = run("stats", "--json")
    assert (status, err) == (0, "")
    size = sum(clip.size + clip.poster.stat().st_size for clip in clips.values())
    assert json.loads(out) == {
        "clips": 3,
        "bytes": size,
        "engines": {"sketch": 3},
        "scopes": {"us": 2, "them": 1},
        "embedded": 0,
        "unreadable": 0,
        "quota": 10**10,
        "answers": {"new": 2, "exact": 1, "hot": 1, "meaning": 0, "semantic": 1, "twin": 1},
        "refused": 0,
        "to_make": 0,
    }
    lines = run("stats")[1].splitlines()
    assert lines[0].startswith("3 clips are kept, 0.0 MB of 10000.0 MB")
    assert "By community: us 2, them 1." in lines
    assert "Of 6 clips that people got, 4 existed already (67 %)" in lines[-1]


def test_stats_are_told_in_the_operators_language(
    run: Run, clips: dict[str, Clip], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEFAULT_LOCALE", "zh")
    assert run("stats")[1].startswith("保存着 3 个短片")


def test_where_nothing_is_kept_nothing_is_made(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("stats", "--json")[1])["clips"] == 0
    assert run("verify")[0] == 0
    assert run("clear")[:2] == (0, "There is no clip to delete.\n")
    assert list(tmp_path.iterdir()) == []


def test_stats_bear_a_database_of_an_earlier_version_and_one_that_is_none(
    run: Run, clips: dict[str, Clip], tmp_path: Path
) -> None:
    with writing(tmp_path) as connection:
        connection.execute("DROP TABLE warm")
        connection.execute("PRAGMA user_version = 4")
    assert json.loads(run("stats", "--json")[1])["to_make"] == 0
    with writing(tmp_path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (4,)
    (tmp_path / "data" / "reelbot.sqlite3").write_bytes(b"not a database at all " * 999)
    status, out, err = run("stats")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "reelbot.sqlite3" in err


def test_clear_asks_first_and_keeps_favourites_and_what_is_still_to_be_posted(
    run: Run, clips: dict[str, Clip], tmp_path: Path
) -> None:
    for answer in ("n\n", ""):  # "": nobody there
        status, out, err = run("clear", stdin=answer)
        assert status == 1
        assert "Delete one clip" in out + err
        assert "Nothing was deleted." in err
        assert kept(tmp_path) == ids(clips, *CATS)
    status, out, _ = run("clear", stdin="y\n")
    assert status == 0
    assert out.endswith(
        "One clip was deleted.\n"
        "One favourite stays; --all deletes it too.\n"
        "One clip stays that is still to be posted.\n"
    )
    assert kept(tmp_path) == ids(clips, "a cat", "two cats")


def test_clear_all_takes_favourites_too_and_leaves_the_jobs(
    run: Run, clips: dict[str, Clip], tmp_path: Path
) -> None:
    (tmp_path / "data" / "clips" / f"{clips['a cat'].id}.gif").write_bytes(b"derived")
    status, out, _ = run("clear", "--all", "--yes")
    assert (status, out.splitlines()[0]) == (0, "2 clips were deleted.")
    assert kept(tmp_path) == ids(clips, "two cats")
    with writing(tmp_path) as connection:
        (jobs,) = connection.execute("SELECT COUNT(*) FROM jobs").fetchone()
    assert jobs == 6
    words = b"three cats"
    everything = b"".join(path.read_bytes() for path in (tmp_path / "data").glob("reelbot*"))
    assert words not in everything, "what was deleted is gone from the file too"


def test_clear_is_refused_while_a_bot_runs(
    run: Run, clips: dict[str, Clip], tmp_path: Path
) -> None:
    with served(tmp_path):
        status, out, err = run("clear", "--yes")
    assert (status, out) == (1, "")
    assert "already runs" in err
    assert kept(tmp_path) == ids(clips, *CATS)


def test_verify_names_what_is_wrong_and_repair_mends_it(
    run: Run, clips: dict[str, Clip], tmp_path: Path
) -> None:
    assert run("verify") == (0, "Every clip has its files, and every file its clip.\n", "")
    clips["a cat"].path.write_bytes(b"cut")
    clips["two cats"].poster.unlink()
    folder = tmp_path / "data" / "clips"
    for stray in ("0123.mp4", f"{clips['three cats'].id}.mp4.part"):
        (folder / stray).write_bytes(b"stray")
    (folder / "mine.txt").write_text("not a clip's, and nobody's business")
    status, out, _ = run("verify")
    assert status == 1
    told = out.splitlines()
    assert len(told) == 5
    assert sum(clips[prompt].id in out for prompt in ("a cat", "two cats")) == 2
    assert "0123.mp4" in out
    assert "4 things are wrong" in told[-1]

    status, out, _ = run("verify", "--repair")
    assert (status, out.splitlines()[-1]) == (0, "Mended: 4. Still wrong: 0.")
    (folder / "mine.txt").unlink()
    assert kept(tmp_path) == ids(clips, "three cats")
    assert run("verify")[0] == 0


def test_verify_finds_a_file_of_the_same_size_that_is_not_what_was_written(
    run: Run, clips: dict[str, Clip], tmp_path: Path
) -> None:
    path = clips["a cat"].path
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    status, out, _ = run("verify")
    assert status == 1
    assert f"Clip {clips['a cat'].id}: its file is not what was written." in out.splitlines()
    status, out, _ = run("verify", "--repair")
    assert (status, out.splitlines()[-1]) == (0, "Mended: 1. Still wrong: 0.")
    assert kept(tmp_path) == ids(clips, "two cats", "three cats")


def test_verify_says_nothing_of_what_a_running_bot_may_just_be_making(
    run: Run, clips: dict[str, Clip], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "AGAIN", 0.0)
    folder = tmp_path / "data" / "clips"
    (folder / "making.mp4.part").write_bytes(b"half")
    with served(tmp_path):
        status, out, _ = run("verify")
    assert (status, out.count("\n")) == (0, 1)
    long_ago = time.time() - 86400
    os.utime(folder / "making.mp4.part", (long_ago, long_ago))
    clips["a cat"].path.unlink()
    with served(tmp_path):
        status, out, _ = run("verify")
    assert status == 1
    assert "making.mp4.part" in out
    assert clips["a cat"].id in out
    with served(tmp_path):
        status, out, err = run("verify", "--repair")
    assert (status, out) == (1, "")
    assert "already runs" in err
