"""bot.gallery: which clips stand on which shelf, and for whom."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from bot.commands import Shelf
from bot.gallery import GalleryPage
from bot.types import Address, ClipFormat, Job, JobState, Notice, Visitor
from cache.clips import Hit
from generator.types import Lane
from tests.support.generator import make_clip
from tests.support.line import Bench, address, bench, request

ADA = address()


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    """Nothing is started: the test is the only one to touch the queue."""
    async with bench(tmp_path, start=False) as line:
        yield line


async def posted(
    line: Bench,
    prompt: str,
    asker: Address = ADA,
    like: Job | None = None,
    origin: str | None = None,
) -> Job:
    """A clip in the conversation; of `like`, where that has one already."""
    queue = line.line.queue
    hit = Hit(like.clip, "exact") if like and like.clip else None
    job = await queue.enqueue(request(prompt), asker, lane=Lane.CPU, hit=hit, origin=origin)
    if hit is None:
        claimed = await queue.claim_next(Lane.CPU)
        assert claimed is not None
        job = await queue.finish(claimed, make_clip(line.clips_dir, job.request)) or job
    delivered = await queue.delivered(job, ClipFormat.MP4)
    assert delivered is not None
    return delivered


async def shelf(
    line: Bench, which: Shelf, asker: Address = ADA, sees: frozenset[str] = frozenset()
) -> list[str]:
    page = await line.service.gallery.page(which, asker, Visitor(sees=sees))
    assert page.clips == len(page.jobs)
    return [job.request.prompt for job in page.jobs]


async def test_an_empty_shelf_has_one_empty_page(line: Bench) -> None:
    for which in Shelf:
        page = await line.service.gallery.page(which, ADA, Visitor(), 7)
        assert page == GalleryPage(shelf=which, jobs=(), number=1, pages=1, clips=0)


async def test_my_clips_are_mine_wherever_i_asked_for_them_newest_first(line: Bench) -> None:
    await posted(line, "one")
    await posted(line, "two", ADA.evolve(community="them", channel="elsewhere"))
    await posted(line, "theirs", address("bob"))
    assert await shelf(line, Shelf.MINE) == ["two", "one"]


async def test_a_shelf_is_turned_page_by_page_and_ends_with_its_last(line: Bench) -> None:
    for index in range(7):
        await posted(line, str(index))
    gallery = line.service.gallery
    first = await gallery.page(Shelf.MINE, ADA, Visitor(), 1, size=3)
    beyond = await gallery.page(Shelf.MINE, ADA, Visitor(), 99, size=3)
    assert [job.request.prompt for job in first.jobs] == ["6", "5", "4"]
    assert [job.request.prompt for job in beyond.jobs] == ["0"]
    assert (beyond.number, beyond.pages, beyond.clips) == (3, 3, 7)


async def test_a_clip_stands_on_a_shelf_once_as_its_latest_job(line: Bench) -> None:
    first = await posted(line, "a sunset")
    latest = await posted(line, "A sunset!", like=first)
    assert await shelf(line, Shelf.MINE) == ["A sunset!"]
    assert await line.service.gallery.favour(first.id, ADA.owner)
    assert await line.service.gallery.favour(latest.id, ADA.owner)
    assert await shelf(line, Shelf.FAVOURITES) == ["A sunset!"]


async def test_what_is_not_made_not_kept_or_deleted_stands_nowhere(line: Bench) -> None:
    queue = line.line.queue
    gone, hidden = await posted(line, "gone"), await posted(line, "hidden")
    for job in (gone, hidden):
        await line.service.gallery.favour(job.id, ADA.owner)
    assert gone.clip is not None
    await line.cache.remove(gone.clip.id)
    await queue.cancel(hidden, bequeath=False, hide=True)
    await queue.enqueue(request("open"), ADA, lane=Lane.CPU)
    for which in Shelf:
        assert await shelf(line, which) == []


async def test_a_clip_that_could_not_be_posted_is_its_askers_alone(line: Bench) -> None:
    queue = line.line.queue
    job = await queue.enqueue(request(), ADA, lane=Lane.CPU)
    claimed = await queue.claim_next(Lane.CPU)
    assert claimed is not None
    ready = await queue.finish(claimed, make_clip(line.clips_dir, job.request))
    assert ready is not None
    await queue.fail(ready, Notice(code="delivery-unreachable"))
    assert await shelf(line, Shelf.MINE) == ["a sunset"]
    assert await shelf(line, Shelf.HERE) == []


async def test_a_clip_stays_on_every_shelf_while_another_format_comes_to_nothing(
    line: Bench,
) -> None:
    job = await posted(line, "a sunset")
    await line.service.gallery.favour(job.id, ADA.owner)
    converting = await line.line.queue.convert(job, ClipFormat.GIF)
    assert converting is not None
    for which in Shelf:
        assert await shelf(line, which) == ["a sunset"]
    await line.line.queue.fail(converting, Notice(code="delivery-failed"))
    for which in Shelf:
        assert await shelf(line, which) == ["a sunset"]


async def test_here_is_what_everybody_made_in_the_conversations_one_sees(line: Bench) -> None:
    bob = address("bob", channel="studio")
    await posted(line, "mine")
    await posted(line, "in the studio", bob)
    await posted(line, "behind closed doors", address("eve", channel="secret"))
    await posted(line, "of another server", bob.evolve(community="them"))
    await posted(line, "private", bob.evolve(community="bob", channel="bob"))
    assert await shelf(line, Shelf.HERE) == ["mine"]
    seen = await shelf(line, Shelf.HERE, sees=frozenset({"studio", "bob"}))
    assert seen == ["in the studio", "mine"]


async def test_a_clip_that_was_only_shown_again_is_no_clip_of_this_place(line: Bench) -> None:
    """It may be private, or of another community: who shows it decides that once."""
    private = await posted(line, "private", ADA.evolve(community="ada", channel="ada"))
    shown = await posted(line, "private", like=private, origin=private.id)
    assert shown.state is JobState.DELIVERED
    assert await shelf(line, Shelf.HERE) == []


async def test_favourites_are_everybodys_own_and_can_be_ended(line: Bench) -> None:
    job = await posted(line, "a sunset")
    gallery, bob = line.service.gallery, address("bob")
    assert await gallery.favour(job.id, bob.owner)
    assert await shelf(line, Shelf.FAVOURITES) == []
    assert await shelf(line, Shelf.FAVOURITES, bob) == ["a sunset"]
    assert await gallery.is_favourite(job.id, bob.owner)
    assert not await gallery.favour(job.id, bob.owner)
    assert await shelf(line, Shelf.FAVOURITES, bob) == []


async def test_what_was_just_deleted_becomes_nobodys_favourite(line: Bench) -> None:
    assert not await line.service.gallery.favour("gone", ADA.owner)
    assert not await line.service.gallery.is_favourite("gone", ADA.owner)
