"""`python -m bot run` on one data directory, life after life, and the log it leaves. Linux only."""

import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

from tests.support.chaos.chronicle import Chronicle, Mark

ROOT = Path(__file__).parent.parent.parent.parent
OURS = "REELBOT_CHAOS_RUN"  # in the environment of the program and of all that it starts
PATIENCE = 30.0

Trap = Callable[[Mark], float | None]
"""Called when a phase begins: in how many seconds the program is to be killed, None for not."""


class Life:
    """The program from its start to its end. The thread that reads its log also springs the trap:
    a phase may be over in two milliseconds."""

    def __init__(
        self, process: "subprocess.Popen[str]", chronicle: Chronicle, log: Path, trap: Trap
    ) -> None:
        self.process = process
        self._chronicle = chronicle
        self._log = log
        self._trap = trap
        self._reading = threading.Thread(target=self._read, name="log", daemon=True)
        self._reading.start()

    def wait(self, seconds: float) -> bool:
        """Wait until it has ended and all it said was read; returns whether it has."""
        self._reading.join(seconds)
        return not self._reading.is_alive()

    def kill(self) -> None:
        """Kill the parent alone, as the kernel does when memory runs out."""
        self.process.kill()

    def end(self) -> int:
        """Wait for its end; returns the status it ended with."""
        assert self.wait(PATIENCE), "the program does not end"
        return self.process.wait(PATIENCE)

    def _read(self) -> None:
        assert self.process.stderr is not None
        with self._log.open("a") as log, self.process.stderr as said:
            for line in said:
                mark = Mark.of(line)
                if mark is not None:
                    self._chronicle.note(mark)
                    if mark.begins and (pause := self._trap(mark)) is not None:
                        time.sleep(pause)
                        self.process.kill()
                log.write(line)


class Program:
    """What it keeps is in `data`; all that it ever logged is in `log`. Gone after the block."""

    def __init__(self, folder: Path, url: str) -> None:
        self.data = folder / "data"
        self.log = folder / "reelbot.log"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.chronicle = Chronicle()
        self._life: Life | None = None
        self._folder = folder
        self._environment = os.environ | {
            OURS: str(folder),
            "ADAPTERS": "tests.support.loopback",
            "DISCORD_TOKEN": "",
            "JOBS_PER_USER": "1000",
            "LOG_LEVEL": "debug",
            "LOOPBACK_URL": url,
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_TOKEN": "",
            "TMPDIR": str(self.temporary),
            "TORCHINDUCTOR_CACHE_DIR": str(folder / "torch"),  # else torch makes one in TMPDIR
        }

    def begin(self, trap: Trap = lambda _: None, *, workers: int = 2) -> Life:
        self.chronicle.begin_life()
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", "--data-dir", str(self.data)],
            cwd=self._folder,  # where no .env is
            env=self._environment | {"CPU_WORKERS": str(workers)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._life = Life(process, self.chronicle, self.log, trap)
        return self._life

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """Whatever went wrong, it does not stay."""
        if self._life is not None:
            self._life.kill()
            self._life.end()

    def survivors(self) -> list[str]:
        """The command lines of processes that are still there some time after the program's end."""
        until = time.monotonic() + PATIENCE
        while found := dict(self._processes()):
            for pid in found:
                if not _ends(pid, until - time.monotonic()):
                    return list(found.values())
        return []

    def _processes(self) -> Iterator[tuple[int, str]]:
        ours = f"{OURS}={self._folder}".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if ours in (folder / "environ").read_bytes().split(b"\0"):
                    line = (folder / "cmdline").read_bytes().replace(b"\0", b" ")
                    yield int(folder.name), line.decode(errors="replace")
            except OSError:
                continue  # it has ended, or is somebody else's


def _ends(pid: int, seconds: float) -> bool:
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], max(0.0, seconds))[0])
    finally:
        os.close(handle)
