"""Takes commands and presses: acknowledges them before anything else, then does what they ask."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

import discord

from adapters.discord.answers import Interaction, accepted, acknowledge, excuse
from adapters.discord.card import sentence
from adapters.discord.messages import APPLICATION, TOKEN
from adapters.discord.visitor import visitor_of
from bot.composing import compose
from bot.service import Answer
from bot.texts.catalogue import match_locale
from bot.types import Address
from bot.wording import reply

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

Asked = Callable[[Address], Awaitable[Answer]]
Changed = Callable[[Address, str | None], Awaitable[None]]
"""Who asks, and the scope that they moderate, where they do."""


class Desk:
    """One for all commands. What it answers is in the asker's language."""

    def __init__(self, service: "VideoService", default_locale: str) -> None:
        self._service = service
        self._default_locale = default_locale

    async def make(self, interaction: Interaction, prompt: str, options: Mapping[str, str]) -> None:
        """`options` are flags by name; they win over those in the prompt."""

        async def asked(address: Address) -> Answer:
            defaults = await self._service.defaults(address.owner)
            made = compose(prompt, defaults=defaults, locale=address.locale, options=options)
            status = await self._service.make(made, address, visitor_of(interaction))
            return Answer(job=status)

        await self.serve(interaction, asked, hidden=False)

    async def ask(self, interaction: Interaction, words: str, *, hidden: bool) -> None:
        """A command as it would be typed; the answer is for everyone, or for the asker alone."""

        async def asked(address: Address) -> Answer:
            return await self._service.ask(words, address, visitor=visitor_of(interaction))

        await self.serve(interaction, asked, hidden=hidden)

    async def serve(self, interaction: Interaction, asked: Asked, *, hidden: bool) -> None:
        """Answer in a new message: with a sentence, unless what was asked shows itself there."""
        message = await acknowledge(interaction, hidden=hidden)
        if message is None:
            return
        address = self._address(interaction, message)
        try:
            said = reply(await asked(address), address)
        except Exception as error:
            said = excuse(error, address.locale)
        if said is None:
            return
        try:
            await interaction.edit_original_response(view=sentence(said))
        except discord.HTTPException as error:
            logger.warning("an answer was not taken: %s", error)

    async def change(self, interaction: Interaction, changed: Changed) -> None:
        """Change the message that was pressed; only what keeps it from that is said, to the
        presser alone."""
        if interaction.message is None or not await accepted(interaction):
            return
        address = self._address(interaction, interaction.message.id)
        moderates = address.scope if visitor_of(interaction).moderator else None
        try:
            await changed(address, moderates)
        except Exception as error:
            said = sentence(excuse(error, address.locale))
            try:
                await interaction.followup.send(view=said, ephemeral=True)
            except discord.HTTPException as refused:
                logger.warning("an answer was not taken: %s", refused)

    def locale(self, interaction: Interaction) -> str:
        """The language of ours that the asker reads."""
        return match_locale(interaction.locale.value, self._default_locale)

    def _address(self, interaction: Interaction, message: int) -> Address:
        user = str(interaction.user.id)
        return Address(
            platform="discord",
            channel=str(interaction.channel_id),
            user=user,
            community=_community(interaction),
            source=str(interaction.id),
            locale=self.locale(interaction),
            placeholder=str(message),
            extra={
                APPLICATION: str(interaction.application_id),
                TOKEN: interaction.token,
            },
        )


def _community(interaction: Interaction) -> str:
    """The server; else a conversation of several people; else the person, alone with the bot."""
    if interaction.guild_id is not None:
        return str(interaction.guild_id)
    alone = not interaction.context.private_channel
    return str(interaction.user.id if alone else interaction.channel_id)
