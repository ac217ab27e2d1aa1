"""The model's parts with random weights, made where they are used: nothing is read from disk."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from diffusers import AutoencoderKLWan, WanTransformer3DModel
from diffusers.models.transformers.transformer_wan import WanRotaryPosEmbed
from torch import nn
from transformers import UMT5Config, UMT5EncoderModel

from generator.engines.wan.tiny import TinyDecoder

META = torch.device("meta")
CHANNELS = 48
NOISE = 1 << 22
"""Weights are one random block of so many numbers, over and over: as random to a GPU as any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Architecture:
    """How large the model is, what its frames measure, and what a matrix product is timed with."""

    transformer: Mapping[str, Any]
    vae: Mapping[str, Any]
    text: Mapping[str, Any]
    width: int
    height: int
    matrix: int


_TRANSFORMER = {
    "patch_size": (1, 2, 2),
    "in_channels": CHANNELS,
    "out_channels": CHANNELS,
    "freq_dim": 256,
    "cross_attn_norm": True,
    "qk_norm": "rms_norm_across_heads",
}
_VAE = {
    "z_dim": CHANNELS,
    "temperal_downsample": [False, True, True],
    "is_residual": True,
    "patch_size": 2,
    "in_channels": 12,
    "out_channels": 12,
    "scale_factor_spatial": 16,
    "scale_factor_temporal": 4,
    "latents_mean": [0.0] * CHANNELS,
    "latents_std": [1.0] * CHANNELS,
}

REAL = Architecture(
    transformer=_TRANSFORMER
    | {
        "num_attention_heads": 24,
        "attention_head_dim": 128,
        "text_dim": 4096,
        "ffn_dim": 14336,
        "num_layers": 30,
        "rope_max_seq_len": 1024,
    },
    vae=_VAE
    | {"base_dim": 160, "decoder_base_dim": 256, "dim_mult": [1, 2, 4, 4], "num_res_blocks": 2},
    text={
        "vocab_size": 256384,
        "d_model": 4096,
        "d_kv": 64,
        "d_ff": 10240,
        "num_layers": 24,
        "num_heads": 64,
        "feed_forward_proj": "gated-gelu",
    },
    width=832,
    height=480,
    matrix=8192,
)
"""Wan2.2-TI2V-5B, as its configuration files give it."""

TINY = Architecture(
    transformer=_TRANSFORMER
    | {
        "num_attention_heads": 2,
        "attention_head_dim": 12,
        "text_dim": 32,
        "ffn_dim": 32,
        "num_layers": 2,
        "rope_max_seq_len": 32,
    },
    vae=_VAE
    | {"base_dim": 4, "decoder_base_dim": 4, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
    text={
        "vocab_size": 300,
        "d_model": 32,
        "d_kv": 8,
        "d_ff": 37,
        "num_layers": 2,
        "num_heads": 4,
        "feed_forward_proj": "gated-gelu",
    },
    width=64,
    height=64,
    matrix=512,
)


def transformer(
    size: Architecture, device: torch.device, dtype: torch.dtype, *, layers: int | None = None
) -> WanTransformer3DModel:
    """`layers` None: as many as the architecture has."""
    settings = dict(size.transformer)
    settings["num_layers"] = settings["num_layers"] if layers is None else layers
    made = _made(lambda: WanTransformer3DModel(**settings), device, dtype)
    if device != META:  # its tables are computed, not weights
        with torch.device(device):
            made.rope = WanRotaryPosEmbed(
                settings["attention_head_dim"],
                settings["patch_size"],
                settings["rope_max_seq_len"],
            )
    return made


def vae(size: Architecture, device: torch.device, dtype: torch.dtype) -> AutoencoderKLWan:
    return _made(lambda: AutoencoderKLWan(**size.vae), device, dtype)


def text_encoder(
    size: Architecture, device: torch.device, dtype: torch.dtype, *, layers: int | None = None
) -> UMT5EncoderModel:
    """`layers` None: as many as the architecture has."""
    settings = dict(size.text)
    settings["num_layers"] = settings["num_layers"] if layers is None else layers
    made: UMT5EncoderModel = _made(lambda: UMT5EncoderModel(UMT5Config(**settings)), device, dtype)
    return made


def tiny_decoder(device: torch.device, dtype: torch.dtype) -> TinyDecoder:
    made: TinyDecoder = _made(TinyDecoder, device, dtype)
    return made


def _made(make: Callable[[], nn.Module], device: torch.device, dtype: torch.dtype) -> Any:
    with _default(dtype), META:
        made = make()
    made.eval().requires_grad_(False)
    # What `from_pretrained` leaves in 32 bits whatever type it is asked for.
    exact = set(getattr(made, "_keep_in_fp32_modules", None) or ())
    for name, parameter in made.named_parameters():
        if isinstance(made, WanTransformer3DModel) and exact & set(name.split(".")):
            parameter.data = parameter.data.float()
    if device != META:
        made.to_empty(device=device)
        if isinstance(made, UMT5EncoderModel):
            made.tie_weights()
        _fill(made)
    return made


def _fill(module: nn.Module) -> None:
    blocks: dict[tuple[torch.device, torch.dtype], torch.Tensor] = {}
    source = torch.Generator().manual_seed(0)
    noise = 0.02 * torch.randn(NOISE, generator=source)
    for parameter in module.parameters():
        kind = (parameter.device, parameter.dtype)
        block = blocks.setdefault(kind, noise.to(*kind))
        flat = parameter.data.view(-1)
        for start in range(0, len(flat), NOISE):
            part = flat[start : start + NOISE]
            part.copy_(block[: len(part)])


@contextmanager
def _default(dtype: torch.dtype) -> Iterator[None]:
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        yield
    finally:
        torch.set_default_dtype(before)
