"""The profiles with guidance: a step of two passes, and clips reckoned from a few of them."""

from collections.abc import Iterator
from dataclasses import replace

from bench.measure import Series
from bench.wan.clips import alike, floor
from bench.wan.table import Line
from bench.wan.workbench import Workbench
from generator.engines.wan.tables import profiles

GOAL = 1.5  # times the floor
STEPS = 6
"""So many are run; a step costs the same wherever it stands."""


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    studio = bench.opened.studio
    few = replace(alike("balanced"), steps=STEPS)
    bench.film(studio, replace(few, steps=2), frames)
    clip = bench.film(studio, few, frames)
    step = Series("step", clip.steps)
    least = bench.floor(2 * bench.flops.forward(frames))
    yield Line(
        what="a step with guidance",
        frames=frames,
        series=step,
        floor=least,
        goal=f"≤ {GOAL:g} × floor",
        met=bench.judged(step.median <= GOAL * least),
    )
    for name, profile in profiles().items():
        if not profile.guided:
            continue
        yield Line(
            what=f"full clip, profile {name} (reckoned: {STEPS} of {profile.steps} steps were run)",
            frames=frames,
            seconds=clip.seconds + (profile.steps - STEPS) * step.median,
            floor=floor(bench, name, frames),
        )
