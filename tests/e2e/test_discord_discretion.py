"""Why nothing comes of a request is told to who asked alone, and it is told whatever happens."""

from pathlib import Path
from typing import Any

import pytest

from bot.types import Status
from tests.e2e.discord import (
    USER,
    DiscordServer,
    Message,
    Refusal,
    clip_of,
    connected,
    jobs,
)

BOB = USER + 1
WRONG: dict[str, Any] = {"prompt": "a fox --size huge"}
SENTENCE = "I cannot read the size “huge”"


def public(server: DiscordServer) -> list[Message]:
    """What everybody sees."""
    return [it for it in server.messages.values() if not it.hidden and not it.deleted]


async def test_a_refusal_leaves_nothing_in_the_channel(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        asked = server.send("video", options=WRONG, user=BOB)
        told = await server.refusal(asked)
        promised = await server.answer_to(asked)
        assert await jobs(line, BOB) == []
    assert told.text.startswith(SENTENCE)
    assert told.for_user == BOB
    assert promised.edits == ["…"]
    assert public(server) == []


@pytest.mark.parametrize("how", ["/again", "Again", "Edit", "the gallery"])
async def test_every_way_to_ask_for_a_clip_is_refused_to_the_asker_alone(
    server: DiscordServer, tmp_path: Path, how: str
) -> None:
    async with connected(tmp_path) as line:
        clip = await clip_of(server, line)
        if how == "Edit":
            form = await server.modal_of(server.send_press(clip, "Edit"))
        gallery = await server.use("gallery")
        await server.until(lambda: bool(gallery.text))
        line.service.house.close()
        match how:
            case "/again":
                asked = server.send("again")
            case "Again":
                asked = server.send_press(clip, "Again")
            case "Edit":
                asked = server.send_form(form, {"prompt": "a wolf"})
            case _:
                asked = server.send_press(gallery, "1")
        told = await server.refusal(asked)
    assert "pausing for maintenance" in told.text
    assert public(server) == [clip]
    assert list(clip.files) == ["clip-1.mp4"]


async def test_an_error_of_the_bots_own_is_told_to_the_asker_alone(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path) as line:
        monkeypatch.setattr(line.service, "make", _broken)
        told = await server.refusal(server.send("video", options={"prompt": "a fox"}))
    assert "Something went wrong" in told.text
    assert public(server) == []


async def test_where_nobody_else_reads_a_refusal_is_the_answer(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        answer = await server.use("video", options=WRONG, guild=None)
        await server.until(lambda: answer.text.startswith(SENTENCE))
    assert list(server.messages) == [answer.id]


@pytest.mark.parametrize("where", ["a server without the bot", "friends"])
async def test_where_the_bot_is_not_a_refusal_takes_one_further_message(
    server: DiscordServer, tmp_path: Path, where: str
) -> None:
    if where == "friends":
        who: dict[str, Any] = {"guild": None, "channel": server.private().id}
    else:
        who = {"guild": server.guild(joined=False).id}
    async with connected(tmp_path):
        asked = server.send("video", options=WRONG, **who)
        told = await server.refusal(asked)
    assert told.text.startswith(SENTENCE)
    assert asked.follow_ups == 1


@pytest.mark.parametrize("on", ["send", "delete"])
async def test_what_cannot_be_said_in_private_is_said_in_public(
    server: DiscordServer, tmp_path: Path, on: str
) -> None:
    async with connected(tmp_path):
        server.refusals.append(Refusal("token", 403, 50001, on=on))
        answer = await server.use("video", options=WRONG)
        await server.until(lambda: answer.text.startswith(SENTENCE))
    assert not answer.deleted


@pytest.mark.parametrize("on", ["edit", "send", "delete"])
@pytest.mark.parametrize("after", [False, True], ids=["request lost", "answer lost"])
async def test_a_refusal_is_said_in_private_though_the_connection_breaks_off(
    server: DiscordServer, tmp_path: Path, on: str, after: bool
) -> None:
    async with connected(tmp_path):
        server.refusals.append(Refusal("token", 0, on=on, after=after))
        told = await server.refusal(server.send("video", options=WRONG))
    assert told.text.startswith(SENTENCE)
    assert public(server) == []


async def test_a_connection_that_stays_broken_leaves_the_sentence_in_public(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        server.refusals.append(Refusal("token", 0, on="send", times=3))
        answer = await server.use("video", options=WRONG)
        await server.until(lambda: answer.text.startswith(SENTENCE))
    assert public(server) == [answer]


async def test_the_message_of_a_request_that_was_taken_stays_whatever_fails_then(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path) as line:
        make = line.service.make

        async def then_broken(*given: Any) -> Status:
            await make(*given)
            raise RuntimeError("no such thing")

        monkeypatch.setattr(line.service, "make", then_broken)
        message = await server.use("video", options={"prompt": "a fox"})
        await server.until(lambda: bool(message.files) or message.deleted)
    assert not message.deleted
    assert list(server.messages) == [message.id]


async def test_a_message_may_show_a_job_as_long_as_that_cannot_be_read(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path) as line:
        monkeypatch.setattr(line.service, "by_message", _broken)
        answer = await server.use("video", options=WRONG)
        await server.until(lambda: answer.text.startswith(SENTENCE))
    assert public(server) == [answer]


async def test_a_refusal_that_is_replayed_is_said_once(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        asked = server.send("video", options=WRONG)
        told = await server.refusal(asked)
        await server.drop()
        await server.until(lambda: server.resumed == 1)
        answered = await server.use("help")
        await server.until(lambda: bool(answered.text))
    mine = [it for it in server.messages.values() if it.interaction == asked.id]
    assert [it for it in mine if not it.deleted] == [told]


async def _broken(*arguments: Any) -> Status:
    raise RuntimeError("no such thing")
