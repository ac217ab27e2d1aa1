"""How near a Chinese text is to the examples of each phenomenon, by pairs and threes of characters.

MiniLM reads English only. Here what two texts share counts the more the fewer phenomena have it
(TF-IDF: Salton and Buckley, 1988), as the cosine of the two vectors of counts.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

_STRETCH = re.compile(r"[㐀-鿿]+")
_SIZES = (2, 3)


class Bigrams:
    """Chinese examples of phenomena by the pairs and threes of characters in them."""

    def __init__(self, examples: Iterable[tuple[str, str]]) -> None:
        """`examples` are texts, each with the slug of its phenomenon."""
        counted = [(Counter(_parts(text)), slug) for text, slug in examples]
        having: dict[str, set[str]] = defaultdict(set)
        for parts, slug in counted:
            for part in parts:
                having[part].add(slug)
        topics = len({slug for _, slug in counted})
        self._slugs = [slug for _, slug in counted]
        self._rarity = {
            part: math.log((1 + topics) / (1 + len(them))) + 1 for part, them in having.items()
        }
        self._unknown = math.log(1 + topics) + 1
        self._weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (parts, _) in enumerate(counted):
            for part, weight in self._weighed(parts).items():
                self._weights[part].append((number, weight))

    def of(self, text: str) -> dict[str, float]:
        """By topic the cosine between the text and its nearest example, above 0 to 1."""
        cosines: dict[int, float] = defaultdict(float)
        for part, weight in self._weighed(Counter(_parts(text))).items():
            for number, other in self._weights.get(part, ()):
                cosines[number] += weight * other
        nearest: dict[str, float] = {}
        for number, cosine in cosines.items():
            slug = self._slugs[number]
            nearest[slug] = max(nearest.get(slug, 0.0), cosine)
        return nearest

    def _weighed(self, parts: Mapping[str, int]) -> dict[str, float]:
        """The vector of a text, of length 1."""
        weights = {
            part: (1 + math.log(count)) * self._rarity.get(part, self._unknown)
            for part, count in parts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {part: weight / length for part, weight in weights.items()}


def _parts(text: str) -> Iterable[str]:
    for match in _STRETCH.finditer(text):
        stretch = match[0]
        for size in _SIZES:
            yield from (stretch[at : at + size] for at in range(len(stretch) - size + 1))
