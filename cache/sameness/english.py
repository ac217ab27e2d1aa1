"""Are two English prompts the same? Every step may only tell them apart."""

from collections.abc import Iterator

from cache.sameness import structure
from cache.sameness.alignment import Alignment, align
from cache.sameness.difference import Difference
from cache.sameness.meaning import Meaning, meaning
from cache.sameness.remembered import remembered
from cache.sameness.views import Views


@remembered(16384)
def differ_en(old: str, new: str) -> Difference | None:
    """What tells two English prompts apart, or None where they show the same.

    Takes prompts as they were typed or their `prompt_key`; the latter lack commas and quotation
    marks, so that a few are told apart needlessly.
    """
    mine, theirs = meaning(old), meaning(new)
    if mine.symbols and theirs.symbols and mine.symbols != theirs.symbols:
        return Difference("symbol", "their emoji differ")
    found = _differ(mine, theirs)
    if found is not None and (mine.phrases or theirs.phrases):
        # A phrase of one may stand in the other word by word.
        plain, others = meaning(old, joined=False), meaning(new, joined=False)
        ways = [(plain, others)]
        ways += [(mine, others), (plain, theirs)] if mine.phrases and theirs.phrases else []
        return found if all(_differ(one, other) for one, other in ways) else None
    return found


def _differ(mine: Meaning, theirs: Meaning) -> Difference | None:
    aligned = align(mine, theirs)
    if isinstance(aligned, Difference):
        return aligned
    first = structure.differ(Views.of(mine, theirs, aligned))
    if first is None:
        return None
    for other in _exchanged(mine, theirs, aligned):
        if structure.differ(Views.of(mine, theirs, other)) is None:
            return None
    return first


def _exchanged(old: Meaning, new: Meaning, aligned: Alignment) -> Iterator[Alignment]:
    """The other ways to align a word that stands twice in both: the red mug and the blue mug."""
    places = sorted(aligned.there)
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            words = {
                old.words[one].text,
                old.words[other].text,
                new.words[aligned.there[one]].text,
                new.words[aligned.there[other]].text,
            }
            if len(words) == 1:
                there = dict(aligned.there)
                there[one], there[other] = there[other], there[one]
                yield Alignment(there)
