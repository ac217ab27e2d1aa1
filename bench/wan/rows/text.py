"""Reading a prompt: its own tokens only, as the engine does, and padded to 512."""

from collections.abc import Callable, Iterator

import torch
from torch import Tensor

from bench.measure import spell
from bench.wan.table import Line
from bench.wan.workbench import TOKENS, Workbench
from generator.engines.wan.text import TOKENS as PADDED


def rows(bench: Workbench, frames: int) -> Iterator[Line]:
    bench.opened.studio.text.warm()
    short = bench.timed(_reading(bench, TOKENS))
    padded = bench.timed(_reading(bench, PADDED))
    yield Line(
        what=f"text encoder, {TOKENS} tokens",
        series=short,
        floor=bench.floor(bench.flops.text(TOKENS)),
        beside=f"padded to {PADDED} {spell(padded.median)}",
        ratio=short.median / padded.median,
    )
    yield Line(
        what=f"text encoder, padded to {PADDED}",
        series=padded,
        floor=bench.floor(bench.flops.text(PADDED)),
    )


def _reading(bench: Workbench, tokens: int) -> Callable[[], Tensor]:
    encoder = bench.opened.part("text")
    device = next(encoder.parameters()).device
    ids = torch.randint(2, int(bench.size.text["vocab_size"]), (1, tokens), device=device)
    mask = torch.zeros_like(ids)
    mask[:, :TOKENS] = 1

    @torch.no_grad()
    def run() -> Tensor:
        made: Tensor = encoder(ids, mask).last_hidden_state
        return made

    return run
