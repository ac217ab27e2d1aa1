"""What must hold when the soak is over: of each person, of each message, and of the database."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.types import JobState
from tests.e2e.telegram.posts import Post, Shown
from tests.e2e.telegram.server import TelegramServer
from tests.e2e.telegram.soak.bot import IMPOSSIBLE
from tests.e2e.telegram.soak.crowd import Asker, Crowd

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Records:
    """What the database says: jobs by what asked for them, and the files that are known."""

    jobs: Mapping[str, Row] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    rows: int = 0

    @classmethod
    def of(cls, folder: Path) -> "Records":
        with closing(sqlite3.connect(folder / "reelbot.sqlite3", timeout=30)) as connection:
            connection.row_factory = sqlite3.Row
            rows = [dict(row) for row in connection.execute("SELECT * FROM jobs")]
            files = connection.execute("SELECT file_id FROM uploads").fetchall()
        jobs = {str(json.loads(row["address"])["source"]): row for row in rows}
        return cls(jobs, frozenset(row["file_id"] for row in files), len(rows))


@dataclass(frozen=True, slots=True)
class Death:
    """What there was when the bot was killed."""

    records: Records = field(default_factory=Records)
    posts: frozenset[int] = frozenset()
    files: frozenset[str] = frozenset()

    @classmethod
    def of(cls, server: TelegramServer, folder: Path) -> "Death":
        return cls(Records.of(folder), frozenset(server.posts), frozenset(server.files.kept))


def unfinished(server: TelegramServer, crowd: Crowd, records: Records) -> bool:
    """Whether something is still to happen."""
    return bool(
        crowd.typing
        or server.updates
        or crowd.unanswered(set(records.jobs))
        or any(map(is_open, records.jobs.values()))
    )


def is_open(job: Row) -> bool:
    """Whether something is still to be done or said about it."""
    ended = job["state"] in (JobState.FAILED, JobState.CANCELLED)
    return not job["told"] if ended else job["state"] != JobState.DELIVERED


class Verdict:
    """`complaints` is empty when all is well; `ends` counts how the requests ended."""

    def __init__(
        self, server: TelegramServer, crowd: Crowd, records: Records, death: Death
    ) -> None:
        self._server = server
        self._crowd = crowd
        self._records = records
        self._death = death
        self._unheard = set(server.unheard)
        self.ends: Counter[str] = Counter()
        crowd.look()

    def complaints(self) -> list[str]:
        return [*self._about_people(), *self._about_jobs(), *self._about_files()]

    def _about_people(self) -> Iterator[str]:
        for asker in self._crowd.askers:
            end = self._end(asker)
            self.ends[end] += 1
            if end not in self._expected(asker):
                yield f"{end}: {self._story(asker)}"
            for post in self._beside(asker):
                if not self._excused(asker, post):
                    yield f"message {post.id} is one too many: {self._story(asker)}"

    def _expected(self, asker: Asker) -> set[str]:
        ends = {"cancelled", "deleted"} | ({"nobody to tell"} if asker.left else set())
        if asker.unreadable:
            return {"refused"} | ends - {"cancelled"}
        return ends | ({"failed"} if asker.prompt == IMPOSSIBLE else {"clip"})

    def _end(self, asker: Asker) -> str:
        """How the request ended: in words that say everything, or else "odd"."""
        shown = self._crowd.shown(asker)
        deleted = any(it.deleted for it in shown)
        job = self._records.jobs.get(asker.source)
        if job is None:
            return _without_job(asker, shown, deleted)
        clips = [it for it in shown if it.clip is not None]
        right = [f"clip {job['clip_id']}".encode()] == [it.clip for it in clips]
        last = self._last(asker, job, shown)
        code = json.loads(job["error"])["code"] if job["error"] else None
        match JobState(job["state"]):
            case JobState.DELIVERED if right and clips == [last]:
                return "deleted" if deleted else "clip"
            case JobState.CANCELLED if not clips or clips == [last]:  # it was just being posted
                if deleted or _says(last, "cancelled"):
                    return "deleted" if deleted else "cancelled"
            case JobState.FAILED if code == "prompt-empty" and not clips:
                if deleted or _says(last, "What should the clip show?"):
                    return "deleted" if deleted else "failed"
            case JobState.FAILED | JobState.CANCELLED if not clips and deleted:
                return "deleted"
        return self._otherwise(asker, job, code, clips)

    def _otherwise(self, asker: Asker, job: Row, code: str | None, clips: list[Shown]) -> str:
        if asker.left and not clips:
            return "nobody to tell"
        # No answer came, then the group moved: the clip may stand in the message left behind.
        moved = self._crowd.moved
        behind = all(isinstance(it, Post) and it.chat in moved for it in clips)
        if job["state"] == JobState.FAILED and code == "delivery-failed" and behind:
            return "clip" if asker.chat in moved else "odd, failed"
        return f"odd, {job['state']} {code} with {len(clips)} clips"

    def _last(self, asker: Asker, job: Row, shown: list[Shown]) -> Shown | None:
        """The message that the bot takes for the job's."""
        if asker.inline:
            return asker.message
        number = str(job["placeholder"]).rpartition("/")[2]
        return next((it for it in shown if isinstance(it, Post) and str(it.id) == number), None)

    def _beside(self, asker: Asker) -> list[Post]:
        """Messages that answer the same but are not the job's, or the first sentence."""
        shown = [it for it in self._crowd.shown(asker) if isinstance(it, Post)]
        job = self._records.jobs.get(asker.source)
        own = self._last(asker, job, list(shown)) if job else (shown[-1] if shown else None)
        return [it for it in shown if it is not own]

    def _excused(self, asker: Asker, post: Post) -> bool:
        """Whether the bot never heard that it made this message, died before it could write that
        down, or went with its group."""
        moved = self._crowd.moved
        before = self._death.records.jobs.get(asker.source)
        unknown = before is None or before["placeholder"] is None or post.chat in moved.values()
        killed = post.id in self._death.posts and unknown
        return str(post.id) in self._unheard or killed or post.chat in moved

    def _about_jobs(self) -> Iterator[str]:
        """One for each request, and none that nobody asked for."""
        asked = {it.source for it in self._crowd.askers if not it.unreadable}
        if strange := self._records.jobs.keys() - asked:
            yield f"jobs that nobody asked for: {strange}"
        if self._records.rows != len(self._records.jobs):
            yield f"{self._records.rows} jobs for {len(self._records.jobs)} requests"
        for source, job in self._records.jobs.items():
            if is_open(job):
                yield f"job {source} is left {job['state']}"

    def _about_files(self) -> Iterator[str]:
        """Each clip was uploaded once, and again only where its file_id was never heard."""
        uploads: dict[bytes, list[str]] = {}
        for file in self._server.files.kept.values():
            if file.kind == "animation":
                uploads.setdefault(file.data, []).append(file.id)
        for data, files in uploads.items():
            for earlier in files[:-1]:
                if not self._is_unknown(earlier, files[-1]):
                    yield f"{data!r} was uploaded {len(files)} times"

    def _is_unknown(self, earlier: str, later: str) -> bool:
        before, known = self._death.files, self._death.records.files
        lost = earlier in before and later not in before and earlier not in known
        return earlier in self._unheard or lost

    def _story(self, asker: Asker) -> str:
        told = [(it.edits, it.deleted) for it in self._crowd.shown(asker)]
        return f"{asker}: {told}\n{self._records.jobs.get(asker.source)}"


def _without_job(asker: Asker, shown: list[Shown], deleted: bool) -> str:
    if shown and all("cannot read the size" in it.text and it.clip is None for it in shown):
        return "deleted" if deleted else "refused"
    if not shown and asker.left:
        return "nobody to tell"
    return f"odd, no job, but {[it.text for it in shown]}"


def _says(shown: Shown | None, words: str) -> bool:
    return shown is not None and words in shown.text and "⏹️ Cancel" not in shown.buttons
