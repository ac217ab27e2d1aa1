"""Takes commands and presses: acknowledges them before anything else, then does what they ask."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import discord

from adapters.discord.answers import Interaction, accepted, acknowledge, excuse
from adapters.discord.aside import tell, tell_instead
from adapters.discord.card import sentence
from adapters.discord.limits import LIMIT
from adapters.discord.panel import Panel, put
from adapters.discord.pictures import fetched
from adapters.discord.tokens import APPLICATION, TOKEN
from adapters.discord.visitor import visitor_of
from bot.composing import compose
from bot.images.store import Picture
from bot.service import Answer
from bot.texts.catalogue import match_locale, text
from bot.types import Address
from bot.wording import reply
from generator.errors import UserError

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

NO_OPTIONS: Mapping[str, str] = MappingProxyType({})
Asked = Callable[[Address], Awaitable[Answer]]
Changed = Callable[[Address, str | None], Awaitable[None]]
"""Who asks, and the scope that they moderate, where they do."""
Drawn = Callable[[Address], Awaitable[Panel]]


class Desk:
    """One for all commands. What it answers is in the asker's language, and, where everyone reads
    it, in that of the community."""

    def __init__(self, service: "VideoService", default_locale: str) -> None:
        self.service = service
        self._default_locale = default_locale

    async def make(
        self,
        interaction: Interaction,
        prompt: str,
        options: Mapping[str, str] = NO_OPTIONS,
        *,
        verbatim: bool = False,
        picture: discord.Attachment | None = None,
    ) -> None:
        """`options` are flags by name; they win over those in the prompt. A prompt may be the mark
        of an earlier one; a `verbatim` one is neither that nor has it flags. A `picture` that the
        clip begins with needs no prompt."""

        async def asked(address: Address) -> Answer:
            service = self.service
            earlier = None if verbatim else await service.recalled(prompt, address.owner)
            made = compose(
                earlier or prompt,
                defaults=await service.defaults(address.owner),
                locale=address.locale,
                options=options,
                verbatim=verbatim or earlier is not None,
                otherwise=text("picture-prompt", address.locale) if picture else "",
            )
            kept = await self._kept(picture, address) if picture else None
            return Answer(job=await service.make(made, address, visitor_of(interaction), kept))

        await self.serve(interaction, asked, hidden=False)

    async def ask(self, interaction: Interaction, words: str, *, hidden: bool) -> None:
        """A command as it would be typed; the answer is for everyone, or for the asker alone."""

        async def asked(address: Address) -> Answer:
            return await self.service.ask(words, address, visitor=visitor_of(interaction))

        await self.serve(interaction, asked, hidden=hidden)

    async def serve(self, interaction: Interaction, asked: Asked, *, hidden: bool) -> None:
        """Answer in a new message: with a sentence, unless what was asked shows itself there.

        Why nothing comes of it concerns nobody but the asker.
        """
        message = await acknowledge(interaction, hidden=hidden)
        if message is None:
            return
        asker = address = self._address(interaction, message)
        try:
            if not hidden:
                address = await self.service.before_all(asker)
            said = reply(await asked(address), address)
        except Exception as error:
            said = excuse(error, asker.locale)
            in_place = hidden or asker.alone or await self._shows_a_job(message)
            if not in_place and await tell_instead(interaction, said):
                return
        if said is not None:
            await put(interaction, Panel(sentence(said)))

    async def present(self, interaction: Interaction, drawn: Drawn) -> None:
        """Answer with a panel, for the asker alone."""
        message = await acknowledge(interaction, hidden=True)
        if message is None:
            return
        address = self._address(interaction, message)
        try:
            panel = await drawn(address)
        except Exception as error:
            panel = Panel(sentence(excuse(error, address.locale)))
        await put(interaction, panel)

    async def redraw(self, interaction: Interaction, drawn: Drawn) -> None:
        """Draw the panel that was pressed anew, in its place."""

        async def changed(address: Address, moderates: str | None) -> None:
            await put(interaction, await drawn(address))

        await self.change(interaction, changed)

    async def change(self, interaction: Interaction, changed: Changed) -> None:
        """Change the message that was pressed; only what keeps it from that is said, to the
        presser alone."""
        if interaction.message is None or not await accepted(interaction):
            return
        address = self._address(interaction, interaction.message.id)
        interaction.client.tokens.lend(address)
        moderates = address.scope if visitor_of(interaction).moderator else None
        try:
            await changed(address, moderates)
        except Exception as error:
            await tell(interaction, excuse(error, address.locale))

    async def _kept(self, picture: discord.Attachment, address: Address) -> Picture:
        if not self.service.animates:  # the command may be older than what is installed now
            raise UserError("picture-none")
        data = await fetched(picture)
        return await self.service.images.keep(data, address.owner, address.scope)

    async def _shows_a_job(self, message: int) -> bool:
        """Whether a request was taken all the same, or may have been: its message must stay."""
        try:
            await self.service.by_message("discord", str(message))
        except UserError:
            return False
        except Exception as error:
            logger.warning("whether a request was taken cannot be read: %r", error)
        return True

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
                LIMIT: str(interaction.filesize_limit),
            },
        )


def _community(interaction: Interaction) -> str:
    """The server; else a conversation of several people; else the person, alone with the bot."""
    if interaction.guild_id is not None:
        return str(interaction.guild_id)
    alone = not interaction.context.private_channel
    return str(interaction.user.id if alone else interaction.channel_id)
