"""(a) The second `make run` until the page answers, beside a bare FastAPI page."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.measure import Row, Series, spell

ROUNDS = 5
PATIENCE = 60.0  # seconds for a page to answer
ROOT = Path(__file__).parent.parent
BARE = """
import fastapi, uvicorn
app = fastapi.FastAPI()
@app.get("/")
def page():
    return "hello"
uvicorn.run(app, port={port}, log_level="error")
"""


def rows() -> Iterator[Row]:
    ours, bare, heavy = [], [], set[str]()
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS):
            port = _free_port()
            arguments = f"--port {port} --data-dir {folder}"
            with _running(["make", "-s", "run", f"ARGS={arguments}"]) as process:
                ours.append(_until_answer(port, process))
                heavy |= _torch_in(port)
            port = _free_port()
            with _running([sys.executable, "-c", BARE.format(port=port)]) as process:
                bare.append(_until_answer(port, process))
    mine, beside = Series("make run", ours), Series("bare page", bare)
    yield Row(
        name="(a) second `make run` until the page answers",
        measured=spell(mine.median),
        beside=f"bare FastAPI page {spell(beside.median)}",
        ratio=mine.median / beside.median,
        goal="no torch in the parent",
        met=not heavy,
        noise=mine.noise,
    )


@contextlib.contextmanager
def _running(command: Sequence[str]) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


def _until_answer(port: int, process: "subprocess.Popen[bytes]") -> float:
    begun = time.perf_counter()
    while time.perf_counter() - begun < PATIENCE:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode} before it answered")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return time.perf_counter() - begun
        except ConnectionError:
            time.sleep(0.01)
        finally:
            connection.close()
    raise RuntimeError(f"no answer within {PATIENCE:.0f} s")


def _torch_in(port: int) -> set[str]:
    """Libraries of torch that the server process has mapped (Linux; elsewhere nothing is seen)."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().decode().split("\0")
            if "bot" in words and str(port) in words:
                maps = (folder / "maps").read_text().splitlines()
                found |= {line.split("/")[-1] for line in maps if "/torch/" in line}
        except OSError:
            continue  # it ended meanwhile
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
