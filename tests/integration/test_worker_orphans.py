"""Nothing outlives the parent: after a SIGKILL of it, its workers and their ffmpegs are gone."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator import ffmpeg
from tests.support.clips import make_clip
from tests.support.encoders import HeldEncoder
from tests.support.processes import PATIENCE, children, must_end, name

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has pidfd and /proc")


@contextmanager
def started(*arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def rendering(folder: Path, engine: str, stage: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A parent whose worker is in the middle of a clip."""
    with started("-m", "tests.support.kill_me", str(folder), engine, stage) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"now\n"
        yield process


@pytest.mark.parametrize(
    ("engine", "stage", "programs"),
    [("slow", "wait", ["ffmpeg", "python"]), ("hangs", "hang", ["python"])],
)
def test_workers_and_their_ffmpegs_die_with_a_killed_parent(
    tmp_path: Path, engine: str, stage: str, programs: list[str]
) -> None:
    with rendering(tmp_path, engine, stage) as process:
        below = children(process.pid)
        assert sorted(map(name, below)) == programs
        with must_end(below):
            process.kill()
    assert not list((tmp_path / "clips").glob("*.mp4"))


@pytest.mark.parametrize("whose", ["parent", "worker"])
def test_an_ffmpeg_that_is_behind_dies_with_a_killed_parent_or_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whose: str
) -> None:
    HeldEncoder(tmp_path, monkeypatch).hold()
    with rendering(tmp_path, "brisk", "drawn") as process:
        (worker, *_) = children(process.pid)
        until = time.monotonic() + PATIENCE
        while not (below := children(worker)) and time.monotonic() < until:
            time.sleep(0.005)
        assert below
        with must_end(below):
            os.kill({"parent": process.pid, "worker": worker}[whose], 9)
    assert not list((tmp_path / "clips").glob("*.mp4"))


def test_an_ffmpeg_dies_with_its_killed_worker(tmp_path: Path) -> None:
    with rendering(tmp_path, "slow", "wait") as process:
        (worker,) = (pid for pid in children(process.pid) if name(pid) == "python")
        with must_end(children(worker)):
            os.kill(worker, 9)


def test_a_conversion_dies_with_a_killed_parent(tmp_path: Path) -> None:
    clip = make_clip(tmp_path, seconds=0.2)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    endless = ["-re", "-stream_loop", "-1", "-i", str(clip.path), "-f", "mpegts", str(pipe)]
    code = (
        "import asyncio; from generator import ffmpeg; "
        f"asyncio.run(ffmpeg.run({endless!r}, within=60))"
    )
    with started("-c", code) as process, pipe.open("rb") as output:
        assert output.read(188)  # it is at work
        below = children(process.pid)
        assert [name(pid) for pid in below] == ["ffmpeg"]
        with must_end(below):
            process.kill()


def test_a_leashed_program_whose_parent_is_already_gone_never_starts() -> None:
    line = ffmpeg.command(["-version"])
    at = line.index(str(os.getpid()))
    orphan = subprocess.run([*line[:at], "1", *line[at + 1 :]], capture_output=True, check=False)
    assert (orphan.returncode, orphan.stdout) == (1, b"")
