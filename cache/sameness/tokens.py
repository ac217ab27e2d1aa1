"""Cuts a levelled English prompt into words, each with its part in the sentence."""

import re
from collections.abc import Iterator
from functools import cache

from cache.sameness import lexicon
from cache.sameness.persons import with_persons
from cache.sameness.synonyms import is_deed, is_name, phrases
from cache.sameness.tables import table, word_set
from cache.sameness.token import Token

_PIECE = re.compile(r"#[^\s,]+|-?[^\W\d_]+(?:['-][^\W\d_]+)*'?|\d[\w.]*|,|[^\w\s]")
_LESS_STAYS = word_set("less_stays")
_PARTS = word_set("worn_parts")


def tokens(text: str, *, joined: bool | frozenset[str] = True) -> list[Token]:
    """The tokens of a levelled prompt; what only fills is left out.

    `joined`: phrases that have synonyms become one word, or which of them do.
    """
    found = pieces(text)
    if joined:
        found = _joined(found, None if joined is True else joined)
    return _without_fillers(with_persons(found))


def pieces(text: str) -> list[Token]:
    """The tokens of a levelled prompt, with all that fills, phrases word by word."""
    found: list[Token] = []
    for piece in _PIECE.findall(text):
        found += _split(piece)
    return _worn_apart(found)


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
        stem = last if last in _PARTS else _worn(last)
        return [Token(stem, "word", inner=True)] if stem else _split(last)
    form = lexicon.verb_form(last)
    said = lexicon.parts(first)
    part = last if last in _PARTS and lexicon.verb_form(first) == "en" else _worn(last)
    if part in _PARTS and "-" not in first and (part == last or "NOUN" in said):
        return [Token(first, "word", inner=True), Token(part, "word", inner=True)]
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


def _joined(pieces: list[Token], only: frozenset[str] | None) -> list[Token]:
    """Phrases of several words that have synonyms are one word ("fire engine")."""
    made: list[Token] = []
    at = 0
    while at < len(pieces):
        entry = next(phrases_at(pieces, at, only), ())
        if entry:
            words = [token.text for token in pieces[at : at + len(entry)]]
            phrase = " ".join(entry)
            head = words[0] if is_deed(phrase) else _head_of_phrase(words)
            made.append(Token(phrase, "word", like=head))
        else:
            made.append(pieces[at])
        at += len(entry) or 1
    return made


_LONGEST = 8
"""Words of a phrase."""


def phrases_at(
    pieces: list[Token], at: int, only: frozenset[str] | None
) -> Iterator[tuple[str, ...]]:
    """The entries of which the words from a place on are a form, the longest first, and of those
    the ones in base forms; all, or those of a set."""
    if pieces[at].role not in ("word", "filler"):
        return
    lemmas = lexicon.lemmas(pieces[at].text)
    after = [lexicon.lemmas(token.text) for token in pieces[at + 1 : at + _LONGEST]]
    found = [
        entry
        for lemma in lemmas
        for entry in phrases().get(lemma, ())
        if len(entry) <= len(after) + 1
        and all(word in said for word, said in zip(entry[1:], after, strict=False))
        and not any(
            lexicon.degree(token.text) and token.text not in entry
            for token in pieces[at : at + len(entry)]
        )
        and (only is None or " ".join(entry) in only)
        and (entry[0] == pieces[at].text or not is_name(" ".join(entry)))
        and not (
            at
            and pieces[at - 1].role == "article"
            and _acts(pieces[at + len(entry) - 1].text, entry[-1])
        )
    ]
    yield from sorted(found, key=lambda entry: (-len(entry), entry[0] == pieces[at].text, entry))


def _acts(word: str, entry: str) -> bool:
    """Whether a noun of an entry stands there as what somebody does: a boat racing."""
    return word.endswith("ing") and not entry.endswith("ing")


def _head_of_phrase(words: list[str]) -> str:
    if "of" in words[1:]:
        return words[words.index("of", 1) - 1]
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
        elif token.role == "filler" and _is_deed(pieces, at):
            kept.append(Token(token.text, "word"))
        elif token.role == "filler":
            _close_up(kept, token)
        elif token.role != "comma" or not kept or kept[-1].role != "article":
            kept.append(token)
    return kept


def _close_up(kept: list[Token], filler: Token) -> None:
    """Of "a graceful, beautiful swan" the comma goes with what praises the swan."""
    if len(kept) > 1 and kept[-1].role == "comma" and "ADJ" in lexicon.parts(filler.text):
        before = kept[-2]
        if before.role in ("article", "number") or "ADJ" in lexicon.parts(before.text):
            kept.pop()


def _is_deed(pieces: list[Token], at: int) -> bool:
    """Whether what praises elsewhere is done to something: a fakir charming a snake."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    before = pieces[at - 1] if at else None
    if before is None or before.role != "word" or before.text == pieces[at].text:
        return False
    shows = pieces[at].text in ("shows", "showing") and lexicon.kinds(before.text) & {"person"}
    acts = shows or (pieces[at].text.endswith("ing") and pieces[at].text != "showing")
    return acts and after is not None and after.role == "article"


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
