"""A crowd, a moody platform and dying workers: each request ends in one clip or one clear end."""

import asyncio
import random
from pathlib import Path

from bot.backoff import Backoff
from bot.clock import SystemClock
from bot.delivery import DeliverySettings
from bot.line import LineSettings
from bot.queue import Caps
from bot.types import Job, JobState, Parcel, Status, TryLater
from generator.errors import UserError, WorkerDied
from generator.types import ClipRequest
from tests.support.generator import OnProgress
from tests.support.line import Bench, address, bench, request

PEOPLE, EACH = 12, 8


class Trouble:
    """A quarter of all posts is refused, a tenth of all clips kills its worker."""

    def __init__(self) -> None:
        self.dice = random.Random(7)

    async def before(self, status: Status, parcel: Parcel | None) -> None:
        await asyncio.sleep(self.dice.random() / 500)
        if self.dice.random() < 0.25:
            raise TryLater("flood", after=0.01)

    async def making(self, job_id: str, asked: ClipRequest, on_progress: OnProgress) -> None:
        await asyncio.sleep(self.dice.random() / 200)
        if self.dice.random() < 0.1:
            raise WorkerDied("killed by signal 9")
        if "impossible" in asked.prompt:
            raise UserError("prompt-empty")


async def ask(line: Bench, person: int, dice: random.Random) -> list[str]:
    """One person's requests; some are for what others ask for too, some are cancelled."""
    jobs = []
    for _ in range(EACH):
        prompt = dice.choice(["a sunset", "rain", "an impossible thing", f"for {person}"])
        asked = request(prompt, seed=dice.choice([None, None, dice.getrandbits(20)]))
        owner = address(str(person), channel=str(person % 5))
        jobs.append((await line.service.submit(asked, owner)).job.id)
        await asyncio.sleep(dice.random() / 50)
        if dice.random() < 0.15:
            try:
                await line.service.cancel(jobs[-1], owner.owner)
            except UserError as error:
                assert error.code == "job-ended"  # noqa: PT017 - either outcome is right
    return jobs


async def test_every_request_ends_in_one_clip_or_one_clear_end(tmp_path: Path) -> None:
    backoff = Backoff(first=0.01, longest=0.05, random=random.Random(3))
    settings = LineSettings(
        clips_dir=tmp_path / "clips",
        caps=Caps(jobs_per_user=EACH),
        delivery=DeliverySettings(backoff=backoff, attempts=100),
    )
    trouble = Trouble()
    async with bench(tmp_path, settings=settings, clock=SystemClock()) as line:
        line.adapter.before = trouble.before
        line.generator.making = trouble.making
        people = [ask(line, person, random.Random(person)) for person in range(PEOPLE)]
        jobs = [job for jobs in await asyncio.gather(*people) for job in jobs]
        posts = line.adapter.until(lambda: all(_last_word(line, job_id) for job_id in jobs))
        await asyncio.wait_for(posts, 60)
        await line.line.stop()
        for job_id in jobs:
            _check(line, await line.job(job_id))


def _last_word(line: Bench, job_id: str) -> bool:
    return any(post.parcel or post.status.job.state.final for post in line.adapter.of(job_id))


def _check(line: Bench, job: Job) -> None:
    states = line.adapter.states(job.id)
    assert len({post.reference for post in line.adapter.of(job.id)}) == 1
    if job.state is JobState.DELIVERED:
        assert states.count("clip") == 1
        assert states[-1] == "clip"
    else:
        assert job.state in (JobState.FAILED, JobState.CANCELLED)
        assert states[-1] is job.state
        assert job.state is JobState.CANCELLED or job.error is not None
