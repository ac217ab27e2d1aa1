"""A bare discord.py bot with one command of every sort, to test the loopback Discord with."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from tests.e2e.discord.places import TOKEN
from tests.e2e.discord.server import DiscordServer

Interaction = discord.Interaction[discord.Client]


class Card(ui.LayoutView):
    """A clip with a button and a select under it."""

    def __init__(self, text: str, *files: str, more: str = "") -> None:
        super().__init__(timeout=None)
        box: ui.Container[Card] = ui.Container(ui.TextDisplay(text))
        if more:
            box.add_item(ui.TextDisplay(more))
        if files:
            items = [
                discord.MediaGalleryItem(f"attachment://{it}", description="a fox", spoiler=True)
                for it in files
            ]
            box.add_item(ui.MediaGallery(*items))
        box.add_item(ui.ActionRow(Edit()))
        options = [discord.SelectOption(label=it) for it in ("ink", "neon")]
        box.add_item(ui.ActionRow(Style(placeholder="style", options=options, custom_id="style")))
        self.add_item(box)


class Edit(ui.DynamicItem[ui.Button[Any]], template=r"edit:(?P<number>\d+)"):
    def __init__(self, number: int = 7) -> None:
        super().__init__(ui.Button(label="Edit", custom_id=f"edit:{number}"))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Any, match: Any) -> "Edit":
        return cls(int(match["number"]))

    async def callback(self, interaction: Interaction) -> None:
        await interaction.response.send_modal(Form())


class Style(ui.Select[Any]):
    async def callback(self, interaction: Interaction) -> None:
        await interaction.response.edit_message(view=Card(f"in {self.values[0]}"))


class Form(ui.Modal, title="Edit"):
    prompt: ui.Label[Any] = ui.Label(
        text="Prompt", component=ui.TextInput(default="a fox", max_length=50)
    )
    where: ui.Label[Any] = ui.Label(
        text="Where", component=ui.ChannelSelect(custom_id="where", required=False, min_values=0)
    )

    async def on_submit(self, interaction: Interaction) -> None:
        assert isinstance(self.prompt.component, ui.TextInput)
        assert isinstance(self.where.component, ui.ChannelSelect)
        chosen = [it.name for it in self.where.component.values]
        await interaction.response.send_message(f"{self.prompt.component.value} {chosen}")


class Bare(discord.Client):
    """A bot with one command of every sort."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_reactions=True),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        self.last: Interaction | None = None  # what `/defer` deferred
        self._add_commands()

    def _add_commands(self) -> None:
        everywhere = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
        anyone = app_commands.allowed_installs(guilds=True, users=True)

        @self.tree.command()
        @everywhere
        @anyone
        async def defer(interaction: Interaction, hidden: bool = False) -> None:
            """Answers later."""
            self.last = interaction
            await interaction.response.defer(thinking=True, ephemeral=hidden)

        @self.tree.command()
        async def card(interaction: Interaction, text: str) -> None:
            """Shows a card at once."""
            await interaction.response.send_message(view=Card(text))

        @card.autocomplete("text")
        async def texts(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
            if typed == "many":
                return [app_commands.Choice(name=f"{it}", value=f"{it}") for it in range(26)]
            value = "x" * 101 if typed == "long" else "id:1"
            return [app_commands.Choice(name=f"{typed}nset", value=value)]

        group = app_commands.Group(name="bare", description="More of it")

        @group.command()
        async def about(
            interaction: Interaction,
            file: discord.Attachment,
            member: discord.Member,
            role: discord.Role,
            channel: discord.TextChannel | discord.Thread,
        ) -> None:
            """Names what it is given."""
            assert isinstance(interaction.user, discord.Member)
            data = await file.read()
            names = f"{data!r} {member.name} {role.name} {channel.name}"
            may = interaction.permissions.manage_guild
            await interaction.response.send_message(f"{names} {may} {interaction.guild_locale}")

        self.tree.add_command(group)

        @self.tree.context_menu(name="Read it")
        async def read_it(interaction: Interaction, message: discord.Message) -> None:
            names = [it.filename for it in message.attachments]
            await interaction.response.send_message(f"{message.content} {names}", ephemeral=True)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Edit)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The library would wait 5 s before it begins a session anew."""

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        self.heard.put_nowait(f"{event.emoji} by {event.user_id}")

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.heard.put_nowait(f"in {guild.name}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.heard.put_nowait(f"out of {guild.name}")


@asynccontextmanager
async def bare_bot(server: DiscordServer) -> AsyncIterator[Bare]:
    async with Bare() as bot:
        await bot.login(TOKEN)
        connection = asyncio.create_task(bot.connect())
        await server.until(lambda: server.identified > 0)
        yield bot
        await bot.close()
        await connection


def a_file(name: str = "clip.mp4", size: int = 4) -> discord.File:
    return discord.File(io.BytesIO(bytes(size)), name)


def refused(code: int) -> Any:
    """Whether Discord answers with this JSON error code."""
    return pytest.raises(discord.HTTPException, match=f"error code: {code}")
