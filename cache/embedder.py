"""The embedder as the parent sees it: a child process that turns prompts into vectors."""

import asyncio
import base64
import itertools
import logging
import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cache.embed_child import EmbedChild
from generator.errors import ReelbotError

logger = logging.getLogger(__name__)

PACKAGED = "all-MiniLM-L6-v2"
CHUNK = 256  # texts in one message
PAIRS = 4  # the same of pairs, of which half a second's worth keeps nobody waiting for long
LONGEST_PAUSE = 600.0  # seconds between two attempts to start a child that keeps dying


class EmbedderUnavailable(ReelbotError):
    """No embedding now: still loading, too slow, or the child died; the text is for the log."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the embedder waits, in seconds."""

    loading: float = 2.0  # an `embed` for a model that is still being loaded
    reply: float = 10.0  # an `embed` for its answer
    score: float = 3.0  # a `score` for that of each 4 pairs: a job waits for it
    ready: float = 180.0  # for the model to load (the import alone takes ten on a slow disk)
    hung: float = 60.0  # for any answer in time, until the child is killed
    pause: float = 5.0  # before a dead child is started again; doubles with each death in a row


@dataclass(frozen=True, slots=True)
class Embeddings:
    """`vectors`: float32 (n, dimension), unit length. `unknown`: (n,), each text's share of tokens
    that the model does not know, 0 to 1; see `cache.sameness.readable`."""

    vectors: NDArray[np.float32]
    unknown: NDArray[np.float32]


Scores = NDArray[np.float32]
"""Of pairs of prompts, how surely both ask for the same: (n,), 0 to 1."""


