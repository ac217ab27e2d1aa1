"""The rules of Discord's that the bot must respect, each by a test of its name."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.adapter import DiscordAdapter
from bot.commands import Shelf
from bot.types import Address, Job, JobState, Status, Visitor
from generator.errors import CannotFit
from generator.fitting import Fitted
from generator.types import Clip
from tests.e2e.discord import (
    CHANNEL,
    COMPONENTS_V2,
    USER,
    DiscordServer,
    Message,
    Refusal,
    connected,
    jobs,
)
from tests.support import line as support
from tests.support.generator import Gate
from tests.support.line import Bench

BOB = USER + 1


async def made(
    server: DiscordServer, line: Bench, trouble: Any = None, **who: Any
) -> tuple[Message, str]:
    """The message of a clip that is made, after `trouble` came while it was being made."""
    gate = line.generator.making = Gate()
    message = await server.use("video", options={"prompt": "a fox"}, **who)
    job_id = await gate.next()
    await server.until(lambda: bool(message.edits))
    if trouble is not None:
        trouble(message)
    gate.open(job_id)
    return message, job_id


async def end_of(line: Bench, job_id: str) -> Job:
    """The job, once it has come to its end."""
    ended = asyncio.Event()
    line.line.queue.listeners.append(
        lambda job: ended.set() if job.id == job_id and job.state.final else None
    )
    if not (await line.job(job_id)).state.final:
        async with asyncio.timeout(10):
            await ended.wait()
    return await line.job(job_id)


def standing(server: DiscordServer, channel: int) -> list[Message]:
    return [it for it in server.messages.values() if it.channel == channel and not it.deleted]


def adapter_of(line: Bench, job: Job) -> DiscordAdapter:
    platform = line.line.platforms.of(job)
    assert platform is not None
    assert isinstance(platform.adapter, DiscordAdapter)
    return platform.adapter


# The first response comes within 3 s


async def test_a_command_is_acknowledged_while_sqlite_is_busy_and_the_lane_is_full(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        await server.use("video", options={"prompt": "a fox"})
        await gate.next()
        async with line.database.transaction():
            message = await server.use("video", options={"prompt": "a wolf"}, user=BOB)
            assert message.loading
            assert len(await jobs(line, BOB)) == 0
        gate.open()
        await server.until(lambda: bool(message.files))


# The interaction's token lives for 15 minutes


async def test_after_15_minutes_the_bot_edits_the_message(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message, job_id = await made(server, line, lambda _: server.later(900))
        await server.until(lambda: bool(message.files))
        assert (await end_of(line, job_id)).placeholder == str(message.id)
    assert message.by == "bot"
    assert len(server.messages) == 1


async def test_a_clip_reaches_its_message_after_a_restart_and_15_minutes(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        line.generator.making = Gate()
        message = await server.use("video", options={"prompt": "a fox"})
        await server.until(lambda: bool(message.edits))
        assert message.by == "token"
    server.expired = True
    async with connected(tmp_path):
        await server.until(lambda: bool(message.files))
    assert message.by == "bot"
    assert len(server.messages) == 1


async def test_a_token_known_to_be_over_is_not_tried(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path):
        message = await server.use("video", options={"prompt": "a fox"}, age=16 * 60)
        await server.until(lambda: bool(message.files))
    assert message.by == "bot"


async def test_a_token_that_discord_calls_over_is_not_tried_again(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message, _ = await made(server, line, lambda _: setattr(server, "expired", True))
        await server.until(lambda: bool(message.files))
        refused = server.invalid_requests
        await server.press(message, "GIF", age=16 * 60)
        await server.until(lambda: "clip-1.gif" in message.files)
    assert (refused, server.invalid_requests) == (1, 1)


@pytest.mark.parametrize("code", [10015, 10062, 50027])
async def test_a_token_that_is_over_before_its_time_is_made_up_for_by_the_bot(
    server: DiscordServer, tmp_path: Path, code: int
) -> None:
    over = Refusal("token", 401 if code == 50027 else 404, code, times=99)
    async with connected(tmp_path) as line:
        message, _ = await made(server, line, lambda _: server.refusals.append(over))
        await server.until(lambda: bool(message.files))
    assert message.by == "bot"


async def test_a_message_that_cannot_be_edited_is_replied_to(
    server: DiscordServer, tmp_path: Path
) -> None:
    thread = server.thread()

    def archive(message: Message) -> None:
        thread.archived = True

    async with connected(tmp_path) as line:
        message, job_id = await made(server, line, archive, channel=thread.id)
        await server.until(lambda: len(standing(server, thread.id)) == 2)
        reply = standing(server, thread.id)[-1]
        job = await end_of(line, job_id)
        assert (await line.service.by_message("discord", str(reply.id))).id == job.id
        converted = await server.press(reply, "GIF")
        await server.until(lambda: list(reply.files) == ["clip-1.gif"])
    assert converted is reply
    assert reply.reference == message.id
    assert reply.nonce is not None
    assert not message.files


async def test_a_clip_of_a_forbidden_channel_goes_to_its_asker_in_private(
    server: DiscordServer, tmp_path: Path
) -> None:
    def forbid(message: Message) -> None:
        server.expired = True
        server.forbid(CHANNEL)

    async with connected(tmp_path) as line:
        message, job_id = await made(server, line, forbid)
        private = server.direct(USER).id
        await server.until(lambda: bool(standing(server, private)))
        [letter] = standing(server, private)
        job = await end_of(line, job_id)
        server.expired = False
        await server.press(letter, "GIF", channel=private, guild=None)
        await server.until(lambda: list(letter.files) == ["clip-1.gif"])
    assert job.state is JobState.DELIVERED
    assert job.placeholder == f"{private}/{letter.id}"
    assert letter.nonce is not None
    assert not message.files


@pytest.mark.parametrize("where", ["a server without the bot", "friends"])
async def test_where_the_bot_is_not_only_the_token_works_and_then_a_private_message(
    server: DiscordServer, tmp_path: Path, where: str
) -> None:
    if where == "friends":
        who: dict[str, Any] = {"guild": None, "channel": server.private().id}
    else:
        who = {"guild": server.guild(joined=False).id}
    async with connected(tmp_path) as line:
        first = await server.use("video", options={"prompt": "a wolf"}, **who)
        await server.until(lambda: bool(first.files))
        message, _ = await made(server, line, lambda _: server.later(900), **who)
        private = server.direct(USER).id
        await server.until(lambda: bool(standing(server, private)))
    assert first.by == "token"
    assert not message.files
    assert list(standing(server, private)[0].files) == ["clip-2.mp4"]


async def test_where_the_bot_is_not_a_press_opens_the_message_once_more(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message, job_id = await made(server, line, guild=server.guild(joined=False).id)
        await end_of(line, job_id)
        server.later(900)
        await server.press(message, "GIF")
        await server.until(lambda: list(message.files) == ["clip-1.gif"])
    assert message.by == "token"
    assert not standing(server, server.direct(USER).id)


async def test_a_clip_that_reaches_nobody_is_kept_in_the_gallery_and_that_is_said(
    server: DiscordServer, tmp_path: Path
) -> None:
    def close(message: Message) -> None:
        server.expired = True
        server.forbid(CHANNEL)
        server.close_dms(USER)

    async with connected(tmp_path) as line:
        _, job_id = await made(server, line, close)
        job = await end_of(line, job_id)
        kept = await line.service.gallery.page(Shelf.MINE, job.address, Visitor())
        server.expired = False
        told = await server.use("status", options={"clip": 1}, channel=server.channel().id)
        await server.until(lambda: bool(told.text))
    assert job.error is not None
    assert job.error.code == "delivery-unreachable"
    assert [it.id for it in kept.jobs] == [job.id]
    assert "/gallery" in told.text


# The upload limit differs by server, and moves


async def test_each_server_has_its_own_upload_limit(server: DiscordServer, tmp_path: Path) -> None:
    boosted = server.guild(upload_limit=50 * 2**20).id
    async with connected(tmp_path) as line:
        _, plain = await made(server, line)
        _, rich = await made(server, line, guild=boosted, user=BOB)
        here, there = (await line.job(plain)).address, (await line.job(rich)).address
        adapter = adapter_of(line, await line.job(plain))
        assert adapter.limits(here).max_bytes == 10 * 2**20 - 2**16
        assert adapter.limits(there).max_bytes == 50 * 2**20 - 2**16
        assert adapter.limits(there).aim_bytes == 10 * 2**20 - 2**16


async def test_a_file_that_is_too_large_is_made_smaller_for_that_server_alone(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def largest(
        clip: Clip, format: str, max_bytes: int | None, target_dir: Path, *, gently: bool = False
    ) -> Fitted:
        if gently or max_bytes is None:
            raise CannotFit
        path = target_dir / f"{max_bytes}.mp4"
        path.write_bytes(bytes(max_bytes))
        return Fitted(path, clip.width, clip.height, max_bytes)

    monkeypatch.setattr(support, "untouched", largest)
    other = server.guild()
    async with connected(tmp_path) as line:

        def shrink(message: Message) -> None:
            server.guild(server_of(server, message)).upload_limit = 6 * 2**20

        message, job_id = await made(server, line, shrink)
        await server.until(lambda: bool(message.files))
        elsewhere, _ = await made(server, line, guild=other.id, user=BOB)
        await server.until(lambda: bool(elsewhere.files))
        adapter = adapter_of(line, await line.job(job_id))
        learned = adapter.limits((await line.job(job_id)).address).max_bytes
    assert learned == len(message.files["clip-1.mp4"]) <= 6 * 2**20
    assert len(elsewhere.files["clip-2.mp4"]) == 10 * 2**20 - 2**16


def server_of(server: DiscordServer, message: Message) -> int:
    guild = server.channels[message.channel].guild
    assert guild is not None
    return guild


# Nobody is ever told


async def test_a_prompt_tells_nobody_wherever_it_is_shown(
    server: DiscordServer, tmp_path: Path
) -> None:
    """The loopback Discord refuses every message that may tell somebody."""
    thread = server.thread()

    def archive(message: Message) -> None:
        thread.archived = True

    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        prompt = f"@everyone <@{BOB}> <@&1> **loud**"
        message = await server.use("video", options={"prompt": prompt}, channel=thread.id)
        job_id = await gate.next()
        await server.until(lambda: bool(message.edits))
        archive(message)
        gate.open(job_id)
        await server.until(lambda: len(standing(server, thread.id)) == 2)
    for shown in standing(server, thread.id):
        assert r"\@everyone" in shown.text
        assert f"<@{BOB}>" not in shown.text
    assert server.violations == []


# Ten thousand invalid requests in ten minutes are a ban


async def test_a_deleted_message_is_asked_about_once(server: DiscordServer, tmp_path: Path) -> None:
    def delete(message: Message) -> None:
        message.deleted = True

    async with connected(tmp_path) as line:
        message, job_id = await made(server, line, delete)
        job = await end_of(line, job_id)
        asked = list(server.requests)
        adapter = adapter_of(line, job)
        for state in (JobState.CANCELLED, JobState.FAILED):
            with pytest.raises(Exception, match="gone"):
                await adapter.show(Status(job=job.evolve(state=state)))
    assert job.error is not None
    assert job.error.code == "delivery-unreachable"
    assert server.requests == asked
    assert list(server.messages) == [message.id]


async def test_a_forbidden_channel_is_asked_once_for_all_its_jobs(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        people = [USER + number for number in range(5)]
        for user in people:
            message = await server.use("video", options={"prompt": "a fox"}, user=user)
            await server.until(lambda message=message: bool(message.edits))  # type: ignore[misc]  # mypy does not infer the default's type
        server.expired = True
        server.forbid(CHANNEL, 50013)
        server.invalid_requests = 0
        gate.open()
        letters = [server.direct(user).id for user in people]
        await server.until(lambda: all(standing(server, one) for one in letters))
        refused = server.requests.count("edit by bot") + server.requests.count("send by bot")
        assert refused <= 2 + len(people)  # a post is two at a time; then the letters
        server.channels[CHANNEL].refuses = 0
        server.expired = False
        server.gateway.dispatch("CHANNEL_UPDATE", server.channels[CHANNEL].payload())
        late = await server.use("video", options={"prompt": "a wolf"}, age=16 * 60)
        await server.until(lambda: bool(late.files))


# 429: progress is dropped, never queued before a last word


async def test_a_rate_limit_of_a_minute_holds_up_no_clip(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        server.refusals.append(Refusal("token", 429, retry_after=60, times=99))
        message = await server.use("video", options={"prompt": "a fox"})
        job_id = await gate.next()
        await server.until(lambda: "edit by token" in server.requests)
        gate.open(job_id)
        await server.until(lambda: bool(message.files))
    assert message.by == "bot"  # whose rate limit is another
    assert server.requests.count("edit by token") <= 2
    assert server.invalid_requests <= 2


# A message that is created has a nonce


async def test_a_reply_whose_answer_was_lost_stands_there_once(
    server: DiscordServer, tmp_path: Path
) -> None:
    thread = server.thread()

    def trouble(message: Message) -> None:
        thread.archived = True
        server.refusals.append(Refusal("bot", 502, on="send", after=True))

    async with connected(tmp_path) as line:
        _, job_id = await made(server, line, trouble, channel=thread.id)
        job = await end_of(line, job_id)
    assert job.state is JobState.DELIVERED
    assert server.requests.count("send by bot") == 2
    assert len(standing(server, thread.id)) == 2


async def test_a_message_without_an_interaction_is_made_once_before_and_after_a_crash(
    server: DiscordServer, tmp_path: Path
) -> None:
    gallery = server.channel().id
    async with connected(tmp_path) as line:
        _, job_id = await made(server, line)
        job = await end_of(line, job_id)
        address = Address(
            platform="discord",
            channel=str(gallery),
            user=str(USER),
            community=job.address.community,
            source="star 1",
        )
        copied = await line.service.copy(job_id, address)
        await server.until(lambda: any(it.files for it in standing(server, gallery)))
        copy = await end_of(line, copied.job.id)
        forgotten = copy.evolve(placeholder=None, state=JobState.READY)
        again = await adapter_of(line, copy).show(Status(job=forgotten))
    [message] = standing(server, gallery)
    assert again == copy.placeholder == str(message.id)


# Commands are told 200 times a day at the most


async def test_the_commands_are_told_only_when_they_changed(
    server: DiscordServer, tmp_path: Path
) -> None:
    for _ in range(2):
        async with connected(tmp_path):
            pass
    assert server.syncs == 1
    (tmp_path / "discord-commands.sha256").write_text("those of another version")
    async with connected(tmp_path):
        pass
    assert server.syncs == 2


# A resumed gateway may say everything again


async def test_a_replayed_command_makes_no_second_job(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        message = await server.use("video", options={"prompt": "a fox"})
        await server.until(lambda: bool(message.files))
        again = await server.use("again")
        await server.until(lambda: bool(again.files))
        await server.drop()
        await server.until(lambda: server.resumed == 1)
        answered = await server.use("help")
        await server.until(lambda: bool(answered.text))
        assert len(await jobs(line)) == 2
    assert server.identified == 1


# One layout


async def test_every_message_is_of_components_from_its_first_edit_on(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:

        def check(message: Message) -> None:
            assert message.flags & COMPONENTS_V2

        message, _ = await made(server, line, check)
        await server.until(lambda: bool(message.files))
        refused = await server.use("status", options={"clip": 99})
        await server.until(lambda: bool(refused.text))
    assert all(it.flags & COMPONENTS_V2 and not it.embeds for it in server.messages.values())


# Addresses of attachments expire


async def test_no_address_of_an_attachment_is_ever_stored(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        for who in ({}, {"user": BOB, "guild": None}):
            _, job_id = await made(server, line, **who)
            await end_of(line, job_id)
    with closing(sqlite3.connect(tmp_path / "reelbot.sqlite3")) as database:
        stored = "\n".join(database.iterdump())
    assert job_id in stored
    assert len(server.uploads) == 2
    assert "cdn.discordapp" not in stored
    assert "/attachments/" not in stored


# What else goes wrong


async def test_an_error_of_discords_own_puts_the_clip_off(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        down = Refusal("token", 503)
        message, job_id = await made(server, line, lambda _: server.refusals.append(down))
        await server.drop()
        await server.until(lambda: bool(message.files))
        job = await end_of(line, job_id)
    assert job.state is JobState.DELIVERED
    assert len(server.messages) == 1
