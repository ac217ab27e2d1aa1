"""A request on its way into the queue."""

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from bot.types import Address, ClipFormat, Job, JobState, Reuse
from cache.clips import Hit
from cache.sameness import prompt_key, settings_key
from generator.types import ClipRequest, Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What becomes a row of `jobs`; `hit` is a clip that answers it already, `at` Unix seconds."""

    id: str
    request: ClipRequest
    address: Address
    lane: Lane
    format: ClipFormat
    hit: Hit | None
    at: float

    @property
    def source(self) -> str | None:
        """Unique over all platforms and users: nobody gets another's job by a guessed id."""
        source = self.address.source
        return f"{self.address.owner}:{source}" if source else None

    def values(self) -> dict[str, Any]:
        """One of the arrivals of `bot.statements.ENQUEUE`."""
        return {
            "id": self.id,
            "lane": self.lane,
            "owner": self.address.owner,
            "scope": self.address.scope,
            "twin_key": twin_key(self.request, self.address.scope),
            "source": self.source,
            "request": json.dumps(self.request.to_json()),
            "address": json.dumps(self.address.to_json()),
            "format": self.format,
            "clip_id": self.hit.clip.id if self.hit else None,
            "reuse": self.hit.kind if self.hit else None,
            "similarity": self.hit.similarity if self.hit else None,
            "at": self.at,
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
            clip=hit.clip if hit else None,
            reuse=Reuse(hit.kind) if hit else None,
            similarity=hit.similarity if hit else None,
            created_at=self.at,
            ready_at=self.at if hit else None,
        )


def twin_key(request: ClipRequest, scope: str) -> str:
    """The same for two requests that the same clip answers."""
    seed = "any" if request.seed is None else request.seed
    parts = (scope, prompt_key(request.prompt), settings_key(request), seed)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
