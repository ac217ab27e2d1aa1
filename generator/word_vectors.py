"""Vectors of single words, kept in a file that several workers append to."""

import base64
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

_MOST = 20_000  # words; about 20 MB on disk


class WordVectors:
    """What was embedded once, by this worker or by another before it.

    One JSON line a word, appended in one write, so that two workers at the same time do not mix
    theirs. A line that cannot be read is one that was not finished.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[str, NDArray[np.float32]] | None = None

    def of(self, texts: Sequence[str], encode: Encode) -> NDArray[np.float32]:
        """The vectors of these texts, shape (n, dimensions); `encode` is asked for new ones."""
        if self._kept is None:
            self._kept = self._read()
        new = [text for text in dict.fromkeys(texts) if text not in self._kept]
        if new:
            vectors = encode(new)
            self._kept.update(zip(new, vectors, strict=True))
            self._append(new, vectors)
        return np.stack([self._kept[text] for text in texts])

    def _read(self) -> dict[str, NDArray[np.float32]]:
        kept = {}
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return {}
        for line in lines:
            try:
                word, vector = json.loads(line)
                half = np.frombuffer(base64.b64decode(vector), dtype=np.float16)
            except (ValueError, TypeError):
                continue
            kept[str(word)] = half.astype(np.float32)
        return kept

    def _append(self, words: Sequence[str], vectors: NDArray[np.float32]) -> None:
        if self._kept is not None and len(self._kept) > _MOST:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            for word, vector in zip(words, vectors, strict=True):
                packed = base64.b64encode(vector.astype(np.float16).tobytes()).decode()
                os.write(file, (json.dumps([word, packed]) + "\n").encode())
        finally:
            os.close(file)
