"""Messages at Discord: edited by the interaction's token while it lives, then by the bot's own."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import discord

from bot.types import Address, TryLater, Unreachable

TOKEN, APPLICATION = "token", "application"
"""Keys in `Address.extra`. The token is no lasting secret: it is good for 15 minutes."""

_TOKEN_LIVES = timedelta(minutes=14.5)
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
_TOKEN_OVER = {10015, 10062, 50027}  # unknown webhook, unknown interaction, invalid token
_GONE = {10003, 10008, 50001, 50013}  # unknown channel, unknown message, no access, no permission
_TOO_LARGE = 40005


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to show in a message; `description` is its alternative text."""

    path: Path
    name: str
    description: str


class TooLarge(Exception):
    """Discord does not take a file of this size here."""


class Messages:
    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def edit(
        self,
        address: Address,
        message: str,
        view: discord.ui.LayoutView,
        attachment: Attachment | None = None,
    ) -> None:
        """Make the message look like `view` and show `attachment` (None: what it shows already).

        Raises:
            Unreachable: message or channel are gone or forbidden.
            TryLater: Discord could not take it now.
            TooLarge: the file is too large for this place.
        """
        try:
            if not (_lives(address) and await self._by_token(address, view, attachment)):
                channel = self._client.get_partial_messageable(int(address.channel))
                target = channel.get_partial_message(int(message))
                await target.edit(content=None, view=view, attachments=await _files(attachment))
        except discord.RateLimited as error:
            raise TryLater("rate limited", after=error.retry_after) from error
        except discord.HTTPException as error:
            raise _meaning(error) from error
        except (aiohttp.ClientError, OSError) as error:
            raise TryLater(repr(error)) from error

    async def _by_token(
        self, address: Address, view: discord.ui.LayoutView, attachment: Attachment | None
    ) -> bool:
        """False when the token is not good any more."""
        webhook = discord.Webhook.partial(
            int(address.extra[APPLICATION]), address.extra[TOKEN], client=self._client
        )
        try:
            await webhook.edit_message(  # type: ignore[call-overload]  # takes any name in a path
                "@original", content=None, view=view, attachments=await _files(attachment)
            )
        except discord.HTTPException as error:
            if error.code in _TOKEN_OVER or error.status == 401:
                return False
            raise
        return True


def _lives(address: Address) -> bool:
    if TOKEN not in address.extra or address.source is None:
        return False
    asked_at = discord.utils.snowflake_time(int(address.source))
    return datetime.now(UTC) - asked_at < _TOKEN_LIVES


async def _files(attachment: Attachment | None) -> Any:
    """What a message is to have attached, or that this stays as it is. Opened anew for each try:
    the library closes what it sent."""
    if attachment is None:
        return discord.utils.MISSING
    file = await asyncio.to_thread(
        discord.File, attachment.path, attachment.name, description=attachment.description
    )
    return [file]


def _meaning(error: discord.HTTPException) -> Exception:
    if error.code == _TOO_LARGE or error.status == 413:
        return TooLarge(str(error))
    if error.code in _GONE:
        return Unreachable(str(error))
    return TryLater(str(error))
