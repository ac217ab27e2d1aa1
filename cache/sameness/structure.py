"""Do two prompts say the same of the same? Compares what is aligned in its place."""

from collections.abc import Iterator
from itertools import pairwise

from cache.sameness.difference import Difference
from cache.sameness.doing import deeds, joined_doers, others_beside, processes
from cache.sameness.naming import is_named_by
from cache.sameness.placing import BELONGING, has_same_anchor, is_same_place, points_to_same
from cache.sameness.sizes import exchanged_sizes
from cache.sameness.synonyms import is_one_of
from cache.sameness.tables import word_set
from cache.sameness.turning import conditions, turned
from cache.sameness.views import View, Views
from cache.sameness.words import Word, is_quantity

# Relations that a noun before a noun may have: a street in Tokyo is a Tokyo street.
_OF_OWNER = frozenset(["of", "in", "at", "from", "with", "on", "for", "by"])
_CONTAINERS = word_set("containers")
_GENERIC = word_set("generic")
_STAYING = word_set("staying")  # being done is doing: a hung ball hangs


def differ(views: Views) -> Difference | None:
    """The first thing that is not said of the same in both."""
    for name, check in _CHECKS.items():
        found = next(check(views), None)
        if found is not None:
            return Difference(name, found)
    return None


def _negation(views: Views) -> Iterator[str]:
    for mine, theirs in views.pairs():
        if mine.negated != theirs.negated:
            yield f"only one of them denies {mine.text}"


def _form(views: Views) -> Iterator[str]:
    """What is frozen does not freeze, and a painting is not painted."""
    for mine, theirs in views.pairs():
        for done, doing in ((mine, theirs), (theirs, mine)):
            if done.form != "en" or mine.lemmas.isdisjoint(theirs.lemmas):
                continue
            if doing.part == "noun" and doing.text.endswith("ing"):
                yield f"{doing.text} is not {done.text}"
            if doing.form in ("", "en") or doing.patients or not done.lemmas.isdisjoint(_STAYING):
                continue
            past = done.agents and not done.patients - done.agents and doing.form != "ing"
            if (done.passive and done.owner is not None) or not (
                done.passive or doing.passive or past
            ):
                yield f"{done.text} is not {doing.text}"


def _count(views: Views) -> Iterator[str]:
    """A cat is not cats; but one noun of a compound or of a text says nothing of the kind."""
    for mine, theirs in views.pairs():
        for one, many in ((mine, theirs), (theirs, mine)):
            if one.plural or not many.plural or not (_is_counted(one) and _is_counted(many)):
                continue
            if one.single or _is_one(one, many):
                yield f"one {one.text} is not {many.text}"


def _is_counted(word: Word) -> bool:
    """Whether a noun stands for a thing of its own, and is no part of a compound."""
    return word.owner is None or word.relation == "of"


def _is_one(one: Word, many: Word) -> bool:
    """Whether the same noun without its ending stands for one thing, not for a mass or a kind."""
    nouns = one.part == many.part == "noun" and not (one.inner or many.inner or many.negated)
    single = one.text in many.lemmas or is_one_of(one.text, many.text)
    return nouns and single and one.lemmas.isdisjoint(_GENERIC)


def _event(views: Views) -> Iterator[str]:
    if not (views.old.meaning.ordered or views.new.meaning.ordered) or _told_in_order(views):
        return
    for mine, theirs in views.pairs():
        subject = mine.part == theirs.part == "noun" and 0 in (mine.at, theirs.at)
        opens = subject and (mine.event == 0 or theirs.event == 0)
        if mine.event != theirs.event and not (opens and views.old.meaning.verbs > 1):
            yield f"{mine.text} happens at another time"


def _told_in_order(views: Views) -> bool:
    """Whether only one says "then" and the other tells the same events in the same order."""
    if views.old.meaning.ordered == views.new.meaning.ordered:
        return False
    first, second = views.old, views.new
    if second.meaning.ordered:
        first, second = second, first
    if second.meaning.simultaneous or any(
        before.event > after.event for before, after in pairwise(first.meaning.words)
    ):
        return False
    verbs = [word for word in first.aligned() if word.part == "verb" and word.owner is None]
    there = [first.counterpart(word.at) for word in verbs]
    return all(before.at < after.at for before, after in pairwise(there)) and all(
        (mine.form == "ing") == (theirs.form == "ing")
        for mine, theirs in zip(verbs, there, strict=True)
        if mine.event > 0
    )


def _place(views: Views) -> Iterator[str]:
    for mine, theirs in views.pairs():
        if mine.points and not points_to_same(mine, theirs, views):
            yield f"{mine.text} something else"
        if mine.part != "noun" or theirs.part != "noun":
            continue
        if mine.relation == theirs.relation:
            if not has_same_anchor(mine, theirs, views):
                yield f"{mine.text} is {mine.relation} something else"
            continue
        if _is_modifier(mine) or _is_modifier(theirs):
            continue
        worn = BELONGING.issuperset((mine.relation, theirs.relation))
        if not is_same_place(mine, theirs, views) or (
            worn and not has_same_anchor(mine, theirs, views)
        ):
            yield f"{mine.text}: {mine.relation or 'no'} / {theirs.relation or 'no'} relation"


