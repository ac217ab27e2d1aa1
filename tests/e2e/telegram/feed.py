"""The updates for the bot: kept until they are confirmed, fetched by it or told to it."""

import asyncio
import itertools
from collections.abc import Callable, Iterable
from typing import Any

from tests.e2e.telegram.problems import Problem
from tests.e2e.telegram.webhook import Target, Webhook

TERMINATED = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)
WEBHOOK_SET = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first"
)
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that only those get who name them (https://core.telegram.org/bots/api#getupdates)."""

Update = dict[str, Any]


class Feed:
    def __init__(self, changed: Callable[[], None]) -> None:
        self.waiting: list[Update] = []  # not confirmed yet
        self.served: list[int] = []  # update ids, as often as they were handed out
        self.allowed: list[str] = []  # kinds; empty for all but those on request
        self.webhook: Webhook | None = None
        self._ids = itertools.count(1000)
        self._changed = changed
        self._poll: asyncio.Future[None] | None = None

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ON_REQUEST

    def push(self, kind: str, payload: Update) -> int | None:
        """The update's id; None where the bot did not ask for this kind."""
        if not self.wants(kind):
            return None
        number = next(self._ids)
        update: Update = {"update_id": number, kind: payload}
        self.waiting.append(update)
        if self.webhook is not None:
            self.webhook.send(update)
        elif self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        return number

    async def poll(
        self, offset: int, limit: int, seconds: float, allowed: Iterable[str] | None
    ) -> list[Update]:
        """Raises Problem: another took over, or a webhook is set."""
        if self.webhook is not None:
            raise Problem(409, WEBHOOK_SET)
        self._terminate(TERMINATED)
        if allowed is not None:
            self.allowed = list(allowed)
        self._confirm(offset)
        if not self.waiting and seconds:
            self._poll = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.timeout(seconds):
                    await self._poll
            except TimeoutError:
                pass
        handed = self.waiting[:limit]
        self.served += [it["update_id"] for it in handed]
        return handed

    async def tell(self, target: Target, allowed: Iterable[str] | None, *, drop: bool) -> None:
        """Set the webhook."""
        await self.fetch(drop=drop)
        if allowed is not None:
            self.allowed = list(allowed)
        self._terminate("Conflict: terminated by setWebhook request")
        self.webhook = Webhook(target, self._try, self._deliver)
        for update in self.waiting:
            self.webhook.send(update)

    async def fetch(self, *, drop: bool = False) -> None:
        """Remove the webhook."""
        if drop:
            self.waiting.clear()
        webhook, self.webhook = self.webhook, None
        if webhook is not None:
            await webhook.stop()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.waiting[:] = self.waiting[offset:]
        else:
            self.waiting[:] = [it for it in self.waiting if it["update_id"] >= offset]
        self._changed()

    def _terminate(self, why: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(Problem(409, why))

    def _try(self, update: Update) -> None:
        self.served.append(update["update_id"])
        self._changed()

    def _deliver(self, update: Update) -> None:
        if update in self.waiting:
            self.waiting.remove(update)
        self._changed()
