"""The whole program, life after life on one folder, killed at moments that Telegram knows."""

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.types import JobState
from tests.e2e.telegram.cast import STORAGE
from tests.e2e.telegram.problems import Body, Problem
from tests.e2e.telegram.server import TelegramServer
from tests.support.chaos.program import ROOT

PATIENCE = 60.0  # seconds; the program's start takes three where nothing else runs
LONGEST_LINE = 2**20  # bytes
SMALL = "--seconds 1 --fps 8 --size 96x64"
ASKED = '"enqueue begins"'  # in the log, when a request is understood and not yet a job
LOST = "nothing of it was heard"

Row = dict[str, Any]
Which = Callable[[Body], bool]


def _any(_: Body) -> bool:
    return True


class Program:
    """`python -m bot run`, which takes `server` for Telegram. It dies by SIGKILL alone, or when a
    test lets it `stop`."""

    def __init__(self, server: TelegramServer, folder: Path, **environment: str) -> None:
        self._server = server
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._trap = ""
        self._environment = os.environ | {
            "ADAPTERS": "telegram",
            "CPU_WORKERS": "1",
            "DISCORD_TOKEN": "",
            "LOG_LEVEL": "debug",
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_API_URL": server.api,
            "TELEGRAM_STORAGE_CHAT": str(STORAGE),
            "TELEGRAM_TOKEN": server.token,
            **environment,
        }
        server.chat(STORAGE)

    async def live(self) -> None:
        """A new life, from when it asks Telegram for what people wrote."""
        before = self._server.calls.count("getUpdates")
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--data-dir", str(self._folder / "data")),
            cwd=self._folder,  # where no .env is
            env=self._environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            limit=LONGEST_LINE,
        )
        self._reading = asyncio.create_task(self._read())
        polls = self._server.calls
        await self._server.until(lambda: polls.count("getUpdates") > before, PATIENCE)

    def kill_before(self, method: str, which: Which = _any) -> None:
        """Kill it while it makes such a request, which gets lost with it."""
        self._hook(self._server.before, method, which, lost=True)

    def kill_after(self, method: str, which: Which = _any) -> None:
        """Kill it when its request took effect, before it hears so."""
        self._hook(self._server.after, method, which, lost=False)

    def lose(self, method: str) -> None:
        """Such a request of this life is never heard."""

        async def hook(_: Body) -> None:
            del self._server.before[method]
            await self._ended()
            raise Problem(0, LOST)

        self._server.before[method] = hook

    @contextmanager
    def killed_between_question_and_job(self) -> Iterator[None]:
        """Kill it when it has understood what was asked: nothing gets onto the disk before."""
        database = self._folder / "data" / "reelbot.sqlite3"
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            self._trap = ASKED
            yield
            connection.execute("ROLLBACK")

    async def death(self) -> None:
        status = await self._ended()
        assert status == -signal.SIGKILL, f"the program ended by itself, with status {status}"
        await self._read_all()

    async def rest(self, state: JobState = JobState.DELIVERED) -> None:
        """Wait until Telegram knows that every update was taken, and every job has ended so."""
        await self._server.until(
            lambda: not self._server.updates and {it["state"] for it in self.jobs()} == {state},
            PATIENCE,
        )

    async def stop(self) -> list[Row]:
        """Let it end in its own time; returns its jobs, the oldest first."""
        assert self._process is not None
        self._process.terminate()
        assert await self._ended() == 0
        await self._read_all()
        return self.jobs()

    def jobs(self) -> list[Row]:
        with closing(sqlite3.connect(self._folder / "data" / "reelbot.sqlite3")) as connection:
            connection.row_factory = sqlite3.Row
            rows = connection.execute("SELECT * FROM jobs ORDER BY number").fetchall()
        return [dict(row) | {"address": json.loads(row["address"])} for row in rows]

    async def close(self) -> None:
        """Whatever went wrong, it does not stay."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        await self._read_all()

    def _hook(self, hooks: dict[str, Any], method: str, which: Which, *, lost: bool) -> None:
        async def hook(body: Body) -> None:
            if not which(body):
                return
            del hooks[method]
            await self._kill()
            if lost:
                raise Problem(0, LOST)

        hooks[method] = hook

    async def _kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def _ended(self) -> int:
        assert self._process is not None
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()

    async def _read(self) -> None:
        """Its log, which tells of what Telegram does not see."""
        assert self._process is not None
        assert self._process.stderr is not None
        with (self._folder / "reelbot.log").open("ab") as log:
            async for line in self._process.stderr:
                log.write(line)
                if self._trap and self._trap.encode() in line:
                    self._trap = ""
                    self._process.kill()
                self._server.tell()

    async def _read_all(self) -> None:
        if self._reading is not None:
            async with asyncio.timeout(PATIENCE):
                await self._reading
