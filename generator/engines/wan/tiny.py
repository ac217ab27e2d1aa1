"""TAEW2.2, a decoder of 9.9 M weights in place of the VAE's 0.7 G, frame by frame.

The architecture is that of the tiny autoencoders for video by Ollin Boer Bohan
(https://github.com/madebyollin/taehv, MIT), whose weights' names the modules here keep.
"""

from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from generator.errors import GenerationError

WIDTHS = (256, 128, 64, 64)
LATENT_CHANNELS, PATCH = 48, 2
UNSEEN = 3
"""The first latent frame is one frame, but grows to four: so many before it show nothing."""


class _Clamp(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return 3 * torch.tanh(x / 3)


class _Memory(nn.Module):
    """A residual block that also sees the frame before. x: (frames, channels, height, width)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            _conv(2 * width, width),
            nn.ReLU(inplace=True),
            _conv(width, width),
            nn.ReLU(inplace=True),
            _conv(width, width),
        )
        self.past: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        past = torch.zeros_like(x[:1]) if self.past is None else self.past
        before = torch.cat([past, x[:-1]])
        self.past = x[-1:]
        return functional.relu(self.conv(torch.cat([x, before], 1)) + x)


class _Grow(nn.Module):
    """One frame becomes `stride` frames."""

    def __init__(self, width: int, stride: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width, width * stride, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        _, channels, height, width = x.shape
        grown: Tensor = self.conv(x)
        return grown.reshape(-1, channels, height, width)


class TinyDecoder(nn.Module):
    """Normalised latents, as the denoiser leaves them, to frames."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = [_Clamp(), _conv(LATENT_CHANNELS, WIDTHS[0]), nn.ReLU()]
        for width, after, stride in zip(WIDTHS, WIDTHS[1:], (1, 2, 2), strict=False):
            layers += [_Memory(width), _Memory(width), _Memory(width), nn.Upsample(scale_factor=2)]
            layers += [_Grow(width, stride), _conv(width, after, bias=False)]
        layers += [nn.ReLU(), _conv(WIDTHS[-1], 3 * PATCH**2)]
        self.decoder = nn.Sequential(*layers)

    @classmethod
    def load(cls, path: Path) -> "TinyDecoder":
        """From a .safetensors file; never from a pickle, which may run any code.

        Raises:
            GenerationError: the file is not one, or holds another model.
        """
        if path.suffix != ".safetensors":
            raise GenerationError(f"{path.name} is no .safetensors file")
        stored = {k: v for k, v in load_file(path).items() if k.startswith("decoder.")}
        made = cls()
        for name, weight in made.state_dict().items():
            if name in stored and stored[name].shape[0] > weight.shape[0]:
                # Trained to grow in time where this model does not: the last frames count.
                stored[name] = stored[name][-weight.shape[0] :]
        try:
            made.load_state_dict(stored)
        except RuntimeError as error:
            raise GenerationError(f"{path.name} does not hold TAEW2.2: {error}") from error
        return made.eval().requires_grad_(False)

    def frames(self, latents: Tensor) -> Iterator[Tensor]:
        """Decode (1, 48, n, h, w) to 4n - 3 frames, each (3, 16h, 16w), 0 to 1."""
        self._forget()
        try:
            skip = UNSEEN
            for latent in latents[0].unbind(1):
                grown = functional.pixel_shuffle(self.decoder(latent[None]), PATCH)
                yield from grown[skip:].clamp(0, 1)
                skip = 0
        finally:
            self._forget()

    def _forget(self) -> None:
        for layer in self.decoder:
            if isinstance(layer, _Memory):
                layer.past = None


def _conv(given: int, made: int, *, bias: bool = True) -> nn.Conv2d:
    return nn.Conv2d(given, made, 3, padding=1, bias=bias)
