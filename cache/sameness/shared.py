"""What two English prompts say otherwise of the words that both have, whatever else they say. It is
asked before a model is, which may know the other words for another way to say the same."""

from collections.abc import Iterator

from cache.sameness import structure
from cache.sameness.alignment import align, in_common
from cache.sameness.difference import BY_TIES, Difference
from cache.sameness.doers import other_doer
from cache.sameness.framing import levelled
from cache.sameness.marks import decisive
from cache.sameness.meaning import analysed
from cache.sameness.modifiers import exchanged_modifiers
from cache.sameness.spelling import spelled
from cache.sameness.views import Views


def leave_it_open(old: str, new: str, step: str) -> bool:
    """Whether nothing else tells two prompts apart than what they were refused for at the step:
    beside a pronoun, or a mark that other words may say as well, there are words without a
    counterpart, and none of them decides by itself (a cat stretching itself, a cat that does
    stretches); beside how words hang together, nothing does."""
    if step == "words":
        return True
    mine, theirs = (analysed(levelled(it)) for it in spelled(old, new))
    found = align(mine, theirs)
    if step in BY_TIES:
        views = [_views(old, new)]  # and with phrases taken as one word: a fire truck
        views += [] if isinstance(found, Difference) else [Views.of(mine, theirs, found)]
        return all(structure.differ(it, leaving=BY_TIES) is None for it in views)
    words = isinstance(found, Difference) and found.step == "words"
    return (
        words
        and decisive(mine.marks) == decisive(theirs.marks)
        and mine.pronouns.may_be_alike(theirs.pronouns)
    )


def differ_in_common(old: str, new: str) -> Difference | None:
    """A cloud drifts, clouds pass; a bike runs into a car, a car hits a bike; a frozen lake, a
    freezing one; a fat cat eyes a thin dog, a thin cat looks at a fat dog."""
    views = _views(old, new)
    for name, check in (
        ("negation", structure.negations),
        ("form", structure.forms),
        ("count", _several),
        ("role", other_doer),
        ("modifier", exchanged_modifiers),
    ):
        found = next(check(views), None)
        if found is not None:
            return Difference(name, found)
    return None


def _views(old: str, new: str) -> Views:
    """What two prompts have in common, seen from both, each word by itself."""
    mine, theirs = (analysed(levelled(it), joined=False) for it in spelled(old, new))
    return Views.of(mine, theirs, in_common(mine, theirs))


def _several(views: Views) -> Iterator[str]:
    """One is not several, which without an article may look like a verb: sparks fly."""
    for view in (views.old, views.new):
        others = view.other.meaning.words
        for one in view.meaning.words:
            if not one.single or one.part != "noun" or one.owner is not None:
                continue
            if any(it.text == one.text for it in others):
                continue
            for many in others:
                if many.text.endswith("s") and one.text in many.lemmas:
                    yield f"one {one.text} is not {many.text}"
