"""Discord on a loopback server: (f) acknowledgements and (g) clips that exist already, beside a bot
that only defers and uploads; (h) the gateway's heartbeats while the lanes are busy."""

import asyncio
import itertools
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import pairwise
from pathlib import Path

from bench.measure import Row, Series, spell
from tests.e2e.discord import DiscordServer, Message

ACKNOWLEDGED_GOAL, POSTED_GOAL = 1.5, 1.3  # times what the bare bot takes
LATE_GOAL = 0.1  # seconds
ROUNDS, TOGETHER = 60, 4  # so many people at once, so often
HEARTBEAT = 1.0  # seconds; Discord's own is 41
IDLE_SECONDS, BUSY_SECONDS = 6.0, 20.0
PATIENCE = 20.0
PROMPT = "a red fox in the snow"
OURS = "reelbot"

Waits = list[tuple[float, float]]
"""Seconds until the command was acknowledged, and until the clip stood there."""

_people = itertools.cycle(range(10**6, 10**6 + 50))  # they come back, as people do


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        yield from asyncio.run(_side_by_side(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        yield asyncio.run(_heartbeats(Path(folder)))


async def _side_by_side(folder: Path) -> list[Row]:
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(_bot(OURS, folder / "data"))
        _, _, message = await _ask(ours, PROMPT)
        clip = folder / "clip.mp4"
        clip.write_bytes(next(iter(message.files.values())))
        bare = await stack.enter_async_context(_bot("bare", clip))
        crowd = await _ask_in_turn(ours, bare, ROUNDS, TOGETHER)
        alone = await _ask_in_turn(ours, bare, ROUNDS * TOGETHER // 2, 1)
    mine, theirs = (Series("acknowledged", [it for it, _ in waits]) for waits in crowd)
    clips, files = (Series("posted", [it for _, it in waits]) for waits in alone)
    return [
        Row(
            name=f"(f) Discord: p99 of the acknowledgement, {TOGETHER} at once",
            measured=spell(mine.p99),
            beside=f"a bare bot {spell(theirs.p99)}",
            ratio=mine.p99 / theirs.p99,
            goal=f"≤ {ACKNOWLEDGED_GOAL}",
            met=mine.p99 / theirs.p99 <= ACKNOWLEDGED_GOAL,
            noise=theirs.noise,
        ),
        Row(
            name="(g) Discord: p50 until a clip that exists is posted",
            measured=spell(clips.median),
            beside=f"a bare bot {spell(files.median)}",
            ratio=clips.median / files.median,
            goal=f"≤ {POSTED_GOAL}",
            met=clips.median / files.median <= POSTED_GOAL,
            noise=files.noise,
        ),
    ]


async def _ask_in_turn(
    ours: DiscordServer, bare: DiscordServer, rounds: int, together: int
) -> tuple[Waits, Waits]:
    """Turn and turn about, so that both meet the same noise."""
    waits: tuple[Waits, Waits] = ([], [])
    for _ in range(rounds):
        for server, its in zip((ours, bare), waits, strict=True):
            asked = await asyncio.gather(*(_ask(server, PROMPT) for _ in range(together)))
            its += [(acknowledged, posted) for acknowledged, posted, _ in asked]
    return waits


async def _heartbeats(folder: Path) -> Row:
    async with _bot(OURS, folder, heartbeat=HEARTBEAT) as server:
        await _ask(server, PROMPT)
        server.heartbeats.clear()
        await asyncio.sleep(IDLE_SECONDS)
        idle = Series("idle", _late(server))
        server.heartbeats.clear()
        customers = [asyncio.create_task(_order(server, n)) for n in range(TOGETHER)]
        await asyncio.sleep(BUSY_SECONDS)
        busy = Series("busy", _late(server))
        for customer in customers:
            customer.cancel()
        await asyncio.gather(*customers, return_exceptions=True)
    worst = max(busy.seconds)
    return Row(
        name="(h) Discord: the latest heartbeat while both lanes draw",
        measured=spell(worst),
        beside=f"idle {spell(max(idle.seconds))}",
        ratio=worst / max(idle.seconds),
        goal=f"< {spell(LATE_GOAL)}",
        met=worst < LATE_GOAL,
        noise=busy.noise,
    )


def _late(server: DiscordServer) -> list[float]:
    """By how much each heartbeat missed its time."""
    return [abs(after - before - HEARTBEAT) for before, after in pairwise(server.heartbeats)]


async def _ask(server: DiscordServer, prompt: str) -> tuple[float, float, Message]:
    """Seconds until the command was acknowledged, and until the clip stood there."""
    begun = time.perf_counter()
    message = await server.use("video", options={"prompt": prompt}, user=next(_people))
    acknowledged = time.perf_counter() - begun
    deadline = begun + PATIENCE
    while not message.files:
        if time.perf_counter() > deadline:
            raise RuntimeError(f"no clip came: {message.text}")
        await server.until(lambda: bool(message.files))
    return acknowledged, time.perf_counter() - begun, message


async def _order(server: DiscordServer, customer: int) -> None:
    for number in itertools.count():
        await _ask(server, f"{number} cats and {customer} dogs dancing on the beach at sunset")


@asynccontextmanager
async def _bot(which: str, path: Path, heartbeat: float = 41.25) -> AsyncIterator[DiscordServer]:
    """One of `bench.discord_bots`, connected to a Discord of its own."""
    async with DiscordServer() as server:
        server.heartbeat_interval = heartbeat
        server.description = None  # its checks cost both the same, and would make them more alike
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.discord_bots", which, server.base, str(path)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=os.environ | {"LOG_LEVEL": "error"},
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            async with asyncio.timeout(PATIENCE):
                if await process.stdout.readline() != b"connected\n":
                    raise RuntimeError(f"the bot {which} did not connect")
            yield server
        finally:
            process.stdin.close()
            try:
                await asyncio.wait_for(process.wait(), PATIENCE)
            except TimeoutError:
                process.kill()
                await process.wait()
