"""Hears what becomes of clips that are to be posted anew in another format."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.delivery import Delivery
from bot.queue import JobQueue
from bot.types import ClipFormat, Job, JobState, Notice
from generator.errors import UserError


class Conversion:
    """One that somebody waits for."""

    def __init__(self) -> None:
        self._ended = asyncio.Event()
        self._why: Notice | None = None

    async def outcome(self, format: ClipFormat) -> None:
        """Wait for its end.

        Raises:
            UserError: why the clip stays as it was.
        """
        await self._ended.wait()
        if self._why is not None:
            raise _refusal(self._why, format)

    def given_up(self, why: Notice) -> None:
        self._why = why

    def changed(self, state: JobState) -> None:
        if state is JobState.DELIVERED:
            self._ended.set()
            return
        # It is on its way (again), or the job's own message says how it ended.
        self._why = None
        if state.final:
            self._ended.set()
        else:
            self._ended.clear()


class Conversions:
    """In memory alone: after a restart nobody waits any more."""

    def __init__(self, queue: JobQueue, delivery: Delivery) -> None:
        self._awaited: dict[str, list[Conversion]] = {}
        self._failing: dict[str, Notice] = {}  # given up, and that not written down yet
        queue.listeners.append(self._changed)
        delivery.listeners.append(self._given_up)

    @contextmanager
    def of(self, job_id: str) -> Iterator[Conversion]:
        """The job's next one: to be entered before it is begun, as it may end at once."""
        conversion = Conversion()
        if job_id in self._failing:
            conversion.given_up(self._failing[job_id])
        self._awaited.setdefault(job_id, []).append(conversion)
        try:
            yield conversion
        finally:
            self._awaited[job_id].remove(conversion)
            if not self._awaited[job_id]:
                del self._awaited[job_id]

    def _given_up(self, job: Job, why: Notice) -> None:
        self._failing[job.id] = why
        for conversion in self._awaited.get(job.id, ()):
            conversion.given_up(why)

    def _changed(self, job: Job) -> None:
        self._failing.pop(job.id, None)
        for conversion in self._awaited.get(job.id, ()):
            conversion.changed(job.state)


def _refusal(why: Notice, format: ClipFormat) -> UserError:
    """The reason as it concerns a clip that is still to be seen."""
    name = format.upper()
    if "megabytes" in why.arguments:
        return UserError("convert-too-big", format=name, megabytes=why.arguments["megabytes"])
    if why.code == "clip-gone":
        return UserError("clip-gone")
    return UserError("convert-failed", format=name)
