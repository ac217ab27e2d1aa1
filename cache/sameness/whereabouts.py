"""Who is at a place, and which prepositions the noun or the verb keeps apart."""

from cache.sameness import lexicon
from cache.sameness.relations import is_clothing, is_water, is_wide, leaps
from cache.sameness.tables import word_set
from cache.sameness.views import View, Views
from cache.sameness.words import Word

_MOUNTS, _HOLLOW, _WEARERS = word_set("mounts"), word_set("hollow"), word_set("wearers")
_STRIKING = frozenset(["hit", "strike", "beat", "attack", "kill", "knock"])
_WHERE = frozenset(["in", "at", "on", "by", "under", "behind", "beside", "through", "across"])


def is_there_the_same(mine: Word, theirs: Word, views: Views) -> bool:
    """Whether what is in a tent is the bear in both, or the man; in a park all of them are."""
    if mine.relation not in _WHERE or mine.anchor is None or theirs.anchor is None:
        return True
    if is_passive(views.old) != is_passive(views.new) and mine.lemmas.isdisjoint(_MOUNTS):
        return True
    if is_wide(mine) or is_clothing(mine) or "time" in lexicon.kinds(mine.text):
        return True
    one, other = _holder(mine, views.old), _holder(theirs, views.new)
    if not all(
        it.part == "noun" and lexicon.kinds(it.text) & {"person", "animal"} for it in (one, other)
    ):
        return True
    there = views.old.there(one.at)
    return there is None or there == other.at or one.joined or other.joined


def _holder(word: Word, view: View) -> Word:
    """What the place hangs on: past what somebody has ("a girl with freckles in a basket")."""
    assert word.anchor is not None
    holder = view.meaning.words[word.anchor]
    while (
        holder.part == "noun"
        and holder.relation in ("with", "wearing")
        and holder.anchor is not None
        and not lexicon.kinds(holder.text) & {"person", "animal"}
    ):
        holder = view.meaning.words[holder.anchor]
    return holder


def is_barred(mine: Word, theirs: Word, views: Views) -> bool:
    """What a noun or a verb makes another place, or another doer."""
    pair = {mine.relation, theirs.relation}
    sides = ((mine, views.old), (theirs, views.new))
    verbs = [view.meaning.words[it.anchor] for it, view in sides if it.anchor is not None]
    if pair == {"on", "onto"}:
        return any(leaps(verb) for verb in verbs)
    living = lexicon.kinds(mine.text) & {"person", "animal"}
    if pair == {"with", "by"}:
        return bool(living) and any(verb.lemmas & _STRIKING for verb in verbs)
    if "in" in pair and pair & {"wearing", "with"} and not mine.lemmas.isdisjoint(_HOLLOW):
        holders = [view.meaning.words[at] for it, view in sides for at in view.nouns_of(it)]
        return any(_is_put_in(noun) for noun in holders)
    if pair == {"in", "on"} and is_water(mine):
        nouns = [view.meaning.words[at] for it, view in sides for at in view.nouns_of(it)]
        return any("person" in lexicon.kinds(noun.text) for noun in nouns)
    return False


def _is_put_in(noun: Word) -> bool:
    """Whether it is in a hat rather than under it: coins, or a small animal."""
    kinds = lexicon.kinds(noun.text)
    return "person" not in kinds and noun.lemmas.isdisjoint(_WEARERS)


def is_passive(view: View) -> bool:
    return any(word.passive and word.owner is None for word in view.meaning.words)
