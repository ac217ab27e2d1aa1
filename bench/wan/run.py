"""A whole run: the rows from the most important to the least, each written down when it is done."""

import gc
import importlib
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import diffusers
import torch

from bench.wan import machine, parts
from bench.wan.table import Table
from bench.wan.workbench import Workbench, first_line

FIRST = ("forward", "decode", "text", "fast", "plain", "guided", "turbo")
LONGER = ("forward", "decode", "fast", "guided", "turbo")
OPTIONS = ("attention", "convolutions", "copying")
ROWS = (*FIRST, "compact", *OPTIONS, "quantised", "plans")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`only` names rows, none means all; `frames` of a clip; after `limit` seconds no further row
    is begun; `out` is a .md file, None writes none; `plan` None is the one the engine takes."""

    tiny: bool
    only: frozenset[str]
    frames: Sequence[int]
    limit: float
    out: Path | None
    plan: str | None
    compiled: bool


def measure(settings: Settings) -> tuple[Table, int]:
    """The table, and how many rows failed."""
    began = time.monotonic()
    size = parts.TINY if settings.tiny else parts.REAL
    device = torch.device("cpu")
    if settings.tiny:
        torch.set_num_threads(1)  # the tiny model is faster so
    else:
        device = torch.device("cuda", torch.cuda.current_device())
    diffusers.utils.logging.set_verbosity_error()
    gc.freeze()  # what was imported is never garbage, and looking for it takes long
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        bench = Workbench(
            size,
            device,
            Path(home),
            frames=settings.frames,
            plan=settings.plan,
            compiled=settings.compiled and not settings.tiny,
            deadline=began + settings.limit,
        )
        table = machine.table(bench)
        for name, frames in schedule(settings.frames):
            if settings.only and name not in settings.only:
                continue
            if bench.late:
                table.remarks.append(f"Left out for want of time: {name}, {frames} frames.")
                continue
            spent = time.monotonic() - began
            sys.stderr.write(f"{spent:4.0f} s: measuring {name}, {frames} frames …\n")
            failed += not _row(bench, table, name, frames, settings.out)
        bench.release()
    table.remarks.append(f"The run took {time.monotonic() - began:.0f} s.")
    if settings.out is not None:
        table.write(settings.out)
    return table, failed


def schedule(frames: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The rows with the clip's frames, the most important first."""
    first, *others = frames
    yield from ((name, first) for name in FIRST)
    yield from ((name, count) for count in others for name in LONGER)
    yield "compact", max(frames)
    for name in OPTIONS:
        yield name, first
        if name != "convolutions":
            yield from ((name, count) for count in others)
    yield from (("plain", count) for count in others)
    yield "quantised", first
    yield "plans", max(frames)


def _row(bench: Workbench, table: Table, name: str, frames: int, out: Path | None) -> bool:
    """Measure one row; whether that went well."""
    fine = True
    try:
        for line in importlib.import_module(f"bench.wan.rows.{name}").rows(bench, frames):
            table.lines.append(line)
            fine = fine and not line.failed
            if out is not None:
                table.write(out)
    except Exception as error:  # the other rows are wanted all the same
        traceback.print_exc()
        table.remarks.append(
            f"Failed: {name}, {frames} frames: {type(error).__name__}: {first_line(error)}."
        )
        fine = False
    if not fine:
        bench.release()
    return fine
