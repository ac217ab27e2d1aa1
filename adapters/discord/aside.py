"""What one person alone is told, where others read along."""

import contextlib
import logging

import discord

from adapters.discord.answers import REFUSED, Interaction, insisted
from adapters.discord.card import sentence

logger = logging.getLogger(__name__)

_NOTHING = "…"


async def tell(interaction: Interaction, words: str) -> bool:
    """Say it to who used the bot, in a further message; returns whether Discord took it.

    Where the answer to that was lost they read it twice, which is better than not at all.
    """
    try:
        await insisted(lambda: interaction.followup.send(view=sentence(words), ephemeral=True))
    except REFUSED as error:
        logger.warning("an answer was not taken: %s", error)
        return False
    return True


async def tell_instead(interaction: Interaction, words: str) -> bool:
    """Say it in place of an answer that was promised to everyone, which goes; returns whether
    that could be done.

    The promise ("is thinking") can be neither hidden any more nor left standing, and a further
    message right behind it takes its place, for everyone to read. So it is made an answer first:
    what comes after that is a message of its own
    (https://discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message).
    It is deleted last, because then there is nothing left that could say it, and because further
    messages were seen refused where a promise was deleted
    (https://github.com/discord/discord-api-docs/issues/3087).
    """
    try:
        await insisted(lambda: interaction.edit_original_response(view=sentence(_NOTHING)))
        if not await tell(interaction, words):
            return False
        with contextlib.suppress(discord.NotFound):  # somebody was faster
            await insisted(interaction.delete_original_response)
    except REFUSED as error:
        logger.warning("a refusal could not be said in private: %s", error)
        return False
    return True
