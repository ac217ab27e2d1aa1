"""Pictures at the loopback Discord: attached to a command, and animated where they stand."""

from pathlib import Path
from typing import Any

import discord
import pytest

from bot.images.header import MOST_BYTES
from generator.types import ClipRequest
from tests.e2e.discord import USER, DiscordServer, Message, Upload, connected, jobs
from tests.support.generator import ANIMATES, ENGINES
from tests.support.line import Bench
from tests.support.pictures import drawn, png, saved

BOB = USER + 1
IMAGE, MESSAGE = "Animate this image", "Animate this message"
MOTION = "the picture comes to life with gentle, natural motion"


@pytest.fixture
def animates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "wan", ANIMATES)


def fox(kind: str = "JPEG", size: tuple[int, int] = (300, 300)) -> Upload:
    data = saved(drawn(*size), kind)
    return Upload(f"fox.{kind.lower()}", data, content_type=f"image/{kind.lower()}")


def asked(line: Bench) -> list[ClipRequest]:
    return [request for _, request in line.generator.asked]


async def posted(server: DiscordServer, message: Message) -> Message:
    await server.until(lambda: bool(message.files))
    return message


def names(server: DiscordServer) -> set[str]:
    return {it["name"] for it in server.commands}


def options(server: DiscordServer, name: str) -> list[str]:
    [command] = [it for it in server.commands if it["name"] == name]
    return [it["name"] for it in command.get("options") or []]


@pytest.mark.usefixtures("animates")
async def test_a_picture_is_attached_to_the_command(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path) as line:
        assert options(server, "video")[:2] == ["prompt", "picture"]
        given = {"prompt": "it looks up", "picture": fox(), "seconds": 2.0}
        await posted(server, await server.use("video", options=given))
        [request] = asked(line)
        assert await line.service.images.count(f"discord:{USER}") == 1
    assert (request.prompt, request.seconds, request.engine) == ("it looks up", 2, "wan")
    assert (request.width, request.height) == (554, 554)
    assert request.image is not None


