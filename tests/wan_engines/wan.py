"""Runs out of memory while it decodes, under one plan."""

from collections.abc import Iterator
from typing import Any

import torch

from generator.engine import Engine, EngineSettings, Watch
from generator.engines.wan.engine import WanEngine
from generator.engines.wan.tables import Profile


class Cramped(WanEngine):
    """The plan "resident" is too much for it."""

    def _studio(self, profile: Profile, watch: Watch) -> Any:
        studio: Any = super()._studio(profile, watch)
        if self._plan and self._plan.name == "resident":
            studio.decode = _run_out
        return studio


def _run_out(*_: object) -> Iterator[torch.Tensor]:
    raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 1.17 GiB.")


def create(settings: EngineSettings) -> Engine:
    return Cramped(settings)
