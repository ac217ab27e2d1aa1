"""Phrases that have synonyms, each as one word: "fire engine", "puts on his hat"."""

from collections.abc import Iterator, Sequence

from cache.sameness import lexicon
from cache.sameness.function_words import roles_of_words
from cache.sameness.synonyms import is_deed, is_name, phrases
from cache.sameness.tables import word_set
from cache.sameness.token import Token
from cache.sameness.words import POSSESSIVES

_LONGEST = 8
"""Words of a phrase."""

_PARTED = word_set("parted")
_DEFINITE = POSSESSIVES | {"the", "a", "an"}
_PARTICLES = word_set("joining_particles")


def joined_phrases(pieces: list[Token], only: frozenset[str] | None) -> list[Token]:
    """Phrases of several words that have synonyms are one word ("fire engine")."""
    made: list[Token] = []
    at = 0
    while at < len(pieces):
        entry = next(phrases_at(pieces, at, only), ())
        if entry:
            words = [token.text for token in pieces[at : at + len(entry)]]
            phrase = " ".join(entry)
            head = words[0] if is_deed(phrase) else _head_of_phrase(words)
            made.append(Token(phrase, "word", like=head, many=_is_of_many(entry, words)))
        else:
            made.append(pieces[at])
        at += len(entry) or 1
    return made


def _is_of_many(entry: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a prompt says in the plural what a phrase has in the singular: feeds his horses,
    filled with lights."""
    return any(
        said != known and (known in _PARTED or (before in _DEFINITE and lexicon.is_plural(said)))
        for before, known, said in zip(entry, entry[1:], words[1:], strict=False)
    )


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
        and not ("of" in entry and _goes_on(pieces, at + len(entry)))
        and not (
            at
            and pieces[at - 1].role == "article"
            and _acts(pieces[at + len(entry) - 1].text, entry[-1])
        )
    ]
    yield from sorted(found, key=lambda entry: (-len(entry), entry[0] == pieces[at].text, entry))


def _goes_on(pieces: list[Token], at: int) -> bool:
    """Whether "and" and a noun of its own kind follow: a field of wheat and poppies."""
    following = [token.role for token in pieces[at : at + 2]]
    return following == ["and", "word"]


def _acts(word: str, entry: str) -> bool:
    """Whether a noun of an entry stands there as what somebody does: a boat racing."""
    return word.endswith("ing") and not entry.endswith("ing")


def _head_of_phrase(words: list[str]) -> str:
    for at, word in enumerate(words[1:-1]):
        if roles_of_words().get(word) == "preposition":
            return words[at]  # a lake in the mountains is one lake
    particle = roles_of_words().get(words[-1]) == "preposition" or words[-1] in _PARTICLES
    verb = lexicon.verb_form(words[0]) and "NOUN" not in lexicon.parts(words[-1])
    return words[0] if particle or verb else words[-1]
