"""Reelbot and a bare bot on the same kind of loopback server: their processes, and the two rows in
which they are set beside each other."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

from bench.measure import Row, Series, spell

ACKNOWLEDGED_GOAL, POSTED_GOAL = 1.5, 1.3  # times what the bare bot takes

Waits = list[tuple[float, float]]
"""Seconds until the command was acknowledged, and until the clip stood there."""


@asynccontextmanager
async def bot_process(module: str, *arguments: str, patience: float) -> AsyncIterator[None]:
    """One of the bots of `module`, from when it says that it is connected; it ends with its stdin.
    `patience` is seconds for either."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"LOG_LEVEL": "error"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        async with asyncio.timeout(patience):
            if await process.stdout.readline() != b"connected\n":
                raise RuntimeError(f"the bot {arguments[0]} did not connect")
        yield
    finally:
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), patience)
        except TimeoutError:
            process.kill()
            await process.wait()


def beside(
    platform: str,
    letters: str,
    together: int,
    crowd: tuple[Waits, Waits],
    alone: tuple[Waits, Waits],
) -> Iterator[Row]:
    """The rows of two `letters`: `crowd` is what `together` people at once waited for Reelbot and
    for the bare bot, `alone` what one after the other did."""
    mine, theirs = (Series("acknowledged", [it for it, _ in waits]) for waits in crowd)
    clips, files = (Series("posted", [it for _, it in waits]) for waits in alone)
    yield _row(
        f"({letters[0]}) {platform}: p99 of the acknowledgement, {together} at once",
        (mine.p99, theirs.p99),
        ACKNOWLEDGED_GOAL,
        theirs.noise,
    )
    yield _row(
        f"({letters[1]}) {platform}: p50 until a clip that exists is posted",
        (clips.median, files.median),
        POSTED_GOAL,
        files.noise,
    )


def _row(name: str, seconds: tuple[float, float], goal: float, noise: float) -> Row:
    mine, theirs = seconds
    return Row(
        name=name,
        measured=spell(mine),
        beside=f"a bare bot {spell(theirs)}",
        ratio=mine / theirs,
        goal=f"≤ {goal}",
        met=mine / theirs <= goal,
        noise=noise,
    )
