"""The commands /reelbot: what a server's admins decide, and what whoever runs the bot does."""

from collections.abc import Awaitable, Callable

import discord
from discord import app_commands

from adapters.discord.admin import members, resting
from adapters.discord.admin.figures import figures
from adapters.discord.admin.permission import check_manager, check_owner
from adapters.discord.admin.servers import servers
from adapters.discord.admin.settings import ServerSettings
from adapters.discord.answers import Interaction
from adapters.discord.desk import Desk
from adapters.discord.language import worded
from adapters.discord.panel import Panel
from adapters.discord.presence import LONGEST
from bot.admin_input import BOUNDS
from bot.types import Address

Clips = app_commands.Range[int, int(BOUNDS["quota"].least), int(BOUNDS["quota"].most)]
Announcement = app_commands.Range[str, 1, LONGEST]


Asked = Callable[[Address], Awaitable[Panel]]
Check = Callable[[Interaction], None]


class ReelbotGroup(app_commands.Group):
    """Hidden from those who may not manage the server, unless its own settings show it to others:
    so who asks is checked all the same."""

    def __init__(self, desk: Desk, settings: ServerSettings) -> None:
        super().__init__(
            name="reelbot",
            description=worded("help-reelbot"),
            default_permissions=discord.Permissions(manage_guild=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        self._desk = desk
        self._service = desk.service
        self._settings = settings

    @app_commands.command(
        name=worded("command-name-reelbot-settings"), description=worded("help-reelbot-settings")
    )
    async def settings(self, interaction: discord.Interaction) -> None:
        await self._settings.open(interaction)

    @app_commands.command(
        name=worded("command-name-reelbot-block"), description=worded("help-reelbot-block")
    )
    @app_commands.rename(member=worded("option-name-member"))
    @app_commands.describe(member=worded("option-member"))
    async def block(self, interaction: discord.Interaction, member: discord.User) -> None:
        async def asked(address: Address) -> Panel:
            communities = self._service.communities
            return await members.block(communities, address, member.id, blocked=True)

        await self._present(interaction, check_manager, asked)

    @app_commands.command(
        name=worded("command-name-reelbot-unblock"), description=worded("help-reelbot-unblock")
    )
    @app_commands.rename(member=worded("option-name-member"))
    @app_commands.describe(member=worded("option-member"))
    async def unblock(self, interaction: discord.Interaction, member: discord.User) -> None:
        async def asked(address: Address) -> Panel:
            communities = self._service.communities
            return await members.block(communities, address, member.id, blocked=False)

        await self._present(interaction, check_manager, asked)

    @app_commands.command(
        name=worded("command-name-reelbot-blocked"), description=worded("help-reelbot-blocked")
    )
    async def blocked(self, interaction: discord.Interaction) -> None:
        async def asked(address: Address) -> Panel:
            return await members.blocked(self._service.communities, address)

        await self._present(interaction, check_manager, asked)

    @app_commands.command(
        name=worded("command-name-reelbot-quota"), description=worded("help-reelbot-quota")
    )
    @app_commands.rename(
        member=worded("option-name-member"),
        clips=worded("option-name-clips"),
        reset=worded("option-name-reset"),
    )
    @app_commands.describe(
        member=worded("option-member"), clips=worded("option-clips"), reset=worded("option-reset")
    )
    async def quota(
        self,
        interaction: discord.Interaction,
        member: discord.User,
        clips: Clips | None = None,
        reset: bool = False,
    ) -> None:
        async def asked(address: Address) -> Panel:
            communities = self._service.communities
            return await members.quota(communities, address, member.id, clips, reset=reset)

        await self._present(interaction, check_manager, asked)

    @app_commands.command(
        name=worded("command-name-reelbot-stats"), description=worded("help-reelbot-stats")
    )
    async def stats(self, interaction: discord.Interaction) -> None:
        async def asked(address: Address) -> Panel:
            return await figures(self._service.communities, address)

        await self._present(interaction, check_manager, asked)

    @app_commands.command(
        name=worded("command-name-reelbot-servers"), description=worded("help-reelbot-servers")
    )
    async def servers(self, interaction: discord.Interaction) -> None:
        async def asked(address: Address) -> Panel:
            guilds = interaction.client.guilds
            return await servers(self._service.communities, address, guilds)

        await self._present(interaction, check_owner, asked)

    @app_commands.command(
        name=worded("command-name-reelbot-drain"), description=worded("help-reelbot-drain")
    )
    @app_commands.rename(
        state=worded("option-name-state"), announcement=worded("option-name-announcement")
    )
    @app_commands.describe(state=worded("option-state"), announcement=worded("option-announcement"))
    @app_commands.choices(
        state=[
            app_commands.Choice(name=worded(f"choice-drain-{it}"), value=it) for it in ("on", "off")
        ]
    )
    async def drain(
        self,
        interaction: discord.Interaction,
        state: str,
        announcement: Announcement | None = None,
    ) -> None:
        async def asked(address: Address) -> Panel:
            if state == "off":
                return resting.reopen(self._service, address)
            return await resting.drain(self._service, address, announcement)

        await self._present(interaction, check_owner, asked)

    @app_commands.command(
        name=worded("command-name-reelbot-announce"), description=worded("help-reelbot-announce")
    )
    @app_commands.rename(text=worded("option-name-text"))
    @app_commands.describe(text=worded("option-text"))
    async def announce(
        self, interaction: discord.Interaction, text: Announcement | None = None
    ) -> None:
        async def asked(address: Address) -> Panel:
            return resting.announce(self._service, address, text)

        await self._present(interaction, check_owner, asked)

    async def _present(self, interaction: Interaction, check: Check, asked: Asked) -> None:
        async def drawn(address: Address) -> Panel:
            check(interaction)
            return await asked(address)

        await self._desk.present(interaction, drawn)
