"""(c) A cache hit from submit to READY, beside a fresh sketch clip."""

import asyncio
import time
from collections.abc import Iterator

from bench.house import House, address, house
from bench.measure import Row, Series, spell
from bot.types import Reuse
from generator.types import ClipRequest

GOAL = 1 / 20
WARM_UP = ("a bird on a branch", "a bird on the branch")
PAIRS = (
    ("a red car driving through a city at night", "a red car driving through the city at night"),
    ("a dog running on the beach", "a dog running on a beach"),
    ("a sailing boat on a calm sea", "a sailing boat on the calm sea"),
    ("fireworks over a city skyline", "fireworks over the city skyline"),
    ("an eagle flying over the mountains", "an eagle flying over mountains"),
    ("snow falling in a forest", "snow falling in the forest"),
)


def rows() -> Iterator[Row]:
    yield from asyncio.run(_measure())


async def _measure() -> list[Row]:
    async with house() as opened:
        for words in WARM_UP:  # the second lookup waits until the embedder is there
            await _time(opened, words)
        fresh = [(await _time(opened, old))[0] for old, _ in PAIRS]
        exact = [await _time(opened, old) for old, _ in PAIRS]
        alike = [await _time(opened, new) for _, new in PAIRS]
    beside = Series("fresh", fresh)
    semantic = [seconds for seconds, reuse in alike if reuse is Reuse.SEMANTIC]
    if not all(reuse in (Reuse.EXACT, Reuse.HOT) for _, reuse in exact) or not semantic:
        raise RuntimeError(f"the cache did not answer: {exact} {alike}")
    return [
        _row("the same words", Series("exact", [seconds for seconds, _ in exact]), beside),
        _row(f"like words ({len(semantic)} of {len(PAIRS)})", Series("like", semantic), beside),
    ]


def _row(name: str, hit: Series, fresh: Series) -> Row:
    ratio = hit.median / fresh.median
    return Row(
        name=f"(c) cache hit, submit to READY: {name}",
        measured=spell(hit.median),
        beside=f"fresh sketch clip {spell(fresh.median)}",
        ratio=ratio,
        goal=f"≤ {GOAL}",
        met=ratio <= GOAL,
        noise=hit.noise,
    )


async def _time(opened: House, prompt: str) -> tuple[float, Reuse | None]:
    begun = time.perf_counter()
    request = ClipRequest(prompt=prompt, engine="sketch")
    status = await opened.service.submit(request, address("ada"))
    job = await opened.ready(status.job)
    return time.perf_counter() - begun, job.reuse
