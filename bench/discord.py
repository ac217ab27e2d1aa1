"""Discord on a loopback server: (f) acknowledgements and (g) clips that exist already, beside a bot
that only defers and uploads; (h) the gateway's heartbeats while the lanes are busy."""

import asyncio
import itertools
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import pairwise
from pathlib import Path

from bench.beside import Waits, beside, bot_process
from bench.measure import Row, Series, spell
from tests.e2e.discord import DiscordServer, Message

LATE_GOAL = 0.1  # seconds
PAIRS = 5  # of processes: two runs of the same bot differ by more than two of its requests
ROUNDS, TOGETHER = 24, 4  # so many people at once, so often with each pair
HEARTBEAT = 1.0  # seconds; Discord's own is 41
IDLE_SECONDS, BUSY_SECONDS = 6.0, 20.0
PATIENCE = 20.0
PROMPT = "a red fox in the snow"
OURS = "reelbot"

_people = itertools.cycle(range(10**6, 10**6 + 50))  # they come back, as people do


def rows() -> Iterator[Row]:
    crowds, lone = [], []
    for _ in range(PAIRS):
        with tempfile.TemporaryDirectory() as folder:
            crowd, alone = asyncio.run(_side_by_side(Path(folder)))
        crowds.append(crowd)
        lone.append(alone)
    yield from beside("Discord", "fg", TOGETHER, _joined(crowds), _joined(lone))
    with tempfile.TemporaryDirectory() as folder:
        yield asyncio.run(_heartbeats(Path(folder)))


async def _side_by_side(folder: Path) -> tuple[tuple[Waits, Waits], tuple[Waits, Waits]]:
    """What both made people wait, who came together and one after the other."""
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(_bot(OURS, folder / "data"))
        _, _, message = await _ask(ours, PROMPT)
        clip = folder / "clip.mp4"
        clip.write_bytes(next(iter(message.files.values())))
        bare = await stack.enter_async_context(_bot("bare", clip))
        crowd = await _ask_in_turn(ours, bare, ROUNDS, TOGETHER)
        alone = await _ask_in_turn(ours, bare, ROUNDS * TOGETHER // 2, 1)
    return crowd, alone


def _joined(waits: list[tuple[Waits, Waits]]) -> tuple[Waits, Waits]:
    ours, bare = ([one for some in side for one in some] for side in zip(*waits, strict=True))
    return ours, bare


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
        arguments = which, server.base, str(path)
        async with bot_process("bench.discord_bots", *arguments, patience=PATIENCE):
            yield server
