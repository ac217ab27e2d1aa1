"""One worker process, seen from the parent: start it, talk to it, end it, say why it died."""

import asyncio
import contextlib
import logging
import os
import re
import sys
from collections import deque
from pathlib import Path
from typing import Self

from generator.causes import likely_cause
from generator.errors import WorkerDied
from generator.leash import kill_group, step_back
from generator.protocol import (
    MAX_LINE,
    Drawn,
    Ending,
    Late,
    Message,
    ProtocolError,
    Setup,
    decode,
    encode,
)
from generator.types import Lane

logger = logging.getLogger(__name__)

ROOT = Path(__file__).parent.parent
STDERR_LINES = 40
"""How many of a worker's last lines on stderr are kept to explain its death."""

LAST_WORDS = 1.0
"""Seconds to wait for the end of a dead worker's stderr."""

STDERR_WIDTH = 500
"""Bytes kept of such a line."""

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)
"""For the cpu lane, whose parallelism is its number of workers: more threads would only fight."""


class _Pipes(asyncio.subprocess.SubprocessStreamProtocol):
    """Streams, and word of the end as it comes: `Process.wait` also waits until nobody holds the
    pipes open any more, and what a dead worker left running might for ever."""

    stdin: asyncio.StreamWriter
    stdout: asyncio.StreamReader
    stderr: asyncio.StreamReader

    def __init__(self) -> None:
        super().__init__(limit=MAX_LINE, loop=asyncio.get_running_loop())
        self.ended = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        assert isinstance(transport, asyncio.SubprocessTransport)
        self.pid = transport.get_pid()

    def process_exited(self) -> None:
        super().process_exited()
        kill_group(self.pid)  # what it started and did not end
        self.ended.set()