def _is_modifier(word: Word) -> bool:
    return word.owner is not None


def _owner(views: Views) -> Iterator[str]:
    if _becomes_phrase(views.old) and _becomes_phrase(views.new):
        yield "what describes and what stands with it are exchanged"
    for view in (views.old, views.new):
        for mine in view.aligned():
            theirs = view.counterpart(mine.at)
            if mine.owner is None or "verb" in (mine.part, theirs.part):
                continue
            if view.standing(mine.owner) == mine.at or _is_length_of_clip(mine, theirs):
                continue
            few = min(view.meaning.verbs, view.other.meaning.verbs) < 2
            if "adverb" in (mine.part, theirs.part) and (few or theirs.owner is None):
                continue
            if mine.part == "particle" and few and view.meaning.verbs:
                continue
            if not _same_owner(mine, theirs, view):
                yield f"{mine.text} belongs to something else"


def _becomes_phrase(view: View) -> bool:
    """Whether a noun before a noun is a phrase in the other: a winter village in snow."""
    for word in view.aligned():
        other = view.counterpart(word.at)
        describes = word.part == "noun" and word.owner is not None and not word.relation
        stands = other.part == "noun" and other.owner is None and other.relation in _OF_OWNER
        if describes and stands:
            return True
    return False


def _is_length_of_clip(mine: Word, theirs: Word) -> bool:
    """A 10 s clip of a lighthouse: the seconds belong to nothing in it."""
    return mine.text.endswith("_s") and theirs.owner is None


def _same_owner(mine: Word, theirs: Word, view: View) -> bool:
    """Whether what a word belongs to has its counterpart in what the other one belongs to."""
    assert mine.owner is not None
    wanted = view.there(mine.owner)
    if wanted is None:
        return True  # it belongs to a word that says nothing
    there = view.other
    if is_named_by(mine, theirs, view.meaning.words[mine.owner]):
        return False
    if theirs.owner is not None:
        return _owners_agree(mine, theirs, wanted, view)
    if theirs.relation in _OF_OWNER:
        return wanted in there.nouns_of(theirs) or (
            theirs.relation in ("in", "at", "on", "from") and there.does_something(wanted)
        )
    owner = there.meaning.words[wanted]
    if owner.relation in ("with", "in", "on") and theirs.at in there.nouns_of(owner):
        return True  # "the walls of a temple", "a temple with walls"
    if theirs.part != "noun":
        return False
    if owner.part == "verb":
        return theirs.at in owner.agents | owner.patients
    return theirs.fragment


def _owners_agree(mine: Word, theirs: Word, wanted: int, view: View) -> bool:
    assert theirs.owner is not None
    there = view.other
    owner = there.standing(theirs.owner)
    if owner == wanted:
        return True
    if is_quantity(mine) and theirs.owner < theirs.at:
        return wanted in there.nouns_of(there.meaning.words[owner])
    if mine.part != "noun" or theirs.part != "noun":
        return _is_of_its_container(owner, wanted, there)
    ours = {view.there(at) for at in view.chain(mine)}
    return wanted in there.chain(theirs) or owner in ours


def _is_of_its_container(one: int, other: int, view: View) -> bool:
    """A hot bowl of soup is a bowl of hot soup."""
    words = view.meaning.words
    return any(
        words[content].relation == "of"
        and words[content].owner == holder
        and not words[holder].lemmas.isdisjoint(_CONTAINERS)
        for content, holder in ((one, other), (other, one))
    )


def _role(views: Views) -> Iterator[str]:
    view = views.old
    for mine, theirs in views.pairs():
        if mine.part != "verb" or theirs.part != "verb":
            continue
        agents, patients = view.all_there(mine.agents), view.all_there(mine.patients)
        doers = {view.other.standing(at) for at in theirs.agents}
        done = {view.other.standing(at) for at in theirs.patients}
        if agents and doers and agents.isdisjoint(doers):
            yield f"someone else does {mine.text}"
        elif patients and done and patients.isdisjoint(done):
            yield f"{mine.text} is done to something else"
        elif mine.passive != theirs.passive and (
            (agents & done and not agents & doers and not patients & done)
            or (patients & doers and not agents & doers and not patients & done)
        ):
            yield f"{mine.text} is done by what it is done to"


_CHECKS = {  # by the name of the step
    "negation": _negation,
    "form": _form,
    "process": processes,
    "deed": deeds,
    "count": _count,
    "order": _event,
    "condition": conditions,
    "place": _place,
    "owner": _owner,
    "size": exchanged_sizes,
    "role": _role,
    "beside": others_beside,
    "joined": joined_doers,
    "turned": turned,
}
