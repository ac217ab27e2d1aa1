"""The real program as people start it: `python -m bot …` in a process of its own."""

import contextlib
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.cli.program import main
from bot.config import Settings

ROOT = Path(__file__).parents[2]
TINY = "--seconds 1 --size 64x64 --fps 8"
PATIENCE = 120  # seconds; a machine that runs other things too may need some of them

Result = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One directory for the whole module: the cache has something to remember."""
    return tmp_path_factory.mktemp("data")


def surroundings(**settings: str) -> dict[str, str]:
    ours = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "PYTHONPATH": str(ROOT), **settings}


def bot(*arguments: str | Path, cwd: Path, stdin: str = "", **settings: str) -> Result:
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        cwd=cwd,
        env=surroundings(**settings),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


@contextmanager
def started(*arguments: str | Path, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "bot", *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=cwd, env=surroundings(), stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8"
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def refused(result: Result, *, status: int = 1) -> str:
    """The one sentence a failure ends with."""
    assert result.returncode == status
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr.splitlines()[-1]


def test_ask_makes_a_clip_and_the_same_again_comes_from_the_cache(
    data_dir: Path, tmp_path: Path
) -> None:
    text = f"/video a red fox in the snow {TINY}"
    first = bot("ask", text, "--out", "fox.mp4", "--json", "--data-dir", data_dir, cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "drawing" in first.stderr
    made = json.loads(first.stdout)
    assert list(made) == [
        *("file", "engine", "cached", "similarity", "prompt", "seed", "width", "height"),
        *("frames", "fps", "seconds", "queued_s", "depicts", "omitted", "caption", "topic"),
        *("facts", "made_with", "job"),
    ]
    assert made["file"] == str(tmp_path / "fox.mp4")
    assert (made["engine"], made["cached"], made["similarity"]) == ("sketch", False, None)
    assert (made["width"], made["height"], made["frames"], made["fps"]) == (64, 64, 8, 8)
    assert made["prompt"] == "a red fox in the snow"
    assert made["depicts"]
    assert made["caption"]
    assert b"ftyp" in (tmp_path / "fox.mp4").read_bytes()[:16]

    second = bot("ask", text, "--out", "fox.gif", "--json", "--data-dir", data_dir, cwd=tmp_path)
    again = json.loads(second.stdout)
    assert again["cached"] is True
    assert again["seed"] == made["seed"]
    assert (tmp_path / "fox.gif").read_bytes().startswith(b"GIF89a")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fox.gif", "fox.mp4"]


def test_text_without_a_slash_is_a_prompt_and_the_file_gets_a_name(
    data_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "a-blue-moon.mp4").write_text("mine")
    result = bot("ask", f"a blue moon {TINY} --seed 5", "--data-dir", data_dir, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "a-blue-moon-2.mp4: 64x64, 1 s" in result.stdout
    assert "seed 5" in result.stdout
    assert (tmp_path / "a-blue-moon.mp4").read_text() == "mine"

    result = bot("ask", "/again", "--json", "--data-dir", data_dir, cwd=tmp_path)
    again = json.loads(result.stdout)
    assert again["prompt"] == "a blue moon"
    assert again["seed"] != 5


def test_settings_hold_for_what_is_asked_later_until_its_asker_is_forgotten(tmp_path: Path) -> None:
    def ask(*arguments: str) -> str:
        result = bot("ask", *arguments, "--data-dir", tmp_path / "data", cwd=tmp_path)
        assert result.returncode == 0, result.stderr
        return result.stdout

    ask(f"/settings {TINY} --format gif")
    made = ask("/video a red cat")
    assert "a-red-cat.gif: 64x64, 1 s" in made
    ask("a red cat", "--out", "cat.mp4")  # a name goes before a default
    assert "Clip 2, “a red cat”: finished" in ask("/gallery")
    assert "and one clip" in ask("/privacy delete")
    assert "no clips yet" in ask("/gallery")
    assert "size: default" in ask("/settings")


def test_commands_that_make_no_clip_print_their_answer(data_dir: Path, tmp_path: Path) -> None:
    help_text = bot("ask", "/help", "--data-dir", data_dir, cwd=tmp_path).stdout
    assert "--seconds 1..10" in help_text
    assert "sketch" in help_text
    status = bot("ask", "/status", "--json", "--data-dir", data_dir, cwd=tmp_path)
    assert json.loads(status.stdout)["answer"]
    chinese = bot("ask", "/帮助", "--data-dir", data_dir, cwd=tmp_path, DEFAULT_LOCALE="zh")
    assert "海上日落延时" in chinese.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["ask", "/video a cat --secnds 3"], 1, "--seconds"),
        (["ask", "a cat", "--out", "cat.webm"], 1, ".webm"),
        (["ask", "a cat --format gif", "--out", "cat.mp4"], 1, ".mp4"),
        (["ask", "a cat", "--data-dir", "file"], 1, "file"),
        (["route", "--data-dir", "file"], 1, "file"),
        (["ask"], 2, "TEXT"),
        (["paint"], 2, "paint"),
        (["run", "--prot", "1"], 2, "--prot"),
        (["run", "--port", "http"], 2, "--port"),
        (["run", "--port", "70000"], 1, "WEB_PORT"),
    ],
)
def test_what_goes_wrong_early_is_one_sentence_and_a_status(
    arguments: list[str],
    status: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In this process, because starting one takes a second."""
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["bot", *arguments])
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)
    assert main() == status
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_what_goes_wrong_later_is_a_sentence_too(data_dir: Path, tmp_path: Path) -> None:
    for arguments, said in [
        (("a cat --style no-such-style",), "no-such-style"),
        (("a cat", "--out", tmp_path / "none" / "cat.mp4"), "no such folder"),
    ]:
        result = bot("ask", *arguments, "--data-dir", data_dir, cwd=tmp_path)
        assert said in refused(result)


