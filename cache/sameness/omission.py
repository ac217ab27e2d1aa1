"""Which words of a prompt say nothing that the other prompt does not imply."""

from functools import cache

from cache.sameness import lexicon
from cache.sameness.meaning import Meaning
from cache.sameness.relations import is_carried_apart, is_clothing
from cache.sameness.tables import table
from cache.sameness.words import Word, is_quantity


def may_be_missing(word: Word, here: Meaning, there: Meaning, matched: dict[int, int]) -> bool:
    """Whether a word that only one prompt has says nothing that the other does not imply."""
    if word.negated or word.literal:
        return False
    if word.points:
        return _is_told_by_noun(word, here, there, matched)
    if word.part == "particle":
        verb = here.words[word.owner] if word.owner is not None else None
        if verb is not None and any(
            at in matched and there.words[matched[at]].relation == word.text for at in verb.patients
        ):
            return True  # what cows are leaning over, they lean over
        return verb is not None and any(
            word.text in _implied_particles().get(lemma, ()) for lemma in verb.lemmas
        )
    if _is_implied(word, here, there, matched) or _is_tool(word, here, there, matched):
        return True
    return (
        _is_located(word, there)
        or _is_said_of_any(word, here)
        or (_is_measure(word, here) and not _is_other_measure(word, there, matched))
        or _is_resting(word, here)
        or _is_someone(word, there)
        or (not word.lemmas.isdisjoint(_set("having")) and _has_with(word, here, there, matched))
    )


def _is_told_by_noun(word: Word, here: Meaning, there: Meaning, matched: dict[int, int]) -> bool:
    """A table with a cup on it has a cup on the table."""
    return any(
        there.words[at].relation == word.text and here.words[place].relation != word.text
        for place, at in matched.items()
    )


_CLOSE = ("with", "of", "on", "in")


def _is_implied(word: Word, here: Meaning, there: Meaning, matched: dict[int, int]) -> bool:
    """An oak is a tree; but only the word that stands with the oak is that tree."""
    said = word.lemmas | {word.text.removeprefix("#")}
    for place, at in matched.items():
        implied = (_implied().get(lemma, _NOTHING) for lemma in there.words[at].lemmas)
        if _stands_with(word, here.words[place]) and any(
            not said.isdisjoint(words) for words in implied
        ):
            return True
    return False


def _is_tool(word: Word, here: Meaning, there: Meaning, matched: dict[int, int]) -> bool:
    """Who fishes does so with a rod."""
    if word.part != "noun" or word.relation != "with" or word.owner is not None:
        return False
    lemmas = lexicon.lemmas(word.text.rpartition(" ")[2])
    deeds = (there.words[at] for place, at in matched.items() if here.words[place].part == "verb")
    return any(
        not lemmas.isdisjoint(_tools().get(lemma, _NOTHING))
        for deed in deeds
        for lemma in deed.lemmas
    )


def _is_located(word: Word, there: Meaning) -> bool:
    """Big Ben is in London, and a diver under water, wherever the prompt says so."""
    if word.part not in ("noun", "adjective", "adverb"):
        return False
    names = frozenset(lemma for other in there.words if not other.negated for lemma in other.lemmas)
    return any(
        names.issuperset(name) for lemma in word.lemmas for name in _anywhere().get(lemma, ())
    )


def _is_said_of_any(word: Word, here: Meaning) -> bool:
    """A swan is graceful, and a plumber skilled."""
    owner = here.words[word.owner] if word.owner is not None else None
    return (
        word.part in ("adjective", "noun")
        and owner is not None
        and not word.lemmas.isdisjoint(_set("beings"))
        and bool(lexicon.kinds(owner.text) & {"animal", "person"})
    )


def _stands_with(word: Word, other: Word) -> bool:
    return (
        other.at == word.owner
        or word.at == other.owner
        or (other.at == word.anchor and (other.part == "verb" or word.relation in _CLOSE))
        or other.at in word.agents | word.patients
        or word.at in other.agents | other.patients
        or word.anchor in other.agents | other.patients
        or (word.owner is not None and word.owner == other.owner)
    )


