"""A platform in memory that keeps its messages and remembers every post."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.service import VideoService
from bot.types import Address, JobState, Limits, Parcel, Status

PATIENCE = 10.0  # seconds a test waits for what should happen


@dataclass(frozen=True, slots=True)
class Post:
    """One call of `show` or `deliver` that the platform took; `parcel` only for `deliver`."""

    reference: str
    status: Status
    parcel: Parcel | None = None


class RecordingAdapter:
    """Messages are made by `show` and edited by both; `before` may refuse or delay each call."""

    def __init__(self, name: str = "memory", limits: Limits | None = None) -> None:
        self.name = name
        self._limits = limits or Limits()
        self.service: VideoService | None = None
        self.posts: list[Post] = []
        self.before: Callable[[Status, Parcel | None], Awaitable[None]] | None = None
        self._numbers = itertools.count(1)
        self._posted = asyncio.Condition()

    def limits(self, address: Address) -> Limits:
        return self._limits

    async def start(self, service: VideoService) -> None:
        self.service = service

    async def stop(self) -> None:
        self.service = None

    async def show(self, status: Status) -> str:
        if self.before is not None:
            await self.before(status, None)
        reference = status.job.placeholder or f"message {next(self._numbers)}"
        await self._keep(Post(reference, status))
        return reference

    async def deliver(self, status: Status, parcel: Parcel) -> None:
        if self.before is not None:
            await self.before(status, parcel)
        assert status.job.placeholder is not None, "a clip is only ever put into a placeholder"
        await self._keep(Post(status.job.placeholder, status, parcel))

    def of(self, job_id: str) -> list[Post]:
        return [post for post in self.posts if post.status.job.id == job_id]

    def clips(self, job_id: str | None = None) -> list[Post]:
        """The posts that carried a clip."""
        posts = self.posts if job_id is None else self.of(job_id)
        return [post for post in posts if post.parcel is not None]

    def states(self, job_id: str) -> list[JobState | str]:
        """What the job's messages said, one after the other; "clip" for the clip itself."""
        return ["clip" if post.parcel else post.status.job.state for post in self.of(job_id)]

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait for posts until `happened()`."""
        async with asyncio.timeout(PATIENCE), self._posted:
            await self._posted.wait_for(happened)

    async def _keep(self, post: Post) -> None:
        async with self._posted:
            self.posts.append(post)
            self._posted.notify_all()
