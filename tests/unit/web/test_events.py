"""The hub: who hears of what, and how a slow reader is spared."""

import asyncio
from contextlib import ExitStack
from pathlib import Path

import pytest

from adapters.web.events import Event, Hub, Loading, Subscription
from bot.types import Address, Status
from generator.types import ClipRequest
from tests.unit.web.fake_service import FakeService

ADDRESS = Address(platform="web", channel="ann", user="ann", community="ann")
PATIENCE = 5.0


@pytest.fixture
async def statuses(tmp_path: Path) -> list[Status]:
    service = FakeService(tmp_path)
    request = ClipRequest(prompt="a cat", engine="sketch")
    return [await service.submit(request, ADDRESS) for _ in range(3)]


async def read(subscription: Subscription, number: int) -> list[Event | Loading]:
    found: list[Event | Loading] = []
    async with asyncio.timeout(PATIENCE):
        async for event in subscription:
            found.append(event)
            if len(found) == number:
                break
    return found


async def test_a_slow_reader_gets_the_latest_of_each_job_and_no_backlog(
    statuses: list[Status],
) -> None:
    hub = Hub()
    first, second, _ = statuses
    with hub.subscribe("ann") as page:
        for _ in range(1000):
            hub.publish("ann", first.job.id, first)
        latest = Status(job=first.job, position=9)
        hub.publish("ann", second.job.id, second)
        hub.publish("ann", first.job.id, latest)
        events = await read(page, 2)
    assert sorted(events, key=str) == sorted(
        [Event(first.job.id, latest), Event(second.job.id, second)], key=str
    )


async def test_everybody_hears_of_their_own_jobs_on_every_page_they_have_open(
    statuses: list[Status],
) -> None:
    hub = Hub()
    status = statuses[0]
    with (
        hub.subscribe("ann") as page,
        hub.subscribe("ann") as other_page,
        hub.subscribe("ben") as stranger,
    ):
        hub.publish("ann", status.job.id, status)
        assert await read(page, 1) == await read(other_page, 1)
        hub.close()
        assert [event async for event in stranger] == []


async def test_every_page_hears_what_is_being_loaded_the_latest_of_it(
    statuses: list[Status],
) -> None:
    hub = Hub()
    with hub.subscribe("ann") as anns, hub.subscribe("ben") as bens:
        for percent in range(63):
            hub.announce(Loading({"wan": percent}))
        hub.announce(Loading({"wan": 62}))
        assert await read(anns, 1) == await read(bens, 1) == [Loading({"wan": 62})]
        hub.announce(Loading({"wan": 62}))  # nothing new
        hub.publish("ann", statuses[0].job.id, statuses[0])
        assert await read(anns, 1) == [Event(statuses[0].job.id, statuses[0])]
        with hub.subscribe("cat") as late:
            assert await read(late, 1) == [Loading({"wan": 62})]
        hub.announce(Loading({}))
        assert await read(bens, 1) == [Loading({})]


async def test_a_page_hears_of_no_loading_where_there_is_none(statuses: list[Status]) -> None:
    hub = Hub()
    hub.announce(Loading({"wan": None}))
    hub.announce(Loading({}))
    with hub.subscribe("ann") as page:
        hub.publish("ann", statuses[0].job.id, statuses[0])
        assert await read(page, 1) == [Event(statuses[0].job.id, statuses[0])]


async def test_a_page_that_left_is_forgotten(statuses: list[Status]) -> None:
    hub = Hub()
    with hub.subscribe("ann"):
        assert hub.pages == 1
    assert hub.pages == 0
    hub.publish("ann", statuses[0].job.id, statuses[0])


async def test_closing_ends_every_stream_and_every_later_one() -> None:
    hub = Hub()
    with hub.subscribe("ann") as page:
        waiting = asyncio.create_task(read(page, 1))
        await asyncio.sleep(0)
        hub.close()
        assert await waiting == []
    with hub.subscribe("ann") as late:
        assert await read(late, 1) == []


def test_ids_rise_even_when_the_clock_stands_still_or_goes_back() -> None:
    times = iter([100.0, 100.0, 50.0, 200.0])
    hub = Hub(clock=lambda: next(times))
    ids = [hub.next_id() for _ in range(4)]
    assert ids == sorted(set(ids))
    assert ids[-1] == 200_000_000


async def test_streams_of_one_asker_are_bounded_the_oldest_ends(statuses: list[Status]) -> None:
    hub = Hub()
    with ExitStack() as open_pages:
        pages = [open_pages.enter_context(hub.subscribe("ann")) for _ in range(33)]
        hub.publish("ann", statuses[0].job.id, statuses[0])
        assert await read(pages[0], 1) == []
        assert len(await read(pages[1], 1)) == 1
    assert hub.pages == 0
