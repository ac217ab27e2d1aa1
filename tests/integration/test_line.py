"""The whole line: asked, queued, made, delivered; real database, quick generator."""

from pathlib import Path

from bot.types import JobState, Reuse
from tests.support.line import address, bench, request


async def test_a_request_becomes_a_clip_in_the_conversation(tmp_path: Path) -> None:
    async with bench(tmp_path) as line:
        status = await line.service.submit(request(), address())
        assert status.job.state is JobState.QUEUED
        await line.adapter.until(lambda: bool(line.adapter.clips()))
        states = line.adapter.states(status.job.id)
        assert states[0] in (JobState.QUEUED, JobState.RUNNING)
        assert states[-1] == "clip"
        assert states.count("clip") == 1
        references = {post.reference for post in line.adapter.of(status.job.id)}
        assert len(references) == 1


async def test_the_same_request_again_is_answered_by_the_clip_at_once(tmp_path: Path) -> None:
    async with bench(tmp_path) as line:
        first = await line.service.submit(request(), address())
        await line.adapter.until(lambda: bool(line.adapter.clips()))
        second = await line.service.submit(request(), address("bob"))
        assert second.job.state is JobState.READY
        assert second.job.reuse in (Reuse.EXACT, Reuse.HOT)
        await line.adapter.until(lambda: bool(line.adapter.clips(second.job.id)))
        assert len(line.generator.asked) == 1
        assert first.job.id != second.job.id
