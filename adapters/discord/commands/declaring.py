"""How a command is declared: named in every language, offered wherever Discord offers any."""

import inspect
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, TypeVar

import discord
from discord import app_commands

from adapters.discord.language import worded

CHOICES = 25
"""The most of an option (https://discord.com/developers/docs/interactions/application-commands)."""

Tree = app_commands.CommandTree[Any]
Interaction = discord.Interaction[Any]
Choice = app_commands.Choice[str]
Callback = Callable[..., Coroutine[Any, Any, None]]
C = TypeVar("C", bound="app_commands.Command[Any, ..., Any] | app_commands.ContextMenu")


def command(
    tree: Tree, name: str
) -> Callable[[Callable[..., Coroutine[Any, Any, None]]], app_commands.Command[Any, ..., None]]:
    """The decorated function is the slash command of that name, with the texts
    `command-name-NAME` and `help-NAME`."""

    def declared(
        callback: Callable[..., Coroutine[Any, Any, None]],
    ) -> app_commands.Command[Any, ..., None]:
        made: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=worded(f"command-name-{name}"),
            description=worded(f"help-{name}"),
            callback=callback,
        )
        tree.add_command(offered(made))
        return made

    return declared


def offered(command: C) -> C:
    """To servers and to people as their own app; in servers, with the bot, and among people."""
    app_commands.allowed_installs(guilds=True, users=True)(command)
    app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(command)
    return command


def named(*options: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Options with the texts `option-name-NAME` and `option-NAME`."""

    def told(callback: Callable[..., Any]) -> Callable[..., Any]:
        app_commands.rename(**{it: worded(f"option-name-{it}") for it in options})(callback)
        app_commands.describe(**{it: worded(f"option-{it}") for it in options})(callback)
        return callback

    return told


def only(*options: str, within: Iterable[str]) -> Callable[[Callback], Callback]:
    """Of the options `within` only these are offered; the others keep their defaults."""
    left_out = set(within) - set(options)

    def told(callback: Callback) -> Callback:
        known = inspect.signature(callback)
        offered = [it for it in known.parameters.values() if it.name not in left_out]
        callback.__signature__ = known.replace(parameters=offered)  # type: ignore[attr-defined]  # what the library reads
        return callback

    return told


def choices(values: Iterable[str]) -> list[Choice]:
    """What an option takes, each with the text `choice-VALUE`."""
    return [app_commands.Choice(name=worded(f"choice-{it}"), value=it) for it in values]
