"""What must hold when the soak is over: of each person, of each message, and of the database."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.types import JobState
from tests.e2e.discord.interactions import COMMAND, Interaction
from tests.e2e.discord.messages import Message
from tests.e2e.discord.server import DiscordServer
from tests.e2e.discord.soak.bot import IMPOSSIBLE
from tests.e2e.discord.soak.crowd import BEGUN, HUGE, SHUT, Crowd, Member, is_open

Row = dict[str, Any]


def jobs_in(folder: Path) -> dict[str, Row]:
    """What the database says, by the interaction that asked for each."""
    with closing(sqlite3.connect(folder / "reelbot.sqlite3", timeout=30)) as connection:
        connection.row_factory = sqlite3.Row
        jobs = list(connection.execute("SELECT * FROM jobs"))
    return {json.loads(job["address"])["source"]: dict(job) for job in jobs}


def unfinished(crowd: Crowd, jobs: dict[str, Row]) -> bool:
    """Whether something is still to happen."""
    asked = [member.asked[-1] for member in crowd.members]
    refused = [it for it in asked if str(it.id) not in jobs]
    return any(map(_is_open, jobs.values())) or any(map(crowd.is_awaited, refused))


def _is_open(job: Row) -> bool:
    ended = job["state"] in (JobState.FAILED, JobState.CANCELLED)
    return not job["told"] if ended else job["state"] != JobState.DELIVERED


class Verdict:
    """`complaints` is empty when all is well; `ends` counts how the requests ended."""

    def __init__(self, server: DiscordServer, crowd: Crowd, jobs: dict[str, Row]) -> None:
        self._server = server
        self._crowd = crowd
        self._jobs = jobs
        self._by_nonce: dict[str, list[Message]] = {}
        for message in server.messages.values():
            if message.nonce:
                self._by_nonce.setdefault(message.nonce[1:], []).append(message)
        self.ends: Counter[str] = Counter()

    def complaints(self) -> list[str]:
        return [*self._about_people(), *self._about_messages(), *self._about_jobs()]

    def _about_people(self) -> Iterator[str]:
        for member in self._crowd.members:
            ends = [self._end(member, interaction) for interaction in member.asked]
            self.ends.update(ends)
            for interaction, end in zip(member.asked, ends, strict=True):
                if end not in self._expected(member):
                    yield f"{end}, {self._story(member, interaction)}"
            if [end for end in ends if end != "lost"] != ends[-1:]:
                yield f"{member.user} was answered {ends}"

    def _expected(self, member: Member) -> set[str]:
        if member.prompt.startswith(HUGE):
            return {"refused", "lost"}
        ends = {"cancelled", "deleted", "lost"}
        if member.prompt.startswith(IMPOSSIBLE):
            return ends | {"failed"}
        if member.kind == SHUT:
            return (
                ends | {"nobody to tell", "clip"}
                if member.unfriendly
                else ends | {"in private", "clip"}
            )
        return ends | {"clip"}

    def _end(self, member: Member, interaction: Interaction) -> str:
        """How the request ended: in words that say everything, or else "odd"."""
        message = self._crowd.message(interaction)
        job = self._jobs.get(str(interaction.id))
        if job is None:
            return _without_job(message, self._crowd.told(interaction))
        if message is None:
            return "odd: a job without a message"
        copies = self._by_nonce.get(job["id"][:24], [])
        private = [
            it for it in copies if self._server.channels[it.channel].recipient == member.user
        ]
        files = [*message.files.values(), *(it for copy in copies for it in copy.files.values())]
        clips = [f"clip {job['clip_id']}".encode()] if files else []
        told = message.text, message.buttons
        match JobState(job["state"]):
            case JobState.DELIVERED if files == clips and message.files:
                return "deleted" if message.deleted else "clip"
            case JobState.DELIVERED if files == clips and private == copies:
                return "in private"
            case JobState.CANCELLED if not files and told[1] == ["Again", "Edit"]:
                return "cancelled"
            case JobState.CANCELLED if not files and message.deleted:
                return "deleted"
            case JobState.CANCELLED if not files and private == copies and member.kind == SHUT:
                return "cancelled"
            case JobState.FAILED:
                return self._failure(member, message, job, files, private)
        return f"odd: {job['state']} with {len(files)} files, {told}"

    def _failure(
        self, member: Member, message: Message, job: Row, files: list[bytes], private: list[Message]
    ) -> str:
        code = json.loads(job["error"])["code"]
        if code == "delivery-unreachable" and not files:
            if message.deleted:
                return "deleted"
            if member.unfriendly:
                return "nobody to tell"
        last = private[-1] if private else message
        if code == "prompt-empty" and not files:
            if message.deleted:
                return "deleted"
            if "What should the clip show?" in last.text or member.unfriendly:
                return "failed"
        return f"odd: {code} with {len(files)} files, {last.text!r}"

    def _about_messages(self) -> Iterator[str]:
        """None that nobody asked for."""
        nonces = {job["id"][:24] for job in self._jobs.values()}
        for message in self._server.messages.values():
            asked = message.interaction in self._server.interactions
            if not asked and (message.nonce or "")[1:] not in nonces:
                yield f"nobody asked for {message}"
        for nonce, messages in self._by_nonce.items():
            if len(messages) > 1:
                yield f"{nonce} has {len(messages)} messages"

    def _about_jobs(self) -> Iterator[str]:
        asked = {str(it.id) for it in self._server.interactions.values() if it.kind == COMMAND}
        if strange := set(self._jobs) - asked:
            yield f"jobs for interactions that never were: {strange}"

    def _story(self, member: Member, interaction: Interaction) -> str:
        message = self._crowd.message(interaction)
        told = message.edits if message else None
        job = self._jobs.get(str(interaction.id))
        return f"{member}: {told}\n{job}"


def _without_job(message: Message | None, told: list[Message]) -> str:
    if message is None:
        return "lost"
    last = told[-1] if told and message.deleted else message
    if last.loading or last.text == BEGUN:
        return "deleted" if message.deleted else "lost"
    if "cannot read the size" in last.text and not last.files and not is_open(last):
        return "refused"
    return f"odd: no job, but {message.text!r}, {[it.text for it in told]}"
