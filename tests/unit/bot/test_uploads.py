"""bot.uploads, bot.offers and bot.showcase: what is there before anything is asked for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.offers import KEPT, Offers
from bot.types import ClipFormat, Status
from bot.uploads import Upload
from tests.support.clock import HandClock
from tests.support.line import Bench, address, bench, request

HOLDER = "telegram:1"
HELD = Upload("animation", "file-1")


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path) as line:
        yield line


async def made(line: Bench, prompt: str = "a sunset", user: str = "ada") -> tuple[str, str]:
    """The ids of a job that was posted, and of its clip."""
    job_id = (await line.service.submit(request(prompt), address(user))).job.id
    await line.adapter.until(lambda: any(post.parcel for post in line.adapter.of(job_id)))
    await line.line.queue.drain()
    job = await line.job(job_id)
    assert job.clip is not None
    return job_id, job.clip.id


async def own(line: Bench, words: str = "", user: str = "ada", **more: int) -> list[str]:
    exhibits = await line.service.showcase.own(
        f"memory:{user}", words.split(), HOLDER, **{"limit": 10, **more}
    )
    return [exhibit.job.request.prompt for exhibit in exhibits]


async def test_an_upload_is_good_for_its_holder_and_format_alone(line: Bench) -> None:
    _, clip = await made(line)
    await line.service.uploads.keep(clip, HOLDER, ClipFormat.MP4, HELD)
    assert await line.service.uploads.find(clip, HOLDER, ClipFormat.MP4) == HELD
    assert await line.service.uploads.find(clip, HOLDER, ClipFormat.GIF) is None
    assert await line.service.uploads.find(clip, "telegram:2", ClipFormat.MP4) is None


async def test_a_newer_upload_takes_the_place_of_the_older_one(line: Bench) -> None:
    _, clip = await made(line)
    newer = Upload("video", "file-2")
    for upload in (HELD, newer):
        await line.service.uploads.keep(clip, HOLDER, ClipFormat.MP4, upload)
    await line.service.uploads.forget(clip, HOLDER, ClipFormat.MP4, HELD)
    assert await line.service.uploads.find(clip, HOLDER, ClipFormat.MP4) == newer
    await line.service.uploads.forget(clip, HOLDER, ClipFormat.MP4, newer)
    assert await line.service.uploads.find(clip, HOLDER, ClipFormat.MP4) is None


async def test_uploads_leave_with_their_clip(line: Bench) -> None:
    _, clip = await made(line)
    await line.service.uploads.keep(clip, HOLDER, ClipFormat.MP4, HELD)
    await line.cache.remove(clip)
    assert await line.service.uploads.find(clip, HOLDER, ClipFormat.MP4) is None
    await line.service.uploads.keep(clip, HOLDER, ClipFormat.MP4, HELD)
    assert await line.service.uploads.held([clip], HOLDER, ClipFormat.MP4) == {}


async def test_the_same_words_of_the_same_person_are_one_offer(line: Bench) -> None:
    offers = line.service.offers
    first = await offers.make("memory:ada", "a fox", "en")
    assert (await offers.make("memory:ada", "a fox", "zh")).id == first.id
    assert (await offers.make("memory:bob", "a fox", "en")).id != first.id
    found = await offers.find(first.id)
    assert found is not None
    assert (found.owner, found.words, found.locale) == ("memory:ada", "a fox", "zh")
    assert await offers.find("0" * 24) is None


async def test_an_offer_holds_after_a_restart(line: Bench) -> None:
    offer = await line.service.offers.make("memory:ada", "a fox", "en")
    assert await Offers(line.database, HandClock()).find(offer.id) == offer


async def test_an_offer_holds_for_a_week_after_it_was_last_made(line: Bench) -> None:
    clock = HandClock()
    offers = Offers(line.database, clock)
    offer = await offers.make("memory:ada", "a fox", "en")
    clock.advance(KEPT - 1)
    assert await offers.find(offer.id) is not None
    await offers.make("memory:ada", "a fox", "en")
    clock.advance(KEPT - 1)
    assert await offers.find(offer.id) is not None
    clock.advance(2)
    assert await offers.find(offer.id) is None
    await offers.make("memory:bob", "a wolf", "en")
    rows = await line.database.fetch_all("SELECT owner FROM offers")
    assert [row["owner"] for row in rows] == ["memory:bob"], "what holds no more is not kept"


async def test_offers_are_erased_with_everything_else_of_a_person(line: Bench) -> None:
    offer = await line.service.offers.make("memory:ada", "my secret", "en")
    await line.service.privacy.erase("memory:ada")
    assert await line.service.offers.find(offer.id) is None


async def test_only_ones_own_posted_clips_that_the_holder_has_are_shown(line: Bench) -> None:
    for prompt in ("a red fox", "a blue fox", "a fox nobody holds"):
        _, clip = await made(line, prompt)
        if "nobody" not in prompt:
            await line.service.uploads.keep(clip, HOLDER, ClipFormat.MP4, HELD)
    assert await own(line) == ["a blue fox", "a red fox"]
    assert await own(line, "RED fox") == ["a red fox"]
    assert await own(line, "fox red wolf") == []
    assert await own(line, user="bob") == []
    assert await own(line, limit=1, offset=1) == ["a red fox"]


async def test_a_clip_that_was_made_twice_is_shown_once(line: Bench) -> None:
    _, clip = await made(line)
    await made(line)
    await line.service.uploads.keep(clip, HOLDER, ClipFormat.MP4, HELD)
    assert await own(line) == ["a sunset"]


async def test_what_was_deleted_or_veiled_is_not_shown(line: Bench) -> None:
    job, clip = await made(line)
    await line.service.uploads.keep(clip, HOLDER, ClipFormat.MP4, HELD)
    await line.service.communities.change("memory:us", spoiler=True)
    _, veiled = await made(line, "a veiled fox")
    await line.service.uploads.keep(veiled, HOLDER, ClipFormat.MP4, HELD)
    assert await own(line) == ["a sunset"]
    await line.service.delete(job, "memory:ada")
    assert await own(line) == []


@pytest.mark.parametrize(("words", "found"), [("a sunset", True), ("a wolf", False)])
async def test_what_would_answer_at_once_is_known_before_it_is_asked_for(
    line: Bench, words: str, found: bool
) -> None:
    _, clip = await made(line)
    before: list[Status] = await line.service.history("memory:bob")
    ready = await line.service.ready_made(request(words), address("bob"))
    assert (ready.id if ready else None) == (clip if found else None)
    assert await line.service.history("memory:bob") == before == []
