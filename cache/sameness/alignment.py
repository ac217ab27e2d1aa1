"""Which word of one prompt says what a word of the other says."""

from dataclasses import dataclass
from itertools import pairwise

from cache.sameness import lexicon
from cache.sameness.difference import Difference
from cache.sameness.meaning import Meaning
from cache.sameness.measures import are_near
from cache.sameness.omission import may_be_missing
from cache.sameness.synonyms import alike
from cache.sameness.tables import word_set
from cache.sameness.weather import are_weather
from cache.sameness.words import Word

_POSTURES = frozenset(["sit", "stand", "lie", "hang"])
_SIDES = frozenset(["left", "right"])
_COLORS, _DIRECTIONS = word_set("colors"), word_set("directions")
_FILMING = word_set("filming")
_LONG = 6  # letters from which one wrong one does not hide the word


@dataclass(frozen=True, slots=True)
class Alignment:
    """`there`: to a word of the old prompt, by place, that of the new one; `back`: reversed."""

    there: dict[int, int]

    @property
    def back(self) -> dict[int, int]:
        return {new: old for old, new in self.there.items()}


def align(old: Meaning, new: Meaning) -> Alignment | Difference:
    """Each word with its counterpart, or the words that have none and matter."""
    there = _matches(old.words, new.words)
    mine = [word for word in old.words if word.at not in there]
    taken = set(there.values())
    theirs = [word for word in new.words if word.at not in taken]
    _join_compounds(mine, theirs, there)
    _join_compounds(theirs, mine, there, turned=True)
    _forgive_typing(mine, theirs, there)
    at_rest, theirs_at_rest = _postures(mine), _postures(theirs)
    mine = [word for word in mine if not may_be_missing(word, old, new, there)]
    back = {there_at: here for here, there_at in there.items()}
    theirs = [word for word in theirs if not may_be_missing(word, new, old, back)]
    mine, theirs = mine or _otherwise(at_rest, theirs_at_rest), theirs
    if mine or theirs:
        extra = " / ".join(
            ", ".join(word.text for word in words) or "–" for words in (mine, theirs)
        )
        return Difference(_step(mine + theirs), f"only one of them says: {extra}")
    if not there:
        return Difference("words", "they say nothing that can be compared")
    return Alignment(there)


def in_common(old: Meaning, new: Meaning) -> Alignment:
    """The words that have a counterpart, whatever else the two say."""
    return Alignment(_matches(old.words, new.words))


def _step(missing: list[Word]) -> str:
    """ "words" where others could say the same, as none does for a number, a colour, a denial or a
    text that is shown."""
    for word in missing:
        if word.part == "number":
            return "number"
        if word.literal:
            return "text"
        if word.negated:
            return "negation"
        said = word.lemmas.union(word.text.split())  # a phrase is one word: "turns red"
        if not said.isdisjoint(_COLORS):
            return "colour"
        # Many deeds go up or down without a word for it: "climbs up", "sits down".
        ways = _SIDES if word.part == "particle" else _DIRECTIONS
        if not word.lemmas.isdisjoint(ways) or not said.isdisjoint(_SIDES):
            return "direction"
        if not word.lemmas.isdisjoint(_FILMING) or not word.lemmas.isdisjoint(
            lexicon.style_words()
        ):
            return "setting"
    return "words"


def _postures(words: list[Word]) -> list[Word]:
    return [word for word in words if not word.lemmas.isdisjoint(_POSTURES)]


def _otherwise(mine: list[Word], theirs: list[Word]) -> list[Word]:
    """Things lie or stand anyway, but what lies does not stand."""
    return mine if mine and theirs else []


