"""(d) How late the event loop is while the lanes and ffmpeg are busy, beside an idle one."""

import asyncio
import time
from collections.abc import Iterator

from bench.house import House, address, house
from bench.measure import Row, Series, spell
from bot.types import ClipFormat
from generator.types import ClipRequest

GOAL = 0.050  # seconds
TICK = 0.005  # seconds between two looks
IDLE_SECONDS, BUSY_SECONDS = 4.0, 15.0
CUSTOMERS = 4


def rows() -> Iterator[Row]:
    yield asyncio.run(_measure())


async def _measure() -> Row:
    async with house() as opened:
        opened.app.settle_in()
        job = await opened.service.submit(
            ClipRequest(prompt="a cat", engine="sketch"), address("a")
        )
        await opened.ready(job.job)
        idle = Series("idle", await _lags(IDLE_SECONDS))
        customers = [asyncio.create_task(_order(opened, f"user {n}")) for n in range(CUSTOMERS)]
        busy = Series("busy", await _lags(BUSY_SECONDS))
        for customer in customers:
            customer.cancel()
        await asyncio.gather(*customers, return_exceptions=True)
    return Row(
        name="(d) event-loop lag p99, lanes and ffmpeg busy",
        measured=spell(busy.p99),
        beside=f"idle {spell(idle.p99)}",
        ratio=busy.p99 / idle.p99,
        goal=f"p99 < {spell(GOAL)}",
        met=busy.p99 < GOAL,
        noise=busy.noise,
    )


async def _lags(seconds: float) -> list[float]:
    lags = []
    end = time.perf_counter() + seconds
    while (begun := time.perf_counter()) < end:
        await asyncio.sleep(TICK)
        lags.append(max(0.0, time.perf_counter() - begun - TICK))
    return lags


async def _order(opened: House, user: str) -> None:
    """Ask for one GIF after the other: drawing, x264, the palette and the embedder all at once."""
    number = 0
    while True:
        number += 1
        prompt = f"{number} cats and {user} dancing on the beach at sunset"
        request = ClipRequest(prompt=prompt, engine="sketch", seconds=2)
        status = await opened.service.submit(request, address(user), ClipFormat.GIF)
        await opened.ready(status.job)
