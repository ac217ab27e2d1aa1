"""The parent's side of making clips: which engines there are, and the lanes they work in."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from generator.advice import Advice
from generator.child import WorkerProcess
from generator.discovery import EngineInfo, discover
from generator.engine import PROMPTS, Lesson, Surroundings
from generator.errors import UserError, WorkerDied, WorkerPoisoned
from generator.lanes import WorkerPool
from generator.loading import Loadings, OnProgress
from generator.protocol import AskRoutes, Load, Loaded, Routed, Setup
from generator.rendering import Answer, Rendering, ask
from generator.types import Clip, ClipRequest, Lane, Route

__all__ = ["EngineInfo", "Generator", "GeneratorSettings", "OnProgress"]

logger = logging.getLogger(__name__)

UNKNOWN_PATIENCE = 120.0
"""Seconds to wait for a called-off worker of the gpu lane where nobody knows how long it takes."""

ROUTE_BATCH = 50
"""Prompts in one question to a worker, so that many prompts spread over the lane's workers."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratorSettings:
    """`job_timeout` is seconds a worker may take over one job; `grace` seconds between asking it
    to stop and killing it; `packages` the package whose modules are the engines."""

    clips_dir: Path
    surroundings: Surroundings
    cpu_workers: int = 1
    job_timeout: float = 600.0
    grace: float = 5.0
    packages: str = "generator.engines"


