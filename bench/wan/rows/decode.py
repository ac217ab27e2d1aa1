"""Latents to frames on the device: the tiny decoder, and the full one whole and in tiles."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor

from bench.measure import Series, spell
from bench.wan.parts import CHANNELS
from bench.wan.table import Line
from bench.wan.workbench import Workbench
from generator.engines.wan.decoding import Decoder, FullDecoder, QuickDecoder


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    tiny: Any = bench.opened.part("tiny")
    vae: Any = bench.opened.part("vae")
    quick = decoding(bench, QuickDecoder(tiny), frames)
    with tiling(vae, False):
        whole = decoding(bench, FullDecoder(vae), frames)
    yield Line(
        what="decoding by TAEW2.2",
        frames=frames,
        series=quick,
        floor=bench.floor(bench.flops.tiny(frames)),
        beside=f"full VAE {spell(whole.median)}",
        ratio=quick.median / whole.median,
    )
    floor = bench.floor(bench.flops.vae(frames))
    yield Line(what="decoding by the full VAE", frames=frames, series=whole, floor=floor)
    with tiling(vae, True):
        tiled = decoding(bench, FullDecoder(vae), frames)
    yield Line(
        what="decoding by the full VAE in tiles",
        frames=frames,
        series=tiled,
        floor=floor,
        beside=f"whole {spell(whole.median)}",
        ratio=tiled.median / whole.median,
    )


def decoding(bench: Workbench, decoder: Decoder, frames: int) -> Series:
    """Timings of all frames, which stay on the device."""
    latents = noise(bench, frames)
    return bench.timed(lambda: [None for _ in decoder.frames(latents)])


def noise(bench: Workbench, frames: int) -> Tensor:
    """Latents as the denoiser leaves them: in 32 bits."""
    return torch.randn((1, CHANNELS, *bench.shape(frames).latent), device=bench.device)


@contextmanager
def tiling(vae: Any, wanted: bool) -> Iterator[None]:
    before = vae.use_tiling
    vae.use_tiling = wanted
    try:
        yield
    finally:
        vae.use_tiling = before