def test_a_database_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "reelbot.sqlite3").write_bytes(b"not a database at all " * 999)
    result = bot("ask", "a cat", "--data-dir", tmp_path, cwd=tmp_path)
    assert "reelbot.sqlite3" in refused(result)
    result = bot("doctor", "--data-dir", tmp_path, cwd=tmp_path)
    assert result.returncode == 1
    assert re.search(r"^broken +database", result.stdout, re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_calls_the_job_off(tmp_path: Path) -> None:
    text = "a city in the rain --seconds 10 --size 1280x720"
    with started("ask", text, "--data-dir", tmp_path / "data", cwd=tmp_path) as process:
        assert process.stderr is not None
        assert any("drawing" in line for line in process.stderr)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert list(tmp_path.glob("*.mp4")) == []
    assert list((tmp_path / "data" / "clips").iterdir()) == []
    with sqlite3.connect(tmp_path / "data" / "reelbot.sqlite3") as connection:
        assert connection.execute("SELECT state FROM jobs").fetchall() == [("CANCELLED",)]
    connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_while_modules_load_shows_no_traceback(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "bot", "ask", "a cat"],
        cwd=tmp_path,
        env=surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr is not None
        assert any("dataclasses" in line for line in process.stderr)
        process.send_signal(signal.SIGINT)
        err = process.stderr.read()
    assert process.returncode in (-signal.SIGINT, 130)
    assert "Traceback" not in err


def test_route_answers_each_line_in_order_and_renders_nothing(tmp_path: Path) -> None:
    prompts = ["a cat", "", "  ", "三只猫 😀", "x" * 1001, '"quoted" <b>', *["a red car"] * 300]
    data = tmp_path / "data"
    result = bot("route", "--data-dir", data, cwd=tmp_path, stdin="\n".join(prompts))
    assert result.returncode == 0, result.stderr
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [it["prompt"] for it in answers] == [it for it in prompts if it.strip()]
    for answer in answers:
        assert list(answer) == [
            *("prompt", "engine", "score", "depicts", "omitted", "reason"),
            *("topic", "quantities", "assumed", "unused", "corrected", "refused"),
        ]
    assert answers[0]["engine"] == "sketch"
    assert 0 <= answers[0]["score"] <= 1
    assert answers[2]["engine"] is None
    assert "1001" in answers[2]["reason"]
    assert list((data / "clips").iterdir()) == []


def test_route_answers_a_person_line_by_line_and_bears_a_broken_pipe(tmp_path: Path) -> None:
    with started("route", "--data-dir", tmp_path, cwd=tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("a cat\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["prompt"] == "a cat"
        process.stdout.close()
        with contextlib.suppress(BrokenPipeError):  # it may have ended already
            process.stdin.write("a dog\n" * 2000)
            process.stdin.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- >&- 2>&-"])
def test_without_a_stream_there_is_nothing_to_read_and_nobody_who_reads(
    closed: str, tmp_path: Path
) -> None:
    result = subprocess.run(
        ["sh", "-c", f'"$0" -m bot route {closed}', sys.executable],
        cwd=tmp_path,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_run_serves_the_page_owns_its_directory_and_stops_when_asked(tmp_path: Path) -> None:
    arguments = ("run", "--port", "0", "--data-dir", tmp_path / "data")
    with started(*arguments, cwd=tmp_path) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        match = re.fullmatch(r"Reelbot listens on (http://127\.0\.0\.1:(\d+))\n", line)
        assert match, line
        with urllib.request.urlopen(match[1], timeout=PATIENCE) as page:
            assert page.status == 200

        assert match[1] in refused(bot(*arguments, cwd=tmp_path))
        ask = bot("ask", "a cat", "--data-dir", tmp_path / "data", cwd=tmp_path)
        assert match[1] in refused(ask)
        port = match[2]
        other = bot("run", "--port", port, "--data-dir", tmp_path / "other", cwd=tmp_path)
        assert port in refused(other)
        doctor = bot("doctor", "--data-dir", tmp_path / "data", cwd=tmp_path)
        assert doctor.returncode == 0, doctor.stdout

        process.terminate()
        process.communicate(timeout=PATIENCE)
    if sys.platform != "win32":
        assert process.returncode == 0


def test_a_token_without_an_adapter_is_a_word_in_the_log_and_never_shown(tmp_path: Path) -> None:
    secret = "123456789:AAF-abcdefghijklmnopqrstuvwxyz12345"
    settings = {"TELEGRAM_TOKEN": secret, "WEB_TOKEN": "correct-horse-battery", "WEB_PORT": "0"}
    result = bot("doctor", cwd=tmp_path, **settings)
    assert result.returncode == 0, result.stdout
    assert [it for it in ("AAF-", "correct-horse") if it in result.stdout + result.stderr] == []
