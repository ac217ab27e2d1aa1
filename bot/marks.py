"""Marks: short texts that stand for a job where its prompt would be too long."""

import re

from bot.types import Job

_MARK = re.compile(r"#([0-9a-f]{32})")


def mark(job: Job) -> str:
    """33 characters: what is chosen among suggestions in place of the job's prompt."""
    return f"#{job.id}"


def marked(text: str) -> str | None:
    """The id of the job that `text` may be the mark of."""
    match = _MARK.fullmatch(text.strip())
    return match[1] if match else None
