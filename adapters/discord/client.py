"""The connection to Discord: its gateway, and the commands it is told of when they changed."""

import asyncio
import hashlib
import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from adapters.discord import admin
from adapters.discord.buttons import JobButton
from adapters.discord.commands import PARTS, add_commands
from adapters.discord.desk import Desk
from adapters.discord.language import CatalogueTranslator
from adapters.discord.likes import Likes
from adapters.discord.messages import Messages
from adapters.discord.modal import edited
from adapters.discord.presence import Presence
from adapters.discord.presses import Presses
from adapters.discord.ratelimits import RateLimits
from adapters.discord.tokens import Tokens
from bot.told import Told

if TYPE_CHECKING:
    from bot.service import VideoService

logger = logging.getLogger(__name__)

# Nobody speaks here; without these the library warns at every start of what speaking would need.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

PATIENCE = 30.0
"""Seconds to wait out a rate limit, the least the library allows; what is longer is put off."""


class Client(discord.AutoShardedClient):
    """`reached` is set once commands can arrive."""

    def __init__(self, service: "VideoService", *, default_locale: str, synced: Path) -> None:
        """`synced` is the file that remembers which commands Discord was told of."""
        limits = RateLimits()
        super().__init__(
            intents=discord.Intents(guilds=True, guild_reactions=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            max_ratelimit_timeout=PATIENCE,
            http_trace=limits.trace,
        )
        self.messages = Messages(self, limits)
        self.tokens = Tokens()
        self.reached = asyncio.Event()
        self._told = Told(synced)
        self.tree = app_commands.CommandTree(self)
        self.desk = Desk(service, default_locale)
        self.presses = Presses(self.desk, service)
        add_commands(self.tree, self.desk)
        self.admin = admin.Admin(self.desk)
        self.admin.add_commands(self.tree)
        self.add_dynamic_items(JobButton, admin.Knob, *PARTS)
        self._likes = Likes(self, service)
        self._presence = Presence(self, service.house)

    async def setup_hook(self) -> None:
        self._presence.start()
        await self.tree.set_translator(CatalogueTranslator())
        try:
            await self._sync()
        except (discord.DiscordException, OSError) as error:
            logger.error("the commands could not be told to Discord: %s", error)

    async def on_interaction(self, interaction: "discord.Interaction[Client]") -> None:
        """Forms only: the library dispatches all else."""
        sent = edited(interaction)
        if sent is not None:
            await self.presses.edited(interaction, sent)
        form = admin.submitted(interaction)
        if form is not None:
            await self.admin.submitted(interaction, *form)

    async def on_connect(self) -> None:
        self.reached.set()
        self._presence.tell()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._reopen(guild)

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        self._reopen(after.guild)

    async def on_guild_channel_update(
        self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        self._reopen(after.guild)

    def _reopen(self, guild: discord.Guild) -> None:
        """What was forbidden there may be allowed now."""
        self.messages.closed.reopen(str(it.id) for it in (*guild.channels, *guild.threads))

    async def on_raw_reaction_add(self, reaction: discord.RawReactionActionEvent) -> None:
        await self._likes.reacted(reaction)

    async def on_resumed(self) -> None:
        self._presence.tell()

    async def close(self) -> None:
        await self._presence.stop()
        await super().close()

    async def _sync(self) -> None:
        """Discord takes 200 new commands a day: tell it only when they changed."""
        digest = await self._digest()
        if await self._told.knows(digest):
            return
        await self.tree.sync()
        await self._told.keep(digest)
        logger.info("the commands were told to Discord")

    async def _digest(self) -> str:
        translator = self.tree.translator
        assert translator is not None  # set just before
        commands = [
            await command.get_translated_payload(self.tree, translator)
            for command in self.tree.get_commands()
        ]
        told = json.dumps([self.application_id, commands], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()
