"""What is offered while an option is typed. Late or broken suggestions are no suggestions: this
never raises, and answers well within Discord's three seconds."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Sequence
from functools import partial, wraps
from typing import Any, TypeVar

from discord import app_commands

from adapters.discord.commands.declaring import CHOICES, Choice, Interaction
from adapters.discord.desk import Desk
from adapters.discord.visitor import owner_of
from bot.marks import mark
from bot.wording import shortened, utf16

logger = logging.getLogger(__name__)

PATIENCE = 1.5  # seconds; what is typed on will be asked for anew anyway
LENGTH = 100
"""The most characters of a choice's name, and of its value."""

V = TypeVar("V", str, int)
Suggest = Callable[[Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[V]]]]


def _calmly(suggest: Suggest[V]) -> Suggest[V]:
    @wraps(suggest)
    async def suggested(interaction: Interaction, typed: str) -> list[app_commands.Choice[V]]:
        try:
            async with asyncio.timeout(PATIENCE):
                return await suggest(interaction, typed)
        except Exception as error:
            logger.warning("nothing could be suggested: %r", error)
            return []

    return suggested


def own_prompts(desk: Desk) -> Suggest[str]:
    """The asker's earlier prompts with the words typed so far; a mark stands for each."""

    @_calmly
    async def suggested(interaction: Interaction, typed: str) -> list[Choice]:
        jobs = await desk.service.suggestions(owner_of(interaction), typed, CHOICES)
        return [_choice(job.request.prompt, mark(job)) for job in jobs]

    return suggested


def own_jobs(desk: Desk, *, unfinished: bool) -> Suggest[int]:
    """The numbers of the asker's latest jobs, newest first, each with its prompt."""

    @_calmly
    async def suggested(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
        latest = await desk.service.history(owner_of(interaction), limit=CHOICES)
        jobs = [it.job for it in latest if not (unfinished and it.job.state.final)]
        return [
            _choice(f"{job.number} · {job.request.prompt}", job.number)
            for job in reversed(jobs)
            if str(job.number).startswith(str(typed))
        ]

    return suggested


def among(names: Callable[[], Iterable[str]]) -> Suggest[str]:
    """Those of the names that have all the words typed so far in them."""

    @_calmly
    async def suggested(interaction: Interaction, typed: str) -> list[Choice]:
        words = typed.casefold().split()
        fitting = [it for it in names() if all(word in it.casefold() for word in words)]
        return [_choice(it, it) for it in fitting if utf16(it) <= LENGTH][:CHOICES]

    return suggested


def listed(**options: Sequence[str]) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Options that take these names: all of them to choose from, or suggested where there are more
    than Discord shows."""

    def told(callback: Callable[..., object]) -> Callable[..., object]:
        for option, names in options.items():
            if len(names) <= CHOICES:
                few = [_choice(name, name) for name in names]
                app_commands.choices(**{option: few})(callback)
            else:
                app_commands.autocomplete(**{option: among(partial(tuple, names))})(callback)
        return callback

    return told


def _choice(name: str, value: V) -> app_commands.Choice[V]:
    return app_commands.Choice(name=shortened(name, LENGTH, utf16), value=value)
