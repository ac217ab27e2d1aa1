"""/settings at the loopback Discord: each choice is kept at once, and shown in place."""

from pathlib import Path
from typing import Any

import pytest

from generator.discovery import EngineInfo
from generator.types import Lane
from tests.e2e.discord import DiscordServer, Message, connected, jobs
from tests.e2e.discord.messages import STRING_SELECT, walk
from tests.support import generator

CHINESE: dict[str, Any] = {"locale": "zh-CN"}


async def opened(server: DiscordServer, **who: Any) -> Message:
    panel = await server.use("settings", **who)
    await server.until(lambda: bool(panel.text))
    return panel


def chosen(panel: Message) -> dict[str, str]:
    """What each list shows as chosen, by its flag."""
    return {
        it["custom_id"].removeprefix("reel:setting:"): option["label"]
        for it in walk(panel.components)
        if it["type"] == STRING_SELECT
        for option in it["options"]
        if option.get("default")
    }


async def test_a_choice_is_kept_at_once_and_holds_for_later_clips(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with connected(tmp_path):
        panel = await opened(server)
        assert panel.hidden
        assert set(chosen(panel).values()) == {"Default", "Best available"}
    async with connected(tmp_path) as line:  # the panel works after a restart, too
        for flag, value in {"seconds": "7", "size": "square", "style": "neon"}.items():
            await server.choose(panel, f"reel:setting:{flag}", value)
            await server.until(lambda flag=flag: chosen(panel)[flag] != "Default")  # type: ignore[misc]  # mypy does not infer the default's type
        clip = await server.use("video", options={"prompt": "a fox"})
        await server.until(lambda: bool(clip.files))
        [status] = await jobs(line)
    request = status.job.request
    assert (request.seconds, request.style) == (7, "neon")
    assert (request.width, request.height) == (512, 512)
    assert (chosen(panel)["seconds"], chosen(panel)["size"]) == ("7 s", "Square")


async def test_it_can_all_be_as_usual_again(server: DiscordServer, tmp_path: Path) -> None:
    async with connected(tmp_path) as line:
        given = {"seconds": 4.5, "quality": "high", "style": "ink"}
        await line.service.prefer("discord:500000000000000000", given)
        panel = await opened(server, **CHINESE)
        before = chosen(panel)
        assert (before["seconds"], before["quality"], before["size"]) == ("4.5 秒", "高", "默认")
        await server.choose(panel, "reel:setting:style", "usual", **CHINESE)
        await server.until(lambda: chosen(panel)["style"] == "默认")
        assert chosen(panel)["quality"] == "高"
        await server.press(panel, "恢复默认", **CHINESE)
        await server.until(lambda: chosen(panel)["quality"] == "默认")


async def test_what_is_not_to_be_had_any_more_is_refused_in_a_sentence(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path):
        panel = await opened(server)
    info = EngineInfo("sketch", Lane.CPU, ("ink",), None)
    monkeypatch.setitem(generator.ENGINES, "sketch", info)
    async with connected(tmp_path):
        await server.choose(panel, "reel:setting:style", "neon")

        def refused(words: str) -> bool:
            return any(it.hidden and words in it.text for it in server.messages.values())

        await server.until(lambda: refused("There is no style “neon” here."))
    assert chosen(panel)["style"] == "Default"


async def test_of_more_styles_than_discord_shows_the_chosen_one_is_shown(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(f"style-{number}" for number in range(40))
    monkeypatch.setitem(generator.ENGINES, "sketch", EngineInfo("sketch", Lane.CPU, many, None))
    async with connected(tmp_path) as line:
        await line.service.prefer("discord:500000000000000000", {"style": "style-39"})
        panel = await opened(server)
    assert chosen(panel)["style"] == "style-39"
