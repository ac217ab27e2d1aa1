"""What must hold when the killing is over: everybody has one clip, and nothing is left behind."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from bot.types import JobState
from tests.support.chaos.crowd import Crowd
from tests.support.chaos.killer import KILLED
from tests.support.chaos.program import Program
from tests.support.loopback_server import Chat
from tests.support.probe import probe

SAMPLE = 8  # clips that are decoded
STORY = 60  # lines of the log


class Verdict:
    """`complaints` is empty when all is well; each names what happened to whom."""

    def __init__(self, program: Program, chat: Chat, crowd: Crowd) -> None:
        self._program = program
        self._chat = chat
        self._answers = crowd.answers()
        self._files = {_digest(path): path for path in self._clips() if path.suffix != ".jpg"}
        with closing(sqlite3.connect(program.data / "reelbot.sqlite3")) as database:
            database.row_factory = sqlite3.Row
            self._problems = [row[0] for row in database.execute("PRAGMA integrity_check")]
            self._problems += [
                str(tuple(row)) for row in database.execute("PRAGMA foreign_key_check")
            ]
            self._jobs = database.execute("SELECT * FROM jobs").fetchall()
            self._bodies = [
                json.loads(row["body"]) for row in database.execute("SELECT body FROM clips")
            ]

    def complaints(self) -> list[str]:
        return [
            *self._about_database(),
            *self._about_jobs(),
            *self._about_messages(),
            *self._about_files(),
            *self._about_clips(),
        ]

    def summary(self) -> str:
        again = sum(len(one.clips) - 1 for all_ in self._answers.values() for one in all_)
        without = len(self._chat.messages) - sum(map(len, self._answers.values()))
        return (
            f"{len(self._chat.updates)} commands, {len(self._jobs)} jobs, {len(self._bodies)} clips"
            f" made; {again} edits repeated, {without} placeholders left without a clip"
        )

    def _about_database(self) -> Iterator[str]:
        if self._problems != ["ok"]:
            yield f"the database is damaged: {self._problems}"

    def _about_jobs(self) -> Iterator[str]:
        sources = sorted(json.loads(job["address"])["source"] for job in self._jobs)
        commands = sorted(str(update["id"]) for update in self._chat.updates)
        if sources != commands:
            yield f"{len(commands)} commands made jobs for {sources}"
        for job in self._jobs:
            if job["state"] != JobState.DELIVERED:
                yield f"job {job['id']} is {job['state']}, {job['error']}\n{self._story(job['id'])}"

    def _about_messages(self) -> Iterator[str]:
        if self._chat.answers:
            yield f"commands were refused: {self._chat.answers}"
        for update in self._chat.updates:
            messages = self._answers.get(update["id"], [])
            if len(messages) != 1:
                said = [message.said for message in messages]
                yield f"{update} has {len(messages)} clips: {said}\n{self._story_of(update['id'])}"
            elif "clip" not in messages[0].said[-1]:
                yield f"{update} had its clip written over: {messages[0].said}"
            elif messages[0].clips[-1] not in self._files:
                yield f"{update} got bytes that are no clip of ours: {messages[0].said}"

    def _about_files(self) -> Iterator[str]:
        ids = {body["id"] for body in self._bodies}
        known = {body[which] for body in self._bodies for which in ("path", "poster")}
        there = {path.name: path.stat().st_size for path in self._clips()}
        derived = {name for name in there if name.endswith(".gif") and name[:-4] in ids}
        if strays := sorted(there.keys() - known - derived):
            yield f"files of no clip: {strays}"
        if lost := sorted(known - there.keys()):
            yield f"clips without their files: {lost}"
        for body in self._bodies:
            if there.get(body["path"]) != body["size"]:
                yield f"{body['path']} should have {body['size']} bytes"
        if litter := sorted(path.name for path in self._program.temporary.iterdir()):
            yield f"left in the temporary folder: {litter}"

    def _about_clips(self) -> Iterator[str]:
        for path in _sample([path for path in self._files.values() if path.suffix == ".mp4"]):
            found = probe(path)
            if (found.codec, found.width, found.height, found.frames) != ("h264", 96, 64, 8):
                yield f"{path.name} is {found}"

    def _clips(self) -> list[Path]:
        return sorted((self._program.data / "clips").iterdir())

    def _story_of(self, update: int) -> str:
        stories = [
            self._story(job["id"])
            for job in self._jobs
            if json.loads(job["address"])["source"] == str(update)
        ]
        return "\n".join(stories) or "it has no job"

    def _story(self, job_id: str) -> str:
        """What the log says of the job, and where the program was killed in between."""
        about = re.compile(f"{job_id}|^{KILLED}")
        lines = self._program.log.read_text().splitlines()
        return "\n".join([line for line in lines if about.search(line)][-STORY:])


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _sample(paths: Sequence[Path]) -> Sequence[Path]:
    return paths[:: max(1, len(paths) // SAMPLE)]
