"""The loaded transformers, each with the pipelines around it; at most as many as the plan keeps."""

import gc
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import torch
from diffusers import AutoencoderKLWan, WanImageToVideoPipeline, WanPipeline, WanTransformer3DModel

from generator.engines.wan.loading import Loader
from generator.engines.wan.styles import Styles
from generator.engines.wan.tables import Profile

RECOMPILES = 64


@dataclass(frozen=True, slots=True)
class Rig:
    """A transformer with what is built around it: from text, from a picture, and its styles."""

    from_text: WanPipeline
    from_image: WanImageToVideoPipeline
    styles: Styles
    number: int
    """Which one since the start: what was compiled for another is compiled again."""


class Rigs:
    """Rigs by the checkpoint of their transformer; the one used longest ago makes room."""

    def __init__(self, loader: Loader, vae: AutoencoderKLWan, *, compiled: bool) -> None:
        self._loader = loader
        self._vae = vae
        self._compiled = compiled
        self._rigs: OrderedDict[str, Rig] = OrderedDict()
        self._built_so_far = 0

    def of(self, profile: Profile) -> Rig:
        """The rig for the profile, whose transformer is loaded if it is not there."""
        key = profile.checkpoint
        if key not in self._rigs:
            while len(self._rigs) >= self._loader.plan.kept:
                self._rigs.popitem(last=False)
                self._collect()
            self._rigs[key] = self._built(profile)
        self._rigs.move_to_end(key)
        return self._rigs[key]

    def _compile(self, transformer: WanTransformer3DModel) -> None:
        # Each LoRA on or off is another graph, and beyond the limit of 8 a clip would fail.
        torch._dynamo.config.recompile_limit = RECOMPILES
        transformer.compile_repeated_blocks(fullgraph=True)

    def clear(self) -> None:
        """Let all go."""
        self._rigs.clear()
        self._collect()

    def _collect(self) -> None:
        gc.collect()  # a model's modules point at each other
        if self._loader.device.type == "cuda":
            torch.cuda.empty_cache()

    def _built(self, profile: Profile) -> Rig:
        parts: dict[str, Any] = {
            "tokenizer": None,
            "text_encoder": None,
            "vae": self._vae,
            "transformer": self._loader.transformer(profile),
            "scheduler": None,
        }
        # Without an image every latent frame is as noisy as the others, so one time step for all
        # gives the same clip (to 3e-6) with a fraction of the activations.
        from_text = WanPipeline(**parts, expand_timesteps=False)
        from_image = WanImageToVideoPipeline(
            **parts, image_encoder=None, image_processor=None, expand_timesteps=True
        )
        for pipeline in (from_text, from_image):
            pipeline.set_progress_bar_config(disable=True)
        if self._compiled:
            self._compile(from_text.transformer)
        styles = Styles(from_text, self._loader.models_dir, self._loader.device)
        self._built_so_far += 1
        return Rig(from_text, from_image, styles, self._built_so_far)
