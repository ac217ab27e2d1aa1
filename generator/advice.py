"""What engines say in the parent itself, without a worker: which prompts are theirs, which
of them mean the same, what they teach."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

from generator.discovery import create_engine
from generator.engine import Claiming, Engine, Lesson, Levelling, Surroundings, Teaching

logger = logging.getLogger(__name__)

REMEMBERED = 1024
"""Claims and meanings kept: a prompt is asked about while it is typed, when it becomes a job, and
when the job's turn comes."""

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
        self._claim = lru_cache(REMEMBERED)(self._claimed)
        self._meaning = lru_cache(REMEMBERED)(self._meant)
        self._lessons = lru_cache(maxsize=None)(self._taught)

    def close(self) -> None:
        """Wait for nobody."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def forget(self) -> None:
        """Keep nothing of prompts."""
        self._claim.cache_clear()
        self._meaning.cache_clear()

    async def claim(self, engine: str, prompt: str) -> float:
        """How surely the prompt is the engine's own, 0 to 1."""
        claim = await self._ask(lambda: self._claim(engine, prompt), 0.0)
        return min(1.0, claim) if claim > 0 else 0.0  # NaN is nothing either

    async def meaning(self, engine: str, prompt: str) -> str | None:
        """What the prompt has in common with those that ask the engine for the same."""
        return await self._ask(lambda: self._meaning(engine, prompt), None)

    async def lessons(self, engine: str) -> tuple[Lesson, ...]:
        """What the engine teaches."""
        return await self._ask(lambda: self._lessons(engine), ())

    async def _ask(self, question: Callable[[], T], otherwise: T) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, question)
        except Exception:
            logger.exception("an engine gave no advice")
            return otherwise

    def _create(self, name: str) -> Engine:
        return create_engine(self._packages, name, self._surroundings)

    def _claimed(self, name: str, prompt: str) -> float:
        engine = self._engine(name)
        return float(engine.claim(prompt)) if isinstance(engine, Claiming) else 0.0

    def _meant(self, name: str, prompt: str) -> str | None:
        engine = self._engine(name)
        return engine.meaning(prompt) if isinstance(engine, Levelling) else None

    def _taught(self, name: str) -> tuple[Lesson, ...]:
        engine = self._engine(name)
        return tuple(engine.lessons()) if isinstance(engine, Teaching) else ()
