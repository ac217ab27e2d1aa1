"""bot.queue against a model: whatever happens in whatever order, nothing is lost or unfair."""

import asyncio
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot import statements
from bot.queue import Caps, JobQueue
from bot.types import ClipFormat, Job, JobState, Notice
from cache.clips import Hit
from cache.database import Database
from generator.types import Lane
from tests.support.clock import HandClock
from tests.support.generator import make_clip
from tests.support.line import address, open_cache, request

OWNERS = ("ada", "bob", "eve")
PROMPTS = ("a sunset", "a moon", "rain", "snow", "fog", "a fire")
ENDS = {JobState.DELIVERED, JobState.FAILED, JobState.CANCELLED}


class Queue(RuleBasedStateMachine):
    """`states` is what each job should be; `converting` are those that were posted and are to be
    posted anew; `waits[owner]` counts whom the queue served while the owner had a job that could
    have been claimed."""

    @initialize()
    def open(self) -> None:
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp())
        (self.folder / "clips").mkdir()
        self.clock = HandClock()
        self.database = self.runner.run(Database.open(self.folder / "reelbot.sqlite3"))
        cache = open_cache(self.database, self.folder / "clips", self.clock)
        self.queue = JobQueue(
            self.database,
            cache,
            clips_dir=self.folder / "clips",
            caps=Caps(jobs_per_user=1000),
            clock=self.clock,
        )
        self.jobs: dict[str, Job] = {}
        self.states: dict[str, JobState] = {}
        self.converting: set[str] = set()
        self.claims: Counter[str] = Counter()
        self.waits: dict[str, Counter[str]] = {owner: Counter() for owner in OWNERS}

    def teardown(self) -> None:
        if hasattr(self, "runner"):
            self.runner.run(self.database.close())
            self.runner.close()
            shutil.rmtree(self.folder)

    def in_state(self, *states: JobState) -> list[str]:
        return [job_id for job_id, state in self.states.items() if state in states]

    def twins(self, job: Job) -> list[str]:
        """Jobs that wait for the very same clip."""
        prompt = job.request.prompt
        queued = self.in_state(JobState.QUEUED)
        return [job_id for job_id in queued if self.jobs[job_id].request.prompt == prompt]

    def claimable(self) -> set[str]:
        """Owners of a job that no running twin keeps waiting."""
        running = {self.jobs[it].request.prompt for it in self.in_state(JobState.RUNNING)}
        queued = [self.jobs[it] for it in self.in_state(JobState.QUEUED)]
        return {job.address.user for job in queued if job.request.prompt not in running}

    @rule(owner=st.sampled_from(OWNERS), prompt=st.sampled_from(PROMPTS), count=st.integers(1, 4))
    def enqueue(self, owner: str, prompt: str, count: int) -> None:
        for _ in range(count):
            work = self.queue.enqueue(request(prompt), address(owner), lane=Lane.CPU)
            job = self.runner.run(work)
            self.jobs[job.id] = job
            self.states[job.id] = JobState.QUEUED

    @rule()
    def claim(self) -> None:
        might = self.claimable()
        job = self.runner.run(self.queue.claim_next(Lane.CPU))
        assert (job is not None) == bool(might)
        if job is None:
            return
        assert self.states[job.id] is JobState.QUEUED
        owner = job.address.user
        for waiting in might - {owner}:
            self.waits[waiting][owner] += 1
            assert self.waits[waiting][owner] <= 1, f"{owner} was served twice before {waiting}"
        self.waits[owner].clear()
        self.jobs[job.id] = job
        self.states[job.id] = JobState.RUNNING
        self.claims[job.id] += 1
        assert job.attempt == self.claims[job.id]

    @precondition(lambda self: self.in_state(JobState.RUNNING))
    @rule(data=st.data())
    def finish(self, data: st.DataObject) -> None:
        job = self.jobs[data.draw(st.sampled_from(self.in_state(JobState.RUNNING)))]
        clip = make_clip(self.folder / "clips", job.request)
        assert self.runner.run(self.queue.finish(job, clip)) is not None
        for job_id in [job.id, *self.twins(job)]:
            self.states[job_id] = JobState.READY

    @precondition(lambda self: self.in_state(JobState.RUNNING))
    @rule(data=st.data())
    def lose_the_worker(self, data: st.DataObject) -> None:
        job = self.jobs[data.draw(st.sampled_from(self.in_state(JobState.RUNNING)))]
        again = self.runner.run(self.queue.try_again(job))
        assert (again is not None) == (self.claims[job.id] < 3)
        self.states[job.id] = JobState.QUEUED
        if again is None:
            assert self.runner.run(self.queue.fail(job, Notice(code="job-worker-died")))
            self.states[job.id] = JobState.FAILED

    @precondition(lambda self: self.in_state(JobState.READY))
    @rule(data=st.data())
    def deliver(self, data: st.DataObject) -> None:
        job_id = data.draw(st.sampled_from(self.in_state(JobState.READY)))
        job = self.runner.run(self.queue.get(job_id))
        assert job is not None
        assert job.clip is not None
        assert job.clip.path.is_file()
        posted = self.runner.run(self.queue.delivered(job, job.format or ClipFormat.MP4))
        assert posted is not None
        self.converting.discard(job_id)
        self.states[job_id] = JobState.DELIVERED

    @precondition(lambda self: self.in_state(JobState.READY))
    @rule(data=st.data())
    def post_in_vain(self, data: st.DataObject) -> None:
        job_id = data.draw(st.sampled_from(self.in_state(JobState.READY)))
        job = self.runner.run(self.queue.get(job_id))
        assert job is not None
        ended = self.runner.run(self.queue.fail(job, Notice(code="delivery-failed")))
        assert ended is not None
        assert ended.clip == job.clip
        self.states[job_id] = self.without_the_post(job_id, JobState.FAILED)

    @precondition(lambda self: self.in_state(JobState.DELIVERED))
    @rule(data=st.data(), format=st.sampled_from(ClipFormat))
    def convert(self, data: st.DataObject, format: ClipFormat) -> None:
        job = self.jobs[data.draw(st.sampled_from(self.in_state(JobState.DELIVERED)))]
        assert self.runner.run(self.queue.convert(job, format)) is not None
        self.converting.add(job.id)
        self.states[job.id] = JobState.READY

    @precondition(lambda self: self.in_state(JobState.DELIVERED))
    @rule(data=st.data(), owner=st.sampled_from(OWNERS))
    def show_again(self, data: st.DataObject, owner: str) -> None:
        job_id = data.draw(st.sampled_from(self.in_state(JobState.DELIVERED)))
        shown = self.runner.run(self.queue.get(job_id))
        assert shown is not None
        assert shown.clip is not None
        hit = Hit(shown.clip, "exact")
        work = self.queue.enqueue(
            shown.request, address(owner), lane=Lane.CPU, hit=hit, origin=shown.id
        )
        job = self.runner.run(work)
        self.jobs[job.id] = job
        self.states[job.id] = JobState.READY

    @rule(owner=st.sampled_from(OWNERS))
    def forget(self, owner: str) -> None:
        """What ended is deleted; whoever still has it learns nothing that would bring it back."""
        self.runner.run(self.erase(address(owner).owner))
        for job_id in self.in_state(*ENDS):
            if self.jobs[job_id].address.user == owner:
                del self.states[job_id]
                job = self.jobs.pop(job_id)
                assert self.runner.run(self.queue.cancel(job, bequeath=True)) == (None, None)
                assert self.runner.run(self.queue.convert(job, ClipFormat.GIF)) is None

    async def erase(self, owner: str) -> None:
        async with self.database.transaction() as connection:
            await connection.execute_fetchall(statements.ERASE, {"owner": owner})

    def without_the_post(self, job_id: str, else_state: JobState) -> JobState:
        """What was posted stays where it was."""
        if job_id not in self.converting:
            return else_state
        self.converting.discard(job_id)
        return JobState.DELIVERED

    @precondition(lambda self: self.jobs)
    @rule(data=st.data(), bequeath=st.booleans())
    def cancel(self, data: st.DataObject, bequeath: bool) -> None:
        job = self.jobs[data.draw(st.sampled_from(list(self.jobs)))]
        was = self.states[job.id]
        cancelled, heir = self.runner.run(self.queue.cancel(job, bequeath=bequeath))
        assert (cancelled is not None) == (was not in ENDS)
        if cancelled is not None:
            self.states[job.id] = self.without_the_post(job.id, JobState.CANCELLED)
        if heir is not None:
            assert bequeath
            assert was is JobState.RUNNING
            assert heir.id in self.twins(job)
            self.jobs[heir.id] = heir
            self.states[heir.id] = JobState.RUNNING
            self.claims[heir.id] += 1
            self.waits[heir.address.user].clear()

    @rule()
    def restart(self) -> None:
        """Killed and started again: a report of a claim from before comes too late."""
        late = [self.jobs[job_id] for job_id in self.in_state(JobState.RUNNING)]
        self.runner.run(self.queue.recover())
        for job in late:
            given_up = self.claims[job.id] >= 5
            self.states[job.id] = JobState.FAILED if given_up else JobState.QUEUED
            assert self.runner.run(self.queue.fail(job, Notice(code="job-failed"))) is None

    @invariant()
    def the_database_agrees(self) -> None:
        if not hasattr(self, "runner"):
            return
        for owner in set(OWNERS) - self.claimable():
            self.waits[owner].clear()
        rows = self.runner.run(self.database.fetch_all("SELECT id, state FROM jobs"))
        assert {row["id"]: row["state"] for row in rows} == self.states
        running = [self.jobs[it].request.prompt for it in self.in_state(JobState.RUNNING)]
        assert len(running) == len(set(running)), "the same clip is being made twice"


def test_nothing_is_lost_doubled_or_unfair_whatever_happens() -> None:
    run_state_machine_as_test(
        Queue,
        settings=settings(
            max_examples=25,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
