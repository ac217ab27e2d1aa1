"""The clause that a token stands in, and whether it can be its verb."""

from cache.sameness import lexicon
from cache.sameness.token import Token

_BREAKS = frozenset(["comma", "while", "then", "after", "and"])


def of_several(words: list[Token], at: int) -> bool:
    """Whether "and" joins the nouns before: a cart and a car roll."""
    for place in range(at - 1, -1, -1):
        token = words[place]
        if token.role not in ("word", "article", "number", "and"):
            return False
        if token.role == "word" and is_surely_verb(token.head):
            return False
        if token.role == "and":
            return not _ends_clause(words, place)
    return False


def _ends_clause(words: list[Token], at: int) -> bool:
    """Whether a verb stands before "and": a cook sneezes and a plate drops."""
    if at < 2 or words[at - 1].role != "word" or words[at - 2].role not in ("word", "relative"):
        return False
    verb, noun = words[at - 1].head, words[at - 2]
    lives = bool(lexicon.kinds(noun.head) & {"person", "animal"})
    acts = lexicon.verb_form(verb) == "s" and ("verb" in lexicon.kinds(verb) or lives)
    return acts and not lexicon.is_plural(noun.head)


def clause(words: list[Token], at: int) -> list[Token]:
    """The other words of a word's clause."""
    return [words[place] for place in _places(words, at)]


def _places(words: list[Token], at: int) -> list[int]:
    first, last = at, at
    while first > 0 and words[first - 1].role not in _BREAKS:
        first -= 1
    while last + 1 < len(words) and words[last + 1].role not in _BREAKS:
        last += 1
    return [*range(first, at), *range(at + 1, last + 1)]


def is_the_verb(words: list[Token], at: int) -> bool:
    """Whether no other word of the clause is surely a verb; "by nodding" only says how."""
    return not any(
        (lexicon.verb_form(words[place].head) == "ing" and not _says_how(words, place, at))
        or (
            lexicon.parts(words[place].head) == {"VERB"}
            and lexicon.verb_form(words[place].head) != "en"
        )
        for place in _places(words, at)
        if words[place].role == "word"
    )


def _says_how(words: list[Token], place: int, at: int) -> bool:
    return place > at and words[place - 1].role == "preposition"


def is_surely_verb(text: str) -> bool:
    form = lexicon.verb_form(text)
    return form == "ing" or (form == "s" and "NOUN" not in lexicon.parts(text))
