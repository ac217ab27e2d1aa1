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
    """Shown by every shard, and after each reconnection. The latest news wins."""

    def __init__(self, client: discord.Client, house: House) -> None:
        self._client = client
        self._house = house
        self._news = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._house.listeners.append(self.tell)
        self._note()

    async def stop(self) -> None:
        if self.tell in self._house.listeners:
            self._house.listeners.remove(self.tell)
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    def tell(self) -> None:
        """The status is to be shown anew."""
        self._note()
        self._news = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._show(), name="Discord's status")

    def _note(self) -> None:
        """For the next session: a new one begins with what is noted here."""
        self._client.activity, self._client.status = self._activity(), self._status()

    async def _show(self) -> None:
        while self._news:
            self._news = False
            try:
                await self._client.change_presence(activity=self._activity(), status=self._status())
            except Exception as error:  # not connected: the next session begins with it
                logger.info("the status could not be shown: %r", error)

    def _activity(self) -> discord.CustomActivity | None:
        said = shortened(self._house.announcement, LONGEST, utf16)
        return discord.CustomActivity(said) if said else None

    def _status(self) -> discord.Status:
        return discord.Status.do_not_disturb if self._house.closed else discord.Status.online