class Generator:
    """Makes clips in worker processes: draws one at a time in the gpu lane, `cpu_workers` in the
    other.

    Lives in one event loop, that of the main thread: a worker dies with the thread that started
    it. Workers start when something asks for one and are kept warm. `loading` says how far the
    engines are that are being loaded.
    """

    def __init__(self, settings: GeneratorSettings) -> None:
        self._settings = settings
        self._engines: dict[str, EngineInfo] = {}
        self._pools = {
            Lane.GPU: WorkerPool(1, lambda: self._spawn(Lane.GPU)),
            Lane.CPU: WorkerPool(settings.cpu_workers, lambda: self._spawn(Lane.CPU)),
        }
        self._advice = Advice(settings.packages, settings.surroundings)
        self._hasty = False
        self._held: set[asyncio.Task[Any]] = set()
        self._complaints: set[str] = set()
        self.loading = Loadings()

    async def start(self) -> None:
        """Find the engines."""
        settings = self._settings
        for folder in (settings.clips_dir, settings.surroundings.cache_dir):
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        self._engines = await asyncio.to_thread(discover, settings.packages, settings.surroundings)

    async def stop(self) -> None:
        """End every worker and wait for it; a job still running fails with `WorkerDied`."""
        self._advice.close()
        await asyncio.gather(*(pool.stop(self._settings.grace) for pool in self._pools.values()))
        while self._held:  # one may leave another behind
            await asyncio.gather(*self._held, return_exceptions=True)

    def hasten(self) -> None:
        """From now on, wait for nobody who is called off beyond the grace period: the program is
        about to end."""
        self._hasty = True

    def _grace(self, request: ClipRequest, patience: float | None) -> float:
        """Seconds until a worker that was called off is killed. A step within its patience is
        waited for, and in the gpu lane a load or a decoding, of which nobody knows how long it
        takes: to load the model again takes longer, and the clip before may be encoded there."""
        grace = self._settings.grace
        if self._hasty:
            return grace
        unknown = UNKNOWN_PATIENCE if self._info(request.engine).lane is Lane.GPU else grace
        return max(grace, unknown if patience is None else patience)

    async def forget(self) -> None:
        """Delete what the engines keep of people's words: nobody can tell whose is whose."""
        self._advice.forget()
        await asyncio.to_thread(_empty, self._settings.surroundings.cache_dir)

    @property
    def engines(self) -> Mapping[str, EngineInfo]:
        """Every engine by its name, the unavailable ones too."""
        return self._engines

    @property
    def restarts(self) -> int:
        """How many workers died or had to be killed so far."""
        return sum(pool.deaths for pool in self._pools.values())

    def capacity(self, lane: Lane) -> int:
        """How many jobs the lane draws at once."""
        return self._pools[lane].capacity

    async def generate(
        self,
        job_id: str,
        request: ClipRequest,
        on_progress: OnProgress,
        on_drawn: Callable[[], None] = lambda: None,
    ) -> Clip:
        """Make a clip in `clips_dir`, waiting for a free worker of the engine's lane.

        `on_drawn` is called if the worker is free for the next job before the clip is there: in
        the gpu lane, where a clip is encoded while the next one is drawn. Nothing is reported of
        its progress from then on.

        Cancelling the awaiting task asks the worker to stop, kills it if it does not, removes what
        it wrote and only then raises `CancelledError`; cancelling once more raises at once and
        lets the rest happen in the background.

        Raises:
            UserError: there is no such engine, it cannot work here, or it refused the request.
            GenerationError: the engine failed; as `TimedOut` when it took longer than
                `job_timeout` and was killed, as `WorkerDied` when its process ended or went
                silent, as `WorkerPoisoned` when the engine had it end.
        """
        rendering = Rendering(
            self._pools[self._info(request.engine).lane],
            job_id,
            request,
            clips_dir=self._settings.clips_dir,
            timeout=self._settings.job_timeout,
            loading=self.loading,
            on_progress=on_progress,
            on_drawn=on_drawn,
            hold=self._hold,
        )
        running = self._hold(rendering.run())
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            grace = self._grace(request, rendering.patience)
            await asyncio.shield(self._hold(rendering.call_off(running, grace)))
            raise
        except WorkerPoisoned as end:
            self._complain(request.engine, end)
            raise
        except WorkerDied as death:
            logger.warning("a worker died: %s", death, extra={"job": job_id})
            raise

    async def route(self, engine: str, prompts: Sequence[str]) -> list[Route]:
        """What the engine would make of each prompt, in their order. Raises as `generate`."""
        info = self._info(engine)
        batches = [
            tuple(prompts[start : start + ROUTE_BATCH])
            for start in range(0, len(prompts), ROUTE_BATCH)
        ]
        answers = await asyncio.gather(
            *(asyncio.shield(self._hold(self._route_batch(info, batch))) for batch in batches)
        )
        return [route for answer in answers for route in answer]

    async def claims(self, prompt: str) -> dict[str, float]:
        """How surely the prompt is theirs, by those engines that work here and are `Claiming`."""
        specialists = [name for name, it in self._working.items() if it.specialist]
        return {name: await self._advice.claim(name, prompt) for name in specialists}

    def revision(self, request: ClipRequest) -> str | None:
        """What makes the request's clip (`generator.engine.Revised`); None where nobody tells."""
        info = self.engines.get(request.engine)
        return info.revisions.get(request.profile or "") if info else None

    async def meaning(self, engine: str, prompt: str) -> str | None:
        """What the prompt has in common with those that surely ask the engine for the same clip,
        with equal settings; None: that is not known."""
        info = self._working.get(engine)
        return await self._advice.meaning(engine, prompt) if info and info.levels else None

    async def lessons(self) -> dict[str, tuple[Lesson, ...]]:
        """What there is to be shown, by those engines that work here and are `Teaching`."""
        teachers = [name for name, it in self._working.items() if it.teaches]
        return {name: await self._advice.lessons(name) for name in teachers}

    @property
    def _working(self) -> Mapping[str, EngineInfo]:
        return {name: it for name, it in self.engines.items() if it.unavailable is None}

    async def warm(self, engine: str) -> None:
        """Start a worker and let it load the engine: the next job starts at once.

        Raises as `generate`.
        """
        await asyncio.shield(self._hold(self._load(self._info(engine))))

    async def _route_batch(self, info: EngineInfo, prompts: tuple[str, ...]) -> tuple[Route, ...]:
        return (await self._ask(info, AskRoutes(info.name, prompts), Routed)).routes

    async def _load(self, info: EngineInfo) -> None:
        await self._ask(info, Load(info.name), Loaded)

    async def _ask(
        self, info: EngineInfo, question: AskRoutes | Load, answer: type[Answer]
    ) -> Answer:
        timeout = self._settings.job_timeout
        async with self._pools[info.lane].worker(info.name) as worker:
            with self.loading.noted(info.name) as hear:
                try:
                    return await ask(worker, question, answer, within=timeout, on_progress=hear)
                except WorkerPoisoned as end:
                    self._complain(info.name, end)
                    raise

    def _complain(self, engine: str, end: WorkerPoisoned) -> None:
        """Tell the operator, who need not read it again for every job that meets the same."""
        if str(end) not in self._complaints:
            self._complaints.add(str(end))
            logger.warning("the worker of the engine %s cannot go on: %s", engine, end)

    def _info(self, engine: str) -> EngineInfo:
        info = self._engines.get(engine)
        if info is None:
            raise UserError("engine-unknown", engine=engine, known=", ".join(self._engines))
        if info.unavailable is not None:
            raise UserError("engine-unavailable", engine=engine, reason=info.unavailable)
        return info

    def _hold(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Run it to its end even when nobody waits for it any more; `stop` does."""
        task = asyncio.create_task(work)
        self._held.add(task)
        task.add_done_callback(self._held.discard)
        return task

    async def _spawn(self, lane: Lane) -> WorkerProcess:
        settings = self._settings
        return await WorkerProcess.spawn(
            lane, Setup(settings.packages, settings.clips_dir, settings.surroundings)
        )


def _empty(cache_dir: Path) -> None:
    for path in cache_dir.glob(f"*/{PROMPTS}/**/*"):
        if path.is_file():
            path.unlink(missing_ok=True)
