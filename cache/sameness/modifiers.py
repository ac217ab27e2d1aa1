"""Which word describes what: two that change places ask for another clip."""

from collections.abc import Callable, Iterator
from itertools import combinations

from cache.sameness.synonyms import alike
from cache.sameness.views import View, Views
from cache.sameness.words import Word


def exchanged_modifiers(views: Views) -> Iterator[str]:
    """A fat cat and a thin dog are no thin cat and a fat dog, and where a wheel spins quickly and a
    car moves slowly, the car is not the quick one."""
    held = [(one, other) for one, other in views.pairs() if _describes(one) and _describes(other)]
    for (mine, theirs), (more, others) in combinations(held, 2):
        if _say_the_same(mine, more) or (more.joined and more.at == mine.at + 1):
            continue  # gold and silver coins, in either order
        for beside in (_described, _before):
            ours = [beside(it, views.old) for it in (mine, more)]
            there = [beside(it, views.new) for it in (others, theirs)]
            if _are_two(ours, beside, views.old) and [views.old.there(it) for it in ours] == there:
                yield f"{mine.text} and {more.text} are exchanged"


def _describes(word: Word) -> bool:
    return word.part == "adverb" or word.owner is not None


def _say_the_same(mine: Word, more: Word) -> bool:
    return mine.text == more.text or alike(mine.lemmas, more.lemmas, mine.part, more.part)


def _described(word: Word, view: View) -> int:
    """What it belongs to."""
    return view.standing(word.at if word.owner is None else word.owner)


def _before(word: Word, view: View) -> int:
    """What an adverb stands behind, which it belongs to where a verb was taken for a noun; other
    words stand for themselves, which no two prompts exchange."""
    return view.standing(word.at - 1 if word.part == "adverb" and word.at else word.at)


def _are_two(places: list[int], beside: Callable[[Word, View], int], view: View) -> bool:
    """Whether they are of different things; who does something and what is done are not (a dancer
    gracefully spins slowly)."""
    words = view.meaning.words
    one, other = places
    if one == other or words[one].lemmas & words[other].lemmas:
        return False
    return beside is _described or not any(
        {one, other} & verb.agents and {one, other} <= {verb.at} | verb.agents | verb.patients
        for verb in words
    )
