"""Compounds of a deed and what it is done to, as a clause: a raincoat-wearing pug."""

import re

from cache.sameness import lexicon
from cache.sameness.function_words import roles_of_words

_COMPOUND = re.compile(r"\b([a-z]+)-([a-z]+ing) ([a-z]+)\b(?: ([a-z]+))?")


def unfolded(text: str) -> str:
    """A levelled text where a raincoat-wearing pug is a pug wearing a raincoat."""
    return _COMPOUND.sub(_clause, text) if "ing " in text and "-" in text else text


def _clause(found: re.Match[str]) -> str:
    thing, deed, doer, after = found.groups()
    takes = lexicon.parts(thing) & {"NOUN", "ADJ", "ADV"} == {"NOUN"}
    if not takes or lexicon.verb_form(deed) != "ing" or thing in roles_of_words():
        return found[0]
    if "NOUN" not in lexicon.parts(doer) or lexicon.verb_form(doer) == "ing":
        return found[0]
    if after and after not in roles_of_words() and not _acts(after):
        return found[0]  # "a fire-breathing dragon statue"
    return f"{doer} {deed} {thing}" + (f" {after}" if after else "")


def _acts(word: str) -> bool:
    return lexicon.verb_form(word) == "ing" or (
        lexicon.verb_form(word) == "s" and "verb" in lexicon.kinds(word)
    )
