"""Real worker processes over the hostile engines."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np

from generator.engine import Surroundings
from generator.supervisor import Generator, GeneratorSettings
from generator.types import Clip, ClipRequest, Progress
from tests.hostile_engines.brisk import colour
from tests.support.probe import pixels

PATIENCE = 30.0


def small(engine: str, prompt: str = "a prompt", **changes: Any) -> ClipRequest:
    request = ClipRequest(prompt=prompt, engine=engine, seconds=0.5, width=64, height=48, fps=12)
    return request.evolve(**changes)


def ignore(progress: Progress) -> None:
    """Nobody watches."""


@asynccontextmanager
async def hostile(folder: Path, **changes: Any) -> AsyncIterator[Generator]:
    """A generator over the hostile engines, at work in `folder`."""
    settings: dict[str, Any] = {"cpu_workers": 1, "job_timeout": PATIENCE, "grace": 5.0}
    generator = Generator(
        GeneratorSettings(
            clips_dir=folder / "clips",
            surroundings=Surroundings(cache_dir=folder / "cache"),
            packages="tests.hostile_engines",
            **(settings | changes),
        )
    )
    await generator.start()
    try:
        yield generator
    finally:
        await generator.stop()


def mark(folder: Path, engine: str, name: str) -> Path:
    """Put an empty file into the folder of an engine."""
    path = folder / "cache" / engine / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def shows(clip: Clip, seed: int) -> bool:
    """Whether each frame of a clip of the engine "brisk" is that seed's, and in its own place."""
    seen = pixels(clip.path, clip.width, clip.height)
    assert len(seen) == clip.frames
    return all(
        np.abs(frame.mean((0, 1)) - colour(seed, index)).max() < 8
        for index, frame in enumerate(seen)
    )
