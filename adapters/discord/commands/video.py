"""/video, and /physics where there is such an engine: the grammar's flags as Discord's options."""

from collections.abc import Mapping

import discord
from discord import app_commands

from adapters.discord.commands.declaring import Interaction, Tree, choices, command, named, only
from adapters.discord.commands.suggestions import among, listed, own_prompts
from adapters.discord.desk import Desk
from adapters.discord.language import worded
from bot.commands import options_of
from bot.engines import available
from bot.grammar import ENGINE_OF, FLAGS, PROMPT_LENGTH, QUALITIES, SIZES, WORDS_LENGTH
from bot.types import ClipFormat

PHYSICS = "physics"
ENGINE = ENGINE_OF[PHYSICS]

_SIZES = [name for name in SIZES if name.isascii()]

Text = app_commands.Range[str, 1, WORDS_LENGTH]
Prompt = app_commands.Range[str, 1, PROMPT_LENGTH]
Seconds = app_commands.Range[float, FLAGS["seconds"].least, FLAGS["seconds"].most]
Fps = app_commands.Range[int, FLAGS["fps"].least, FLAGS["fps"].most]
Seed = app_commands.Range[int, FLAGS["seed"].least, FLAGS["seed"].most]


def add(tree: Tree, desk: Desk) -> None:
    _add_video(tree, desk)
    if PHYSICS not in desk.service.missing_commands:
        _add_physics(tree, desk)


def _add_video(tree: Tree, desk: Desk) -> None:
    service = desk.service
    pictures = ("image",) if service.animates else ()

    @command(tree, "video")
    @named("prompt", "seconds", "size", "quality", "style", "format", "seed", "avoid", "fps")
    @named("engine", *pictures)
    @app_commands.choices(size=choices(_SIZES), quality=choices(QUALITIES))
    @app_commands.choices(format=choices(ClipFormat))
    @app_commands.autocomplete(prompt=own_prompts(desk))
    @listed(style=service.styles, engine=available(service.engines))
    @only(*pictures, within=("image",))
    async def video(
        interaction: Interaction,
        prompt: Prompt,
        image: discord.Attachment | None = None,
        seconds: Seconds | None = None,
        size: str | None = None,
        quality: str | None = None,
        style: str | None = None,
        format: str | None = None,
        seed: Seed | None = None,
        avoid: Text | None = None,
        fps: Fps | None = None,
        engine: str | None = None,
    ) -> None:
        options = {
            "seconds": seconds,
            "size": size,
            "quality": quality,
            "style": style,
            "format": format,
            "seed": seed,
            "no": avoid,
            "fps": fps,
            "engine": engine,
        }
        await desk.make(interaction, prompt, _given(options), picture=image)


def _add_physics(tree: Tree, desk: Desk) -> None:
    @command(tree, PHYSICS)
    @app_commands.describe(prompt=worded("option-physics"))
    @named("prompt", "seconds", "size", "quality", "format", "numbers", "seed", "fps")
    @app_commands.choices(size=choices(_SIZES), quality=choices(QUALITIES))
    @app_commands.choices(format=choices(ClipFormat), numbers=choices(("on", "off")))
    @app_commands.autocomplete(prompt=among(lambda: desk.service.engines[ENGINE].topics))
    async def physics(
        interaction: Interaction,
        prompt: Prompt,
        seconds: Seconds | None = None,
        size: str | None = None,
        quality: str | None = None,
        format: str | None = None,
        numbers: str | None = None,
        seed: Seed | None = None,
        fps: Fps | None = None,
    ) -> None:
        options = {
            "seconds": seconds,
            "size": size,
            "quality": quality,
            "format": format,
            "numbers": numbers,
            "seed": seed,
            "fps": fps,
            **options_of(PHYSICS),
        }
        await desk.make(interaction, prompt, _given(options))


def _given(options: Mapping[str, object]) -> dict[str, str]:
    """The flags that were chosen, as they would be typed."""
    return {name: str(value) for name, value in options.items() if value is not None}
