"""The gallery channel at Discord: clips that people like are shown there once more."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.discord import (
    CHANNEL,
    GUILD,
    USER,
    Channel,
    DiscordServer,
    Message,
    Person,
    Refusal,
    clip_of,
    connected,
    jobs,
)
from tests.e2e.discord.problems import NO_PERMISSION
from tests.support.line import Bench

SCOPE = f"discord:{GUILD}"
BOB, ROBOT = USER + 1, USER + 2


@asynccontextmanager
async def with_gallery(
    server: DiscordServer, folder: Path, **settings: Any
) -> AsyncIterator[tuple[Bench, Channel]]:
    gallery = server.channel(CHANNEL + 7, name="best", **settings)
    async with connected(folder) as line:
        await line.service.communities.change(SCOPE, gallery_channel=str(gallery.id))
        yield line, gallery


def shown_in(server: DiscordServer, channel: Channel) -> list[Message]:
    return [it for it in server.messages.values() if it.channel == channel.id and not it.deleted]


async def test_a_clip_that_is_liked_is_shown_once_with_its_author(
    server: DiscordServer, tmp_path: Path
) -> None:
    server.people[ROBOT] = Person(ROBOT, "robot", bot=True)
    async with with_gallery(server, tmp_path) as (line, gallery):
        meh = await clip_of(server, line, "a toad")
        server.react(meh, "👎", user=BOB)
        server.react(meh, "⭐", user=ROBOT)
        message = await clip_of(server, line)
        for user in range(BOB, BOB + 5):
            server.react(message, "❤️", user=user)
        await server.until(lambda: any(it.files for it in shown_in(server, gallery)))
        [copy] = shown_in(server, gallery)
        assert copy.files["clip-3.mp4"] == message.files["clip-2.mp4"]
        link = f"https://discord.com/channels/{GUILD}/{CHANNEL}/{message.id}"
        assert f"by <@{USER}> · [original]({link})" in copy.text
        assert copy.by == "bot"
        assert copy.nonce is not None
        assert len(await jobs(line)) == 2
    async with with_gallery(server, tmp_path) as (line, gallery):
        server.react(message, "🔥", user=BOB + 9)
        server.react(copy, "🔥", user=BOB + 9)
        other = await clip_of(server, line, prompt="a bear")
        server.react(other, "👍🏽", user=BOB)
        await server.until(lambda: sum(bool(it.files) for it in shown_in(server, gallery)) == 2)
    assert len(shown_in(server, gallery)) == 2


async def test_a_copy_whose_creation_was_not_answered_is_made_once(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with with_gallery(server, tmp_path) as (line, gallery):
        message = await clip_of(server, line)
        server.refusals.append(Refusal("bot", 502, on="send", after=True))
        server.react(message, "❤️", user=BOB)
        await server.until(lambda: any(it.files for it in shown_in(server, gallery)))
    assert len(shown_in(server, gallery)) == 1


async def test_a_deleted_clip_leaves_the_gallery_too(server: DiscordServer, tmp_path: Path) -> None:
    async with with_gallery(server, tmp_path) as (line, gallery):
        message = await clip_of(server, line)
        server.react(message, "❤️", user=BOB)
        await server.until(lambda: any(it.files for it in shown_in(server, gallery)))
        await server.press(message, "Delete")
        await server.until(lambda: message.deleted and not shown_in(server, gallery))


@pytest.mark.parametrize(
    ("source", "best", "shown"),
    [
        ({"nsfw": True}, {}, False),
        ({"nsfw": True}, {"nsfw": True}, True),
        ({"secret": True}, {}, False),
        ({"secret": True}, {"secret": True}, True),
        ({}, {}, True),
    ],
)
async def test_what_is_for_some_or_for_adults_stays_among_them(
    server: DiscordServer,
    tmp_path: Path,
    source: dict[str, Any],
    best: dict[str, Any],
    shown: bool,
) -> None:
    channel = server.channel(CHANNEL + 3, name="lounge", **source)
    async with with_gallery(server, tmp_path, **best) as (line, gallery):
        message = await clip_of(server, line, channel=channel.id)
        server.react(message, "❤️", user=BOB)
        last = await clip_of(server, line, prompt="a bear")
        server.react(last, "❤️", user=BOB)
        await server.until(
            lambda: any("a bear" in it.text and it.files for it in shown_in(server, gallery))
        )
        assert any("a fox" in it.text for it in shown_in(server, gallery)) is shown


async def test_a_veiled_clip_stays_veiled_in_the_gallery(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with with_gallery(server, tmp_path) as (line, gallery):
        await line.service.communities.change(SCOPE, spoiler=True)
        message = await clip_of(server, line)
        await line.service.communities.change(SCOPE, spoiler=False)
        server.react(message, "❤️", user=BOB)
        await server.until(lambda: any(it.files for it in shown_in(server, gallery)))
        assert shown_in(server, gallery)[0].spoilers == [True]


async def test_a_clip_liked_while_the_gallery_was_closed_to_the_bot_is_shown_later(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with with_gallery(server, tmp_path, refuses=NO_PERMISSION) as (line, gallery):
        message = await clip_of(server, line)
        server.react(message, "❤️", user=BOB)
        await server.use("status")  # answered after that was heard
        gallery.refuses = 0
        server.gateway.present_channel(gallery)
        server.react(message, "❤️", user=BOB + 1)
        await server.until(lambda: any(it.files for it in shown_in(server, gallery)))


async def test_what_a_blocked_member_likes_is_not_shown(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with with_gallery(server, tmp_path) as (line, gallery):
        await line.service.communities.block(SCOPE, f"discord:{BOB}")
        message = await clip_of(server, line)
        server.react(message, "❤️", user=BOB)
        last = await clip_of(server, line, prompt="a bear")
        server.react(last, "❤️", user=BOB + 1)
        await server.until(lambda: any("a bear" in it.text for it in shown_in(server, gallery)))
        assert len(shown_in(server, gallery)) == 1


async def test_a_copy_tells_how_its_clip_was_made_and_for_whom(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with with_gallery(server, tmp_path) as (line, gallery):
        server.react(await clip_of(server, line), "❤️", user=BOB)
        await server.until(lambda: any(it.files for it in shown_in(server, gallery)))
        answer = await server.menu("How was this made?", shown_in(server, gallery)[0], user=BOB)
        await server.until(lambda: f"<@{USER}>" in answer.text)


async def test_nothing_is_shown_of_conversations_nor_without_a_gallery(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with with_gallery(server, tmp_path) as (line, gallery):
        alone = await clip_of(server, line, guild=None)
        server.react(alone, "❤️", user=USER)
        await line.service.communities.change(SCOPE, gallery_channel=None)
        unseen = await clip_of(server, line, "a toad")
        server.react(unseen, "❤️", user=BOB)
        await server.use("status")  # answered after that was heard
        await line.service.communities.change(SCOPE, gallery_channel=str(gallery.id))
        message = await clip_of(server, line, "a bear")
        server.react(message, "❤️", user=BOB)
        await server.until(lambda: any(it.files for it in shown_in(server, gallery)))
        [copy] = shown_in(server, gallery)
        assert "a bear" in copy.text
