"""The line with a quick generator on a loopback Telegram, in a process that can be killed.

`python -m tests.e2e.telegram.soak.bot API FOLDER` tells on stdout when it is connected. Its
log is the real program's, and has every address in it that it goes to.
"""

import asyncio
import logging
import random
import sys
import time
from pathlib import Path

from pydantic import SecretStr

from adapters.telegram.adapter import TelegramAdapter
from adapters.telegram.ratelimits import RateLimiter
from bot.backoff import Backoff
from bot.clock import SystemClock
from bot.config import Settings
from bot.delivery import DeliverySettings
from bot.line import LineSettings
from bot.logs import configure
from generator.errors import UserError, WorkerDied
from generator.types import ClipRequest, Progress
from tests.e2e.telegram.places import TOKEN
from tests.support.generator import OnProgress
from tests.support.line import bench

CONNECTED = "connected\n"
IMPOSSIBLE = "an impossible thing"
SCALE = 20.0
"""How much faster than ours the clock runs that Telegram, and the bot, keep the rate limits by."""

KEEPER = 600
"""Whose private chat clips are kept in: a channel, for the rate limits, is a group, which takes
twenty a minute."""

WORKERS = 16
LONGEST = 0.1  # real seconds of work on a clip


def hurried_limiter() -> RateLimiter:
    return RateLimiter(
        lambda: SCALE * time.monotonic(), lambda seconds: asyncio.sleep(seconds / SCALE)
    )


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


async def run(api: str, folder: Path) -> None:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own argument
        data_dir=folder,
        telegram_token=SecretStr(TOKEN),
        telegram_api_url=api,  # type: ignore[arg-type]  # as it is read
        telegram_storage_chat=str(KEEPER),
    )
    delivery = DeliverySettings(backoff=Backoff(first=2.0, longest=8.0))
    line_settings = LineSettings(clips_dir=settings.clips_dir, delivery=delivery, grace=0)
    async with bench(
        folder,
        clock=SystemClock(),
        settings=line_settings,
        cpu_workers=WORKERS,
        making=Making(),
    ) as line:
        adapter = TelegramAdapter(settings, limiter=hurried_limiter())
        await adapter.start(line.service)
        await line.line.attach(adapter)
        sys.stdout.write(CONNECTED)
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)
        await line.line.stop()
        await adapter.stop()


def main(api: str, folder: str) -> None:
    configure("info", [TOKEN], as_json=True)
    logging.getLogger("adapters.telegram.transport").setLevel(logging.DEBUG)  # tells addresses
    asyncio.run(run(api, Path(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])
