"""The line with a quick generator on a loopback Discord, in a process that can be killed.

`python -m tests.e2e.discord.soak.bot REST_ADDRESS FOLDER` tells on stdout when it is connected.
"""

import asyncio
import logging
import random
import sys
from pathlib import Path

import discord

from bot.backoff import Backoff
from bot.delivery import DeliverySettings
from bot.line import LineSettings
from generator.errors import UserError, WorkerDied
from generator.types import ClipRequest, Progress
from tests.e2e.discord.cast import connected
from tests.support.generator import OnProgress

CONNECTED = "connected\n"
IMPOSSIBLE = "an impossible thing"
WORKERS = 16
LONGEST = 0.005  # seconds of work on a clip


class Making:
    """A twentieth of all clips kills its worker, once."""

    def __init__(self) -> None:
        self._dice = random.Random(7)
        self._died: set[str] = set()

    async def __call__(self, job_id: str, request: ClipRequest, on_progress: OnProgress) -> None:
        await asyncio.sleep(self._dice.uniform(0, LONGEST))
        on_progress(Progress("draw", 1, 2))
        if job_id not in self._died and self._dice.random() < 0.05:
            self._died.add(job_id)
            raise WorkerDied("killed by signal 9")
        if request.prompt.startswith(IMPOSSIBLE):
            raise UserError("prompt-empty")


async def run(folder: Path) -> None:
    delivery = DeliverySettings(backoff=Backoff(first=0.5, longest=4.0))
    settings = LineSettings(clips_dir=folder / "clips", delivery=delivery, grace=0)
    async with connected(folder, settings=settings, cpu_workers=WORKERS, making=Making()):
        sys.stdout.write(CONNECTED)
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)


def main(base: str, folder: str) -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s:%(name)s:%(message)s")
    discord.http.Route.BASE = base
    asyncio.run(run(Path(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])
