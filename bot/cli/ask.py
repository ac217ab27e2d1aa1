"""`python -m bot ask`: one request through the whole line, and the clip into a file."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Collection
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol, cast

from bot.app import App, make_folders
from bot.cli.output import Made
from bot.cli.target import named, target_format
from bot.commands import Again, Command, Extend, parse
from bot.composing import Defaults, MakeVideo
from bot.config import Settings
from bot.engines import AUTO
from bot.images.beginning import beginning_with
from bot.images.header import MOST_BYTES
from bot.lock import DataLock
from bot.texts.catalogue import say, text
from bot.types import Address, Job, JobState, Parcel, Status
from bot.wording import job_line, reply
from cache.database import DatabaseError
from cache.embedder import Patience
from generator.errors import ReelbotError, UserError

GRACE = 1.0  # seconds that other people's jobs, taken up from the same directory, get to end

PATIENCE = Patience(loading=60.0, reply=30.0, score=30.0)
"""Here nothing is kept loaded between two questions, so a lookup waits for the embedder to load;
it is only started when there are clips to compare with."""


class NotMade(ReelbotError):
    """There is no clip; the text is why, in the asker's language."""


class Terminal(Protocol):
    """What `adapters.console` tells of its deliveries."""

    parcels: dict[str, Parcel]
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`image` is the file of a picture that the clip begins with."""

    text: str
    out: Path | None
    locale: str
    image: Path | None = None

    def command(self, defaults: Defaults | None = None, missing: Collection[str] = ()) -> Command:
        """`missing` as in `parse`.

        Raises:
            UserError: the text is no command, or one that takes no picture.
        """
        defaults = defaults or Defaults(engine=AUTO)
        otherwise = text("picture-prompt", self.locale) if self.image else ""
        command = parse(
            self.text,
            defaults=defaults,
            locale=self.locale,
            bare=True,
            otherwise=otherwise,
            missing=missing,
        )
        if self.image is not None and not isinstance(command, MakeVideo):
            raise UserError("picture-elsewhere")
        return command

    def address(self, out: Path | None = None) -> Address:
        return Address(
            platform="console",
            channel="terminal",
            user="terminal",
            community="terminal",
            locale=self.locale,
            extra={"out": str(out)} if out else {},
        )


async def ask(
    settings: Settings, question: Question, say_waiting: Callable[[], None]
) -> Made | str:
    """The clip, or the sentence that answers a command which makes none.

    Raises:
        UserError: the text is no command, or the request cannot be served.
        ReelbotError: anything else that has a sentence.
        OSError: a folder cannot be used.
        asyncio.CancelledError: after a signal, once the job is called off.
    """
    command = question.command()
    if isinstance(command, MakeVideo):
        target_format(question.out, command.format)
    picture = await asyncio.to_thread(_read, question.image) if question.image else None
    await asyncio.to_thread(make_folders, settings)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(DataLock(settings.data_dir).for_one_request(say_waiting))
        app = App(settings, grace=GRACE, patience=PATIENCE)
        stack.push_async_callback(app.stop)
        await app.start()
        await _call_off_leftovers(app, question.address().owner)
        (adapter,) = await app.connect(["console"])
        asker = _Asker(app, question, cast("Terminal", adapter))
        defaults = await app.service.defaults(question.address().owner)
        match question.command(defaults, app.service.missing_commands):
            case MakeVideo() as command:
                return await asker.make(command, picture)
            case Again(job=job):
                return await asker.again(job)
            case Extend(job=job, words=words):
                return await asker.extended(job, words)
        return await asker.other()


class _Asker:
    """One question to a running line."""

    def __init__(self, app: App, question: Question, terminal: Terminal) -> None:
        self._service = app.service
        self._queue = app.line.queue
        self._question = question
        self._terminal = terminal
        self._ended: dict[str, Job] = {}
        self._trouble: DatabaseError | None = None
        self._news = asyncio.Event()
        self._queue.listeners.append(self._changed)
        app.database.on_trouble.append(self._broken)

    async def make(self, command: MakeVideo, picture: bytes | None) -> Made:
        wished = command.format if "format" in command.chosen else None
        clip_format = target_format(self._question.out, wished, command.format)
        out = await asyncio.to_thread(
            named, self._question.out, command.request.prompt, clip_format
        )
        begun = time.monotonic()
        address = self._question.address(out)
        if picture is not None:
            kept = await self._service.images.keep(picture, address.owner, address.scope)
            command = beginning_with(kept, command)
        status = await self._service.submit(
            command.request, address, clip_format, chosen=command.chosen
        )
        made = await self._wait(status, out, begun)
        return replace(made, hint=self._service.hint(command.request, status))

    async def again(self, name: str | None) -> Made:
        old = await self._earlier(name, self._queue.latest)
        return await self._once_more(old, partial(self._service.again, old.id))

    async def extended(self, name: str | None, words: str) -> Made:
        old = await self._earlier(name, self._queue.latest_clip)
        return await self._once_more(old, partial(self._service.extended, old.id, words))

    async def _earlier(
        self, name: str | None, latest: Callable[[str], Awaitable[Job | None]]
    ) -> Job:
        owner = self._question.address().owner
        old = await (self._queue.find(owner, name) if name else latest(owner))
        if old is None:
            raise UserError("job-unknown" if name else "job-none")
        return old

    async def _once_more(self, old: Job, asked: Callable[[Address], Awaitable[Status]]) -> Made:
        clip_format = target_format(self._question.out, old.format)
        out = await asyncio.to_thread(named, self._question.out, old.request.prompt, clip_format)
        begun = time.monotonic()
        status = await asked(self._question.address(out))
        return await self._wait(status, out, begun)

    async def other(self) -> str:
        address = self._question.address()
        answer = await self._service.ask(self._question.text, address)
        if answer.job is not None:
            return job_line(answer.job.job, address.locale)
        return reply(answer, address) or ""

    async def _wait(self, status: Status, out: Path, begun: float) -> Made:
        job_id = status.job.id
        try:
            while job_id not in self._ended:
                self._news.clear()
                if self._trouble is not None:
                    raise self._trouble  # a server would try until it can write again
                await self._news.wait()
        except asyncio.CancelledError:
            # It may have ended in this very moment, or the database may be what it waits for.
            with contextlib.suppress(ReelbotError):
                await self._service.cancel(job_id, status.job.address.owner)
            raise
        job = self._ended[job_id]
        if job.state is not JobState.DELIVERED or job.clip is None:
            raise NotMade(self._why(job))
        return Made(
            job=job,
            clip=job.clip,
            parcel=self._terminal.parcels[job_id],
            file=out,
            seconds=time.monotonic() - begun,
        )

    def _changed(self, job: Job) -> None:
        if job.state.final:
            self._ended[job.id] = job
            self._news.set()

    def _broken(self, trouble: DatabaseError) -> None:
        self._trouble = trouble
        self._news.set()

    def _why(self, job: Job) -> str:
        if self._terminal.problem:
            return self._terminal.problem
        locale = self._question.locale
        return say(job.error, locale) if job.error else text("ask-cancelled", locale)


def _read(image: Path) -> bytes:
    """The picture's file, or so much of it that it is too large."""
    with image.expanduser().open("rb") as file:
        return file.read(MOST_BYTES + 1)


async def _call_off_leftovers(app: App, owner: str) -> None:
    """Nobody waits any more for what an `ask` that was killed had begun."""
    for job in await app.line.queue.open_jobs(owner):
        await app.service.cancel(job.id, owner)
