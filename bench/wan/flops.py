"""How many floating-point operations each part takes, counted on the meta device.

Counting the whole model takes minutes. It is built of equal layers, and the decoders go through a
clip latent frame by latent frame, so two small counts give the large one exactly.
"""

from collections.abc import Callable
from functools import lru_cache

import torch
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from bench.wan import parts
from bench.wan.parts import CHANNELS, META, Architecture
from generator.engines.wan.shapes import Shape
from generator.engines.wan.text import TOKENS
from generator.engines.wan.tiny import TinyDecoder

DTYPE = torch.bfloat16
STEADY = 3
"""From which latent frame on each costs the decoders as much as the next."""


class Flops:
    """Counts for an architecture. A multiplication with its addition is two operations."""

    def __init__(self, size: Architecture) -> None:
        self._size = size
        self._counted = lru_cache(maxsize=None)(self._count)

    def forward(self, frames: int, *, expanded: bool = False) -> float:
        """One pass of the transformer; `expanded`: with a time step for each token."""
        latent = self._shape(frames).latent
        tokens = latent[0] * latent[1] * latent[2] // 4
        one, two = (self._forward(latent, tokens if expanded else 1, layers) for layers in (1, 2))
        return one + (int(self._size.transformer["num_layers"]) - 1) * (two - one)

    def vae(self, frames: int) -> float:
        """A decoding by the full VAE, not in tiles, whose seams are done twice."""
        return self._counted("vae", frames)

    def tiny(self, frames: int) -> float:
        """A decoding by TAEW2.2."""
        return self._counted("tiny", frames)

    def text(self, tokens: int) -> float:
        """Reading a prompt."""
        one, two = (self._text(tokens, layers) for layers in (1, 2))
        return one + (int(self._size.text["num_layers"]) - 1) * (two - one)

    def _count(self, decoder: str, frames: int) -> float:
        depth, height, width = self._shape(frames).latent
        model = (
            parts.tiny_decoder(META, DTYPE)
            if decoder == "tiny"
            else parts.vae(self._size, META, DTYPE)
        )

        def decode(count: int) -> float:
            latents = _empty(1, CHANNELS, count, height, width)
            if isinstance(model, TinyDecoder):
                return _counted(lambda: list(model.frames(latents)))
            return _counted(lambda: model.decode(latents))

        if depth <= STEADY + 1:
            return decode(depth)
        first, second = decode(STEADY), decode(STEADY + 1)
        return first + (depth - STEADY) * (second - first)

    def _forward(self, latent: tuple[int, int, int], steps: int, layers: int) -> float:
        model = parts.transformer(self._size, META, DTYPE, layers=layers)
        width = int(self._size.transformer["text_dim"])
        return _counted(
            lambda: model(
                hidden_states=_empty(1, CHANNELS, *latent),
                timestep=_empty(1) if steps == 1 else _empty(1, steps),
                encoder_hidden_states=_empty(1, TOKENS, width),
                return_dict=False,
            )
        )

    def _text(self, tokens: int, layers: int) -> float:
        model = parts.text_encoder(self._size, META, DTYPE, layers=layers)
        return _counted(lambda: model(_empty(1, tokens).long()))

    def _shape(self, frames: int) -> Shape:
        return Shape(frames, self._size.width, self._size.height)


def _empty(*shape: int) -> Tensor:
    return torch.empty(shape, dtype=DTYPE, device=META)


def _counted(run: Callable[[], object]) -> float:
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        run()
    return float(counter.get_total_flops())
