"""The members' commands as Discord is told of them, and what each of them answers."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.commands import suggestions
from bot.types import Job, JobState
from generator.discovery import EngineInfo
from generator.types import Lane
from tests.e2e.discord import USER, DiscordServer, Message, clip_of, connected, jobs
from tests.support import generator
from tests.support.generator import Gate

BOB = USER + 1
CHINESE: dict[str, Any] = {"locale": "zh-CN"}


async def shown(server: DiscordServer, message: Message) -> Message:
    await server.until(lambda: bool(message.text))
    return message


def members(server: DiscordServer) -> dict[str, dict[str, Any]]:
    """What Discord was told, by name, less what only admins use."""
    return {it["name"]: it for it in server.commands if it["name"] != "reelbot"}


def named_parts(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A command, its options and its choices."""
    yield part
    for inner in (*(part.get("options") or []), *(part.get("choices") or [])):
        yield from named_parts(inner)


# What Discord is told


async def test_members_can_use_everything_everywhere(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path):
        told = members(server)
    slash = {name for name, it in told.items() if it.get("type", 1) == 1}
    assert slash == {
        *("video", "again", "status", "queue", "cancel", "settings", "gallery"),
        *("privacy", "help"),
    }
    for command in told.values():
        assert sorted(command["integration_types"]) == [0, 1], command["name"]
        assert sorted(command["contexts"]) == [0, 1, 2], command["name"]


