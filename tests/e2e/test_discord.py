"""Discord from end to end: the real discord.py against a loopback Discord, on the real line."""

import logging
import re
from pathlib import Path
from typing import Any

import discord.http
import pytest
from pydantic import SecretStr

from adapters.discord import create
from adapters.discord.adapter import DiscordAdapter
from bot.config import ConfigError, Settings
from bot.types import Address, JobState, Status, TryLater, Unreachable
from generator.types import Progress
from tests.e2e.discord import (
    CHANNEL,
    EPHEMERAL,
    GUILD,
    TOKEN,
    USER,
    DiscordServer,
    Message,
    Refusal,
    connected,
    jobs,
)
from tests.support.generator import Gate
from tests.support.line import Bench, bench

MINUTES = 60.0


async def test_a_command_becomes_a_clip_in_one_message(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        message = await server.use("video", options={"prompt": "a sunset timelapse"})
        job_id = await gate.next()
        await server.until(lambda: bool(message.edits))
        gate.open(job_id)
        await server.until(lambda: bool(message.files))
        [status] = await jobs(line)
    assert list(server.messages) == [message.id]
    assert not message.flags & EPHEMERAL
    assert list(message.files) == ["clip-1.mp4"]
    assert message.files["clip-1.mp4"].startswith(b"clip ")
    assert message.descriptions == ["a sunset timelapse"]
    assert message.edits[0].startswith("**a sunset timelapse**\n")
    assert message.text.startswith(
        f"**a sunset timelapse**\n-# A sketch.\n-# <@{USER}> · sketch · seed "
    )
    assert status.job.address.scope == f"discord:{GUILD}"
    assert status.job.state in (JobState.READY, JobState.DELIVERED)


async def test_place_and_progress_are_edited_into_the_message(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        line.generator.making = Gate()
        message = await server.use("video", options={"prompt": "a sunset"})
        await server.until(lambda: bool(message.edits))
        [status] = await jobs(line)
        adapter = line.line.platforms.of(status.job)
        assert adapter is not None
        queued = Status(job=status.job.evolve(state=JobState.QUEUED), position=3, eta=70.4)
        await adapter.adapter.show(queued)
        assert "Waiting, place 3 in line · about 70 s left" in message.text
        running = status.job.evolve(state=JobState.RUNNING)
        await adapter.adapter.show(Status(job=running, progress=Progress("draw", 3, 10)))
        assert message.text.endswith("▰▰▰▱▱▱▱▱▱▱ drawing")


async def test_native_options_win_over_flags_in_the_prompt(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        options = {
            "prompt": "a fox --seconds 2 --fps 12",
            "seconds": 4.5,
            "size": "square",
            "seed": 7,
            "format": "gif",
            "style": "neon",
            "avoid": "people, text --seed 3",
        }
        message = await server.use("video", options=options)
        await server.until(lambda: bool(message.files))
        [status] = await jobs(line)
    request = status.job.request
    assert (request.prompt, request.seconds, request.fps, request.seed) == ("a fox", 4.5, 12, 7)
    assert (request.width, request.height, request.style) == (512, 512, "neon")
    assert request.negative_prompt == "people, text --seed 3"
    assert list(message.files) == ["clip-1.gif"]


async def test_a_chinese_member_is_answered_in_chinese(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        how: dict[str, Any] = {"locale": "zh-CN", "guild": None}
        message = await server.use("video", options={"prompt": "海上日落"}, **how)
        job_id = await gate.next()
        await server.until(lambda: bool(message.edits))
        gate.open(job_id)
        await server.until(lambda: bool(message.files))
        refused = await server.use("status", options={"clip": 99}, **how)
        await server.until(lambda: bool(refused.text))
        [status] = await jobs(line)
    assert re.search("排队中|准备中", message.edits[0])
    assert "种子" in message.text
    assert refused.text == "我不认识这个短片。"
    assert status.job.address.community == str(USER)
    assert status.job.request.locale == "zh"


async def test_prompts_cannot_tell_everyone_or_format_anything(
    server: DiscordServer, tmp_path: Path
) -> None:
    prompt = "@everyone **bold** <@123> [a](https://evil.example) `code` ||no||"
    async with connected(tmp_path):
        message = await server.use("video", options={"prompt": prompt})
        await server.until(lambda: bool(message.files))
    shown = message.text.splitlines()[0].removeprefix("**").removesuffix("**")
    assert re.sub(r"\\(\W)", r"\1", shown) == prompt
    assert not re.search(r"(?<!\\)[*`|<>\[\]@:]", shown)


async def test_a_command_whose_acknowledgement_was_lost_is_served(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        server.refusals.append(Refusal("token", 502, on="acknowledge", after=True))
        message = await server.use("video", options={"prompt": "a fox"})
        await server.until(lambda: bool(message.files))
        assert len(await jobs(line)) == 1


async def test_a_platform_that_cannot_be_reached_is_tried_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int
) -> None:
    nowhere = f"http://127.0.0.1:{unused_tcp_port}"
    monkeypatch.setattr(discord.http.Route, "BASE", nowhere)
    settings = Settings(_env_file=None, data_dir=tmp_path, discord_token=SecretStr(TOKEN))  # type: ignore[call-arg]  # pydantic-settings' own argument
    adapter = create(settings)
    async with bench(tmp_path) as line:
        with pytest.raises(TryLater, match="Discord cannot be reached"):
            await adapter.start(line.service)


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (Refusal("token", 404, 10008), Unreachable),
        (Refusal("token", 404, 10003), Unreachable),
        (Refusal("token", 403, 50001), Unreachable),
        (Refusal("token", 403, 50013), Unreachable),
        (Refusal("token", 400, 50035), TryLater),
        (Refusal("token", 404, 10015), None),  # the token is over: the bot edits
        (Refusal("token", 401, 50027), None),
        (Refusal("token", 429, retry_after=0.05), TryLater),  # progress waits for nothing
    ],
)
async def test_what_discord_refuses_is_told_apart(
    server: DiscordServer, tmp_path: Path, refusal: Refusal, expected: type[Exception] | None
) -> None:
    async with connected(tmp_path) as line:
        adapter, status, message = await _shown(server, line)
        server.refusals.append(refusal)
        if expected is None:
            await adapter.show(status)
            assert message.text.endswith("Waiting, place 1 in line")
        else:
            with pytest.raises(expected):
                await adapter.show(status)


async def test_a_long_rate_limit_puts_the_edit_off(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path) as line:
        adapter, status, _ = await _shown(server, line)
        server.expired = True
        server.refusals.append(Refusal("bot", 429, retry_after=90))
        with pytest.raises(TryLater) as caught:
            await adapter.show(status)
    assert caught.value.after == 90


async def test_status_and_cancel_answer_their_asker_alone(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        message = await server.use("video", options={"prompt": "a *fox*"})
        await gate.next()
        answers = {}
        for name in ("status", "cancel"):
            answers[name] = await server.use(name)
            await server.until(lambda name=name: bool(answers[name].text))  # type: ignore[misc]  # mypy does not infer the default's type
        await server.until(lambda: message.text.endswith("The clip was cancelled."))
    assert all(answer.flags & EPHEMERAL for answer in answers.values())
    assert answers["status"].text.startswith("One clip is being made")
    assert answers["cancel"].text == r"Clip 1, “a \*fox\*”\: cancelled"


async def test_a_full_queue_and_a_broken_service_say_so(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path) as line:
        wrong = server.send("video", options={"prompt": "a fox --size huge"})
        assert "cannot read the size" in (await server.refusal(wrong)).text

        async def broken(text: str, address: Address) -> None:
            raise RuntimeError("no such thing")

        monkeypatch.setattr(line.service, "ask", broken)
        sorry = await server.use("status")
        await server.until(lambda: "Something went wrong" in sorry.text)


async def test_a_wrong_token_is_one_clear_sentence(
    server: DiscordServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = TOKEN[:-1] + "x"
    settings = Settings(_env_file=None, data_dir=tmp_path, discord_token=SecretStr(wrong))  # type: ignore[call-arg]  # pydantic-settings' own argument
    adapter = create(settings)
    async with bench(tmp_path) as line:
        with (
            caplog.at_level(logging.DEBUG),
            pytest.raises(ConfigError, match="does not accept DISCORD_TOKEN"),
        ):
            await adapter.start(line.service)
    assert wrong not in caplog.text


async def _shown(server: DiscordServer, line: Bench) -> tuple[DiscordAdapter, Status, Message]:
    """A job whose placeholder is shown and that nobody else edits."""
    gate = line.generator.making = Gate()
    message = await server.use("video", options={"prompt": "a fox"})
    job_id = await gate.next()
    await server.until(lambda: bool(message.edits))
    job = await line.job(job_id)
    platform = line.line.platforms.of(job)
    assert platform is not None
    assert isinstance(platform.adapter, DiscordAdapter)
    status = Status(job=job.evolve(state=JobState.QUEUED, placeholder=str(message.id)))
    assert message.channel == CHANNEL
    return platform.adapter, status, message
