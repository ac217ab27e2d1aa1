"""Builds what Discord tells the bot of when somebody uses it.

https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.e2e.discord import problems
from tests.e2e.discord.interactions import Interaction
from tests.e2e.discord.messages import Message, Upload, message_payload
from tests.e2e.discord.places import (
    APPLICATION,
    ATTACH,
    BOT_MAY,
    DIRECT,
    GROUP,
    GUILD,
    MEMBER_MAY,
    SEND,
    USER,
    Channel,
    Person,
    Role,
    member,
)
from tests.e2e.discord.world import Command, World

SUBCOMMAND, GROUP_OF_THEM, STRING, INTEGER, BOOLEAN, NUMBER = 1, 2, 3, 4, 5, 10
USER_OPTION, CHANNEL_OPTION, ROLE_OPTION, ATTACHMENT = 6, 7, 8, 11
_IN_GUILD, _WITH_BOT, _PRIVATE = 0, 1, 2
_GUILD_INSTALL, _USER_INSTALL = 0, 1
_RESOLVED: dict[int, tuple[str, type]] = {
    USER_OPTION: ("users", Person),
    CHANNEL_OPTION: ("channels", Channel),
    ROLE_OPTION: ("roles", Role),
    ATTACHMENT: ("attachments", Upload),
}
_PLAIN: dict[int, type | tuple[type, ...]] = {
    STRING: str,
    INTEGER: int,
    BOOLEAN: bool,
    NUMBER: (int, float),
}

Value = str | int | float | bool | Person | Channel | Role | Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who uses the bot, and where: `guild` None is their conversation with it, and without a
    `channel` it is the server's first. `roles` and `permissions` are theirs there; `age` is how
    many seconds ago it was."""

    user: int = USER
    guild: int | None = GUILD
    channel: int | None = None
    locale: str = "en-US"
    roles: Sequence[int] = ()
    permissions: int = MEMBER_MAY
    age: float = 0


def interaction_payload(
    world: World, interaction: Interaction, asker: Asker, data: dict[str, Any]
) -> dict[str, Any]:
    channel = world.channels[interaction.channel]
    person = world.person(asker.user)
    payload = {
        "id": str(interaction.id),
        "application_id": str(APPLICATION),
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "locale": asker.locale,
        "app_permissions": str(_app_permissions(world, interaction, channel)),
        "attachment_size_limit": world.limit_of(channel),
        "entitlements": [],
        "authorizing_integration_owners": _owners(interaction, channel),
        "context": context(channel),
        "channel_id": str(channel.id),
        "channel": channel.payload(),
        "data": data,
    }
    if interaction.message is not None:
        payload["message"] = message_payload(world.messages[interaction.message])
    if channel.guild is None:
        return payload | {"user": person.payload()}
    guild = world.guilds[channel.guild]
    they = member(list(asker.roles))
    return payload | {
        "guild_id": str(guild.id),
        "guild_locale": guild.locale,
        "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
        "member": they | {"user": person.payload(), "permissions": str(asker.permissions)},
    }


def context(channel: Channel) -> int:
    return {DIRECT: _WITH_BOT, GROUP: _PRIVATE}.get(channel.kind, _IN_GUILD)


def _app_permissions(world: World, interaction: Interaction, channel: Channel) -> int:
    guild = world.guilds.get(channel.guild or 0)
    may = guild.permissions if guild else BOT_MAY
    if channel.refuses == problems.NO_PERMISSION:
        return may & ~SEND
    if channel.refuses == problems.NO_ACCESS:
        return 0
    return may if interaction.installed_here else ATTACH


def _owners(interaction: Interaction, channel: Channel) -> dict[str, str]:
    """For whom the application is installed: the server (0 in a conversation), or the person."""
    if interaction.installed_here:
        return {str(_GUILD_INSTALL): str(channel.guild or 0)}
    return {str(_USER_INSTALL): str(interaction.user)}


