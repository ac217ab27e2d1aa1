"""What need not be asked of Discord again: messages that are gone, channels that are closed."""

import time
from collections.abc import Callable, Iterable

from adapters.discord.refusals import Barred, Deleted

CLOSED_FOR = 3600.0
"""Seconds after which a channel is tried again. Each 403 counts towards a ban
(https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans).
"""

_KEPT = 10_000  # messages; one that is forgotten costs one request


class Closed:
    """In memory alone: a restart asks once more."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._deleted: dict[int, None] = {}  # by message, the oldest first
        self._barred: dict[int, float] = {}  # by channel: until when

    def check(self, *, channel: int | None = None, message: int | None = None) -> None:
        """
        Raises:
            Deleted, Barred: it was, the last time that somebody asked.
        """
        if message in self._deleted:
            raise Deleted(f"message {message} is gone")
        if channel is not None and self._barred.get(channel, 0.0) > self._now():
            raise Barred(f"channel {channel} is closed")

    def note(
        self, error: Exception, *, channel: int | None = None, message: int | None = None
    ) -> None:
        """Remember what an answer tells."""
        if isinstance(error, Deleted) and message is not None:
            self._deleted[message] = None
            if len(self._deleted) > _KEPT:
                del self._deleted[next(iter(self._deleted))]
        elif isinstance(error, Barred) and channel is not None:
            now = self._now()
            self._barred = {one: until for one, until in self._barred.items() if until > now}
            self._barred[channel] = now + CLOSED_FOR

    def reopen(self, channels: Iterable[int]) -> None:
        """Who may do what there has changed."""
        for channel in channels:
            self._barred.pop(channel, None)
