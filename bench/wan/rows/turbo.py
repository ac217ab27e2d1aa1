"""The clip of four steps without guidance."""

from collections.abc import Iterator

from bench.measure import Series
from bench.wan.clips import filmed, floor
from bench.wan.table import Line
from bench.wan.workbench import Workbench


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    yield Line(
        what="full clip, profile turbo",
        frames=frames,
        series=Series("turbo", [clip.seconds for clip in filmed(bench, "turbo", frames)]),
        floor=floor(bench, "turbo", frames),
    )
