"""Whom the pronouns of an English prompt mean: a noun of it, or somebody of their own."""

from dataclasses import dataclass
from functools import cache

from cache.sameness import lexicon
from cache.sameness.tables import table, word_set
from cache.sameness.token import Token

_BREAKS = frozenset(["comma", "while", "then", "after", "relative", "and"])
_OPENING = frozenset(["while", "after", "then", "comma", "start"])
_SUBORDINATE = frozenset(["because", "when", "whenever", "if", "until", "since", "before"])
_FOLLOWS = frozenset(["word", "number", "filler"])
_MANY = word_set("companies")


@dataclass(frozen=True, slots=True)
class Pronouns:
    """`genders`: of all that are "he" or "she" in some form; `subjects`: of those that do
    something; `own`: "his" and "her" where no noun of the prompt can be meant; `joined`: of
    those that do something behind "and"."""

    genders: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()

    def agree(self, other: "Pronouns") -> bool:
        """Whether two prompts may be about the same people, as far as these tell."""
        same = self.own == other.own and _same_if_told(self.subjects, other.subjects)
        return same and self.joined == other.joined and _same_if_told(self.genders, other.genders)

    def may_be_alike(self, other: "Pronouns") -> bool:
        """Whether one tells of nobody that the other does not: of whom a pronoun of the other
        tells, a noun may; but of somebody who does one thing more both must tell."""
        mine, theirs = self.genders, other.genders
        return self.joined == other.joined and (mine <= theirs or theirs <= mine)


def _same_if_told(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return not mine or not theirs or mine == theirs


def with_persons(pieces: list[Token]) -> list[Token]:
    """The tokens, of which those that stand for somebody of their own are nouns: kisses him."""
    made = list(pieces)
    for at, token in enumerate(pieces):
        person = _persons().get(token.text)
        if person is None or token.role == "word" or _is_possessive(pieces, at):
            continue
        if not _candidates(pieces, at, person):
            made[at] = Token(f"own {person}", "person")
    return made


def pronouns(pieces: list[Token]) -> Pronouns:
    """What the pronouns of a prompt tell, by its tokens before `with_persons`."""
    genders, subjects, own, joined = set(), set(), set(), set()
    for at, token in enumerate(pieces):
        gender = _genders().get(token.text, "")
        if gender and not _is_of_kin(pieces, at, gender):
            genders.add(gender)
            if _is_possessive(pieces, at) and not _candidates(pieces, at, gender):
                own.add(gender)
        if token.text in ("he", "she", "they") or (token.text == "it" and _acts(pieces, at)):
            subjects.add(token.text)
            if at and pieces[at - 1].role == "and":
                joined.add(token.text)
    return Pronouns(*map(frozenset, (genders, subjects, own, joined)))


def _acts(pieces: list[Token], at: int) -> bool:
    """Whether "it" does something, and neither rains nor is done anything to."""
    before = pieces[at - 1].role if at else "start"
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if (before not in _BREAKS and before != "start") or after is None:
        return False
    behind = next((it.text for it in pieces[at + 2 :] if not it.text.endswith("ly")), "")
    passive = after.role == "auxiliary" and lexicon.verb_form(behind) == "en"
    if before == "start" and (lexicon.verb_form(behind) != "ing" or behind in _words("weather")):
        return False
    return after.role in ("word", "auxiliary") and not passive


def _is_possessive(pieces: list[Token], at: int) -> bool:
    if pieces[at].text not in ("his", "her"):
        return False
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return pieces[at].text == "his" or (after is not None and after.role in _FOLLOWS)


def _is_of_kin(pieces: list[Token], at: int, person: str) -> bool:
    """Whether it can only be the one other person, of whose sex the noun tells: of "a mother is
    hugged by her son" the mother's."""
    if not _is_possessive(pieces, at) or at + 1 >= len(pieces):
        return False
    others = [it for place, it in enumerate(pieces) if _lives(it) and place != at + 1]
    kin = pieces[at + 1].text in _words("kin")
    return kin and len(others) == 1 and _sex(others[0].head) == person


def _candidates(pieces: list[Token], at: int, person: str) -> bool:
    """Whether a noun of the prompt can be meant."""
    if person in ("i", "we", "you"):
        return False
    places = range(at)
    if _is_object(pieces, at):
        places = range(_doer(pieces, at))
    elif _may_be_told_later(pieces, at):
        places = range(len(pieces))
    if person == "they" and sum(_lives(pieces[it]) for it in places) > 0:
        return True
    if person == "they" and sum("NOUN" in lexicon.parts(pieces[it].text) for it in places) > 1:
        return True
    return any(_fits(pieces[it], person) for it in places)


def _is_object(pieces: list[Token], at: int) -> bool:
    """Whether something is done to whom it means, so that it cannot be who does it."""
    if pieces[at].text not in ("him", "her", "them") or _is_possessive(pieces, at) or not at:
        return False
    return pieces[at - 1].role == "word"


def _doer(pieces: list[Token], at: int) -> int:
    """The place of the last living noun before it, unless that is of another clause."""
    for place in range(at - 1, -1, -1):
        if pieces[place].role in _BREAKS:
            return at
        if _lives(pieces[place]):
            return place
    return at


def _may_be_told_later(pieces: list[Token], at: int) -> bool:
    """Whether the noun may come behind: in her kitchen a woman cooks, as he walks a man sings."""
    if _is_possessive(pieces, at):
        return True
    first = at
    while first and pieces[first - 1].role != "comma" and pieces[first].role != "while":
        first -= 1
    opening = pieces[first]
    return opening.role in ("while", "preposition") or opening.text in _SUBORDINATE


def _fits(token: Token, person: str) -> bool:
    if person == "they":
        return token.role == "word" and (lexicon.is_plural(token.head) or token.head in _MANY)
    return _lives(token) and _sex(token.head) in ("", person)


def may_mean(possessive: str, noun: str) -> bool:
    """Whether "his", "her", "its" or "their" may stand for a noun."""
    kinds = lexicon.kinds(noun)
    if possessive == "their":
        return lexicon.is_plural(noun) or noun in _MANY
    if possessive == "its":
        return "person" not in kinds and not lexicon.is_plural(noun) and "time" not in kinds
    lives = bool(kinds & {"person", "animal"}) or not lexicon.parts(noun)
    return lives and _sex(noun) in ("", {"his": "he", "her": "she"}[possessive])


def _lives(token: Token) -> bool:
    if token.role != "word":
        return False
    kinds, parts = lexicon.kinds(token.head), lexicon.parts(token.head)
    return bool(kinds & {"person", "animal"}) or not parts or token.head in _MANY


def _sex(noun: str) -> str:
    last = noun.rpartition(" ")[2]
    for lemma in lexicon.lemmas(last):
        if lemma in _words("women") or lemma.endswith(("woman", "girl")):
            return "she"
        if lemma in _words("men") or lemma.endswith(("man", "boy")):
            return "" if lemma in ("human", "woman") else "he"
    return ""


@cache
def _persons() -> dict[str, str]:
    """Each pronoun, but for "it", by the one that it is a form of."""
    entries = table("english")["persons"]["forms"]
    return {form: entry.split()[0] for entry in entries for form in entry.split()}


@cache
def _genders() -> dict[str, str]:
    return {
        form: entry.split()[0]
        for entry in table("english")["persons"]["gendered"]
        for form in entry.split()
    }


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("english")["persons"][name].split())
