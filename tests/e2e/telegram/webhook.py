"""Tells a bot of updates at an address of its own, until it says that it has them."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

SECRET = "X-Telegram-Bot-Api-Secret-Token"
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0  # seconds; Telegram's are longer
WITHIN = 60.0  # seconds that an answer may take


@dataclass(frozen=True, slots=True)
class Target:
    """`url` is what the bot told, `address` where that really is."""

    url: str
    address: str
    secret: str = ""
    max_connections: int = 40


class Webhook:
    """`delivered` is called with an update that the bot answered with 2xx, `trying` with each
    that goes out."""

    def __init__(
        self,
        target: Target,
        trying: Callable[[dict[str, Any]], None],
        delivered: Callable[[dict[str, Any]], None],
    ) -> None:
        self.target = target
        self.last_error: tuple[int, str] | None = None
        self._trying = trying
        self._delivered = delivered
        self._free = asyncio.Semaphore(target.max_connections)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(WITHIN))
        self._tasks: set[asyncio.Task[None]] = set()

    def send(self, update: dict[str, Any]) -> None:
        task = asyncio.create_task(self._deliver(update))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._session.close()

    async def _deliver(self, update: dict[str, Any]) -> None:
        pause = FIRST_PAUSE
        async with self._free:
            while True:
                self._trying(update)
                if await self._taken(update):
                    self._delivered(update)
                    return
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def _taken(self, update: dict[str, Any]) -> bool:
        headers = {SECRET: self.target.secret} if self.target.secret else {}
        error = "Connection refused"
        with contextlib.suppress(aiohttp.ClientError, TimeoutError):
            async with self._session.post(
                self.target.address, json=update, headers=headers, allow_redirects=False
            ) as response:
                if 200 <= response.status < 300:
                    return True
                error = f"Wrong response from the webhook: {response.status} {response.reason}"
        self.last_error = (int(time.time()), error)
        return False
