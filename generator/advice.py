"""What engines say in the parent itself, without a worker: which prompts are theirs, which
of them mean the same, what they teach."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

from generator.discovery import create_engine
from generator.engine import Claiming, Engine, Lesson, Levelling, Surroundings, Teaching
from generator.remembered import Remembered

logger = logging.getLogger(__name__)

Asked = tuple[str, str]
"""An engine and a prompt: asked about while it is typed, when it becomes a job, and when the job's
turn comes."""

T = TypeVar("T")


class Advice:
    """Engines are made when they are first asked, and asked one after the other, in a thread of
    their own: what they do holds the interpreter, so that two at a time would be no faster, and
    nobody else's work waits behind it. One that fails says nothing."""

    def __init__(self, packages: str, surroundings: Surroundings) -> None:
        self._packages = packages
        self._surroundings = surroundings
        self._thread = ThreadPoolExecutor(1, "advice")
        self._engine = lru_cache(maxsize=None)(self._create)
        self._claims = Remembered(self._claimed)
        self._meanings = Remembered(self._meant)
        self._lessons = Remembered(self._taught)

    def close(self) -> None:
        """Wait for nobody."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def forget(self) -> None:
        """Keep nothing of prompts."""
        self._claims.forget(lambda _: True)
        self._meanings.forget(lambda _: True)

    async def claim(self, engine: str, prompt: str) -> float:
        """How surely the prompt is the engine's own, 0 to 1."""
        claim = await _given(self._claims.get((engine, prompt)), 0.0)
        return min(1.0, claim) if claim > 0 else 0.0  # NaN is nothing either

    async def meaning(self, engine: str, prompt: str) -> str | None:
        """What the prompt has in common with those that ask the engine for the same."""
        return await _given(self._meanings.get((engine, prompt)), None)

    async def lessons(self, engine: str) -> tuple[Lesson, ...]:
        """What the engine teaches."""
        return await _given(self._lessons.get(engine), ())

    async def _ask(self, name: str, question: Callable[[Engine], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, lambda: question(self._engine(name))
        )

    def _create(self, name: str) -> Engine:
        return create_engine(self._packages, name, self._surroundings)

    async def _claimed(self, asked: Asked) -> float:
        name, prompt = asked
        return await self._ask(
            name, lambda it: float(it.claim(prompt)) if isinstance(it, Claiming) else 0.0
        )

    async def _meant(self, asked: Asked) -> str | None:
        name, prompt = asked
        return await self._ask(
            name, lambda it: it.meaning(prompt) if isinstance(it, Levelling) else None
        )

    async def _taught(self, name: str) -> tuple[Lesson, ...]:
        return await self._ask(
            name, lambda it: tuple(it.lessons()) if isinstance(it, Teaching) else ()
        )


async def _given(advice: Awaitable[T], otherwise: T) -> T:
    try:
        return await advice
    except Exception:
        logger.exception("an engine gave no advice")
        return otherwise
