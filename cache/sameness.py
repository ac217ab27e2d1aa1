"""May an old clip answer a new prompt? Keys for what is surely the same, a judge for the rest."""

import hashlib
import json
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.types import ClipRequest

MAX_UNKNOWN = 0.1
"""Largest share of a prompt's tokens that the embedder may not know. Measured with MiniLM: no
English prompt of VBench has any, the median Chinese one two thirds."""

_STEM = 4  # letters that two forms of a word share

_WORDS = tomllib.loads((Path(__file__).parent / "data" / "sameness.toml").read_text("utf-8"))
_FRAMING = [re.compile(pattern) for pattern in _WORDS["framing"]]
_NUMBERS: dict[str, str] = _WORDS["numbers"]
# By respect ("colour"): each word to the first of its group, which stands for the meaning.
_DECISIVE: dict[str, dict[str, str]] = {
    respect: {word: group.split("|")[0] for group in groups for word in group.split("|")}
    for respect, groups in _WORDS["decisive"].items()
}

# NFKC would make 10⁶ the same as 106, and 1½ the same as 11/2.
_SUPERSCRIPT = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_FRACTION = re.compile(r"(?<=\d)(?=[¼½¾⅐-⅞])")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufe0e\ufe0f\ufeff]")
# A unit's case has a meaning (5 mN, 5 MN), so a short word behind a number keeps it.
_UNIT_OR_REST = re.compile(r"(\d\s*[^\W\d_]{1,3}(?![^\W\d_]))|(\D+|\d)")
_APOSTROPHE = "['\u2018\u2019]"
_QUOTES = re.compile(rf'["“”„«»「」『』《》`]|(?<!\w){_APOSTROPHE}|{_APOSTROPHE}(?!\w)')
_STOPS = re.compile(r"[!?;。、…]+|[.](?!\d)|[,:](?!\d)|(?<!\d)[,:]")
_HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_BLANK_AT_HAN = re.compile(rf"(?<=[{_HAN}])\s+|\s+(?=[{_HAN}])")
_TOKEN = re.compile(r"[+-]?\d+(?:[.,:/]\d+)*|n't\b|[^\W\d_]+(?:-[^\W\d_]+)*|\S")
_NOT = re.compile(rf"(?<=\w)n{_APOSTROPHE}t\b")


def prompt_key(prompt: str) -> str:
    """The prompt in the form in which two that surely mean the same clip are equal.

    Case, width (NFKC), blanks, sentence punctuation, quotation marks and framing ("please make a
    video of …") are levelled. Digits, signs, units and word order are kept: the key is meant to
    miss some that are the same, and never to join two that are not.
    """
    text = _SUPERSCRIPT.sub(lambda found: "^" + found[0], _INVISIBLE.sub("", prompt))
    text = unicodedata.normalize("NFKC", _FRACTION.sub(" ", text))
    text = _UNIT_OR_REST.sub(lambda found: found[1] or found[2].lower(), _DASHES.sub("-", text))
    text = _blanks(_STOPS.sub(" ", _QUOTES.sub(" ", _unframed(_blanks(text)))))
    return text or _blanks(prompt)


def settings_key(request: ClipRequest) -> str:
    """A digest of all that shapes a clip beside its prompt and its seed: 32 hex digits."""
    shaping: list[object] = [
        request.engine,
        float(request.seconds),
        request.width,
        request.height,
        request.fps,
        request.style,
        request.negative_prompt.strip(),
        request.locale,
    ]
    # Only where there are any, so that the clips of earlier versions keep their keys.
    shaping += [part for part in (request.profile, request.image) if part is not None]
    if request.own_length:
        shaping.append({"own_length": True})
    if not request.numbers:
        shaping.append({"numbers": False})
    return hashlib.sha256(json.dumps(shaping).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a clip may be reused, the step that decided, and why, in an English phrase."""

    same: bool
    step: str
    reason: str


def may_answer(old: str, new: str, similarity: float, threshold: float) -> Decision:
    """May the clip made for the prompt `old` answer the prompt `new`?

    `similarity` is the cosine of their embeddings (-1 to 1), which must reach `threshold`. Each
    step may only refuse or pass on, so that doubt makes a new clip. Embeddings of prompts that the
    embedder does not read (`readable`) must not come here.
    """
    if prompt_key(old) == prompt_key(new):
        return Decision(True, "exact", "the same words")
    if similarity < threshold:
        return Decision(False, "similarity", f"cosine {similarity:.3f} is below {threshold:g}")
    mine, theirs = _features(prompt_key(old)), _features(prompt_key(new))
    step = _differ(mine, theirs)
    if step is not None:
        return Decision(False, step, f"they differ in {step}")
    if mine.words != theirs.words and sorted(mine.words) == sorted(theirs.words):
        return Decision(False, "role", "the same words in another order")
    return Decision(True, "similarity", f"cosine {similarity:.3f}, and nothing decisive differs")


def worth_comparing(old: str, new: str) -> bool:
    """Whether an embedding could still make two prompts the same, told from their words alone.

    Where this is False `may_answer` refuses, or would need a cosine that prompts without a long
    word in common do not reach. It saves loading the embedder, which takes longer than a sketch.
    """
    mine, theirs = _features(prompt_key(old)), _features(prompt_key(new))
    if _differ(mine, theirs) is not None:
        return False
    ours, others = mine.long_words, theirs.long_words
    return not ours or not others or not ours.isdisjoint(others)


def readable(unknown: float) -> bool:
    """Whether an embedding says anything, by the share of its text's tokens that are unknown."""
    return unknown <= MAX_UNKNOWN


@dataclass(frozen=True, slots=True)
class _Features:
    """What of a prompt decides: its words in order, and what it says in each respect."""

    words: tuple[str, ...]
    decisive: dict[str, frozenset[str] | tuple[str, ...]]

    @property
    def long_words(self) -> frozenset[str]:
        """The beginnings of the words that are not mere articles and prepositions."""
        return frozenset(word[:_STEM] for word in self.words if len(word) >= _STEM)


def _differ(mine: _Features, theirs: _Features) -> str | None:
    """The first respect that decides in which they differ."""
    return next(
        (name for name in mine.decisive if mine.decisive[name] != theirs.decisive[name]), None
    )


@lru_cache(maxsize=4096)
def _features(key: str) -> _Features:
    words = tuple(_TOKEN.findall(_NOT.sub(" n't", key)))
    numbers = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word in _NUMBERS or word[-1].isdigit():
            # What follows is a unit only if it is short: "3 cats" may be "three kittens".
            numbers.append(_NUMBERS.get(word, word) + following * (len(following) <= 3))
    return _Features(
        words,
        {
            "number": tuple(sorted(numbers)),
            "symbol": frozenset(word for word in words if unicodedata.category(word[0])[0] == "S"),
            **{name: _mentioned(words, key, respect) for name, respect in _DECISIVE.items()},
        },
    )


def _mentioned(words: tuple[str, ...], key: str, respect: dict[str, str]) -> frozenset[str]:
    latin = {respect[word] for word in words if word in respect}
    # Chinese has no blanks between words, so there a word is found wherever it stands.
    han = {meaning for word, meaning in respect.items() if not word.isascii() and word in key}
    return frozenset(latin | han)


def _unframed(text: str) -> str:
    for pattern in _FRAMING:
        found = pattern.fullmatch(text)
        if found:
            return _unframed(found["prompt"])
    return text


def _blanks(text: str) -> str:
    return _BLANK_AT_HAN.sub("", " ".join(text.split()))
