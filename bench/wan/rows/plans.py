"""What each memory plan takes of the GPU, and how fast the usual clip is under it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

import torch

from bench.measure import Series, spell
from bench.wan.clips import alike
from bench.wan.table import Line
from bench.wan.workbench import GIGA, Opened, Workbench, first_line
from generator.engines.wan.tables import Plan, plans, profiles

GOAL = 12.0  # GB


@dataclass(frozen=True, slots=True)
class Peak:
    """GB: what tensors took at most, what torch reserved for them, and what the process holds
    beyond that (the CUDA context and libraries, if nothing else uses the card)."""

    allocated: float
    reserved: float
    outside: float

    @property
    def whole(self) -> float:
        return self.reserved + self.outside

    def __str__(self) -> str:
        if not self.reserved:  # on a CPU
            return ""
        return f", peak {self.whole:.1f} GB (tensors {self.allocated:.1f})"


@dataclass(frozen=True, slots=True)
class Clips:
    """Timings of a clip, its peak, and whether it fits into what the plan says it needs."""

    series: Series
    peak: Peak
    fits: bool


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    """Every plan but the one of `twelve`; each with all lengths of clips."""
    for plan in plans():
        if plan == twelve():
            continue
        if bench.late:
            yield Line(what=f"plan {plan.name}", measured="left out for want of time")
        else:
            yield from planned(bench, plan)


def twelve() -> Plan:
    """The plan of a card of 12 GB, which has the goal."""
    return next(plan for plan in plans() if plan.least <= GOAL)


def planned(bench: Workbench, plan: Plan) -> Iterator[Line]:
    """The lines of one plan; whatever else is loaded is let go."""
    bench.release()
    if bench.free < plan.least:
        yield Line(what=f"plan {plan.name}", measured=f"takes {plan.least:g} GB: left out")
        return
    yield from _plan(bench, plan)
    bench.tidy()


def _plan(bench: Workbench, plan: Plan) -> Iterator[Line]:
    try:
        opened = bench.open(plan)
        try:
            yield from _measured(bench, opened)
        finally:
            opened.close()
    except Exception as error:  # one plan's failure is a result, and the others are wanted
        reason = f"failed: {type(error).__name__}: {first_line(error)}"
        yield Line(what=f"plan {plan.name}", measured=reason, failed=True)


def _measured(bench: Workbench, opened: Opened) -> Iterator[Line]:
    plan = opened.loader.plan
    limit = GOAL if plan == twelve() else plan.least
    how = ", compiled" if opened.compiled else ""
    text = bench.timed(lambda: opened.studio.text.embed(bench.prompt()))
    if plan.kept > 1:  # what it keeps beside the profile in use
        bench.film(opened.studio, profiles()["turbo"], min(bench.frames))
    for frames in bench.frames:
        quick, full = (_filmed(bench, opened, frames, it) for it in ("tiny", "full"))
        peak = max(quick.peak.whole, full.peak.whole)
        fits = quick.fits and full.fits
        yield Line(
            what=f"plan {plan.name}{how}: fast clip of a known prompt",
            frames=frames,
            measured=f"{spell(quick.series.median)}{quick.peak}"
            + ("" if fits else f"; does not fit into {plan.least:g} GB"),
            series=quick.series,
            beside=f"by the full VAE {spell(full.series.median)}{full.peak}; "
            f"reading a new prompt {spell(text.median)}",
            ratio=quick.series.median / full.series.median,
            goal=f"peak ≤ {limit:g} GB",
            met=bench.judged(peak <= limit),
            numbers={
                "peak_gb": peak,
                "fits_into_least": float(fits),
                "tiny_allocated_gb": quick.peak.allocated,
                "tiny_reserved_gb": quick.peak.reserved,
                "full_seconds": full.series.median,
                "full_allocated_gb": full.peak.allocated,
                "full_reserved_gb": full.peak.reserved,
                "outside_gb": full.peak.outside,
                "text_seconds": text.median,
            },
        )


def _filmed(
    bench: Workbench, opened: Opened, frames: int, decoder: Literal["tiny", "full"]
) -> Clips:
    profile = replace(alike("fast"), decoder=decoder)
    prompt = bench.prompt()

    def run() -> Series:
        return bench.timed(lambda: bench.film(opened.studio, profile, frames, prompt=prompt))

    try:
        with _capped(bench, opened.loader.plan.least):
            return Clips(run(), _peak(bench), fits=True)
    except torch.OutOfMemoryError:
        pass
    bench.tidy()
    with _capped(bench, None):
        return Clips(run(), _peak(bench), fits=False)


@contextmanager
def _capped(bench: Workbench, gigabytes: float | None) -> Iterator[None]:
    """Lets torch have what a card with so many free GB would leave to it; None: all there is."""
    if not bench.on_gpu:
        yield
        return
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats(bench.device)
    total = torch.cuda.mem_get_info(bench.device)[1] / GIGA
    share = 1.0 if gigabytes is None else (gigabytes - _peak(bench).outside) / total
    torch.cuda.set_per_process_memory_fraction(min(1.0, max(0.0, share)), bench.device)
    try:
        yield
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0, bench.device)


def _peak(bench: Workbench) -> Peak:
    if not bench.on_gpu:
        return Peak(0.0, 0.0, 0.0)
    free, total = torch.cuda.mem_get_info(bench.device)
    return Peak(
        torch.cuda.max_memory_allocated(bench.device) / GIGA,
        torch.cuda.max_memory_reserved(bench.device) / GIGA,
        (total - free - torch.cuda.memory_reserved(bench.device)) / GIGA,
    )
