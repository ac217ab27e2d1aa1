"""The usual clip: three steps without guidance and the tiny decoder."""

import statistics
from collections.abc import Iterator

from bench.measure import Series, spell
from bench.wan.clips import filmed, floor
from bench.wan.table import Line
from bench.wan.workbench import Workbench

GOAL, GOAL_FRAMES = 2.0, 17  # times the floor
PROMISED = "15 to 20 promised elsewhere"


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    clips = filmed(bench, "fast", frames)
    series = Series("fast", [clip.seconds for clip in clips])
    least = floor(bench, "fast", frames)
    decoding = Series("decoding", [clip.decoding for clip in clips]).median
    judged = frames == GOAL_FRAMES
    yield Line(
        what="full clip, profile fast",
        frames=frames,
        series=series,
        floor=least,
        beside=f"of it decoding and copying {spell(decoding)}",
        goal=f"≤ {GOAL:g} × floor" if judged else "",
        met=bench.judged(series.median <= GOAL * least) if judged else None,
        numbers={
            "step_seconds": statistics.median(it for clip in clips for it in clip.steps),
            "decoding_seconds": decoding,
        },
    )
    a_minute = 60 / series.median
    yield Line(
        what="clips a minute, profile fast, their MP4 apart",
        frames=frames,
        measured=f"{a_minute:.1f}",
        beside=PROMISED if frames == GOAL_FRAMES else "",
        numbers={"clips_a_minute": a_minute},
    )
