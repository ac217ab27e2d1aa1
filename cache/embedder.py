"""The embedder as the parent sees it: a child process that turns prompts into vectors."""

import asyncio
import base64
import contextlib
import itertools
import json
import logging
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.errors import ReelbotError

logger = logging.getLogger(__name__)

PACKAGED = "all-MiniLM-L6-v2"
ROOT = Path(__file__).parent.parent
MAX_LINE = 32 * 1024 * 1024  # bytes; 256 vectors of 4096 numbers need six of them
CHUNK = 256  # texts in one message
LONGEST_PAUSE = 600.0  # seconds between two attempts to start a child that keeps dying


class EmbedderUnavailable(ReelbotError):
    """No embedding now: still loading, too slow, or the child died; the text is for the log."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the embedder waits, in seconds."""

    loading: float = 2.0  # an `embed` for a model that is still being loaded
    reply: float = 10.0  # an `embed` for its answer
    ready: float = 180.0  # for the model to load (the import alone takes ten on a slow disk)
    hung: float = 60.0  # for any answer, until the child is killed
    pause: float = 5.0  # before a dead child is started again; doubles with each death in a row


@dataclass(frozen=True, slots=True)
class Embeddings:
    """`vectors`: float32 (n, dimension), unit length. `unknown`: (n,), each text's share of tokens
    that the model does not know, 0 to 1; see `cache.sameness.readable`."""

    vectors: NDArray[np.float32]
    unknown: NDArray[np.float32]


