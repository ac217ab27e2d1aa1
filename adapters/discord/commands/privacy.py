"""/privacy: what is kept of a person, and how they delete it, in two steps."""

from typing import Any

import discord
from discord import ui

from adapters.discord.commands.declaring import Interaction, Tree, command
from adapters.discord.desk import Desk
from adapters.discord.markdown import escaped, small
from adapters.discord.panel import Panel, Part, Row, panel
from bot.texts.catalogue import text
from bot.types import Address

_RED, _GREY = discord.ButtonStyle.danger, discord.ButtonStyle.secondary


def add(tree: Tree, desk: Desk) -> None:
    @command(tree, "privacy")
    async def privacy(interaction: Interaction) -> None:
        await desk.present(interaction, lambda address: _kept(desk, address))


class PrivacyButton(Part, template=r"reel:privacy:(?P<step>ask|erase|keep)"):
    """A step of deleting: asking for it, being sure of it, or not."""

    async def callback(self, interaction: Interaction) -> None:
        desk: Desk = interaction.client.desk

        async def drawn(address: Address) -> Panel:
            match self.said["step"]:
                case "ask":
                    return _sure(address.locale)
                case "erase":
                    clips = await desk.service.privacy.erase(address.owner)
                    return _said(text("privacy-deleted", address.locale, clips=clips))
                case _:
                    return _said(text("privacy-still", address.locale))

        await desk.redraw(interaction, drawn)


async def _kept(desk: Desk, address: Address) -> Panel:
    account = await desk.service.privacy.account(address.owner)
    locale = address.locale
    return panel(
        ui.TextDisplay(f"## {escaped(text('privacy-title', locale))}"),
        ui.TextDisplay(escaped(text("privacy-kept", locale, **account.kept))),
        ui.TextDisplay(small(text("privacy-press", locale))),
        Row(_button("ask", text("button-erase", locale), _RED)),
    )


def _sure(locale: str) -> Panel:
    return panel(
        ui.TextDisplay(escaped(text("privacy-sure", locale))),
        Row(
            _button("erase", text("button-erase-sure", locale), _RED),
            _button("keep", text("button-erase-not", locale), _GREY),
        ),
    )


def _said(words: str) -> Panel:
    return panel(ui.TextDisplay(escaped(words)))


def _button(step: str, label: str, style: discord.ButtonStyle) -> PrivacyButton:
    button: ui.Button[Any] = ui.Button(label=label, style=style, custom_id=f"reel:privacy:{step}")
    return PrivacyButton(button)
