"""Cuts a levelled English prompt into words, each with its part in the sentence."""

import re

from cache.sameness import lexicon
from cache.sameness.function_words import numbers, roles_of_words
from cache.sameness.joining import joined_phrases
from cache.sameness.persons import with_persons
from cache.sameness.tables import word_set
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
        found = joined_phrases(found, None if joined is True else joined)
    return _without_fillers(with_persons(found))


def pieces(text: str) -> list[Token]:
    """The tokens of a levelled prompt, with all that fills, phrases word by word."""
    found: list[Token] = []
    for piece in _PIECE.findall(text):
        found += _split(piece)
    return _worn_apart(found)


def _split(piece: str) -> list[Token]:
    if piece.startswith("#"):
        value = numbers().get(piece[1:], piece[1:])
        return [Token("#" + value, "number")] if value else [Token("a", "article")]
    piece = piece.rstrip("'") if not piece.endswith("s'") else piece[:-1] + "'s"
    if piece == ",":
        return [Token(",", "comma")]
    if piece.endswith("'s"):
        return [*_split(piece[:-2]), Token("'s", "possessive")]
    if piece in numbers():
        value = numbers()[piece]
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
