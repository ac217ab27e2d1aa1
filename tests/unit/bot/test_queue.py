"""bot.queue on a real database: what is promised is kept, what comes too late changes nothing."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.line import LineSettings
from bot.queue import Caps, JobQueue
from bot.types import Job, JobState, Notice, Reuse
from cache.clips import Hit
from generator.errors import UserError
from generator.types import ClipRequest, Lane
from tests.support.clock import HandClock
from tests.support.generator import make_clip
from tests.support.line import Bench, address, bench, request

FAR = 1e12  # a time by which everything is due


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    """Nothing is started: the test is the only one to touch the queue."""
    caps = Caps(jobs_per_user=5, jobs_total=8)
    settings = LineSettings(clips_dir=tmp_path / "clips", caps=caps)
    async with bench(tmp_path, settings=settings, start=False) as line:
        yield line


@pytest.fixture
def queue(line: Bench) -> JobQueue:
    return line.line.queue


async def add(queue: JobQueue, prompt: str = "a sunset", user: str = "ada") -> Job:
    return await queue.enqueue(request(prompt), address(user), lane=Lane.CPU)


async def claim(queue: JobQueue) -> Job:
    job = await queue.claim_next(Lane.CPU)
    assert job is not None
    return job


async def state(queue: JobQueue, job: Job) -> JobState:
    fresh = await queue.get(job.id)
    assert fresh is not None
    return fresh.state


async def test_what_enqueue_returns_is_what_the_database_holds(queue: JobQueue) -> None:
    job = await add(queue)
    assert await queue.get(job.id) == job


async def test_a_replayed_event_gets_the_first_job_again(queue: JobQueue) -> None:
    event = address(source="update 7")
    first = await queue.enqueue(request(), event, lane=Lane.CPU)
    again = await queue.enqueue(request("something else"), event, lane=Lane.CPU)
    assert again == first
    assert len(await queue.open_jobs()) == 1


async def test_a_replayed_event_is_no_news_even_at_the_cap(queue: JobQueue) -> None:
    event = address(source="update 7")
    first = await queue.enqueue(request(), event, lane=Lane.CPU)
    for index in range(4):
        await add(queue, f"prompt {index}")
    assert (await queue.enqueue(request(), event, lane=Lane.CPU)).id == first.id


async def test_another_users_event_of_the_same_name_is_another_event(queue: JobQueue) -> None:
    one = await queue.enqueue(request(), address("ada", source="1"), lane=Lane.CPU)
    other = await queue.enqueue(request(), address("eve", source="1"), lane=Lane.CPU)
    assert one.id != other.id


async def test_the_same_event_a_hundred_times_at_once_makes_one_job(queue: JobQueue) -> None:
    event = address(source="update 7")
    jobs = await asyncio.gather(
        *(queue.enqueue(request(), event, lane=Lane.CPU) for _ in range(100))
    )
    assert len({job.id for job in jobs}) == 1


async def test_a_users_cap_holds_when_they_send_a_hundred_at_once(queue: JobQueue) -> None:
    results = await asyncio.gather(
        *(add(queue, f"prompt {index}") for index in range(100)), return_exceptions=True
    )
    refusals = [result for result in results if isinstance(result, UserError)]
    assert len(refusals) == 95
    assert {str(refusal) for refusal in refusals} == {"queue-yours-full(open=5, most=5)"}
    assert len(await queue.open_jobs()) == 5


async def test_the_queues_cap_holds_whoever_asks(queue: JobQueue) -> None:
    results = await asyncio.gather(
        *(add(queue, user=f"user {index}") for index in range(20)), return_exceptions=True
    )
    refusals = [result for result in results if isinstance(result, UserError)]
    assert {str(refusal) for refusal in refusals} == {"queue-full(most=8)"}
    assert len(refusals) == 12


async def test_a_job_that_ended_makes_room(queue: JobQueue) -> None:
    jobs = [await add(queue, f"prompt {index}") for index in range(5)]
    await queue.cancel(jobs[0], bequeath=False)
    assert (await add(queue)).number == 6


async def keep_clip(line: Bench, asked: ClipRequest) -> Hit:
    clip = make_clip(line.clips_dir, asked)
    async with line.database.transaction() as connection:
        await line.cache.add(connection, clip, asked, address().scope)
    return Hit(clip, "exact", None)


async def test_a_hit_is_born_ready(line: Bench, queue: JobQueue) -> None:
    hit = await keep_clip(line, request())
    job = await queue.enqueue(request(), address(), lane=Lane.CPU, hit=hit)
    assert (job.state, job.reuse, job.clip) == (JobState.READY, Reuse.EXACT, hit.clip)
    assert await queue.get(job.id) == job


async def test_a_hit_whose_clip_was_evicted_meanwhile_is_queued(
    line: Bench, queue: JobQueue
) -> None:
    hit = Hit(make_clip(line.clips_dir, request()), "exact", None)
    job = await queue.enqueue(request(), address(), lane=Lane.CPU, hit=hit)
    assert (job.state, job.clip, job.reuse) == (JobState.QUEUED, None, None)
    assert await queue.get(job.id) == job


async def test_a_claim_counts_the_attempt(queue: JobQueue) -> None:
    job = await add(queue)
    claimed = await claim(queue)
    assert (claimed.id, claimed.state, claimed.attempt) == (job.id, JobState.RUNNING, 1)
    assert await queue.claim_next(Lane.CPU) is None


async def test_a_claim_takes_only_from_its_lane(queue: JobQueue) -> None:
    await add(queue)
    assert await queue.claim_next(Lane.GPU) is None


async def test_many_claims_at_once_never_take_a_job_twice(queue: JobQueue) -> None:
    for index in range(5):
        await add(queue, f"prompt {index}")
    claims = await asyncio.gather(*(queue.claim_next(Lane.CPU) for _ in range(20)))
    taken = [job.id for job in claims if job is not None]
    assert len(taken) == len(set(taken)) == 5


async def test_owners_take_turns(queue: JobQueue) -> None:
    for index in range(3):
        await add(queue, f"ada {index}", "ada")
    for index in range(2):
        await add(queue, f"bob {index}", "bob")
    order = [(await claim(queue)).request.prompt for _ in range(5)]
    assert order == ["ada 0", "bob 0", "ada 1", "bob 1", "ada 2"]


async def test_turns_are_forgotten_long_after_others_of_their_own_lane(
    line: Bench, queue: JobQueue
) -> None:
    async with line.database.transaction() as connection:
        await connection.execute(
            "INSERT INTO turns VALUES ('cpu', 'old', 1), ('cpu', 'new', 20000), ('gpu', 'kept', 1)"
        )
    await queue.recover()
    _, served = await queue.line()
    assert served == {(Lane.CPU, "new"): 20000, (Lane.GPU, "kept"): 1}


async def test_a_job_waits_while_its_twin_is_made(queue: JobQueue) -> None:
    await add(queue, "A sunset!", "ada")
    twin = await add(queue, "a sunset", "bob")
    other = await add(queue, "a moon", "bob")
    await claim(queue)
    assert (await claim(queue)).id == other.id
    assert await queue.claim_next(Lane.CPU) is None
    assert await state(queue, twin) is JobState.QUEUED


async def test_a_finished_clip_is_ready_for_all_twins_in_one_step(
    line: Bench, queue: JobQueue
) -> None:
    job = await add(queue, user="ada")
    twin = await add(queue, user="bob")
    seeded = await queue.enqueue(request(seed=4), address("eve"), lane=Lane.CPU)
    told: list[str] = []
    queue.listeners.append(lambda job: told.append(job.id))
    clip = make_clip(line.clips_dir, request())
    finished = await queue.finish(await claim(queue), clip)
    assert finished is not None
    assert (finished.state, finished.clip, finished.reuse) == (JobState.READY, clip, None)
    got = await queue.get(twin.id)
    assert got is not None
    assert (got.state, got.clip, got.reuse) == (JobState.READY, clip, Reuse.TWIN)
    assert await state(queue, seeded) is JobState.QUEUED
    assert told[-2:] == [job.id, twin.id]


async def test_a_clip_of_an_older_attempt_is_refused_and_not_kept(
    line: Bench, queue: JobQueue
) -> None:
    await add(queue)
    first = await claim(queue)
    await queue.recover()
    second = await claim(queue)
    late = make_clip(line.clips_dir, request())
    assert await queue.finish(first, late) is None
    assert await line.database.fetch_one("SELECT id FROM clips") is None
    assert await state(queue, second) is JobState.RUNNING


async def test_a_cancelled_job_cannot_be_finished_failed_or_released(
    line: Bench, queue: JobQueue
) -> None:
    await add(queue)
    running = await claim(queue)
    cancelled, _ = await queue.cancel(running, bequeath=False)
    assert cancelled is not None
    clip = make_clip(line.clips_dir, request())
    assert await queue.finish(running, clip) is None
    assert await queue.fail(running, Notice(code="job-failed")) is None
    assert await queue.release(running) is None
    assert await queue.try_again(running) is None
    assert await state(queue, running) is JobState.CANCELLED


async def test_a_job_that_ended_cannot_be_cancelled(queue: JobQueue) -> None:
    job = await add(queue)
    await queue.cancel(job, bequeath=False)
    assert await queue.cancel(job, bequeath=False) == (None, None)


async def test_a_cancelled_jobs_work_goes_to_its_twin(queue: JobQueue) -> None:
    await add(queue, user="ada")
    twin = await add(queue, user="bob")
    running = await claim(queue)
    cancelled, heir = await queue.cancel(running, bequeath=True)
    assert cancelled is not None
    assert heir is not None
    assert (heir.id, heir.state, heir.attempt) == (twin.id, JobState.RUNNING, 1)


async def test_a_job_is_given_three_claims(queue: JobQueue) -> None:
    await add(queue)
    for _ in range(2):
        assert await queue.try_again(await claim(queue)) is not None
    third = await claim(queue)
    assert third.attempt == 3
    assert await queue.try_again(third) is None


async def test_a_release_does_not_count_against_the_job(queue: JobQueue) -> None:
    await add(queue)
    for _ in range(5):
        assert await queue.release(await claim(queue)) is not None
    assert (await claim(queue)).attempt == 1


async def test_recovery_queues_what_was_running_and_keeps_its_attempts(queue: JobQueue) -> None:
    await add(queue)
    await claim(queue)
    (job,) = await queue.recover()
    assert (job.state, job.attempt) == (JobState.QUEUED, 1)
    assert (await claim(queue)).attempt == 2


async def test_a_job_that_was_running_in_five_crashes_is_given_up_and_told(queue: JobQueue) -> None:
    job = await add(queue)
    for attempt in range(1, 6):
        assert (await claim(queue)).attempt == attempt
        await queue.recover()
    ended = await queue.get(job.id)
    assert ended is not None
    notice = Notice(code="job-worker-died", arguments={"attempts": 5})
    assert (ended.state, ended.error) == (JobState.FAILED, notice)
    assert [due.id for due in await queue.outbox(FAR)] == [job.id]
    assert await queue.claim_next(Lane.CPU) is None


async def test_a_caller_that_is_cancelled_leaves_the_change_whole_and_told(
    queue: JobQueue,
) -> None:
    told: list[Job] = []
    queue.listeners.append(told.append)
    task = asyncio.create_task(add(queue))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await queue.drain()
    assert [job.id for job in await queue.open_jobs()] == [job.id for job in told]
    assert len(told) == 1


async def test_a_postponed_post_is_due_when_its_time_has_come(line: Bench, queue: JobQueue) -> None:
    assert isinstance(line.clock, HandClock)
    hit = await keep_clip(line, request())
    job = await queue.enqueue(request(), address(), lane=Lane.CPU, hit=hit)
    assert [due.id for due in await queue.outbox(line.clock.now())] == [job.id]
    later = await queue.postpone(job, line.clock.now() + 60)
    assert later is not None
    assert later.posts == 1
    assert await queue.outbox(line.clock.now()) == []
    assert await queue.next_post(line.clock.now()) == line.clock.now() + 60
    line.clock.advance(60)
    assert [due.id for due in await queue.outbox(line.clock.now())] == [job.id]


async def test_an_end_without_a_clip_stays_in_the_outbox_until_it_is_told(queue: JobQueue) -> None:
    job = await add(queue)
    failed = await queue.fail(job, Notice(code="job-failed"))
    assert failed is not None
    assert [due.id for due in await queue.outbox(FAR)] == [job.id]
    await queue.told(failed)
    assert await queue.outbox(FAR) == []


async def test_a_clip_that_is_gone_is_made_again(line: Bench, queue: JobQueue) -> None:
    hit = await keep_clip(line, request())
    job = await queue.enqueue(request(), address(), lane=Lane.CPU, hit=hit)
    await line.cache.remove(hit.clip.id)
    orphan = await queue.get(job.id)
    assert orphan is not None
    assert orphan.clip is None
    lost = await queue.clip_lost(orphan)
    assert lost is not None
    assert (lost.state, lost.reuse) == (JobState.QUEUED, None)


async def test_history_pages_backwards_and_leaves_out_what_was_hidden(queue: JobQueue) -> None:
    jobs = [await add(queue, f"prompt {index}") for index in range(5)]
    await queue.cancel(jobs[3], bequeath=False, hide=True)
    page = await queue.history("memory:ada", 10, 2)
    assert [job.number for job in page] == [3, 5]
    assert [job.number for job in await queue.history("memory:ada", 3, 9)] == [1, 2]


async def test_people_find_their_own_jobs_by_number_or_id(queue: JobQueue) -> None:
    job = await add(queue)
    assert await queue.find("memory:ada", "1") == job
    assert await queue.find("memory:ada", job.id) == job
    assert await queue.find("memory:eve", "1") is None
    assert await queue.find("memory:eve", job.id) is None
    assert await queue.find("memory:ada", "9" * 30) is None


async def test_a_deleted_job_is_found_by_no_name(queue: JobQueue) -> None:
    job = await add(queue)
    await queue.cancel(job, bequeath=False, hide=True)
    assert await queue.find("memory:ada", "1") is None
    assert await queue.find("memory:ada", job.id) is None
