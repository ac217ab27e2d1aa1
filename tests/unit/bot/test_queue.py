"""bot.queue on a real database: what is promised is kept, what comes too late changes nothing."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from pathlib import Path

import pytest
import pytest_asyncio

from bot import statements
from bot.arrival import DAY, NO_TERMS, UNASKED, Arrival, Terms
from bot.line import LineSettings
from bot.queue import TOKEN_LIVES, Caps, JobQueue
from bot.types import ClipFormat, Job, JobState, Notice, Reuse
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


async def test_who_is_turned_away_by_a_bound_that_holds_no_more_is_let_in(
    queue: JobQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = [await add(queue) for _ in range(5)]
    why = queue._why

    async def late(arrival: Arrival) -> UserError | None:
        await queue.cancel(mine[0], bequeath=False)
        return await why(arrival)

    monkeypatch.setattr(queue, "_why", late)
    assert (await add(queue, "a sixth")).state is JobState.QUEUED


async def test_a_bound_that_frees_up_and_fills_again_each_time_is_told_in_the_end(
    queue: JobQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        await add(queue)

    async def none(arrival: Arrival) -> None:
        return None

    monkeypatch.setattr(queue, "_why", none)
    with pytest.raises(UserError, match="queue-full"):
        await add(queue, "a sixth")


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


async def test_what_shows_a_clip_once_more_is_not_let_in_without_it(
    line: Bench, queue: JobQueue
) -> None:
    hit = await keep_clip(line, request())
    job = await queue.enqueue(request(), address(), lane=Lane.CPU, hit=hit)
    await line.cache.remove(hit.clip.id)
    with pytest.raises(UserError, match="clip-gone"):
        await queue.enqueue(request(), address(), lane=Lane.CPU, hit=hit, origin=job.id)


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
    await queue.tidy()
    _, served = await queue.line()
    assert served == {(Lane.CPU, "new"): 20000, (Lane.GPU, "kept"): 1}


async def test_a_key_to_a_conversation_is_forgotten_once_it_is_no_good(
    line: Bench, queue: JobQueue
) -> None:
    asker = address().evolve(extra={"token": "secret", "application": "7"})
    open_job = await queue.enqueue(request(), asker, lane=Lane.CPU)
    ended = await queue.enqueue(request("a moon"), asker, lane=Lane.CPU)
    await queue.cancel(ended, bequeath=False)
    for seconds, kept in ((TOKEN_LIVES - 1, True), (1, False)):
        assert isinstance(line.clock, HandClock)
        line.clock.advance(seconds)
        await queue.tidy()
        job = await line.job(ended.id)
        assert ("token" in job.address.extra) is kept
        assert job.address.extra["application"] == "7"
    assert await queue.get(open_job.id) == open_job


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


# The community's terms


def ask(
    queue: JobQueue,
    terms: Terms,
    prompt: str = "a sunset",
    user: str = "ada",
    hit: Hit | None = None,
    origin: str | None = None,
) -> Awaitable[Job]:
    return queue.enqueue(
        request(prompt), address(user), lane=Lane.CPU, terms=terms, hit=hit, origin=origin
    )


async def refusals(*asked: Awaitable[Job]) -> list[str]:
    results = await asyncio.gather(*asked, return_exceptions=True)
    return [str(result) for result in results if isinstance(result, UserError)]


async def test_a_members_cap_holds_in_its_community_only(queue: JobQueue) -> None:
    terms = Terms(jobs=2)
    refused = await refusals(*(ask(queue, terms, f"prompt {index}") for index in range(20)))
    assert len(refused) == 18
    assert set(refused) == {"queue-yours-full-here(open=2, most=2)"}
    await ask(queue, terms, user="bob")
    elsewhere = address().evolve(community="them")
    await queue.enqueue(request(), elsewhere, lane=Lane.CPU, terms=terms)


async def test_a_thousand_at_once_do_not_slip_past_a_quota(line: Bench) -> None:
    caps = Caps(jobs_per_user=2000, jobs_total=2000)
    queue = JobQueue(
        line.database, line.cache, clips_dir=line.clips_dir, caps=caps, clock=line.clock
    )
    terms = Terms(quota=7)
    refused = await refusals(*(ask(queue, terms, f"prompt {index}") for index in range(1000)))
    assert len(refused) == 993
    assert set(refused) == {"quota-used(most=7, hours=24)"}
    assert len(await queue.open_jobs()) == 7


async def test_a_quota_is_free_again_after_24_hours(line: Bench, queue: JobQueue) -> None:
    assert isinstance(line.clock, HandClock)
    terms = Terms(quota=2)
    await ask(queue, terms, "one")
    line.clock.advance(3600)
    await ask(queue, terms, "two")
    line.clock.advance(3600)
    assert await refusals(ask(queue, terms, "three")) == ["quota-used(most=2, hours=22)"]
    line.clock.advance(DAY - 7200)
    await ask(queue, terms, "three")
    assert await refusals(ask(queue, terms, "four")) == ["quota-used(most=2, hours=1)"]


async def test_a_quota_of_none_at_all_says_so(queue: JobQueue) -> None:
    assert await refusals(ask(queue, Terms(quota=0))) == ["quota-none()"]


async def test_a_quota_gives_back_what_failed_was_cancelled_or_reused(
    line: Bench, queue: JobQueue
) -> None:
    terms = Terms(quota=1)
    job = await ask(queue, terms, "failed")
    assert await refusals(ask(queue, terms))
    await queue.fail(job, Notice(code="job-failed"))
    job = await ask(queue, terms, "cancelled")
    assert await refusals(ask(queue, terms))
    await queue.cancel(job, bequeath=False)
    job = await ask(queue, terms, "reused")
    assert await refusals(ask(queue, terms))
    await queue.reuse(job, await keep_clip(line, request()))
    await ask(queue, terms, "made")
    assert await refusals(ask(queue, terms))


async def test_a_clip_that_was_made_and_could_not_be_posted_counts(
    line: Bench, queue: JobQueue
) -> None:
    terms = Terms(quota=1)
    await ask(queue, terms)
    made = await queue.finish(await claim(queue), make_clip(line.clips_dir, request()))
    assert made is not None
    await queue.fail(made, Notice(code="delivery-unreachable"))
    assert await refusals(ask(queue, terms, "another")) == ["quota-used(most=1, hours=24)"]


async def test_what_exists_already_is_shown_whatever_the_quota(
    line: Bench, queue: JobQueue
) -> None:
    hit = await keep_clip(line, request())
    for _ in range(3):
        assert (await ask(queue, Terms(quota=0), hit=hit)).state is JobState.READY


async def test_of_several_at_once_a_cool_down_lets_one_in(line: Bench, queue: JobQueue) -> None:
    assert isinstance(line.clock, HandClock)
    terms = Terms(cooldown=30)
    refused = await refusals(*(ask(queue, terms, f"prompt {index}") for index in range(50)))
    assert refused == ["cooldown(seconds=30)"] * 49
    line.clock.advance(12.5)
    assert await refusals(ask(queue, terms)) == ["cooldown(seconds=18)"]
    await ask(queue, terms, user="bob")
    line.clock.advance(17.5)
    await ask(queue, terms)


async def test_a_full_queue_is_called_full_where_there_is_a_cool_down_too(queue: JobQueue) -> None:
    for index in range(8):
        await add(queue, user=f"user {index}")
    assert await refusals(ask(queue, Terms(cooldown=30, quota=3))) == ["queue-full(most=8)"]


async def test_what_nobody_asked_for_needs_no_room_of_its_authors_and_starts_no_cool_down(
    line: Bench, queue: JobQueue
) -> None:
    assert isinstance(line.clock, HandClock)
    hit = await keep_clip(line, request())
    jobs = [await add(queue, f"prompt {index}") for index in range(5)]

    def show(terms: Terms) -> Awaitable[Job]:
        return ask(queue, terms, hit=hit, origin=jobs[0].id)

    assert await refusals(show(NO_TERMS)) == ["queue-yours-full(open=5, most=5)"]
    assert (await show(UNASKED)).origin == jobs[0].id
    for job in await queue.open_jobs():
        await queue.cancel(job, bequeath=False)
    line.clock.advance(60)
    copy, mine = await asyncio.gather(show(UNASKED), ask(queue, Terms(cooldown=30)))
    assert (copy.state, mine.state) == (JobState.READY, JobState.QUEUED)


# A clip that was posted, in another format


async def posted(line: Bench, queue: JobQueue) -> Job:
    hit = await keep_clip(line, request())
    job = await queue.enqueue(request(), address(), lane=Lane.CPU, hit=hit)
    delivered = await queue.delivered(job, ClipFormat.MP4)
    assert delivered is not None
    assert delivered.posted is ClipFormat.MP4
    return delivered


async def converting(line: Bench, queue: JobQueue) -> Job:
    converted = await queue.convert(await posted(line, queue), ClipFormat.GIF)
    assert converted is not None
    assert (converted.state, converted.format) == (JobState.READY, ClipFormat.GIF)
    assert [due.id for due in await queue.outbox(FAR)] == [converted.id]
    return converted


async def test_a_posted_clip_is_posted_anew_in_another_format(line: Bench, queue: JobQueue) -> None:
    job = await converting(line, queue)
    assert await queue.convert(job, ClipFormat.MP4) is None  # one after the other
    delivered = await queue.delivered(job, ClipFormat.GIF)
    assert delivered is not None
    assert (delivered.format, delivered.posted) == (ClipFormat.GIF, ClipFormat.GIF)


async def test_a_format_that_comes_to_nothing_leaves_what_was_posted(
    line: Bench, queue: JobQueue
) -> None:
    job = await converting(line, queue)
    kept = await queue.fail(job, Notice(code="clip-too-big"))
    assert kept is not None
    assert (kept.state, kept.format, kept.error) == (JobState.DELIVERED, ClipFormat.MP4, None)
    assert kept.clip is not None
    assert await queue.outbox(FAR) == []


async def test_cancelling_another_format_leaves_what_was_posted(
    line: Bench, queue: JobQueue
) -> None:
    job = await converting(line, queue)
    kept, _ = await queue.cancel(job, bequeath=False)
    assert kept is not None
    assert (kept.state, kept.format) == (JobState.DELIVERED, ClipFormat.MP4)


async def test_a_clip_that_is_gone_when_another_format_is_wanted_is_made_like_a_new_one(
    line: Bench, queue: JobQueue
) -> None:
    lost = await queue.clip_lost(await converting(line, queue))
    assert lost is not None
    assert (lost.state, lost.posted) == (JobState.QUEUED, None)
    failed = await queue.fail(await claim(queue), Notice(code="job-failed"))
    assert failed is not None
    assert failed.state is JobState.FAILED


async def test_a_job_whose_row_is_gone_can_be_reported_and_cancelled_in_vain(
    line: Bench, queue: JobQueue
) -> None:
    """A person's data are deleted while a worker, a post and a moderator still have the job."""
    await add(queue)
    running = await claim(queue)
    hit = await keep_clip(line, request("a moon"))
    ready = await queue.enqueue(request("a moon"), address(), lane=Lane.CPU, hit=hit)
    async with line.database.transaction() as connection:
        await connection.execute("DELETE FROM jobs")
    clip = make_clip(line.clips_dir, request())
    assert await queue.finish(running, clip) is None
    assert await line.cache.get(clip.id) is None
    assert await queue.release(running) is None
    assert await queue.try_again(running) is None
    assert await queue.fail(running, Notice(code="job-failed")) is None
    assert await queue.reuse(running, hit) is None
    assert await queue.cancel(running, bequeath=True, hide=True) == (None, None)
    assert await queue.delivered(ready, ClipFormat.MP4) is None
    assert await queue.convert(ready, ClipFormat.GIF) is None
    assert await queue.postpone(ready, FAR) is None
    assert await queue.clip_lost(ready) is None
    await queue.keep_placeholder(ready, "message 1")
    assert await queue.open_jobs() == []


