"""The adapters that are connected, each with the bounds of what is posted at the same time."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.types import Adapter, Job

EDITS_AT_ONCE = 64  # per platform


@dataclass(eq=False, slots=True)
class _Conversation:
    lock: asyncio.Lock
    users: int = 0


class Platform:
    """One connected adapter.

    `editing` bounds placeholders and progress: one at a time in a conversation, so that a slow
    conversation holds up itself alone, and `EDITS_AT_ONCE` in all.
    """

    def __init__(self, adapter: Adapter) -> None:
        self.adapter = adapter
        self._slots = asyncio.Semaphore(EDITS_AT_ONCE)
        self._conversations: defaultdict[str, _Conversation] = defaultdict(
            lambda: _Conversation(asyncio.Lock())
        )

    @asynccontextmanager
    async def editing(self, channel: str) -> AsyncIterator[None]:
        conversation = self._conversations[channel]
        conversation.users += 1
        try:
            async with conversation.lock, self._slots:
                yield
        finally:
            conversation.users -= 1
            if not conversation.users:
                self._conversations.pop(channel, None)


class Platforms:
    """Connected adapters by name. A job whose platform is not connected waits for it."""

    def __init__(self) -> None:
        self._by_name: dict[str, Platform] = {}

    def attach(self, adapter: Adapter) -> None:
        self._by_name[adapter.name] = Platform(adapter)

    def of(self, job: Job) -> Platform | None:
        return self._by_name.get(job.address.platform)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name
