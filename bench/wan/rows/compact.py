"""The memory plan of a card of 12 GB, before all others."""

from collections.abc import Iterator

from bench.wan.rows.plans import planned, twelve
from bench.wan.table import Line
from bench.wan.workbench import Workbench


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    yield from planned(bench, twelve())
