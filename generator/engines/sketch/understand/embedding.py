"""Pictures for words that no table knows: the nearest name, by MiniLM's sense of nearness."""

import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator import embedding
from generator.embedding import Embed, table_file
from generator.engines.sketch.understand.vocabulary import Vocabulary

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
_TABLE = "picture-names"


class Embedder(embedding.Embedder):
    """MiniLM, with the vectors of the pictures' names, which come with the engine."""

    def __init__(self, cache_dir: Path, shipped: Path = SHIPPED) -> None:
        super().__init__(cache_dir, table=_TABLE, shipped=shipped)


def names_file(names: Sequence[str]) -> str:
    """The file that the vectors of these names are kept in."""
    return table_file(_TABLE, names)


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
    Embedder(SHIPPED).ship(list(Vocabulary.load().picture_names()), SHIPPED)


if __name__ == "__main__":
    main()
