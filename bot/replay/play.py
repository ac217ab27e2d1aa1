"""One replay: every request of a trace, asked when it was asked, until all have their clips."""

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.admission import Caps
from bot.app import HOT_CLIPS
from bot.clock import wait
from bot.housekeeping import Housekeeper
from bot.line import Line, LineSettings
from bot.replay.clock import VirtualClock
from bot.replay.outcome import Ledger, Outcome
from bot.replay.stage import (
    SilentAdapter,
    SleepingGenerator,
    WatchedDatabase,
    WatchedEmbedder,
    as_it_is,
)
from bot.replay.trace import Ask
from bot.replay.ways import CosineCache, TimedCache, Way
from bot.service import VideoService
from bot.tasks import Crew
from bot.types import Address
from cache.eviction import Departures, least_missed
from generator.errors import ReelbotError, UserError

PLATFORM = "replay"
NO_BOUNDS = Caps(jobs_per_user=10**9, jobs_total=10**9)
TOO_LONG = 86400.0  # virtual seconds beyond those that all the clips could take


class Stuck(ReelbotError):
    """A request got no clip; the text is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a clip takes of which the trace says nothing, `quota` in bytes, `similarity` and
    `error_bound` as of the settings, and in which order clips leave."""

    gen_seconds: float = 6.0
    clip_bytes: int = 1_000_000
    quota: int = 10**10
    similarity: float = 0.9
    error_bound: float = 0.01
    departures: Departures = least_missed


async def play(
    asks: Sequence[Ask], way: Way, terms: Terms, embedder: WatchedEmbedder, clock: VirtualClock
) -> Outcome:
    """Replay the trace in a folder that is gone afterwards, on a loop of
    `bot.replay.clock.loop_on` and of the same clock.

    Raises:
        Stuck: a request that was let in has no end.
    """
    ledger = Ledger(asks, terms.gen_seconds, terms.clip_bytes)
    # While a folder is made and removed, a database opened and closed, no time passes.
    with clock.working(), tempfile.TemporaryDirectory(prefix="reelbot-replay-") as folder:
        async with _opened(Path(folder), way, terms, ledger, embedder, clock) as stage:
            clock.end()
            try:
                await _ask_all(stage.line.service, ledger, clock, fresh=way is Way.NONE)
            finally:
                clock.begin()
            return ledger.outcome(way, stage.generator.made_for, stage.cache.taken)


@dataclass(frozen=True, slots=True)
class _Stage:
    line: Line
    cache: TimedCache
    generator: SleepingGenerator


@asynccontextmanager
async def _opened(
    folder: Path,
    way: Way,
    terms: Terms,
    ledger: Ledger,
    embedder: WatchedEmbedder,
    clock: VirtualClock,
) -> AsyncIterator[_Stage]:
    database = await WatchedDatabase.open(folder / "replay.sqlite3")
    database.clock = clock
    engines = {ask.request.engine for ask in ledger.asks}
    generator = SleepingGenerator(folder, engines, ledger.making, clock)
    await generator.start()
    clips_dir = folder / "clips"
    kind = CosineCache if way is Way.COSINE else TimedCache
    cache = kind(
        database,
        None if way is Way.NONE else embedder,
        clips_dir=clips_dir,
        threshold=terms.similarity,
        error_bound=terms.error_bound,
        quota_bytes=terms.quota,
        hot_size=HOT_CLIPS,
        clock=clock.now,
        meaning=generator.meaning if way is Way.OURS else None,
        departures=terms.departures,
    )
    settings = LineSettings(clips_dir=clips_dir, caps=NO_BOUNDS, grace=0)
    line = Line(settings, database, cache, generator, fit=as_it_is, clock=clock)
    keeper = Housekeeper(cache, embedder, line.queue, line.images, clock)
    line.queue.listeners += [keeper.changed, ledger.changed]
    crew = Crew()
    try:
        await line.start()
        await line.attach(SilentAdapter(PLATFORM))
        crew.spawn(keeper.run(warm=False), "housekeeping")
        yield _Stage(line, cache, generator)
    finally:
        await crew.cancel()
        await line.stop()
        await generator.stop()
        await database.close()


async def _ask_all(
    service: VideoService, ledger: Ledger, clock: VirtualClock, *, fresh: bool
) -> None:
    """With `fresh` every request has a seed of its own, so that no clip and no twin answers it."""
    asks = ledger.asks
    offset = clock.now() - asks[0].time
    for number, ask in enumerate(asks):
        await clock.sleep(offset + ask.time - clock.now())
        request = ask.request.evolve(seed=number) if fresh else ask.request
        try:
            await service.submit(request, _address(ask, number))
        except UserError:
            ledger.refused += 1
    most = max(ledger.gen_seconds, *(ask.gen_seconds or 0 for ask in asks))
    until = clock.now() + most * len(asks) + TOO_LONG
    while ledger.open:
        ledger.ended.clear()
        if not await wait(ledger.ended, until - clock.now(), clock) and clock.now() >= until:
            raise Stuck(f"{ledger.open} requests of the trace got neither a clip nor an error.")


def _address(ask: Ask, number: int) -> Address:
    return Address(
        platform=PLATFORM,
        channel=ask.community,
        user=ask.user,
        community=ask.community,
        source=str(number),
    )
