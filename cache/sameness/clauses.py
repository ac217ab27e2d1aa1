"""The clause that a token stands in, and whether it can be its verb."""

from cache.sameness import lexicon
from cache.sameness.tokens import Token

_BREAKS = frozenset(["comma", "while", "then", "after", "and"])


def of_several(words: list[Token], at: int) -> bool:
    """Whether "and" joins the nouns before: a cart and a car roll."""
    for token in reversed(words[:at]):
        if token.role not in ("word", "article", "number", "and"):
            return False
        if token.role == "word" and is_surely_verb(token.head):
            return False
        if token.role == "and":
            return True
    return False


def clause(words: list[Token], at: int) -> list[Token]:
    """The other words of a word's clause."""
    first, last = at, at
    while first > 0 and words[first - 1].role not in _BREAKS:
        first -= 1
    while last + 1 < len(words) and words[last + 1].role not in _BREAKS:
        last += 1
    return [*words[first:at], *words[at + 1 : last + 1]]


def is_the_verb(words: list[Token], at: int) -> bool:
    """Whether no other word of the clause is surely a verb."""
    return not any(
        lexicon.verb_form(other.head) == "ing"
        or (lexicon.parts(other.head) == {"VERB"} and lexicon.verb_form(other.head) != "en")
        for other in clause(words, at)
        if other.role == "word"
    )


def is_surely_verb(text: str) -> bool:
    form = lexicon.verb_form(text)
    return form == "ing" or (form == "s" and "NOUN" not in lexicon.parts(text))