@pytest.mark.usefixtures("animates")
async def test_without_a_picture_everything_is_as_it_was(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        await posted(server, await server.use("video", options={"prompt": "a fox"}))
        assert asked(line)[0].image is None


@pytest.mark.usefixtures("animates")
@pytest.mark.parametrize(
    ("words", "prompt"),
    [("look: <a:party_cat:123456789> --wow", "look: party_cat --wow"), ("", MOTION)],
)
async def test_the_picture_of_a_message_is_animated(
    server: DiscordServer, tmp_path: Path, words: str, prompt: str
) -> None:
    async with connected(tmp_path) as line:
        notes = Upload("notes.txt", b"no picture", content_type="text/plain")
        said = server.write(words, notes, fox(size=(400, 200)), fox(), user=BOB)
        clip = await posted(server, await server.menu(IMAGE, said))
        assert not clip.hidden
        [request] = asked(line)
    assert request.prompt == prompt
    assert request.image is not None
    assert request.width > request.height, "the first picture is meant"


@pytest.mark.usefixtures("animates")
async def test_a_message_without_a_picture_has_nothing_to_animate(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        answer = await server.menu(IMAGE, server.write("a fox", user=BOB))
        await server.until(lambda: bool(answer.text) and not answer.loading)
        assert answer.hidden
        assert answer.text == "That message has no picture that I could animate."
        assert await jobs(line) == []


@pytest.mark.usefixtures("animates")
@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (Upload("fox.gif", b"GIF89a", content_type="image/gif"), "a PNG, a JPEG or a WebP"),
        (Upload("fox.heic", b"", content_type="image/heic"), "a PNG, a JPEG or a WebP"),
        (Upload("film.mp4", b"", content_type="video/mp4"), "a PNG, a JPEG or a WebP"),
        (Upload("fox", png()), "a PNG, a JPEG or a WebP"),
        (Upload("fox.png", bytes(MOST_BYTES + 1)), "20 MB are the most"),
    ],
)
async def test_what_is_too_large_or_of_another_kind_is_not_even_fetched(
    server: DiscordServer,
    tmp_path: Path,
    upload: Upload,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fetched: list[str] = []
    monkeypatch.setattr("discord.Attachment.read", lambda it: fetched.append(it.filename))
    async with connected(tmp_path) as line:
        given: dict[str, Any] = {"prompt": "a fox", "picture": upload}
        told = await server.refusal(server.send("video", options=given))
        assert words in told.text
        assert await jobs(line) == []
    assert fetched == []


@pytest.mark.usefixtures("animates")
@pytest.mark.parametrize(
    ("data", "words"), [(b"<svg/>", "a PNG, a JPEG or a WebP"), (fox().data[:1500], "cut short")]
)
async def test_what_turns_out_to_be_no_picture_is_refused_in_a_sentence(
    server: DiscordServer, tmp_path: Path, data: bytes, words: str
) -> None:
    async with connected(tmp_path) as line:
        given: dict[str, Any] = {"prompt": "a fox", "picture": Upload("fox.png", data)}
        told = await server.refusal(server.send("video", options=given))
        assert words in told.text
        assert await jobs(line) == []


@pytest.mark.usefixtures("animates")
async def test_a_picture_that_discord_does_not_give_out_is_asked_for_again(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        upload = server.keep(fox(), 1)
        del server.uploads[upload.id]
        given: dict[str, Any] = {"prompt": "a fox", "picture": upload}
        told = await server.refusal(server.send("video", options=given))
        assert "Send it again" in told.text
        assert await jobs(line) == []


@pytest.mark.usefixtures("animates")
async def test_the_command_is_acknowledged_before_the_picture_is_fetched(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord waits three seconds; a picture may take longer."""
    read = discord.Attachment.read

    async def late(attachment: discord.Attachment) -> bytes:
        await server.until(lambda: interaction.answered is not None)
        return await read(attachment)

    monkeypatch.setattr(discord.Attachment, "read", late)
    async with connected(tmp_path) as line:
        interaction = server.send("video", options={"prompt": "a fox", "picture": fox()})
        await posted(server, await server.answer_to(interaction))
        assert asked(line)[0].image is not None


@pytest.mark.usefixtures("animates")
async def test_again_and_edit_keep_the_picture(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path) as line:
        clip = await posted(server, await server.menu(IMAGE, server.write("a fox", fox())))
        await posted(server, await server.press(clip, "Again", user=BOB))
        form = await server.modal_of(server.send_press(clip, "Edit"))
        await posted(server, await server.submit(form, {"prompt": "a wolf"}))
        requests = asked(line)
    assert [it.prompt for it in requests] == ["a fox", "a fox", "a wolf"]
    assert len({it.image for it in requests}) == 1
    assert requests[0].image is not None


@pytest.mark.usefixtures("animates")
async def test_a_clip_goes_on_where_it_ends(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def last_frame(clip: object) -> bytes:
        return png(640, 480)

    monkeypatch.setattr("bot.job_service.last_frame", last_frame)
    async with connected(tmp_path) as line:
        await posted(server, await server.use("video", options={"prompt": "a fox"}))
        await posted(server, await server.use("video", options={"prompt": "a wolf"}))
        await posted(server, await server.use("extend"))
        how = {"prompt": "it runs --seconds 2", "clip": 1}
        await posted(server, await server.use("extend", options=how))
        requests = asked(line)
    assert [it.prompt for it in requests[2:]] == ["a wolf", "it runs"]
    assert requests[3].seconds == 2
    assert None not in {it.image for it in requests[2:]}


async def test_nothing_of_it_is_offered_where_no_engine_can(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path):
        assert {IMAGE, "extend"}.isdisjoint(names(server))
        assert "picture" not in options(server, "video")
        help = await server.use("help")
        await server.until(lambda: bool(help.text))
        assert "/extend" not in help.text
        assert IMAGE not in help.text
    monkeypatch.setitem(ENGINES, "wan", ANIMATES)
    async with connected(tmp_path):  # Discord is told anew
        assert {IMAGE, MESSAGE, "extend"} <= names(server)
        help = await server.use("help")
        await server.until(lambda: bool(help.text))
        assert "/extend" in help.text
        assert IMAGE in help.text


@pytest.mark.usefixtures("animates")
async def test_a_command_from_before_is_answered_when_the_engine_is_gone(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        line.generator.engine_infos.pop("wan")
        told = await server.refusal(server.send_menu(IMAGE, server.write("a fox", fox())))
        assert "No engine here can animate a picture" in told.text
        assert await jobs(line) == []
