"""The commands the bot tells the loopback Discord of, and the rules they must keep.

https://discord.com/developers/docs/interactions/application-commands
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import discord

from tests.e2e.discord import problems
from tests.e2e.discord.places import APPLICATION
from tests.e2e.discord.problems import Problem, Violation
from tests.e2e.discord.rest import Call, Route
from tests.e2e.discord.world import Command, World

CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
MOST = {CHAT_INPUT: 100, USER_MENU: 15, MESSAGE_MENU: 15}
"""Together the description's 130 of a scope."""
OPTIONS, CHOICES, CHARACTERS = 25, 25, 8000
CREATED_A_DAY = 200
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
_NAME = re.compile(r"[-_'\w]{1,32}")
_LOCALES = {str(it.value) for it in discord.Locale}
_DAY = 86_400.0
_COMMANDS = "/applications/{application_id}/commands"
_OF_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


class Registration:
    def __init__(self, world: World) -> None:
        self.world = world
        self._created: list[tuple[int, float]] = []

    def routes(self) -> list[Route]:
        return [
            Route("GET", _COMMANDS, "get", self.told),
            Route("PUT", _COMMANDS, "commands", self.replace),
            Route("GET", _OF_GUILD, "get", self.told),
            Route("PUT", _OF_GUILD, "commands", self.replace),
        ]

    async def told(self, call: Call) -> Any:
        return self._scope(call)

    async def replace(self, call: Call) -> Any:
        """All commands of a scope at once."""
        new: list[Command] = call.body or []
        for complaint in _list_complaints(new):
            raise Violation(complaint)
        scope = int(call.path.get("guild_id", 0))
        ids = {_key(it): it["id"] for it in self._scope(call)}
        now = self.world.now()
        created = [(scope, now) for it in new if _key(it) not in ids]
        today = [it for it in self._created if it[0] == scope and now - it[1] < _DAY]
        if len(today) + len(created) > CREATED_A_DAY:
            raise Problem(problems.TOO_MANY_CREATED)
        self._created += created
        self.world.syncs += 1
        told = {"application_id": str(APPLICATION), "version": str(self.world.syncs)}
        kept = [
            {"id": ids.get(_key(it)) or str(self.world.next_id()), "description": ""} | told | it
            for it in new
        ]
        if scope:
            self.world.guild_commands[scope] = kept
        else:
            self.world.commands = kept
        return kept

    def _scope(self, call: Call) -> list[Command]:
        guild = call.path.get("guild_id")
        return self.world.guild_commands.get(int(guild), []) if guild else self.world.commands


def _key(command: Command) -> tuple[str, int]:
    return command["name"], command.get("type") or CHAT_INPUT


def _list_complaints(commands: list[Command]) -> Iterator[str]:
    keys = [_key(it) for it in commands]
    if len(set(keys)) < len(keys):
        yield f"two commands of one name: {keys}"
    for kind, most in MOST.items():
        if sum(it[1] == kind for it in keys) > most:
            yield f"more than {most} commands of type {kind}"
    for command in commands:
        name, kind = _key(command)
        if kind == CHAT_INPUT:
            yield from _part_complaints(command, name)
            yield from _option_complaints(command.get("options") or [], name)
            if (size := _size(command)) > CHARACTERS:
                yield f"{name}: {size} characters"
        elif command.get("description") or command.get("options"):
            yield f"{name}: a menu has neither description nor options"


def _part_complaints(part: dict[str, Any], where: str) -> Iterator[str]:
    """What a command and an option must both have: a name and a description, in each language."""
    names = [part["name"], *(part.get("name_localizations") or {}).values()]
    for name in names:
        if not _NAME.fullmatch(name) or name != name.lower():
            yield f"{where}: the name {name!r}"
    for key in ("name_localizations", "description_localizations"):
        if unknown := (part.get(key) or {}).keys() - _LOCALES:
            yield f"{where}: the languages {sorted(unknown)}"
    texts = [part.get("description"), *(part.get("description_localizations") or {}).values()]
    for text in texts:
        if not text or len(text) > 100:
            yield f"{where}: the description {text!r}"


def _option_complaints(options: list[dict[str, Any]], where: str) -> Iterator[str]:
    names = [it["name"] for it in options]
    if len(names) > OPTIONS:
        yield f"{where}: more than {OPTIONS} options"
    languages = {key for it in options for key in it.get("name_localizations") or {}}
    for language in ["", *sorted(languages)]:
        told = [(it.get("name_localizations") or {}).get(language, it["name"]) for it in options]
        if len(set(told)) < len(told):
            yield f"{where}: two options of one name: {told}"
    nested = [it["type"] in (SUBCOMMAND, GROUP) for it in options]
    if any(nested) and not all(nested):
        yield f"{where}: options beside subcommands"
    if any(not a.get("required") and b.get("required") for a, b in pairwise(options)):
        yield f"{where}: required options come first"
    for option in options:
        inside = f"{where} {option['name']}"
        yield from _part_complaints(option, inside)
        yield from _option_complaints(option.get("options") or [], inside)
        choices = [it["name"] for it in option.get("choices") or []]
        if len(choices) > CHOICES or len(set(choices)) < len(choices):
            yield f"{inside}: at most {CHOICES} choices, all different"
        if choices and option.get("autocomplete"):
            yield f"{inside}: choices and autocompletion"


def _size(part: dict[str, Any]) -> int:
    """Characters of names, descriptions and values; of each text, its longest language."""

    def longest(key: str) -> int:
        texts = [part.get(key) or "", *(part.get(f"{key}_localizations") or {}).values()]
        return max(len(it) for it in texts)

    parts = [*(part.get("options") or []), *(part.get("choices") or [])]
    value = len(str(part.get("value", "")))
    return longest("name") + longest("description") + value + sum(map(_size, parts))
