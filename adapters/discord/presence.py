"""The bot's status at Discord: what the house announces, and whether it takes requests."""

import asyncio
import logging

import discord

from bot.house import House
from bot.wording import shortened, utf16

logger = logging.getLogger(__name__)

LONGEST = 128
"""The most characters of a custom status
(https://discord.com/developers/docs/events/gateway-events#activity-object)."""


class Presence:
    """Shown by every shard. The latest news wins."""

    def __init__(self, client: discord.AutoShardedClient, house: House) -> None:
        self._client = client
        self._house = house
        self._news = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._house.listeners.append(self.tell)

    async def stop(self) -> None:
        if self.tell in self._house.listeners:
            self._house.listeners.remove(self.tell)
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    def tell(self) -> None:
        """The house has changed, or Discord may have forgotten: a new session begins without."""
        self._news = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._show(), name="Discord's status")

    async def _show(self) -> None:
        while self._news:
            self._news = False
            for number in self._client.shards:
                await self._show_by(number)

    async def _show_by(self, shard: int) -> None:
        said = shortened(self._house.announcement, LONGEST, utf16)
        closed = self._house.closed
        try:
            await self._client.change_presence(
                activity=discord.CustomActivity(said) if said else None,
                status=discord.Status.do_not_disturb if closed else discord.Status.online,
                shard_id=shard,
            )
        except Exception as error:  # not connected: it is told again once it is
            logger.info("shard %d does not show the status: %r", shard, error)
