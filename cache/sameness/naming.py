"""Nouns before a noun that name another thing than the same nouns behind it."""

from cache.sameness import lexicon
from cache.sameness.relations import is_clothing
from cache.sameness.tables import word_set
from cache.sameness.words import Word

_CONTAINERS = word_set("containers")


def is_named_by(mine: Word, theirs: Word, owner: Word) -> bool:
    """Whether a noun before another makes it another thing than the same noun behind it: a paper
    bag, a bag of paper; a flower girl, a girl with a flower; a winter coat, a coat in winter."""
    named = mine.part == "noun" and not mine.inner and mine.owner == owner.at > mine.at
    if not named or not theirs.relation:
        return False
    if theirs.relation == "of":
        behind = theirs.owner is not None and theirs.owner < theirs.at
        return behind and not owner.lemmas.isdisjoint(_CONTAINERS)
    if theirs.owner is not None:
        return False
    person = bool(lexicon.kinds(owner.text) & {"person"})
    lives = bool(lexicon.kinds(mine.text) & {"person", "animal"}) and not is_clothing(owner)
    return (theirs.relation == "with" and (person or lives)) or (
        theirs.relation in ("in", "during") and is_clothing(owner)
    )
