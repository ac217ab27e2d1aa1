"""Discord's rate limits, as its answers tell of them: progress gives way to last words.

https://discord.com/developers/docs/topics/rate-limits
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from typing import Any, TypeVar

import aiohttp

from bot.types import TryLater

logger = logging.getLogger(__name__)

PROGRESS, LAST_WORD = 0.0, 5.0
"""Seconds that a request waits when Discord refuses it for now. Progress does not: there will be
newer. A last word gives up its turn after that, and is said later."""

WINDOW, MOST_INVALID = 600.0, 5000
"""Half of the 10 000 invalid requests in ten minutes for which Discord bans an address."""

_PROMPT = 1.0  # seconds in which a request for progress must get out of the library's own queues
_KEPT = 1000  # buckets remembered before those that are over are dropped
_RETRY = 1.0  # seconds the library waits, at the least, after a server's error

T = TypeVar("T")
_attempt: ContextVar["Attempt | None"] = ContextVar("attempt", default=None)


class Attempt:
    """One thing that is asked of Discord, in one request or, when the library repeats it, more."""

    def __init__(self, bucket: str, patience: float) -> None:
        self.bucket = bucket
        self.patience = patience
        loop = asyncio.get_running_loop()
        # Futures, as they are waited for beside a task: for an event it would take one more.
        self.started: asyncio.Future[None] = loop.create_future()
        self.refused: asyncio.Future[None] = loop.create_future()
        self.answered = False
        self.after = 0.0

    def start(self) -> None:
        """The library asks, for the first time or once more."""
        if not self.started.done():
            self.started.set_result(None)

    def refuse(self, after: float) -> None:
        """The library is about to wait, and to ask once more."""
        if after >= self.patience:
            self.after = after
            if not self.refused.done():
                self.refused.set_result(None)


class RateLimits:
    """`trace` must be the HTTP client's: it sees each answer in the context of who asked.

    A bucket is what Discord counts together: all that one interaction's token does, and all that
    the bot does in one channel.
    """

    def __init__(
        self, now: Callable[[], float] = time.monotonic, *, most_invalid: int = MOST_INVALID
    ) -> None:
        self._now = now
        self._until: dict[str, float] = {}  # by bucket: before then, only last words
        self._invalid: deque[float] = deque(maxlen=most_invalid)
        self._alarmed = False
        self._left: set[asyncio.Task[Any]] = set()
        self.trace = aiohttp.TraceConfig()
        self.trace.on_request_start.append(self._started)
        self.trace.on_request_end.append(self._ended)

    async def ask(
        self, bucket: str, work: Callable[[], Coroutine[Any, Any, T]], patience: float
    ) -> T:
        """Do what asks Discord for something.

        An edit whose request has gone out is waited for, as it may take effect; one that the
        library holds back, or has been refused, is dropped without harm.

        Raises:
            TryLater: it would have had to wait for longer than `patience`.
        """
        if patience <= PROGRESS:
            self._give_way(bucket)
        attempt = Attempt(bucket, patience)
        token = _attempt.set(attempt)
        try:
            task = asyncio.create_task(work())
        finally:
            _attempt.reset(token)
        try:
            await self._wait(task, attempt)
        finally:
            await self._drop(task, attempt)
        if task.cancelled():
            raise TryLater("rate limited", after=attempt.after)
        return task.result()

    def _give_way(self, bucket: str) -> None:
        now = self._now()
        after = self._until.get(bucket, 0.0) - now
        if after > 0:
            raise TryLater("the rest of the rate limit is for last words", after=after)
        full = len(self._invalid) == self._invalid.maxlen
        if full and (after := self._invalid[0] + WINDOW - now) > 0:
            if not self._alarmed:
                logger.error("Discord refused %d requests; no more progress", len(self._invalid))
            self._alarmed = True
            raise TryLater("too many invalid requests", after=after)
        self._alarmed = False

    async def _wait(self, task: asyncio.Task[Any], attempt: Attempt) -> None:
        """Until it is done, or must not be waited for."""
        if attempt.patience <= PROGRESS:
            await asyncio.wait(
                [task, attempt.started], timeout=_PROMPT, return_when=asyncio.FIRST_COMPLETED
            )
            if not attempt.started.done():
                return
        await asyncio.wait([task, attempt.refused], return_when=asyncio.FIRST_COMPLETED)

    async def _drop(self, task: asyncio.Task[Any], attempt: Attempt) -> None:
        if task.done():
            return
        if attempt.answered:
            # The library sits out the bucket's time with a lock that it would not give back.
            self._left.add(task)
            task.add_done_callback(self._left.discard)
            return
        task.cancel()
        await asyncio.wait([task])

    async def _started(self, session: object, context: object, params: object) -> None:
        attempt = _attempt.get()
        if attempt is not None:
            attempt.start()

    async def _ended(
        self, session: object, context: object, params: aiohttp.TraceRequestEndParams
    ) -> None:
        status, headers = params.response.status, params.response.headers
        limited = status == 429
        if status in (401, 403) or (limited and headers.get("X-RateLimit-Scope") != "shared"):
            self._invalid.append(self._now())
        attempt = _attempt.get()
        if attempt is None:
            return
        if limited:
            after = _seconds(headers.get("Retry-After"))
            self._keep(attempt.bucket, after)
            # Whoever is cut short while the library keeps everybody waiting leaves them waiting.
            if "X-RateLimit-Global" not in headers:
                attempt.refuse(after)
        elif status >= 500:
            attempt.refuse(_RETRY)
        else:
            attempt.answered = True
            if headers.get("X-RateLimit-Remaining") in ("0", "1"):
                self._keep(attempt.bucket, _seconds(headers.get("X-RateLimit-Reset-After")))

    def _keep(self, bucket: str, after: float) -> None:
        now = self._now()
        if len(self._until) >= _KEPT:
            self._until = {name: until for name, until in self._until.items() if until > now}
        self._until[bucket] = now + after


def _seconds(header: str | None) -> float:
    try:
        return float(header or 0)
    except ValueError:  # a proxy's, with a date
        return 0.0
