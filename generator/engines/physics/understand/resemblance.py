"""How much of a text is in an example of a phenomenon, word by word: Chinese by pairs of
characters."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.engines.physics.understand.tables import table

ALIKE = 0.6
"""From which share on a text resembles an example; 1 is the same words."""

_FEW = 4  # words: that so few are shared says less, unless they are all that there is
_STRETCH = re.compile(r"[a-z]{2,}|[㐀-鿿]+")
_SMALL = frozenset(table("signals")["small"]["words"].split())


class Examples:
    """The examples of phenomena by the words in them."""

    def __init__(self, examples: Iterable[tuple[str, str]]) -> None:
        """`examples` are texts, each with the slug of its phenomenon."""
        self._sizes: list[int] = []
        self._slugs: list[str] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, (text, slug) in enumerate(examples):
            parts = frozenset(_parts(text.lower()))
            self._sizes.append(len(parts))
            self._slugs.append(slug)
            for part in parts:
                self._having[part].append(number)

    def resembled(self, lower: str) -> Mapping[str, float]:
        """By phenomenon the share, `ALIKE` to 1, that a text in lower case has of its likest
        example."""
        parts = frozenset(_parts(lower))
        shared: dict[int, int] = defaultdict(int)
        for part in parts:
            for number in self._having.get(part, ()):
                shared[number] += 1
        found: dict[str, float] = {}
        for number, count in shared.items():
            share = count / math.sqrt(len(parts) * self._sizes[number])
            if count < _FEW:
                share -= (1 - count / _FEW) * (1 - share)
            if share >= ALIKE:
                slug = self._slugs[number]
                found[slug] = max(found.get(slug, 0.0), share)
        return found


def _parts(lower: str) -> Iterator[str]:
    for match in _STRETCH.finditer(lower):
        stretch = match[0]
        if stretch[0] > "z":
            yield from (stretch[at : at + 2] for at in range(max(1, len(stretch) - 1)))
        elif stretch not in _SMALL:
            yield stretch
