"""What is turned in the admins' panels: buttons and selects that work after a restart."""

import re
from typing import Any, Self

import discord
from discord import ui


def knob_id(name: str, value: str = "") -> str:
    """A custom id; `value` tells knobs of one name apart. Both are of word characters."""
    return f"reel:admin:{name}:{value}"


class Knob(ui.DynamicItem[ui.Item[Any]], template=r"reel:admin:(?P<name>[a-z_]+):(?P<value>\w*)"):
    """A button or a select whose custom id is of `knob_id`.

    Whoever registers it lends `admin`, an `adapters.discord.admin.Admin`, to the client.
    """

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        match = self.template.fullmatch(self.custom_id)
        assert match is not None  # that is how it was found
        await interaction.client.admin.turned(interaction, match["name"], match["value"])
