"""One job's conversation with a worker: from the request to the clip, or to its end."""

import asyncio
import contextlib
import uuid
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from generator.child import WorkerProcess
from generator.errors import (
    Cancelled,
    GenerationError,
    TimedOut,
    UserError,
    WorkerDied,
    WorkerPoisoned,
)
from generator.lanes import WorkerPool
from generator.loading import Loadings
from generator.protocol import (
    Broken,
    CalledOff,
    CallOff,
    Drawn,
    Failed,
    Made,
    Message,
    Progressed,
    Refused,
    Render,
)
from generator.types import Clip, ClipRequest, Progress

Answer = TypeVar("Answer", bound=Message)

LEEWAY = 1.0
"""Seconds beyond an engine's patience before its worker counts as hung: the worker keeps reports
back for a tenth of that (`generator.reporter.REPORT_INTERVAL`), and a busy machine delays them."""

FAREWELL = 2.0
"""Seconds for a poisoned worker to end by itself."""


async def ask(
    worker: WorkerProcess,
    question: Message,
    *answers: type[Answer],
    within: float,
    on_progress: Callable[[Progress], None] | None = None,
) -> Answer:
    """Put a question to a worker and wait for one of its `answers`, at most `within` seconds, and
    between two of its messages at most for the patience that the first of them asks for.

    However it fails, the worker is afterwards either fit for the next question or gone.

    Raises:
        UserError, GenerationError, Cancelled: the worker answered with that.
        TimedOut: it did not answer in time and was killed.
        WorkerDied: it ended, or stayed silent for too long and was killed.
        WorkerPoisoned: its engine had it end.
    """
    patience: float | None = None
    try:
        async with asyncio.timeout(within):
            await worker.send(question)
            while isinstance(message := await _hear(worker, patience), Progressed):
                patience = message.progress.patience
                if on_progress is not None:
                    on_progress(message.progress)
        if isinstance(message, Broken):
            await worker.stop(FAREWELL)
    except TimeoutError:
        await worker.kill()
        raise TimedOut(f"{_too_long(within)} and was killed") from None
    except BaseException:
        await worker.kill()  # mid-conversation: what it would say next is anyone's guess
        raise
    _raise_if_refused(message)
    if not isinstance(message, answers):
        await worker.kill()
        raise WorkerDied(f"it answered {type(question).__name__} with {type(message).__name__}")
    return message


async def _hear(worker: WorkerProcess, patience: float | None) -> Message:
    """The worker's next message.

    Raises:
        WorkerDied: it ended, or there was none within `patience` seconds.
    """
    if patience is None:
        return await worker.receive()
    # In two parts: had this process itself stood still for so long, what came meanwhile is read
    # in the second.
    for seconds in (patience, LEEWAY):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                return await worker.receive()
    raise WorkerDied(
        f"it went silent for {patience:g} s, longer than a step may take, and was killed"
    )


def _too_long(seconds: float) -> str:
    return f"it took longer than {seconds:g} s"


def _raise_if_refused(message: Message) -> None:
    match message:
        case Refused(code, arguments):
            raise UserError(code, **arguments)
        case Failed(text):
            raise GenerationError(text)
        case Broken(text):
            raise WorkerPoisoned(text)
        case CalledOff():
            raise Cancelled("called off")


