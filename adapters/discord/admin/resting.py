"""Whoever runs the bot lets it take no more requests, and announces why."""

from typing import TYPE_CHECKING

from adapters.discord.admin.said import said
from adapters.discord.markdown import escaped
from adapters.discord.panel import Panel
from bot.prompt import clean
from bot.texts.catalogue import text
from bot.types import Address

if TYPE_CHECKING:
    from bot.service import VideoService


async def drain(service: "VideoService", address: Address, announcement: str | None) -> Panel:
    """New requests are refused from now on; what was asked for before is still made."""
    service.house.close(clean(announcement or ""))
    figures = await service.figures()
    left = sum(sum(by.values()) for by in (figures.queued, figures.running, figures.ready))
    return said(text("house-drained", address.locale, jobs=left))


def reopen(service: "VideoService", address: Address) -> Panel:
    service.house.open()
    return said(text("house-opened", address.locale))


def announce(service: "VideoService", address: Address, announcement: str | None) -> Panel:
    """Without a text, the announcement is taken back."""
    service.house.announce(clean(announcement or ""))
    shown = escaped(service.house.announcement) or "none"
    return said(text("house-announced", address.locale, announcement=shown))
