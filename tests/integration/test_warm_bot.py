"""A bot that runs works on the list of clips to be made ahead, killed or not."""

import contextlib
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.integration.test_cli import PATIENCE, ROOT, bot, surroundings

TINY = "--seconds 1 --size 64x64 --fps 8"
LONG = "a city in the rain --seconds 10 --size 1280x720"
HERE = ("--community", "console:terminal")
QUICKLY = "import sys; from bot import warmer; warmer.QUIET = warmer.POLL = 1.0"
RUN = f"{QUICKLY}; from bot.cli.program import main; sys.exit(main())"


@contextmanager
def running(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A bot in `folder`/data that listens, and whose idle moments come soon."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", RUN, "run", "--port", "0", "--data-dir", "data"]
    environment = surroundings(PYTHONPATH=str(ROOT))
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=pipe, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert re.match("Reelbot listens", process.stdout.readline())
            yield process
        finally:
            process.kill()


def rows(folder: Path, statement: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(folder / "data" / "reelbot.sqlite3")) as connection:
        return connection.execute(statement).fetchall()


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def warm(folder: Path, *lines: str) -> str:
    (folder / "prompts.txt").write_text("\n".join(lines), "utf-8")
    result = bot("warm", "prompts.txt", *HERE, "--data-dir", "data", cwd=folder)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_it_makes_them_when_nobody_waits(tmp_path: Path) -> None:
    with running(tmp_path) as process:
        told = warm(tmp_path, f"cat dancing {TINY}", f"sunset timelapse {TINY}")
        assert told.splitlines()[-1].startswith("The bot runs")
        until(lambda: not rows(tmp_path, "SELECT * FROM warm"))
        process.terminate()
        assert process.wait(PATIENCE) == 0 or sys.platform == "win32"
    assert rows(tmp_path, "SELECT scope, COUNT(*) FROM clips") == [("console:terminal", 2)]
    assert rows(tmp_path, "SELECT * FROM jobs") == []
    asked = bot("ask", f"cat dancing {TINY}", "--json", "--data-dir", "data", cwd=tmp_path)
    assert '"cached": true' in asked.stdout


def test_killed_while_it_makes_one_it_makes_it_later_and_once(tmp_path: Path) -> None:
    def drawing() -> bool:
        return bool(list((tmp_path / "data" / "clips").glob("*.part")))

    with running(tmp_path) as process:
        warm(tmp_path, LONG, f"cat dancing {TINY}")
        until(drawing)
        os.kill(process.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        process.wait(PATIENCE)
    assert rows(tmp_path, "SELECT words, tries FROM warm ORDER BY id")[0] == (LONG, 1)
    with contextlib.closing(sqlite3.connect(tmp_path / "data" / "reelbot.sqlite3")) as connection:
        connection.execute(
            "UPDATE warm SET words = ? WHERE words = ?", [f"a rainy city {TINY}", LONG]
        )
        connection.commit()
    with running(tmp_path) as process:
        until(lambda: not rows(tmp_path, "SELECT * FROM warm"))
        process.terminate()
        process.wait(PATIENCE)
    prompts = rows(tmp_path, "SELECT json_extract(body, '$.prompt') FROM clips ORDER BY 1")
    assert prompts == [("a rainy city",), ("cat dancing",)]
    assert bot("cache", "verify", "--data-dir", "data", cwd=tmp_path).returncode == 0
