"""Discord as a platform: a request is one message, edited from its place in line to the clip."""

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

import aiohttp
import discord

from adapters.discord.card import card
from adapters.discord.client import Client
from adapters.discord.limits import AIM, FORM, UploadLimits
from adapters.discord.messages import Attachment
from adapters.discord.reach import Reach
from adapters.discord.refusals import TooLarge
from adapters.discord.tokens import token_lives
from bot.config import ConfigError, Settings
from bot.types import Address, JobState, Limits, Parcel, Status, TryLater
from bot.wording import shortened, utf16
from generator.errors import CannotFit

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

EDIT_INTERVAL, LATE_INTERVAL = 4.0, 15.0
"""Seconds between two edits, and when the interaction's token is over: the bot's own edits share
the channel's rate limit, and a message older than an hour takes only a few."""

GIF_SECONDS, GIF_BYTES = 4.0, 4 * 2**20
"""What people may have to load without having clicked on it."""

ALTERNATIVE_TEXT = 1024
CONNECT_TIMEOUT = 20.0  # seconds that the program's start waits for the gateway


class DiscordAdapter:
    name = "discord"

    def __init__(self, settings: Settings) -> None:
        """Raises:
        ConfigError: there is no token.
        """
        if settings.discord_token is None:
            raise ConfigError(
                "DISCORD_TOKEN is not set; copy the bot's token from "
                "https://discord.com/developers/applications, page Bot."
            )
        self._token = settings.discord_token.get_secret_value()
        self._settings = settings
        self._upload_limits = UploadLimits()
        self._client: Client | None = None
        self._connection: asyncio.Task[None] | None = None

    def limits(self, address: Address) -> Limits:
        return Limits(
            max_bytes=self._upload_limits.of(address),
            aim_bytes=AIM - FORM,
            gif_seconds=GIF_SECONDS,
            gif_bytes=GIF_BYTES,
            edit_interval=EDIT_INTERVAL if token_lives(address) else LATE_INTERVAL,
        )

    def prepare(self, service: "VideoService") -> Client:
        """The client through which people are served from now on, not connected yet: `start` does
        that, or whoever else brings it to a Discord."""
        self._client = Client(
            service,
            default_locale=self._settings.default_locale,
            synced=self._settings.data_dir / "discord-commands.sha256",
        )
        return self._client

    async def start(self, service: "VideoService") -> None:
        """Raises:
        ConfigError: Discord does not accept the token.
        TryLater: Discord cannot be reached.
        """
        client = self.prepare(service)
        try:
            await client.login(self._token)
            self._connection = asyncio.create_task(client.connect(), name="Discord's gateway")
            await self._connected(client, self._connection)
        except discord.LoginFailure:
            await self.stop()
            raise ConfigError(
                "Discord does not accept DISCORD_TOKEN; reset and copy it at "
                "https://discord.com/developers/applications, page Bot."
            ) from None
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            await self.stop()
            raise TryLater(f"Discord cannot be reached: {error}.") from error
        self._connection.add_done_callback(_ended)

    async def stop(self) -> None:
        client, connection = self._client, self._connection
        self._client = self._connection = None
        if client is not None:
            await client.close()
        if connection is not None:
            connection.remove_done_callback(_ended)
            connection.cancel()
            with contextlib.suppress(asyncio.CancelledError, discord.DiscordException):
                await connection

    async def show(self, status: Status) -> str:
        """The message is there already where somebody used the bot: acknowledging it made it."""
        job = status.job
        if job.placeholder is None or job.state is JobState.FAILED:
            return (await self._reach().last_word(job, card(status))).reference(job.address)
        await self._reach().progress(job, card(status))
        return job.placeholder

    async def deliver(self, status: Status, parcel: Parcel) -> str | None:
        """Where the job's message cannot be edited any more, the clip goes into another one. That
        one is made once within the few minutes of `Messages.create`: a crash before it is saved,
        and a start later than that, would post it twice."""
        job = status.job
        attachment = Attachment(
            parcel.path,
            f"clip-{job.number}.{parcel.format}",
            shortened(job.request.prompt, ALTERNATIVE_TEXT, utf16),
            parcel.contents,
        )
        try:
            spot = await self._reach().last_word(job, card(status, attachment), attachment)
        except TooLarge as error:
            if not self._upload_limits.refused(job.address, parcel.size):
                raise CannotFit(str(error)) from error
            logger.warning("Discord refused %d bytes; trying fewer", parcel.size)
            raise TryLater(str(error)) from error
        reference = spot.reference(job.address)
        return reference if reference != job.placeholder else None

    def _reach(self) -> Reach:
        if self._client is None:
            raise TryLater("not connected")
        return Reach(self._client.messages, self._client.tokens)

    async def _connected(self, client: Client, connection: "asyncio.Task[None]") -> None:
        """Wait for the gateway, but not for ever: it goes on trying while others start."""
        reached = asyncio.create_task(client.reached.wait())
        try:
            done, _ = await asyncio.wait(
                [reached, connection],
                timeout=CONNECT_TIMEOUT,
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            reached.cancel()
        if connection in done:
            connection.result()
        elif not done:
            logger.warning("Discord's gateway does not answer yet; trying on")


def _ended(connection: "asyncio.Task[None]") -> None:
    if not connection.cancelled() and (error := connection.exception()) is not None:
        logger.error("Discord ended the connection for good: %s", error)
