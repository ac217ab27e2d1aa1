"""Guesses what each word of a prompt is: noun, verb, adjective, adverb, number or particle."""

from cache.sameness import lexicon
from cache.sameness.finite import before_it, is_finite, particles
from cache.sameness.tables import table, word_set
from cache.sameness.token import Token

_NOUNS_IN_ING = word_set("nouns_in_ing")
_ONLY_NOUNS = word_set("only_nouns")
UNCHANGED = word_set("unchanged")
"""Verbs whose participle is their base form: it is cut."""
_COLORS = word_set("colors")
_DEGREES = word_set("degrees")
_ADJECTIVES = word_set("adjectives")
_POINTING = word_set("pointing")
_ADVERBS = word_set("adverbs")
_EXTENTS = word_set("extents")


def tags(words: list[Token]) -> list[str]:
    """For each token "noun", "verb", "adjective", "adverb", "number", "particle" or ""."""
    made: list[str] = []
    for at, token in enumerate(words):
        made.append(
            _tag(words, at, made)
            if token.role in ("word", "preposition")
            else token.role
            if token.role == "number"
            else "noun"
            if token.role == "person"
            else ""
        )
    return made


def _tag(words: list[Token], at: int, made: list[str]) -> str:
    token = words[at]
    if token.text in particles() and _ends_here(words, at) and not _is_thing(words, at, made):
        return "particle"
    if token.role == "preposition":
        return "particle" if is_pointing(words, at) else ""
    if token.inner:
        if not _inner_next(words, at):
            return "noun"
        if lexicon.verb_form(token.text) == "en":
            return "verb"  # the blade of a cracked-blade sword is cracked
        return "adjective" if "ADJ" in lexicon.parts(token.text) else "noun"
    form = lexicon.verb_form(token.head)
    before = before_it(words, at, made)
    if is_done_by(words, at) and before == "noun":
        return "verb"
    if form in ("ing", "en"):
        return _participle(words, at, before)
    if form and is_finite(words, at, made, form):
        return "verb"
    named = before in ("article", "possessive") or (
        before == "preposition" and form == "s" and words[at - 1].text != "to"
    )
    named = named and lexicon.parts(token.head) == {"VERB"}
    return _modifier(words, at, before) or ("noun" if named else _noun_or_rest(token.head))


def _is_thing(words: list[Token], at: int, made: list[str]) -> bool:
    """Whether it is the back of somebody, not the way back."""
    named = before_it(words, at, made) in ("article", "possessive")
    return named and "NOUN" in lexicon.parts(words[at].text)


def is_done_by(words: list[Token], at: int) -> bool:
    """Whether a verb of one form is a participle: a man hit by a ball."""
    return words[at].head in UNCHANGED and at + 1 < len(words) and words[at + 1].text == "by"


def _modifier(words: list[Token], at: int, before: str) -> str:
    """Adjective, adverb, or "" for neither."""
    token = words[at]
    parts = lexicon.parts(token.head)
    if token.like and "NOUN" in parts:
        return ""
    if token.text in _ADVERBS or parts == {"ADV"}:
        return "adverb"
    if at and token.text in _EXTENTS and "_" in words[at - 1].text:
        return "adjective"  # "a snake 3 m long"
    if token.text in _DEGREES and not _noun_follows(words, at, or_participle=False):
        return "adverb"
    if token.text.endswith("ly") and "ADV" in parts:
        return "adverb"
    if token.text in _COLORS and before == "preposition" and _goes_on(words, at):
        return ""  # "a girl in red scores a goal"
    if (
        token.text in _COLORS
        and (before == "noun" or _is_done(words, at, before))
        and not _noun_follows(words, at)
    ):
        return "adjective"
    named = before in ("noun", "article", "adjective", "possessive")
    if "NOUN" in parts and named and _acts_next(words, at):
        return ""
    if token.text in _ADJECTIVES and _noun_follows(words, at):
        return "adjective"
    lives = "NOUN" in parts and lexicon.kinds(token.head) & {"person", "animal"}
    alone = "NOUN" not in parts or _noun_follows(words, at) or before == "auxiliary"
    return "adjective" if "ADJ" in parts and alone and not lives else ""


def _goes_on(words: list[Token], at: int) -> bool:
    """Whether the next word is a verb with its object."""
    after = words[at + 1 : at + 3]
    return len(after) == 2 and (
        lexicon.verb_form(after[0].head) == "s" and after[1].role in ("article", "pronoun")
    )


def _is_done(words: list[Token], at: int, before: str) -> bool:
    """Whether a participle stands before: "painted white"."""
    return before == "verb" and lexicon.verb_form(words[at - 1].head) == "en"


def _noun_or_rest(text: str) -> str:
    parts = lexicon.parts(text)
    if not parts or "NOUN" in parts or lexicon.kinds(text) & {"person", "animal"}:
        return "noun"
    return "adverb" if "ADV" in parts else "verb"


def _participle(words: list[Token], at: int, before: str) -> str:
    text, parts = words[at].head, lexicon.parts(words[at].head)
    inside = before in ("article", "adjective", "number", "possessive", "preposition")
    after = words[at + 1] if at + 1 < len(words) else None
    described = at > 1 and before == "verb" and words[at - 2].role == "article"
    if text in _NOUNS_IN_ING and (inside or described or text in _ONLY_NOUNS):
        return "noun"
    inside = inside and before != "preposition"
    if inside and (after is None or after.role not in ("word", "number")):
        return "noun" if "NOUN" in parts else "adjective" if "ADJ" in parts else "verb"
    return "verb"


def _noun_follows(words: list[Token], at: int, *, or_participle: bool = True) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.role != "word":
        return after is not None and after.role == "number"
    parts = lexicon.parts(after.head)
    if lexicon.verb_form(after.head) in ("ing", "en"):
        return or_participle
    return not parts or bool(parts & {"NOUN", "ADJ"})


def _acts_next(words: list[Token], at: int) -> bool:
    """Whether what follows is mostly a verb, so that this is a noun: a bay stands."""
    after = words[at + 1] if at + 1 < len(words) else None
    mostly = after is not None and "verb" in lexicon.kinds(after.head)
    return after is not None and mostly and lexicon.verb_form(after.head) == "s"


def _inner_next(words: list[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].inner


def is_pointing(words: list[Token], at: int) -> bool:
    """Whether a preposition says where, seen from what was named before: behind him."""
    if words[at].role != "preposition" or at + 1 >= len(words):
        return False
    relation, after = table("english")["prepositions"][words[at].text], words[at + 1]
    if relation not in _POINTING:
        return False
    if after.text == "her":
        return at + 2 >= len(words) or words[at + 2].role != "word"
    return after.role == "pronoun" and after.text != "there"


def _ends_here(words: list[Token], at: int) -> bool:
    """Whether what follows a word is no noun that it could be the preposition of."""
    after = words[at + 1] if at + 1 < len(words) else None
    if words[at].role != "preposition":
        return after is None or after.role not in ("word",)
    return (
        after is None
        or after.role
        in ("comma", "and", "preposition", "while", "then", "after", "auxiliary", "negation")
        or (after.role == "word" and after.text.endswith("ly"))
    )