_NOTHING: frozenset[str] = frozenset()


def _is_measure(word: Word, here: Meaning) -> bool:
    """A length of 2 m is 2 m."""
    for other in here.words:
        if is_quantity(other) and abs(other.at - word.at) <= 3:
            unit = other.text.partition("_")[2]
            names = table("english")["implied"]["measures"].get(unit, "").split()
            if not word.lemmas.isdisjoint(names):
                return True
    return False


def _is_other_measure(word: Word, there: Meaning, matched: dict[int, int]) -> bool:
    """A radius of 2 m is not a diameter of 2 m."""
    groups = [
        set(names.split()) for names in table("english")["sets"]["opposed_measures"].split("|")
    ]
    mine = [names for names in groups if not word.lemmas.isdisjoint(names)]
    taken = set(matched.values())
    return any(
        names not in mine and not other.lemmas.isdisjoint(names)
        for other in there.words
        if other.at not in taken
        for names in groups
        if mine
    )


def _is_resting(word: Word, here: Meaning) -> bool:
    """Things lie and stand anyway."""
    if word.part not in ("verb", "adjective", "noun") or word.lemmas.isdisjoint(_set("resting")):
        return False
    if word.part == "noun" and (not lexicon.verb_form(word.text) or _heads(word, here)):
        return False
    kinds = {
        kind for at in word.agents | word.patients for kind in lexicon.kinds(here.words[at].text)
    }
    if not word.lemmas.isdisjoint(("lie",)) and any(
        not here.words[at].lemmas.isdisjoint(_set("upright")) for at in word.agents | word.patients
    ):
        return False
    if "person" in kinds or (word.patients - word.agents and word.form in ("s", "base", "ing")):
        return False
    return "animal" not in kinds or not word.lemmas.isdisjoint(_set("animals_rest"))


def _is_someone(word: Word, there: Meaning) -> bool:
    """Who does it need not be said where it is done to something."""
    return (
        word.part == "noun"
        and (not word.lemmas.isdisjoint(_set("animate_agents")) or word.text == "own they")
        and any(other.passive and not other.agents for other in there.words)
        and word.owner is None
    )


def _heads(noun: Word, here: Meaning) -> bool:
    """Whether another noun says what kind of thing it is: no swing is a swing set."""
    return any(it.part == "noun" and it.owner == noun.at and not it.relation for it in here.words)


_ON = frozenset(["wear", "have", "own", "possess"])


def _has_with(word: Word, here: Meaning, there: Meaning, matched: dict[int, int]) -> bool:
    """Who holds an umbrella is with an umbrella."""
    in_hand = word.lemmas.isdisjoint(_ON)
    for at in word.patients:
        had = there.words[matched[at]] if at in matched else None
        if had is None or (in_hand and is_carried_apart(had)):
            continue
        if had.relation in ("with", "wearing"):
            return True
        if had is not None and had.relation == "in" and is_clothing(had):
            return True
    return False


@cache
def _set(name: str) -> frozenset[str]:
    english = table("english")
    text = english["implied"].get(name) or english["relations"].get(name) or english[name]
    return frozenset(text.split())


@cache
def _implied() -> dict[str, frozenset[str]]:
    return _lists(table("english")["implied"]["by_word"])


@cache
def _tools() -> dict[str, frozenset[str]]:
    return _lists(table("english")["implied"]["tools"])


@cache
def _anywhere() -> dict[str, list[list[str]]]:
    """By what is said of a place: the words of the names that say it already."""
    made: dict[str, list[list[str]]] = {}
    for name, said in _lists(table("english")["implied"]["anywhere"]).items():
        for word in said:
            made.setdefault(word, []).append(name.split())
    return made


@cache
def _implied_particles() -> dict[str, frozenset[str]]:
    return _lists(table("english")["particles"]["implied"])


def _lists(entries: list[str]) -> dict[str, frozenset[str]]:
    made: dict[str, frozenset[str]] = {}
    for entry in entries:
        word, _, names = entry.partition(":")
        made[word.strip()] = made.get(word.strip(), frozenset()) | frozenset(names.split())
    return made
