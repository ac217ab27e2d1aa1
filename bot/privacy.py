"""What is kept of a person, and how all of it is deleted."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot import statements
from bot.arrival import DAY
from bot.clock import Clock
from bot.delivery import Delivery
from bot.images.store import ImageStore
from bot.preferences import People
from bot.queue import JobQueue
from bot.scheduler import Scheduler
from bot.texts import catalogue
from bot.types import Job, JobState
from cache.clips import ClipCache
from cache.database import Database
from generator.supervisor import Generator

_ACCOUNT = """
SELECT COUNT(*) AS requests, COUNT(DISTINCT clip_id) AS clips,
       (SELECT COUNT(*) FROM favourites WHERE owner = :owner) AS favourites
FROM jobs WHERE owner = :owner
"""
_ERASE = (
    statements.FORGET_SPENT,
    statements.REMEMBER_SPENT,
    statements.ERASE_COPIES,
    "DELETE FROM favourites WHERE owner = :owner",
    "DELETE FROM offers WHERE owner = :owner",
    "DELETE FROM turns WHERE owner = :owner",
)

Listener = Callable[[str, Sequence[str]], None]
"""Told the owner whose data are gone, and the ids of their jobs; must be quick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How many requests, clips, favourites and given pictures of a person are kept, hidden ones
    too."""

    requests: int
    clips: int
    favourites: int
    pictures: int = 0

    @property
    def kept(self) -> dict[str, str | int | float]:
        """As arguments of a sentence."""
        return {
            "requests": self.requests,
            "favourites": self.favourites,
            "pictures": self.pictures,
        }


class Privacy:
    """What a community decided about a member is the community's, and stays; so do clips that
    were given to others too. That somebody used up a quota is remembered until it is free."""

    def __init__(
        self,
        queue: JobQueue,
        scheduler: Scheduler,
        delivery: Delivery,
        cache: ClipCache,
        images: ImageStore,
        generator: Generator,
        people: People,
        database: Database,
        clock: Clock,
    ) -> None:
        self.listeners: list[Listener] = []
        self._queue = queue
        self._scheduler = scheduler
        self._delivery = delivery
        self._cache = cache
        self._images = images
        self._generator = generator
        self._people = people
        self._database = database
        self._clock = clock

    async def account(self, owner: str) -> Account:
        row = await self._database.fetch_one(_ACCOUNT, {"owner": owner})
        assert row is not None  # it counts
        return Account(
            requests=row["requests"],
            clips=row["clips"],
            favourites=row["favourites"],
            pictures=await self._images.count(owner),
        )

    async def erase(self, owner: str) -> int:
        """Delete requests, prompts, clips, pictures, favourites and preferences; returns how many
        clips.

        What is under way is stopped first. What is asked for meanwhile is a new request, and
        stays. The clips go first: cut short, the jobs still tell which ones are left.
        """
        values = {"owner": owner, "since": self._clock.now() - DAY}
        under_way = await self._queue.select(statements.OPEN_OF_AUTHOR, values)
        await asyncio.gather(*(self._stop(job) for job in under_way))
        clips = await self._database.fetch_all(statements.CLIPS_OF_AUTHOR, values)
        await self._cache.remove(*(row["clip_id"] for row in clips))
        async with self._database.transaction() as connection:
            for statement in _ERASE:
                await connection.execute(statement, values)
            erased = list(await connection.execute_fetchall(statements.ERASE, values))
        await self._images.erase(owner)
        await self._generator.forget()
        self._cache.forget_prompts()
        catalogue.forget()
        await self._people.forget(owner)
        await self._database.scrub()
        for listener in self.listeners:
            listener(owner, [row["id"] for row in erased])
        return len(clips)

    async def _stop(self, job: Job) -> None:
        await self._scheduler.cancel(job, hide=True)
        await self._delivery.withdraw(job)
        cancelled = await self._queue.get(job.id)  # its last edit may have saved a placeholder
        if cancelled is not None and cancelled.state is JobState.CANCELLED:
            await self._delivery.dismiss(cancelled)
