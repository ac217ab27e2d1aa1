"""A tiny Wan2.2 on disk, made once, and engines that use it on the CPU."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch

from generator.engine import EngineSettings, Watch
from generator.engines.wan.engine import WanEngine
from tests.support import tiny_wan

if TYPE_CHECKING:
    from generator.types import Progress

torch.set_num_threads(1)  # the tiny model is faster so, and no second one waits for a core

MakeEngine = Callable[..., WanEngine]


@pytest.fixture(scope="session")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    tiny_wan.save_all(folder)
    return folder


@pytest.fixture
def make_engine(models_dir: Path, tmp_path: Path) -> MakeEngine:
    """An engine on the CPU, with options: `make_engine(plan="compact")`."""

    def make(**options: str) -> WanEngine:
        return WanEngine(
            EngineSettings(
                cache_dir=tmp_path / "cache",
                images_dir=tmp_path / "images",
                models_dir=models_dir,
                lora_dir=tmp_path / "loras",
                options={"device": "cpu", **options},
            )
        )

    return make


class Watched:
    """What an engine reports, and a way to call it off."""

    def __init__(self) -> None:
        self.reports: list[Progress] = []
        self.check: Callable[[], None] = lambda: None

    @property
    def watch(self) -> Watch:
        return Watch(report=self.reports.append, check=lambda: self.check())

    def steps(self, stage: str) -> list[int]:
        return [it.step for it in self.reports if it.stage == stage]


@pytest.fixture
def watched() -> Watched:
    return Watched()
