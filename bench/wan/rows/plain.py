"""The usual clip beside `WanPipeline` with its defaults, at the same number of steps."""

from collections.abc import Iterator
from typing import Any

import torch
from diffusers import WanPipeline

from bench.measure import Series, spell
from bench.wan import parts
from bench.wan.clips import filmed
from bench.wan.stand_in import Characters, solver
from bench.wan.table import Line, noise
from bench.wan.workbench import Workbench
from generator.engines.wan.tables import profiles

GOAL, GOAL_FRAMES = 3, 17  # times as fast
GIGABYTES = 36
"""What it takes, with the VAE in 32 bits."""


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    fast = Series("fast", [it.seconds for it in filmed(bench, "fast", frames)])
    bench.make_room(GIGABYTES)
    pipeline = _pipeline(bench)
    steps = profiles()["fast"].work
    # As the documentation of the model in diffusers has it, then as the engine has it: the harder
    # one is what the goal is measured at.
    for dtype, name in ((torch.float32, "32 bits, as documented"), (torch.bfloat16, "bf16")):
        pipeline.vae = parts.vae(bench.size, bench.device, dtype)
        plain = bench.timed(lambda: _film(bench, pipeline, frames, steps))
        judged = frames == GOAL_FRAMES and dtype == torch.bfloat16
        yield Line(
            what=f"full clip, profile fast, beside plain diffusers at {steps} steps, VAE in {name}",
            frames=frames,
            series=fast,
            beside=f"plain diffusers {spell(plain.median)} ({noise(plain)})",
            ratio=fast.median / plain.median,
            goal=f"≤ 1/{GOAL}" if judged else "",
            met=bench.judged(GOAL * fast.median <= plain.median) if judged else None,
            numbers={"plain_seconds": plain.median},
        )


def _pipeline(bench: Workbench) -> WanPipeline:
    placed = (bench.size, bench.device, bench.dtype)
    made = WanPipeline(
        tokenizer=Characters(int(bench.size.text["vocab_size"])),
        text_encoder=parts.text_encoder(*placed),
        transformer=parts.transformer(*placed),
        vae=parts.vae(*placed),
        scheduler=solver(),
        expand_timesteps=True,
    )
    made.set_progress_bar_config(disable=True)
    made.transformer.set_attention_backend("native")
    return made


def _film(bench: Workbench, pipeline: Any, frames: int, steps: int) -> object:
    """Its defaults but for the number of steps: guidance 5, frames as floats in memory."""
    return pipeline(
        prompt=bench.prompt(),
        height=bench.size.height,
        width=bench.size.width,
        num_frames=frames,
        num_inference_steps=steps,
    )
