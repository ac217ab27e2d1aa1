"""Levels how single words of an English prompt are spelled, also by what the other prompt says."""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise

from cache.sameness import lexicon
from cache.sameness.edits import edits
from cache.sameness.remembered import remembered
from cache.sameness.tables import table
from cache.sameness.wording import worded

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SHOWN = re.compile(
    r"[\"\u201c\u201d\u201e\u00ab][^\"\u201c\u201d\u201e\u00bb]*[\"\u201d\u201c\u00bb]"
    r"|(?<![\w'])'\w[^']*'(?!\w)"
    r"|\b(?:say|says|saying|read|reads|reading|spell|spells|spelling|labell?ed|titled|caption(?:ed)?"
    r"|writes|written|text|words?|letters|sign|logo|named|called|name)\b[:,]?(?: [^\s,.;]+){1,5}",
    re.IGNORECASE,
)
"""What is to be read or is a name: each letter counts."""


@remembered(16384)
def spelled(old: str, new: str) -> tuple[str, str]:
    """Both prompts, the words of each spelled as they are in the other where that is what is meant.

    Only a word that has no partner in the other prompt is taken for another spelling of one that
    has none either.
    """
    old, new = worded(old), worded(new)
    mine, theirs = _words(old), _words(new)
    if mine == theirs:
        return old, new
    old, new = _compounds(old, mine, theirs), _compounds(new, theirs, mine)
    mine, theirs = _words(old), _words(new)
    lacking, surplus = theirs - mine, mine - theirs
    for word in surplus:
        meant = _meant(word, lacking, old)
        if meant:
            old = _exchanged(old, word, meant)
    lacking, surplus = _words(old) - theirs, theirs - _words(old)
    for word in surplus:
        meant = _meant(word, lacking, new)
        if meant:
            new = _exchanged(new, word, meant)
    return old, new


@remembered(16384)
def _words(text: str) -> Counter[str]:
    """The words that may be taken for others: not those that are to be read."""
    plain = _SHOWN.sub(" ", text)
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", plain)
        if unicodedata.category(letter) != "Mn"
    )
    return Counter(_WORD.findall(plain.lower()))


def _compounds(text: str, mine: Counter[str], theirs: Counter[str]) -> str:
    """What one writes in one word and the other in two becomes one word, or what is no word two."""
    for first, second in set(pairwise(_WORD.findall(text.lower()))):
        one = first + second
        if one in theirs and one not in mine and first not in _set("apart"):
            if _is_deed(first, second, text):
                continue
            text = re.sub(rf"\b{first}[ -]{second}\b", one, text, flags=re.IGNORECASE)
    return text


def _is_deed(first: str, second: str, text: str) -> bool:
    """Whether a baby is sitting, where the other prompt has babysitting."""
    lives = lexicon.kinds(first) & {"person", "animal"}
    acts = bool(lives) and lexicon.verb_form(second) == "ing"
    return acts and bool(re.search(rf"\b(?:an?|the|his|her) {first} {second}\b", text.lower()))


def _meant(word: str, lacking: Counter[str], text: str) -> str:
    """The word of the other prompt that is meant, or ""."""
    for other in lacking:
        if other in _confused().get(word, ()) or _is_british(word, other):
            return other
    if _is_word(word) or len(word) < _SHORTEST:
        return ""
    for sound, way in (("ys$", "ies"), ("ite", "ight")):  # flys, brite
        if re.sub(sound, way, word) in lacking:
            return re.sub(sound, way, word)
    named = re.search(rf"(?<=[a-z,] ){word.capitalize()}\b", text) is not None
    found = {way for other in lacking for way in [_slip(word, other, named=named)] if way}
    return found.pop() if len(found) == 1 else ""


_SHORTEST = 4
_LONG = 7
"""Letters from which two wrong ones do not hide a word."""


def _slip(word: str, other: str, *, named: bool) -> str:
    """The form of a word of the other prompt that was mistyped, or ""."""
    if not _is_word(other):
        # Two names: only a vowel for another one inside.
        ends = word[0] == other[0] and word[-2:] == other[-2:]
        same = len(word) == len(other) > _LONG and _consonants(word) == _consonants(other)
        return other if ends and same and edits(word, other, 1) == 1 else ""
    most = 2 if len(word) >= _LONG <= len(other) and not named else 1
    far = {form: edits(word, form, most) for form in _forms(other)}
    least = min(far.values())
    nearest = [form for form, number in far.items() if number == least]
    if least > most or len(nearest) > 1 or not _is_likely(word, nearest[0], least):
        return ""
    return nearest[0]


