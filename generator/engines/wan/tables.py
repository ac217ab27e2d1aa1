"""The engine's tables: checkpoints, profiles and memory plans, as `data/*.toml` give them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from generator.engine import Weights

BASE = "base"
"""The checkpoint of all that profiles share: text encoder, tokenizer, VAE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """Weights of one part. `single_file` is a transformer in the original layout, `lora` a LoRA;
    without either, the repository is laid out as diffusers saves a pipeline."""

    name: str
    weights: Weights
    single_file: str | None = None
    lora: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How much work goes into a clip. Either `timesteps` (0 to 1000, falling; a distilled model's
    own) or `steps` is set; `shift` is the flow's time shift, `guidance_scale` 1 means none, `avoid`
    is a negative prompt for all."""

    name: str
    checkpoint: str
    shift: float
    guidance_scale: float
    decoder: Literal["tiny", "full"]
    timesteps: tuple[float, ...] = ()
    steps: int = 0
    lora: str | None = None
    avoid: str = ""

    @property
    def work(self) -> int:
        """How many steps are denoised."""
        return len(self.timesteps) or self.steps

    @property
    def guided(self) -> bool:
        """Whether each step runs the model a second time, without the prompt."""
        return self.guidance_scale > 1

    @property
    def checkpoints(self) -> tuple[str, ...]:
        """Which must be installed."""
        return tuple(filter(None, (BASE, self.checkpoint, self.lora)))

    @property
    def sigmas(self) -> tuple[float, ...]:
        """The noise level before each step, 1 to 0: t/1000, time-shifted by `shift`
        (σ' = sσ / (1 + (s - 1)σ), Esser et al. 2024, https://arxiv.org/abs/2403.03206, eq. 23)."""
        raw = (step / 1000 for step in self.timesteps)
        return tuple(self.shift * it / (1 + (self.shift - 1) * it) for it in raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How the model lies in memory; `least` is GB (10⁹ bytes) that must be free on the GPU."""

    name: str
    least: float
    transformer: Literal["bf16", "fp8", "int8", "offload"]
    text: Literal["gpu", "int8", "cpu"]
    tiled: bool
    kept: int


@cache
def checkpoints() -> Mapping[str, Checkpoint]:
    """Every checkpoint by its name."""
    return MappingProxyType(
        {name: _checkpoint(name, row) for name, row in _table("checkpoints").items()}
    )


@cache
def profiles() -> Mapping[str, Profile]:
    """Every profile by its name, the usual one first."""
    rows = (
        Profile(**{**row, "timesteps": tuple(row.get("timesteps", ()))})
        for row in _table("profiles")["profile"]
    )
    return MappingProxyType({profile.name: profile for profile in rows})


@cache
def plans() -> tuple[Plan, ...]:
    """Every plan, from the most memory to the least."""
    return tuple(Plan(**row) for row in _table("plans")["plan"])


def _checkpoint(name: str, row: Mapping[str, Any]) -> Checkpoint:
    weights = Weights(
        repository=row["repository"],
        files=tuple(row["files"]),
        revision=row.get("revision", "main"),
        licence=row["licence"],
    )
    return Checkpoint(
        name=name, weights=weights, single_file=row.get("single_file"), lora=row.get("lora")
    )


def _table(name: str) -> dict[str, Any]:
    source = files("generator.engines.wan") / "data" / f"{name}.toml"
    return tomllib.loads(source.read_text("utf-8"))
