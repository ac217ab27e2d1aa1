"""Sets the stage: discord.py sent to a loopback Discord, and the line connected to it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import discord.http
import pytest
from discord.gateway import DiscordWebSocket
from pydantic import SecretStr
from yarl import URL

from adapters.discord import create
from bot.clock import SystemClock
from bot.config import Settings
from bot.line import LineSettings
from bot.types import Status
from tests.e2e.discord.places import TOKEN, USER
from tests.e2e.discord.server import DiscordServer
from tests.support.line import Bench, bench


@asynccontextmanager
async def discord_server() -> AsyncIterator[DiscordServer]:
    """A running loopback Discord; discord.py goes there while the block lasts."""
    async with DiscordServer() as server:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(discord.http.Route, "BASE", server.base)
            patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(server.gateway_url))
            yield server


@asynccontextmanager
async def connected(
    folder: Path, *, settings: LineSettings | None = None, cpu_workers: int = 2
) -> AsyncIterator[Bench]:
    """The line with Discord attached; the same folder again is a restart."""
    settings = settings or LineSettings(clips_dir=folder / "clips", grace=0)
    async with AsyncExitStack() as stack:
        line = await stack.enter_async_context(
            bench(folder, clock=SystemClock(), settings=settings, cpu_workers=cpu_workers)
        )
        adapter = create(
            Settings(_env_file=None, data_dir=folder, discord_token=SecretStr(TOKEN))  # type: ignore[call-arg]  # pydantic-settings' own argument
        )
        await adapter.start(line.service)
        stack.push_async_callback(adapter.stop)
        stack.push_async_callback(line.line.stop)
        await line.line.attach(adapter)
        yield line


async def jobs(line: Bench, user: int = USER) -> list[Status]:
    """What a person asked for, newest first."""
    return await line.service.history(f"discord:{user}")
