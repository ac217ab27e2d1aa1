"""A job's request once more: with other words, by another engine."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.composing import Defaults, MakeVideo, compose
from bot.flags import Size
from bot.types import Job
from generator.discovery import EngineInfo
from generator.errors import UserError
from generator.types import ClipRequest


def like(job: Job, text: str, locale: str, otherwise: str = "") -> MakeVideo:
    """The job's request with the prompt and the flags that stand in the text; `otherwise` is the
    prompt of one without.

    Raises:
        UserError: as `bot.composing.compose`.
    """
    old = job.request
    defaults = Defaults(
        engine=old.engine,
        seconds=old.seconds,
        size=Size(old.width, old.height),
        profile=old.profile,
        fps=old.fps,
        style=old.style,
        format=job.format,
    )
    made = compose(text, defaults=defaults, locale=locale, otherwise=otherwise)
    kept: dict[str, Any] = {"negative_prompt": old.negative_prompt, "numbers": old.numbers}
    kept = {name: value for name, value in kept.items() if name not in made.chosen}
    if "seconds" not in made.chosen:
        kept["own_length"] = old.own_length
    return replace(made, request=made.request.evolve(**kept))


def wished(job: Job, engines: Mapping[str, EngineInfo]) -> frozenset[str]:
    """The flags of the job's request that were chosen, as far as that can still be told: its
    length, where its engine would else have found one."""
    info = engines.get(job.request.engine)
    paces = info is not None and info.longest is not None
    return frozenset({"seconds"} if paces and not job.request.own_length else ())


def by_the_other(job: Job) -> tuple[ClipRequest, frozenset[str]]:
    """The job's request for the engine that was offered beside its own, and what of it is chosen. A
    length that is not the usual one was somebody's choice.

    Raises:
        UserError: none was offered.
    """
    request = job.request
    if request.also is None:
        raise UserError("other-none")
    usual = request.own_length or request.seconds == Defaults(engine="").seconds
    chosen = frozenset({"engine"} if usual else {"engine", "seconds"})
    return request.evolve(engine=request.also, also=None), chosen
