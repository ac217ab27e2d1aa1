"""The outcomes of a replay side by side, for a person and for a program."""

from collections.abc import Sequence
from typing import Any

from bot.replay.outcome import MADE, Outcome
from bot.replay.play import Terms
from bot.replay.trace import Ask
from bot.replay.ways import Way

NOTE = """\
Real queue, scheduler, cache and embedder on a virtual clock, one clip at a time. A response is from
asked to ready, in virtual seconds: lookups take none; what they really took stands beside it.
"""


def report_json(asks: Sequence[Ask], terms: Terms, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    beside = _no_cache(outcomes)
    ways = [
        it.to_json() | {"cut": None if beside is None else round(it.cut(beside), 4)}
        for it in outcomes
    ]
    return {
        "requests": len(asks),
        "seconds": round(asks[-1].time - asks[0].time, 3),
        "gen_seconds": terms.gen_seconds,
        "quota": terms.quota,
        "ways": ways,
    }


def report_lines(asks: Sequence[Ask], terms: Terms, outcomes: Sequence[Outcome]) -> list[str]:
    beside = _no_cache(outcomes)
    hours = (asks[-1].time - asks[0].time) / 3600
    lines = [
        f"{len(asks)} requests in {hours:.1f} h, {terms.gen_seconds:g} s a clip.",
        NOTE,
        f"{'':<14}{'hits':>8}{'mean':>10}{'p95':>10}{'cut':>8}{'wrong':>14}{'lookup':>11}",
    ]
    lines += [_line(it, beside) for it in outcomes]
    lines.append("")
    lines += [f"{it.way}: {_steps(it)}" for it in outcomes]
    return lines


def _line(it: Outcome, beside: Outcome | None) -> str:
    cut = "" if beside is None or it is beside else f"{it.cut(beside):.1%}"
    wrong = "" if it.wrongs is None else f"{it.wrongs} ({_share(it.wrongs, it.answered)})"
    taken = it.to_json()["lookup_ms"]
    lookup = "" if taken is None or it is beside else f"{taken:.1f} ms"
    times = f"{it.mean:>8.2f} s{it.p95:>8.1f} s"
    return f"{it.way:<14}{it.hit_rate:>8.1%}{times}{cut:>8}{wrong:>14}{lookup:>11}"


def _steps(it: Outcome) -> str:
    named = [f"{step} {count}" for step, count in it.steps.items() if step != MADE]
    parts = [*named, f"made {it.steps.get(MADE, 0)}"]
    if it.wrong:
        parts.append("wrong by " + ", ".join(f"{step} {n}" for step, n in it.wrong.items()))
    if it.refused or it.failed:
        parts.append(f"{it.refused} refused, {it.failed} failed")
    return ", ".join(parts) + "."


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2%}" if whole else "-"


def _no_cache(outcomes: Sequence[Outcome]) -> Outcome | None:
    return next((it for it in outcomes if it.way is Way.NONE), None)
