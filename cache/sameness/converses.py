"""A place of one prompt that the other says from the other end: the walls of a temple."""

from cache.sameness import lexicon
from cache.sameness.relations import are_converse, is_carried_apart, is_made_of, may_lack
from cache.sameness.tables import word_set
from cache.sameness.views import View
from cache.sameness.words import Word

_BESIDE = word_set("companion_relations") - {"with"}


def is_converse(mine: Word, theirs: Word, view: View) -> bool:
    """A lamp over a table is a table under a lamp."""
    for anchor in _holders(mine, view):
        there = view.there(anchor)
        if there is None or view.meaning.words[anchor].relation:
            continue
        other = view.other.meaning.words[there]
        if is_made_of(mine, other):
            continue
        if are_converse(mine.relation, other.relation) and theirs.at in _holders(other, view.other):
            return True
    return False


def _holders(word: Word, view: View) -> set[int]:
    """The nouns that a phrase may hang on: of "a dog next to a girl with a scarf" the girl."""
    nouns = view.nouns_of(word)
    if word.relation != "with" or word.anchor is None:
        return nouns
    last = view.meaning.words[word.anchor]
    stands = last.part == "noun" and last.relation in _BESIDE and last.anchor is not None
    return nouns - view.nouns_of(last) if stands else nouns


def is_pointed_at(mine: Word, theirs: Word, view: View) -> bool:
    """A boat beside a pier is a pier and a boat beside it."""
    if mine.anchor is None:
        return False
    there, other = view.there(mine.anchor), view.other.meaning.words
    return not view.other.meaning.verbs and any(
        word.points and word.text == mine.relation and word.owner == there
        for word in other
        if word.anchor in (theirs.at, None)
    )


def _does_beside(mine: Word, theirs: Word, view: View) -> bool:
    """Who sings with people dancing sings while people dance."""
    deeds = [it for it in view.meaning.words if it.part == "verb" and it.form == "ing"]
    return any(
        view.other.meaning.words[there].part == "verb"
        and theirs.at in view.other.meaning.words[there].agents
        and any(it.part == "verb" and it.at < theirs.at for it in view.other.meaning.words)
        for deed in deeds
        if mine.at in deed.agents and deed.at > mine.at
        if (there := view.there(deed.at)) is not None
    )


def _does_to_it(mine: Word, theirs: Word, view: View) -> bool:
    """A tree with a train circling it is a train that circles a tree."""
    words = view.meaning.words
    deed = words[mine.at + 1] if mine.at + 1 < len(words) else None
    if deed is None or deed.form != "ing" or deed.patients or mine.anchor is None:
        return False
    there = view.there(deed.at)
    if there is None or view.other.meaning.words[there].part != "verb":
        return False
    other = view.other.meaning.words[there]
    return theirs.at in other.agents and view.there(mine.anchor) in other.patients


def takes_part(mine: Word, theirs: Word, view: View) -> bool:
    """A wall covered with vines is one that vines cover; given to a man, a man is given."""
    verbs = [word for word in view.other.meaning.words if word.part == "verb"]
    doing = [verb for verb in verbs if theirs.at in verb.agents]
    done = [verb for verb in verbs if theirs.at in verb.patients]
    if mine.relation in ("by", "with") and any(
        verb.form == "en"
        and (mine.at in verb.agents or mine.anchor == verb.at)
        and view.there(verb.at) in {other.at for other in doing}
        for verb in view.meaning.words
    ):
        return True
    if mine.relation in ("to", "of", "for") and done:
        return True
    if mine.relation == "with" and (
        _does_beside(mine, theirs, view) or _does_to_it(mine, theirs, view)
    ):
        return True
    lives = mine.relation != "with" or lexicon.kinds(mine.text) & {"person", "animal"}
    if lives and any(may_lack(mine.relation, verb) for verb in done):
        return True
    if any(
        word.part == "particle" and word.text == mine.relation and word.owner == verb.at
        for verb in done
        if verb.passive or verb.antecedent is not None
        for word in view.other.meaning.words
    ):
        return True
    if mine.relation in ("in", "on") and any(
        not verb.lemmas.isdisjoint(("reflect", "mirror")) for verb in doing
    ):
        return True
    having = ("have", "wear") if is_carried_apart(mine) else ("have", "wear", "hold", "carry")
    return mine.relation in ("with", "wearing", "in") and any(
        not verb.lemmas.isdisjoint(having) for verb in done
    )
