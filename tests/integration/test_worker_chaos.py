"""Good and bad jobs at once, some cancelled, some workers killed: afterwards all is in order."""

import asyncio
import os
import random
import signal
import sys
from pathlib import Path

import pytest

from generator.engine import Surroundings
from generator.errors import GenerationError
from generator.supervisor import Generator, GeneratorSettings
from generator.types import Clip, ClipRequest, Progress
from tests.support.processes import children, must_end, name

PATIENCE = 90.0
KINDS = ["kind", "kind", "kind cancelled", "kind killed", "dies", "slow cancelled", "miscounts"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc: Linux only")


class Crowd:
    """Jobs of every kind, put to one generator."""

    def __init__(self, generator: Generator, dice: random.Random) -> None:
        self.generator = generator
        self.dice = dice
        self.foreign = set(children(os.getpid()))

    def ours(self) -> list[int]:
        return sorted(set(children(os.getpid())) - self.foreign)

    async def job(
        self, number: int, kind: str, together: asyncio.Barrier | None = None
    ) -> Clip | None:
        """The clip, where the job was let live."""
        engine, _, fate = kind.partition(" ")
        prompt = {"dies": "SIGKILL", "miscounts": "3"}.get(engine, "")
        moment = asyncio.Event()

        def watch(progress: Progress) -> None:
            if not moment.is_set() and progress.stage == ("wait" if engine == "slow" else "draw"):
                moment.set()
                if fate == "killed":
                    workers = [pid for pid in self.ours() if name(pid) == "python"]
                    os.kill(self.dice.choice(workers), signal.SIGKILL)

        request = ClipRequest(prompt=prompt, engine=engine, seconds=0.5, width=32, height=32)
        task = asyncio.create_task(self.generator.generate(str(number), request, watch))
        if fate == "cancelled":
            at = asyncio.create_task(moment.wait())
            await asyncio.wait({task, at}, return_when=asyncio.FIRST_COMPLETED)
            at.cancel()
            if together is not None:
                await together.wait()
            task.cancel()
        try:
            return await task
        except (GenerationError, asyncio.CancelledError):
            return None


@pytest.mark.parametrize("seed", [1, 2])
async def test_no_mix_of_failures_loses_a_place_in_the_lane_or_leaves_anything(
    tmp_path: Path, seed: int
) -> None:
    settings = GeneratorSettings(
        clips_dir=tmp_path / "clips",
        surroundings=Surroundings(cache_dir=tmp_path / "cache"),
        cpu_workers=2,
        packages="tests.hostile_engines",
    )
    generator = Generator(settings)
    await generator.start()
    dice = random.Random(seed)
    crowd = Crowd(generator, dice)
    kinds = dice.sample(KINDS * 3, k=len(KINDS) * 3)
    async with asyncio.timeout(PATIENCE):
        made = await asyncio.gather(*(crowd.job(*entry) for entry in enumerate(kinds)))
        clips = [clip for clip in made if clip is not None]
        # Both places are free: two jobs that never end by themselves get to work together.
        both = asyncio.Barrier(2)
        await asyncio.gather(*(crowd.job(number, "slow cancelled", both) for number in range(2)))
    assert clips
    left = {path.name for path in settings.clips_dir.iterdir()}
    assert left == {path.name for clip in clips for path in (clip.path, clip.poster)}
    assert generator.restarts >= kinds.count("dies")
    with must_end(crowd.ours()):
        await generator.stop()
