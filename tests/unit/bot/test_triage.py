"""bot.finder: a queued job that a clip answers does not wait for its lane."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from bot.types import JobState, Reuse
from cache.clips import Hit
from generator.types import ClipRequest
from tests.support.generator import Gate, make_clip
from tests.support.line import Bench, address, bench, request


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path, cpu_workers=1) as line:
        yield line


async def answer_by_meaning(line: Bench, monkeypatch: pytest.MonkeyPatch) -> Hit:
    """From now on the cache finds a clip for whatever speaks of a sunset; in other words too where
    it looks thoroughly."""
    asked = request("a sundown", seed=1)
    clip = make_clip(line.clips_dir, asked)
    async with line.database.transaction() as connection:
        await line.cache.add(connection, clip, asked, address().scope)
    hit = Hit(clip, "semantic", 0.95)

    async def lookup(wanted: ClipRequest, scope: str, *, thorough: bool = False) -> Hit | None:
        says_it = "sunset" in wanted.prompt or (thorough and "the sun goes down" in wanted.prompt)
        return hit if says_it else None

    monkeypatch.setattr(line.cache, "lookup", lookup)
    return hit


async def keep_busy(line: Bench) -> Gate:
    """The lane makes something until the gate is opened."""
    line.generator.making = gate = Gate()
    await line.service.submit(request("something long"), address())
    await gate.next()
    return gate


async def test_a_queued_job_is_answered_while_the_lane_is_busy(
    line: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    hit = await answer_by_meaning(line, monkeypatch)
    await keep_busy(line)
    status = await line.service.submit(request("a sunset"), address("bob"))
    assert status.job.state is JobState.QUEUED
    await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
    job = await line.job(status.job.id)
    assert (job.clip, job.reuse, job.similarity) == (hit.clip, Reuse.SEMANTIC, 0.95)
    assert len(line.generator.asked) == 1


async def test_a_job_whose_turn_has_come_is_looked_for_thoroughly(
    line: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    hit = await answer_by_meaning(line, monkeypatch)
    gate = await keep_busy(line)
    status = await line.service.submit(request("the sun goes down"), address("bob"))
    await line.service.submit(request("a sunset"), address("eve"))
    await line.adapter.until(lambda: bool(line.adapter.clips()))
    assert (await line.job(status.job.id)).state is JobState.QUEUED
    gate.open()
    await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
    assert (await line.job(status.job.id)).clip == hit.clip
    assert [it.prompt for _, it in line.generator.asked] == ["something long"]


async def test_the_cache_learns_of_an_asker_who_wants_another_clip(
    line: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await answer_by_meaning(line, monkeypatch)
    await keep_busy(line)
    job = (await line.service.submit(request("a sunset"), address("bob"))).job
    await line.adapter.until(lambda: bool(line.adapter.clips(job.id)))
    trials = partial(line.database.fetch_all, "SELECT job_id, similarity, refused FROM trials")
    await line.service.again(job.id, address("eve"))  # who did not ask for it says nothing of it
    assert [tuple(row) for row in await trials()] == [(job.id, 0.95, 0)]
    await line.service.again(job.id, address("bob"))
    assert [tuple(row) for row in await trials()] == [(job.id, 0.95, 1)]


async def test_a_given_seed_is_not_answered_by_meaning(
    line: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await answer_by_meaning(line, monkeypatch)
    await keep_busy(line)
    status = await line.service.submit(request("a sunset", seed=5), address("bob"))
    await line.service.submit(request("a sunset"), address("eve"))
    await line.adapter.until(lambda: bool(line.adapter.clips()))
    assert (await line.job(status.job.id)).state is JobState.QUEUED


async def test_a_lookup_that_fails_does_not_keep_a_job_from_being_made(
    line: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lookup(wanted: ClipRequest, scope: str, *, thorough: bool = False) -> Hit | None:
        raise RuntimeError("the embedder is on fire")

    monkeypatch.setattr(line.cache, "lookup", lookup)
    status = await line.service.submit(request(), address())
    await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
