"""How large a file may be at Discord: as each interaction tells, less what uploads have taught."""

import time
from collections.abc import Callable, Mapping

from bot.types import Address

LIMIT = "limit"
"""The key in `Address.extra` of the most bytes that the interaction said a file may have."""

AIM = 10 * 2**20
"""Bytes that every conversation takes, and that play at once on a telephone
(https://discord.com/developers/docs/reference#uploading-files)."""

FORM = 2**16
"""Bytes that the form around a file may need."""

LEAST = 2**20
"""Below this no limit will ever be: another reason must be behind the refusals."""

LEARNED_LASTS = 24 * 3600.0
"""Seconds after which a refusal is forgotten: limits move, and servers are boosted."""


class UploadLimits:
    """Limits are the servers' own; what one refused is remembered for that one alone."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._learned: dict[str, tuple[int, float]] = {}  # community → bytes, until when

    def of(self, address: Address) -> int:
        """The most bytes of a file, less the form around it."""
        told = _told(address.extra) - FORM
        learned, until = self._learned.get(address.scope, (told, 0.0))
        return min(told, learned) if self._now() < until else told

    def refused(self, address: Address, size: int) -> bool:
        """A file of that size was too large; returns whether a smaller one is worth a try."""
        if size <= LEAST:
            return False
        now = self._now()
        most = max(LEAST, min(self.of(address), size * 3 // 4))
        self._learned = {scope: it for scope, it in self._learned.items() if it[1] > now}
        self._learned[address.scope] = (most, now + LEARNED_LASTS)
        return True


def _told(extra: Mapping[str, str]) -> int:
    told = extra.get(LIMIT, "")
    return int(told) if told.isdecimal() and int(told) > LEAST + FORM else AIM