# What the statements cost


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (
            statements.ENQUEUE,
            {"arrivals": "[]", "owner_cap": 1, "total_cap": 1, "day": 1},
        ),
        (statements.STANDING, {"owner": "ada", "scope": "us"}),
        (statements.MADE_SINCE, ["us", "ada", 0]),
        (statements.SUGGESTIONS, ["ada", "[]", 25]),
        (statements.BY_PLACEHOLDER, ["message 1"]),
        (statements.COPIES, ["job"]),
        (statements.OPEN_OF_AUTHOR, {"owner": "ada"}),
        (statements.CLIPS_OF_AUTHOR, {"owner": "ada"}),
        (statements.ERASE_COPIES, {"owner": "ada"}),
        (statements.ERASE, {"owner": "ada"}),
        *(
            (
                statements.GALLERY_PAGE.format(shelf),
                {"owner": "ada", "scope": "us", "sees": "[]", "size": 5, "offset": 0},
            )
            for shelf in (
                statements.GALLERY_MINE,
                statements.GALLERY_HERE,
                statements.GALLERY_FAVOURITES,
            )
        ),
    ],
)
async def test_no_statement_looks_through_all_jobs(
    line: Bench, statement: str, values: dict[str, object]
) -> None:
    async with line.database.transaction() as connection:
        plan = await connection.execute_fetchall(f"EXPLAIN QUERY PLAN {statement}", values)
    steps = [row["detail"] for row in plan]
    for table in ("jobs", "clips", "spent", "made", "own", "other"):
        assert f"SCAN {table}" not in steps
    assert not any("AUTOMATIC" in step for step in steps), "an index is made for each execution"


async def test_a_servers_shelf_is_read_by_its_own_index(line: Bench) -> None:
    values = {"scope": "us", "sees": "[]"}
    steps = await line.database.fetch_all(f"EXPLAIN QUERY PLAN {statements.GALLERY_HERE}", values)
    assert any("jobs_shown_there" in row["detail"] for row in steps)
