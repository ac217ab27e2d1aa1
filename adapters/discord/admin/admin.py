"""All that is used by a server's admins and by whoever runs the bot, and what each use leads to."""

from collections.abc import Mapping

import discord
from discord import app_commands

from adapters.discord.admin.group import ReelbotGroup
from adapters.discord.admin.permission import check_owner
from adapters.discord.admin.servers import servers
from adapters.discord.admin.settings import ServerSettings
from adapters.discord.answers import Interaction
from adapters.discord.desk import Desk
from adapters.discord.panel import Panel
from bot.types import Address


class Admin:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._settings = ServerSettings(desk)

    def add_commands(self, tree: app_commands.CommandTree[discord.AutoShardedClient]) -> None:
        tree.add_command(ReelbotGroup(self._desk, self._settings))

    async def turned(self, interaction: Interaction, name: str, value: str) -> None:
        """A knob of that name and value in one of the panels was used."""
        if name == "servers":
            await self._servers(interaction, int(value))
        else:
            await self._settings.turned(interaction, name, value)

    async def submitted(
        self, interaction: Interaction, name: str, typed: Mapping[str, str]
    ) -> None:
        """A form of that name was sent."""
        await self._settings.submitted(interaction, name, typed)

    async def _servers(self, interaction: Interaction, number: int) -> None:
        async def drawn(address: Address) -> Panel:
            check_owner(interaction)
            guilds = interaction.client.guilds
            return await servers(self._desk.service.communities, address, guilds, number)

        await self._desk.redraw(interaction, drawn)
