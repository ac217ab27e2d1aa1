"""The servers that the bot is in, for whoever runs it."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from adapters.discord.admin.knob import Knob, knob_id
from adapters.discord.markdown import escaped
from adapters.discord.panel import Panel, Row, panel
from bot.arrival import DAY
from bot.communities import Communities
from bot.texts.catalogue import text
from bot.types import Address

_PAGE = 10  # servers


async def servers(
    communities: Communities, address: Address, guilds: Sequence[discord.Guild], number: int = 1
) -> Panel:
    """Page `number` of those with the most requests first; a page beyond the last is the last."""
    asked = dict(await communities.busiest(7 * DAY))
    counted = [(asked.get(f"discord:{guild.id}", 0), guild) for guild in guilds]
    counted.sort(key=lambda it: (-it[0], it[1].name.casefold()))
    pages = max(1, -(-len(counted) // _PAGE))
    number = min(number, pages)
    locale = address.locale
    lines = [
        text(
            "server-line",
            locale,
            name=escaped(guild.name),
            members=guild.member_count or 0,
            asked=requests,
        )
        for requests, guild in counted[_PAGE * (number - 1) : _PAGE * number]
    ]
    heading = text("servers", locale, count=len(counted), page=number, pages=pages)
    parts: list[ui.Item[Any]] = [ui.TextDisplay("\n".join([heading, *lines]))]
    if pages > 1:
        row: Row = ui.ActionRow(
            _turning("panel-previous", number - 1, locale, possible=number > 1),
            _turning("panel-next", number + 1, locale, possible=number < pages),
        )
        parts.append(row)
    return panel(*parts)


def _turning(code: str, number: int, locale: str, *, possible: bool) -> Knob:
    return Knob(
        ui.Button(
            label=text(code, locale),
            custom_id=knob_id("servers", str(number)),
            disabled=not possible,
        )
    )
