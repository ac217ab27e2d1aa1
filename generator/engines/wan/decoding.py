"""Latents to frames: by the full VAE, whole or in tiles, or by the tiny decoder."""

from collections.abc import Iterator
from typing import Protocol

import torch
from diffusers import AutoencoderKLWan
from torch import Tensor
from torch.nn import functional

from generator.engines.wan.shapes import middle
from generator.engines.wan.tiny import TinyDecoder
from generator.types import Frame


class Decoder(Protocol):
    """Turns normalised latents (1, 48, n, h, w) into 4n - 3 frames, each (3, 16h, 16w), 0 to 1."""

    def frames(self, latents: Tensor) -> Iterator[Tensor]: ...


class FullDecoder:
    """The model's own VAE. It decodes all frames before the first is there."""

    def __init__(self, vae: AutoencoderKLWan) -> None:
        self._vae = vae

    @torch.inference_mode()
    def frames(self, latents: Tensor) -> Iterator[Tensor]:
        latents = latents.to(self._vae.device, self._vae.dtype)
        decoded = self._vae.decode(normalised(latents, self._vae)).sample[0]
        for frame in decoded.unbind(1):
            yield (frame.float() / 2 + 0.5).clamp(0, 1)


class QuickDecoder:
    """The tiny decoder, frame by frame: the first is encoded while the next is decoded."""

    def __init__(self, tiny: TinyDecoder) -> None:
        self._tiny = tiny

    @torch.inference_mode()
    def frames(self, latents: Tensor) -> Iterator[Tensor]:
        weight = next(self._tiny.parameters())
        yield from self._tiny.frames(latents.to(weight.device, weight.dtype))


def normalised(latents: Tensor, vae: AutoencoderKLWan) -> Tensor:
    """What the VAE decodes: the denoiser's latents with its mean and deviation per channel."""
    shape = (1, vae.config.z_dim, 1, 1, 1)
    mean = torch.tensor(vae.config.latents_mean).view(shape).to(latents)
    deviation = torch.tensor(vae.config.latents_std).view(shape).to(latents)
    return latents * deviation + mean


def pixels(frame: Tensor, width: int, height: int) -> Frame:
    """A decoded frame as it is shown: enlarged where it is too small, cut to the middle, uint8."""
    frame = frame.float()
    scale = max(width / frame.shape[2], height / frame.shape[1])
    if scale > 1:
        size = (
            max(height, round(scale * frame.shape[1])),
            max(width, round(scale * frame.shape[2])),
        )
        frame = functional.interpolate(frame[None], size, mode="bicubic", antialias=True)[0]
    frame = frame[:, middle(frame.shape[1], height), middle(frame.shape[2], width)]
    shown: Frame = (255 * frame.clamp(0, 1)).round().to(torch.uint8).permute(1, 2, 0).cpu().numpy()
    return shown
