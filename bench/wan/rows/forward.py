"""One pass of the transformer: as the engine runs it, and without its two savings."""

from collections.abc import Callable, Iterator

import torch
from torch import Tensor, nn

from bench.measure import spell
from bench.wan.parts import CHANNELS
from bench.wan.stand_in import embedding
from bench.wan.table import Line
from bench.wan.workbench import TOKENS, Workbench


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    opened = bench.opened
    transformer = opened.part("transformer")
    run = forward(bench, transformer, frames)
    floor = bench.floor(bench.flops.forward(frames))
    plan = f"plan {opened.loader.plan.name}"
    compiled = bench.timed(run, warm=3) if opened.compiled else None
    with torch.compiler.set_stance("force_eager"):
        eager = bench.timed(run)
        expanded = bench.timed(forward(bench, transformer, frames, expanded=True))
    if compiled is not None:
        yield Line(
            what=f"one forward, {plan}, blocks compiled",
            frames=frames,
            series=compiled,
            floor=floor,
            beside=f"not compiled {spell(eager.median)}",
            ratio=compiled.median / eager.median,
        )
    yield Line(
        what=f"one forward, {plan}, not compiled",
        frames=frames,
        series=eager,
        floor=floor,
        beside=f"a time step for each token {spell(expanded.median)}",
        ratio=eager.median / expanded.median,
    )


def forward(
    bench: Workbench, transformer: nn.Module, frames: int, *, expanded: bool = False
) -> Callable[[], Tensor]:
    """A call as `WanPipeline` makes it; `expanded` as with its `expand_timesteps`."""
    depth, height, width = bench.shape(frames).latent
    latents = torch.randn(
        (1, CHANNELS, depth, height, width), device=bench.device, dtype=bench.dtype
    )
    step = torch.full((1,), 757.0, device=bench.device)
    if expanded:
        step = step.expand(1, depth * height * width // 4)
    prompt = embedding(bench.size, TOKENS, bench.device, bench.dtype)

    @torch.no_grad()
    def run() -> Tensor:
        made: Tensor = transformer(
            hidden_states=latents,
            timestep=step,
            encoder_hidden_states=prompt,
            attention_kwargs=None,
            return_dict=False,
        )[0]
        return made

    return run
