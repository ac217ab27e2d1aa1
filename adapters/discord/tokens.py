"""Interaction tokens: which may edit a message, and for how long."""

from collections.abc import Iterator
from time import time

import discord

from bot.types import Address, Job

TOKEN, APPLICATION = "token", "application"
"""Keys in `Address.extra`. The token is no lasting secret: it is good for 15 minutes."""

LIVES = 14.5 * 60
"""Seconds: half a minute less than it does (https://discord.com/developers/docs/interactions/
receiving-and-responding#followup-messages), for an upload takes its time."""


class Tokens:
    """The token of the interaction that made a message, and that of the last press on it: where
    the bot itself may do nothing, a press opens the message for another 15 minutes."""

    def __init__(self) -> None:
        self._lent: dict[str, Address] = {}  # by message
        self._ended: dict[str | None, Address] = {}  # by interaction: before their time

    def lend(self, address: Address) -> None:
        """A press on the message that is the address's placeholder may be answered in it."""
        self._lent = {message: it for message, it in self._lent.items() if token_lives(it)}
        if address.placeholder is not None:
            self._lent[address.placeholder] = address

    def give_up(self, address: Address) -> None:
        """Discord has said that this token is over; to ask again counts towards a ban."""
        self._ended = {source: it for source, it in self._ended.items() if token_lives(it)}
        self._ended[address.source] = address

    def of(self, job: Job) -> Iterator[Address]:
        """Addresses with a token that may edit the job's message, the best first."""
        lent = self._lent.get((job.placeholder or "").rpartition("/")[2])
        if lent is not None and self._lives(lent):
            yield lent
        if job.placeholder == job.address.placeholder and self._lives(job.address):
            yield job.address

    def _lives(self, address: Address) -> bool:
        return address.source not in self._ended and token_lives(address)


def token_lives(address: Address) -> bool:
    """Whether the interaction that the address tells of can still be answered."""
    if TOKEN not in address.extra or address.source is None:
        return False
    asked_at = ((int(address.source) >> 22) + discord.utils.DISCORD_EPOCH) / 1000
    return time() - asked_at < LIVES
