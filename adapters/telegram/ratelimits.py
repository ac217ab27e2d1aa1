"""Telegram's rate limits, kept before it has to refuse: last words go first, progress gives way.

Compared: the library's `AIORateLimiter` counts chat actions, knows no inline messages, treats all
requests alike and stops everything for one refusal.
"""

import asyncio
import logging
import math
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from adapters.telegram.refusals import seconds

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bound:
    """At most `most` messages within `seconds`."""

    most: int
    seconds: float


# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this; edits count like
# messages. "Short bursts" above one a second are allowed; three are what a clip that exists takes.
OVERALL = Bound(30, 1.0)
CHAT = Bound(3, 3.0)
GROUP = Bound(20, 60.0)


@dataclass(frozen=True, slots=True)
class Urgency:
    """`patience` is seconds that a request waits for its turn; `leaves` is the share of each bound
    that it leaves for what is more urgent."""

    patience: float
    leaves: float


LAST_WORD = Urgency(patience=10.0, leaves=0.0)
"""A clip, or why there is none."""

NEWS = Urgency(patience=10.0, leaves=0.2)
"""A placeholder, an answer."""

PROGRESS = Urgency(patience=0.0, leaves=0.8)
"""What will be overtaken by the next edit: dropped, never queued."""

_COUNTED = ("send", "edit")
_FREE = frozenset({"sendChatAction"})  # no message
_KEPT = 2000  # chats remembered
_SEVERAL, _TOGETHER = 3, 10.0
"""So many chats refused within so many seconds, and it is the bot itself that has to wait."""

Sleep = Callable[[float], Awaitable[None]]


class Window:
    """Messages as far as a bound counts them. When Telegram does so, between a request and its
    answer, is not known: they count from the one until the bound's time after the other."""

    def __init__(self, bound: Bound) -> None:
        self._bound = bound
        self._under_way = 0
        self._answered: deque[float] = deque()

    def wait(self, now: float, leaves: float) -> float:
        """Seconds, at least, until one more may go that leaves its share of the bound to others."""
        answered, span = self._answered, self._bound.seconds
        while answered and answered[0] <= now - span:
            answered.popleft()
        most = max(1, self._bound.most - math.ceil(self._bound.most * leaves))
        over = self._under_way + len(answered) - most
        if over < 0:
            return 0.0
        return answered[over] + span - now if over < len(answered) else span

    def begin(self) -> None:
        self._under_way += 1

    def end(self, now: float) -> None:
        self._under_way -= 1
        self._answered.append(now)


class RateLimiter(BaseRateLimiter[Urgency]):
    """A request's `rate_limit_args` is its `Urgency`; without one it is NEWS.

    What has to wait longer than its patience fails as if Telegram had refused it (`RetryAfter`).
    What neither makes nor edits a message is let through.
    """

    def __init__(
        self, now: Callable[[], float] = time.monotonic, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._overall = Window(OVERALL)
        self._places: OrderedDict[str, tuple[Window, ...]] = OrderedDict()
        self._until: dict[str, float] = {}  # by place: Telegram wants to be left alone
        self._floods: deque[tuple[float, str]] = deque(maxlen=_SEVERAL)
        self._all_until = 0.0
        self._knows_groups_from = now() + GROUP.seconds

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Urgency | None,
    ) -> Any:
        urgency = rate_limit_args or NEWS
        place = _place(data)
        windows: tuple[Window, ...] = ()
        if place is not None and (endpoint in _FREE or urgency is PROGRESS):
            self._give_way(place)
        if place is not None and endpoint.startswith(_COUNTED) and endpoint not in _FREE:
            windows = await self._turn(place, urgency)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self._refused(place, seconds(error))
            raise
        finally:
            for window in windows:
                window.end(self._now())

    def _give_way(self, place: str) -> None:
        after = self._blocked(place, self._now())
        if after > 0:
            raise RetryAfter(_whole(after))

    async def _turn(self, place: str, urgency: Urgency) -> tuple[Window, ...]:
        """Wait for the request's turn, and take it; returns where it is counted."""
        deadline = self._now() + urgency.patience
        while True:
            now = self._now()
            windows = (self._overall, *self._windows(place))
            after = max(
                self._blocked(place, now),
                *(window.wait(now, urgency.leaves) for window in windows),
            )
            if after <= 0:
                break
            if now + after > deadline:
                raise RetryAfter(_whole(after))
            await self._sleep(after)
        for window in windows:
            window.begin()
        return windows

    def _windows(self, place: str) -> tuple[Window, ...]:
        windows = self._places.get(place)
        if windows is None:
            bounds = (CHAT, GROUP) if _is_group(place) else (CHAT,)
            windows = self._places[place] = tuple(Window(bound) for bound in bounds)
        self._places.move_to_end(place)
        while len(self._places) > _KEPT:
            self._places.popitem(last=False)
        return windows

    def _blocked(self, place: str, now: float) -> float:
        return max(self._until.get(place, 0.0), self._all_until) - now

    def _refused(self, place: str | None, after: float) -> None:
        """Whether the chat is meant or the bot is not said; several chats at once tell."""
        now = self._now()
        self._until = {one: until for one, until in self._until.items() if until > now}
        if place is None:
            return
        self._until[place] = now + after
        if _is_group(place) and now < self._knows_groups_from:
            return  # what it was sent before the program started is used up: it alone is meant
        self._floods.append((now, place))
        recent = {one for at, one in self._floods if at > now - _TOGETHER}
        if len(recent) >= _SEVERAL:
            logger.warning("Telegram refuses everybody for %.0f s", after)
            self._all_until = max(self._all_until, now + after)


def _place(data: Mapping[str, Any]) -> str | None:
    """What Telegram counts together: a chat, or a message sent through the bot."""
    place = data.get("chat_id") or data.get("inline_message_id")
    return None if place is None else str(place)


def _is_group(place: str) -> bool:
    """Channels are taken for such; public ones have names. An inline message's id has neither."""
    return place.startswith(("-", "@"))


def _whole(after: float) -> int:
    """Seconds, rounded up: what Telegram's own refusals say."""
    return max(1, math.ceil(after))