class Rendering:
    """A job on its way. `run` makes the clip; `call_off` ends that from another task.

    `on_drawn` is called when the worker has all frames and is free for the next job, though the
    clip is still to come: in lanes where it encodes one beside the next one's drawing. `hold` runs
    what is to go on when nobody waits for it.
    """

    def __init__(
        self,
        pool: WorkerPool,
        job: str,
        request: ClipRequest,
        *,
        clips_dir: Path,
        timeout: float,
        loading: Loadings,
        on_progress: Callable[[Progress], None],
        on_drawn: Callable[[], None],
        hold: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        self._pool = pool
        self._question = Render(job, uuid.uuid4().hex, request)
        self._clips_dir = clips_dir
        self._timeout = timeout
        self._loading = loading
        self._on_progress: Callable[[Progress], None] | None = on_progress
        self._on_drawn = on_drawn
        self._hold = hold
        self._worker: WorkerProcess | None = None
        self.patience: float | None = None
        """Seconds that what is done now may take; None: nobody knows."""
        self._drawn = False
        self._dropped = False

    async def run(self) -> Clip:
        """Wait for a worker and have it make the clip. Raises as `ask`; leaves no file then, once
        what it gave to `hold` has ended."""
        engine = self._question.request.engine
        try:
            async with contextlib.AsyncExitStack() as held:
                # The worker it waits for may be the one that loads its engine.
                with self._loading.followed(engine, self._report):
                    worker = await held.enter_async_context(self._pool.worker(engine))
                self._worker = worker
                hear = held.enter_context(self._loading.noted(engine, self._report))
                until = asyncio.get_running_loop().time() + self._timeout
                answer: Made | Drawn = await ask(
                    worker, self._question, Made, Drawn, within=self._timeout, on_progress=hear
                )
                self._drawn = isinstance(answer, Drawn)
            if isinstance(answer, Drawn):
                self.patience = 0.0  # no step of the model is under way for it any more
                answer = await self._late(worker, until)
        except BaseException:
            await self._tidy()
            raise
        return answer.clip

    async def call_off(self, running: asyncio.Task[Clip], grace: float) -> None:
        """End `run`, which is `running`: politely, after `grace` seconds by a kill.

        But where all frames are drawn, the worker is at work for another job by then, or soon,
        which would die with it. What is left of this one needs no kill: it is no work for the GPU
        and ends by itself, because a call-off is heard between two frames, and an ffmpeg that
        stands still is killed (`generator.ffmpeg.STALL`). So it is merely waited for no longer,
        and `_drop` removes what comes of it.
        """
        self._on_progress = None
        if self._worker is None:
            running.cancel()
        else:
            with contextlib.suppress(WorkerDied):
                await self._worker.send(CallOff(self._question.job))
            _, unfinished = await asyncio.wait({running}, timeout=grace)
            if unfinished and self._drawn:
                running.cancel()
            elif unfinished:
                await self._worker.kill()
        await asyncio.wait({running})
        if not running.cancelled():
            running.exception()  # looked at, else asyncio logs it as one that nobody saw
        await self._tidy()  # it may have been made a moment too late

    async def _late(self, worker: WorkerProcess, until: float) -> Made:
        """Wait for the clip of frames that are all drawn; `until` by the event loop's clock."""
        try:
            self._on_drawn()
            async with asyncio.timeout_at(until):
                ending = await worker.late(self._question.job)
        except WorkerDied:
            raise
        except BaseException as error:
            self._dropped = True
            self._hold(self._drop(worker))
            if isinstance(error, TimeoutError):
                words = f"{_too_long(self._timeout)}, though its frames were drawn"
                raise TimedOut(words) from None
            raise
        _raise_if_refused(ending)
        assert isinstance(ending, Made)
        return ending

    async def _drop(self, worker: WorkerProcess) -> None:
        """Have the worker give up a clip that nobody waits for; see that no file of it stays."""
        with contextlib.suppress(WorkerDied):
            await worker.send(CallOff(self._question.job))
            await worker.late(self._question.job)
        await asyncio.to_thread(self._remove_files)

    async def _tidy(self) -> None:
        if not self._dropped:  # else its files are still the worker's
            await asyncio.to_thread(self._remove_files)

    def _report(self, progress: Progress) -> None:
        self.patience = progress.patience
        if self._on_progress is not None:
            self._on_progress(progress)

    def _remove_files(self) -> None:
        for path in self._clips_dir.glob(f"*{self._question.clip_id}*"):
            path.unlink(missing_ok=True)
