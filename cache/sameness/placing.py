"""Do two prompts put a thing in the same place?"""

from cache.sameness import lexicon
from cache.sameness.converses import is_converse, is_pointed_at, takes_part
from cache.sameness.relations import (
    are_converse,
    is_clothing,
    is_made_of,
    is_wide,
    may_stand_for,
    takes_either,
    takes_into,
)
from cache.sameness.tables import word_set
from cache.sameness.views import View, Views
from cache.sameness.whereabouts import is_barred, is_passive, is_there_the_same
from cache.sameness.words import Word

BELONGING = frozenset(["with", "wearing", "in"])
_STANDING = frozenset(["on", "under", "beside", "behind", "infront", "ontop", "by", "near"])
_PARTS = word_set("worn_parts")
_PERCEIVING = word_set("perceiving")
_TOWARD = frozenset(["at", "to", "toward", "after", "for", "from", "about"])
_SETTING = frozenset(["in", "at", "on", "during"])
_INNER = frozenset(["with", "in", "by", "of", "from"])  # leather-bound is bound in leather


def is_same_place(mine: Word, theirs: Word, views: Views) -> bool:
    """Whether the relation of a noun and of its counterpart say the same."""
    if mine.relation and theirs.relation:
        return _alike(mine, theirs, views)
    if theirs.relation:
        mine, theirs, view = theirs, mine, views.new
    else:
        view = views.old
    # From here on only `mine` has a relation.
    return (
        is_converse(mine, theirs, view)
        or (mine.relation == "with" and theirs.opens and theirs.at > 0)
        or takes_part(mine, theirs, view)
        or (theirs.fragment and mine.relation in _SETTING)
        or (theirs.opens and mine.relation in _SETTING and _is_setting(theirs))
        or is_pointed_at(mine, theirs, view)
    )


def points_to_same(mine: Word, theirs: Word, views: Views) -> bool:
    """Of "a bowl, an apple in it, a plate" the apple is in the bowl."""
    if views.old.meaning.verbs or views.new.meaning.verbs or None in (mine.anchor, theirs.anchor):
        return True
    assert mine.anchor is not None
    return views.old.there(mine.anchor) in (theirs.anchor, None)


def has_same_anchor(mine: Word, theirs: Word, views: Views) -> bool:
    """Whether what is with, in or on something is that of the same: who has the hat."""
    if not is_there_the_same(mine, theirs, views):
        return False
    if mine.fronted and theirs.fronted and not _opens_same(mine, theirs, views):
        return False
    if mine.relation in _STANDING:
        return _stand_together(mine, theirs, views)
    if mine.relation not in BELONGING or any(
        word.relation == "in" and not is_clothing(word) for word in (mine, theirs)
    ):
        return True
    tool = "with" in (mine.relation, theirs.relation) and is_passive(views.old) != is_passive(
        views.new
    )
    ours = {views.old.there(at) for at in _holders(mine, views.old, tool=tool)}
    others = {views.new.standing(at) for at in _holders(theirs, views.new, tool=tool)}
    return not ours or not others or not ours.isdisjoint(others)


def _opens_same(mine: Word, theirs: Word, views: Views) -> bool:
    """Where there are two places, what follows each: on the left a cat, on the right a dog."""
    sides = ((mine, views.old), (theirs, views.new))
    following = [_following(word, view) for word, view in sides]
    if None in following or min(len(_opening(view)) for _, view in sides) < 2:
        return True
    return views.old.there(following[0] or 0) in (following[1], None)


def _opening(view: View) -> list[Word]:
    """The places and times that open a part of the prompt."""
    return [it for it in view.meaning.words if it.fronted]


def _following(word: Word, view: View) -> int | None:
    for other in view.meaning.words[word.at + 1 :]:
        if other.part == "verb" or (
            other.part == "noun" and not other.relation and other.owner is None
        ):
            return other.at
    return None


def _stand_together(mine: Word, theirs: Word, views: Views) -> bool:
    """Whether it is the same animal or person that is on, under or behind something."""
    wide = is_wide(mine) or mine.relation not in ("on", "under", "behind")
    timed = "time" in lexicon.kinds(mine.text) or not lexicon.parts(mine.text)
    if (_is_setting(mine) or _is_setting(theirs)) and (wide or timed):
        return True
    ours = {views.old.there(at) for at in _standing(mine, views.old)}
    others = {views.new.standing(at) for at in _standing(theirs, views.new)}
    return not ours or not others or not ours.isdisjoint(others)


def _standing(word: Word, view: View) -> set[int]:
    """Who is there, as far as that is sure: the dog of "a cat watches a dog on a chair"."""
    words = view.meaning.words
    if word.anchor is None:
        verb = next((it for it in words[word.at :] if it.part == "verb" and it.agents), None)
        return set(verb.agents) if verb is not None else set()
    anchor = words[word.anchor]
    acts = any(anchor.at in it.agents for it in words if it.part == "verb")
    lives = lexicon.kinds(anchor.text) & {"person", "animal"}
    if anchor.relation in _TOWARD and not lives and not acts:
        verb = words[anchor.anchor] if anchor.anchor is not None else anchor
        return {anchor.at} if verb.lemmas & _PERCEIVING else set()
    if anchor.part == "noun" and not lives and not acts:
        seen = [
            it
            for it in words
            if it.part == "verb" and lexicon.lemmas(it.text.split()[0]) & _PERCEIVING
        ]
        return {anchor.at} if any(anchor.at in it.patients for it in seen) else set()
    if anchor.relation in _TOWARD:
        return view.joined(anchor)
    doers = {at for it in words[: word.at] if it.part == "verb" for at in it.agents}
    return view.nouns_of(word) | (doers if anchor.relation == "with" else set())


