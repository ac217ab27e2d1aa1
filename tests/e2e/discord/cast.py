"""Sets the stage: discord.py sent to a loopback Discord, and the line connected to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import discord.http
import pytest
from discord.gateway import DiscordWebSocket
from pydantic import SecretStr
from yarl import URL

from adapters.discord import create
from bot.clock import SystemClock
from bot.config import Settings
from bot.line import LineSettings
from bot.types import Job, JobState, Status
from tests.e2e.discord.messages import Message
from tests.e2e.discord.places import TOKEN, USER
from tests.e2e.discord.server import DiscordServer
from tests.support.generator import Making
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
    folder: Path,
    *,
    settings: LineSettings | None = None,
    cpu_workers: int = 2,
    making: Making | None = None,
) -> AsyncIterator[Bench]:
    """The line with Discord attached; the same folder again is a restart."""
    settings = settings or LineSettings(clips_dir=folder / "clips", grace=0)
    async with AsyncExitStack() as stack:
        line = await stack.enter_async_context(
            bench(
                folder,
                clock=SystemClock(),
                settings=settings,
                cpu_workers=cpu_workers,
                making=making,
            )
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
    """What a person asked for, oldest first."""
    return await line.service.history(f"discord:{user}")


async def clip_of(server: DiscordServer, line: Bench, prompt: str = "a fox", **who: Any) -> Message:
    """The message of a command, once its clip stands in it for good."""
    posted: asyncio.Queue[str | None] = asyncio.Queue()

    def changed(job: Job) -> None:
        if job.state is JobState.DELIVERED:
            posted.put_nowait(job.placeholder)

    line.line.queue.listeners.append(changed)
    message = await server.use("video", options={"prompt": prompt}, **who)
    async with asyncio.timeout(10):
        while await posted.get() != str(message.id):
            pass
    line.line.queue.listeners.remove(changed)
    return message
