"""Who presses GIF or MP4 in vain is told why, in their own language, and alone."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.texts.catalogue import text
from generator.errors import CannotFit
from generator.fitting import Fitted
from generator.types import Clip
from tests.e2e.discord import (
    MANAGE_MESSAGES,
    MEMBER_MAY,
    USER,
    DiscordServer,
    Message,
    Refusal,
    clip_of,
    connected,
)
from tests.support import line as support

BOB = USER + 1
MODERATOR: dict[str, Any] = {"user": BOB, "permissions": MEMBER_MAY | MANAGE_MESSAGES}


@pytest.fixture
def no_gif(monkeypatch: pytest.MonkeyPatch) -> None:
    fits = support.untouched

    async def fit(
        clip: Clip, format: str, max_bytes: int | None, target_dir: Path, *, gently: bool = False
    ) -> Fitted:
        if format == "gif":
            raise CannotFit("too long")
        return await fits(clip, format, max_bytes, target_dir, gently=gently)

    monkeypatch.setattr(support, "untouched", fit)


async def told(server: DiscordServer, user: int) -> Message:
    def mine() -> list[Message]:
        return [it for it in server.messages.values() if it.for_user == user and it.text]

    await server.until(lambda: bool(mine()))
    [message] = mine()
    return message


@pytest.mark.usefixtures("no_gif")
@pytest.mark.parametrize("guild", ["a server", "alone"])
async def test_a_clip_that_makes_no_gif_small_enough_stays_and_its_asker_is_told(
    server: DiscordServer, tmp_path: Path, guild: str
) -> None:
    who: dict[str, Any] = {"guild": None} if guild == "alone" else {}
    async with connected(tmp_path) as line:
        message = await clip_of(server, line, **who)
        assert await server.press(message, "GIF", **who) is message
        said = await told(server, USER)
    assert said.text.startswith("I could not make this clip small enough to post it here as a GIF")
    assert said.text.endswith("so it stays as it was.")
    assert list(message.files) == ["clip-1.mp4"]
    assert message.buttons == ["Again", "Edit", "GIF", "Favourite", "Delete"]


@pytest.mark.usefixtures("no_gif")
async def test_who_pressed_is_told_in_their_language_not_who_asked_for_the_clip(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        server.send_press(message, "GIF", locale="zh-CN", **MODERATOR)
        said = await told(server, BOB)
    begin = text("convert-too-big", "zh", format="GIF", megabytes=10).partition("（")[0]
    assert said.text.startswith(begin)
    assert [it.id for it in server.messages.values()] == [message.id, said.id]


async def test_a_message_that_takes_no_other_clip_is_spoken_of(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        server.refusals.append(Refusal("token", 403, 50001, times=99))
        server.refusals.append(Refusal("bot", 403, 50001, times=99, on=None))
        await server.press(message, "GIF")
        said = await told(server, USER)
    assert said.text == "I could not post this clip as a GIF, so it stays as it was."
    assert list(message.files) == ["clip-1.mp4"]


async def test_after_a_restart_in_between_nothing_is_said(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitting, never = asyncio.Event(), asyncio.Event()
    fits = support.untouched

    async def fit(
        clip: Clip, format: str, max_bytes: int | None, target_dir: Path, *, gently: bool = False
    ) -> Fitted:
        if format == "gif" and not gently:
            if not fitting.is_set():
                fitting.set()
                await never.wait()
            raise CannotFit("too long")
        return await fits(clip, format, max_bytes, target_dir, gently=gently)

    monkeypatch.setattr(support, "untouched", fit)
    async with connected(tmp_path) as line:
        message = await clip_of(server, line)
        await server.press(message, "GIF")
        async with asyncio.timeout(10):
            await fitting.wait()
    async with connected(tmp_path) as line:
        await settled(line, message)
        kept = await server.press(message, "Favourite")
        await server.until(lambda: bool(kept.text))
    assert [it.id for it in server.messages.values()] == [message.id, kept.id]


async def settled(line: support.Bench, message: Message) -> None:
    """Wait until the message's job is DELIVERED."""
    ended = asyncio.Event()
    line.line.queue.listeners.append(lambda job: ended.set() if job.state.final else None)
    job = await line.service.by_message("discord", str(message.id))
    if not job.state.final:
        async with asyncio.timeout(10):
            await ended.wait()
