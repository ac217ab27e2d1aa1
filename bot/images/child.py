"""Has pictures decoded, each by a process of its own that ends with it."""

import asyncio
import contextlib
import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.images.header import Claim
from generator.errors import UserError
from generator.leash import kill_group

logger = logging.getLogger(__name__)

ROOT = Path(__file__).parents[2]
WITHIN = 60.0
"""Seconds: on a busy machine twenty of processor time may take longer."""

MOST_ANSWER = 32 * 2**20
"""Bytes that are read of an answer: an RGB of 1920x1920 has eleven million, and even a decoder
that was taken over can put no more into this program's memory."""

LAST_WORDS = 5.0  # seconds
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Plain:
    """A picture as it is kept: `png` upright in RGB, `small` a JPEG of it."""

    png: bytes
    small: bytes

    @property
    def size(self) -> tuple[int, int]:
        """Its pixels, as its own header has them."""
        return int.from_bytes(self.png[16:20], "big"), int.from_bytes(self.png[20:24], "big")


class Decoders:
    """At most two at a time: they compete with the lanes for the cores."""

    def __init__(self) -> None:
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def decoded(self, data: bytes, claim: Claim) -> Plain:
        """
        Raises:
            UserError: picture-broken.
        """
        async with self._slots:
            status, answer = await _ask(data, claim)
        if status != 0:
            why = answer[:500].decode(errors="replace") if status == 1 else f"status {status}"
            logger.info("a picture could not be decoded: %s", why)
            raise UserError("picture-broken")
        length = int.from_bytes(answer[:4], "big")
        return Plain(answer[4 : 4 + length], answer[4 + length :])


async def _ask(data: bytes, claim: Claim) -> tuple[int | None, bytes]:
    """The child's exit status (None: it took too long, or said too much) and its answer."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot.images.decoding", str(os.getpid())),
        *(claim.kind, str(claim.width), str(claim.height)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": _paths()},
        process_group=0,
    )
    try:
        async with asyncio.timeout(WITHIN):
            _, answer = await asyncio.gather(_tell(process, data), _hear(process))
            return await process.wait(), answer
    except (TimeoutError, ValueError):
        return None, b""
    finally:
        if process.returncode is None:
            kill_group(process.pid)
        await asyncio.shield(_end(process))


async def _tell(process: asyncio.subprocess.Process, data: bytes) -> None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(data)
        await process.stdin.drain()
    process.stdin.close()


async def _hear(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout is not None
    answer = bytearray()
    while part := await process.stdout.read(2**20):
        answer += part
        if len(answer) > MOST_ANSWER:
            raise ValueError("no picture is so large")
    return bytes(answer)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Wait until it is gone. Nobody may be reading what it said, and asyncio does not take an end
    for one before that is read."""
    assert process.stdout is not None
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LAST_WORDS):
            while await process.stdout.read(2**20):
                pass
            await process.wait()


def _paths() -> str:
    return os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
