"""What need not be asked of a platform again: messages that are gone, conversations that are
closed."""

import time
from collections.abc import Callable, Iterable

CLOSED_FOR = 3600.0
"""Seconds after which a conversation is tried again: platforms count what is asked in vain."""

_KEPT = 10_000  # messages; one that is forgotten costs one request


class Closed:
    """By the platform's own references. In memory alone: a restart asks once more."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._gone: dict[str, None] = {}  # by message, the oldest first
        self._barred: dict[str, float] = {}  # by conversation: until when

    def is_gone(self, message: str) -> bool:
        return message in self._gone

    def is_barred(self, conversation: str) -> bool:
        return self._barred.get(conversation, 0.0) > self._now()

    def lose(self, message: str) -> None:
        """Somebody deleted it."""
        self._gone[message] = None
        if len(self._gone) > _KEPT:
            del self._gone[next(iter(self._gone))]

    def bar(self, conversation: str) -> None:
        """Nothing can be said there."""
        now = self._now()
        self._barred = {one: until for one, until in self._barred.items() if until > now}
        self._barred[conversation] = now + CLOSED_FOR

    def reopen(self, conversations: Iterable[str]) -> None:
        """Who may do what there has changed."""
        for conversation in conversations:
            self._barred.pop(conversation, None)
