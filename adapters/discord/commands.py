"""The slash commands, with the grammar's bounds and choices as Discord's own."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from adapters.discord.desk import Desk
from adapters.discord.language import worded
from bot.engines import available
from bot.grammar import FLAGS, PROMPT_LENGTH, QUALITIES, SIZES, WORDS_LENGTH
from bot.types import ClipFormat

if TYPE_CHECKING:
    from bot.service import VideoService

_CHOICES = 25  # the most of an option
_OPTIONS = ("seconds", "size", "quality", "fps", "seed", "format", "style", "avoid", "engine")

Tree = app_commands.CommandTree[discord.AutoShardedClient]
Text = app_commands.Range[str, 1, WORDS_LENGTH]
Prompt = app_commands.Range[str, 1, PROMPT_LENGTH]
Seconds = app_commands.Range[float, FLAGS["seconds"].least, FLAGS["seconds"].most]
Fps = app_commands.Range[int, FLAGS["fps"].least, FLAGS["fps"].most]
Seed = app_commands.Range[int, FLAGS["seed"].least, FLAGS["seed"].most]


def add_commands(tree: Tree, desk: Desk, service: "VideoService") -> None:
    _add_video(tree, desk, service)
    _add_about_a_job(tree, desk, "again", hidden=False)
    _add_about_a_job(tree, desk, "status", hidden=True)
    _add_about_a_job(tree, desk, "cancel", hidden=True)

    @tree.command(name=worded("command-name-help"), description=worded("help-help"))
    async def help(interaction: discord.Interaction) -> None:
        await desk.ask(interaction, "/help", hidden=True)


def _add_video(tree: Tree, desk: Desk, service: "VideoService") -> None:
    named = ("prompt", *_OPTIONS)

    @tree.command(name=worded("command-name-video"), description=worded("help-video"))
    @app_commands.rename(**{name: worded(f"option-name-{name}") for name in named})
    @app_commands.describe(**{name: worded(f"option-{name}") for name in named})
    @app_commands.choices(
        size=_choices(name for name in SIZES if name.isascii()),
        quality=_choices(QUALITIES),
        format=_choices(ClipFormat),
        style=_choices(service.styles),
        engine=_choices(available(service.engines)),
    )
    async def video(
        interaction: discord.Interaction,
        prompt: Prompt,
        seconds: Seconds | None = None,
        size: str | None = None,
        quality: str | None = None,
        fps: Fps | None = None,
        seed: Seed | None = None,
        format: str | None = None,
        style: str | None = None,
        avoid: Text | None = None,
        engine: str | None = None,
    ) -> None:
        options = {
            "seconds": seconds,
            "size": size,
            "quality": quality,
            "fps": fps,
            "seed": seed,
            "format": format,
            "style": style,
            "no": avoid,
            "engine": engine,
        }
        given = {name: str(value) for name, value in options.items() if value is not None}
        await desk.make(interaction, prompt, given)


def _add_about_a_job(tree: Tree, desk: Desk, name: str, *, hidden: bool) -> None:
    @tree.command(name=worded(f"command-name-{name}"), description=worded(f"help-{name}"))
    @app_commands.rename(job=worded("option-name-job"))
    @app_commands.describe(job=worded("option-job"))
    async def about_a_job(
        interaction: discord.Interaction, job: app_commands.Range[int, 1] | None = None
    ) -> None:
        await desk.ask(interaction, f"/{name} {job}" if job else f"/{name}", hidden=hidden)


def _choices(names: Iterable[str]) -> list[app_commands.Choice[str]]:
    listed = [app_commands.Choice(name=name, value=name) for name in names]
    return listed if len(listed) <= _CHOICES else []
