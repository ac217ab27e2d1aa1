"""Jobs as the database keeps them: between rows and `bot.types`."""

import dataclasses
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.types import Address, ClipFormat, Job, JobState, Notice, Reuse
from generator.types import Clip, ClipRequest, Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class InLine:
    """A job that waits for its lane or is being made: what its place and its ETA depend on.

    `maker` is as `ClipRequest.maker`, `megapixels` the work it asks for: frames times pixels, in
    millions.
    """

    id: str
    number: int
    lane: Lane
    owner: str
    twin_key: str
    maker: str
    megapixels: float
    started_at: float | None  # None: it waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A job that something final can be posted for: a clip when it is READY, else its end."""

    id: str
    state: JobState
    platform: str
    channel: str

    @classmethod
    def of(cls, job: Job) -> Self:
        address = job.address
        return cls(id=job.id, state=job.state, platform=address.platform, channel=address.channel)


def job_of(row: sqlite3.Row, clips_dir: Path) -> Job:
    """A row of `jobs` with its clip's body as `clip` (`bot.statements.JOB`)."""
    return Job(
        id=row["id"],
        number=row["number"],
        state=JobState(row["state"]),
        lane=Lane(row["lane"]),
        request=ClipRequest.from_json(json.loads(row["request"])),
        address=Address.from_json(json.loads(row["address"])),
        format=ClipFormat(row["format"]) if row["format"] else None,
        placeholder=row["placeholder"],
        clip=_clip_of(row["clip"], clips_dir) if row["clip"] else None,
        reuse=Reuse(row["reuse"]) if row["reuse"] else None,
        similarity=row["similarity"],
        error=Notice(**json.loads(row["error"])) if row["error"] else None,
        origin=row["origin"],
        posted=ClipFormat(row["posted"]) if row["posted"] else None,
        attempt=row["attempt"],
        posts=row["posts"],
        created_at=row["created_at"],
        started_at=row["started_at"],
        ready_at=row["ready_at"],
        ended_at=row["ended_at"],
    )


def in_line_of(row: sqlite3.Row) -> InLine:
    return InLine(
        id=row["id"],
        number=row["number"],
        lane=Lane(row["lane"]),
        owner=row["owner"],
        twin_key=row["twin_key"],
        maker=row["maker"],
        megapixels=row["megapixels"],
        started_at=row["started_at"] if row["state"] == JobState.RUNNING else None,
    )


def due_of(row: sqlite3.Row) -> Due:
    return Due(
        id=row["id"],
        state=JobState(row["state"]),
        platform=row["platform"],
        channel=row["channel"],
    )


def source_of(address: Address) -> str | None:
    """Unique over all platforms and users: nobody gets another's job by a guessed id."""
    return f"{address.owner}:{address.source}" if address.source else None


def notice_json(notice: Notice) -> str:
    return json.dumps({"code": notice.code, "arguments": dict(notice.arguments)})


def _clip_of(body: str, clips_dir: Path) -> Clip:
    """The body holds file names only, so that the data folder can be moved."""
    clip = Clip.from_json(json.loads(body))
    return dataclasses.replace(clip, path=clips_dir / clip.path, poster=clips_dir / clip.poster)
