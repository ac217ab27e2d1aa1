"""May what stands in another order stand there?"""

from collections.abc import Iterator

from cache.sameness import lexicon
from cache.sameness.views import View, Views
from cache.sameness.words import Word

_SETTING = frozenset(["in", "on", "at", "during"])
_PARTS = frozenset(["front", "back", "left", "right", "top", "bottom", "side", "center", "middle"])


def _is_setting(word: Word) -> bool:
    """Whether it says where or when all of it is: in a garden, but not at the front."""
    known = lexicon.kinds(word.text) & {"place", "time"} or not lexicon.parts(word.text)
    return word.relation in _SETTING and bool(known) and word.text not in _PARTS


def turned(views: Views) -> Iterator[str]:
    """What stands in another order must be known for what it is in both."""
    places = [word.at for word in views.old.aligned()]
    foreign = views.old.meaning.foreign or views.new.meaning.foreign
    for number, here in enumerate(places):
        for later in places[number + 1 :]:
            one, other = views.old.counterpart(here), views.old.counterpart(later)
            if one.at < other.at:
                continue
            for at, theirs in ((here, one), (later, other)):
                mine = views.old.meaning.words[at]
                if foreign or not (
                    _has_function(mine, views.old) and _has_function(theirs, views.new)
                ):
                    yield f"{mine.text} stands elsewhere"


def _has_function(word: Word, view: View) -> bool:
    words = view.meaning.words
    if word.literal:
        return False
    if word.part in ("adverb", "particle") or word.fragment or word.opens:
        return True
    if word.owner is not None or word.relation or word.agents or word.patients:
        return True
    if any(word.at in other.agents | other.patients for other in words if other.part == "verb"):
        return True
    if view.meaning.verbs == view.other.meaning.verbs == 0 and _keeps_its_own(word, view):
        return True
    # The one noun that everything else hangs on, and words of the camera or the style.
    alone = not any(
        other.part == "noun"
        and not other.relation
        and other.owner is None
        and other is not word
        and other.text not in lexicon.style_words()
        for other in words
    )
    return alone or word.text in lexicon.style_words()


def _keeps_its_own(word: Word, view: View) -> bool:
    """Whether what stands with a thing stands with its counterpart, too."""
    there = view.there(word.at)
    hang = [other for other in view.aligned() if other.anchor == word.at]
    others = [view.counterpart(it.at) for it in hang]
    return there is not None and all(
        it.anchor == there
        or (_is_setting(it) and (it.anchor is None or there in view.other.nouns_of(it)))
        for it in others
    )
