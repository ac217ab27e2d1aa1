"""`python -m bot cache replay`: what the cache would have saved of a trace of requests."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import DataDir, interruptible, quietly, say_json


def replay(
    context: typer.Context,
    trace: Annotated[
        Path,
        typer.Argument(metavar="TRACE.jsonl", help="A line each: time, user, community, prompt."),
    ],
    gen_seconds: Annotated[
        float, typer.Option("--gen-seconds", min=0.0, help="What a clip takes to make.")
    ] = 6.0,
    quota: Annotated[
        str | None, typer.Option("--quota", help="As CACHE_QUOTA: 500 MB.  [as it is set]")
    ] = None,
    served: Annotated[
        Path | None,
        typer.Option("--served", help="Write who got whose clip to this file, a JSON line each."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object instead of lines.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Replay a trace of requests through the real cache and scheduler on a virtual clock.

    Beside it the same without a cache, and with the usual “cosine > 0.9”. A line may say what its
    prompt "means": then wrong hits are counted. Nothing of it comes into the data folder.
    """
    from bot.replay.clock import VirtualClock, loop_on
    from bot.replay.contest import check_system, contest
    from bot.replay.play import Terms
    from bot.replay.report import report_json, report_lines
    from bot.replay.trace import read

    settings = quietly(context, data_dir=data_dir, cache_quota=quota)
    check_system()
    asks = read(trace)
    terms = Terms(
        gen_seconds=gen_seconds,
        quota=settings.cache_quota,
        similarity=settings.similarity,
        error_bound=settings.reuse_error,
    )
    clock = VirtualClock()
    larger = settings.larger_base()
    outcomes = interruptible(
        lambda: contest(asks, terms, settings.embedder, clock, larger=larger, say=_say),
        loop_on(clock),
    )
    if served is not None:
        pairs = [{"way": one.way, **it.to_json()} for one in outcomes for it in one.served]
        lines = (json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
        served.write_text("".join(lines), "utf-8")
    if as_json:
        say_json(report_json(asks, terms, outcomes))
    else:
        typer.echo("\n".join(report_lines(asks, terms, outcomes)))


def _say(sentence: str) -> None:
    typer.echo(sentence, err=True)
