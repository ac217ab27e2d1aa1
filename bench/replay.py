"""(q) A trace replayed: how much of the mean response reuse saves, beside “cosine > 0.9”."""

import asyncio
from collections.abc import Iterator

from bench.measure import Row
from bench.traces import Plan, make
from bot import config
from bot.replay.clock import VirtualClock, loop_on
from bot.replay.contest import contest
from bot.replay.outcome import Outcome
from bot.replay.play import Terms

ARTICLE = "the article's 40 %"
PLANS = (Plan(requests=400, zipf=0.9), Plan(requests=400, zipf=1.1))


def rows() -> Iterator[Row]:
    for plan in PLANS:
        clock = VirtualClock()
        settings = config.load()
        terms = Terms(similarity=settings.similarity)
        with asyncio.Runner(loop_factory=loop_on(clock)) as runner:
            replayed = contest(make(plan), terms, None, clock, larger=settings.larger_base())
            none, cosine, ours = runner.run(replayed)
        yield _row(plan, none, cosine, ours)


def _row(plan: Plan, none: Outcome, cosine: Outcome, ours: Outcome) -> Row:
    mine, theirs = ours.cut(none), cosine.cut(none)
    wrong, usual = ours.wrongs or 0, cosine.wrongs or 0
    return Row(
        name=f"(q) mean response saved by reuse, {plan.requests} requests, Zipf {plan.zipf:g}, 6 s"
        " a clip",
        measured=f"{mine:.1%}, {wrong} wrong",
        beside=f"cosine > 0.9: {theirs:.1%}, {usual} wrong; {ARTICLE}",
        ratio=mine / theirs if theirs else 0.0,
        goal="≥ 1, a tenth of the wrong",
        met=mine >= theirs and 10 * wrong <= usual,
    )
