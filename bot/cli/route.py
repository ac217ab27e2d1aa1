"""`python -m bot route`: what would be made of each prompt on stdin, rendering nothing."""

import asyncio
import json
import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from bot.app import make_folders
from bot.cli.lines import batches
from bot.cli.output import NOT_UNDERSTOOD, route_json
from bot.config import Settings
from bot.engines import PREFERENCE, available, usual
from bot.prompt import clean_prompt
from bot.texts.catalogue import say
from generator.engine import PERHAPS
from generator.errors import UserError
from generator.supervisor import Generator, GeneratorSettings
from generator.types import Route

BATCH = 200
"""Prompts routed at once: enough to keep two workers busy, few enough to see results coming."""


async def route(settings: Settings) -> None:
    """One JSON line for each line of stdin, in order, as they come; blank lines are skipped.

    Raises:
        UserError: there is no engine.
        BrokenPipeError: nobody reads any more.
    """
    await asyncio.to_thread(make_folders, settings)
    generator = Generator(
        GeneratorSettings(
            clips_dir=settings.clips_dir,
            surroundings=settings.surroundings(),
            cpu_workers=settings.cpu_workers,
            job_timeout=settings.job_timeout,
        )
    )
    await generator.start()
    try:
        async for lines in batches(BATCH):
            prompts = [line for _, line in lines]
            for answer in await _routes(generator, prompts, settings):
                sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    finally:
        await generator.stop()


async def _routes(
    generator: Generator, prompts: Sequence[str], settings: Settings
) -> list[dict[str, Any]]:
    """An answer for each prompt: that of the engine which would be asked for a clip of it."""
    cleaned: dict[int, str] = {}
    answers: dict[int, dict[str, Any]] = {}
    for index, prompt in enumerate(prompts):
        try:
            cleaned[index] = clean_prompt(prompt)
        except UserError as error:
            answers[index] = _refused(prompt, say(error, settings.default_locale))
    for index, best in zip(
        cleaned, await _best_routes(generator, list(cleaned.values()), settings), strict=True
    ):
        answers[index] = route_json(prompts[index], best)
    return [answers[index] for index in range(len(prompts))]


async def _best_routes(
    generator: Generator, prompts: Sequence[str], settings: Settings
) -> list[Route]:
    engines = generator.engines
    if not available(engines):
        raise UserError("engine-none")
    default = settings.default_engine
    names = usual(engines, (default, *PREFERENCE) if default else PREFERENCE)
    general = {it for it in names if it in (names[0], default) or not engines[it].specialist}
    by_engine = await asyncio.gather(*(generator.route(name, prompts) for name in names))
    return [_best(routes, general) for routes in zip(*by_engine, strict=True)]


def _best(routes: Sequence[Route], general: Collection[str]) -> Route:
    """That of an engine which claims the prompt, else the best of those in `general`: a specialist
    gets nothing else unnamed, but what it understood is told where the prompt may be meant so. A
    draw goes to the engine that is preferred: max keeps the first."""
    claimed = [it for it in routes if it.claims]
    best = max(claimed or [it for it in routes if it.engine in general], key=lambda it: it.score)
    offered = [it for it in routes if it.understood and it.score >= PERHAPS]
    if best.understood is None and offered:
        return replace(best, understood=max(offered, key=lambda it: it.score).understood)
    return best


def _refused(prompt: str, reason: str) -> dict[str, Any]:
    return {
        "prompt": prompt,
        "engine": None,
        "score": 0.0,
        "depicts": [],
        "omitted": [],
        "reason": reason,
        **NOT_UNDERSTOOD,
    }
