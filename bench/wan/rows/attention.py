"""Attention kernels that compute the same: which is the fastest here."""

from collections.abc import Iterator
from typing import Any

from bench.measure import Series, spell
from bench.wan import parts
from bench.wan.rows.forward import forward
from bench.wan.table import Line
from bench.wan.workbench import Workbench, first_line

USUAL = "native"
OTHERS = ("_native_cudnn", "_native_flash", "_native_efficient", "flash", "_flash_3")
"""diffusers' names; "native" is torch's own choice among the next three."""


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    bench.make_room(14)
    transformer = parts.transformer(bench.size, bench.device, bench.dtype)
    try:
        yield from _measured(bench, transformer, frames)
    finally:
        transformer.set_attention_backend(USUAL)  # it would hold for those made later too


def _measured(bench: Workbench, transformer: Any, frames: int) -> Iterator[Line]:
    floor = bench.floor(bench.flops.forward(frames))
    usual: Series | None = None
    for name in (USUAL, *OTHERS):
        what = f"one forward, not compiled, attention {name}"
        try:
            transformer.set_attention_backend(name)
            series = bench.timed(forward(bench, transformer, frames))
        except (ImportError, RuntimeError, ValueError) as error:
            yield Line(what=what, frames=frames, measured=f"not here: {first_line(error)}")
            continue
        if usual is None:
            usual = series
            yield Line(what=what, frames=frames, series=series, floor=floor)
            continue
        yield Line(
            what=what,
            frames=frames,
            series=series,
            floor=floor,
            beside=f"{USUAL} {spell(usual.median)}",
            ratio=series.median / usual.median,
        )
