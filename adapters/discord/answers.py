"""The first answer to an interaction, within Discord's three seconds, and the apology when nothing
comes of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
import discord

from bot.texts.catalogue import say, text
from generator.errors import UserError

logger = logging.getLogger(__name__)

_ACKNOWLEDGED = 40060  # JSON error code: this interaction has an answer already

_CUT = aiohttp.ClientError, OSError
REFUSED = discord.HTTPException, *_CUT
"""What an answer can come to nothing by: Discord does not take it, or cannot be reached."""

_PAUSES = 0.1, 0.4  # seconds: all tries must be over within Discord's three

Interaction = discord.Interaction[Any]
T = TypeVar("T")


async def insisted(answer: Callable[[], Awaitable[T]]) -> T:
    """Answer again where the connection was cut: a person has asked only once, and may be waiting
    for ever. Not for what has an effect of its own each time."""
    for pause in _PAUSES:
        try:
            return await answer()
        except _CUT as error:
            logger.info("an answer was cut off, and is given again: %r", error)
            await asyncio.sleep(pause)
    return await answer()


async def respond(answer: Callable[[], Awaitable[object]]) -> None:
    """Give a first answer that is more than an acknowledgement: a sentence or a form."""
    try:
        await insisted(answer)
    except REFUSED as error:
        logger.warning("an answer was not taken: %s", error)


def excuse(error: Exception, locale: str) -> str:
    """Why it could not be done, in a sentence."""
    if isinstance(error, UserError):
        return say(error, locale)
    logger.error("a command failed", exc_info=error)
    return text("error-internal", locale)


async def accepted(interaction: Interaction) -> bool:
    """Acknowledge a press without an answer. A second time is fine: what it does is idempotent."""
    try:
        await insisted(interaction.response.defer)
    except REFUSED as error:
        if not _is_acknowledged(error):
            logger.warning("a press could not be acknowledged: %s", error)
            return False
    return True


async def acknowledge(interaction: Interaction, *, hidden: bool) -> int | None:
    """The id of the message that is to be edited; None where there is nothing (more) to do."""
    try:
        response = await insisted(
            lambda: interaction.response.defer(thinking=True, ephemeral=hidden)
        )
        if response is not None and response.message_id is not None:
            return response.message_id
        return (await insisted(interaction.original_response)).id
    except REFUSED as error:
        if _is_acknowledged(error):
            return await _unanswered(interaction)
        logger.warning("a command could not be acknowledged: %s", error)
        return None


def _is_acknowledged(error: Exception) -> bool:
    return isinstance(error, discord.HTTPException) and error.code == _ACKNOWLEDGED


async def _unanswered(interaction: Interaction) -> int | None:
    """The interaction came again, or its acknowledgement was lost on the way: only one that is
    not answered yet is to be answered."""
    try:
        original = await insisted(interaction.original_response)
    except REFUSED:
        return None
    return original.id if original.flags.loading else None