def _matches(old: list[Word], new: list[Word]) -> dict[int, int]:
    """One to one: the surest pairs first, and of those the ones in like places."""
    pairs = []
    for mine in old:
        for theirs in new:
            strength = _strength(mine, theirs)
            if strength:
                apart = abs(mine.at / len(old) - theirs.at / len(new))
                other_place = mine.relation != theirs.relation or mine.part != theirs.part
                pairs.append((-strength, other_place, apart, mine.at, theirs.at))
    there: dict[int, int] = {}
    taken: set[int] = set()
    for *_, here, at in sorted(pairs):
        if here not in there and at not in taken:
            there[here] = at
            taken.add(at)
    return there


def _strength(mine: Word, theirs: Word) -> int:
    """2 for the same word in any form, 1 for a synonym, 0 for neither."""
    if mine.text == theirs.text:
        return 2
    if lexicon.degree(mine.text) != lexicon.degree(theirs.text):
        return 0
    if mine.part == theirs.part == "number":
        return 2 * are_near(mine.text, theirs.text)
    if "number" in (mine.part, theirs.part) or mine.literal or theirs.literal:
        return 0
    if not mine.lemmas.isdisjoint(theirs.lemmas):
        return 2
    if "particle" in (mine.part, theirs.part):
        return 0
    if are_weather(mine, theirs):
        return 1
    return int(alike(mine.lemmas, theirs.lemmas, mine.part, theirs.part))


def _join_compounds(
    singles: list[Word], others: list[Word], there: dict[int, int], *, turned: bool = False
) -> None:
    """ "raindrops" is "rain drops". The second half stands for both."""
    for single in list(singles):
        for first, second in pairwise(others):
            together = {first.text + lemma for lemma in second.lemmas}
            apart = second.at != first.at + 1 or second.joined or second.before == "possessive"
            apart = apart or first.part == "adjective"  # a green house
            apart = apart or _is_deed_of(first, second, single)  # a dragon flying
            if not apart and not single.lemmas.isdisjoint(together):
                singles.remove(single)
                others.remove(first)
                others.remove(second)
                here, at = (second.at, single.at) if turned else (single.at, second.at)
                there[here] = at
                break


def _is_deed_of(first: Word, second: Word, single: Word) -> bool:
    """A dragon that flies is no dragonfly, and a baby that sits no babysitting."""
    lives = lexicon.kinds(first.text) & {"person", "animal"}
    return second.part == "verb" and (single.part != "verb" or bool(lives))


def _forgive_typing(mine: list[Word], theirs: list[Word], there: dict[int, int]) -> None:
    for one in list(mine):
        for other in theirs:
            if _is_mistyped(one, other):
                there[one.at] = other.at
                mine.remove(one)
                theirs.remove(other)
                break


def _is_mistyped(one: Word, other: Word) -> bool:
    """One letter is wrong in a long word, and that makes it no word."""
    lengths = sorted((len(one.text), len(other.text)))
    exchanged = lengths == [_LONG - 1] * 2 and sorted(one.text) == sorted(other.text)
    if (
        (lengths[1] < _LONG and not exchanged)
        or lengths[0] < _LONG - 1
        or one.literal
        or one.text[0] == "#"
    ):
        return False
    if lexicon.is_known(one.text) and lexicon.is_known(other.text):
        return False
    if not (lexicon.is_known(one.text) or lexicon.is_known(other.text)):
        # Two names: only a letter too many or too few, as of Marrakech.
        return len(one.text) != len(other.text) and _one_edit(one.text, other.text)
    return any(
        _one_edit(known, wrong)
        for known in (one.lemmas | {one.text})
        for wrong in (other.lemmas | {other.text})
        if min(len(known), len(wrong)) >= _LONG - 1
    )


def _one_edit(one: str, other: str) -> bool:
    """Whether a letter added, left out, changed, or two neighbours exchanged make them equal."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one[:1] != other[:1]:
        return False
    start = next((at for at, letter in enumerate(one) if letter != other[at]), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    return one[start + 1 :] == other[start + 1 :] or (
        one[start : start + 2] == other[start : start + 2][::-1]
        and one[start + 2 :] == other[start + 2 :]
    )
