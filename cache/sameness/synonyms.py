"""Which words mean the same: curated groups, pairs of WordNet, and what may never be joined."""

from collections import defaultdict
from functools import cache, lru_cache

from cache.sameness import lexicon
from cache.sameness.tables import rows, table


def alike(mine: frozenset[str], theirs: frozenset[str], *parts: str) -> bool:
    """Whether a word of the lemmas `mine` may stand for one of the lemmas `theirs`.

    `parts`: what each of them is in its prompt. Who ties a ribbon knots it; a tie is no knot.
    """
    verbs = sum(part == "verb" for part in parts)
    kinds = ("", "verb") if verbs == 2 else ("",) if verbs else ("", "noun")
    return any(_alike(one, other, kinds) for one in mine for other in theirs)


def related(one: str, other: str) -> bool:
    """Whether a word or phrase may stand for another, as some part of speech."""
    return _alike(one, other, ("", "verb", "noun"))


@lru_cache(maxsize=65536)
def _alike(one: str, other: str, kinds: tuple[str, ...]) -> bool:
    if not _barred().get(one, _NONE).isdisjoint(_barred().get(other, _NONE)):
        return False
    for kind in kinds:
        groups = _curated(kind)
        if not groups.get(one, _NONE).isdisjoint(groups.get(other, _NONE)):
            return True
    return frozenset((one, other)) in _wordnet()


@lru_cache(maxsize=32768)
def kin(entry: str) -> frozenset[str | int]:
    """The lemmas of a word or a phrase, and the numbers of the groups that one of them is in, as
    any part of speech: two that may stand for each other have one in common."""
    found: set[str | int] = set(lexicon.lemmas(entry))
    for lemma in lexicon.lemmas(entry):
        found |= _groups().get(lemma, _NONE)
    return frozenset(found)


@cache
def _groups() -> dict[str, frozenset[int]]:
    """All the tables as one."""
    curated = [group for kind in ("groups", "verbs", "nouns") for group in table("synonyms")[kind]]
    return _memberships([*curated, *("|".join(pair) for pair in _wordnet())])


@cache
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """The entries of several words, by their first word, longest first."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    curated = [entry for kind in ("", "verb", "noun") for entry in _curated(kind)]
    for entry in [*curated, *(word for pair in _wordnet() for word in pair)]:
        words = tuple(entry.replace("-", " ").split())
        if len(words) > 1:
            found[words[0]].add(words)
    return {first: sorted(entries, key=len, reverse=True) for first, entries in found.items()}


def is_one_of(one: str, many: str) -> bool:
    """Whether a noun stands for one of what another says in the plural: the cop is not officers,
    but a staircase is stairs."""
    kinds = ("", "noun")
    if one.endswith("s") or any(_alike(word, many, kinds) for word in lexicon.lemmas(one)):
        return False
    singles = lexicon.lemmas(many) - {many}
    return any(_alike(word, other, kinds) for word in lexicon.lemmas(one) for other in singles)


@cache
def particle_verbs() -> frozenset[str]:
    """What a verb and a particle say together, as others do: "put down"."""
    return frozenset(
        entry
        for entry in (*_curated("verb"), *_curated(""))
        if entry.count(" ") == 1 and entry.rpartition(" ")[2] in _PARTICLES
    ) - {"throw up", "take out", "bring up"}


_PARTICLES = frozenset(
    ["up", "down", "off", "on", "out", "away", "over", "back", "together", "apart"]
)


@cache
def is_name(phrase: str) -> bool:
    """Whether a phrase names a thing, so that only its last word has other forms."""
    return phrase in _curated("noun") and phrase not in _curated("verb")


@cache
def is_deed(phrase: str) -> bool:
    """Whether a phrase says what somebody does, so that its first word is a verb."""
    named = phrase in _curated("noun") or phrase in _curated("")
    return phrase in _curated("verb") and not named


_NONE: frozenset[int] = frozenset()


@cache
def _curated(kind: str) -> dict[str, frozenset[int]]:
    """The groups of words that mean the same as any part of speech, or as verbs or nouns only."""
    return _memberships(table("synonyms")[f"{kind}s" if kind else "groups"])


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