class Embedder:
    """Embeds prompts with a sentence-transformers model, in a process started when first needed.

    `model` is a name on the Hugging Face hub or a folder; None is the packaged MiniLM, which
    reads English and needs no download.
    """

    def __init__(
        self,
        model: str | None = None,
        *,
        patience: Patience | None = None,
        clock: Callable[[], float] = time.monotonic,
        module: str = "cache.embed_worker",
    ) -> None:
        self.model = model or PACKAGED
        self._patience = patience or Patience()
        self._clock = clock
        self._command = ["-m", module, str(os.getpid()), *([model] if model else [])]
        self._life: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._ready: asyncio.Future[asyncio.StreamWriter] | None = None
        self._numbers = itertools.count(1)
        self._replies: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._unanswered_since: float | None = None
        self._deaths = 0
        self._not_before = 0.0
        self._last_words = ""

    async def warm(self) -> None:
        """Start the child and wait until its model is loaded.

        Raises:
            EmbedderUnavailable: it did not load.
        """
        await self._input(self._patience.ready)

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        """The texts' embeddings; waits a moment for a model that is still loading.

        Raises:
            EmbedderUnavailable: still loading, too slow, or the child died.
        """
        if not texts:
            return Embeddings(np.empty((0, 0), np.float32), np.empty(0, np.float32))
        stdin = await self._input(self._patience.loading)
        chunks = [texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK)]
        parts = [await self._ask(stdin, chunk) for chunk in chunks]
        return Embeddings(
            np.concatenate([part.vectors for part in parts]),
            np.concatenate([part.unknown for part in parts]),
        )

    async def stop(self) -> None:
        """End the child and wait until it is gone; a later `embed` starts another."""
        if self._life is not None:
            self._life.cancel()
            await asyncio.wait([self._life])

    async def _input(self, wait: float) -> asyncio.StreamWriter:
        """The stdin of a child whose model is loaded; starts one if there is none."""
        if self._life is None:
            pause = self._not_before - self._clock()
            if pause > 0:
                raise EmbedderUnavailable(f"tried again in {pause:.0f} s: {self._last_words}")
            self._ready = asyncio.get_running_loop().create_future()
            self._life = asyncio.create_task(self._live(self._ready))
        assert self._ready is not None
        # asyncio.wait leaves the future alone when this caller is cancelled: others wait for it.
        done, _ = await asyncio.wait([self._ready], timeout=wait)
        if not done:
            raise EmbedderUnavailable("still loading its model")
        if self._ready.cancelled():
            raise EmbedderUnavailable(f"did not start: {self._last_words}")
        return self._ready.result()

    async def _ask(self, stdin: asyncio.StreamWriter, texts: Sequence[str]) -> Embeddings:
        number = next(self._numbers)
        reply: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._replies[number] = reply
        if self._unanswered_since is None:
            self._unanswered_since = self._clock()
        try:
            stdin.write(json.dumps({"id": number, "texts": list(texts)}).encode("ascii") + b"\n")
            async with asyncio.timeout(self._patience.reply):
                await stdin.drain()
                body = await reply
        except TimeoutError:
            self._kill_if_hung()
            raise EmbedderUnavailable("did not answer in time") from None
        except ConnectionError:
            raise EmbedderUnavailable("died") from None
        finally:
            self._replies.pop(number, None)
        vectors = np.frombuffer(base64.b64decode(body["vectors"]), "<f4")
        return Embeddings(
            vectors.reshape(len(texts), body["dimension"]), np.array(body["unknown"], np.float32)
        )

    def _kill_if_hung(self) -> None:
        since = self._unanswered_since
        if since is not None and self._clock() - since > self._patience.hung and self._process:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def _live(self, ready: asyncio.Future[asyncio.StreamWriter]) -> None:
        """One child's life, from its start to its death."""
        process = self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, *self._command),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _with_root(os.environ.get("PYTHONPATH"))},
            start_new_session=True,  # Ctrl-C at a terminal is the parent's to handle
            limit=MAX_LINE,
        )
        assert process.stdin is not None
        stderr: deque[str] = deque(["it said nothing"], maxlen=1)
        drain = asyncio.create_task(_drain(process, stderr))
        try:
            await self._serve(process, ready)
        except TimeoutError:
            self._bury(f"its model was not loaded within {self._patience.ready:g} s")
        except EmbedderUnavailable as error:
            self._bury(str(error))
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            await asyncio.wait([drain], timeout=1)
            self._bury(stderr[0])
        finally:
            self._life = self._process = self._unanswered_since = None
            ready.cancel()  # does nothing to one that was ready
            for reply in self._replies.values():
                if not reply.done():
                    reply.set_exception(EmbedderUnavailable("died"))
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.stdin.close()
            await process.wait()
            await drain

    async def _serve(
        self, process: asyncio.subprocess.Process, ready: asyncio.Future[asyncio.StreamWriter]
    ) -> None:
        """Hand its answers to those who wait, until it ends."""
        assert process.stdout is not None
        assert process.stdin is not None
        async with asyncio.timeout(self._patience.ready):
            hello = json.loads(await process.stdout.readuntil(b"\n"))
        if not hello["ready"]:
            raise EmbedderUnavailable(hello["reason"])
        ready.set_result(process.stdin)
        logger.info("embedder ready: %s", self.model)
        while True:
            body = json.loads(await process.stdout.readuntil(b"\n"))
            self._deaths = 0
            reply = self._replies.pop(body["id"], None)
            self._unanswered_since = self._clock() if self._replies else None
            if reply is not None and not reply.done():
                reply.set_result(body)

    def _bury(self, last_words: str) -> None:
        """Remember why a child died, and let time pass before the next one."""
        pause = min(self._patience.pause * 2**self._deaths, LONGEST_PAUSE)
        self._deaths += 1
        self._not_before = self._clock() + pause
        self._last_words = last_words
        logger.warning("embedder died, next attempt in %g s: %s", pause, last_words)


async def _drain(process: asyncio.subprocess.Process, lines: deque[str]) -> None:
    """Read stderr to its end, as a full pipe would stop the child; keep the last line."""
    assert process.stderr is not None
    while block := await process.stderr.read(65536):
        lines.extend(line for line in block.decode(errors="replace").splitlines() if line.strip())


def _with_root(path: str | None) -> str:
    """So that the child finds this package wherever the parent was started."""
    return os.pathsep.join(filter(None, [str(ROOT), path]))