def offered(world: World, name: str, kind: int, channel: Channel) -> Command:
    """The command as people see it there. Raises AssertionError: they do not see it."""
    commands = [*world.guild_commands.get(channel.guild or 0, []), *world.commands]
    for command in commands:
        if command["name"] == name and (command.get("type") or 1) == kind:
            contexts = command.get("contexts") or [_IN_GUILD, _WITH_BOT]
            assert context(channel) in contexts, f"{name} is not offered here"
            installs = command.get("integration_types") or [_GUILD_INSTALL]
            install = _GUILD_INSTALL if world.joined(channel) else _USER_INSTALL
            assert install in installs, f"{name} is not for this kind of installation"
            return command
    raise AssertionError(f"no command {name!r} of type {kind}: {[it['name'] for it in commands]}")


def command_data(
    world: World, channel: Channel, words: str, options: dict[str, Value], focused: str = ""
) -> dict[str, Any]:
    """A slash command; `words` are its name and those of its subcommand. With `focused` only that
    option is being typed."""
    name, *path = words.split()
    command = offered(world, name, 1, channel)
    part, parts = command, []
    for word in path:
        part = _named(part.get("options") or [], word)
        parts.append(part)
    known = part.get("options") or []
    assert all(it["type"] > GROUP_OF_THEM for it in known), f"/{words} has subcommands"
    resolved: dict[str, dict[str, Any]] = {}
    given = [
        _option(world, channel, _named(known, name), value, resolved, focused)
        for name, value in options.items()
    ]
    if not focused:
        missing = {it["name"] for it in known if it.get("required")} - options.keys()
        assert not missing, f"/{words} requires {missing}"
    for it in reversed(parts):
        given = [{"name": it["name"], "type": it["type"], "options": given}]
    data = {"id": command["id"], "name": name, "type": 1, "options": given}
    return data | ({"resolved": resolved} if resolved else {})


def _named(options: Iterable[dict[str, Any]], name: str) -> dict[str, Any]:
    for option in options:
        if option["name"] == name:
            return option
    raise AssertionError(f"no option {name!r} in {[it['name'] for it in options]}")


def _option(
    world: World,
    channel: Channel,
    option: dict[str, Any],
    value: Value,
    resolved: dict[str, dict[str, Any]],
    focused: str,
) -> dict[str, Any]:
    name, kind = option["name"], option["type"]
    told = {"name": name, "type": kind, "value": value}
    if name == focused:
        assert option.get("autocomplete"), f"nothing is offered for {name}"
        return told | {"focused": True}
    if kind in _RESOLVED:
        assert isinstance(value, _RESOLVED[kind][1]), f"{name}: {value!r}"
        return told | {"value": resolve(world, channel, kind, value, resolved)}
    assert isinstance(value, _PLAIN[kind]), f"{name}: {value!r}"
    choices = [it["value"] for it in option.get("choices") or []]
    assert not choices or value in choices, f"{name}: {value!r} is none of {choices}"
    size = len(value) if isinstance(value, str) else value
    unit = "length" if isinstance(value, str) else "value"
    least, most = option.get(f"min_{unit}"), option.get(f"max_{unit}")
    assert least is None or size >= least, f"{name}: {value!r} is less than {least}"
    assert most is None or size <= most, f"{name}: {value!r} is more than {most}"
    return told


def resolve(
    world: World, channel: Channel, kind: int, value: Any, resolved: dict[str, dict[str, Any]]
) -> str:
    """Tell all about what an option or a select names by its id; returns the id."""
    if isinstance(value, Upload):
        world.keep(value, channel.id)
    number = str(value.id)
    resolved.setdefault(_RESOLVED[kind][0], {})[number] = value.payload()
    if isinstance(value, Person) and channel.guild is not None:
        they = member([]) | {"permissions": str(MEMBER_MAY)}
        resolved.setdefault("members", {})[number] = they
    return number


def menu_data(world: World, channel: Channel, name: str, message: Message) -> dict[str, Any]:
    """A message's context menu."""
    return {
        "id": offered(world, name, 3, channel)["id"],
        "name": name,
        "type": 3,
        "target_id": str(message.id),
        "resolved": {"messages": {str(message.id): message_payload(message)}},
    }
