"""`python -m bot cache judge`: whether the clip of one prompt would answer another."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

import typer

from bot.app import make_folders
from bot.cli.common import say_json
from bot.cli.lines import batches
from bot.config import Settings
from bot.engines import AUTO, PREFERENCE, choose
from bot.prompt import clean_prompt
from bot.texts.catalogue import say, text
from cache.embedder import Embedder, EmbedderUnavailable, Patience
from cache.judge import Judge, Prompts, Verdict, know, score
from generator.errors import ReelbotError, UserError
from generator.supervisor import Generator, GeneratorSettings
from generator.types import ClipRequest

BATCH = 64
"""Pairs judged at once: few enough to see results coming."""

PATIENCE = Patience(loading=180.0, reply=120.0, score=120.0)
"""Whoever judges a file of pairs waits for the embedder, which a person in a chat need not."""


class CannotJudge(ReelbotError):
    """The embedder does not work; the text is one sentence."""


@dataclass(frozen=True, slots=True)
class Pair:
    """`id` is whatever JSON has it."""

    id: object
    old: str
    new: str


async def judge(settings: Settings) -> bool:
    """One JSON line for each line of stdin, in order, as they come; of a line that is no pair one
    sentence on stderr. Returns whether all of them were pairs.

    Raises:
        CannotJudge: the embedder is needed and does not work.
    """
    await asyncio.to_thread(make_folders, settings)
    async with AsyncExitStack() as stack:
        larger = await asyncio.to_thread(settings.larger_base)
        embedder = Embedder(settings.embedder, larger=larger, patience=PATIENCE)
        stack.push_async_callback(embedder.stop)
        generator = Generator(
            GeneratorSettings(clips_dir=settings.clips_dir, surroundings=settings.surroundings())
        )
        stack.push_async_callback(generator.stop)
        await generator.start()
        return await _Court(settings, embedder, generator).sit()


class _Court:
    def __init__(self, settings: Settings, embedder: Embedder, generator: Generator) -> None:
        self._embedder = embedder
        self._generator = generator
        self._judge = Judge(settings.similarity)
        self._locale = settings.default_locale
        first = settings.default_engine
        self._preference = (first, *PREFERENCE) if first else PREFERENCE

    async def sit(self) -> bool:
        good = True
        async for lines in batches(BATCH):
            pairs = list(_pairs(lines, self._locale))
            good &= len(pairs) == len(lines)
            prompts = [await self._prompts(pair) for pair in pairs]
            verdicts = await self._verdicts(prompts)
            for pair, verdict in zip(pairs, verdicts, strict=True):
                say_json(_answer(pair, verdict))
        return good

    async def _prompts(self, pair: Pair) -> Prompts:
        engine = await self._engine(pair.new)
        meanings = [await self._generator.meaning(engine, it) for it in (pair.old, pair.new)]
        return Prompts(pair.old, pair.new, *meanings)

    async def _engine(self, prompt: str) -> str:
        """The one that would make it, and so has made the clip: settings are equal."""
        request = ClipRequest(prompt=prompt, engine=AUTO)
        claims = await self._generator.claims(prompt)
        try:
            request, _ = choose(
                request, self._generator.engines, self._preference, chosen=(), claims=claims
            )
        except UserError:  # none works here
            return ""
        return request.engine

    async def _verdicts(self, pairs: Sequence[Prompts]) -> list[Verdict]:
        """The embedder is asked about those prompts, and those pairs, that a lookup would ask it
        about."""
        asked = await asyncio.to_thread(list, filter(self._judge.needs_embeddings, pairs))
        prompts = list(dict.fromkeys(one for it in asked for one in (it.old, it.new)))
        try:
            known = await know(self._embedder, prompts)
            left = await asyncio.to_thread(self._judge.to_score, asked, known)
            scores = await score(self._embedder, left)
        except EmbedderUnavailable as error:
            raise CannotJudge(f"The embedder {error}.") from None
        return await asyncio.to_thread(
            lambda: [self._judge.compare(it, known, scores) for it in pairs]
        )


def _pairs(lines: Iterable[tuple[int, str]], locale: str) -> Iterable[Pair]:
    """The pairs in the lines; what is wrong with the others is said."""
    for number, line in lines:
        try:
            yield _pair(number, line)
        except UserError as error:
            reason = say(error, locale)
            typer.echo(text("line-wrong", locale, number=number, reason=reason), err=True)


def _pair(number: int, line: str) -> Pair:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise UserError("judge-no-json") from None
    if not isinstance(given, dict) or not all(isinstance(given.get(it), str) for it in "ab"):
        raise UserError("judge-no-pair")
    return Pair(given.get("id", number), clean_prompt(given["a"]), clean_prompt(given["b"]))


def _answer(pair: Pair, verdict: Verdict) -> dict[str, object]:
    return {
        "id": pair.id,
        "same": verdict.decision.same,
        "cosine": None if verdict.cosine is None else round(verdict.cosine, 6),
        "step": verdict.decision.step,
        "reason": verdict.decision.reason,
    }
