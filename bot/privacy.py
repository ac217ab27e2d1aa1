"""What is kept of a person, and how all of it is deleted."""

from dataclasses import dataclass

from bot.arrival import DAY
from bot.clock import Clock
from bot.delivery import Delivery
from bot.queue import JobQueue
from bot.scheduler import Scheduler
from cache.clips import ClipCache
from cache.database import Database

_ACCOUNT = """
SELECT COUNT(*) AS requests, COUNT(DISTINCT clip_id) AS clips,
       (SELECT COUNT(*) FROM favourites WHERE owner = :owner) AS favourites
FROM jobs WHERE owner = :owner
"""
_REMEMBER_SPENT = """
INSERT INTO spent (scope, owner, at)
SELECT scope, owner, at FROM new_clips WHERE owner = :owner AND at > :since
AND NOT EXISTS (SELECT 1 FROM spent WHERE spent.owner = :owner AND spent.at = new_clips.at)
"""
_FORGET_SPENT = "DELETE FROM spent WHERE at <= :since"
# What only this person's requests, and their copies in galleries, show.
_CLIPS = """
SELECT DISTINCT clip_id FROM jobs WHERE owner = :owner AND clip_id IS NOT NULL
AND clip_id NOT IN (
    SELECT clip_id FROM jobs WHERE owner <> :owner AND clip_id IS NOT NULL AND NOT hidden
    AND (origin IS NULL OR origin NOT IN (SELECT id FROM jobs WHERE owner = :owner)))
"""
_DELETE = (
    "DELETE FROM jobs WHERE origin IN (SELECT id FROM jobs WHERE owner = :owner)",
    "DELETE FROM jobs WHERE owner = :owner",
    "DELETE FROM favourites WHERE owner = :owner",
    "DELETE FROM people WHERE owner = :owner",
    "DELETE FROM turns WHERE owner = :owner",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How many requests, clips and favourites of a person are kept, hidden ones too."""

    requests: int
    clips: int
    favourites: int


class Privacy:
    """What a community decided about a member is the community's, and stays; so do clips that
    were given to others too. That somebody used up a quota is remembered until it is free."""

    def __init__(
        self,
        queue: JobQueue,
        scheduler: Scheduler,
        delivery: Delivery,
        cache: ClipCache,
        database: Database,
        clock: Clock,
    ) -> None:
        self._queue = queue
        self._scheduler = scheduler
        self._delivery = delivery
        self._cache = cache
        self._database = database
        self._clock = clock

    async def account(self, owner: str) -> Account:
        row = await self._database.fetch_one(_ACCOUNT, {"owner": owner})
        assert row is not None  # it counts
        return Account(requests=row["requests"], clips=row["clips"], favourites=row["favourites"])

    async def erase(self, owner: str) -> int:
        """Delete requests, prompts, clips, favourites and preferences; returns how many clips.

        What is under way is stopped first.
        """
        for job in await self._queue.open_jobs(owner):
            await self._scheduler.cancel(job, hide=True)
            await self._delivery.withdraw(job)
        values = {"owner": owner, "since": self._clock.now() - DAY}
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(_CLIPS, values)
            clips = [row["clip_id"] for row in rows]
            await connection.execute(_FORGET_SPENT, values)
            await connection.execute(_REMEMBER_SPENT, values)
            for statement in _DELETE:
                await connection.execute(statement, values)
        for clip_id in clips:
            await self._cache.remove(clip_id)
        return len(clips)
