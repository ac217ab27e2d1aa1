"""What stands around the real line while a trace is replayed: a generator that only takes time, a
platform that takes everything, and what tells the clock that work is under way."""

import uuid
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from bot.replay.clock import VirtualClock
from bot.types import Address, Limits, Parcel, Status
from cache.database import Connection, Database, Parameters, Work
from cache.embedder import Embedder, Embeddings, Patience, Scores
from generator.discovery import EngineInfo
from generator.engine import Surroundings
from generator.errors import CannotFit
from generator.fitting import Fitted
from generator.supervisor import Generator, GeneratorSettings
from generator.types import Clip, ClipRequest, Lane, Progress

PATIENT = Patience(loading=180.0, reply=120.0, score=120.0)
"""A replay is not to depend on how busy the machine is."""

T = TypeVar("T")
Making = Callable[[str], tuple[float, int]]
"""What the clip of a job takes: seconds, and bytes on the disk."""


class WatchedDatabase(Database):
    """No time passes while it is at work. `clock` is to be set once it is open."""

    clock: VirtualClock

    async def fetch_all(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        with self.clock.working():
            return await super().fetch_all(sql, parameters)

    async def group(self, work: Work[T]) -> T:
        with self.clock.working():
            return await super().group(work)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        with self.clock.working():
            async with super().transaction() as connection:
                yield connection


class WatchedEmbedder(Embedder):
    """No time passes while it is at work."""

    def __init__(self, model: str | None, clock: VirtualClock, larger: Path | None = None) -> None:
        super().__init__(model, larger=larger, patience=PATIENT)
        self._virtual = clock

    async def warm(self) -> None:
        with self._virtual.working():
            await super().warm()

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        with self._virtual.working():
            return await super().embed(texts)

    async def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        with self._virtual.working():
            return await super().score(pairs)


class SleepingGenerator(Generator):
    """One clip at a time, of nothing: each takes as long as it is said to, and as many bytes,
    almost none of which are really on the disk. Its engines are those of the trace; what a prompt
    means is what the real ones say. `made_for` is each clip's job."""

    def __init__(
        self, folder: Path, engines: Iterable[str], making: Making, clock: VirtualClock
    ) -> None:
        clips_dir = folder / "clips"
        surroundings = Surroundings(cache_dir=folder / "cache")
        super().__init__(GeneratorSettings(clips_dir=clips_dir, surroundings=surroundings))
        self._clips_dir = clips_dir
        self._infos = {name: EngineInfo(name, Lane.GPU, (), None) for name in engines}
        self._making = making
        self._virtual = clock
        self.made_for: dict[str, str] = {}

    async def start(self) -> None:
        await super().start()
        real = {name: it for name, it in super().engines.items() if it.unavailable is None}
        for name, info in self._infos.items():
            if name in real:
                self._infos[name] = replace(info, levels=real[name].levels)

    @property
    def engines(self) -> Mapping[str, EngineInfo]:
        return self._infos

    async def claims(self, prompt: str) -> dict[str, float]:
        return {}

    async def generate(
        self,
        job_id: str,
        request: ClipRequest,
        on_progress: Callable[[Progress], None],
        on_drawn: Callable[[], None] = lambda: None,
    ) -> Clip:
        seconds, size = self._making(job_id)
        await self._virtual.sleep(seconds)
        clip = empty_clip(self._clips_dir, request, seconds, size)
        self.made_for[clip.id] = job_id
        return clip


def empty_clip(folder: Path, request: ClipRequest, seconds: float, size: int) -> Clip:
    """A clip that took so long to make and is so large, with its files: a hole where the disk can
    keep one, and nothing to see."""
    clip_id = uuid.uuid4().hex
    path, poster = folder / f"{clip_id}.mp4", folder / f"{clip_id}.jpg"
    with path.open("wb") as file:
        file.truncate(size)
    poster.write_bytes(b"-")
    return Clip(
        id=clip_id,
        path=path,
        poster=poster,
        engine=request.engine,
        prompt=request.prompt,
        seed=request.effective_seed,
        width=request.width,
        height=request.height,
        frames=request.frames,
        fps=request.fps,
        size=size,
        made_seconds=seconds,
        caption="",
    )


class SilentAdapter:
    """Acknowledges every post and shows it to nobody."""

    def __init__(self, name: str) -> None:
        self.name = name

    def limits(self, address: Address) -> Limits:
        return Limits()

    async def start(self, service: object) -> None:
        """Nothing to connect."""

    async def stop(self) -> None:
        """Nothing to disconnect."""

    async def show(self, status: Status) -> str:
        return status.job.id

    async def deliver(self, status: Status, parcel: Parcel) -> None:
        """Taken."""


async def as_it_is(
    clip: Clip, format: str, max_bytes: int | None, target_dir: Path, *, gently: bool = False
) -> Fitted:
    """`generator.fitting.fit` for clips of nothing."""
    if format == "gif":
        raise CannotFit
    return Fitted(clip.path, clip.width, clip.height, clip.size)
