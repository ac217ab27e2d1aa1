"""bot.communities on a real database: settings, blocks and quotas outlive the program."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.arrival import DAY
from bot.communities import Communities, QuotaUse, Stats
from bot.community import Community
from bot.types import ClipFormat, Notice
from generator.types import Lane
from tests.support.clock import HandClock
from tests.support.generator import make_clip
from tests.support.line import Bench, address, bench, request

US, ADA, BOB = "memory:us", "memory:ada", "memory:bob"


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    """Nothing is started: the test is the only one to touch the queue."""
    async with bench(tmp_path, start=False) as line:
        yield line


@pytest.fixture
def communities(line: Bench) -> Communities:
    return line.service.communities


def afresh(line: Bench) -> Communities:
    """As after a restart: nothing is remembered."""
    return Communities(line.database, line.clock)


async def test_nobody_decided_anything_at_first(communities: Communities) -> None:
    assert await communities.of(US) == Community()
    assert await communities.blocked(US) == []
    assert await communities.quota_of(US, ADA) == QuotaUse(used=0, most=None, free_at=None)


async def test_a_change_leaves_the_other_settings_and_communities_alone(
    line: Bench, communities: Communities
) -> None:
    await communities.change(US, seconds=4, channels=("1",))
    changed = await communities.change(US, seconds=None, spoiler=True)
    assert changed == Community(channels=("1",), spoiler=True)
    assert await communities.of("memory:them") == Community()
    assert await communities.of(US) == await afresh(line).of(US) == changed


async def test_changes_at_the_same_time_are_all_kept(line: Bench, communities: Communities) -> None:
    await asyncio.gather(
        communities.change(US, jobs=1),
        communities.change(US, quota=2),
        communities.change(US, cooldown=3),
    )
    assert await communities.of(US) == Community(jobs=1, quota=2, cooldown=3)
    assert await afresh(line).of(US) == Community(jobs=1, quota=2, cooldown=3)


async def test_what_is_remembered_is_what_is_kept_even_when_a_change_is_called_off(
    line: Bench, communities: Communities
) -> None:
    for turns in range(0, 600, 20):
        change = asyncio.create_task(communities.change(US, jobs=turns))
        for _ in range(turns):
            await asyncio.sleep(0)
        change.cancel()
        await asyncio.gather(change, return_exceptions=True)
        assert await communities.of(US) == await afresh(line).of(US)


async def test_a_block_holds_in_its_community_until_it_is_lifted(
    line: Bench, communities: Communities
) -> None:
    await communities.block(US, BOB)
    await communities.block(US, ADA)
    assert await afresh(line).blocked(US) == [ADA, BOB]
    assert await communities.blocked("memory:them") == []
    await communities.block(US, ADA, blocked=False)
    assert await communities.blocked(US) == [BOB]


async def test_a_block_and_a_quota_of_a_member_do_not_touch_each_other(
    communities: Communities,
) -> None:
    await communities.set_quota(US, ADA, 3)
    await communities.block(US, ADA)
    await communities.set_quota(US, ADA, None)
    member = await communities.member(US, ADA)
    assert (member.blocked, member.quota) == (True, None)


async def test_the_quota_in_use_counts_the_last_24_hours(
    line: Bench, communities: Communities
) -> None:
    assert isinstance(line.clock, HandClock)
    await communities.change(US, quota=2)
    begun = line.clock.now()
    await line.line.queue.enqueue(request("one"), address(), lane=Lane.CPU)
    line.clock.advance(3600)
    await line.line.queue.enqueue(request("two"), address(), lane=Lane.CPU)
    assert await communities.quota_of(US, ADA) == QuotaUse(used=2, most=2, free_at=begun + DAY)
    assert (await communities.quota_of(US, BOB)).used == 0
    await communities.set_quota(US, ADA, 1)  # the second must leave, too
    use = await communities.quota_of(US, ADA)
    assert use == QuotaUse(used=2, most=1, free_at=begun + 3600 + DAY)
    line.clock.advance(DAY - 3600)
    assert (await communities.quota_of(US, ADA)).used == 1


async def test_statistics_tell_what_became_of_the_requests(
    line: Bench, communities: Communities
) -> None:
    queue = line.line.queue

    async def add(prompt: str, user: str = "ada") -> None:
        await queue.enqueue(request(prompt), address(user), lane=Lane.CPU)

    await add("made")
    await add("made", "bob")  # its twin
    job = await queue.claim_next(Lane.CPU)
    assert job is not None
    ready = await queue.finish(job, make_clip(line.clips_dir, request("made")))
    assert ready is not None
    assert await queue.delivered(ready, ClipFormat.MP4) is not None
    await add("failed")
    (_, failing) = await queue.open_jobs()
    await queue.fail(failing, Notice(code="job-failed"))
    await add("open")
    elsewhere = address("eve").evolve(community="them")
    await queue.enqueue(request(), elsewhere, lane=Lane.CPU)
    assert await communities.stats(US, DAY) == Stats(
        asked=4, people=2, made=1, reused=1, failed=1, cancelled=0, open=2
    )
    assert await communities.busiest(DAY) == [(US, 4), ("memory:them", 1)]
    assert isinstance(line.clock, HandClock)
    line.clock.advance(2 * DAY)
    assert (await communities.stats(US, DAY)).asked == 0
    assert await communities.busiest(DAY) == []
