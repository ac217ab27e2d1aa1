"""Lets arrivals into the queue, all together that come at the same time."""

import asyncio
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot import statements
from bot.arrival import DAY, Arrival
from bot.changes import JobChanges, Rows
from bot.clock import Clock
from bot.types import Job
from cache.database import Database, Parameters
from generator.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How many open jobs (queued, running or ready) there may be, and how many claims a job has:
    `claims` when its worker dies, `crashes` when the program does, which more often has another
    cause."""

    jobs_per_user: int = 5
    jobs_total: int = 2000
    claims: int = 3
    crashes: int = 5


_TRIES = 3  # of a request that was turned away by a bound which holds no more


@dataclass(slots=True)
class _Guest:
    """An arrival, and who waits to hear what became of it."""

    arrival: Arrival
    heard: asyncio.Future[Job]
    job: Job | None = None
    trouble: Exception | None = None
    tries: int = 0

    def tell(self) -> None:
        if self.heard.done():
            return  # nobody waits any more
        if self.trouble is not None:
            self.heard.set_exception(self.trouble)
        elif self.job is not None:
            self.heard.set_result(self.job)


class Admission(JobChanges):
    """Arrivals gather while the writer is busy; one statement lets in all there are by then."""

    def __init__(self, database: Database, *, clips_dir: Path, caps: Caps, clock: Clock) -> None:
        super().__init__(database, clips_dir=clips_dir, clock=clock)
        self._caps = caps
        self._guests: list[_Guest] = []
        self._door: asyncio.Task[None] | None = None

    async def admit(self, arrival: Arrival) -> Job:
        """The job that the arrival became, or that the same event became when it came first.

        Raises:
            UserError: the asker's cap or the queue's is reached, or the clip that is to be shown
                once more is gone.
            DatabaseError: nothing was written.
        """
        guest = _Guest(arrival, asyncio.get_running_loop().create_future())
        self._come_in(guest)
        return await guest.heard

    def _come_in(self, guest: _Guest) -> None:
        self._guests.append(guest)
        if self._door is None:
            self._door = self._begun(self._open_door())

    async def _open_door(self) -> None:
        try:
            while self._guests:
                await self._let_all_in()
        finally:
            self._door = None

    async def _let_all_in(self) -> None:
        inside: list[_Guest] = []

        def values() -> Parameters:
            inside.extend(self._guests)
            self._guests.clear()
            return self._listed(inside)

        def read(rows: Rows) -> list[Job]:
            written = {row["id"]: row for row in rows}
            for guest in inside:
                row = written.get(guest.arrival.id)
                guest.job = guest.arrival.job(row) if row is not None else None
            return [guest.job for guest in inside if guest.job is not None]

        try:
            await self._written(statements.ENQUEUE, values, read)
        except Exception as error:
            if not inside:  # the transaction did not begin, and would not for the next ones
                inside.extend(self._guests)
                self._guests.clear()
            for guest in inside:
                guest.trouble = error
        for guest in inside:
            if guest.job is None and guest.trouble is None:
                # Beside the door: whoever was let in, and who comes next, need not wait for that.
                self._begun(self._turn_away(guest))
            else:
                guest.tell()

    def _listed(self, guests: list[_Guest]) -> Parameters:
        return {
            "arrivals": json.dumps([guest.arrival.values() for guest in guests]),
            "owner_cap": self._caps.jobs_per_user,
            "total_cap": self._caps.jobs_total,
            "day": DAY,
        }

    async def _turn_away(self, guest: _Guest) -> None:
        """Find out why it was not let in: it came before, or there is no room."""
        try:
            guest.job = await self.by_source(guest.arrival.address)
            if guest.job is None:
                guest.trouble = await self._why(guest.arrival)
        except Exception as error:
            guest.trouble = error
        if guest.job is None and guest.trouble is None:
            guest.tries += 1
            if guest.tries < _TRIES and not guest.heard.done():  # there is room by now
                self._come_in(guest)
                return
            guest.trouble = UserError("queue-full", most=self._caps.jobs_total)
        guest.tell()

    async def _why(self, arrival: Arrival) -> UserError | None:
        """Which bound a request ran into, the one that is over soonest first; None: into none that
        holds any more."""
        terms, owner, scope = arrival.terms, arrival.address.owner, arrival.address.scope
        standing = {"owner": owner, "scope": scope}
        row = await self._database.fetch_one(statements.STANDING, standing)
        assert row is not None  # it counts
        if row["open"] >= self._caps.jobs_per_user and not terms.exempt:
            most = self._caps.jobs_per_user
            return UserError("queue-yours-full", open=row["open"], most=most)
        if arrival.origin is not None and not await self._has_clip(arrival):
            return UserError("clip-gone")
        if terms.jobs is not None and row["open_here"] >= terms.jobs:
            return UserError("queue-yours-full-here", open=row["open_here"], most=terms.jobs)
        if terms.cooldown is not None and row["latest"] is not None:
            left = row["latest"] + terms.cooldown - arrival.at
            if left > 0:
                return UserError("cooldown", seconds=math.ceil(left))
        if terms.quota is not None and arrival.hit is None:
            since = [scope, owner, arrival.at - DAY]
            made = await self._database.fetch_all(statements.MADE_SINCE, since)
            if len(made) >= terms.quota:
                return quota_used(terms.quota, [at for (at,) in made], arrival.at)
        if row["of_all"] >= self._caps.jobs_total:
            return UserError("queue-full", most=self._caps.jobs_total)
        return None

    async def _has_clip(self, arrival: Arrival) -> bool:
        clip = arrival.hit.clip if arrival.hit else None
        if clip is None:
            return False
        return await self._database.fetch_one(statements.HAS_CLIP, [clip.id]) is not None


def quota_used(quota: int, made: Sequence[float], now: float) -> UserError:
    """The refusal once `quota` is used up; `made` are the times that count, the oldest first."""
    if quota == 0:
        return UserError("quota-none")
    free_at = made[len(made) - quota] + DAY
    return UserError("quota-used", most=quota, hours=max(1, round((free_at - now) / 3600)))
