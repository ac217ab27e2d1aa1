"""A platform of its own in another process: `ADAPTERS=tests.support.loopback`, spoken over HTTP.

It works as Telegram does: commands are polled and confirmed by the next poll, so that one whose
job was not kept comes again; messages are posted, edited, and edited into clips. The other end is
`tests.support.loopback_server`, at the address in LOOPBACK_URL.
"""

import asyncio
import contextlib
import os
from typing import Any

import httpx

from bot.config import Settings
from bot.service import VideoService
from bot.types import Address, Limits, Parcel, Status, TryLater, Unreachable
from generator.errors import UserError

PAUSE = 0.1  # seconds after a poll that failed


class LoopbackAdapter:
    name = "loopback"

    def __init__(self, url: str) -> None:
        self._client = httpx.AsyncClient(base_url=url, timeout=30, trust_env=False)
        self._polling: asyncio.Task[None] | None = None

    def limits(self, address: Address) -> Limits:
        return Limits(max_bytes=50_000_000, edit_interval=0.2)

    async def start(self, service: VideoService) -> None:
        self._polling = asyncio.create_task(self._poll(service))

    async def stop(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._polling
        await self._client.aclose()

    async def show(self, status: Status) -> str:
        job = status.job
        body = {
            "job": job.id,
            "channel": job.address.channel,
            "source": job.address.source,
            "state": job.state,
            "error": job.error.code if job.error else None,
            "stage": status.progress.stage if status.progress else None,
        }
        if job.placeholder is None:
            return str((await self._send("POST", "/messages", json=body)).json()["id"])
        await self._send("PUT", f"/messages/{job.placeholder}", json=body)
        return job.placeholder

    async def deliver(self, status: Status, parcel: Parcel) -> None:
        clip = await asyncio.to_thread(parcel.path.read_bytes)
        headers = {"Job": status.job.id}
        path = f"/messages/{status.job.placeholder}/clip"
        await self._send("PUT", path, content=clip, headers=headers)

    async def _send(self, method: str, path: str, **more: Any) -> httpx.Response:
        try:
            response = await self._client.request(method, path, **more)
        except httpx.HTTPError as error:
            raise TryLater(repr(error)) from error
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise TryLater("flood", after=float(response.headers["Retry-After"]))
        if response.status_code in (httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND):
            raise Unreachable(response.text)
        if response.is_error:
            raise TryLater(response.text)
        return response

    async def _poll(self, service: VideoService) -> None:
        confirmed = 0
        while True:
            try:
                updates = (await self._send("GET", f"/updates?after={confirmed}")).json()
            except (TryLater, Unreachable):
                await asyncio.sleep(PAUSE)
                continue
            for update in updates:
                await self._take(service, update)
                confirmed = update["id"]

    async def _take(self, service: VideoService, update: dict[str, Any]) -> None:
        address = Address(
            platform=self.name,
            channel=update["channel"],
            user=update["user"],
            community=update["channel"],
            source=str(update["id"]),
        )
        try:
            answer = await service.ask(update["text"], address)
            code = answer.notice.code if answer.notice else None
        except UserError as error:
            code = error.code
        if code is not None:
            await self._send("POST", "/answers", json={"update": update["id"], "code": code})


def create(settings: Settings) -> LoopbackAdapter:
    return LoopbackAdapter(os.environ["LOOPBACK_URL"])
