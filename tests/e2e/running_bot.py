"""The real program in a process of its own, with the web chat on a free port."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent.parent
START_TIMEOUT = 60.0  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningBot:
    """`python -m bot run` on a folder of its own; may be stopped and started again."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.data_dir = folder / "data"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._log = folder / "bot.log"
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns once the page answers.

        Raises:
            RuntimeError: it ended or stayed silent; the text is its log.
        """
        command = [sys.executable, "-m", "bot", "run", "--data-dir", str(self.data_dir)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--port", str(self.port)],
                cwd=ROOT,
                env=os.environ | {"ADAPTERS": "web"} | self._environment,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_TIMEOUT
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"the bot did not start:\n{self._log.read_text()}")
            time.sleep(0.1)

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/healthz", timeout=2).status_code == 200
        except httpx.HTTPError:
            return False