async def test_everything_has_a_name_and_a_description_in_chinese(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        parts = [part for command in members(server).values() for part in named_parts(command)]
    names = {"ink", "neon", "sketch", "other"}  # styles and engines have one name everywhere
    for part in parts:
        if part["name"] not in names:
            assert set(part["name_localizations"]) == {"zh-CN", "zh-TW"}, part["name"]
        if part.get("description"):
            assert set(part["description_localizations"]) == {"zh-CN", "zh-TW"}, part["name"]


async def test_the_most_wanted_options_of_a_clip_come_first(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        options = {it["name"]: it for it in members(server)["video"]["options"]}
    assert list(options) == [
        *("prompt", "seconds", "size", "quality", "style", "format", "seed", "avoid", "fps"),
        "engine",
    ]
    assert options["prompt"]["autocomplete"] is True
    assert options["prompt"]["max_length"] == 1000
    assert (options["seconds"]["min_value"], options["seconds"]["max_value"]) == (1, 10)
    assert [it["value"] for it in options["style"]["choices"]] == ["ink", "neon"]
    size = options["size"]["choices"][0]
    assert (size["value"], size["name_localizations"]["zh-CN"]) == ("square", "正方形")


# Suggestions


async def test_own_earlier_prompts_are_suggested_and_one_that_is_chosen_is_made(
    server: DiscordServer, tmp_path: Path
) -> None:
    long = "a very long sunset " * 20 + '"--seed" on a sign'
    async with connected(tmp_path) as line:
        await clip_of(server, line, "a red fox --style ink")
        await clip_of(server, line, f"「{long}」")
        await clip_of(server, line, "a fox of Bob's", user=BOB)
        both = await server.complete("video", "prompt", "")
        [fox] = await server.complete("video", "prompt", "FOX a")
        again = await server.use("video", options={"prompt": both[0].value})
        await server.until(lambda: bool(again.files))
        made = [status.job for status in await jobs(line)]
    assert fox.name == "a red fox"
    assert [len(it.name) <= 100 for it in both] == [True, True]
    assert both[0].name.endswith("…")
    assert made[-1].request.prompt == long.strip()
    assert {it.request.prompt for it in made} == {"a red fox", long.strip()}


async def test_own_clips_are_suggested_by_their_numbers(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        await clip_of(server, line, "a fox")
        gate = line.generator.making = Gate()
        await server.use("video", options={"prompt": "a hen"})
        await gate.next()
        everything = await server.complete("again", "clip", "")
        unfinished = await server.complete("cancel", "clip", "")
        first = await server.complete("status", "clip", "1")
    assert [(it.name, it.value) for it in everything] == [("2 · a hen", 2), ("1 · a fox", 1)]
    assert [it.value for it in unfinished] == [2]
    assert [it.value for it in first] == [1]


async def test_what_stands_for_a_prompt_is_good_for_its_owner_alone(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        await clip_of(server, line, "a secret fox")
        [choice] = await server.complete("video", "prompt", "fox")
        theirs = server.send("video", options={"prompt": str(choice.value)}, user=BOB)
        assert (await server.refusal(theirs)).text == "I do not know that clip."
        assert await jobs(line, BOB) == []


@pytest.mark.parametrize("trouble", ["broken", "slow"])
async def test_trouble_means_no_suggestions(
    server: DiscordServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    trouble: str,
) -> None:
    async def suggestions_of(owner: str, words: str, limit: int) -> list[Job]:
        if trouble == "slow":
            await asyncio.Event().wait()
        raise RuntimeError("no such thing")

    monkeypatch.setattr(suggestions, "PATIENCE", 0.05)
    async with connected(tmp_path) as line:
        await clip_of(server, line, "a fox")
        monkeypatch.setattr(line.service, "suggestions", suggestions_of)
        with caplog.at_level(logging.WARNING):
            assert await server.complete("video", "prompt", "fox") == []
    assert "nothing could be suggested" in caplog.text


async def test_more_styles_than_discord_shows_are_suggested(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(f"style {number}" for number in range(40))
    monkeypatch.setitem(generator.ENGINES, "sketch", EngineInfo("sketch", Lane.CPU, many, None))
    async with connected(tmp_path):
        all_of_them = await server.complete("video", "style", "")
        some = await server.complete("video", "style", "39")
    assert len(all_of_them) == 25
    assert [it.value for it in some] == ["style 39"]


async def test_physics_is_a_command_where_there_is_such_an_engine(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topics = ("a 1 m pendulum released from 30°", "two orbiting stars")
    info = EngineInfo("physics", Lane.CPU, (), None, topics)
    monkeypatch.setitem(generator.ENGINES, "physics", info)
    async with connected(tmp_path) as line:
        [topic] = await server.complete("physics", "prompt", "pendulum")
        options = {"prompt": topic.value, "seconds": 4.0, "numbers": "off"}
        message = await server.use("physics", options=options)
        await server.until(lambda: bool(message.files))
        told = await shown(server, await server.use("help"))
        [status] = await jobs(line)
    assert topic.value == topics[0]
    assert (status.job.request.engine, status.job.request.prompt) == ("physics", topics[0])
    assert not status.job.request.numbers
    assert "/physics" in told.text


# What is answered


async def test_the_queue_shows_own_jobs_and_stops_them(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        gate = line.generator.making = Gate()
        await server.use("video", options={"prompt": "a *fox* --engine other"})
        await gate.next()
        waiting = await server.use("video", options={"prompt": "a hen --engine other"})
        await server.until(lambda: "place 1" in waiting.text)
        panel = await shown(server, await server.use("queue", **CHINESE))
        assert panel.hidden
        assert "正在制作 1 个短片" in panel.text
        assert r"**1.** a \*fox\*" in panel.text
        assert "**2.** a hen\n-# 排队中，第 1 位" in panel.text
        job = (await jobs(line))[1].job
        await server.press(panel, f"reel:queue:stop:{job.id}", **CHINESE)
        await server.until(lambda: "a hen" not in panel.text)
        assert (await line.job(job.id)).state is JobState.CANCELLED
        ended = asyncio.Event()

        def changed(job: Job) -> None:
            if job.state is JobState.DELIVERED:
                ended.set()

        line.line.queue.listeners.append(changed)
        gate.open()
        async with asyncio.timeout(10):
            await ended.wait()
        await server.press(panel, "刷新", **CHINESE)
        await server.until(lambda: "fox" not in panel.text)


async def test_my_data_is_deleted_in_two_steps_even_after_a_restart(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        await clip_of(server, line, "a fox")
        panel = await shown(server, await server.use("privacy"))
        assert panel.hidden
        assert r"their prompts \(1\)" in panel.text
    async with connected(tmp_path) as line:
        await server.press(panel, "Delete my data")
        await server.until(lambda: panel.buttons == ["Yes, delete all of it", "Keep it"])
        assert len(await jobs(line)) == 1
        await server.press(panel, "Yes, delete all of it")
        await server.until(lambda: "and one clip" in panel.text)
        assert await jobs(line) == []
    assert panel.buttons == []


async def test_nothing_is_deleted_of_those_who_think_better_of_it(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        await clip_of(server, line, "a fox")
        panel = await shown(server, await server.use("privacy"))
        await server.press(panel, "Delete my data")
        await server.until(lambda: "Keep it" in panel.buttons)
        await server.press(panel, "Keep it")
        await server.until(lambda: panel.text == "Nothing was deleted.")
        assert len(await jobs(line)) == 1


async def test_an_example_of_the_help_becomes_a_clip_for_everyone(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        panel = await shown(server, await server.use("help", **CHINESE))
    assert panel.hidden
    assert "**/视频** 把你的描述做成短片" in panel.text
    async with connected(tmp_path) as line:
        clip = await server.press(panel, "reel:try:zh:1", **CHINESE)
        await server.until(lambda: bool(clip.files))
        [status] = await jobs(line)
    assert not clip.hidden
    assert clip.id != panel.id
    assert status.job.request.prompt == "三只猫在烟花下跳舞"


async def test_what_all_read_is_in_the_communitys_language(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path) as line:
        await line.service.communities.change("discord:300000000000000000", language="zh")
        clip = await clip_of(server, line, "a fox")
        refused = await server.refusal(server.send("video", options={"prompt": "a --x"}))
        alone = await shown(server, await server.use("status"))
        [status] = await jobs(line)
    assert "种子" in clip.text
    assert "There is no “--x”" in refused.text
    assert alone.text.startswith("The queue is empty.")
    assert status.job.request.locale == "zh"


@pytest.mark.parametrize("where", ["in a conversation", "where only people have it"])
async def test_commands_work_outside_of_servers_too(
    server: DiscordServer, tmp_path: Path, where: str
) -> None:
    guild = None if where == "in a conversation" else server.guild(joined=False).id
    async with connected(tmp_path):
        for name in ("help", "queue", "privacy"):
            await shown(server, await server.use(name, guild=guild))
