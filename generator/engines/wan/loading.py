"""Reads the model's parts from disk and puts each where the memory plan wants it."""

import importlib.util
import logging
from dataclasses import dataclass
from pathlib import Path

import torch
from diffusers import AutoencoderKLWan, WanTransformer3DModel
from torch import nn
from transformers import AutoTokenizer, UMT5EncoderModel

from generator.engines.wan.tables import BASE, Plan, Profile, checkpoints
from generator.engines.wan.text import Tokenizer
from generator.engines.wan.tiny import TinyDecoder

logger = logging.getLogger(__name__)

CPU = torch.device("cpu")

_ATTENTION = (("flash_attn_interface", "_flash_3"), ("flash_attn", "flash"))
"""Packages of exact attention kernels, the fastest first, and what diffusers calls them. Without
either it is torch's own, which picks among flash, cuDNN and memory-efficient kernels."""


@dataclass(frozen=True, slots=True)
class Loader:
    """`models_dir` holds OWNER/NAME/ of every repository; `dtype` is what is computed in."""

    models_dir: Path
    plan: Plan
    device: torch.device
    dtype: torch.dtype

    def transformer(self, profile: Profile) -> WanTransformer3DModel:
        """The profile's transformer, ready to run."""
        checkpoint = checkpoints()[profile.checkpoint]
        folder = self.models_dir / checkpoint.weights.repository
        if checkpoint.single_file is None:
            made = WanTransformer3DModel.from_pretrained(
                folder, subfolder="transformer", torch_dtype=self.dtype, local_files_only=True
            )
        else:
            base = self.models_dir / checkpoints()[BASE].weights.repository
            made = WanTransformer3DModel.from_single_file(
                str(folder / checkpoint.single_file),
                # Without it diffusers guesses, and guesses another Wan.
                config=str(base),
                subfolder="transformer",
                torch_dtype=self.dtype,
                local_files_only=True,
            )
        made.eval().requires_grad_(False)
        return self._placed(made)

    def vae(self) -> AutoencoderKLWan:
        made = AutoencoderKLWan.from_pretrained(
            self._base, subfolder="vae", torch_dtype=self.dtype, local_files_only=True
        )
        if self.plan.tiled:
            made.enable_tiling()
        made.eval().requires_grad_(False)
        return made.to(self.device)

    def text_encoder(self) -> tuple[Tokenizer, nn.Module]:
        tokenizer: Tokenizer = AutoTokenizer.from_pretrained(
            self._base / "tokenizer", local_files_only=True
        )
        encoder = UMT5EncoderModel.from_pretrained(
            self._base / "text_encoder", dtype=self.dtype, local_files_only=True
        )
        encoder.eval().requires_grad_(False)
        device = CPU if self.plan.text == "cpu" else self.device
        if self.plan.text == "int8":
            quantize(encoder, device)
        placed: nn.Module = encoder.to(device)  # type: ignore[arg-type]  # its stub is wrong
        return tokenizer, placed

    def tiny(self, path: Path) -> TinyDecoder:
        return TinyDecoder.load(path).to(self.device, self.dtype)

    @property
    def text_precision(self) -> str:
        """What the text encoder computes with: its embeddings differ a little."""
        precision = "int8" if self.plan.text == "int8" else str(self.dtype)
        return f"{precision} on the {'CPU' if self.plan.text == 'cpu' else self.device.type}"

    @property
    def _base(self) -> Path:
        return self.models_dir / checkpoints()[BASE].weights.repository

    def _placed(self, transformer: WanTransformer3DModel) -> WanTransformer3DModel:
        match self.plan.transformer:
            case "fp8":
                transformer.enable_layerwise_casting(
                    storage_dtype=torch.float8_e4m3fn, compute_dtype=self.dtype
                )
            case "int8":
                quantize(transformer, self.device)
            case "offload":
                transformer.enable_group_offload(
                    onload_device=self.device,
                    offload_device=CPU,
                    offload_type="block_level",
                    num_blocks_per_group=1,
                    use_stream=self.device.type == "cuda",
                )
                return transformer
        transformer.to(self.device)
        for package, backend in _ATTENTION:
            if self.device.type == "cuda" and importlib.util.find_spec(package):
                try:
                    transformer.set_attention_backend(backend)
                    break
                except (ImportError, RuntimeError, ValueError) as error:  # made for another torch
                    logger.warning("The attention of %s cannot be used: %s", package, error)
        return transformer


def quantize(module: nn.Module, device: torch.device) -> None:
    """Keep the linear layers' weights as int8, computing as before."""
    from torchao.quantization import Int8WeightOnlyConfig, quantize_

    quantize_(module, Int8WeightOnlyConfig(), device=device)
