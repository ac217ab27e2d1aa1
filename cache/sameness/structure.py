"""Do two prompts say the same of the same? Compares what is aligned in its place."""

from collections.abc import Iterator, Set
from itertools import pairwise

from cache.sameness import lexicon
from cache.sameness.belonging import depictions, described, exchanged_places, materials
from cache.sameness.deeds import deeds, named_deeds, namesakes, processes, purposes, results
from cache.sameness.difference import Difference
from cache.sameness.doers import (
    asides,
    companions,
    joined_doers,
    other_doer_of_another,
    others_beside,
    related,
    selves,
    two_objects,
)
from cache.sameness.modifiers import exchanged_modifiers
from cache.sameness.owners import belongings, owners
from cache.sameness.placing import BELONGING, has_same_anchor, is_same_place, points_to_same
from cache.sameness.sizes import exchanged_sizes
from cache.sameness.synonyms import is_one_of
from cache.sameness.tables import word_set
from cache.sameness.turning import conditions, turned
from cache.sameness.views import Views
from cache.sameness.words import Word

_GENERIC = word_set("generic")
_PARTED = word_set("parted")
_FORESTS = word_set("forests")
_DEPICTIONS = word_set("depictions")
_WHERE = frozenset(["from", "in", "on", "with"])
_STAYING = word_set("staying")  # being done is doing: a hung ball hangs
_TURNED = ({"from", "to"}, {"from", "into"})  # a sign goes from closed to open


def differ(views: Views, leaving: Set[str] = frozenset()) -> Difference | None:
    """The first thing that is not said of the same in both, by all steps but those to leave."""
    for name, check in _CHECKS.items():
        found = None if name in leaving else next(check(views), None)
        if found is not None:
            return Difference(name, found)
    return None


def negations(views: Views) -> Iterator[str]:
    """No cat is not a cat."""
    for mine, theirs in views.pairs():
        if mine.negated != theirs.negated:
            yield f"only one of them denies {mine.text}"


def forms(views: Views) -> Iterator[str]:
    """What is frozen does not freeze, and a painting is not painted."""
    for mine, theirs in views.pairs():
        for done, doing in ((mine, theirs), (theirs, mine)):
            if done.form != "en" or mine.lemmas.isdisjoint(theirs.lemmas):
                continue
            if doing.part == "noun" and doing.text.endswith("ing"):
                yield f"{doing.text} is not {done.text}"
            if doing.form in ("", "en") or not done.lemmas.isdisjoint(_STAYING):
                continue
            past = done.agents and not done.patients - done.agents and doing.form != "ing"
            past = past and (done.before == "auxiliary" or not lexicon.is_participle(done.text))
            other = not (doing.patients or done.passive or doing.passive or past)
            if other or (done.passive and done.owner is not None):
                yield f"{done.text} is not {doing.text}"


def _count(views: Views) -> Iterator[str]:
    """A cat is not cats; but one noun of a compound or of a text says nothing of the kind."""
    for mine, theirs in views.pairs():
        if mine.many != theirs.many:
            yield f"only one of them means several by {mine.text}"
        for one, many in ((mine, theirs), (theirs, mine)):
            if _counts_otherwise(one, many) or _is_one_of_unknown(one, many, views):
                yield f"{one.text} is not {many.text}"
            if one.single and many.plural and _is_doer_of_gerund(one, many, views):
                yield f"one {one.text} is not {many.text}"
            if one.text in _PARTED and one.text != many.text and one.text in many.lemmas:
                yield f"{one.text} is not {many.text}"
            if one.plural or not many.plural or not (_is_counted(one) and _is_counted(many)):
                continue
            if many.text == "woods" and one.text in _FORESTS:
                continue  # the woods are one
            if one.single or _is_one(one, many):
                yield f"one {one.text} is not {many.text}"


def _counts_otherwise(one: Word, many: Word) -> bool:
    """Whether two deeds are done to one thing and to several: hail a taxi, hail the taxis."""
    if " " not in one.text or " " not in many.text or one.part == "noun":
        return False
    last, others = one.text.rpartition(" ")[2], many.text.rpartition(" ")[2]
    alike = last in lexicon.lemmas(others) - {others}
    return alike and lexicon.is_plural(others) and not lexicon.is_plural(last)


