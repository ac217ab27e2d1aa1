"""The web adapter on a real port and the real line, and a reader of its events."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from adapters.web.adapter import WebAdapter
from bot.clock import SystemClock
from bot.config import Settings
from bot.links import Links
from tests.support.line import Bench, bench

PATIENCE = 10.0


@dataclass(slots=True)
class Web:
    adapter: WebAdapter
    line: Bench
    _clients: list[httpx.AsyncClient] = field(default_factory=list)

    async def visitor(self, **headers: str) -> httpx.AsyncClient:
        """A browser with a session of its own."""
        client = httpx.AsyncClient(base_url=self.adapter.url, headers=headers, timeout=PATIENCE)
        self._clients.append(client)
        await client.get("/")
        return client

    async def close(self) -> None:
        for client in self._clients:
            await client.aclose()


@asynccontextmanager
async def web(folder: Path, **settings: Any) -> AsyncIterator[Web]:
    """The same folder again continues with what was left there."""
    chosen = Settings(_env_file=None, data_dir=folder, web_port=0, **settings)  # type: ignore[call-arg]  # pydantic-settings' own argument
    links = Links(str(chosen.web_public_url), b"key") if chosen.web_public_url else None
    async with bench(folder, clock=SystemClock(), links=links) as line:
        adapter = WebAdapter(chosen)
        await adapter.start(line.service)
        await line.line.attach(adapter)
        served = Web(adapter, line)
        try:
            yield served
        finally:
            await served.close()
            await adapter.stop()


@dataclass(frozen=True, slots=True)
class Heard:
    id: int
    kind: str
    data: dict[str, Any]


class Listener:
    """One open event stream; `heard` are the events so far."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.aiter_lines()
        self.heard: list[Heard] = []

    async def next(self) -> Heard | None:
        """The next event; None when the server ended the stream."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE):
            async for line in self._lines:
                name, _, value = line.partition(": ")
                if name in ("id", "event", "data"):
                    fields[name] = value
                elif not line and "data" in fields:
                    data = json.loads(fields["data"])
                    self.heard.append(Heard(int(fields["id"]), fields["event"], data))
                    return self.heard[-1]
        return None

    async def until(self, **wanted: object) -> Heard:
        """Read on to the first event whose data has all of these."""
        while event := await self.next():
            if all(event.data.get(name) == value for name, value in wanted.items()):
                return event
        raise AssertionError(f"the stream ended without {wanted}; heard {self.heard}")


@asynccontextmanager
async def listen(
    client: httpx.AsyncClient, locale: str | None = None, **headers: str
) -> AsyncIterator[Listener]:
    query = {"locale": locale} if locale else {}
    async with client.stream("GET", "/api/events", params=query, headers=headers) as response:
        yield Listener(response)
