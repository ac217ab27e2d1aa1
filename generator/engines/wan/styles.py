"""LoRAs on a loaded transformer: loaded once, then switched without reading anything again."""

import warnings
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

import torch
from diffusers import WanPipeline
from peft import set_peft_model_state_dict

from generator.engines.wan.loras import Lora
from generator.engines.wan.tables import checkpoints

SHARE = 0.1
"""Of the GPU's memory, what the loaded styles may take together."""

_EXPECTED = (
    "Already found a `peft_config`",  # whether a second adapter is meant: it is
    "TorchaoLoraLinear was instantiated without",  # so adapters cannot be merged: they never are
)

CPU_BUDGET = 1_000_000_000  # bytes


class Styles:
    """The adapters of one pipeline: distillations that profiles bring along, and styles."""

    def __init__(self, pipeline: WanPipeline, models_dir: Path, device: torch.device) -> None:
        self._pipeline = pipeline
        self._models_dir = models_dir
        self._loaded: OrderedDict[str, int] = OrderedDict()  # name → bytes
        self._budget = _budget(device)
        self.loads = 0
        """How often the layers were changed, and so must be compiled again."""

    def wear(self, distillation: str | None, style: Lora | None) -> None:
        """Put on a profile's distillation (a checkpoint's name) and a style, and nothing else."""
        worn: dict[str, float] = {}
        if distillation is not None:
            checkpoint = checkpoints()[distillation]
            assert checkpoint.lora is not None
            file = self._models_dir / checkpoint.weights.repository / checkpoint.lora
            self._have(distillation, file, worn)
            worn[distillation] = 1.0
        if style is not None:
            name = f"style-{style.name}"
            self._have(name, style.path, worn)
            worn[name] = style.weight
        if worn:
            self._pipeline.enable_lora()
            self._pipeline.set_adapters(list(worn), list(worn.values()))
        elif self._loaded:
            self._pipeline.disable_lora()

    def _have(self, name: str, path: Path, worn: Mapping[str, float]) -> None:
        """See that an adapter is loaded, if need be in place of those used longest ago."""
        if name not in self._loaded:
            size = path.stat().st_size
            for other in [it for it in self._loaded if it not in worn]:
                if sum(self._loaded.values()) + size <= self._budget:
                    break
                self._pipeline.delete_adapters(other)
                del self._loaded[other]
            self._load(name, path)
            self.loads += 1
            self._loaded[name] = size
        self._loaded.move_to_end(name)

    def _load(self, name: str, path: Path) -> None:
        where = {"weight_name": path.name, "local_files_only": True}
        with warnings.catch_warnings():
            for expected in _EXPECTED:
                warnings.filterwarnings("ignore", expected, UserWarning)
            self._pipeline.load_lora_weights(str(path.parent), adapter_name=name, **where)
        transformer = self._pipeline.transformer
        layers = [
            layer
            for place, layer in transformer.named_modules()
            if place.endswith((f"lora_A.{name}", f"lora_B.{name}"))
        ]
        if all(layer.weight.dtype.itemsize > 1 for layer in layers):
            return
        # peft gave the adapter the precision in which the base layer is stored. That of an adapter
        # so small need not be saved, and nothing computes in it.
        for layer in layers:
            layer.to(transformer.dtype)
        stored = self._pipeline.lora_state_dict(str(path.parent), **where)
        weights = {key.removeprefix("transformer."): weight for key, weight in stored.items()}
        set_peft_model_state_dict(transformer, weights, adapter_name=name)


def _budget(device: torch.device) -> int:
    if device.type != "cuda":
        return CPU_BUDGET
    return int(SHARE * torch.cuda.mem_get_info(device)[1])
