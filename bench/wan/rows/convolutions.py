"""The full VAE's decoding with its weights' channels last, and with convolutions tried out."""

from collections.abc import Iterator
from typing import Any, cast

import torch
from torch import nn

from bench.measure import spell
from bench.wan import parts
from bench.wan.rows.decode import decoding
from bench.wan.table import Line
from bench.wan.workbench import Workbench
from generator.engines.wan.decoding import FullDecoder


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    bench.make_room(14)
    vae = parts.vae(bench.size, bench.device, bench.dtype)
    floor = bench.floor(bench.flops.vae(frames))
    usual = decoding(bench, FullDecoder(vae), frames)

    def beside(what: str) -> Line:
        series = decoding(bench, FullDecoder(vae), frames)
        return Line(
            what=f"decoding by the full VAE, {what}",
            frames=frames,
            series=series,
            floor=floor,
            beside=f"without {spell(usual.median)}",
            ratio=series.median / usual.median,
        )

    _arrange(vae, torch.channels_last_3d)
    yield beside("channels_last_3d")
    torch.backends.cudnn.benchmark = True
    try:
        yield beside("channels_last_3d and cudnn.benchmark")
        _arrange(vae, torch.contiguous_format)
        yield beside("cudnn.benchmark")
    finally:
        torch.backends.cudnn.benchmark = False


def _arrange(vae: nn.Module, order: torch.memory_format) -> None:
    """Only the convolutions in time and space; those of pictures alone have no such order."""
    for module in vae.modules():
        if isinstance(module, nn.Conv3d):
            cast("Any", module).to(memory_format=order)  # its stub lacks the argument
