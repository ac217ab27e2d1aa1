"""What the doctor asks of Discord, with the real discord.py against a loopback Discord."""

import asyncio
import re
from pathlib import Path

import discord
import discord.http
import pytest

from adapters.discord import checkup
from adapters.discord.invitation import NEEDED, PERMISSIONS, lacking, server_link, user_link
from bot.config import Settings
from bot.doctor.finding import Finding, Level
from tests.e2e.discord import APPLICATION, TOKEN, DiscordServer, connected
from tests.support.generator import ANIMATES, ENGINES

PAGE = Path(__file__).parent.parent.parent / "docs" / "discord.md"
NOBODYS = "http://127.0.0.1:9/api/v10"  # the port of `discard`, where nothing listens


async def findings(token: str = TOKEN) -> list[Finding]:
    """In a thread: the doctor is no coroutine and has an event loop of its own."""
    settings = Settings(_env_file=None, discord_token=token)  # type: ignore[call-arg, arg-type]  # pydantic-settings' own argument; pydantic makes it a secret
    return await asyncio.to_thread(lambda: list(checkup(settings)))


def said(found: list[Finding], level: Level) -> str:
    return "\n".join(map(str, (it for it in found if it.level is level)))


def in_servers(server: DiscordServer, servers: dict[str, discord.Permissions]) -> None:
    """The bot is in these, by their names, with those permissions."""
    server.guilds.clear()
    for name, permissions in servers.items():
        server.guild(name=name, permissions=permissions.value)


async def test_a_bot_that_is_set_up_gets_its_links_and_no_complaint(
    server: DiscordServer, tmp_path: Path
) -> None:
    in_servers(server, {"Film club": PERMISSIONS})
    async with connected(tmp_path):
        found = await findings()
    assert {it.level for it in found} == {Level.OK}
    fine = said(found, Level.OK)
    assert "the bot's name is reelbot" in fine
    assert server_link(APPLICATION) in fine
    assert user_link(APPLICATION) in fine
    assert "It is in 1 server." in fine
    assert "/again" in fine
    assert "/video" in fine
    lines = [str(it) for it in found if "knows the commands" not in it.text]
    assert [line for line in lines if line not in PAGE.read_text()] == []


async def test_what_is_not_done_yet_is_a_note_that_says_how(server: DiscordServer) -> None:
    in_servers(server, {})
    server.application |= {
        "bot_public": False,
        "flags": discord.ApplicationFlags(gateway_message_content_limited=True).value,
        "integration_types_config": {"0": {}},
    }
    found = await findings()
    assert not any(it.broken for it in found)
    notes = said(found, Level.NOTE)
    assert "in no server yet" in notes
    assert "no command yet" in notes
    assert "User Install is off" in notes
    assert "Public Bot is off" in notes
    assert "Message Content" in notes


async def test_what_keeps_commands_or_servers_away_is_broken(server: DiscordServer) -> None:
    server.application |= {
        "interactions_endpoint_url": "https://elsewhere.example/",
        "bot_require_code_grant": True,
        "integration_types_config": {"1": {}},
    }
    broken = said(await findings(), Level.BROKEN)
    assert "Interactions Endpoint URL" in broken
    assert "Code Grant" in broken
    assert "Guild Install is off" in broken


async def test_servers_that_grant_too_little_are_named_as_plain_text(
    server: DiscordServer,
) -> None:
    poor = discord.Permissions(view_channel=True, send_messages=True, attach_files=True)
    rich = discord.Permissions(administrator=True)
    in_servers(server, {f"Poor {n}\x1b[2J": poor for n in range(7)} | {"Rich": rich})
    found = await findings()
    notes = said(found, Level.NOTE)
    assert "In “Poor 0[2J” it lacks Send Messages in Threads, Read Message History." in notes
    assert "2 more of its servers" in notes
    assert "Rich" not in notes
    assert "It is in 8 servers." in said(found, Level.OK)


async def test_a_token_that_discord_refuses_is_broken_and_never_shown(
    server: DiscordServer,
) -> None:
    wrong = f"{TOKEN[:-4]}0000"
    (finding,) = await findings(wrong)
    assert finding.broken
    assert "Reset Token" in finding.mend
    assert wrong not in str(finding)


async def test_a_machine_that_does_not_reach_discord_gets_one_note(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(discord.http.Route, "BASE", NOBODYS)
    (finding,) = await findings()
    assert finding.level is Level.NOTE
    assert "cannot be asked" in finding.text


async def test_a_discord_that_does_not_answer_is_not_waited_for(
    server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.discord.selfcheck.PATIENCE", 0.0)
    (finding,) = await findings()
    assert finding.level is Level.NOTE
    assert "no answer" in finding.text


async def test_the_page_for_operators_names_the_commands_that_there_are(
    server: DiscordServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ENGINES, "wan", ANIMATES)  # so that there are all
    async with connected(tmp_path):
        told = {it["name"] for it in server.commands}
    page = PAGE.read_text()
    assert [name for name in told if f"`/{name}" not in page and f"*{name}*" not in page] == []
    assert set(re.findall(r"`/([a-z]+)", page)) - told == set()


def test_the_page_for_operators_has_the_permissions_and_links_that_the_doctor_has() -> None:
    page = PAGE.read_text()
    assert [name for name in NEEDED.values() if f"| {name} |" not in page] == []
    links = [link(0).replace("=0&", "=APPLICATION_ID&", 1) for link in (server_link, user_link)]
    assert [link for link in links if link not in page] == []
    assert f"integer {PERMISSIONS.value}." in page


def test_nothing_is_lacking_from_what_is_asked_for() -> None:
    assert lacking(PERMISSIONS) == []
    assert lacking(discord.Permissions.none()) == list(NEEDED.values())
