"""The first answer to an interaction, within Discord's three seconds, and the apology when nothing
comes of it."""

import logging
from typing import Any

import discord

from bot.texts.catalogue import say, text
from generator.errors import UserError

logger = logging.getLogger(__name__)

_ACKNOWLEDGED = 40060  # JSON error code: this interaction has an answer already

Interaction = discord.Interaction[Any]


def excuse(error: Exception, locale: str) -> str:
    """Why it could not be done, in a sentence."""
    if isinstance(error, UserError):
        return say(error, locale)
    logger.error("a command failed", exc_info=error)
    return text("error-internal", locale)


async def accepted(interaction: Interaction) -> bool:
    """Acknowledge a press without an answer. A second time is fine: what it does is idempotent."""
    try:
        await interaction.response.defer()
    except discord.HTTPException as error:
        if error.code != _ACKNOWLEDGED:
            logger.warning("a press came too late to be acknowledged: %s", error)
            return False
    return True


async def acknowledge(interaction: Interaction, *, hidden: bool) -> int | None:
    """The id of the message that is to be edited; None where there is nothing (more) to do."""
    try:
        response = await interaction.response.defer(thinking=True, ephemeral=hidden)
        if response is not None and response.message_id is not None:
            return response.message_id
        return (await interaction.original_response()).id
    except discord.HTTPException as error:
        if error.code == _ACKNOWLEDGED:
            return await _unanswered(interaction)
        logger.warning("a command came too late to be acknowledged: %s", error)
        return None


async def _unanswered(interaction: Interaction) -> int | None:
    """The interaction came again, or its acknowledgement was lost on the way: only one that is
    not answered yet is to be answered."""
    try:
        original = await interaction.original_response()
    except discord.HTTPException:
        return None
    return original.id if original.flags.loading else None
