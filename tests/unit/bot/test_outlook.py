"""bot.outlook: what is told of a job while it is made."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.types import Status
from generator.types import ClipRequest, Lane, Progress
from tests.support.clock import HandClock
from tests.support.generator import Gate, OnProgress
from tests.support.line import Bench, address, bench, request

NEEDED = 2.0  # seconds that every clip of the quick generator says it took


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path, cpu_workers=1) as line:
        await line.service.submit(request("measured"), address())
        await line.adapter.until(lambda: bool(line.adapter.clips()))
        yield line


class Engine:
    """Makes one clip after the other, and reports what the test says."""

    def __init__(self, line: Bench) -> None:
        self.gate = Gate()
        self._line = line
        line.generator.making = self._make

    async def begin(self, prompt: str = "a sunset") -> str:
        status = await self._line.service.submit(request(prompt), address())
        await self.gate.next()
        return status.job.id

    async def _make(self, job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        self.report = on_progress
        await self.gate(job_id, asked, on_progress)


@pytest.fixture
def engine(line: Bench) -> Engine:
    return Engine(line)


@pytest.fixture
def clock(line: Bench) -> HandClock:
    assert isinstance(line.clock, HandClock)
    return line.clock


async def test_no_end_is_foreseen_while_the_model_is_loaded_and_then_the_whole_making_is_ahead(
    line: Bench, engine: Engine, clock: HandClock
) -> None:
    job = await engine.begin()
    behind = (await line.service.submit(request("behind"), address())).job.id

    async def both() -> tuple[Status, Status]:
        return await line.service.status(job), await line.service.status(behind)

    assert [status.eta for status in await both()] == [NEEDED, 2 * NEEDED]
    clock.advance(0.5)
    engine.report(Progress("load", 5, 8))
    loading, waiting = await both()
    assert (loading.eta, waiting.eta) == (None, None)
    assert loading.progress == Progress("load", 5, 8)
    clock.advance(100)
    engine.report(Progress("denoise", 1, 20))
    assert [status.eta for status in await both()] == [NEEDED, 2 * NEEDED]
    clock.advance(0.5)
    assert [status.eta for status in await both()] == [NEEDED - 0.5, 2 * NEEDED - 0.5]


@pytest.mark.parametrize("stage", ["denoise", "draw", "something new"])
async def test_a_preview_stays_until_there_is_a_newer_one(
    line: Bench, engine: Engine, stage: str
) -> None:
    job = await engine.begin()
    told = ((1, None, None), (2, b"a", b"a"), (3, None, b"a"), (4, b"b", b"b"))
    for step, preview, shown in told:
        engine.report(Progress(stage, step, 20, preview))
        assert (await line.service.status(job)).progress == Progress(stage, step, 20, shown)


async def test_a_job_is_foreseen_by_what_the_like_took(line: Bench, engine: Engine) -> None:
    await engine.begin()
    own = request("a pendulum", own_length=True)
    queue = line.line.queue
    job = await queue.enqueue(own, address(), lane=Lane.CPU)
    jobs, _ = await queue.line()
    assert {it.id: it.maker for it in jobs}[job.id] == own.maker != "sketch"
    assert (await line.service.status(job.id)).eta is None, "nothing like it was made yet"