class WorkerProcess:
    """A running worker. `loaded` names the engines it was used for, so is warm for.

    What it says is heard as it comes, and put aside for whom it is meant for: `receive` is for the
    one who holds the worker, `late` for those it still owes a clip.
    """

    def __init__(self, transport: asyncio.SubprocessTransport, pipes: _Pipes) -> None:
        self.pid = pipes.pid
        self.loaded: set[str] = set()
        self._transport = transport
        self._pipes = pipes
        self._stderr: deque[str] = deque(maxlen=STDERR_LINES)
        self._drain = asyncio.create_task(self._drain_stderr())
        self._said: asyncio.Queue[Message | None] = asyncio.Queue()
        self._owed: dict[str, asyncio.Future[Ending | None]] = {}
        self._offence: str | None = None
        self._fate: asyncio.Task[str] | None = None
        self._hearing = asyncio.create_task(self._hear())
        self._ended_by_us = False

    @classmethod
    async def spawn(cls, lane: Lane, setup: Setup) -> Self:
        """Start a worker in a process group of its own, so that Ctrl-C at a terminal passes it by.

        Not in a session of its own: Linux shares the cores out between sessions first (sched(7),
        "The autogroup feature"), so that one which stands back within its own has as much as the
        whole bot.

        `-P` keeps a stray file in the current folder from passing for one of our modules;
        faulthandler says on stderr where a native library crashed.
        """
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        transport, pipes = await asyncio.get_running_loop().subprocess_exec(
            _Pipes,
            *(sys.executable, "-P", "-X", "faulthandler", "-m", "generator.worker"),
            *(lane.value, str(os.getpid())),
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(paths),
                **(ONE_THREAD if lane is Lane.CPU else {}),
            },
            process_group=0,
        )
        if lane is Lane.CPU:  # from here on: to load an engine takes a core for a second
            step_back(pid=transport.get_pid())
        worker = cls(transport, pipes)
        try:
            await worker.send(setup)
        except WorkerDied:
            pass  # whoever asks it something will be told
        except BaseException:
            await worker.kill()
            raise
        return worker

    @property
    def alive(self) -> bool:
        return not self._pipes.ended.is_set()

    async def ended(self) -> None:
        """Wait until the process is no more."""
        await self._pipes.ended.wait()

    async def send(self, message: Message) -> None:
        """Raises WorkerDied when nobody is there to read it."""
        try:
            self._pipes.stdin.write(encode(message))
            await self._pipes.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            raise WorkerDied(await self._find_out()) from None

    async def receive(self) -> Message:
        """The worker's next message in the conversation with whoever holds it.

        Raises:
            WorkerDied: it ended, or wrote something that is no message and was killed for it.
        """
        message = await self._said.get()
        if message is None:
            self._said.put_nowait(None)  # nor is there one for whoever asks next
            raise WorkerDied(await self._find_out())
        return message

    async def late(self, job: str) -> Ending:
        """How a job ended that it said was `Drawn`, whoever holds it by now. Raises WorkerDied."""
        owed = self._owed[job]
        ending = await asyncio.shield(owed)
        if ending is None:
            raise WorkerDied(await self._find_out())
        if self._owed.get(job) is owed:  # the job may have been drawn once more since
            del self._owed[job]
        return ending

    async def stop(self, grace: float) -> None:
        """Let it leave by closing its stdin; kill it after `grace` seconds."""
        self._ended_by_us = True
        self._pipes.stdin.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(grace):
                await self.ended()
        await self.kill()

    async def kill(self) -> None:
        """Kill its whole process group and wait until it is gone. Harmless when it is."""
        self._ended_by_us = True
        await self._bury()
        await asyncio.wait({self._hearing})

    async def _hear(self) -> None:
        """Put what it says aside for whom it is meant for, until it ends; then tell them of that.

        On a task of its own, because a late clip may come while nobody holds the worker.
        """
        try:
            while True:
                message = decode(await self._pipes.stdout.readuntil(b"\n"))
                if isinstance(message, Late):
                    self._settle(message.job, message.ending)
                    continue
                if isinstance(message, Drawn):
                    self._owed[message.job] = asyncio.get_running_loop().create_future()
                self._said.put_nowait(message)
        except (asyncio.IncompleteReadError, OSError):
            pass  # it hung up
        except (asyncio.LimitOverrunError, ProtocolError) as error:
            self._offence = f"it broke the protocol and was killed: {error}"
        await self._find_out()
        for job in self._owed:
            self._settle(job, None)
        self._said.put_nowait(None)

    def _settle(self, job: str, ending: Ending | None) -> None:
        owed = self._owed.get(job)
        if owed is not None and not owed.done():
            owed.set_result(ending)

    async def _find_out(self) -> str:
        """Why it is no more; worked out once, whoever asks and however often."""
        if self._fate is None:
            self._fate = asyncio.create_task(self._autopsy())
        return await asyncio.shield(self._fate)

    async def _autopsy(self) -> str:
        """Wait for the end of a worker that hung up and say what probably happened."""
        ended_by_us = self._ended_by_us
        if self._offence is not None:
            await self._bury()
            return self._offence
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(5):  # it closed its stdout; it should be gone already
                await self.ended()
        hung_up = self.alive
        await self._bury()
        if ended_by_us:
            return "it was stopped"
        code = self._transport.get_returncode()
        assert code is not None
        cause = "it closed its stdout and stayed" if hung_up else likely_cause(code)
        return "\n".join([cause, *(f"  stderr: {line}" for line in self._stderr)])

    async def _bury(self) -> None:
        if self.alive:
            kill_group(self.pid)
        await self.ended()
        await asyncio.wait({self._drain}, timeout=LAST_WORDS)
        self._drain.cancel()
        self._transport.close()

    async def _drain_stderr(self) -> None:
        """Read stderr to its end; a full pipe would stop the worker."""
        rest = b""
        while block := await self._pipes.stderr.read(65536):
            *lines, rest = (rest + block).split(b"\n")
            self._keep(lines)
            rest = rest[-STDERR_WIDTH:]  # a progress bar may never end its line
        self._keep([rest])

    def _keep(self, lines: list[bytes]) -> None:
        for line in lines:
            if text := line[-STDERR_WIDTH:].decode(errors="replace").strip():
                self._stderr.append(text)
                said = _LOGGED.match(text)
                level = logging.getLevelNamesMapping()[said[1]] if said else logging.DEBUG
                logger.log(level, "worker %d: %s", self.pid, said[2] if said else text)


_LOGGED = re.compile(r"(INFO|WARNING|ERROR) (.*)", re.DOTALL)
"""A line of the worker's own log; whatever else stands on stderr is a library talking."""
