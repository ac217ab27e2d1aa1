"""(l) A warm physics clip of 5 s at 640×480, each phenomenon; (m) the pendulum beside manim's."""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from bench.measure import Row, Series, spell
from generator.engine import Surroundings
from generator.engines.physics.declarations import declarations
from generator.supervisor import Generator, GeneratorSettings
from generator.types import ClipRequest

MEDIAN_GOAL, WORST_GOAL = 0.6, 1.5  # seconds
MANIM_GOAL = 8
SECONDS = 5.0
PENDULUM = "a pendulum 1 m long released from 30 degrees"
SCRIPT = Path(__file__).parent / "manim_pendulum.py"


def rows() -> Iterator[Row]:
    taken = asyncio.run(_measure())
    yield _each(taken)
    manim = _manim()
    if manim is not None:
        yield _beside_manim(taken["pendulum"], manim)
    else:
        sys.stderr.write("(m) is left out: no manim here, and MANIM_PYTHON names none\n")


def _each(taken: dict[str, float]) -> Row:
    series = Series("physics", list(taken.values()))
    slowest = max(taken, key=lambda slug: taken[slug])
    worst = taken[slowest]
    return Row(
        name=f"(l) warm physics clip, {SECONDS:g} s at 640×480, each of {len(taken)} phenomena",
        measured=f"median {spell(series.median)}, worst {spell(worst)} ({slowest})",
        beside=f"its length {spell(SECONDS)}",
        ratio=worst / SECONDS,
        goal=f"median ≤ {MEDIAN_GOAL:g} s, worst ≤ {WORST_GOAL:g} s",
        met=series.median <= MEDIAN_GOAL and worst <= WORST_GOAL,
        noise=series.noise,
    )


def _beside_manim(ours: float, theirs: float) -> Row:
    return Row(
        name=f"(m) the same pendulum, {SECONDS:g} s at 640×480",
        measured=spell(ours),
        beside=f"manim {spell(theirs)}",
        ratio=theirs / ours,
        goal=f"≥ {MANIM_GOAL} times faster",
        met=theirs / ours >= MANIM_GOAL,
    )


async def _measure() -> dict[str, float]:
    """Seconds from the prompt to the MP4 by slug, the second time that each is asked for."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        settings = GeneratorSettings(
            clips_dir=home / "clips",
            surroundings=Surroundings(cache_dir=home / "cache"),
            cpu_workers=1,
        )
        generator = Generator(settings)
        await generator.start()
        try:
            await generator.warm("physics")
            prompts = {it.slug: it.examples_en[0] for it in declarations().values()}
            prompts["pendulum"] = PENDULUM
            await _time(generator, PENDULUM)
            return {slug: await _time(generator, prompt) for slug, prompt in prompts.items()}
        finally:
            await generator.stop()


async def _time(generator: Generator, prompt: str) -> float:
    request = ClipRequest(prompt=prompt, engine="physics", seconds=SECONDS)
    begun = time.perf_counter()
    await generator.generate("bench", request, lambda progress: None)
    return time.perf_counter() - begun


def _manim() -> float | None:
    """Seconds that manim takes, warm; None where there is none."""
    python = os.environ.get("MANIM_PYTHON") or (sys.executable if find_spec("manim") else None)
    if python is None or shutil.which(python) is None:
        return None
    done = subprocess.run([python, str(SCRIPT)], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])