def _holders(word: Word, view: View, *, tool: bool) -> set[int]:
    """The nouns to which "with" may belong: past a place, what is there; a tool is the doer's."""
    words = view.meaning.words
    worn = is_clothing(word) or not word.lemmas.isdisjoint(_PARTS)
    if tool and not worn and not _is_before_verb(word, words):
        return _users(word, words)
    at, seen = word.anchor, set()
    while at is not None and at not in seen:
        seen.add(at)
        anchor = words[at]
        if anchor.part == "verb":
            return set(anchor.agents | anchor.patients) | {at for at in seen if at != anchor.at}
        if not anchor.relation or anchor.anchor is None or not _is_passed(anchor, words):
            break
        at = anchor.anchor
    return seen | {owner for place in seen for owner in view.chain(words[place])}


def _is_before_verb(word: Word, words: list[Word]) -> bool:
    """Whether it belongs to a noun before the verb, whoever does what."""
    verbs = [it.at for it in words if it.part == "verb" and it.owner is None]
    return bool(verbs) and word.at < min(verbs) and word.anchor is not None


def _users(word: Word, words: list[Word]) -> set[int]:
    """Who does it with a tool: of "a truck tows a car with a dent" the car has the dent."""
    verbs = [it for it in words[: word.at] if it.part == "verb" and it.owner is None]
    verb = verbs[-1] if verbs else None
    if verb is None or not verb.agents:
        return {at for it in words for at in it.agents | it.patients}
    lives = any(lexicon.kinds(words[at].text) & {"person", "animal"} for at in verb.agents)
    return set(verb.agents if lives or verb.passive else verb.patients or verb.agents)


def _is_passed(anchor: Word, words: list[Word]) -> bool:
    """In "a man in the rain with a hat" the hat is the man's."""
    if anchor.relation == "of":
        return True
    living = lexicon.kinds(anchor.text) & {"person", "animal"}
    doers = {at for it in words if it.part == "verb" and it.passive for at in it.agents}
    if anchor.at in doers:
        return False
    if not living and anchor.anchor is not None and words[anchor.anchor].part == "verb":
        return True
    return not living and anchor.relation not in ("with", "beside", "behind", "infront", "by")


def _is_setting(word: Word) -> bool:
    return bool(lexicon.kinds(word.text) & {"time", "place"}) or not lexicon.parts(word.text)


def _alike(mine: Word, theirs: Word, views: Views) -> bool:
    old, new = views.old.meaning.words, views.new.meaning.words
    after = any(
        word.anchor is not None and words[word.anchor].form == "en"
        for word, words in ((mine, old), (theirs, new))
    )
    ours = {mine.relation, *(_earlier(mine, old) if mine.joined else ())}
    others = {theirs.relation, *(_earlier(theirs, new) if theirs.joined else ())}
    if is_barred(mine, theirs, views):
        return False
    if mine.inner != theirs.inner and _INNER.issuperset((mine.relation, theirs.relation)):
        return after or has_same_anchor(mine, theirs, views)
    if any(
        may_stand_for(one, other, noun, after_participle=after)
        for one in ours
        for other in others
        for noun in (mine, theirs)
    ):
        return True
    if are_converse(mine.relation, theirs.relation) and not is_made_of(mine, theirs):
        nouns = {views.old.there(at) for at in views.old.nouns_of(mine)}
        if theirs.at in nouns or mine.at in {
            views.new.there(at) for at in views.new.nouns_of(theirs)
        }:
            return True
    verb = old[mine.anchor] if mine.anchor is not None else None
    if {mine.relation, theirs.relation} == {"in", "into"} and verb is not None and takes_into(verb):
        return True
    return _is_led_to(mine, theirs, views)


def _is_led_to(mine: Word, theirs: Word, views: Views) -> bool:
    """Whether the same verb leads to the place in both, and takes either relation."""
    ours = _leading_to(mine, views.old)
    others = {it.at for it in _leading_to(theirs, views.new)}
    return any(
        views.old.there(verb.at) in others
        and takes_either(verb, mine.relation, theirs.relation, mine)
        for verb in ours
    )


def _leading_to(word: Word, view: View) -> list[Word]:
    """The verbs that a place may hang on, itself or by their object ("puts a ring in a box"). What
    opens a prompt with "into" may hang on any."""
    verbs = [it for it in view.meaning.words if it.part == "verb"]
    if word.anchor is None:
        return verbs if word.relation == "into" else []
    return [it for it in verbs if word.anchor == it.at or word.anchor in it.patients]


def _earlier(word: Word, words: list[Word]) -> set[str]:
    """ "with a parrot on his shoulder and a leg": with a leg."""
    return {other.relation for other in words[: word.at] if other.relation == "with"}
