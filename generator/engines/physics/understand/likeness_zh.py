"""What the Chinese examples of the phenomena speak for each topic of a text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.engines.physics.understand.cues import Worth
from generator.engines.physics.understand.topics import Ranked

LIKE = 0.15
"""A cosine from which on a text is more likely meant so. Measured: of 240 questions of physics the
nearest example is at 0.2 in the middle; of 946 wishes for other pictures it is at 0.03 in the
middle and above 0.15 for one in thirty."""

_RANK = 6.0  # what a cosine of 1 speaks for a topic beside others
_ALONE, _STEEP, _MOST_ALONE = 1.15, 3.0, 1.8
"""What likeness says alone: at `LIKE`, by how much more beyond it, and at most, which leaves it
less than likely."""
_LIKELIEST = 3  # topics that likeness alone may bring in


def reranked(
    ranked: Sequence[Ranked], nearest: Mapping[str, float], scenery: float
) -> list[Ranked]:
    """The topics with what their Chinese examples speak for them, the likeliest first. `scenery` is
    what speaks against its being physics at all."""
    by_slug = {it.slug: it for it in ranked}
    for slug in sorted(nearest, key=lambda it: -nearest[it])[:_LIKELIEST]:
        by_slug.setdefault(slug, Ranked(slug, 0.0, -scenery, False, Worth()))
    moved = [_moved(it, nearest.get(slug, 0.0), scenery) for slug, it in by_slug.items()]
    return sorted(moved, key=lambda it: (-it.rank, -it.evidence))


def _moved(ranked: Ranked, cosine: float, scenery: float) -> Ranked:
    evidence = ranked.evidence
    if cosine >= LIKE:
        alone = min(_ALONE + _STEEP * (cosine - LIKE), _MOST_ALONE)
        evidence = max(evidence, alone - scenery)
    return replace(ranked, rank=ranked.rank + _RANK * cosine, evidence=evidence)
