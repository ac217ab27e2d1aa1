"""Sets the stage: simcord around the adapter's client, and the line behind it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
import simcord.http.client
from pydantic import SecretStr
from yarl import URL

from adapters.discord import create
from adapters.discord.adapter import DiscordAdapter
from adapters.discord.client import Client
from bot.clock import SystemClock
from bot.config import Settings
from bot.line import LineSettings
from bot.types import Job, JobState
from tests.e2e.discord import TOKEN
from tests.e2e.discord.messages import BUTTON, TEXT_DISPLAY, label_of, walk
from tests.e2e.simcord.apart import Apart, Relay
from tests.support.generator import Making
from tests.support.line import Bench, bench

PATIENCE = 10.0


class Stage:
    """A server with a channel, two members and a moderator, who manages the server too."""

    env: simcord.Env
    line: Bench

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._behind = AsyncExitStack()  # what a restart ends
        self._delivered: set[str | None] = set()  # the messages that hold their clips

    async def begin(self) -> tuple[Client, DiscordAdapter]:
        """A line, and the client that is to be brought to simcord."""
        settings = LineSettings(clips_dir=self._folder / "clips", grace=0)
        self.line = await self._behind.enter_async_context(
            bench(self._folder, clock=SystemClock(), settings=settings, start=False)
        )
        self.line.line.queue.listeners.append(self._note)
        adapter = create(
            Settings(_env_file=None, data_dir=self._folder, discord_token=SecretStr(TOKEN))  # type: ignore[call-arg]  # pydantic-settings' own argument
        )
        assert isinstance(adapter, DiscordAdapter)
        self._relay = Relay()
        self._behind.push_async_callback(self._relay.stop)
        service: Any = Apart(self.line.service, self._relay)
        return adapter.prepare(service), adapter

    async def go_on(self, adapter: DiscordAdapter) -> None:
        """Set the line to work: in simcord's time, as this is done inside of it."""
        self._relay.start()
        await self.line.line.start()
        await self.line.line.attach(adapter)

    def people_it(self, env: simcord.Env) -> None:
        self.env = env
        self.guild = env.create_guild()
        self.channel = self.guild.create_text_channel("general")
        self.ada, self.bob = (
            self.guild.add_member(env.create_user(name)) for name in ("ada", "bob")
        )
        power = discord.Permissions(manage_messages=True, manage_guild=True)
        role = self.guild.create_role("moderators", permissions=power)
        self.mo = self.guild.add_member(env.create_user("mo"), roles=[role])

    def _note(self, job: Job) -> None:
        if job.state is JobState.DELIVERED:
            self._delivered.add(job.placeholder)

    async def end(self) -> None:
        await self._behind.aclose()

    async def restart(self, making: Making | None = None) -> None:
        """A new client on the same database."""
        await self.end()
        client, adapter = await self.begin()
        self.line.generator.making = making
        await self.env.restart_bot(client)
        await self.go_on(adapter)

    async def clip_of(
        self, who: simcord.MemberActor, prompt: str, **options: Any
    ) -> simcord.ResponseMessage:
        """The answer to /video, once it holds a clip and the line knows that."""
        return await self.clip_in(await who.slash(self.channel, "video", prompt=prompt, **options))

    async def clip_in(self, result: simcord.InteractionResult) -> simcord.ResponseMessage:
        answer = shown(result)
        await self.until(lambda: str(answer.id) in self._delivered)
        assert answer.attachments
        return answer

    async def jobs(self, who: simcord.MemberActor) -> list[Job]:
        """What they asked for, one after the other."""
        return [it.job for it in await self.line.service.history(f"discord:{who.id}")]

    async def until(self, happened: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not happened():  # noqa: ASYNC110 - it happens in a simulator without events
                await asyncio.sleep(0.01)


@asynccontextmanager
async def simulated(folder: Path) -> AsyncIterator[Stage]:
    stage = Stage(folder)
    path_of = simcord.http.client._path_of
    with pytest.MonkeyPatch.context() as patch:
        # As it goes over the wire: aiohttp writes "@original" where the library says "%40original".
        patch.setattr(simcord.http.client, "_path_of", lambda url: path_of(str(URL(url))))
        try:
            client, adapter = await stage.begin()
            async with simcord.run(client, shard_count=1, settle_timeout=PATIENCE) as env:
                await stage.go_on(adapter)
                stage.people_it(env)
                yield stage
                await stage.end()
        finally:
            await stage.end()


def shown(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    assert result.response is not None
    return result.response


def files(message: simcord.ResponseMessage) -> list[str]:
    return [it.filename for it in message.attachments]


def words(message: simcord.ResponseMessage) -> str:
    """All that a person reads of it."""
    return "\n".join(it["content"] for it in walk(message.components) if it["type"] == TEXT_DISPLAY)


def labels(message: simcord.ResponseMessage) -> list[str]:
    """The buttons under it."""
    return [label_of(it) for it in walk(message.components) if it["type"] == BUTTON]
