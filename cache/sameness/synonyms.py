"""Which words mean the same: curated groups, pairs of WordNet, and what may never be joined."""

from collections import defaultdict
from functools import cache, lru_cache

from cache.sameness.tables import rows, table


def alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a word of the lemmas `mine` may stand for one of the lemmas `theirs`."""
    return any(_alike(one, other) for one in mine for other in theirs)


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> bool:
    if not _barred().get(one, _NONE).isdisjoint(_barred().get(other, _NONE)):
        return False
    if not _curated().get(one, _NONE).isdisjoint(_curated().get(other, _NONE)):
        return True
    return frozenset((one, other)) in _wordnet()


@cache
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """The entries of several words, by their first word, longest first."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for entry in [*_curated(), *(word for pair in _wordnet() for word in pair)]:
        words = tuple(entry.replace("-", " ").split())
        if len(words) > 1:
            found[words[0]].add(words)
    return {first: sorted(entries, key=len, reverse=True) for first, entries in found.items()}


_NONE: frozenset[int] = frozenset()


@cache
def _curated() -> dict[str, frozenset[int]]:
    return _memberships(table("synonyms")["groups"])


@cache
def _barred() -> dict[str, frozenset[int]]:
    return _memberships(table("synonyms")["barred"])


def _memberships(groups: list[str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for word in group.split("|"):
            found[word.strip()].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _wordnet() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in rows("wordnet_pairs"))