def _is_one_of_unknown(one: Word, many: Word, views: Views) -> bool:
    """Whether "a pan" meets "pans", which the dictionary takes for a deed, as in "a cookie tin" and
    "a frying pan", or "a gunship" what it does not know at all."""
    if not one.single or many.single or one.inner or many.inner or not _is_counted(one):
        return False
    if one.part == "noun" and one.text == many.text and not many.plural:
        return any(last == f"{first}s" for first, last in _behind(one, many, views))
    if one.part == "noun":
        return many.text == f"{one.text}s"
    return " " in one.text


def _is_doer_of_gerund(one: Word, many: Word, views: Views) -> bool:
    """Whether "a house burning", which may be a noun, meets houses that burn."""
    if one.owner is None or one.text not in many.lemmas:
        return False
    return any(
        mine.endswith("ing") and mine == theirs for mine, theirs in _behind(one, many, views)
    )


def _behind(one: Word, many: Word, views: Views) -> Iterator[tuple[str, str]]:
    """The words that follow two others, each in its prompt."""
    for mine, theirs in ((views.old, views.new), (views.new, views.old)):
        ours, others = mine.meaning.words[one.at + 1 :], theirs.meaning.words[many.at + 1 :]
        if ours and others and mine.meaning.words[one.at] is one:
            yield ours[0].text, others[0].text


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
    return (reason for elsewhere, reason in _places(views) if elsewhere)


def _whereabouts(views: Views) -> Iterator[str]:
    return (reason for elsewhere, reason in _places(views) if not elsewhere)


def _places(views: Views) -> Iterator[tuple[bool, str]]:
    """What is not in the same place by both prompts, and whether it is in another; else only one
    of them says in which."""
    for mine, theirs in views.pairs():
        if mine.points and not points_to_same(mine, theirs, views):
            yield True, f"{mine.text} something else"
        if mine.part != "noun" or theirs.part != "noun":
            if {mine.relation, theirs.relation} in _TURNED:
                yield True, f"{mine.text}: {mine.relation} / {theirs.relation}"
            continue
        if mine.relation == theirs.relation:
            if not has_same_anchor(mine, theirs, views):
                yield True, f"{mine.text} is {mine.relation} something else"
            continue
        if _is_modifier(mine) or _is_modifier(theirs):
            continue
        worn = BELONGING.issuperset((mine.relation, theirs.relation))
        if not is_same_place(mine, theirs, views) or (
            worn and not has_same_anchor(mine, theirs, views)
        ):
            relations = mine.relation, theirs.relation
            told = " / ".join(it or "no" for it in relations)
            elsewhere = all(relations) or _is_another_matter(mine, theirs, views)
            yield elsewhere, f"{mine.text}: {told} relation"


def _is_another_matter(mine: Word, theirs: Word, views: Views) -> bool:
    """Whether something is done to it, by one prompt, and there alone, by the other: soldiers
    attack a castle, and attack from a castle; or it is a shadow, or a picture, of another thing."""
    if not mine.lemmas.isdisjoint(_DEPICTIONS):
        return True
    done_to = (
        any(word.at in verb.patients for verb in view.meaning.words)
        for word, view in ((mine, views.old), (theirs, views.new))
    )
    return len({*done_to}) > 1 and not {mine.relation, theirs.relation}.isdisjoint(_WHERE)


def _is_modifier(word: Word) -> bool:
    return word.owner is not None


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
    "negation": negations,
    "form": forms,
    "process": processes,
    "deed": deeds,
    "result": results,
    "count": _count,
    "order": _event,
    "condition": conditions,
    "place": _place,
    "whereabouts": _whereabouts,
    "owner": owners,
    "modifier": exchanged_modifiers,
    "belonging": belongings,
    "size": exchanged_sizes,
    "role": _role,
    "doer": other_doer_of_another,
    "beside": others_beside,
    "related": related,
    "joined": joined_doers,
    "turned": turned,
    "companion": companions,
    "described": described,
    "exchanged": exchanged_places,
    "material": materials,
    "purpose": purposes,
    "self": selves,
    "depiction": depictions,
    "aside": asides,
    "object": two_objects,
    "named": named_deeds,
    "namesake": namesakes,
}
