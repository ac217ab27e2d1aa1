"""A parent to be killed: starts a clip that never ends, says so on stdout, and waits.

`python -m tests.support.kill_me FOLDER ENGINE STAGE`; prints a line whenever the engine reports
that stage, or, of the stage "drawn", once the worker has all frames.
"""

import asyncio
import os
import sys
from pathlib import Path

from generator.engine import Surroundings
from generator.supervisor import Generator, GeneratorSettings
from generator.types import ClipRequest, Progress


async def main(folder: Path, engine: str, stage: str) -> None:
    def tell(progress: Progress) -> None:
        if progress.stage == stage:
            os.write(1, b"now\n")

    def drawn() -> None:
        if stage == "drawn":
            os.write(1, b"now\n")

    settings = GeneratorSettings(
        clips_dir=folder / "clips",
        surroundings=Surroundings(cache_dir=folder),
        packages="tests.hostile_engines",
    )
    generator = Generator(settings)
    await generator.start()
    request = ClipRequest(prompt="", engine=engine, seconds=0.4, width=64, height=48, seed=1)
    await generator.generate("job", request, tell, drawn)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), *sys.argv[2:]))
