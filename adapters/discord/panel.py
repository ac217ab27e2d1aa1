"""Panels: what the bot shows of itself to one person, their parts that are pressed, and how a
message becomes one."""

import logging
import re
from dataclasses import dataclass
from typing import Any, Self

from discord import ui

from adapters.discord.answers import REFUSED, Interaction, insisted
from adapters.discord.messages import Attachment

logger = logging.getLogger(__name__)

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


class Part(ui.DynamicItem[Any], template="(?!)"):
    """A button or a select. Everything it needs stands in its custom id, so that it works after a
    restart, for ever; its subclasses say what these look like and what it does.

    Whoever registers them lends the client its `desk`, an `adapters.discord.desk.Desk`.
    """

    def __init__(self, item: ui.Button[Any] | ui.Select[Any]) -> None:
        super().__init__(item)
        said = self.template.fullmatch(item.custom_id or "")
        assert said is not None  # the library has checked it
        self.said: re.Match[str] = said

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(item)  # type: ignore[arg-type]  # what has such a custom id is one of both

    async def callback(self, interaction: Interaction) -> None:
        raise NotImplementedError  # the library's own would leave a press without an answer


async def put(interaction: Interaction, panel: Panel) -> None:
    """Make the message that answers the interaction, or that was pressed, look like this."""

    async def edit() -> None:  # the library closes what it sent
        files = [await it.opened() for it in panel.files]
        await interaction.edit_original_response(view=panel.view, attachments=files)

    try:
        await insisted(edit)
    except REFUSED as error:
        logger.warning("an answer was not taken: %s", error)
