"""Takes a command: acknowledges it before anything else, then does what it asks."""

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import discord

from adapters.discord.card import sentence
from adapters.discord.messages import APPLICATION, TOKEN
from bot import commands
from bot.engines import AUTO
from bot.flags import checked
from bot.service import Answer
from bot.texts.catalogue import match_locale, say, text
from bot.types import Address, ClipFormat
from bot.wording import reply
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

MESSAGE = "message"
"""The key in `Address.extra` of the message that acknowledged the command."""

_ACKNOWLEDGED = 40060  # JSON error code: this interaction has an answer already

Asked = Callable[[Address], Awaitable[Answer]]


class Desk:
    """One for all commands. What it answers is in the asker's language."""

    def __init__(self, service: "VideoService", default_locale: str) -> None:
        self._service = service
        self._default_locale = default_locale

    async def make(
        self,
        interaction: discord.Interaction,
        prompt: str,
        format: ClipFormat | None,
        **options: Any,
    ) -> None:
        """`options` are fields of `ClipRequest`; they win over flags in the prompt."""

        async def asked(address: Address) -> Answer:
            command = commands.parse(
                f"/video {prompt}", defaults=commands.Defaults(engine=AUTO), locale=address.locale
            )
            if not isinstance(command, commands.MakeVideo):
                raise UserError("prompt-empty")
            request = checked(command.request.evolve(**options))
            status = await self._service.submit(request, address, format or command.format)
            return Answer(job=status)

        await self._serve(interaction, asked, hidden=False)

    async def ask(self, interaction: discord.Interaction, words: str, *, hidden: bool) -> None:
        """A command as it would be typed; the answer is for everyone, or for the asker alone."""

        async def asked(address: Address) -> Answer:
            return await self._service.ask(words, address)

        await self._serve(interaction, asked, hidden=hidden)

    async def _serve(self, interaction: discord.Interaction, asked: Asked, *, hidden: bool) -> None:
        message = await _acknowledge(interaction, hidden=hidden)
        if message is None:
            return
        address = self._address(interaction, message)
        try:
            said = reply(await asked(address), address)
        except UserError as error:
            said = say(error, address.locale)
        except Exception:
            logger.exception("a command failed")
            said = text("error-internal", address.locale)
        if said is None:
            return
        try:
            await interaction.edit_original_response(view=sentence(said))
        except discord.HTTPException as error:
            logger.warning("an answer was not taken: %s", error)

    def _address(self, interaction: discord.Interaction, message: int) -> Address:
        user = str(interaction.user.id)
        return Address(
            platform="discord",
            channel=str(interaction.channel_id),
            user=user,
            community=str(interaction.guild_id or user),
            source=str(interaction.id),
            locale=match_locale(interaction.locale.value, self._default_locale),
            extra={
                MESSAGE: str(message),
                APPLICATION: str(interaction.application_id),
                TOKEN: interaction.token,
            },
        )


async def _acknowledge(interaction: discord.Interaction, *, hidden: bool) -> int | None:
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


async def _unanswered(interaction: discord.Interaction) -> int | None:
    """The interaction came again, or its acknowledgement was lost on the way: only one that is
    not answered yet is to be answered."""
    try:
        original = await interaction.original_response()
    except discord.HTTPException:
        return None
    return original.id if original.flags.loading else None
