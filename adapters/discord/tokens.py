"""Interaction tokens: which may edit a message, and for how long."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import discord

from bot.types import Address, Job

TOKEN, APPLICATION = "token", "application"
"""Keys in `Address.extra`. The token is no lasting secret: it is good for 15 minutes."""

_LIVES = timedelta(minutes=14.5)
"""Half a minute less than it does (https://discord.com/developers/docs/interactions/
receiving-and-responding#followup-messages): an upload takes its time."""


class Tokens:
    """The token of the interaction that made a message, and that of the last press on it: where
    the bot itself may do nothing, a press opens the message for another 15 minutes."""

    def __init__(self) -> None:
        self._lent: dict[str, Address] = {}  # by message

    def lend(self, address: Address) -> None:
        """A press on the message that is the address's placeholder may be answered in it."""
        self._lent = {message: it for message, it in self._lent.items() if token_lives(it)}
        if address.placeholder is not None:
            self._lent[address.placeholder] = address

    def of(self, job: Job) -> Iterator[Address]:
        """Addresses with a token that may edit the job's message, the best first."""
        lent = self._lent.get((job.placeholder or "").rpartition("/")[2])
        if lent is not None and token_lives(lent):
            yield lent
        if job.placeholder == job.address.placeholder and token_lives(job.address):
            yield job.address


def token_lives(address: Address) -> bool:
    """Whether the interaction that the address tells of can still be answered."""
    if TOKEN not in address.extra or address.source is None:
        return False
    asked_at = discord.utils.snowflake_time(int(address.source))
    return datetime.now(UTC) - asked_at < _LIVES