def _is_likely(word: str, meant: str, number: int) -> bool:
    """Whether somebody who means a word would mistype it so."""
    turned = sorted(word) == sorted(meant)
    if _undoubled(word) == _undoubled(meant) or (number == 1 and turned):
        return True
    if word[0] != meant[0] or min(len(word), len(meant)) < _SHORTEST:
        return False
    if number == 2:
        wrong = edits(_consonants(word), _consonants(meant), 1)
        return wrong == 0 or (wrong == 1 and not _is_derived(word))
    if len(word) == len(meant) < _LONG - 1:  # Groot is no groom
        return _consonants(word) == _consonants(meant)
    return len(word) > _SHORTEST or len(meant) > _SHORTEST


def _is_derived(word: str) -> bool:
    """Whether it is made of others: a catgirl is no cowgirl."""
    cuts = range(3, len(word) - 2)
    return any(lexicon.is_known(word[:at]) and lexicon.is_known(word[at:]) for at in cuts)


@lru_cache(maxsize=32768)
def _is_word(word: str) -> bool:
    """Whether it is no misspelling, as far as dictionaries know."""
    if lexicon.is_known(word) or "'" in word:
        return True
    if word.endswith("s") and word[-2:-1] not in ("s", "y") and lexicon.is_known(word[:-1]):
        return True  # several of what has a name
    for start in _set("beginnings"):
        if word.startswith(start) and lexicon.is_known(word[len(start) :]):
            return len(word) > len(start) + 2
    return any(
        word.endswith(end) and len(word) > len(end) + 2 and lexicon.is_known(word[: -len(end)])
        for end in _set("endings")
    )


@lru_cache(maxsize=8192)
def _forms(word: str) -> frozenset[str]:
    """A word and what else it may be inflected to."""
    import lemminflect

    lemmas = lexicon.lemmas(word)
    found = {
        form
        for lemma in lemmas
        for forms in lemminflect.getAllInflections(lemma).values()
        for form in forms
    }
    return frozenset(found | lemmas | {word})


def _consonants(word: str) -> str:
    return re.sub("[aeiouy]", "", _undoubled(word).replace("ph", "f"))


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


_ENDINGS = [
    (
        re.compile(r"(?<=[a-z]{2})our(?=(?:ed|ing|s|ful|less|ite|ites|er|ers|able|ist|y|ly|al)?$)"),
        "or",
    ),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|er|ers|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|ed|es|ing|er|ers)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{3})re(s?)$"), r"er\1"),
    (re.compile(r"(?<=[a-z]{3})([aeiou])ll(?=(?:ed|ing|er|ers|or|ors|ous)$)"), r"\1l"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[a-z]{3})ence(?=s?$)"), "ense"),
    (re.compile(r"ae(?=[a-z]{3})"), "e"),
    (re.compile(r"(?<=.)oe(?=[a-z]{4})"), "e"),
]


def _is_british(word: str, other: str) -> bool:
    """Whether they are the British and the American spelling of one word."""
    return word[0] == other[0] and _american(word) == _american(other)


@lru_cache(maxsize=32768)
def _american(word: str) -> str:
    for pattern, becomes in _ENDINGS if len(word) > 4 else ():
        word = pattern.sub(becomes, word)
    return word


def _exchanged(text: str, word: str, meant: str) -> str:
    """The text with another word, which has its accents no more, but not where it is to be read."""
    kept: list[str] = []
    plain = unicodedata.normalize("NFC", text)

    def one(found: re.Match[str]) -> str:
        bare = unicodedata.normalize("NFKD", found[0].lower())
        bare = "".join(letter for letter in bare if unicodedata.category(letter) != "Mn")
        return meant if bare == word else found[0]

    end = 0
    for shown in _SHOWN.finditer(plain):
        kept += [_WORD.sub(one, plain[end : shown.start()]), shown[0]]
        end = shown.end()
    return "".join([*kept, _WORD.sub(one, plain[end:])])


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("spelling")[name].split())


@cache
def _confused() -> dict[str, frozenset[str]]:
    groups = [frozenset(group.split("|")) for group in table("spelling")["confused"].split()]
    words = {word for group in groups for word in group}
    return {word: frozenset().union(*(g for g in groups if word in g)) - {word} for word in words}
