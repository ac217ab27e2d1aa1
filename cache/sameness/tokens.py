"""Cuts a levelled English prompt into words, each with its part in the sentence."""

import re
from dataclasses import dataclass
from functools import cache

from cache.sameness import lexicon
from cache.sameness.synonyms import phrases
from cache.sameness.tables import table, word_set

_PIECE = re.compile(r"#[^\s,]+|-?[^\W\d_]+(?:['-][^\W\d_]+)*'?|\d[\w.]*|,|[^\w\s]")
_LESS_STAYS = word_set("less_stays")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a prompt.

    `role`: "word" (it says something), "number", "comma", or what kind of function word it is.
    `inner`: the noun of a compound adjective: the legs of "four-legged", the mud of "mud-covered".
    `like`: of a phrase ("fire engine"), the word that has its grammar.
    """

    text: str
    role: str
    inner: bool = False
    like: str = ""

    @property
    def head(self) -> str:
        """The word whose grammar it has: of a phrase the verb or the last noun."""
        return self.like or self.text


def tokens(text: str, *, joined: bool = True) -> list[Token]:
    """The tokens of a levelled prompt; what only fills is left out, phrases may be joined."""
    pieces: list[Token] = []
    for piece in _PIECE.findall(text):
        pieces += _split(piece)
    pieces = _worn_apart(pieces)
    return _without_fillers(_joined(pieces) if joined else pieces)


def _split(piece: str) -> list[Token]:
    if piece.startswith("#"):
        value = function_words()["numbers"].get(piece[1:], piece[1:])
        return [Token("#" + value, "number")] if value else [Token("a", "article")]
    piece = piece.rstrip("'") if not piece.endswith("s'") else piece[:-1] + "'s"
    if piece == ",":
        return [Token(",", "comma")]
    if piece.endswith("'s"):
        return [*_split(piece[:-2]), Token("'s", "possessive")]
    if piece in function_words()["numbers"]:
        value = function_words()["numbers"][piece]
        return [Token("#" + value, "number")] if value else [Token("a", "article")]
    if re.fullmatch(r"\d+", piece):
        return [Token("#" + piece, "number")]
    if "-" in piece:
        return _hyphenated(piece)
    role = roles_of_words().get(piece)
    if role:
        return [Token(piece, role)]
    stem = piece[:-4]
    if piece.endswith("less") and stem not in _LESS_STAYS and "NOUN" in lexicon.parts(stem):
        return [Token("no", "negation"), Token(stem, "word", inner=True)]
    return [Token(piece, "word")] if re.search(r"\w", piece) else []


def _hyphenated(piece: str) -> list[Token]:
    first, _, last = piece.rpartition("-")
    if not first:  # the number of "four-legged" is a token by now
        stem = _worn(last)
        return [Token(stem, "word", inner=True)] if stem else _split(last)
    form = lexicon.verb_form(last)
    said = lexicon.parts(first)
    if form == "en" and "-" not in first:
        stem = _worn(last)
        if "ADJ" in said and stem:
            return [Token(first, "word", inner=True), Token(stem, "word", inner=True)]
        if said == {"NOUN"} or said == {"NOUN", "VERB"}:
            return [Token(last, "word"), Token(first, "word", inner=True)]
    if form == "ing" and "NOUN" in said and not said & {"ADJ", "ADV"}:
        return [Token(piece, "word")]  # a man-eating fish is not a man eating fish
    stem = _worn(last) if not form else ""
    if stem and "ADJ" in said:
        return [Token(first, "word", inner=True), Token(stem, "word", inner=True)]
    return [token for part in piece.split("-") if part for token in _split(part)]


def _worn(word: str) -> str:
    """The noun of which "-ed" makes an adjective: leg for "legged", or ""."""
    if not word.endswith("ed"):
        return ""
    if word == "leaved":
        return "leaf"
    for stem in (word[:-2], word[:-1], word[:-3]):
        if ("NOUN" in lexicon.parts(stem)) and (
            len(stem) < len(word) - 2 or not stem.endswith(stem[-2:-1] * 2)
        ):
            return stem
    return ""


def _joined(pieces: list[Token]) -> list[Token]:
    """Phrases of several words that have synonyms are one word ("fire engine")."""
    made: list[Token] = []
    at = 0
    while at < len(pieces):
        size = _phrase_at(pieces, at) if pieces[at].role in ("word", "filler") else 0
        if size:
            words = [token.text for token in pieces[at : at + size]]
            made.append(Token(_lemma_of_phrase(words), "word", like=_head_of_phrase(words)))
        else:
            made.append(pieces[at])
        at += size or 1
    return made


def _phrase_at(pieces: list[Token], at: int) -> int:
    starts = {
        entry for lemma in lexicon.lemmas(pieces[at].text) for entry in phrases().get(lemma, ())
    }
    for entry in sorted(starts, key=len, reverse=True):
        words = [token.text for token in pieces[at : at + len(entry)]]
        if len(words) == len(entry) and all(
            said == word or word in lexicon.lemmas(said)
            for said, word in zip(words, entry, strict=True)
        ):
            return len(entry)
    return 0


def _lemma_of_phrase(words: list[str]) -> str:
    for first in (*sorted(lexicon.lemmas(words[0]) - {words[0]}), words[0]):
        for entry in phrases().get(first, ()):
            if len(entry) == len(words) and all(
                word in lexicon.lemmas(said) for said, word in zip(words, entry, strict=True)
            ):
                return " ".join(entry)
    return " ".join(words)


def _head_of_phrase(words: list[str]) -> str:
    particle = roles_of_words().get(words[-1]) == "preposition" or words[-1] in _PARTICLES
    verb = lexicon.verb_form(words[0]) and "NOUN" not in lexicon.parts(words[-1])
    return words[0] if particle or verb else words[-1]


_PARTICLES = word_set("joining_particles")


def _worn_apart(pieces: list[Token]) -> list[Token]:
    """ "gray haired" without its hyphen, and the number of "four-legged"."""
    made: list[Token] = []
    for at, token in enumerate(pieces):
        before = pieces[at - 1] if at else None
        stem = "" if token.role != "word" or token.inner else _worn(token.text)
        said = lexicon.parts(before.text) if before is not None and before.role == "word" else ()
        if stem and lexicon.verb_form(token.text) == "" and "ADJ" in said:
            made[-1] = Token(made[-1].text, made[-1].role, inner=True)
            made.append(Token(stem, "word", inner=True))
            continue
        if token.inner and made and made[-1].role == "number" and before is not None:
            made[-1] = Token(made[-1].text, "number", inner=True)
        made.append(token)
    return made


def _without_fillers(pieces: list[Token]) -> list[Token]:
    kept: list[Token] = []
    shown = False  # of a text that is to be read each word counts
    for at, token in enumerate(pieces):
        shown = (shown or token.role == "quoting") and token.role != "comma"
        if shown and token.role == "filler":
            kept.append(Token(token.text, "word"))
        elif token.text == "can" and _is_noun_can(pieces, at):
            kept.append(Token("can", "word"))
        elif token.role != "filler":
            kept.append(token)
    return kept


def _is_noun_can(pieces: list[Token], at: int) -> bool:
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if after is not None and after.text in ("is", "are", "was", "being"):
        return True
    return after is None or after.role not in ("word", "negation", "filler", "auxiliary")


@cache
def function_words() -> dict[str, dict[str, str]]:
    return {"numbers": table("english")["numbers"]}


@cache
def roles_of_words() -> dict[str, str]:
    """What kind of function word each is; a later kind wins."""
    english = table("english")
    roles = dict.fromkeys(english["fillers"].split(), "filler")
    roles |= dict.fromkeys(english["auxiliaries"].split(), "auxiliary")
    roles |= dict.fromkeys(english["pronouns"].split(), "pronoun")
    roles |= dict.fromkeys(english["articles"].split(), "article")
    roles |= dict.fromkeys(english["negations"].split(), "negation")
    roles |= dict.fromkeys(english["coordinations"].split(), "and")
    roles |= dict.fromkeys(english["prepositions"], "preposition")
    roles |= dict.fromkeys(english["simultaneous"].split(), "while")
    roles |= dict.fromkeys(english["events"]["then"].split("|"), "then")
    roles |= dict.fromkeys(english["events"]["after"].split("|"), "after")
    roles["each"] = roles["every"] = "word"
    roles["another"] = "word"
    roles["as"] = "while"
    roles |= dict.fromkeys(english["relatives"].split(), "relative")
    roles["quoting"] = "quoting"
    return roles
