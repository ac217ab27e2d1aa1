"""Messages at Discord: one request each. What is done about a refusal is decided elsewhere."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import aiohttp
import discord
from discord import ui

from adapters.discord.closed import Refusals
from adapters.discord.ratelimits import LAST_WORD, RateLimits
from adapters.discord.refusals import TokenEnded, meaning
from adapters.discord.tokens import APPLICATION, TOKEN
from bot.contents import Contents
from bot.types import Address, Job, TryLater

NONCE = 25
"""The most characters of a nonce (https://discord.com/developers/docs/resources/message)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to show in a message; `description` is its alternative text."""

    path: Path
    name: str
    description: str
    contents: bytes | None = None  # where they are in memory already

    async def opened(self) -> discord.File:
        """For one try: the library closes what it sent."""
        if self.contents is None:
            return await asyncio.to_thread(
                discord.File, self.path, self.name, description=self.description
            )
        # Of an open file aiohttp has each 64 KiB read by a thread, and waits for that.
        return discord.File(Contents(self.contents), self.name, description=self.description)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message stands."""

    channel: int
    message: int

    @classmethod
    def of(cls, job: Job) -> Self | None:
        """Where the job is shown; None: nowhere yet."""
        if job.placeholder is None:
            return None
        channel, _, message = job.placeholder.rpartition("/")
        return cls(int(channel or job.address.channel), int(message))

    def reference(self, address: Address) -> str:
        """What a job keeps of it: the message's id, after its channel's where the job was asked
        for in another one."""
        known = address.channel == str(self.channel)
        return str(self.message) if known else f"{self.channel}/{self.message}"


class Messages:
    """Every method raises `TryLater` when Discord cannot be reached or wants us to wait, for
    longer than `patience` where that can be given; and, without asking, what it raised before
    about a message that is gone or a channel that is closed."""

    def __init__(self, client: discord.Client, limits: RateLimits) -> None:
        self._client = client
        self._limits = limits
        self.closed = Refusals()

    async def edit(
        self,
        spot: Spot,
        view: ui.LayoutView,
        attachment: Attachment | None = None,
        *,
        patience: float = LAST_WORD,
    ) -> None:
        """Make our message look like `view` and show `attachment` (None: what it shows already).

        Raises:
            Deleted, Barred, Fixed, TooLarge: it cannot be.
        """

        async def edit() -> None:
            message = self._message(spot)
            await message.edit(content=None, view=view, attachments=await _files(attachment))

        with self._known(spot.channel, spot.message):
            await self._limits.ask(f"channel {spot.channel}", edit, patience)

    async def edit_by_token(
        self,
        address: Address,
        view: ui.LayoutView,
        attachment: Attachment | None = None,
        *,
        patience: float = LAST_WORD,
    ) -> None:
        """The same with the message that an interaction was answered in, as the address tells; its
        token may do so even where the bot itself may do nothing.

        Raises:
            TokenOver: it is not good (`TokenEnded`: any more).
            Deleted, Barred, Fixed, TooLarge: as `edit`.
        """
        application, token = address.extra[APPLICATION], address.extra[TOKEN]
        webhook = discord.Webhook.partial(int(application), token, client=self._client)

        async def edit() -> None:
            try:
                await webhook.edit_message(  # type: ignore[call-overload]  # takes any name in a path
                    "@original", content=None, view=view, attachments=await _files(attachment)
                )
            except discord.HTTPException as error:
                if error.status == 401:
                    raise TokenEnded(str(error)) from error
                raise

        with self._known(None, int(address.placeholder or 0)):
            await self._limits.ask(f"token {token}", edit, patience)

    async def create(
        self,
        channel: int,
        view: ui.LayoutView,
        attachment: Attachment | None = None,
        *,
        nonce: str,
        reply_to: Spot | None = None,
    ) -> Spot:
        """A new message, as a reply to another one (if that still stands) or alone.

        Asked again with the same `nonce` (at most `NONCE` characters) within a few minutes, Discord
        makes no second one and names the first, as it was made then. It promises no longer memory.

        Raises:
            Barred, Fixed: nothing can be said there.
            TooLarge: the file is too large for this place.
            Deleted: the message of this nonce was made, and deleted by somebody.
        """
        reference: Any = None
        if reply_to is not None:
            reference = discord.MessageReference(
                message_id=reply_to.message, channel_id=reply_to.channel, fail_if_not_exists=False
            )

        async def create() -> Spot:
            made = await self._client.get_partial_messageable(channel).send(
                view=view,
                files=await _files(attachment),
                nonce=nonce,  # the library sets `enforce_nonce` with it
                reference=reference,
            )
            return Spot(channel, made.id)

        with self._known(channel, None):
            return await self._limits.ask(f"channel {channel}", create, LAST_WORD)

    async def direct(self, user: int) -> int:
        """The channel of the bot's conversation with a person.

        Raises:
            Barred: they cannot be written to.
        """

        async def direct() -> int:
            return (await self._client.create_dm(discord.Object(user))).id

        with self._known(None, None):
            return await self._limits.ask("conversations", direct, LAST_WORD)

    async def delete(self, spot: Spot) -> None:
        """
        Raises:
            Deleted, Barred, Fixed: it is gone, or cannot be.
        """

        async def delete() -> None:
            await self._message(spot).delete()

        with self._known(spot.channel, spot.message):
            await self._limits.ask(f"channel {spot.channel}", delete, LAST_WORD)

    def _message(self, spot: Spot) -> discord.PartialMessage:
        channel = self._client.get_partial_messageable(spot.channel)
        return channel.get_partial_message(spot.message)

    @contextmanager
    def _known(self, channel: int | None, message: int | None) -> Iterator[None]:
        """Ask nothing that was answered for good; raise what a failure means to us."""
        self.closed.check(channel=channel, message=message)
        try:
            yield
        except discord.RateLimited as error:
            raise TryLater("rate limited", after=error.retry_after) from error
        except discord.HTTPException as error:
            told = meaning(error)
            self.closed.note(told, channel=channel, message=message)
            raise told from error
        except (aiohttp.ClientError, OSError) as error:
            raise TryLater(repr(error)) from error


async def _files(attachment: Attachment | None) -> Any:
    """What a message is to have attached, or that this stays as it is."""
    if attachment is None:
        return discord.utils.MISSING
    return [await attachment.opened()]
