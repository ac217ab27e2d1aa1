"""The doctor's questions to Discord: the token, the application, its servers, its commands."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterator, Sequence
from typing import Any, TypeVar

import aiohttp
import discord
from discord import app_commands

from adapters.discord.invitation import PORTAL, lacking, server_link, user_link
from bot.config import Settings
from bot.doctor.finding import Finding, broken, note, ok

PATIENCE = 5.0  # seconds for each question
_SERVERS = 200  # the most of an answer: https://discord.com/developers/docs/resources/user
_SHOWN = 5  # servers that are named one by one

_SUBJECT = "discord"
_PRIVILEGED = {
    "Presence": ("gateway_presence", "gateway_presence_limited"),
    "Server Members": ("gateway_guild_members", "gateway_guild_members_limited"),
    "Message Content": ("gateway_message_content", "gateway_message_content_limited"),
}
"""Privileged intents as the portal names them, and the application's flags that tell them on."""

T = TypeVar("T")


def checkup(settings: Settings) -> Iterator[Finding]:
    """Ask over REST alone: no connection to the gateway, nothing is changed at Discord."""
    if settings.discord_token is not None:
        yield from asyncio.run(_findings(settings.discord_token.get_secret_value()))


async def _findings(token: str) -> list[Finding]:
    return [finding async for finding in _told(token)]


async def _told(token: str) -> AsyncIterator[Finding]:
    """Discord's answers, and why there are no more of them."""
    try:
        async for finding in _asked(token):
            yield finding
    except discord.LoginFailure:
        yield broken(
            _SUBJECT,
            "Discord does not accept DISCORD_TOKEN.",
            f"Press Reset Token at {PORTAL}, page Bot, and copy the new one into .env.",
        )
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        yield note(
            _SUBJECT,
            f"Discord cannot be asked from here: {_why(error)}.",
            "What it would say shows once this machine reaches discord.com.",
        )


async def _asked(token: str) -> AsyncIterator[Finding]:
    async with discord.Client(intents=discord.Intents.none()) as client:
        await _in_time(client.login(token))
        application = client.application
        assert application is not None  # logging in asked for both
        assert client.user is not None
        yield ok(_SUBJECT, f"The token is right; the bot's name is {_plain(client.user.name)}.")
        for finding in _application(application):
            yield finding
        servers = await _in_time(client.http.get_guilds(_SERVERS, with_counts=False))
        for finding in _servers(application, servers):
            yield finding
        yield _commands(await _in_time(app_commands.CommandTree(client).fetch_commands()))


async def _in_time(answer: Awaitable[T]) -> T:
    async with asyncio.timeout(PATIENCE):
        return await answer


def _application(application: discord.AppInfo) -> Iterator[Finding]:
    if application.interactions_endpoint_url:
        yield broken(
            _SUBJECT,
            "Commands never arrive: the application sends them to an Interactions Endpoint URL.",
            f"Empty that field at {PORTAL}, page General Information.",
        )
    if application.bot_require_code_grant:
        yield broken(
            _SUBJECT,
            "Nobody can invite the bot: Requires OAuth2 Code Grant is on.",
            f"Switch it off at {PORTAL}, page Bot.",
        )
    yield _intents(application.flags)
    yield from _links(application)
    if application.bot_public:
        yield ok(_SUBJECT, "Everyone who has a link can use it: Public Bot is on.")
    else:
        yield note(
            _SUBJECT,
            "Only you and your team can use the links: Public Bot is off.",
            f"If others should, switch it on at {PORTAL}, page Bot.",
        )


def _intents(flags: discord.ApplicationFlags) -> Finding:
    on = [name for name, told in _PRIVILEGED.items() if any(getattr(flags, it) for it in told)]
    if not on:
        return ok(_SUBJECT, "No privileged intent is on, and none is needed.")
    return note(
        _SUBJECT,
        f"Switched on and not needed: the privileged intent {', '.join(on)}.",
        f"Switch it off at {PORTAL}, page Bot.",
    )


def _links(application: discord.AppInfo) -> Iterator[Finding]:
    server, user = application.guild_integration_config, application.user_integration_config
    at = f"at {PORTAL}, page Installation"
    if server is None and user is not None:
        yield broken(
            _SUBJECT, "No server can add the bot: Guild Install is off.", f"Switch it on {at}."
        )
    else:
        yield ok(_SUBJECT, f"To add it to a server, open {server_link(application.id)}")
    if user is None:
        yield note(
            _SUBJECT,
            "People cannot add it to their own apps: User Install is off.",
            f"If they should, switch it on {at}.",
        )
    else:
        yield ok(_SUBJECT, f"To add it to your own apps, open {user_link(application.id)}")


def _servers(application: discord.AppInfo, servers: Sequence[Any]) -> Iterator[Finding]:
    """`servers` are as https://discord.com/developers/docs/resources/user tells the bot's own."""
    people = application.approximate_user_install_count
    alone = f" {_counted(people, 'person has', 'people have')} it as an own app." if people else ""
    count = max(application.approximate_guild_count, len(servers))
    if count or people:
        yield ok(_SUBJECT, f"It is in {_counted(count, 'server', 'servers')}.{alone}")
    else:
        yield note(_SUBJECT, "It is in no server yet.", "Open the link for servers.")
    poor = [(server["name"], lacking(_granted(server))) for server in servers]
    poor = [(name, missing) for name, missing in poor if missing]
    for name, missing in poor[:_SHOWN]:
        yield note(
            _SUBJECT,
            f"In “{_plain(name)}” it lacks {', '.join(missing)}.",
            "Give these to its role, or open the link for servers again.",
        )
    if len(poor) > _SHOWN:
        yield note(_SUBJECT, f"So it is in {len(poor) - _SHOWN} more of its servers.")


def _granted(server: Any) -> discord.Permissions:
    return discord.Permissions(int(server["permissions"]))


def _commands(commands: Sequence[app_commands.AppCommand]) -> Finding:
    if not commands:
        return note(
            _SUBJECT, "Discord knows no command yet.", "The first start of Reelbot tells them."
        )
    slash = discord.AppCommandType.chat_input
    names = sorted(f"/{it.name}" if it.type is slash else f"“{it.name}”" for it in commands)
    return ok(_SUBJECT, f"Discord knows the commands {', '.join(names)}.")


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {PATIENCE:.0f} s"
    if isinstance(error, discord.HTTPException):
        return f"it answered {error.status}"
    return str(error)


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _plain(name: str) -> str:
    """A name that others chose, without what a terminal would act upon."""
    return "".join(letter for letter in name if letter.isprintable())
