"""The whole program, put together: opened in order, closed in the opposite order."""

import asyncio
import gc
import itertools
import logging
from collections.abc import Iterable, Mapping
from contextlib import AsyncExitStack
from typing import Protocol, runtime_checkable

from bot import loading
from bot.backoff import Backoff
from bot.clock import SystemClock
from bot.config import Settings
from bot.engines import AUTO, PREFERENCE, choose, weights_of
from bot.housekeeping import Housekeeper
from bot.line import Line, LineSettings
from bot.links import KEY_FILE, Links, load_key
from bot.queue import Caps
from bot.service import VideoService
from bot.tasks import Crew
from bot.types import Adapter, TryLater
from bot.warmer import Warmer
from bot.warming import Maker
from cache.clips import ClipCache
from cache.database import Database
from cache.embedder import Embedder, Patience
from generator.errors import ReelbotError, UserError, WorkerPoisoned
from generator.supervisor import EngineInfo, Generator, GeneratorSettings
from generator.types import ClipRequest, Lane

logger = logging.getLogger(__name__)


HOT_CLIPS = 256
"""Clips remembered in memory; an entry is some 2 kB."""


class Failed(ReelbotError):
    """The program cannot start; the text is one sentence for the operator."""


@runtime_checkable
class Listens(Protocol):
    """An adapter that people reach by an address."""

    @property
    def url(self) -> str: ...


