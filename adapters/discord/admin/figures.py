"""How much a server asked for lately, and what became of it."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType

from adapters.discord.admin.said import said
from adapters.discord.panel import Panel
from bot.arrival import DAY
from bot.communities import Communities
from bot.texts.catalogue import text
from bot.types import Address

_PERIODS: Mapping[str, float] = MappingProxyType(
    {"stats-day": DAY, "stats-week": 7 * DAY, "stats-month": 30 * DAY}
)


async def figures(communities: Communities, address: Address) -> Panel:
    paragraphs = []
    for code, seconds in _PERIODS.items():
        counted = dataclasses.asdict(await communities.stats(address.scope, seconds))
        sentence = text("stats", address.locale, **counted)
        paragraphs.append(f"**{text(code, address.locale)}**\n{sentence}")
    return said(*paragraphs)
