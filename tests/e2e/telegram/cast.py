"""The line with Telegram attached to it, on a loopback server."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import HttpUrl, SecretStr

from adapters.telegram.adapter import TelegramAdapter
from adapters.telegram.ratelimits import RateLimiter
from bot.clock import SystemClock
from bot.config import Settings
from bot.line import LineSettings
from bot.types import Status
from tests.e2e.telegram.places import PERSON, TOKEN
from tests.e2e.telegram.server import TelegramServer
from tests.support.line import Bench, bench

STORAGE = -1005550
"""The chat that clips are kept in."""


HURRY = 100_000.0
"""How much faster than ours the rate limiter's clock runs in tests that are not about it."""


def quick_limiter() -> RateLimiter:
    return RateLimiter(
        lambda: HURRY * time.monotonic(), lambda seconds: asyncio.sleep(seconds / HURRY)
    )


def adapter_for(
    server: TelegramServer,
    folder: Path,
    token: str = TOKEN,
    limiter: RateLimiter | None = None,
    **more: Any,
) -> TelegramAdapter:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own argument
        data_dir=folder,
        telegram_token=SecretStr(token),
        telegram_api_url=HttpUrl(server.api),
        **{"telegram_storage_chat": str(STORAGE), **more},
    )
    return TelegramAdapter(settings, limiter=limiter or quick_limiter())


@asynccontextmanager
async def connected(server: TelegramServer, folder: Path, **more: Any) -> AsyncIterator[Bench]:
    """The line with Telegram attached; the same folder again is a restart. `more` are settings."""
    line_settings = LineSettings(clips_dir=folder / "clips", grace=0)
    server.chat(STORAGE)
    async with AsyncExitStack() as stack:
        line = await stack.enter_async_context(
            bench(folder, clock=SystemClock(), settings=line_settings)
        )
        adapter = adapter_for(server, folder, **more)
        await adapter.start(line.service)
        stack.push_async_callback(adapter.stop)
        stack.push_async_callback(line.line.stop)
        await line.line.attach(adapter)
        yield line


async def jobs(line: Bench, user: int = PERSON) -> list[Status]:
    return await line.service.history(f"telegram:{user}")
