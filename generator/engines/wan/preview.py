"""A small picture of what is being denoised, at next to no cost."""

import io

import numpy as np
import torch
from diffusers import AutoencoderKLWan
from PIL import Image
from torch import Tensor

from generator.engines.wan.decoding import normalised

PIXELS = 192
SAMPLES, SIDE = 6, 12
"""So many random latents of so many cells a side tell what a cell looks like."""


class Projection:
    """The colour of a latent cell as a linear function of its 48 channels.

    Fitted to the VAE itself: random latents are decoded once and the mean colour of each 16x16
    block is regressed on the cell it came from, so no table of factors is needed and any VAE will
    do. A decoding would cost more than the step it shows.
    """

    def __init__(self, factors: Tensor) -> None:
        """`factors`: (channels + 1, 3), the last row the constant."""
        self._factors = factors

    @classmethod
    @torch.inference_mode()
    def fit(cls, vae: AutoencoderKLWan) -> "Projection":
        source = torch.Generator().manual_seed(0)
        channels = int(vae.config.z_dim)
        cells, colours = [], []
        for _ in range(SAMPLES):
            latent = torch.randn((1, channels, 1, SIDE, SIDE), generator=source)
            picture = vae.decode(normalised(latent.to(vae.device, vae.dtype), vae)).sample
            means = torch.nn.functional.adaptive_avg_pool2d(picture[:, :, 0].float(), SIDE)
            cells.append(latent[0, :, 0].flatten(1).T)
            colours.append(means[0].flatten(1).T.cpu() / 2 + 0.5)
        known = torch.cat(cells)
        design = torch.cat([known, torch.ones(len(known), 1)], 1)
        return cls(torch.linalg.lstsq(design, torch.cat(colours)).solution)

    def picture(self, latents: Tensor) -> bytes:
        """A JPEG of the middle of (1, channels, n, h, w)."""
        cell = latents[0, :, latents.shape[2] // 2].float().cpu()
        flat = torch.cat([cell.flatten(1).T, torch.ones(cell[0].numel(), 1)], 1)
        colours = (flat @ self._factors).clamp(0, 1).reshape(*cell.shape[1:], 3)
        image = Image.fromarray((255 * colours.numpy()).round().astype(np.uint8))
        scale = PIXELS / max(image.size)
        image = image.resize(
            (max(1, round(scale * image.width)), max(1, round(scale * image.height))),
            Image.Resampling.BICUBIC,
        )
        target = io.BytesIO()
        image.save(target, "JPEG", quality=70)
        return target.getvalue()
