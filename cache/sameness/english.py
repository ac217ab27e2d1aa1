"""Are two English prompts the same? Every step may only tell them apart."""

from collections.abc import Iterator
from itertools import islice

from cache.sameness import structure
from cache.sameness.alignment import Alignment, align
from cache.sameness.difference import Difference
from cache.sameness.framing import levelled
from cache.sameness.meaning import Meaning, analysed, meaning
from cache.sameness.parts import hung_elsewhere, rearranged
from cache.sameness.phrases import exchanged
from cache.sameness.remembered import remembered
from cache.sameness.spelling import spelled
from cache.sameness.views import Views

_MOST_EXCHANGED = 24
"""Ways to align words that stand twice, beyond which none is tried."""


@remembered(16384)
def differ_en(old: str, new: str) -> Difference | None:
    """What tells two English prompts apart, or None where they show the same.

    Takes prompts as they were typed or their `prompt_key`; the latter lack commas and quotation
    marks, so that a few are told apart needlessly.
    """
    old, new = spelled(old, new)
    mine, theirs = meaning(old), meaning(new)
    if mine.symbols and theirs.symbols and mine.symbols != theirs.symbols:
        return Difference("symbol", "their emoji differ")
    one, other = levelled(old), levelled(new)
    found = _told_apart(one, other)
    if found is not None and not rearranged(one, other, _is_same):
        return found
    if hung_elsewhere(one, other, _is_same):
        return Difference("hung", "what one of their parts has is of another part")
    return None


def _is_same(old: str, new: str) -> bool:
    return _told_apart(old, new) is None


@remembered(16384)
def _told_apart(old: str, new: str) -> Difference | None:
    """What tells two levelled prompts apart, or parts of them."""
    mine, theirs = analysed(old), analysed(new)
    found = _differ(mine, theirs)
    if found is None and _deeds(mine) & _deeds(theirs):
        # What hangs on the object of a deed is seen word by word only: riding a camel in a hat.
        return _differ(analysed(old, joined=False), analysed(new, joined=False))
    if found is not None and found.step != "count" and (mine.phrases or theirs.phrases):
        # A phrase of one may stand in the other word by word.
        plain, others = analysed(old, joined=False), analysed(new, joined=False)
        some = exchanged(old, new)
        ways = [(analysed(old, joined=some), analysed(new, joined=some))] if some else []
        ways += [(plain, others)]
        ways += [(mine, others), (plain, theirs)] if mine.phrases and theirs.phrases else []
        return found if all(_differ(one, other) for one, other in ways) else None
    return found


def _deeds(meaning: Meaning) -> frozenset[str]:
    """The phrases of a prompt that are deeds with their objects."""
    return frozenset(
        word.text
        for word in meaning.words
        if word.part == "verb" and not {"a", "an", "the"}.isdisjoint(word.text.split())
    )


def _differ(mine: Meaning, theirs: Meaning) -> Difference | None:
    if mine.marks != theirs.marks:
        return Difference(
            "mark", "only one of them leaves a choice, means a part, or tells what was or will be"
        )
    if not mine.pronouns.agree(theirs.pronouns):
        return Difference("person", "their pronouns mean others")
    aligned = align(mine, theirs)
    if isinstance(aligned, Difference):
        return aligned
    first = structure.differ(Views.of(mine, theirs, aligned))
    if first is None:
        return None
    for other in islice(_exchanged(mine, theirs, aligned), _MOST_EXCHANGED):
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
