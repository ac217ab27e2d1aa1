"""Is a word for a deed the deed itself, or does it only name something by it?"""

from collections.abc import Iterator

from cache.sameness.tables import word_set
from cache.sameness.views import Views
from cache.sameness.words import Word

_ENDINGS, _PURPOSES = word_set("endings"), word_set("purposes")
_EXPRESSIONS, _EVENTS = word_set("expressions"), word_set("events_in")
_NAMESAKES, _NOUNS_IN_ING = word_set("namesakes"), word_set("nouns_in_ing")
_NEAR = word_set("companion_relations") - {"on"}  # who is on a swing swings


def processes(views: Views) -> Iterator[str]:
    """A washed car is no car that is being washed."""
    for view, mine, theirs in views.both():
        done = mine.form == theirs.form == "en" and mine.owner is not None
        if done and theirs.owner is None and view.other.meaning.process:
            yield f"only in one of them it is being {theirs.text}"


def deeds(views: Views) -> Iterator[str]:
    """A bus stop is no bus that stops."""
    for _, thing, deed in views.both():
        finite = deed.part == "verb" and deed.form == "s" and deed.owner is None
        if _is_thing(thing) and finite and deed.text != thing.text and deed.before == "noun":
            yield f"{thing.text} is nothing that is done"


def results(views: Views) -> Iterator[str]:
    """An egg with a crack is not being cracked, who is with a fish does not fish, and who sits in
    a circle circles nothing; but who is in a race races, and who has a smile smiles."""
    for view, deed, thing in views.both():
        made = deed.part == "verb" and deed.form != "en"
        if not made or thing.part != "noun" or thing.anchor is None or thing.owner is not None:
            continue
        anchor = view.other.meaning.words[thing.anchor]
        near = thing.relation in _NEAR and thing.lemmas.isdisjoint(_EXPRESSIONS | _EVENTS)
        near = near and anchor.at in view.all_there(deed.patients | deed.agents)
        inside = thing.relation == "in" and thing.single and thing.lemmas.isdisjoint(_EVENTS)
        if near or (inside and (anchor.part == "verb" or deed.form == "ing")):
            yield f"{thing.text} is nothing that is done"


def namesakes(views: Views) -> Iterator[str]:
    """A parked car is in no park, a rocking boat is on no rock, and a building fire builds none."""
    for _, deed, thing in views.both():
        if deed.part == "verb" and thing.part == "noun" and thing.text in _NOUNS_IN_ING:
            yield f"{thing.text} is nothing that is done"
        if deed.part != "verb" or not deed.form or not _is_thing(thing):
            continue
        if thing.before in ("noun", "verb", ""):
            continue  # it may be what the noun before it does
        if deed.text != thing.text and not _NAMESAKES.isdisjoint(deed.lemmas & thing.lemmas):
            yield f"{thing.text} is nothing that is done"


def _is_thing(word: Word) -> bool:
    return word.part == "noun" and word.owner is None and not word.text.endswith("ing")


def named_deeds(views: Views) -> Iterator[str]:
    """A bull fight is no bull that is fighting."""
    for view, deed, thing in views.both():
        doer = view.noun_before(deed) if deed.part == "verb" else None
        if doer is None or not _is_thing(thing) or deed.lemmas.isdisjoint(thing.lemmas):
            continue
        there, words = view.there(doer.at), view.other.meaning.words
        after = words[thing.at + 1 : thing.at + 2]
        ends = any(it.part == "noun" and not it.relation for it in after)
        if ends or not thing.lemmas.isdisjoint(_ENDINGS):
            continue
        if there is not None and words[there].owner == thing.at:
            yield f"{thing.text} is nothing that is done"


def purposes(views: Views) -> Iterator[str]:
    """A sewing machine need not sew, and no fishing boat fishes."""
    for view, one, doing in views.both():
        if one.owner is None or one.owner < one.at or doing.owner is not None:
            continue
        owner = view.meaning.words[one.owner]
        named = any(f"{one.text}-{lemma}" in _PURPOSES for lemma in owner.lemmas)
        if named and doing.form in ("ing", "s") and doing.before not in ("for", "preposition"):
            yield f"{one.text} only names it"
