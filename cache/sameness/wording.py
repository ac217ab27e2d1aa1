"""Levels the wording of one English prompt: short forms, emoji for words, set phrases."""

import re
from collections.abc import Callable
from functools import cache

from cache.sameness import lexicon
from cache.sameness.light_verbs import without_light_verbs
from cache.sameness.remembered import remembered
from cache.sameness.synonyms import particle_verbs
from cache.sameness.tables import table

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_LIGATURES = str.maketrans(
    {"\u00df": "ss", "\u00f8": "o", "\u00d8": "O", "\u00e6": "ae", "\u0153": "oe"}
    | {"\u0142": "l", "\u0141": "L", "\u0111": "d", "\u0131": "i", "\u2026": " , "}
)
_DRAWN_OUT = re.compile(r"([^\W\d_])\1\1+")
_BEFORE_EMOJI = re.compile(
    r"\b(?:an?|the|his|her|its|their|my|of|with|in|on|onto|into|to|from|and|like|two|three|four|\d+"
    r"|\w+ing|red|blue|green|yellow|big|small|little|tiny|giant|huge|cute|white|black)\s*$",
    re.IGNORECASE,
)
_END = (
    r"(?= *(?:[,.;:!?)]|$|(?:and|as|while|before|after|until|when|then|but|at|in|on|by|from|through"
    r"|across|over|under|with|into|toward|towards|to|near|behind|beside|around)\b))"
)
_APART = re.compile(
    r"\b(\w+) ((?:(?:the|an?|his|her|its|their|my|some|two|three) )(?:[\w-]+ ){0,2}?[\w-]+|it|them)"
    rf" (up|down|off|on|out|away|over|back|together|apart){_END}"
)
_OWN = "(?:his|her|its|their|a|an|the)"


@remembered(8192)
def worded(prompt: str) -> str:
    """The prompt as it was typed, but what it says in a way of its own as most would say it."""
    text = _spoken(prompt.replace("\u2019", "'").translate(_LIGATURES))
    for pattern, becomes in _patterns():
        text = pattern.sub(becomes, text)
    text = without_light_verbs(text)
    text = _WORD.sub(_short_again, text) if _DRAWN_OUT.search(text) else text
    return _within(_together(text))


def _short_again(found: re.Match[str]) -> str:
    """ "sooo" is so and "cooool" cool; "www" and "Brrr" stay."""
    word = found[0]
    short = [_DRAWN_OUT.sub(times, word) for times in (r"\1\1", r"\1")]
    known = [way for way in short if len(way) > 1 and lexicon.is_known(way.lower())]
    return known[0] if word not in short and known else word


def _spoken(text: str) -> str:
    """Emoji that stand for a word become it, and those that repeat one are left out."""
    if text.isascii():
        return text
    made = ""
    for at, letter in enumerate(text):
        word = table("spelling")["emoji"].get(letter)
        if word is None:
            made += letter
        elif not _says(text, word):
            rest = text[at + 1 :].lstrip("\ufe0f ")
            made += f" {word} " if _BEFORE_EMOJI.search(made) or _opens(made, rest) else letter
    return made


def _says(text: str, word: str) -> bool:
    said = {lemma for found in _WORD.findall(text.lower()) for lemma in lexicon.lemmas(found)}
    return all(lemma in said for lemma in word.split())


def _opens(before: str, after: str) -> bool:
    """Whether what stands at the beginning does something: an emoji before a verb."""
    first = re.match(r"[a-z]+", after)
    return not before.strip() and first is not None and lexicon.verb_form(first[0]) in ("ing", "s")


def _within(text: str) -> str:
    """Words of two meanings, where the words beside them tell which: the server of a restaurant."""
    said = set(_WORD.findall(text.lower()))
    for word, becomes, beside in _meanings():
        if word in said or word + "s" in said:
            around = {lemma for other in said for lemma in lexicon.lemmas(other)}
            if not beside.isdisjoint(around - {word}):
                pattern = rf"\b([\w-]+ )?{word}(s?)\b"
                text = re.sub(pattern, _instead_of(word, becomes), text, flags=re.IGNORECASE)
    return text


def _instead_of(word: str, becomes: str) -> Callable[[re.Match[str]], str]:
    def instead(found: re.Match[str]) -> str:
        before = found[1] or ""
        if lexicon.is_known(before.strip().lower() + word):  # a surf board
            return found[0]
        several = re.sub("y$", "ie", becomes) + "s"
        return before + (several if found[2] else becomes)

    return instead


def _together(text: str) -> str:
    """ "puts the lamp down" is "puts down the lamp"."""

    def joined(found: re.Match[str]) -> str:
        verb, things, particle = found.groups()
        said = {f"{lemma} {particle}" for lemma in lexicon.lemmas(verb.lower())}
        return f"{verb} {particle} {things}" if not said.isdisjoint(particle_verbs()) else found[0]

    return _APART.sub(joined, text)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    spelling = table("spelling")
    made = [(re.compile(pattern), becomes) for pattern, becomes in spelling["short"]]
    for pattern, becomes in spelling["wordings"]:
        filled = pattern.replace("{end}", _END).replace("{own}", _OWN)
        # What becomes words with a blank behind them ends before a word.
        end = "" if becomes.endswith(" ") else r"(?!\w)"
        made.append((re.compile(rf"\b(?:{filled}){end}", re.IGNORECASE), becomes))
    return made


@cache
def _meanings() -> list[tuple[str, str, frozenset[str]]]:
    entries = [entry.replace("|", ":").split(":") for entry in table("spelling")["within"]]
    return [(word, becomes, frozenset(beside.split())) for word, becomes, beside in entries]
