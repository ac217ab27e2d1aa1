"""One job's conversation with a worker: from the request to the clip, or to its end."""

import asyncio
import contextlib
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.child import WorkerProcess
from generator.errors import Cancelled, GenerationError, TimedOut, UserError, WorkerDied
from generator.lanes import WorkerPool
from generator.protocol import (
    CalledOff,
    CallOff,
    Failed,
    Made,
    Message,
    Progressed,
    Refused,
    Render,
)
from generator.types import Clip, ClipRequest, Progress

Answer = TypeVar("Answer", bound=Message)


async def ask(
    worker: WorkerProcess,
    question: Message,
    answer: type[Answer],
    *,
    within: float,
    on_progress: Callable[[Progress], None] | None = None,
) -> Answer:
    """Put a question to a worker and wait for its answer, at most `within` seconds.

    However it fails, the worker is afterwards either fit for the next question or gone.

    Raises:
        UserError, GenerationError, Cancelled: the worker answered with that.
        TimedOut: it did not answer in time and was killed.
        WorkerDied: it ended.
    """
    try:
        async with asyncio.timeout(within):
            await worker.send(question)
            while isinstance(message := await worker.receive(), Progressed):
                if on_progress is not None:
                    on_progress(message.progress)
    except TimeoutError:
        await worker.kill()
        raise TimedOut(f"it took longer than {within:g} s and was killed") from None
    except BaseException:
        await worker.kill()  # mid-conversation: what it would say next is anyone's guess
        raise
    match message:
        case Refused(code, arguments):
            raise UserError(code, **arguments)
        case Failed(text):
            raise GenerationError(text)
        case CalledOff():
            raise Cancelled("called off")
    if not isinstance(message, answer):
        await worker.kill()
        raise WorkerDied(f"it answered {type(question).__name__} with {type(message).__name__}")
    return message


class Rendering:
    """A job on its way. `run` makes the clip; `call_off` ends that from another task."""

    def __init__(
        self,
        pool: WorkerPool,
        job: str,
        request: ClipRequest,
        *,
        clips_dir: Path,
        timeout: float,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self._pool = pool
        self._question = Render(job, uuid.uuid4().hex, request)
        self._clips_dir = clips_dir
        self._timeout = timeout
        self._on_progress: Callable[[Progress], None] | None = on_progress
        self._worker: WorkerProcess | None = None

    async def run(self) -> Clip:
        """Wait for a worker and have it make the clip. Raises as `ask`; leaves no file then."""
        try:
            async with self._pool.worker(self._question.request.engine) as worker:
                self._worker = worker
                made = await ask(
                    worker,
                    self._question,
                    Made,
                    within=self._timeout,
                    on_progress=self._report,
                )
        except BaseException:
            await asyncio.to_thread(self._remove_files)
            raise
        return made.clip

    async def call_off(self, running: asyncio.Task[Clip], grace: float) -> None:
        """End `run`, which is `running`: politely, after `grace` seconds by a kill."""
        self._on_progress = None
        if self._worker is None:
            running.cancel()
        else:
            with contextlib.suppress(WorkerDied):
                await self._worker.send(CallOff(self._question.job))
            _, unfinished = await asyncio.wait({running}, timeout=grace)
            if unfinished:
                await self._worker.kill()
        await asyncio.wait({running})
        if not running.cancelled():
            running.exception()  # looked at, else asyncio logs it as one that nobody saw
        await asyncio.to_thread(self._remove_files)  # it may have been made a moment too late

    def _report(self, progress: Progress) -> None:
        if self._on_progress is not None:
            self._on_progress(progress)

    def _remove_files(self) -> None:
        for path in self._clips_dir.glob(f"*{self._question.clip_id}*"):
            path.unlink(missing_ok=True)
