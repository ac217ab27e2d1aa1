"""How long the parent waits for a worker's next message; the worker is played."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, cast

import pytest

from generator import rendering
from generator.errors import WorkerDied, WorkerPoisoned
from generator.protocol import Broken, Load, Loaded, Message, Progressed
from generator.rendering import ask
from generator.types import Progress

if TYPE_CHECKING:
    from generator.child import WorkerProcess

Receive = Callable[[], Awaitable[Message]]


class PlayedWorker:
    """Says what it is given: a message, or what to await for one."""

    def __init__(self, *script: Message | Receive) -> None:
        self._script = list(script)
        self.ends: list[str] = []

    async def send(self, message: Message) -> None:
        """Heard."""

    async def receive(self) -> Message:
        said = self._script[0]
        message = await said() if callable(said) else said
        self._script.pop(0)  # unless it was cancelled meanwhile, when nothing is lost
        return message

    async def kill(self) -> None:
        self.ends.append("killed")

    async def stop(self, grace: float) -> None:
        self.ends.append("left")


async def load(worker: PlayedWorker) -> Loaded:
    return await ask(cast("WorkerProcess", worker), Load("wan"), Loaded, within=30.0)


def step(patience: float | None) -> Progressed:
    return Progressed(Progress("load", 1, 2, patience=patience))


def after(seconds: float) -> Receive:
    async def receive() -> Message:
        await asyncio.sleep(seconds)
        return Loaded("wan")

    return receive


async def never() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


@pytest.fixture(autouse=True)
def _no_leeway(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "LEEWAY", 0.01)


async def test_a_patience_counts_until_the_next_message() -> None:
    worker = PlayedWorker(step(0.01), never)
    with pytest.raises(WorkerDied, match=r"silent for 0\.01 s"):
        await load(worker)
    assert worker.ends == ["killed"]


async def test_a_message_without_a_patience_ends_the_one_before() -> None:
    worker = PlayedWorker(step(0.01), step(None), after(0.1))
    assert await load(worker) == Loaded("wan")
    assert worker.ends == []


async def test_a_parent_that_stood_still_itself_blames_no_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rendering, "LEEWAY", 10.0)
    ready: asyncio.Future[Message] = asyncio.get_running_loop().create_future()

    async def receive() -> Message:
        if not ready.done():
            asyncio.get_running_loop().call_soon(stand_still)
        return await asyncio.shield(ready)

    def stand_still() -> None:
        time.sleep(0.1)  # nothing is read meanwhile, and the patience is over
        asyncio.get_running_loop().call_later(0, ready.set_result, Loaded("wan"))

    worker = PlayedWorker(step(0.02), receive)
    assert await load(worker) == Loaded("wan")


async def test_a_poisoned_worker_is_let_go_and_told_from_a_dead_one() -> None:
    worker = PlayedWorker(step(5.0), Broken("The GPU's memory is full."))
    with pytest.raises(WorkerPoisoned, match="memory"):
        await load(worker)
    assert worker.ends == ["left"]
