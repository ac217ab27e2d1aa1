"""Who does something, by where the verb stands: behind its doer, or behind another."""

from collections.abc import Iterator

from cache.sameness import lexicon
from cache.sameness.views import View, Views
from cache.sameness.words import Word


def processes(views: Views) -> Iterator[str]:
    """A washed car is no car that is being washed."""
    for view in (views.old, views.new):
        for mine in view.aligned():
            theirs = view.counterpart(mine.at)
            done = mine.form == theirs.form == "en" and mine.owner is not None
            if done and theirs.owner is None and view.other.meaning.process:
                yield f"only in one of them it is being {theirs.text}"


def deeds(views: Views) -> Iterator[str]:
    """A bus stop is no bus that stops."""
    for mine, theirs in views.pairs():
        for thing, deed in ((mine, theirs), (theirs, mine)):
            named = thing.part == "noun" and thing.owner is None and not thing.text.endswith("ing")
            finite = deed.part == "verb" and deed.form == "s" and deed.owner is None
            if named and finite and deed.text != thing.text and deed.before == "noun":
                yield f"{thing.text} is nothing that is done"


def others_beside(views: Views) -> Iterator[str]:
    """Who does something behind a noun is that noun, or none that stands elsewhere."""
    for view in (views.old, views.new):
        for mine in view.aligned():
            theirs = view.counterpart(mine.at)
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
    words = view.meaning.words
    if verb.form != "ing" or verb.before != "noun" or verb.owner is not None or not verb.at:
        return None
    noun = words[verb.at - 1]
    acts = any(it.part == "verb" and it.owner is None for it in words[: noun.at])
    lives = lexicon.kinds(noun.text) & {"person", "animal"}
    burns = "burn" in verb.lemmas
    return noun.at if acts and (lives or burns) and noun.relation != "with" else None


def joined_doers(views: Views) -> Iterator[str]:
    """Who fights with the others in one prompt only stands by in the other."""
    for view in (views.old, views.new):
        for mine in view.aligned():
            theirs = view.counterpart(mine.at)
            if mine.part != "verb" or theirs.part != "verb" or mine.passive or theirs.passive:
                continue
            for at in mine.agents - mine.patients:
                other = view.there(at)
                if (
                    other in theirs.patients - theirs.agents
                    and view.other.meaning.words[other].joined
                ):
                    yield f"someone else does {mine.text}"
