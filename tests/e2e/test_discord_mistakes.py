"""What no correct program sends: the loopback Discord answers 400, and remembers it."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import discord
import pytest

from tests.e2e.discord import APPLICATION, CHANNEL, COMPONENTS_V2, TOKEN, DiscordServer, openapi
from tests.e2e.discord.bare import Bare, Card, a_file, bare_bot, refused


def row(*children: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(children)}


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[Bare]:
    async with bare_bot(server) as bot:
        yield bot


MISTAKES: dict[str, dict[str, Callable[[], Any]]] = {
    "more than 4000 characters of text": {"view": lambda: Card("x" * 3999, more="xx")},
    "clip.mp4 is not attached": {"view": lambda: Card("a fox", "clip.mp4")},
    "content of more than 2000": {"content": lambda: "x" * 2001},
    "would rename": {"file": lambda: a_file("my clip.mp4")},
    "nobody may be told": {
        "content": lambda: "@everyone",
        "allowed_mentions": discord.AllowedMentions.all,
    },
}


@pytest.mark.parametrize("complaint", MISTAKES)
async def test_a_mistake_is_answered_400_and_remembered(
    server: DiscordServer, bot: Bare, complaint: str
) -> None:
    arguments = {name: make() for name, make in MISTAKES[complaint].items()}
    with refused(50035):
        await bot.get_partial_messageable(CHANNEL).send(**arguments)
    assert server.messages == {}
    [violation] = taken(server)
    assert complaint in violation


async def test_components_v2_cannot_be_taken_back(server: DiscordServer, bot: Bare) -> None:
    card = await server.use("card", options={"text": "a fox"})
    sent = bot.get_partial_messageable(CHANNEL).get_partial_message(card.id)
    with refused(50035):
        await sent.edit(content="a fox")
    with refused(50035):
        await bot.http.request(
            discord.http.Route("PATCH", f"/channels/{CHANNEL}/messages/{card.id}"),
            json={"flags": 0, "components": []},
        )
    assert len(taken(server)) == 2
    assert card.text == "a fox"


BUTTON = {"type": 2, "style": 1, "label": "Again", "custom_id": "again"}
TEXT = {"type": 10, "content": "a fox"}


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"components": [TEXT]}, "components V2 without their flag"),
        ({"flags": COMPONENTS_V2, "components": [TEXT], "content": "x"}, "beside components V2"),
        ({"flags": COMPONENTS_V2, "components": [row(BUTTON, BUTTON)]}, "custom_id twice"),
        ({"flags": COMPONENTS_V2, "components": [TEXT] * 41}, ""),
        ({"components": [row(*[BUTTON] * 6)]}, ""),
        ({"components": [row(BUTTON | {"url": "https://a.example"})]}, "no url"),
        ({"components": [row(BUTTON | {"label": ""})]}, "without label"),
    ],
)
async def test_a_layout_that_discord_does_not_take_is_noticed(
    server: DiscordServer, body: dict[str, Any], complaint: str
) -> None:
    assert complaint in await complained(server, body | {"allowed_mentions": {"parse": []}})


@pytest.mark.parametrize(("typed", "complaint"), [("many", "choices"), ("long", "100 characters")])
async def test_too_much_autocompletion_is_noticed(
    server: DiscordServer, bot: Bare, typed: str, complaint: str
) -> None:
    interaction = server.send_typed("card", "text", typed)
    await server.until(lambda: bool(server.violations))
    assert interaction.answered is None
    [violation] = taken(server)
    assert complaint in violation


async def test_a_violation_fails_whoever_runs_the_server() -> None:
    with pytest.raises(AssertionError, match="no such thing"):
        async with DiscordServer() as server:
            server.violations.append("no such thing")


@pytest.mark.skipif(openapi.openapi() is None, reason=openapi.ABSENT)
@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"content": "a fox", "contents": "a fox"}, "'contents' was unexpected"),
        ({"content": 7}, "$.content: 7 is not of type"),
        ({"components": [{"type": 99}]}, "$.components[0]: of type 99"),
        (
            {"components": [{"type": 1, "components": [{"type": 2, "label": "x", "style": 77}]}]},
            "$.components[0].components[0].style: 77 is not one of",
        ),
    ],
)
async def test_what_contradicts_discords_openapi_is_noticed(
    server: DiscordServer, body: dict[str, Any], complaint: str
) -> None:
    assert complaint in await complained(server, body)


async def test_commands_keep_discords_rules(server: DiscordServer) -> None:
    wrong = {
        "the name 'Video'": [chat_input("Video")],
        "two commands of one name": [chat_input("video")] * 2,
        "required options come first": [
            chat_input("video", option("a"), option("b", required=True))
        ],
        "choices and autocompletion": [
            chat_input(
                "video", option("a", autocomplete=True, choices=[{"name": "x", "value": "x"}])
            )
        ],
    }
    url = f"{server.base}/applications/{APPLICATION}/commands"
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {TOKEN}"}) as session:
        for complaint, commands in wrong.items():
            async with session.put(url, json=commands) as response:
                assert response.status == 400
            [violation] = taken(server)
            assert complaint in violation
        for day in range(3):
            many = [chat_input(f"c{day}-{number}") for number in range(99)]
            async with session.put(url, json=many) as response:
                assert response.status == (200 if day < 2 else 400)


def chat_input(name: str, *options: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "name": name, "description": "x", "options": list(options)}


def option(name: str, **more: Any) -> dict[str, Any]:
    return {"type": 3, "name": name, "description": "x", **more}


async def complained(server: DiscordServer, body: dict[str, Any]) -> str:
    """What is wrong with a message of the bot."""
    async with (
        aiohttp.ClientSession(headers={"Authorization": f"Bot {TOKEN}"}) as session,
        session.post(f"{server.base}/channels/{CHANNEL}/messages", json=body) as response,
    ):
        assert (response.status, (await response.json())["code"]) == (400, 50035)
    [violation] = taken(server)
    return violation


def taken(server: DiscordServer) -> list[str]:
    """The violations so far, which were meant."""
    violations = list(server.violations)
    server.violations.clear()
    return violations
