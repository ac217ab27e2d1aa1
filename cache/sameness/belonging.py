"""What a thing has or is of: in a cage, with a mask, of wood; and a picture of somebody."""

from collections.abc import Iterator

from cache.sameness.relations import is_clothing
from cache.sameness.tables import word_set
from cache.sameness.views import Views
from cache.sameness.words import Word

_ENCLOSING, _NO_WEAR = word_set("enclosing"), word_set("no_wear")
_FORESTS, _DEPICTIONS = word_set("forests"), word_set("depictions")


def described(views: Views) -> Iterator[str]:
    """A caged bird is in a cage, a masked man has a mask; none is beside it."""
    for _, one, noun in views.both():
        if one.owner is None or noun.part != "noun" or one.lemmas.isdisjoint(noun.lemmas):
            continue
        if one.form == "ing" and noun.relation and not noun.text.endswith("ing"):
            yield f"{one.text} is no {noun.text}"  # a boxing kangaroo in a box
        if noun.inner or one.inner or one.text == noun.text:
            continue
        made = one.part in ("verb", "adjective") and one.text.endswith("ed")
        if made and not _has_it(one, noun):
            yield f"{one.text} is not {noun.relation} {noun.text}"


def _has_it(one: Word, noun: Word) -> bool:
    if not one.lemmas.isdisjoint(_NO_WEAR) or noun.owner is not None:
        return False
    if not one.lemmas.isdisjoint(_ENCLOSING):
        return noun.relation == "in"
    return noun.relation in ("with", "wearing") or (noun.relation == "in" and is_clothing(noun))


def materials(views: Views) -> Iterator[str]:
    """A cabin in the woods is not made of wood."""
    for mine, theirs in views.pairs():
        if {_is_forest(mine), _is_forest(theirs)} == {True, False}:
            yield "wood is no forest"


def _is_forest(word: Word) -> bool | None:
    """Whether a word for wood means a forest; None of all others."""
    if not word.lemmas & {"wood", "wooden"} and word.text not in _FORESTS:
        return None
    placed = word.relation in ("in", "into", "through", "from", "at", "across", "outof", "among")
    return word.text in _FORESTS or (word.text == "wood" and placed and word.owner is None)


def depictions(views: Views) -> Iterator[str]:
    """A child's drawing of a house shows no child, and the house is not the child's."""
    for view, mine, theirs in views.both():
        words = view.meaning.words
        shown = words[mine.owner] if mine.owner is not None else None
        if shown is None or mine.part != "noun" or shown.lemmas.isdisjoint(_DEPICTIONS):
            continue
        both = any(
            it.part == "noun" and it.owner == shown.at and it.relation == "of"
            for it in words
            if it is not mine
        )
        after = words[mine.at + 1 : mine.at + 2]
        by = any(it.before == "possessive" for it in after)
        if both and by and (theirs.relation == "of" or theirs.owner != view.there(shown.at)):
            yield f"{mine.text} has to do with the {shown.text} in another way"


def exchanged_places(views: Views) -> Iterator[str]:
    """Snow on a roof and a cat in a garden: not the snow in the garden and the cat on the roof."""
    held = [
        (mine, theirs)
        for mine, theirs in views.pairs()
        if mine.part == theirs.part == "noun" and mine.relation and theirs.relation
        if mine.anchor is not None and theirs.anchor is not None
    ]
    for number, (mine, theirs) in enumerate(held):
        for one, other in held[number + 1 :]:
            ours = [views.old.there(it.anchor or 0) for it in (mine, one)]
            others = [theirs.anchor, other.anchor]
            nouns = all(views.new.meaning.words[at or 0].part == "noun" for at in others)
            if nouns and ours[0] != ours[1] and ours == others[::-1]:
                yield f"{mine.text} and {one.text} are exchanged"
