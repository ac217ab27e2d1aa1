"""Works on the list of clips to be made ahead while the bot runs, in its idle moments alone."""

import asyncio
import logging

from bot.clock import Clock, wait
from bot.house import House
from bot.queue import JobQueue
from bot.tasks import settle
from bot.texts.catalogue import say
from bot.types import Job, JobState
from bot.warming import Maker, Outcome, Result
from bot.wishes import Wish
from cache.database import DatabaseError

logger = logging.getLogger(__name__)

QUIET = 10.0
"""Seconds without a request, and without a job that waits or is made, until it is idle."""

POLL = 30.0
"""Seconds between two looks at an empty list, or at a store that is full: another process writes
the list."""


class Warmer:
    """The least of all. Whoever asks for anything while it makes a clip has that called off, and
    their job begins as soon as the worker stops; the clip is made later.
    """

    def __init__(self, maker: Maker, queue: JobQueue, house: House, clock: Clock) -> None:
        self._maker = maker
        self._queue = queue
        self._house = house
        self._clock = clock
        self._somebody = asyncio.Event()

    def changed(self, job: Job) -> None:
        """Only what waits is in the way: a job that is answered at once takes no worker."""
        if job.state is JobState.QUEUED:
            self._somebody.set()

    async def run(self) -> None:
        """For ever."""
        while True:
            try:
                await self._until_idle()
                wish = await self._maker.next() if await self._maker.has_room() else None
                if wish is None:
                    await self._clock.sleep(POLL)
                elif not self._somebody.is_set():
                    await self._make(wish)
            except (DatabaseError, OSError):
                logger.exception("clips cannot be made ahead")
                await self._clock.sleep(POLL)

    async def _until_idle(self) -> None:
        while True:
            self._somebody.clear()
            if self._house.closed or await self._is_busy():
                await self._clock.sleep(QUIET)
            elif not await wait(self._somebody, QUIET, self._clock) and not self._house.closed:
                return

    async def _is_busy(self) -> bool:
        counts = await self._queue.counts()
        return any(counts[key] for key in counts if key[1] is not JobState.READY)

    async def _make(self, wish: Wish) -> None:
        making = asyncio.create_task(self._maker.make(wish), name=f"making wish {wish.id}")
        somebody = asyncio.create_task(self._somebody.wait())
        try:
            await asyncio.wait({making, somebody}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            self._maker.hasten()  # the program ends
            raise
        finally:
            somebody.cancel()
            making.cancel()  # nothing, where it is done
            await settle(asyncio.wait({making}))
        if not making.cancelled():
            _log(wish, making.result())


def _log(wish: Wish, result: Result) -> None:
    match result.outcome:
        case Outcome.MADE:
            logger.info("the clip of wish %s was made ahead", wish.id)
        case Outcome.REFUSED if result.why is not None:
            logger.warning("no clip is made ahead of wish %s: %s", wish.id, say(result.why))
        case Outcome.FAILED | Outcome.GIVEN_UP:
            logger.warning("the clip of wish %s could not be made ahead", wish.id)
