"""Pictures at the loopback Telegram: sent, answered, in albums, too large, and through kills."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.images.header import MOST_BYTES
from bot.types import JobState
from generator.types import ClipRequest
from tests.e2e.telegram import PERSON, Post, Refusal, TelegramServer
from tests.e2e.telegram.cast import connected, jobs
from tests.e2e.telegram.files import Upload
from tests.e2e.telegram.program import SMALL, Program
from tests.e2e.telegram.scenes import ask, press, replies, reply
from tests.support.animated import ANIMATED
from tests.support.generator import ANIMATES, ENGINES
from tests.support.line import Bench
from tests.support.pictures import drawn, png, saved

GROUP, BOB = -1001, PERSON + 1
FOX = saved(drawn(300, 300), "JPEG")
MOTION = "the picture comes to life with gentle, natural motion"


@asynccontextmanager
async def animating(telegram: TelegramServer, folder: Path) -> AsyncIterator[Bench]:
    async with connected(telegram, folder) as line:
        line.generator.engine_infos["wan"] = ANIMATES
        yield line


async def animated(telegram: TelegramServer, number: int) -> Post:
    post = await reply(telegram, number)
    await telegram.until(lambda: post.clip is not None)
    return post


def asked(line: Bench) -> list[ClipRequest]:
    return [request for _, request in line.generator.asked]


def as_file(telegram: TelegramServer, data: bytes, mime: str, **more: Any) -> dict[str, Any]:
    upload = Upload("fox.png", data, mime)
    return {"document": telegram.files.keep("document", upload, {}).payload() | more}


def calls(telegram: TelegramServer, method: str) -> int:
    return telegram.calls.count(method)


async def test_a_photo_with_a_caption_begins_the_clip(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with animating(telegram, tmp_path) as line:
        number = telegram.write("/video it looks up --seconds 2", photo=FOX)
        await animated(telegram, number)
        [request] = asked(line)
        kept = await line.service.images.count(f"telegram:{PERSON}")
    assert (request.prompt, request.seconds, request.engine) == ("it looks up", 2, "wan")
    assert (request.width, request.height) == (554, 554)
    assert request.image is not None
    assert kept == 1
    assert telegram.reactions == {number: ["👀"]}


@pytest.mark.parametrize("chat", [None, GROUP])
async def test_a_reply_to_a_photo_animates_it(
    telegram: TelegramServer, tmp_path: Path, chat: int | None
) -> None:
    where: dict[str, Any] = {} if chat is None else {"chat": chat}
    async with animating(telegram, tmp_path) as line:
        photo = telegram.write("my fox", user=BOB, photo=FOX, chat=chat or BOB)
        before = len(asked(line))
        for words in ("/video it jumps", "/video"):
            await animated(telegram, telegram.write(words, reply_to=photo, **where))
        requests = asked(line)[before:]
    assert {it.prompt for it in requests} == {"it jumps", "my fox"}
    assert len({it.image for it in requests}) == 1
    assert None not in {it.image for it in requests}


async def test_a_photo_without_a_word_moves_as_it_may(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    async with animating(telegram, tmp_path) as line:
        await animated(telegram, telegram.write("", photo=FOX))
        await animated(telegram, telegram.write("@reelbot", photo=FOX, chat=GROUP))
        assert [it.prompt for it in asked(line)] == [MOTION, MOTION]
        telegram.write("", photo=FOX, chat=GROUP)
        await ask(telegram, "/status", chat=GROUP)
        assert len(asked(line)) == 2


@pytest.mark.parametrize(("data", "mime"), [(png(), "image/png"), (FOX, "image/jpeg")])
async def test_a_picture_sent_as_a_file_does_as_well(
    telegram: TelegramServer, tmp_path: Path, data: bytes, mime: str
) -> None:
    async with animating(telegram, tmp_path) as line:
        number = telegram.write("/video a fox", also=as_file(telegram, data, mime))
        await animated(telegram, number)
        assert asked(line)[0].image is not None


async def test_of_an_album_the_photo_that_was_answered_is_meant(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    album = {"media_group_id": "13"}
    sizes = [(300, 300), (400, 200), (200, 400)]
    async with animating(telegram, tmp_path) as line:
        numbers = [
            telegram.write("", photo=png(*size), chat=GROUP, user=BOB, also=album) for size in sizes
        ]
        await animated(telegram, telegram.write("/video a fox", chat=GROUP, reply_to=numbers[2]))
        [request] = asked(line)
    assert request.width < request.height


async def test_of_an_album_sent_to_the_bot_the_first_photo_is_taken_once(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    album = {"media_group_id": "13"}
    async with animating(telegram, tmp_path) as line:
        first = telegram.write("/video a fox", photo=FOX, also=album)
        for _ in range(3):
            telegram.write("", photo=png(), also=album)
        await animated(telegram, first)
        await ask(telegram, "/status")
        assert len(asked(line)) == 1
        assert len(await jobs(line)) == 1


async def test_again_and_edit_keep_the_picture(telegram: TelegramServer, tmp_path: Path) -> None:
    async with animating(telegram, tmp_path) as line:
        post = await animated(telegram, telegram.write("a fox", photo=FOX))
        await press(telegram, post, "🔁 Again")
        await animated(telegram, post.id)
        await press(telegram, post, "✏️ Edit")
        form = await reply(telegram, post.id, 2)
        await animated(telegram, telegram.write("a wolf", reply_to=form))
        requests = asked(line)
    assert [it.prompt for it in requests] == ["a fox", "a fox", "a wolf"]
    assert len({it.image for it in requests}) == 1
    assert requests[0].image is not None


@pytest.mark.parametrize(
    ("mime", "size", "words"),
    [
        ("image/heic", 1000, "a PNG, a JPEG or a WebP"),
        ("image/svg+xml", 1000, "a PNG, a JPEG or a WebP"),
        ("image/png", MOST_BYTES + 1, "20 MB are the most"),
    ],
)
async def test_what_is_too_large_or_of_another_kind_is_not_even_fetched(
    telegram: TelegramServer, tmp_path: Path, mime: str, size: int, words: str
) -> None:
    async with animating(telegram, tmp_path) as line:
        file = as_file(telegram, png(), mime, file_size=size)
        answer = await ask(telegram, "/video a fox", also=file)
        assert words in answer.text
        assert calls(telegram, "getFile") == 0
        assert await jobs(line) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg/>", "a PNG, a JPEG or a WebP"),
        (FOX[:1500], "damaged, or cut short"),
        (bytes(20 * 10**6 + 1), "20 MB are the most"),
    ],
)
async def test_what_turns_out_to_be_no_picture_is_refused_in_a_sentence(
    telegram: TelegramServer, tmp_path: Path, data: bytes, words: str
) -> None:
    async with animating(telegram, tmp_path) as line:
        file = as_file(telegram, data, "image/png", file_size=1000)
        assert words in (await ask(telegram, "/video a fox", also=file)).text
        assert await jobs(line) == []


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal("getFile", 500, "Internal Server Error"),
        Refusal("getFile", 400, "Bad Request: wrong file identifier/HTTP URL specified"),
        Refusal("getFile", 0),
    ],
)
async def test_a_picture_that_telegram_does_not_give_out_is_asked_for_again(
    telegram: TelegramServer, tmp_path: Path, refusal: Refusal
) -> None:
    async with animating(telegram, tmp_path) as line:
        telegram.refusals.append(refusal)
        assert "Send it again" in (await ask(telegram, "/video a fox", photo=FOX)).text
        assert await jobs(line) == []
        await animated(telegram, telegram.write("/video a fox", photo=FOX))


async def test_a_clip_goes_on_where_it_ends(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def last_frame(clip: object) -> bytes:
        return png(640, 480)

    monkeypatch.setattr("bot.job_service.last_frame", last_frame)
    async with animating(telegram, tmp_path) as line:
        await animated(telegram, telegram.write("/video a fox", chat=GROUP))
        await animated(telegram, telegram.write("/extend it runs away", chat=GROUP))
        requests = asked(line)
    assert [it.prompt for it in requests] == ["a fox", "it runs away"]
    assert requests[1].image is not None


def offered(telegram: TelegramServer) -> list[dict[str, str]]:
    """The commands that an English speaker sees in private."""
    told = telegram.scoped_commands
    [commands] = [
        it for (scope, language), it in told.items() if "private" in scope and not language
    ]
    return commands


async def test_going_on_is_offered_only_where_that_can_be(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(telegram, tmp_path):
        assert {"extend"}.isdisjoint(it["command"] for it in offered(telegram))
    monkeypatch.setitem(ENGINES, "wan", ANIMATES)
    async with connected(telegram, tmp_path):
        [extend] = [it for it in offered(telegram) if it["command"] == "extend"]
    assert extend["description"].startswith("Go on where a clip of yours ends")


@pytest.mark.parametrize("moment", ["kill_before", "kill_after"])
async def test_a_kill_while_the_picture_is_fetched_loses_nothing(
    telegram: TelegramServer, tmp_path: Path, moment: str
) -> None:
    program = Program(telegram, tmp_path, PYTHONPATH=ANIMATED)
    try:
        await program.live()
        getattr(program, moment)("getFile")
        number = telegram.write(f"/video a fox {SMALL}", photo=FOX)
        await program.death()
        await program.live()
        await program.rest()
        [job] = await program.stop()
    finally:
        await program.close()
    assert job["state"] == JobState.DELIVERED
    assert '"engine": "reel"' in job["request"]
    [post] = replies(telegram, number)
    assert post.clip is not None
