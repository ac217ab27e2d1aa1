"""A loader of random parts: what the engine's studio is given in place of files."""

from dataclasses import dataclass, field
from pathlib import Path

import torch
from diffusers import AutoencoderKLWan, UniPCMultistepScheduler, WanTransformer3DModel
from torch import Tensor, nn

from bench.wan import parts
from bench.wan.parts import Architecture
from generator.engines.wan.loading import CPU, Loader, quantize
from generator.engines.wan.tables import BASE, checkpoints
from generator.engines.wan.text import Tokenizer
from generator.engines.wan.tiny import TinyDecoder

END = 1


class Tokens(dict[str, Tensor]):
    """What a tokenizer gives: the engine takes items, a pipeline of diffusers attributes."""

    @property
    def input_ids(self) -> Tensor:
        return self["input_ids"]

    @property
    def attention_mask(self) -> Tensor:
        return self["attention_mask"]


class Characters:
    """A tokenizer of one token a character, and one for the end."""

    def __init__(self, vocabulary: int) -> None:
        self._vocabulary = vocabulary

    def __call__(self, text: str | list[str], **named: object) -> Tokens:
        texts = [text] if isinstance(text, str) else text
        rows = [[*(2 + ord(it) % (self._vocabulary - 2) for it in row), END] for row in texts]
        longest = max(len(row) for row in rows)
        if named.get("padding") == "max_length":
            longest = int(str(named["max_length"]))
        ids = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
        return Tokens({"input_ids": ids, "attention_mask": mask})


@dataclass(frozen=True, slots=True)
class RandomLoader(Loader):
    """Places its parts as the plan says, by the engine's own code. `made` are the parts by name;
    `shared` outlives the loader and keeps an encoder on the CPU for the next one."""

    size: Architecture
    made: dict[str, nn.Module] = field(default_factory=dict)
    shared: dict[str, nn.Module] = field(default_factory=dict)

    def transformer(self, profile: object) -> WanTransformer3DModel:
        self.made.pop("transformer", None)  # the one before is not to be kept by this
        # Where `from_pretrained` has it before it is placed, so that the peak is the same.
        where = self.device if self.plan.transformer == "bf16" else CPU
        made = self._placed(parts.transformer(self.size, where, self.dtype))
        self.made["transformer"] = made
        return made

    def vae(self) -> AutoencoderKLWan:
        made = parts.vae(self.size, self.device, self.dtype)
        if self.plan.tiled:
            made.enable_tiling()
        self.made["vae"] = made
        return made

    def text_encoder(self) -> tuple[Tokenizer, nn.Module]:
        self.made["text"] = encoder = self._encoder()
        return Characters(int(self.size.text["vocab_size"])), encoder

    def tiny(self, path: Path) -> TinyDecoder:
        self.made["tiny"] = made = parts.tiny_decoder(self.device, self.dtype)
        return made

    def _encoder(self) -> nn.Module:
        if self.plan.text == "gpu":
            return parts.text_encoder(self.size, self.device, self.dtype)
        if self.plan.text == "cpu":
            if "text" not in self.shared:
                self.shared["text"] = parts.text_encoder(self.size, CPU, self.dtype)
            return self.shared["text"]
        made = parts.text_encoder(self.size, CPU, self.dtype)
        quantize(made, self.device)
        placed: nn.Module = made.to(self.device)  # type: ignore[arg-type]  # its stub is wrong
        return placed


def solver() -> UniPCMultistepScheduler:
    """The model's own scheduler, as its repository configures it."""
    return UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=5.0
    )


def save_scheduler(models_dir: Path) -> None:
    """The one file that the studio itself reads."""
    solver().save_pretrained(models_dir / checkpoints()[BASE].weights.repository / "scheduler")


def embedding(size: Architecture, tokens: int, device: torch.device, dtype: torch.dtype) -> Tensor:
    """(1, 512, width) as a prompt of so many tokens is embedded."""
    made = torch.zeros(1, 512, int(size.transformer["text_dim"]), device=device, dtype=dtype)
    made[:, :tokens] = torch.randn(1, tokens, made.shape[2], device=device, dtype=dtype)
    return made
