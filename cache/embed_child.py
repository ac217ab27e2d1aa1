"""The embedder's process, seen from the parent: start it, exchange lines with it, end it."""

import asyncio
import contextlib
import json
import os
import sys
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

from generator.leash import step_back

ROOT = Path(__file__).parent.parent
NICENESS = 2  # behind the event loop, far before who draws
MAX_LINE = 32 * 1024 * 1024  # bytes; 256 vectors of 4096 numbers need six of them


class EmbedChild:
    """A running child; `last_words` is the last line it wrote to stderr."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        self._process = process
        self._stdin, self._stdout, self._stderr = process.stdin, process.stdout, process.stderr
        self._words: deque[str] = deque(["it ended without a word"], maxlen=1)
        self._drain = asyncio.create_task(self._drain_stderr())

    @classmethod
    @asynccontextmanager
    async def running(cls, arguments: Sequence[str]) -> AsyncIterator[Self]:
        """`python ARGUMENTS`, gone when the block ends. Raises OSError if it cannot be started."""
        starting = asyncio.create_task(cls._start(arguments))
        try:
            yield await asyncio.shield(starting)
        finally:
            # Also when cancelled meanwhile: half a start would leave a process that nobody ends.
            child = await starting
            await child._end()

    @classmethod
    async def _start(cls, arguments: Sequence[str]) -> Self:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            process_group=0,  # Ctrl-C at a terminal is the parent's to handle
            limit=MAX_LINE,
        )
        step_back(NICENESS, pid=process.pid)
        return cls(process)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def last_words(self) -> str:
        return self._words[0]

    async def send(self, message: dict[str, Any]) -> None:
        """Raises ConnectionError when nobody is there to read it."""
        self._stdin.write(json.dumps(message).encode("ascii") + b"\n")
        await self._stdin.drain()

    async def receive(self) -> dict[str, Any]:
        """The child's next message.

        Raises:
            EOFError: it ended.
            ValueError: it wrote something that is no message.
        """
        try:
            message = json.loads(await self._stdout.readuntil(b"\n"))
        except asyncio.LimitOverrunError as error:
            raise ValueError("a line without end") from error
        if not isinstance(message, dict):
            raise ValueError(f"no message: {message!r:.80}")
        return message

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def _end(self) -> None:
        self.kill()
        self._stdin.close()
        await self._process.wait()
        await self._drain

    async def _drain_stderr(self) -> None:
        """Read stderr to its end, as a full pipe would stop the child."""
        while block := await self._stderr.read(65536):
            lines = block.decode(errors="replace").splitlines()
            self._words.extend(line.strip()[:500] for line in lines if line.strip())
