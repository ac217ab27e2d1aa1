"""Clips that begin with a picture: what the service makes of it, and what it refuses."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.composing import MakeVideo
from bot.images.store import KEPT, Picture
from bot.recipe import recipe
from bot.texts.catalogue import text
from bot.types import Address, ClipFormat, JobState, Reuse, Status
from bot.wording import reply
from generator.discovery import EngineInfo
from generator.errors import UserError
from generator.types import Clip, Lane
from tests.support.clock import HandClock
from tests.support.generator import ANIMATES, Gate
from tests.support.line import Bench, address, bench, request
from tests.support.pictures import png

ADA, BOB = address("ada"), address("bob")
MOTION = "the picture comes to life with gentle, natural motion"


@pytest_asyncio.fixture
async def line(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path) as line:
        line.generator.engine_infos["wan"] = ANIMATES
        yield line


@pytest.fixture
def gate(line: Bench) -> Gate:
    line.generator.making = gate = Gate()
    return gate


async def given(line: Bench, data: bytes | None = None, asker: Address = ADA) -> Picture:
    return await line.service.images.keep(data or png(), asker.owner, asker.scope)


async def asked(line: Bench, text: str, picture: Picture | None, asker: Address = ADA) -> Status:
    image = picture.name if picture else None
    answer = await line.service.ask(text, asker, bare=True, image=image)
    assert answer.job is not None
    return answer.job


async def made(line: Bench, text: str, picture: Picture | None, asker: Address = ADA) -> Status:
    status = await asked(line, text, picture, asker)
    return await until_delivered(line, status)


async def until_delivered(line: Bench, status: Status) -> Status:
    async with asyncio.timeout(10):
        while True:
            status = await line.service.status(status.job.id)
            if status.job.state is JobState.DELIVERED:
                return status
            await asyncio.sleep(0.005)


async def refusal(line: Bench, text: str, picture: Picture | None = None) -> UserError:
    picture = picture or await given(line)
    with pytest.raises(UserError) as raised:
        await line.service.ask(text, ADA, bare=True, image=picture.name)
    assert await line.line.queue.open_jobs() == []
    return raised.value


# Asking


async def test_the_engine_gets_the_picture(line: Bench) -> None:
    picture = await given(line)
    status = await made(line, "the fox runs away", picture)
    [(_, request)] = line.generator.asked
    assert request == status.job.request
    assert (request.image, request.engine) == (picture.name, "wan")
    assert (line.service.images.folder / picture.name).is_file()


@pytest.mark.parametrize("text", ["", "/video", "/video --seconds 5", "\u200b"])
async def test_a_picture_without_words_moves_as_it_may(line: Bench, gate: Gate, text: str) -> None:
    assert (await asked(line, text, await given(line))).job.request.prompt == MOTION


async def test_without_words_and_without_a_picture_there_is_nothing_to_make(line: Bench) -> None:
    with pytest.raises(UserError, match="prompt-empty"):
        await line.service.ask("/video", ADA)


@pytest.mark.parametrize(
    ("given_size", "text", "size"),
    [
        ((320, 240), "", (640, 480)),
        ((240, 320), "", (480, 640)),
        ((300, 300), "", (554, 554)),
        ((640, 360), "", (738, 416)),
        ((64, 1920), "", (102, 1920)),
        ((1920, 64), "--quality high", (1920, 64)),
        ((300, 300), "--quality draft", (276, 276)),
        ((320, 240), "--size 512x512", (512, 512)),
        ((320, 240), "--size portrait", (480, 640)),
    ],
)
async def test_the_clip_has_the_pictures_shape_where_no_size_was_named(
    line: Bench, gate: Gate, given_size: tuple[int, int], text: str, size: tuple[int, int]
) -> None:
    picture = await given(line, png(*given_size))
    request = (await asked(line, f"a fox {text}", picture)).job.request
    assert (request.width, request.height) == size


async def test_a_persons_own_size_is_not_named_in_the_request(line: Bench, gate: Gate) -> None:
    await line.service.ask("/settings --size 800x800", ADA)
    request = (await asked(line, "a fox", await given(line, png(320, 160)))).job.request
    assert request.width == pytest.approx(2 * request.height, abs=4)
    assert request.width * request.height == pytest.approx(800 * 800, rel=0.01)


async def test_an_engine_that_was_merely_a_default_gives_way(line: Bench, gate: Gate) -> None:
    await line.service.ask("/settings --engine sketch --style ink", ADA)
    request = (await asked(line, "a fox", await given(line))).job.request
    assert (request.engine, request.style) == ("wan", None)
    assert (await asked(line, "a fox", None)).job.request.engine == "sketch"


async def test_an_engine_that_was_asked_for_says_that_it_cannot(line: Bench) -> None:
    error = await refusal(line, "a fox --engine sketch")
    assert (error.code, error.arguments["known"]) == ("picture-engine", "wan")


async def test_where_no_engine_can_that_is_said(line: Bench) -> None:
    line.generator.engine_infos["wan"] = EngineInfo(
        name="wan", lane=Lane.GPU, styles=(), unavailable="There is no GPU.", animates=True
    )
    assert not line.service.animates
    for words in ("a fox", "a fox --engine sketch"):
        assert (await refusal(line, words)).code == "picture-none"


async def test_a_community_that_allows_no_such_engine_makes_no_such_clips(line: Bench) -> None:
    await line.service.communities.change(ADA.scope, engines=("sketch",))
    assert (await refusal(line, "a fox")).code == "picture-none"


@pytest.mark.parametrize("text", ["/again", "/status", "/help", "/extend", "/cancel", "/privacy"])
async def test_other_commands_take_no_picture(line: Bench, text: str) -> None:
    assert (await refusal(line, text)).code == "picture-elsewhere"


async def test_the_name_of_somebody_elses_picture_opens_nothing(line: Bench) -> None:
    picture = await given(line, asker=BOB)
    assert (await refusal(line, "a fox", picture)).code == "picture-gone"


async def test_the_same_event_again_makes_no_second_clip(line: Bench, gate: Gate) -> None:
    asker = address("ada", source="event")
    first = await asked(line, "a fox", await given(line), asker)
    again = await asked(line, "a fox", await given(line), asker)
    assert first.job.id == again.job.id


# Again, edit, reuse


async def test_again_and_edit_keep_the_picture(line: Bench) -> None:
    picture = await given(line, png(300, 300))
    first = await made(line, "a fox --no people", picture)
    again = await line.service.again(first.job.id, address("ada", source="again"))
    edited = await line.service.edited(first.job.id, "a wolf", address("ada", source="edit"))
    for status in (again, edited):
        assert status.job.request.image == picture.name
        assert (status.job.request.width, status.job.request.engine) == (554, "wan")
    assert edited.job.request.prompt == "a wolf"
    assert edited.job.request.negative_prompt == "people"


async def test_a_clip_is_reused_for_the_same_picture_only(line: Bench) -> None:
    picture = await given(line)
    await made(line, "a fox", picture)
    assert (await made(line, "a fox", picture)).job.reuse in (Reuse.EXACT, Reuse.HOT)
    assert (await made(line, "a fox", await given(line, png(322, 242)))).job.reuse is None
    assert (await made(line, "a fox", None)).job.reuse is None
    same = await made(line, "a fox", await given(line, asker=BOB), BOB)
    assert same.job.reuse in (Reuse.EXACT, Reuse.HOT)


async def test_requests_with_the_same_picture_are_twins(line: Bench, gate: Gate) -> None:
    picture = await given(line)
    first = await asked(line, "a fox", picture)
    assert await gate.next() == first.job.id
    second = await asked(line, "a fox", await given(line, asker=BOB), BOB)
    other = await asked(line, "a fox", await given(line, png(322, 242), asker=BOB), BOB)
    gate.open()
    assert (await until_delivered(line, second)).job.reuse is Reuse.TWIN
    assert (await until_delivered(line, other)).job.reuse is None


# Pictures that are gone


async def test_a_picture_that_vanished_while_its_job_waited_fails_it_in_a_sentence(
    line: Bench, gate: Gate
) -> None:
    others = [await asked(line, f"{number} foxes", await given(line)) for number in range(2)]
    assert await gate.next() == others[0].job.id  # the lane has one place
    picture = await given(line, png(322, 242))
    waiting = await asked(line, "a wolf", picture)
    (line.service.images.folder / picture.name).unlink()
    gate.open()
    await line.adapter.until(lambda: JobState.FAILED in line.adapter.states(waiting.job.id))
    error = (await line.job(waiting.job.id)).error
    assert error is not None
    assert error.code == "picture-gone"
    assert waiting.job.id not in [job for job, _ in line.generator.asked]


async def test_again_with_a_picture_that_is_gone_is_refused_unless_the_clip_is_there(
    line: Bench,
) -> None:
    picture = await given(line)
    first = await made(line, "a fox", picture)
    (line.service.images.folder / picture.name).unlink()
    with pytest.raises(UserError, match="picture-gone"):
        await line.service.again(first.job.id, address("ada", source="again"))
    same = await line.service.submit(first.job.request, ADA)
    assert same.job.reuse is not None


async def test_deleting_the_last_clip_of_a_picture_deletes_it(line: Bench) -> None:
    picture = await given(line)
    first, second = await made(line, "a fox", picture), await made(line, "a wolf", picture)
    await line.service.delete(first.job.id, ADA.owner)
    await line.service.images.check(picture.name)
    await line.service.delete(second.job.id, ADA.owner)
    with pytest.raises(UserError, match="picture-gone"):
        await line.service.images.check(picture.name)


async def test_who_deletes_all_data_deletes_their_pictures(line: Bench) -> None:
    mine, both = await given(line), await given(line, png(322, 242))
    await given(line, png(322, 242), asker=BOB)
    await made(line, "a fox", mine)
    account = await line.service.privacy.account(ADA.owner)
    assert account.pictures == 2
    notice = (await line.service.ask("/privacy", ADA)).notice
    assert notice is not None
    assert notice.arguments["pictures"] == 2
    await line.service.privacy.erase(ADA.owner)
    assert (await line.service.privacy.account(ADA.owner)).pictures == 0
    names = {path.name for path in line.service.images.folder.glob("*.png")}
    assert names == {both.name}


async def test_what_others_make_again_with_it_may_still_be_made(line: Bench, gate: Gate) -> None:
    picture = await given(line)
    mine = await asked(line, "a fox", picture)
    await gate.next()
    theirs = await line.service.again(mine.job.id, address("bob", source="again"))
    await line.service.privacy.erase(ADA.owner)
    gate.open()
    done = await until_delivered(line, theirs)
    assert done.job.request.image == picture.name
    await line.service.images.prune()
    with pytest.raises(UserError, match="picture-gone"):
        await line.service.images.check(picture.name)


async def test_housekeeping_lets_old_pictures_go(tmp_path: Path) -> None:
    clock = HandClock()
    async with bench(tmp_path, clock=clock) as line:
        await given(line)
        clock.advance(KEPT)
        assert await line.service.images.prune() == 1


# Going on


@pytest.fixture
def last_frames(monkeypatch: pytest.MonkeyPatch) -> list[Clip]:
    """The clips whose last frame was asked for; the clips here are no films."""
    asked: list[Clip] = []

    async def last_frame(clip: Clip) -> bytes:
        asked.append(clip)
        return png(640, 480)

    monkeypatch.setattr("bot.job_service.last_frame", last_frame)
    return asked


async def test_a_clip_goes_on_where_the_latest_ends(line: Bench, last_frames: list[Clip]) -> None:
    settings = "--size 400x300 --fps 12 --seconds 2 --no people --format gif --engine wan"
    old = await made(line, f"a fox {settings}", None)
    new = await made(line, "/extend", None, address("ada", source="extend"))
    assert last_frames == [old.job.clip]
    assert new.job.request.image is not None
    assert new.job.request.evolve(image=None) == old.job.request
    assert new.job.format is ClipFormat.GIF
    assert await line.service.images.count(ADA.owner) == 1


async def test_new_words_and_flags_say_how_it_goes_on(line: Bench, last_frames: list[Clip]) -> None:
    first = await made(line, "a fox --size 400x300 --fps 12", None)
    await made(line, "a wolf", None)
    words = f"/extend #{first.job.number} it jumps --seconds 5 --seed 3"
    request = (await made(line, words, None)).job.request
    assert last_frames == [first.job.clip]
    assert (request.prompt, request.seconds, request.seed) == ("it jumps", 5, 3)
    assert (request.width, request.height, request.fps) == (400, 300, 12)


async def test_a_sketch_goes_on_as_what_can_begin_with_a_picture(
    line: Bench, last_frames: list[Clip]
) -> None:
    await made(line, "a fox --engine sketch --style ink", None)
    request = (await made(line, "/extend", None)).job.request
    assert (request.engine, request.style) == ("wan", None)


async def test_what_waits_is_no_clip_to_go_on_from(line: Bench, last_frames: list[Clip]) -> None:
    first = await made(line, "a fox", None)
    line.generator.making = gate = Gate()
    waiting = await asked(line, "a wolf", None)
    await gate.next()
    with pytest.raises(UserError, match="clip-not-ready"):
        await line.service.ask(f"/extend #{waiting.job.number}", ADA)
    await asked(line, "/extend", None, address("ada", source="extend"))
    assert last_frames == [first.job.clip]


@pytest.mark.parametrize(
    ("text", "code"),
    [("/extend", "job-none-here"), ("/extend #7", "job-unknown"), ("/接着", "job-none-here")],
)
async def test_without_a_clip_nothing_goes_on(line: Bench, text: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        await line.service.ask(text, ADA)


async def test_where_no_engine_can_go_on_that_is_said(line: Bench, last_frames: list[Clip]) -> None:
    await made(line, "a fox", None)
    del line.generator.engine_infos["wan"]
    with pytest.raises(UserError, match="extend-none"):
        await line.service.ask("/extend", ADA)
    assert last_frames == []


async def test_the_same_wish_to_go_on_comes_once(line: Bench, last_frames: list[Clip]) -> None:
    await made(line, "a fox", None)
    asker = address("ada", source="extend")
    first = await asked(line, "/extend", None, asker)
    again = await asked(line, "/extend", None, asker)
    assert first.job.id == again.job.id
    assert len(last_frames) == 1


async def test_a_clip_whose_file_is_gone_cannot_go_on(line: Bench) -> None:
    status = await made(line, "a fox", None)
    assert status.job.clip is not None
    status.job.clip.path.unlink()
    with pytest.raises(UserError, match="clip-gone"):
        await line.service.ask("/extend", ADA)


def test_a_request_is_what_it_was_but_for_the_picture() -> None:
    made = MakeVideo(request=request(), sized=True)
    assert made == MakeVideo(request=request())


async def test_what_is_told_of_a_clip_says_that_it_began_with_a_picture(line: Bench) -> None:
    with_one, without = (
        await made(line, "a fox", await given(line)),
        await made(line, "a fox", None),
    )
    label = text("how-begins")
    assert [it.value for it in recipe(with_one.job, "en") if it.label == label] != []
    assert [it.value for it in recipe(without.job, "en") if it.label == label] == []


@pytest.mark.parametrize("locale", ["en", "zh"])
async def test_help_tells_of_pictures_only_where_they_are_taken(line: Bench, locale: str) -> None:
    for animates in (True, False):
        answer = await line.service.ask("/help", ADA)
        assert ("/extend" in (reply(answer, ADA.evolve(locale=locale)) or "")) is animates
        line.generator.engine_infos.pop("wan", None)
