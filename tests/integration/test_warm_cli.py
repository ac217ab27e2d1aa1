"""`python -m bot warm` as people start it: on its own, beside a bot, and killed in the middle."""

import contextlib
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests.integration.test_cli import PATIENCE, Result, bot, refused, started

TINY = "--seconds 1 --size 64x64 --fps 8"
HERE = ("--community", "console:terminal")
LONG = "a city in the rain --seconds 10 --size 1280x720"


def rows(folder: Path, statement: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(folder / "data" / "reelbot.sqlite3")) as connection:
        return connection.execute(statement).fetchall()


def wished(folder: Path) -> list[object]:
    return [words for (words,) in rows(folder, "SELECT words FROM warm ORDER BY id")]


def clips(folder: Path) -> list[tuple[object, ...]]:
    return rows(folder, "SELECT scope, json_extract(body, '$.prompt') FROM clips ORDER BY 2")


def warm(folder: Path, *lines: str, to: tuple[str, ...] = HERE) -> Result:
    (folder / "prompts.txt").write_text("\n".join(lines), "utf-8")
    return bot("warm", "prompts.txt", *to, "--data-dir", "data", cwd=folder)


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Path]:
    """A folder whose data directory another process works in."""
    (tmp_path / "data").mkdir()
    with FileLock(tmp_path / "data" / "work.lock"):
        yield tmp_path


def test_a_list_is_made_once_and_answers_who_asks(tmp_path: Path) -> None:
    lines = ["# popular", f"cat dancing {TINY}", "", f"Cat dancing! {TINY}", "/status"]
    result = warm(tmp_path, *lines)
    assert result.returncode == 1, "a line asks for no clip"
    assert result.stderr == "Line 5: This asks for no clip.\n"
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        *("On the list", "made", "there already"),
    ]
    assert clips(tmp_path) == [("console:terminal", "cat dancing")]
    assert wished(tmp_path) == []
    assert rows(tmp_path, "SELECT id FROM jobs") == []

    asked = bot("ask", f"cat dancing {TINY}", "--json", "--data-dir", "data", cwd=tmp_path)
    assert '"cached": true' in asked.stdout
    again = warm(tmp_path, lines[1])
    assert (again.returncode, again.stdout.count("there already")) == (0, 1)
    assert len(clips(tmp_path)) == 1


def test_without_a_community_it_is_for_those_that_share(tmp_path: Path) -> None:
    result = warm(tmp_path, f"cat dancing {TINY}", to=())
    assert "No community shares its clips" in refused(result)
    with contextlib.closing(sqlite3.connect(tmp_path / "data" / "reelbot.sqlite3")) as connection:
        connection.execute(
            "INSERT INTO communities VALUES ('discord:1', json_object('sharing', json('true')), 0)"
        )
        connection.commit()
    result = warm(tmp_path, f"cat dancing {TINY}", to=())
    assert result.returncode == 0, result.stderr
    assert clips(tmp_path) == [("everyone", "cat dancing")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--forget"),
        (["p.txt", "--forget"], "--forget"),
        (["none.txt", *HERE], "none.txt"),
        (["p.txt", "--community", "here"], "“here” is no community"),
    ],
)
def test_what_is_wrong_is_one_sentence(arguments: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text("a cat")
    assert said in refused(bot("warm", *arguments, "--data-dir", "data", cwd=tmp_path))
    assert not (tmp_path / "data").exists()


def test_a_bot_that_runs_is_left_the_list_which_can_be_taken_back(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    server = FileLock(tmp_path / "data" / "server.lock")
    with server, FileLock(tmp_path / "data" / "work.lock"):
        result = warm(tmp_path, f"cat dancing {TINY}", "sunset timelapse")
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.splitlines()[-1].startswith("The bot runs")
        assert wished(tmp_path) == [f"cat dancing {TINY}", "sunset timelapse"]
        assert clips(tmp_path) == []
        gone = bot("warm", "--forget", "--data-dir", "data", cwd=tmp_path)
        assert gone.stdout == "2 were on the list, which is empty now.\n"
        assert wished(tmp_path) == []


def test_a_bot_that_starts_meanwhile_goes_first(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(LONG)
    (tmp_path / "data").mkdir()
    with started("warm", "p.txt", *HERE, "--data-dir", "data", cwd=tmp_path) as process:
        until_it_draws(tmp_path)
        with FileLock(tmp_path / "data" / "server.lock"):
            begun = time.monotonic()
            with FileLock(tmp_path / "data" / "work.lock", timeout=PATIENCE):
                waited = time.monotonic() - begun
                out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert out.splitlines()[-1].startswith("The bot runs")
    assert waited < 15, "it did not wait for the clip"
    assert (wished(tmp_path), clips(tmp_path)) == ([LONG], [])
    assert rows(tmp_path, "SELECT tries FROM warm") == [(0,)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_leaves_the_rest_on_the_list(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(LONG)
    with started("warm", "p.txt", *HERE, "--data-dir", "data", cwd=tmp_path) as process:
        until_it_draws(tmp_path)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert rows(tmp_path, "SELECT words, tries FROM warm") == [(LONG, 0)]
    assert list((tmp_path / "data" / "clips").iterdir()) == []


def test_killed_in_the_middle_it_goes_on_and_doubles_nothing(tmp_path: Path) -> None:
    first, second = f"cat dancing {TINY}", f"sunset timelapse {TINY}"
    (tmp_path / "p.txt").write_text(f"{first}\n{LONG}\n{second}")
    with started("warm", "p.txt", *HERE, "--data-dir", "data", cwd=tmp_path) as process:
        assert process.stdout is not None
        assert any(line.startswith("made: cat") for line in process.stdout)
        until_it_draws(tmp_path)
        os.kill(process.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        process.wait(timeout=PATIENCE)
    assert rows(tmp_path, "SELECT words, tries FROM warm ORDER BY id") == [(LONG, 1), (second, 0)]
    # The long one is taken off, so that the test has an end.
    with contextlib.closing(sqlite3.connect(tmp_path / "data" / "reelbot.sqlite3")) as connection:
        connection.execute("DELETE FROM warm WHERE words = ?", [LONG])
        connection.commit()
    result = warm(tmp_path, first, second)
    assert result.returncode == 0, result.stderr
    assert [line.split(":")[0] for line in result.stdout.splitlines()[1:]] == [
        *("made", "there already"),
    ]
    prompts = [prompt for _, prompt in clips(tmp_path)]
    assert prompts == ["cat dancing", "sunset timelapse"]


def test_somebody_else_at_work_is_waited_for(busy: Path) -> None:
    (busy / "p.txt").write_text(f"cat dancing {TINY}")
    with started("warm", "p.txt", *HERE, "--data-dir", "data", cwd=busy) as process:
        assert process.stderr is not None
        assert "Waiting for another" in process.stderr.readline()
        assert wished(busy) == [f"cat dancing {TINY}"]
        process.kill()


def until_it_draws(folder: Path) -> None:
    """Until half a clip is there."""
    end = time.monotonic() + PATIENCE
    while not list((folder / "data" / "clips").glob("*.part")):
        assert time.monotonic() < end
        time.sleep(0.02)


def test_stats_tell_how_much_is_on_the_list(busy: Path) -> None:
    (busy / "p.txt").write_text("cat dancing\nsunset timelapse")
    with started("warm", "p.txt", *HERE, "--data-dir", "data", cwd=busy) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.kill()
    told = bot("cache", "stats", "--data-dir", "data", cwd=busy).stdout
    assert "2 clips are still to be made ahead." in told
