"""Frames from the device: each waited for, and copied aside while the next is decoded."""

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from bench.measure import spell
from bench.wan import parts
from bench.wan.rows.decode import noise
from bench.wan.table import Line
from bench.wan.workbench import Workbench
from generator.engines.wan.decoding import QuickDecoder, pixels
from generator.types import Frame

cuda: Any = torch.cuda  # half typed


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    tiny = parts.tiny_decoder(bench.device, bench.dtype)
    latents, shape = noise(bench, frames), bench.shape(frames)

    def decoded() -> Iterator[Tensor]:
        return QuickDecoder(tiny).frames(latents)

    waited = bench.timed(lambda: [pixels(it, shape.width, shape.height) for it in decoded()])
    aside = bench.timed(lambda: list(_aside(decoded(), pinned=bench.on_gpu)))
    yield Line(
        what="decoding by TAEW2.2 and copying, pinned and asynchronous",
        frames=frames,
        series=aside,
        floor=bench.floor(bench.flops.tiny(frames)),
        beside=f"each frame waited for {spell(waited.median)}",
        ratio=aside.median / waited.median,
    )


def _aside(frames: Iterator[Tensor], *, pinned: bool) -> Iterator[Frame]:
    before: tuple[Tensor, Any] | None = None
    for frame in frames:
        shown = (255 * frame.float()).round().to(torch.uint8).permute(1, 2, 0).contiguous()
        target = torch.empty(shown.shape, dtype=torch.uint8, pin_memory=pinned)
        target.copy_(shown, non_blocking=pinned)
        arrived = cuda.Event() if pinned else None
        if arrived is not None:
            arrived.record()
        if before is not None:
            yield _arrived(*before)
        before = (target, arrived)
    if before is not None:
        yield _arrived(*before)


def _arrived(target: Tensor, event: Any) -> Frame:
    if event is not None:
        event.synchronize()
    frame: Frame = target.numpy()
    return frame
