"""May what stands in another order stand there, and does the same follow from the same?"""

from collections.abc import Iterator

from cache.sameness import lexicon
from cache.sameness.tables import word_set
from cache.sameness.views import View, Views
from cache.sameness.words import Word

_SETTING = frozenset(["in", "on", "at", "during"])
_LASTING = word_set("lasting")
_FALLING = word_set("falling")
_PARTS = frozenset(["front", "back", "left", "right", "top", "bottom", "side", "center", "middle"])


def _is_setting(word: Word) -> bool:
    """Whether it says where or when all of it is: in a garden, but not at the front."""
    known = lexicon.kinds(word.text) & {"place", "time"} or not lexicon.parts(word.text)
    return word.relation in _SETTING and bool(known) and word.text not in _PARTS


def conditions(views: Views) -> Iterator[str]:
    """A cat hides because a dog barks, not the other way round."""
    verbs = [pair for pair in views.pairs() if pair[0].part == pair[1].part == "verb"]
    if any(mine.under for mine, _ in verbs) and any(theirs.under for _, theirs in verbs):
        for mine, theirs in verbs:
            if mine.under != theirs.under:
                yield f"only in one of them something else follows from {mine.text}"


def turned(views: Views) -> Iterator[str]:
    """What stands in another order must be known for what it is in both."""
    places = [word.at for word in views.old.aligned()]
    foreign = views.old.meaning.foreign or views.new.meaning.foreign
    for number, here in enumerate(places):
        for later in places[number + 1 :]:
            one, other = views.old.counterpart(here), views.old.counterpart(later)
            if one.at < other.at:
                continue
            if _are_apart(views.old.meaning.words[here], views.old.meaning.words[later], views):
                yield f"{one.text} comes at another time"
            for at, theirs in ((here, one), (later, other)):
                mine = views.old.meaning.words[at]
                if foreign or not (
                    _has_function(mine, views.old) and _has_function(theirs, views.new)
                ):
                    yield f"{mine.text} stands elsewhere"


def _are_apart(one: Word, other: Word, views: Views) -> bool:
    """Whether two words tell of two moments, so that the first of them comes first."""
    if one.part == other.part == "verb":
        at_once = views.old.meaning.simultaneous or views.new.meaning.simultaneous
        happen = all(_happens(word, views.old) for word in (one, other))
        return not at_once and happen and not _told(one, other, views)
    return all(
        word.part == "noun" and not word.relation and "time" in lexicon.kinds(word.text)
        for word in (one, other)
    )


def _happens(word: Word, view: View) -> bool:
    """Whether it is an event, with a begin and an end, and no state that lasts."""
    ends = any(
        it.part == "particle" and it.owner == word.at and not it.points for it in view.meaning.words
    )
    lasts = not ends and not word.lemmas.isdisjoint(_LASTING)
    words = view.meaning.words
    falls = any(not words[at].lemmas.isdisjoint(_FALLING) for at in word.agents)
    lasts = lasts or word.antecedent is not None or (falls and "fall" in word.lemmas)
    finite = word.form in ("s", "base") or (word.passive and word.before in ("auxiliary", "and"))
    return finite and word.owner is None and not lasts and word.before != "relative"


def _told(one: Word, other: Word, views: Views) -> bool:
    """Whether the order is said, and compared, or one of them is no event in the other prompt."""
    if views.old.meaning.ordered or views.new.meaning.ordered:
        there = views.old.counterpart(one.at), views.old.counterpart(other.at)
        return one.event != other.event or there[0].event != there[1].event
    return not all(_happens(views.old.counterpart(it.at), views.new) for it in (one, other))


def _has_function(word: Word, view: View) -> bool:
    words = view.meaning.words
    if word.literal:
        return False
    if word.part in ("adverb", "particle") or word.fragment or word.opens:
        return True
    if _heads_list(word, words) and _keeps_its_own(word, view):
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


def _heads_list(word: Word, words: list[Word]) -> bool:
    """Whether it is the first thing of several between commas, as those behind it are."""
    first = next((it for it in words if it.part == "noun" and it.owner is None), None)
    return first is word and not word.relation and any(it.opens for it in words)


def _keeps_its_own(word: Word, view: View) -> bool:
    """Whether what stands with a thing stands with its counterpart, too."""
    there = view.there(word.at)
    hang = [other for other in view.aligned() if other.anchor == word.at]
    others = [view.counterpart(it.at) for it in hang]
    return there is not None and all(
        it.anchor == there
        or (it.opens and bool(lexicon.kinds(it.text) & {"place", "time"}))
        or (_is_setting(it) and (it.anchor is None or there in view.other.nouns_of(it)))
        for it in others
    )
