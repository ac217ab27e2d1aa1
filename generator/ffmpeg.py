"""Runs ffmpeg: found once, never through a shell, always with a time-out, killed and waited for."""

import asyncio
import contextlib
import functools
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from typing import IO

import imageio_ffmpeg

from generator import leash
from generator.errors import GenerationError
from generator.leash import kill_group

STALL = 60.0
"""Seconds ffmpeg may take over one frame, or over finishing the file, before it is killed."""

QUIET = ("-hide_banner", "-nostdin", "-loglevel", "error", "-y")

_running: set["subprocess.Popen[bytes]"] = set()


class FfmpegFailed(GenerationError):
    """ffmpeg could not do it; the text is the end of what it said."""


@functools.cache
def executable() -> str:
    """The binary that the imageio-ffmpeg wheel carries (or IMAGEIO_FFMPEG_EXE names).

    The first call runs it once to see that it works: some 50 ms. Raises FfmpegFailed.
    """
    try:
        path: str = imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:  # no wheel for this platform, and none on the PATH
        raise FfmpegFailed(f"there is no ffmpeg: {error}") from error
    return path


def command(arguments: Sequence[str]) -> list[str]:
    """The whole argument list: ffmpeg on a leash, so that it never outlives this process."""
    program = [executable(), *QUIET, *arguments]
    if sys.platform != "linux":
        return program
    return [sys.executable, "-I", "-S", leash.__file__, str(os.getpid()), *program]


async def run(arguments: Sequence[str], *, within: float) -> None:
    """Run ffmpeg beside the event loop for at most `within` seconds.

    Raises:
        FfmpegFailed: it failed or took too long. When the task is cancelled, or in any other
            case, it is gone once this returns.
    """
    line = await asyncio.to_thread(command, arguments)
    process = await asyncio.create_subprocess_exec(
        *line,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        process_group=0,
    )
    try:
        async with asyncio.timeout(within):
            _, said = await process.communicate()
    except TimeoutError:
        raise FfmpegFailed(f"ffmpeg took longer than {within:g} s and was killed") from None
    finally:
        if process.returncode is None:
            kill_group(process.pid)
            await asyncio.shield(process.wait())
    if process.returncode:
        raise FfmpegFailed(_complaint(process.returncode, said))


class Feed:
    """An ffmpeg that reads from us. For one thread of a worker; blocks."""

    def __init__(self, process: "subprocess.Popen[bytes]", said: IO[bytes]) -> None:
        self._process = process
        self._said = said

    def write(self, data: memoryview) -> None:
        """Hand over bytes, waiting while ffmpeg is busy. Raises FfmpegFailed."""
        assert self._process.stdin is not None
        try:
            with self._deadline():
                while data:
                    data = data[self._process.stdin.write(data) :]
        except (BrokenPipeError, ValueError):
            raise self._failure() from None

    def finish(self) -> None:
        """Say that this was all and wait for the file. Raises FfmpegFailed."""
        assert self._process.stdin is not None
        with self._deadline():
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
            self._process.wait()
        if self._process.returncode:
            raise self._failure()

    @contextlib.contextmanager
    def _deadline(self) -> Iterator[None]:
        timer = threading.Timer(STALL, kill_group, [self._process.pid])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _failure(self) -> FfmpegFailed:
        code = self._process.wait()
        self._said.seek(0)
        return FfmpegFailed(_complaint(code, self._said.read()))


@contextlib.contextmanager
def feed(arguments: Sequence[str]) -> Iterator[Feed]:
    """Run ffmpeg with its stdin open to us; when the block ends, it has ended."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command(arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
            process_group=0,
            bufsize=0,
        )
        _running.add(process)
        try:
            yield Feed(process, said)
        finally:
            if process.poll() is None:
                kill_group(process.pid)
            process.wait()
            _running.discard(process)
            assert process.stdin is not None
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()


def kill_all() -> None:
    """Kill every ffmpeg that `feed` has running. Safe from any thread."""
    for process in list(_running):
        kill_group(process.pid)


def _complaint(code: int, said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()[-5:]
    return f"ffmpeg ended with status {code}: " + " / ".join(lines)