class App:
    """Database, cache, generator, line and adapters.

    `start`, then `connect` with the adapters' names; `stop` in every case.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        grace: float = 10.0,
        patience: Patience | None = None,
        backoff: Backoff | None = None,
    ) -> None:
        """`grace` is seconds that running jobs get when the program stops; `patience` is how long
        a lookup waits for the embedder; `backoff` is between two tries to reach a platform."""
        self._settings = settings
        self._grace = grace
        self._patience = patience
        self._backoff = backoff or Backoff(longest=120.0)
        self._open = AsyncExitStack()
        self._crew = Crew()
        self._adapters: dict[str, Adapter] = {}
        self.addresses: list[str] = []

    async def start(self) -> None:
        """Open everything but the adapters, and take up what was left undone.

        The data directory must have its folders (`make_folders`) and be locked (`bot.lock`).

        Raises:
            DatabaseError: the database cannot be used.
        """
        settings = self._settings
        self.database = await Database.open(settings.database)
        self._open.push_async_callback(self.database.close)
        larger = await asyncio.to_thread(settings.larger_base)
        embedder = Embedder(settings.embedder, larger=larger, patience=self._patience)
        self._open.push_async_callback(embedder.stop)
        self._generator = Generator(
            GeneratorSettings(
                clips_dir=settings.clips_dir,
                surroundings=settings.surroundings(),
                cpu_workers=settings.cpu_workers,
                job_timeout=settings.job_timeout,
            )
        )
        cache = ClipCache(
            self.database,
            embedder,
            clips_dir=settings.clips_dir,
            threshold=settings.similarity,
            quota_bytes=settings.cache_quota,
            hot_size=HOT_CLIPS,
            error_bound=settings.reuse_error,
            meaning=self._generator.meaning,
            revision=self._generator.revision,
        )
        await cache.take_stock()
        self._open.push_async_callback(self._generator.stop)
        await self._generator.start()
        _tell_what_lacks(self._generator.engines)
        links = await asyncio.to_thread(_links, settings)
        self.line = Line(self._line_settings(), self.database, cache, self._generator, links=links)
        self._housekeeper = Housekeeper(
            cache, embedder, self.line.queue, self.line.images, SystemClock()
        )
        clock = SystemClock()
        maker = Maker(
            self.database,
            cache,
            self._generator,
            self.service.communities,
            quota_bytes=settings.cache_quota,
            preference=self._engines(),
            clock=clock,
        )
        self._warmer = Warmer(maker, self.line.queue, self.service.house, clock)
        self.line.queue.listeners += [self._housekeeper.changed, self._warmer.changed]
        await self.line.start()
        self._open.push_async_callback(self._come_to_rest)

    @property
    def service(self) -> VideoService:
        return self.line.service

    async def connect(self, names: Iterable[str]) -> list[Adapter]:
        """Start the adapters of these names; one that fails does not keep the others, and one
        that cannot be reached yet is tried on.

        Raises:
            ReelbotError: all of them failed; the text is why the last one did.
        """
        failure: ReelbotError | None = None
        for name in names:
            try:
                await self._connect(name)
            except TryLater as error:
                failure = Failed(f"The platform {name} cannot be started yet. {error}")
                logger.warning("%s", failure)
                self._crew.spawn(self._connect_later(name), f"reaching {name}")
            except (ReelbotError, OSError) as error:
                failure = Failed(f"The platform {name} cannot be started. {error}")
                logger.error("%s", failure)
            except Exception as error:
                logger.exception("the adapter %s cannot be started", name)
                failure = Failed(f"The platform {name} cannot be started: {error!r}.")
        if failure and not self._adapters:
            raise failure
        return list(self._adapters.values())

    def settle_in(self) -> None:
        """For a program that stays: load in the background what the first request would have to
        wait for, keep the store in order, and make clips ahead in idle moments."""
        # What is there now stays: a full collection need not look through it again and again,
        # which holds the loop for tens of milliseconds.
        gc.collect()
        gc.freeze()
        self._crew.spawn(self._settle_in(), "settling in")
        self._crew.spawn(self._warmer.run(), "making clips ahead")

    async def stop(self) -> None:
        """Finish or put back what is under way, then close everything."""
        await self._crew.cancel()
        await self._open.aclose()

    async def _connect(self, name: str) -> None:
        adapter = loading.create(name, self._settings)
        try:
            await adapter.start(self.service)
        except asyncio.CancelledError:
            await adapter.stop()
            raise
        self._adapters[adapter.name] = adapter
        if isinstance(adapter, Listens):
            self.addresses.append(adapter.url)
        await self.line.attach(adapter)

    async def _connect_later(self, name: str) -> None:
        for failures in itertools.count():
            await asyncio.sleep(self._backoff.seconds(failures))
            try:
                await self._connect(name)
            except TryLater as error:
                logger.warning("%s cannot be reached yet. %s", name, error)
            except (ReelbotError, OSError) as error:
                logger.error("The platform %s cannot be started. %s", name, error)
                return
            else:
                logger.info("%s was reached at last", name)
                return

    async def _come_to_rest(self) -> None:
        await self.line.stop()  # it may still have something to show
        for name, adapter in reversed(self._adapters.items()):
            try:
                await adapter.stop()
            except Exception:  # the others are still connected
                logger.exception("the adapter %s could not be stopped", name)

    async def _settle_in(self) -> None:
        await self._generator.claims("")  # the specialists read what they go by
        engines = self.service.engines
        chosen = self._best(engines)
        if chosen is not None and engines[chosen].lane is Lane.GPU:
            # A model takes minutes to load: who asks for what is drawn need not wait for it.
            self._crew.spawn(self._warm(chosen), f"loading {chosen}")
            chosen = self._best({it.name: it for it in engines.values() if it.lane is Lane.CPU})
        if chosen is None:
            logger.warning("no engine could be warmed up: none works here")
        else:
            await self._warm(chosen)
        made_before = bool(await self.line.queue.timings(1))
        await self._housekeeper.run(warm=made_before)

    def _best(self, engines: Mapping[str, EngineInfo]) -> str | None:
        """The engine that makes the clips of those who name none; None where none works."""
        try:
            request, _ = choose(ClipRequest(prompt="", engine=AUTO), engines, self._engines())
        except UserError:
            return None
        return request.engine

    async def _warm(self, engine: str) -> None:
        try:
            await self._generator.warm(engine)
        except WorkerPoisoned:
            pass  # the generator has said why
        except ReelbotError as error:
            logger.warning("the engine %s could not be warmed up: %s", engine, error)

    def _engines(self) -> tuple[str, ...]:
        first = self._settings.default_engine
        return (first, *PREFERENCE) if first else PREFERENCE

    def _line_settings(self) -> LineSettings:
        settings = self._settings
        return LineSettings(
            clips_dir=settings.clips_dir,
            images_dir=settings.images_dir,
            images_quota=settings.images_quota,
            caps=Caps(jobs_per_user=settings.jobs_per_user, jobs_total=settings.jobs_total),
            engines=self._engines(),
            grace=self._grace,
        )


def _tell_what_lacks(engines: Mapping[str, EngineInfo]) -> None:
    for info in engines.values():
        if info.lacks:
            sentence = "The weights of %(engine)s are not installed: "
            sentence += "python -m bot models pull %(profile)s gets them."
            logger.warning(sentence, weights_of(info))


def _links(settings: Settings) -> Links:
    if settings.web_public_url is None:
        return Links()
    return Links(str(settings.web_public_url), load_key(settings.data_dir / KEY_FILE))


def make_folders(settings: Settings) -> None:
    """Make them, for this user's eyes alone: what people asked for stands in them.

    Raises:
        Failed: the data directory cannot be written.
    """
    try:
        folders = (settings.clips_dir, settings.images_dir, settings.cache_dir)
        for folder in (settings.data_dir, *folders):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise Failed(
            f"The data directory {settings.data_dir} cannot be used: {error.filename} is no folder."
        ) from None
    except OSError as error:
        raise Failed(
            f"The data directory {settings.data_dir} cannot be used: {error.strerror}."
        ) from None
