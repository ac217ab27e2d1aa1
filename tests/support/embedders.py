"""Embedders for tests: one that knows a few prompts by heart, and a child that misbehaves.

`python -m tests.support.embedders PARENT_PID --model BEHAVIOUR` is that child. Without arguments it
is a parent to be killed: it starts the real child, prints its process id and waits.
"""

import asyncio
import base64
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from cache.embed_child import EmbedChild
from cache.embedder import Embedder, EmbedderUnavailable, Embeddings, Scores

DIMENSION = 64


class Heart(Embedder):
    """In place of a model: prompts of one meaning (by `meanings`) have cosine 1, others 0.

    `unread` are prompts of which it knows no token; `asked` is what it was asked; it is
    unavailable while `loading`. With `rewordings` (the score of two prompts; others have none) it
    has a cross-encoder too, and `scored` is what that was asked. `meanwhile` is called while it is
    asked.
    """

    def __init__(self, meanings: Mapping[str, int] | None = None, model: str = "heart") -> None:
        super().__init__(model)
        self.meanings = dict(meanings or {})
        self.unread: set[str] = set()
        self.asked: list[list[str]] = []
        self.loading = False
        self.rewordings: dict[frozenset[str], float] = {}
        self.scored: list[tuple[str, str]] = []
        self.meanwhile: Callable[[], None] | None = None

    @property
    def scores(self) -> bool:
        return bool(self.rewordings)

    def is_ready(self) -> bool:
        return not self.loading

    async def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        if self.loading:
            raise EmbedderUnavailable("is still loading its model")
        self.scored += pairs
        if self.meanwhile is not None:
            self.meanwhile()
        return np.array([self.rewordings.get(frozenset(it), 0.0) for it in pairs], np.float32)

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        if self.loading:
            raise EmbedderUnavailable("is still loading its model")
        self.asked.append(list(texts))
        if self.meanwhile is not None:
            self.meanwhile()
        vectors = np.array([self._vector(text) for text in texts], np.float32)
        unknown = np.array([float(text in self.unread) for text in texts], np.float32)
        return Embeddings(vectors, unknown)

    def _vector(self, text: str) -> list[float]:
        meaning = self.meanings.setdefault(text, 8 + len(self.meanings))
        return [float(axis == meaning) for axis in range(DIMENSION)]


def misbehave(behaviour: str) -> None:
    def say(message: object) -> None:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()

    if behaviour == "silent":
        time.sleep(60)
    if behaviour == "broken":
        sys.exit("OSError: the weights are cut short")
    say({"ready": True, "larger": behaviour == "larger"})
    for line in sys.stdin:
        request = json.loads(line)
        if "pairs" in request:
            say({"id": request["id"], "scores": None})
            continue
        if behaviour == "mortal" or "die" in request["texts"]:
            sys.exit("Killed: out of memory")
        if behaviour == "babbling":
            sys.stdout.write("Loading weights: 100%\n")
        if "hang" in request["texts"]:
            time.sleep(60)
        if behaviour == "late":
            time.sleep(0.3)
        vectors = np.ones((len(request["texts"]), 1), "<f4")
        say(
            {
                "id": request["id"],
                "dimension": 1,
                "vectors": base64.b64encode(vectors.tobytes()).decode(),
                "unknown": [0.0] * len(vectors),
            }
        )


async def wait_beside_a_child() -> None:
    async with EmbedChild.running(["-m", "cache.embed_worker", str(os.getpid())]) as child:
        os.write(1, f"{child.pid}\n".encode())
        await child.receive()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        misbehave(sys.argv[3])  # PARENT_PID --model BEHAVIOUR
    else:
        asyncio.run(wait_beside_a_child())
