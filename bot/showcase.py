"""Clips that exist already, for somebody who is only typing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot import statements
from bot.records import JobRecords
from bot.types import ClipFormat, Job
from bot.uploads import Upload, Uploads


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A job of the asker's own, whose clip a platform holds as `upload`."""

    job: Job
    upload: Upload


class Showcase:
    """Shows people nothing but what they asked for themselves: a stranger's words are nobody's
    suggestion."""

    def __init__(self, records: JobRecords, uploads: Uploads) -> None:
        self._records = records
        self._uploads = uploads

    async def own(
        self, owner: str, words: Sequence[str], holder: str, *, offset: int = 0, limit: int
    ) -> list[Exhibit]:
        """The owner's latest clips whose prompts have all the words in them, newest first, as far
        as `holder` (see `bot.uploads`) has them as MP4."""
        values = {
            "owner": owner,
            "words": json.dumps(list(words)),
            "holder": holder,
            "offset": offset,
            "limit": limit,
        }
        jobs = await self._records.select(statements.EXHIBITS, values)
        clips = [job.clip.id for job in jobs if job.clip]
        held = await self._uploads.held(clips, holder, ClipFormat.MP4)
        return [
            Exhibit(job=job, upload=held[job.clip.id])
            for job in jobs
            if job.clip is not None and job.clip.id in held  # unless it was just forgotten
        ]
