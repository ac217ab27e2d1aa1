"""Which prepositions may stand for which, and of which nouns."""

from functools import cache

from cache.sameness import lexicon
from cache.sameness.tables import table, word_set
from cache.sameness.words import Word


def may_stand_for(one: str, other: str, noun: Word, *, after_participle: bool) -> bool:
    """Whether a noun may have either relation: at the beach, on the beach."""
    if one == other:
        return True
    pair = frozenset((one, other))
    if pair == _IN_OR_ON:
        return not noun.lemmas.isdisjoint(_words("in_or_on"))
    if pair not in _soft():
        return False
    limits = _limits().get(pair)
    return limits is None or any(_fits(limit, noun, after_participle) for limit in limits)


def are_converse(one: str, other: str) -> bool:
    """Whether A `one` B says what B `other` A says."""
    return frozenset((one, other)) in _converse()


def is_made_of(mine: Word, theirs: Word) -> bool:
    """Whether one of two places may say what something is made of: a jar of glass."""
    solid = word_set("solid")
    return any(it.relation == "of" and not solid.isdisjoint(it.lemmas) for it in (mine, theirs))


def takes_into(verb: Word) -> bool:
    """Whether one may jump in a lake where one means into it."""
    return not verb.lemmas.isdisjoint(_words("into_or_in"))


def takes_either(verb: Word, one: str, other: str, noun: Word) -> bool:
    """Whether a verb leads to a noun by either relation: one puts a ring in a box or into it."""
    return any(
        not verb.lemmas.isdisjoint(verbs) and not noun.lemmas.isdisjoint(nouns)
        for verbs, nouns in _by_verb().get(frozenset((one, other)), ())
    )


def may_lack(relation: str, verb: Word) -> bool:
    """Whether the verb's object may also stand with the preposition: munching (on) a nut."""
    return not verb.lemmas.isdisjoint(_optional().get(relation, frozenset()))


def is_carried_apart(noun: Word) -> bool:
    """Whether holding it is not being with it: a hat in the hand, a child on the arms."""
    return is_clothing(noun) or bool(lexicon.kinds(noun.text) & {"person", "animal"})


def is_water(noun: Word) -> bool:
    return not noun.lemmas.isdisjoint(_words("waters"))


def is_wide(noun: Word) -> bool:
    """Whether a place is so wide that all of a prompt is there: in a park."""
    return not noun.lemmas.isdisjoint(_words("wide"))


def leaps(verb: Word) -> bool:
    """Whether it may go on in a place or lead to it: to jump on a bed is not to jump onto it."""
    return not verb.lemmas.isdisjoint(_words("leaping"))


def is_clothing(noun: Word) -> bool:
    last = lexicon.lemmas(noun.text.rpartition(" ")[2])
    if noun.relation == "in" and noun.text in _colors():
        return True  # a groom in white
    return not (noun.lemmas | last).isdisjoint(_words("clothing"))


_IN_OR_ON = frozenset(("in", "on"))


def _fits(limit: str, noun: Word, after_participle: bool) -> bool:
    if limit == "*any":
        return True
    if limit == "*agent":
        return after_participle
    if limit == "*clothing":
        return is_clothing(noun)
    if limit.startswith("*"):
        return noun.lemmas.isdisjoint(_words("edges")) and limit[1:] in lexicon.kinds(noun.text)
    return limit in noun.lemmas or limit in lexicon.lemmas(noun.text.rpartition(" ")[2])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("english")["relations"][name].split())


@cache
def _colors() -> frozenset[str]:
    return word_set("colors")


@cache
def _optional() -> dict[str, frozenset[str]]:
    entries = (entry.partition(":") for entry in table("english")["relations"]["optional"])
    return {relation: frozenset(verbs.split()) for relation, _, verbs in entries}


@cache
def _soft() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in table("english")["relations"]["soft"])


@cache
def _converse() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in table("english")["relations"]["converse"])


@cache
def _by_verb() -> dict[frozenset[str], list[tuple[frozenset[str], frozenset[str]]]]:
    made: dict[frozenset[str], list[tuple[frozenset[str], frozenset[str]]]] = {}
    for entry in table("english")["relations"]["by_verb"]:
        pair, verbs, nouns = (frozenset(part.split()) for part in entry.split(":"))
        made.setdefault(pair, []).append((verbs, nouns))
    return made


@cache
def _limits() -> dict[frozenset[str], list[str]]:
    made = {}
    for entry in table("english")["relations"]["limited"]:
        pair, _, nouns = entry.partition(":")
        made[frozenset(pair.split())] = nouns.split()
    return made
