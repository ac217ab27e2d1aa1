"""How much the bot may send, and how long it is left out in the cold when it sends more.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import math
from collections import defaultdict, deque
from collections.abc import Callable

PER_SECOND, BURST = 1.0, 3
"""To one chat: one message a second, "short bursts" are let pass."""
GROUP, MINUTE = 20, 60.0
OVERALL, SECOND = 30, 1.0


class Flood:
    """`clock` are Telegram's seconds. Edits count as messages do, as they do at Telegram."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._free_at: dict[str, float] = defaultdict(float)  # if it were one a second
        self._minutes: dict[str, deque[float]] = defaultdict(deque)
        self._all: deque[float] = deque()
        self._blocked: dict[str, float] = {}

    def admit(self, key: str, *, group: bool) -> int:
        """Seconds to wait, 0 for none. Whoever does not wait waits a second longer."""
        now = self._clock()
        if self._blocked.get(key, now) > now:
            self._blocked[key] += 1
            return math.ceil(self._blocked[key] - now)
        wait = self._wait(key, group, now)
        if wait > 0:
            self._blocked[key] = now + max(1.0, wait)
            return math.ceil(self._blocked[key] - now)
        self._free_at[key] = max(self._free_at[key], now) + PER_SECOND
        self._all.append(now)
        if group:
            self._minutes[key].append(now)
        return 0

    def _wait(self, key: str, group: bool, now: float) -> float:
        chat = self._free_at[key] - (BURST - 1) * PER_SECOND - now
        minute = _over(self._minutes[key], GROUP, MINUTE, now) if group else 0.0
        return max(chat, minute, _over(self._all, OVERALL, SECOND, now))


def _over(times: deque[float], most: int, span: float, now: float) -> float:
    while times and times[0] <= now - span:
        times.popleft()
    return times[0] + span - now if len(times) >= most else 0.0
