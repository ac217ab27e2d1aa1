"""A request on its way into the queue."""

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from bot.rows import source_of
from bot.types import Address, ClipFormat, Job, JobState, Reuse
from cache.clips import Hit
from cache.sameness import prompt_key, settings_key
from generator.types import ClipRequest, Lane

DAY = 86400.0
"""Seconds in which a quota is counted: the last ones, so that nobody waits for a midnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the community asks of a member's requests, beside the caps that hold for everyone.

    `jobs` open at a time, `quota` new clips within `DAY` (those that were reused, failed or were
    cancelled do not count), `cooldown` seconds between two requests. None: no such bound. What
    nobody asked for is `exempt` from the member's own cap.
    """

    jobs: int | None = None
    quota: int | None = None
    cooldown: float | None = None
    exempt: bool = False


NO_TERMS = Terms()
UNASKED = Terms(exempt=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What becomes a row of `jobs`; `hit` is a clip that answers it already, `at` Unix seconds."""

    id: str
    request: ClipRequest
    address: Address
    lane: Lane
    format: ClipFormat | None
    hit: Hit | None
    at: float
    terms: Terms = NO_TERMS
    origin: str | None = None

    @property
    def source(self) -> str | None:
        return source_of(self.address)

    def values(self) -> dict[str, Any]:
        """One of the arrivals of `bot.statements.ENQUEUE`."""
        return {
            "id": self.id,
            "lane": self.lane,
            "owner": self.address.owner,
            "scope": self.address.scope,
            "twin_key": twin_key(self.request, self.address.pool),
            "source": self.source,
            "request": json.dumps(self.request.to_json()),
            "address": json.dumps(self.address.to_json()),
            "format": self.format or "",
            "placeholder": self.address.placeholder,
            "clip_id": self.hit.clip.id if self.hit else None,
            "reuse": self.hit.kind if self.hit else None,
            "similarity": self.hit.similarity if self.hit else None,
            "at": self.at,
            "origin": self.origin,
            "jobs_cap": self.terms.jobs,
            "quota": self.terms.quota,
            "cooldown": self.terms.cooldown,
            "exempt": self.terms.exempt,
        }

    def job(self, row: sqlite3.Row) -> Job:
        """The job that was made of it, told from the number and the state that it was given: a
        thousand at once should not read back what they wrote."""
        state = JobState(row["state"])
        hit = self.hit if state is JobState.READY else None
        return Job(
            id=self.id,
            number=row["number"],
            state=state,
            lane=self.lane,
            request=self.request,
            address=self.address,
            format=self.format,
            placeholder=self.address.placeholder,
            clip=hit.clip if hit else None,
            reuse=Reuse(hit.kind) if hit else None,
            similarity=hit.similarity if hit else None,
            origin=self.origin,
            created_at=self.at,
            ready_at=self.at if hit else None,
        )


def twin_key(request: ClipRequest, pool: str) -> str:
    """The same for two requests that the same clip answers."""
    seed = "any" if request.seed is None else request.seed
    parts = (pool, prompt_key(request.prompt), settings_key(request), seed)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
