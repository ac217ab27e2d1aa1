"""/help: what can be done, with examples in the reader's language to press."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from adapters.discord.commands.declaring import Interaction, Tree, command
from adapters.discord.desk import Desk
from adapters.discord.markdown import escaped, small
from adapters.discord.panel import Panel, Part, panel
from bot.grammar import examples
from bot.texts.catalogue import text
from bot.types import Address


def add(tree: Tree, desk: Desk) -> None:
    @command(tree, "help")
    async def help(interaction: Interaction) -> None:
        async def drawn(address: Address) -> Panel:
            return _help(desk, address.locale)

        await desk.present(interaction, drawn)


class TryButton(Part, template=r"reel:try:(?P<language>[a-z]{2,3}):(?P<number>\d{1,3})"):
    """Makes the clip of an example; one that is no longer there is the last of its language."""

    async def callback(self, interaction: Interaction) -> None:
        prompts = examples(self.said["language"])
        prompt = prompts[min(int(self.said["number"]), len(prompts) - 1)]
        await interaction.client.desk.make(interaction, prompt, verbatim=True)


def _help(desk: Desk, locale: str) -> Panel:
    menus = {"animate": text("menu-animate", locale), "how": text("menu-how", locale)}
    video = text("command-name-video", locale)
    more = f"{text('help-under', locale)}\n{text('help-apps', locale, **menus)}"
    if desk.service.animates:
        picture = text("menu-animate-picture", locale)
        more += f"\n{text('help-apps-picture', locale, picture=picture)}"
    return panel(
        ui.TextDisplay(f"## {escaped(text('help-title', locale))}"),
        ui.TextDisplay(escaped(text("help-start", locale, video=video))),
        *_examples(locale),
        ui.Separator(),
        ui.TextDisplay("\n".join(_commands(desk, locale))),
        ui.Separator(),
        ui.TextDisplay(small(more)),
    )


def _commands(desk: Desk, locale: str) -> Iterator[str]:
    for name in (word.name for word in desk.service.commands):
        called = escaped(text(f"command-name-{name}", locale))
        yield f"**/{called}** {escaped(text(f'help-{name}', locale))}"


def _examples(locale: str) -> Iterator[ui.Item[Any]]:
    for number, prompt in enumerate(examples(locale)):
        button: ui.Button[Any] = ui.Button(
            label=text("button-try", locale),
            style=discord.ButtonStyle.primary,
            custom_id=f"reel:try:{locale}:{number}",
        )
        yield ui.Section(ui.TextDisplay(escaped(prompt)), accessory=TryButton(button))
