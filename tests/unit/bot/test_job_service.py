"""bot.job_service: clips once more, in other words, in another format; and who may have it done."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.commands import Shelf
from bot.types import ClipFormat, Job, JobState, Parcel, Status, Unreachable, Visitor
from generator.discovery import EngineInfo
from generator.errors import UserError
from generator.types import Lane
from tests.support.generator import Gate
from tests.support.line import Bench, address, bench, request


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path) as line:
        yield line


@pytest.fixture
def gate(line: Bench) -> Gate:
    line.generator.making = gate = Gate()
    return gate


async def asked(line: Bench, text: str, user: str = "ada") -> Status:
    answer = await line.service.ask(text, address(user))
    assert answer.job is not None
    return answer.job


async def made(line: Bench, text: str = "/video a sunset") -> Status:
    """A job whose clip was posted."""
    return await shown(line, await asked(line, text))


async def codes(*attempts: Awaitable[object]) -> list[str]:
    """What was refused of these, in order."""
    results = await asyncio.gather(*attempts, return_exceptions=True)
    return [result.code for result in results if isinstance(result, UserError)]


async def shown(line: Bench, status: Status) -> Status:
    """How a job stands once its clip was posted."""
    await line.adapter.until(lambda: bool(line.adapter.clips(status.job.id)))
    async with asyncio.timeout(10):
        while True:
            now = await line.service.status(status.job.id)
            if now.job.state is JobState.DELIVERED:
                return now
            await asyncio.sleep(0.005)


async def test_another_member_may_ask_for_the_same_again_and_a_stranger_not(line: Bench) -> None:
    first = await made(line)
    again = await line.service.again(first.job.id, address("bob"))
    assert again.job.address.user == "bob"
    assert again.job.request.prompt == first.job.request.prompt
    assert await codes(
        line.service.again(first.job.id, address("eve").evolve(community="them"))
    ) == ["job-unknown"]


async def test_an_edit_changes_the_prompt_and_keeps_the_rest(line: Bench) -> None:
    first = await made(
        line, "/video a cat --seconds 2 --size 320x240 --fps 12 --style ink --no dogs --seed 7"
    )
    edited = await line.service.edited(first.job.id, "a fox", address("bob"))
    expected = first.job.request.evolve(prompt="a fox", seed=None)
    assert edited.job.request == expected
    changed = await line.service.edited(first.job.id, "a fox --seconds 4 --no rain", address())
    assert changed.job.request == expected.evolve(seconds=4, negative_prompt="rain")
    assert await codes(line.service.edited(first.job.id, " ", address())) == ["prompt-empty"]


async def test_once_more_a_clip_has_the_length_that_was_chosen_or_that_suits_it(
    line: Bench,
) -> None:
    line.generator.engine_infos["paced"] = EngineInfo("paced", Lane.CPU, (), None, longest=8.0)

    async def lengths(job: Job) -> set[tuple[float, bool]]:
        again = await line.service.again(job.id, address())
        edited = await line.service.edited(job.id, "another", address())
        return {(it.job.request.seconds, it.job.request.own_length) for it in (again, edited)}

    chosen = await made(line, "/video a pendulum --engine paced --seconds 4")
    assert await lengths(chosen.job) == {(4.0, False)}
    found = await made(line, "/video a pendulum --engine paced")
    assert await lengths(found.job) == {(8.0, True)}
    sketched = await line.service.edited(found.job.id, "a cat --engine sketch", address())
    assert (sketched.job.request.seconds, sketched.job.request.own_length) == (3.0, False)


async def test_an_edit_keeps_a_clip_without_numbers(line: Bench) -> None:
    first = await made(line, "/video a pendulum --numbers off")
    assert not (await line.service.edited(first.job.id, "a ball", address())).job.request.numbers
    again = await line.service.edited(first.job.id, "a ball --numbers on", address())
    assert again.job.request.numbers


async def test_a_clip_is_shown_where_its_viewer_is_now(line: Bench) -> None:
    first = await made(line)
    elsewhere = address("ada", channel="ada").evolve(community="ada")
    again = await shown(line, await line.service.show(first.job.id, elsewhere))
    assert (again.job.clip, again.job.origin) == (first.job.clip, first.job.id)
    assert again.job.address.channel == "ada"
    assert len(line.generator.asked) == 1
    once_more = await line.service.show(again.job.id, elsewhere)
    assert once_more.job.origin == first.job.id


async def test_a_favourite_of_another_community_is_shown_and_any_other_clip_of_it_not(
    line: Bench,
) -> None:
    first, other = await made(line), await made(line, "/video a moon")
    bob = address("bob")
    assert await line.service.favour(first.job.id, bob)
    at_home = bob.evolve(community="bob")
    await shown(line, await line.service.show(first.job.id, at_home))
    assert await codes(line.service.show(other.job.id, at_home)) == ["job-unknown"]


async def test_a_clip_is_a_favourite_wherever_it_is_shown(line: Bench) -> None:
    first = await made(line)
    copy = await line.service.show(first.job.id, address("bob"))
    assert await line.service.favour(copy.job.id, address("eve"))
    assert not await line.service.favour(first.job.id, address("eve"))


async def test_what_is_shown_follows_the_rules_of_its_new_place(line: Bench) -> None:
    first = await made(line)
    await line.service.communities.change(
        "memory:them", spoiler=True, channels=("art",), blocked_words=("moon",)
    )
    there = address("ada", channel="art").evolve(community="them")
    assert (await line.service.show(first.job.id, there)).job.address.veiled
    moon = await made(line, "/video a moon")
    assert await codes(
        line.service.show(first.job.id, there.evolve(channel="chat")),
        line.service.show(moon.job.id, there),
    ) == ["house-channel", "house-word"]


async def test_to_show_a_clip_is_a_request_like_any_other(line: Bench) -> None:
    first = await made(line)
    await line.service.communities.change("memory:us", cooldown=30)
    for user in ("bob", "eve"):
        await shown(line, await line.service.show(first.job.id, address(user)))
    assert await codes(line.service.show(first.job.id, address("bob"))) == ["cooldown"]
    line.service.house.close()
    assert await codes(line.service.show(first.job.id, address("ian"))) == ["house-closed"]


async def test_what_stood_behind_a_cover_is_shown_behind_one_everywhere(line: Bench) -> None:
    await line.service.communities.change("memory:us", spoiler=True)
    first = await made(line)
    await line.service.communities.change("memory:us", spoiler=False)
    assert (await line.service.show(first.job.id, address())).job.address.veiled


async def test_a_gallery_gets_one_copy_however_many_like_a_clip(line: Bench) -> None:
    first = await made(line)
    gallery = address("gallery", source=f"copy-{first.job.id}", channel="best")
    copies = await asyncio.gather(*(line.service.copy(first.job.id, gallery) for _ in range(5)))
    assert len({copy.job.id for copy in copies}) == 1
    await shown(line, copies[0])
    assert len(line.adapter.clips(copies[0].job.id)) == 1


async def test_a_private_clip_reaches_nobody_else_though_a_community_shares(line: Bench) -> None:
    for scope in ("memory:us", "memory:them"):
        await line.service.communities.change(scope, sharing=True)
    alone = address().evolve(community="ada", channel="ada")
    private = await shown(line, await line.service.submit(request(), alone))
    us = await shown(line, await line.service.submit(request(), address("bob")))
    them = await line.service.submit(request(), address("eve").evolve(community="them"))
    assert us.job.clip != private.job.clip
    assert them.job.reuse is not None
    assert (await shown(line, them)).job.clip == us.job.clip
    page = await line.service.gallery.page(Shelf.HERE, address("bob"), Visitor())
    assert [job.id for job in page.jobs] == [us.job.id]


# Another format


async def test_a_clip_goes_from_one_format_to_the_other_and_back_in_its_place(line: Bench) -> None:
    first = await made(line)
    for format in (ClipFormat.GIF, ClipFormat.MP4, ClipFormat.MP4):
        status = await line.service.convert(first.job.id, format, "memory:ada")
        now = await shown(line, status)
        assert (now.job.format, now.job.posted, now.job.clip) == (format, format, first.job.clip)
    posts = line.adapter.clips(first.job.id)
    assert [post.parcel.format for post in posts if post.parcel] == ["mp4", "gif", "mp4"]
    assert len({post.reference for post in posts}) == 1


async def test_who_presses_twice_gets_the_other_format_once(line: Bench) -> None:
    first = await made(line)
    presses = (line.service.convert(first.job.id, ClipFormat.GIF, "memory:ada") for _ in range(5))
    for status in await asyncio.gather(*presses):
        await shown(line, status)
    assert (await line.job(first.job.id)).posted is ClipFormat.GIF


async def test_a_clip_that_is_gone_or_of_somebody_else_is_not_converted(line: Bench) -> None:
    first = await made(line)
    assert first.job.clip is not None
    convert = line.service.convert
    assert await codes(convert(first.job.id, ClipFormat.GIF, "memory:bob")) == ["job-unknown"]
    await line.cache.remove(first.job.clip.id)
    assert await codes(convert(first.job.id, ClipFormat.GIF, "memory:ada")) == ["clip-gone"]


async def test_a_clip_whose_file_is_gone_is_made_again_in_the_other_format(line: Bench) -> None:
    first = await made(line)
    assert first.job.clip is not None
    first.job.clip.path.unlink()
    await line.service.convert(first.job.id, ClipFormat.GIF, "memory:ada")
    await line.adapter.until(lambda: len(line.adapter.clips(first.job.id)) == 2)
    anew = line.adapter.clips(first.job.id)[-1]
    assert anew.parcel is not None
    assert anew.parcel.format is ClipFormat.GIF
    assert anew.status.job.clip != first.job.clip


async def test_what_stops_while_it_is_converted_stays_as_it_was_posted(line: Bench) -> None:
    first = await made(line)
    posting, never = asyncio.Event(), asyncio.Event()

    async def hold(status: Status, parcel: Parcel | None) -> None:
        posting.set()
        await never.wait()

    line.adapter.before = hold
    await line.service.convert(first.job.id, ClipFormat.GIF, "memory:ada")
    async with asyncio.timeout(10):
        await posting.wait()
    kept = (await line.service.cancel(first.job.id, "memory:ada")).job
    assert (kept.state, kept.format, kept.clip) == (
        JobState.DELIVERED,
        ClipFormat.MP4,
        first.job.clip,
    )
    assert [it.job.id for it in await line.service.history("memory:ada")] == [first.job.id]


async def test_a_format_that_the_place_does_not_take_leaves_the_clip_everywhere(
    line: Bench,
) -> None:
    first = await made(line)

    async def gone(status: Status, parcel: Parcel | None) -> None:
        raise Unreachable("somebody deleted it")

    line.adapter.before = gone
    await line.service.convert(first.job.id, ClipFormat.GIF, "memory:ada")
    async with asyncio.timeout(10):
        while True:
            kept = (await line.service.status(first.job.id)).job
            if kept.state is not JobState.READY:
                break
            await asyncio.sleep(0.005)
    assert (kept.state, kept.format, kept.error) == (JobState.DELIVERED, ClipFormat.MP4, None)
    for shelf in (Shelf.MINE, Shelf.HERE):
        assert (await line.service.gallery.page(shelf, address(), Visitor())).clips == 1


async def test_a_clip_is_counted_once_however_often_it_is_posted(line: Bench) -> None:
    first = await made(line)
    await shown(line, await line.service.convert(first.job.id, ClipFormat.GIF, "memory:ada"))
    await shown(line, await line.service.show(first.job.id, address("bob")))
    page = (await line.service.metrics()).decode()
    assert 'reelbot_clips_total{kind="new"} 1.0' in page
    assert 'reelbot_clips_total{kind="shown"} 1.0' in page
    assert 'reelbot_ended_total{code="",state="DELIVERED"} 2.0' in page


# Whose jobs are at whose disposal


async def test_a_deleted_clip_takes_its_copies_along(line: Bench) -> None:
    first = await made(line)
    copy = await line.service.copy(first.job.id, address("gallery", source="copy", channel="best"))
    await shown(line, copy)
    gone = await line.service.delete(first.job.id, "memory:ada")
    assert [job.id for job in gone] == [first.job.id, copy.job.id]
    assert await codes(line.service.status(copy.job.id)) == ["job-unknown"]
    assert first.job.clip is not None
    assert not first.job.clip.path.exists()


async def test_a_copy_whose_clip_is_gone_is_neither_made_anew_nor_spoken_of(line: Bench) -> None:
    original = await made(line)
    assert original.job.clip is not None
    original.job.clip.path.unlink()
    ended: asyncio.Queue[Job] = asyncio.Queue()
    line.line.queue.listeners.append(lambda job: ended.put_nowait(job) if job.state.final else None)
    copy = await line.service.copy(original.job.id, address("gallery", source="c", channel="best"))
    gone = await asyncio.wait_for(ended.get(), 10)
    assert gone.id == copy.job.id
    assert gone.error is not None
    assert (gone.state, gone.error.code) == (JobState.FAILED, "clip-gone")
    assert line.adapter.states(copy.job.id) == []


async def test_a_copy_leaves_without_its_original(line: Bench) -> None:
    first = await made(line)
    copy = await shown(line, await line.service.show(first.job.id, address("bob")))
    assert len(await line.service.delete(copy.job.id, "memory:bob")) == 1
    assert (await line.service.status(first.job.id)).job.clip == first.job.clip


async def test_a_copy_can_be_deleted_by_whoever_asked_for_its_clip(line: Bench) -> None:
    first = await made(line)
    copy = await line.service.copy(first.job.id, address("gallery", source="copy", channel="best"))
    await shown(line, copy)
    assert await codes(line.service.delete(copy.job.id, "memory:bob")) == ["job-unknown"]
    assert len(await line.service.delete(copy.job.id, "memory:ada")) == 1
    assert (await line.service.status(first.job.id)).job.clip == first.job.clip


async def test_to_cancel_twice_is_to_cancel_once(line: Bench, gate: Gate) -> None:
    status = await asked(line, "/video a sunset")
    await gate.next()
    cancels = (line.service.cancel(status.job.id, "memory:ada") for _ in range(3))
    assert {it.job.state for it in await asyncio.gather(*cancels)} == {JobState.CANCELLED}


async def test_a_moderator_disposes_of_the_jobs_of_their_community_only(line: Bench) -> None:
    first = await made(line)
    at_home = address().evolve(community="ada", channel="ada")
    private = await shown(line, await line.service.show(first.job.id, at_home))
    moderator = {"owner": "memory:mod", "moderates": "memory:us"}
    service = line.service
    assert await codes(service.delete(private.job.id, **moderator)) == ["job-unknown"]
    await shown(line, await service.convert(first.job.id, ClipFormat.GIF, **moderator))
    assert [job.id for job in await service.delete(first.job.id, **moderator)] == [first.job.id]
    assert (await service.status(private.job.id)).job.clip == first.job.clip


async def test_a_message_tells_which_job_it_shows(line: Bench) -> None:
    first = await made(line)
    reference = await line.placeholder(first.job.id)
    assert (await line.service.by_message("memory", reference)).id == first.job.id
    assert await codes(
        line.service.by_message("elsewhere", reference),
        line.service.by_message("memory", "message 77"),
    ) == ["job-unknown", "job-unknown"]
    await line.service.delete(first.job.id, "memory:ada")
    assert await codes(line.service.by_message("memory", reference)) == ["job-unknown"]


# Suggestions and replays


async def test_past_prompts_are_suggested_by_their_words_the_latest_of_each_first(
    line: Bench, gate: Gate
) -> None:
    caps = ("/video a red cat", "/video a blue cat", "/video a red dog", "/video a red cat")
    ids = [(await asked(line, text)).job.id for text in caps]
    await asked(line, "/video a red fox", user="bob")

    async def suggested(words: str, limit: int = 25) -> list[str]:
        return [job.id for job in await line.service.suggestions("memory:ada", words, limit)]

    assert await suggested("") == [ids[3], ids[2], ids[1]]
    assert await suggested("CAT red") == [ids[3]]
    assert await suggested("re") == [ids[3], ids[2]]
    assert await suggested('" % _ \\') == []
    assert await suggested("", 1) == [ids[3]]
    await line.service.delete(ids[3], "memory:ada")
    assert await suggested("cat") == [ids[1], ids[0]]


async def test_an_event_that_comes_again_is_answered_as_the_first_time(
    line: Bench, gate: Gate
) -> None:
    service, event = line.service, address
    gate.open()
    first = await made(line)
    calls: tuple[Callable[[], Awaitable[Status]], ...] = (
        lambda: service.submit(request("a moon"), event(source="1")),
        lambda: service.again(first.job.id, event(source="2")),
        lambda: service.edited(first.job.id, "a fox", event(source="3")),
        lambda: service.show(first.job.id, event(source="4")),
        lambda: service.copy(first.job.id, event("gallery", source="5")),
    )
    before = [(await call()).job.id for call in calls]
    service.house.close()
    await service.communities.block("memory:us", "memory:ada")
    await service.communities.change("memory:us", channels=("elsewhere",), quota=0, cooldown=9)
    assert first.job.clip is not None
    await line.cache.remove(first.job.clip.id)
    assert [(await call()).job.id for call in calls] == before
    assert len(await service.history("memory:ada")) == 5
