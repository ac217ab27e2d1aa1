"""What the words alone do not tell apart: who of two acts, what is where, what is of wood."""

from collections.abc import Iterator

from cache.sameness import lexicon
from cache.sameness.relations import is_clothing
from cache.sameness.tables import word_set
from cache.sameness.views import View, Views
from cache.sameness.words import Word

_ENCLOSING, _NO_WEAR = word_set("enclosing"), word_set("no_wear")
_BESIDE = frozenset(["with", "beside", "near", "by", "behind", "infront", "under", "on", "nextto"])
_FOREST = frozenset(["woods", "woodland", "woodlands", "forest", "forests"])
_ENDING = frozenset(["crash", "fall", "rise", "set", "burst", "drop", "collapse", "launch"])
_DEPICTIONS = word_set("depictions")
_MANY = frozenset(
    ["crowd", "band", "team", "family", "audience", "couple", "choir", "police", "group"]
)
_PURPOSES = word_set("purposes")


def companions(views: Views) -> Iterator[str]:
    """With her baby crying it is the baby that cries, and beside a man sleeping the man sleeps."""
    for view in (views.old, views.new):
        words = view.meaning.words
        for mine in view.aligned():
            noun = _being_before(mine, view)
            theirs = view.counterpart(mine.at)
            if noun is None or theirs.part != "verb":
                continue
            before = words[noun.at - 1] if noun.at else None
            played = before is not None and before.text.endswith(" with")
            if not played and noun.relation not in _BESIDE:
                continue
            other = _being_before(theirs, view.other)
            if other is not None and view.there(noun.at) not in (other.at, None):
                yield f"someone else does {mine.text}"


def _being_before(verb: Word, view: View) -> Word | None:
    """The person or animal right before a participle."""
    noun = _noun_before(verb, view)
    if noun is None or not (lexicon.kinds(noun.text) & {"person", "animal"} or noun.text in _MANY):
        return None
    return noun


def _noun_before(verb: Word, view: View) -> Word | None:
    if verb.form != "ing" or verb.before != "noun" or verb.owner is not None or not verb.at:
        return None
    return view.meaning.words[verb.at - 1]


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


def described(views: Views) -> Iterator[str]:
    """A caged bird is in a cage, a masked man has a mask; none is beside it."""
    for mine, theirs in views.pairs():
        for one, noun in ((mine, theirs), (theirs, mine)):
            made = one.part in ("verb", "adjective")
            boxing = one.form == "ing" and one.owner is not None and bool(noun.relation)
            boxing = boxing and noun.part == "noun" and not noun.text.endswith("ing")
            if boxing and not one.lemmas.isdisjoint(noun.lemmas):
                yield f"{one.text} is no {noun.text}"
            if noun.part != "noun" or noun.inner or one.inner or not made:
                continue
            if one.text == noun.text or one.lemmas.isdisjoint(noun.lemmas):
                continue
            if one.owner is not None and one.text.endswith("ed") and not _has_it(one, noun):
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
    if not word.lemmas & {"wood", "wooden"} and word.text not in _FOREST:
        return None
    placed = word.relation in ("in", "into", "through", "from", "at", "across", "outof", "among")
    return word.text in _FOREST or (word.text == "wood" and placed and word.owner is None)


def named_deeds(views: Views) -> Iterator[str]:
    """A bull fight is no bull that is fighting."""
    for mine, theirs in views.pairs():
        for view, thing, deed in ((views.new, mine, theirs), (views.old, theirs, mine)):
            named = thing.part == "noun" and thing.owner is None and not thing.text.endswith("ing")
            named = named and thing.lemmas.isdisjoint(_ENDING)
            doer = _noun_before(deed, view) if deed.part == "verb" else None
            after = view.other.meaning.words[thing.at + 1 : thing.at + 2]
            named = named and not any(it.part == "noun" and not it.relation for it in after)
            if named and doer is not None and not thing.lemmas.isdisjoint(deed.lemmas):
                there = view.there(doer.at)
                if there is not None and view.other.meaning.words[there].owner == thing.at:
                    yield f"{thing.text} is nothing that is done"


def asides(views: Views) -> Iterator[str]:
    """Of "a girl pushes a boy, laughing" the girl laughs: he is no laughing boy."""
    for view in (views.old, views.new):
        words = view.meaning.words
        for mine in view.aligned():
            theirs = view.counterpart(mine.at)
            if mine.form != "ing" or mine.before != "comma" or mine.owner is not None:
                continue
            earlier = [it for it in words[: mine.at] if it.part == "verb" and it.owner is None]
            if earlier and earlier[0].patients and theirs.part == "verb":
                doers = view.all_there(earlier[0].agents)
                if theirs.owner is not None and doers and theirs.owner not in doers:
                    yield f"someone else does {mine.text}"


def two_objects(views: Views) -> Iterator[str]:
    """A boy who is shown a girl is no girl who is shown a boy."""
    for mine, theirs in views.pairs():
        if mine.part != "verb" or theirs.part != "verb":
            continue
        ours = [at for at in sorted(mine.patients) if at > mine.at]
        others = [at for at in sorted(theirs.patients) if at > theirs.at]
        nouns = views.new.meaning.words
        two = len(ours) == len(others) == 2 and not any(nouns[at].joined for at in others)
        if two and [views.old.there(at) for at in ours] == others[::-1]:
            yield f"{mine.text} is done to the other"


def depictions(views: Views) -> Iterator[str]:
    """A child's drawing of a house shows no child, and the house is not the child's."""
    for view in (views.old, views.new):
        words = view.meaning.words
        for mine in view.aligned():
            theirs = view.counterpart(mine.at)
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


def selves(views: Views) -> Iterator[str]:
    """A woman whose hair is cut does not cut it herself."""
    for view in (views.old, views.new):
        words = view.meaning.words
        for mine in view.aligned():
            theirs = view.counterpart(mine.at)
            if not mine.passive or mine.agents or theirs.part != "verb" or theirs.passive:
                continue
            whose = {
                view.there(at - 1)
                for at in mine.patients
                if at and words[at].before == "possessive"
            }
            own = any(view.other.meaning.words[at].whose for at in theirs.patients)
            if own and not whose.isdisjoint(theirs.agents):
                yield f"{mine.text} is done by somebody else"


def purposes(views: Views) -> Iterator[str]:
    """A sewing machine need not sew, and no fishing boat fishes."""
    for mine, theirs in views.pairs():
        for view, one, doing in ((views.old, mine, theirs), (views.new, theirs, mine)):
            if one.owner is None or one.owner < one.at or doing.owner is not None:
                continue
            owner = view.meaning.words[one.owner]
            named = any(f"{one.text}-{lemma}" in _PURPOSES for lemma in owner.lemmas)
            if named and doing.form in ("ing", "s") and doing.before not in ("for", "preposition"):
                yield f"{one.text} only names it"
