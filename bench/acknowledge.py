"""(e) 1000 submissions at once: how long each waits until its job is durable, beside one
transaction for each."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.house import House, address, house
from bench.measure import Row, Series, spell
from cache.database import Database
from generator.types import ClipRequest

GOAL = 1.0  # seconds
SUBMISSIONS = 1000


def rows() -> Iterator[Row]:
    yield asyncio.run(_measure())


async def _measure() -> Row:
    apart = Series("apart", await _one_by_one())
    async with house(jobs_per_user=SUBMISSIONS, jobs_total=2 * SUBMISSIONS) as opened:
        begun = time.perf_counter()
        waits = await asyncio.gather(*(_submit(opened, n, begun) for n in range(SUBMISSIONS)))
    together = Series("together", waits)
    return Row(
        name=f"(e) {SUBMISSIONS} submissions at once: p99 of the acknowledgement",
        measured=spell(together.p99),
        beside=f"a transaction each {spell(apart.p99)}",
        ratio=together.p99 / apart.p99,
        goal=f"p99 < {spell(GOAL)}",
        met=together.p99 < GOAL,
        noise=together.noise,
    )


async def _submit(opened: House, number: int, begun: float) -> float:
    request = ClipRequest(prompt=f"a parade with {number} flags", engine="sketch", seconds=1)
    await opened.service.submit(request, address(f"user {number}"))
    return time.perf_counter() - begun


async def _one_by_one() -> list[float]:
    """The same number of plain inserts, all begun at once, each with a commit of its own."""
    with tempfile.TemporaryDirectory() as folder:
        database = await Database.open(Path(folder) / "apart.sqlite3")
        begun = time.perf_counter()

        async def insert(number: int) -> float:
            async with database.transaction() as connection:
                await connection.execute("INSERT INTO turns VALUES ('bench', ?, 0)", [str(number)])
            return time.perf_counter() - begun

        waits = await asyncio.gather(*(insert(number) for number in range(SUBMISSIONS)))
        await database.close()
    return list(waits)
