"""The real program on a fresh data directory, with a platform that takes everything in silence."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot import config
from bot.app import App, make_folders
from bot.service import VideoService
from bot.types import Address, Job, JobState, Limits, Parcel, Status

PLATFORM = "silent"


class SilentAdapter:
    """Acknowledges every post and shows it to nobody."""

    name = PLATFORM

    def limits(self, address: Address) -> Limits:
        return Limits(edit_interval=1.0)

    async def start(self, service: VideoService) -> None:
        """Nothing to connect."""

    async def stop(self) -> None:
        """Nothing to disconnect."""

    async def show(self, status: Status) -> str:
        return status.job.id

    async def deliver(self, status: Status, parcel: Parcel) -> None:
        """Taken."""


@dataclass(slots=True)
class House:
    """The program at work. `ready` waits until a job has its clip."""

    app: App
    _waiting: dict[str, asyncio.Future[Job]] = field(default_factory=dict)

    @property
    def service(self) -> VideoService:
        return self.app.service

    def changed(self, job: Job) -> None:
        if job.state is JobState.READY or job.state.final:
            future = self._waiting.setdefault(job.id, asyncio.get_running_loop().create_future())
            if not future.done():
                future.set_result(job)

    async def ready(self, job: Job) -> Job:
        future = self._waiting.setdefault(job.id, asyncio.get_running_loop().create_future())
        ended = await future
        if ended.error is not None:
            raise RuntimeError(f"the bench's job failed: {ended.error}")
        return ended


def address(user: str) -> Address:
    return Address(platform=PLATFORM, channel=user, user=user, community="bench")


@asynccontextmanager
async def house(**settings: Any) -> AsyncIterator[House]:
    """The program with these settings, warmed up, in a directory that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = config.load(data_dir=Path(folder), adapters=(), **settings)
        await asyncio.to_thread(make_folders, chosen)
        app = App(chosen)
        try:
            await app.start()
            adapter = SilentAdapter()
            await adapter.start(app.service)
            await app.line.attach(adapter)
            opened = House(app)
            app.line.queue.listeners.append(opened.changed)
            yield opened
        finally:
            await app.stop()
