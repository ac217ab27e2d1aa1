"""Panels: what the bot shows of itself to one person, and how a message becomes one."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from adapters.discord.messages import Attachment

logger = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
Row = ui.ActionRow[Any]
Box = ui.Container[ui.LayoutView]

ACCENT = 0x4F7CF7


@dataclass(frozen=True, slots=True)
class Panel:
    """A layout, and the files that it shows."""

    view: ui.LayoutView
    files: tuple[Attachment, ...] = ()


def panel(*parts: ui.Item[Any], files: tuple[Attachment, ...] = ()) -> Panel:
    """The parts one below the other, in a frame."""
    box: Box = ui.Container(*parts, accent_colour=ACCENT)
    return Panel(ui.LayoutView(timeout=None).add_item(box), files)


async def put(interaction: Interaction, panel: Panel) -> None:
    """Make the message that answers the interaction, or that was pressed, look like this."""
    files = [await asyncio.to_thread(_opened, it) for it in panel.files]
    try:
        await interaction.edit_original_response(view=panel.view, attachments=files)
    except discord.HTTPException as error:
        logger.warning("an answer was not taken: %s", error)


def _opened(file: Attachment) -> discord.File:
    return discord.File(file.path, file.name, description=file.description)
