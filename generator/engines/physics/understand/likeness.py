"""How near a text is to the examples of each phenomenon, by MiniLM's sense of nearness."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.embedding import Embed, Embedder
from generator.engines.physics.understand.cues import Worth
from generator.engines.physics.understand.index import Index
from generator.engines.physics.understand.topics import Ranked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHIPPED = Path(__file__).parent.parent / "data"
"""Where the vectors of the examples lie; made anew by running this module."""

TABLE = "topics"
MANY = 50
"""Examples, from which on their vectors are kept in one file."""

NEAR, FAR = 0.5, 0.3
"""Cosines: a text that is nearer to an example than the first is more likely meant so, one that is
farther from all than the second less likely. Measured: of 140 questions of physics the nearest
example is at 0.67 in the middle and below 0.53 for three; of 860 wishes for other pictures it is at
0.30 in the middle and above 0.53 for one in fifty."""

_RANK, _EVIDENCE, _AGAINST = 5.0, 4.0, 0.4
_ALONE, _STEEP = 1.05, 6.0  # what likeness says alone, at `NEAR` and by how much more beyond it
_TELLING, _TOLD = 0.6, 1.2
"""From which cosine on a text is shown as the example, where the engine was named itself, whatever
it shows besides; and that evidence, which makes nobody else ask for it."""
_LIKELIEST = 3  # topics that likeness alone may bring in

_LETTER, _HAN = re.compile(r"[A-Za-z]"), re.compile(r"[㐀-鿿]")


def embedder(cache_dir: Path, words_dir: Path) -> Embedder:
    """MiniLM, with the vectors of the examples, which come with the engine. What it makes of
    people's words is kept in `words_dir`."""
    return Embedder(cache_dir, table=TABLE, shipped=SHIPPED, words_dir=words_dir, many=MANY)


def readable(text: str) -> bool:
    """Whether MiniLM can make anything of a text: it reads English only."""
    return len(_LETTER.findall(text)) > 2 * len(_HAN.findall(text))


class Likeness:
    """The examples of the phenomena with their vectors, which are asked for when first needed."""

    def __init__(self, index: Index, embed: Embed) -> None:
        self._index = index
        self._embed = embed
        self._vectors: NDArray[np.float32] | None = None

    def of(self, text: str) -> dict[str, float]:
        """By topic the cosine between the text and its nearest example, -1 to 1."""
        if self._vectors is None:
            self._vectors = self._embed([example for example, _ in self._index.examples])
        cosines = self._vectors @ self._embed([text])[0]
        nearest: dict[str, float] = {}
        for (_, slug), cosine in zip(self._index.examples, cosines, strict=True):
            nearest[slug] = max(nearest.get(slug, -1.0), float(cosine))
        return nearest


def reranked(
    ranked: Sequence[Ranked], nearest: Mapping[str, float], scenery: float
) -> list[Ranked]:
    """The topics with what their examples speak for them, the likeliest first. `scenery` is what
    speaks against its being physics at all."""
    by_slug = {it.slug: it for it in ranked}
    for slug in sorted(nearest, key=lambda it: -nearest[it])[:_LIKELIEST]:
        by_slug.setdefault(slug, Ranked(slug, 0.0, -scenery, False, Worth()))
    moved = [_moved(it, nearest.get(slug, 0.0), scenery) for slug, it in by_slug.items()]
    return sorted(moved, key=lambda it: (-it.rank, -it.evidence))


def _moved(ranked: Ranked, cosine: float, scenery: float) -> Ranked:
    beyond = cosine - NEAR
    evidence = ranked.evidence
    if beyond > 0:
        evidence = max(evidence + _EVIDENCE * beyond, _ALONE + _STEEP * beyond - scenery)
        evidence = max(evidence, _TOLD) if cosine >= _TELLING else evidence
    elif cosine < FAR:
        evidence -= _AGAINST
    return replace(ranked, rank=ranked.rank + _RANK * max(beyond, -0.2), evidence=evidence)


def main() -> None:
    """Embed the examples and ship them: to be run when they have changed."""
    from generator.engines.physics.catalogue import catalogue

    examples = [example for example, _ in Index(catalogue()).examples]
    embedder(SHIPPED, SHIPPED).ship(examples, SHIPPED)


if __name__ == "__main__":
    main()