class Embedder:
    """Embeds prompts with a sentence-transformers model, in a process started when first needed.

    `model` is a name on the Hugging Face hub or a folder; None is the packaged MiniLM, which
    reads English and needs no download. `larger` is the folder of the larger model that the
    cross-encoder builds on (`cache.larger`); None: it builds on the packaged one.
    """

    def __init__(
        self,
        model: str | None = None,
        *,
        larger: Path | None = None,
        patience: Patience | None = None,
        clock: Callable[[], float] = time.monotonic,
        module: str = "cache.embed_worker",
    ) -> None:
        self.model = model or PACKAGED
        self._scores = model is None or larger is not None
        self._patience = patience or Patience()
        self._clock = clock
        self._packaged, self._larger = model is None, larger
        self._command = ["-m", module, str(os.getpid()), *(["--model", model] if model else [])]
        self._life: asyncio.Task[None] | None = None
        self._ready: asyncio.Future[EmbedChild] | None = None
        self._numbers = itertools.count(1)
        self._replies: dict[int, asyncio.Future[Embeddings | Scores]] = {}
        self._unanswered_since: float | None = None
        self._given_up: set[int] = set()
        self._deaths = 0
        self._not_before = 0.0
        self._last_words = ""

    @property
    def scores(self) -> bool:
        """Whether it can `score`: the cross-encoder was taught on the packaged model and on the
        larger one."""
        return self._scores

    async def warm(self) -> None:
        """Start the child and wait until its model is loaded.

        Raises:
            EmbedderUnavailable: it did not load.
        """
        await self._loaded(self._patience.ready)

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        """The texts' embeddings; waits a moment for a model that is still loading.

        Raises:
            EmbedderUnavailable: still loading, too slow, or the child died.
        """
        if not texts:
            return Embeddings(np.empty((0, 0), np.float32), np.empty(0, np.float32))
        child = await self._loaded(self._patience.loading)
        chunks = [texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK)]
        parts = [await self._embedded(child, chunk) for chunk in chunks]
        return Embeddings(
            np.concatenate([part.vectors for part in parts]),
            np.concatenate([part.unknown for part in parts]),
        )

    async def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """How surely each two prompts ask for the same, as the cross-encoder tells
        (`cache.cross_encoder`); waits as `embed` does.

        Raises:
            EmbedderUnavailable: as `embed`, or this model has no cross-encoder.
        """
        if not pairs:
            return np.empty(0, np.float32)
        child = await self._loaded(self._patience.loading)
        chunks = [pairs[start : start + PAIRS] for start in range(0, len(pairs), PAIRS)]
        return np.concatenate([await self._scored(child, chunk) for chunk in chunks])

    async def stop(self) -> None:
        """End the child and wait until it is gone; a later `embed` starts another."""
        if self._life is not None:
            self._life.cancel()
            await asyncio.wait([self._life])

    def is_ready(self) -> bool:
        """Whether the model is loaded; asking does not begin to."""
        return self._life is not None and self._ready is not None and self._ready.done()

    async def _loaded(self, wait: float) -> EmbedChild:
        """The child with its model loaded."""
        ready = self._begun()
        # asyncio.wait leaves the future alone when this caller is cancelled: others wait for it.
        done, _ = await asyncio.wait([ready], timeout=wait)
        if not done:
            raise EmbedderUnavailable("is still loading its model")
        if ready.cancelled():
            raise EmbedderUnavailable(f"does not start: {self._last_words}")
        return ready.result()

    def _begun(self) -> asyncio.Future[EmbedChild]:
        """The child when its model is loaded; starts one if there is none."""
        if self._life is None:
            pause = self._not_before - self._clock()
            if pause > 0:
                raise EmbedderUnavailable(f"is tried again in {pause:.0f} s: {self._last_words}")
            self._ready = asyncio.get_running_loop().create_future()
            self._life = asyncio.create_task(self._live(self._ready))
        assert self._ready is not None
        return self._ready

    async def _scored(self, child: EmbedChild, pairs: Sequence[tuple[str, str]]) -> Scores:
        question = {"pairs": [list(pair) for pair in pairs]}
        answer = await self._ask(child, question, self._patience.score)
        if isinstance(answer, Embeddings) or len(answer) != len(pairs):
            raise EmbedderUnavailable("has no cross-encoder")
        return answer

    async def _embedded(self, child: EmbedChild, texts: Sequence[str]) -> Embeddings:
        answer = await self._ask(child, {"texts": list(texts)}, self._patience.reply)
        if not isinstance(answer, Embeddings):
            raise EmbedderUnavailable("answered something else")
        return answer

    async def _ask(
        self, child: EmbedChild, question: dict[str, Any], wait: float
    ) -> Embeddings | Scores:
        number = next(self._numbers)
        reply: asyncio.Future[Embeddings | Scores] = asyncio.get_running_loop().create_future()
        self._replies[number] = reply
        if self._unanswered_since is None:
            self._unanswered_since = self._clock()
        try:
            async with asyncio.timeout(wait):
                await child.send({"id": number, **question})
                return await reply
        except TimeoutError:
            self._given_up.add(number)
            if self._clock() - (self._unanswered_since or math.inf) > self._patience.hung:
                child.kill()
            raise EmbedderUnavailable("did not answer in time") from None
        except ConnectionError:
            raise EmbedderUnavailable("died") from None
        finally:
            self._replies.pop(number, None)

    async def _live(self, ready: asyncio.Future[EmbedChild]) -> None:
        """One child's life, from its start to its death."""
        last_words = None
        try:
            async with EmbedChild.running(self._arguments()) as child:
                try:
                    await self._serve(child, ready)
                except TimeoutError:
                    last_words = f"its model was not loaded within {self._patience.ready:g} s"
                except (ValueError, LookupError) as error:
                    last_words = f"it broke the protocol: {error}"
                except EmbedderUnavailable as error:
                    last_words = str(error)
                except EOFError:
                    pass  # its last words are complete once it is gone
            self._bury(last_words or child.last_words)
            if self._larger and not ready.done():  # it takes most of the memory and of the time
                logger.warning("the next embedder does without the larger cross-encoder")
                self._larger = None
        except OSError as error:
            self._bury(f"it cannot be started: {error}")
        finally:
            self._life = self._unanswered_since = None
            self._given_up.clear()
            ready.cancel()  # does nothing to one that was ready
            for reply in self._replies.values():
                if not reply.done():
                    reply.set_exception(EmbedderUnavailable("died"))

    async def _serve(self, child: EmbedChild, ready: asyncio.Future[EmbedChild]) -> None:
        """Hand the child's answers to those who wait, until it ends."""
        async with asyncio.timeout(self._patience.ready):
            hello = await child.receive()
        if not hello["ready"]:
            raise EmbedderUnavailable(hello["reason"])
        has_larger = bool(hello.get("larger"))
        self._scores = self._packaged or has_larger
        ready.set_result(child)
        logger.info("embedder ready: %s", self.model)
        if self._larger and not has_larger:
            logger.warning("the larger cross-encoder is not used: %s", child.last_words)
        while True:
            body = await child.receive()
            answer = _answer(body)
            self._deaths = 0
            reply = self._replies.pop(body["id"], None)
            if body["id"] in self._given_up:  # one that always comes too late is no better
                self._given_up.discard(body["id"])
                continue
            self._unanswered_since = self._clock() if self._replies else None
            if reply is not None and not reply.done():
                reply.set_result(answer)

    def _arguments(self) -> list[str]:
        return [*self._command, *(["--larger", str(self._larger)] if self._larger else [])]

    def _bury(self, last_words: str) -> None:
        """Remember why a child died, and let time pass before the next one."""
        pause = min(self._patience.pause * 2**self._deaths, LONGEST_PAUSE)
        self._deaths += 1
        self._not_before = self._clock() + pause
        self._last_words = last_words
        logger.warning("embedder died, next attempt in %g s: %s", pause, last_words)


def _answer(body: dict[str, Any]) -> Embeddings | Scores:
    """No scores where the child can tell none."""
    if "scores" in body:
        return np.array(body["scores"] or (), np.float32)
    return _embeddings(body)


def _embeddings(body: dict[str, Any]) -> Embeddings:
    vectors = np.frombuffer(base64.b64decode(body["vectors"]), "<f4")
    unknown = np.array(body["unknown"], np.float32)
    return Embeddings(vectors.reshape(len(unknown), body["dimension"]), unknown)
