"""Who of two does something, and to whom it is done, where the words alone leave it open."""

from collections.abc import Iterator

from cache.sameness import lexicon
from cache.sameness.tables import word_set
from cache.sameness.views import View, Views
from cache.sameness.words import Word

_BESIDE, _MANY = word_set("companion_relations"), word_set("companies")


def others_beside(views: Views) -> Iterator[str]:
    """Who does something behind a noun is that noun, or none that stands elsewhere."""
    for view, mine, theirs in views.both():
        if mine.part != "verb" or theirs.part != "verb":
            continue
        beside = _doer_beside(mine, view)
        if beside is None or (there := view.there(beside)) is None:
            continue
        doers = {view.other.standing(at) for at in theirs.agents}
        same_place = _doer_beside(theirs, view.other) in (there, None)
        if (doers and there not in doers) or not same_place:
            yield f"someone else does {mine.text}"


def _doer_beside(verb: Word, view: View) -> int | None:
    """The living noun right before a participle that another verb has to do with."""
    noun = view.noun_before(verb)
    if noun is None:
        return None
    before = view.meaning.words[: noun.at]
    acts = any(it.part == "verb" and it.owner is None for it in before)
    burns = "burn" in verb.lemmas
    return noun.at if acts and (_lives(noun) or burns) and noun.relation != "with" else None


def related(views: Views) -> Iterator[str]:
    """Who talks to a woman who carries a bag carries none."""
    for view, mine, theirs in views.both():
        if mine.part != "verb" or theirs.part != "verb" or mine.before != "relative":
            continue
        noun = view.meaning.words[mine.at - 1]
        if not mine.at or noun.part != "noun" or noun.relation == "of" or not _lives(noun):
            continue
        there = view.there(noun.at)
        doers = {view.other.standing(at) for at in theirs.agents}
        if not mine.passive and there is not None and doers and there not in doers:
            yield f"someone else does {mine.text}"


def joined_doers(views: Views) -> Iterator[str]:
    """Who fights with the others in one prompt only stands by in the other."""
    for view, mine, theirs in views.both():
        if mine.part != "verb" or theirs.part != "verb" or mine.passive or theirs.passive:
            continue
        for at in mine.agents - mine.patients:
            other = view.there(at)
            if other in theirs.patients - theirs.agents and view.other.meaning.words[other].joined:
                yield f"someone else does {mine.text}"


def companions(views: Views) -> Iterator[str]:
    """With her baby crying it is the baby that cries, and beside a man sleeping the man sleeps."""
    for view, mine, theirs in views.both():
        noun = _being_before(mine, view)
        if noun is None or theirs.part != "verb":
            continue
        before = view.meaning.words[noun.at - 1] if noun.at else None
        played = before is not None and before.text.endswith(" with")
        if not played and noun.relation not in _BESIDE:
            continue
        other = _being_before(theirs, view.other)
        if other is not None and view.there(noun.at) not in (other.at, None):
            yield f"someone else does {mine.text}"


def _being_before(verb: Word, view: View) -> Word | None:
    """The person or animal right before a participle."""
    noun = view.noun_before(verb)
    return noun if noun is not None and (_lives(noun) or noun.text in _MANY) else None


def _lives(noun: Word) -> bool:
    return not lexicon.kinds(noun.text).isdisjoint(("person", "animal"))


def asides(views: Views) -> Iterator[str]:
    """Of "a girl pushes a boy, laughing" the girl laughs: he is no laughing boy."""
    for view, mine, theirs in views.both():
        words = view.meaning.words
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


def selves(views: Views) -> Iterator[str]:
    """A woman whose hair is cut does not cut it herself."""
    for view, mine, theirs in views.both():
        words = view.meaning.words
        if not mine.passive or mine.agents or theirs.part != "verb" or theirs.passive:
            continue
        whose = {
            view.there(at - 1) for at in mine.patients if at and words[at].before == "possessive"
        }
        own = any(view.other.meaning.words[at].whose for at in theirs.patients)
        if own and not whose.isdisjoint(theirs.agents):
            yield f"{mine.text} is done by somebody else"


def other_doer(views: Views) -> Iterator[str]:
    """Of two with one deed each, who does it in the one has it done to them in the other."""
    one, another = _only_doer(views.old), _only_doer(views.new)
    if one is None or another is None:
        return
    (mine, deed), (theirs, other) = one, another
    there, here = views.old.there(mine), views.new.there(theirs)
    if there is not None and here is not None and there > other and here > deed:
        yield f"someone else than {views.old.meaning.words[mine].text} does it"


def _only_doer(view: View) -> tuple[int, int] | None:
    """Who does the one thing that is done, where a prompt begins with them, and the deed."""
    words = view.meaning.words
    deeds = [it for it in words if it.part == "verb" and it.owner is None]
    first = next(
        (it.at for it in words if it.part == "noun" and not it.relation and it.owner is None), None
    )
    if len(deeds) != 1 or deeds[0].passive or deeds[0].form == "en" or first is None:
        return None
    deed = deeds[0]
    return (first, deed.at) if first in deed.agents and first < deed.at else None


def other_doer_of_another(views: Views) -> Iterator[str]:
    """The same where the deeds do not answer each other: who kisses somebody awake, and who wakes
    somebody with a kiss."""
    one, another = _only_doer(views.old), _only_doer(views.new)
    if one is not None and another is not None and views.old.there(one[1]) != another[1]:
        yield from other_doer(views)
