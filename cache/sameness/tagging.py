"""Guesses what each word of a prompt is: noun, verb, adjective, adverb, number or particle."""

from functools import cache

from cache.sameness import lexicon
from cache.sameness.clauses import clause, is_surely_verb, is_the_verb, of_several
from cache.sameness.tables import table, word_set
from cache.sameness.tokens import Token

_NOUNS_IN_ING = word_set("nouns_in_ing")
_ONLY_NOUNS = word_set("only_nouns")
_MODALS = word_set("modals")
_COLORS = word_set("colors")
_DEGREES = word_set("degrees")
_LEAFY = word_set("leafy")
_GROWN = frozenset(["leaves", "trees", "signs"])
_SIGNED = word_set("signed")
_ADJECTIVES = word_set("adjectives")
_CLOSING = frozenset(["article", "preposition", "while", "then", "after", "pronoun"])


def tags(words: list[Token]) -> list[str]:
    """For each token "noun", "verb", "adjective", "adverb", "number", "particle" or ""."""
    made: list[str] = []
    for at, token in enumerate(words):
        made.append(
            _tag(words, at, made)
            if token.role in ("word", "preposition")
            else "number"
            if token.role == "number"
            else ""
        )
    return made


def _tag(words: list[Token], at: int, made: list[str]) -> str:
    token = words[at]
    if token.text in _particles() and _ends_here(words, at):
        return "particle"
    if token.role == "preposition":
        return ""
    if token.inner:
        describes = "ADJ" in lexicon.parts(token.text) and _inner_next(words, at)
        return "adjective" if describes else "noun"
    form = lexicon.verb_form(token.head)
    before = _before(words, at, made)
    if form in ("ing", "en"):
        return _participle(words, at, before)
    if form and _is_finite(words, at, made, form):
        return "verb"
    return _modifier(words, at, before) or _noun_or_rest(token.head)


def _modifier(words: list[Token], at: int, before: str) -> str:
    """Adjective, adverb, or "" for neither."""
    token = words[at]
    parts = lexicon.parts(token.head)
    if token.like and "NOUN" in parts:
        return ""
    if token.text == "halffull" or parts == {"ADV"}:
        return "adverb"
    if token.text in _DEGREES and not _noun_follows(words, at, or_participle=False):
        return "adverb"
    if token.text.endswith("ly") and "ADV" in parts:
        return "adverb"
    if (
        token.text in _COLORS
        and (before == "noun" or _is_done(words, at, before))
        and not _noun_follows(words, at)
    ):
        return "adjective"
    if token.text in _ADJECTIVES and _noun_follows(words, at):
        return "adjective"
    lives = "NOUN" in parts and lexicon.kinds(token.head) & {"person", "animal"}
    alone = "NOUN" not in parts or _noun_follows(words, at) or before == "auxiliary"
    return "adjective" if "ADJ" in parts and alone and not lives else ""


def _is_done(words: list[Token], at: int, before: str) -> bool:
    """Whether a participle stands before: "painted white"."""
    return before == "verb" and lexicon.verb_form(words[at - 1].head) == "en"


def _noun_or_rest(text: str) -> str:
    parts = lexicon.parts(text)
    if not parts or "NOUN" in parts or lexicon.kinds(text) & {"person", "animal"}:
        return "noun"
    return "adverb" if "ADV" in parts else "verb"


def _before(words: list[Token], at: int, made: list[str]) -> str:
    """What stands before: a tag, or the role of a function word, or "start"."""
    while at > 0:
        at -= 1
        if made[at] == "adverb" or (made[at] == "number" and "_" in words[at].text):
            continue
        return made[at] or words[at].role
    return "start"


def _participle(words: list[Token], at: int, before: str) -> str:
    text, parts = words[at].head, lexicon.parts(words[at].head)
    inside = before in ("article", "adjective", "number", "possessive", "preposition")
    after = words[at + 1] if at + 1 < len(words) else None
    if text in _NOUNS_IN_ING and (inside or text in _ONLY_NOUNS):
        return "noun"
    inside = inside and before != "preposition"
    if inside and (after is None or after.role not in ("word", "number")):
        return "noun" if "NOUN" in parts else "adjective" if "ADJ" in parts else "verb"
    return "verb"


def _is_finite(words: list[Token], at: int, made: list[str], form: str) -> bool:
    token, before = words[at], _before(words, at, made)
    parts, mostly = lexicon.parts(token.head), "verb" in lexicon.kinds(token.head)
    if before not in (
        "noun",
        "pronoun",
        "relative",
        "and",
        "particle",
        "auxiliary",
        "comma",
        "negation",
        "while",
        "then",
    ):
        after = words[at + 1] if at + 1 < len(words) else None
        to = before == "preposition" and words[at - 1].text == "to" and mostly
        if to and form == "base" and after is not None and after.role == "article":
            return True
        named = after is not None and lexicon.verb_form(after.head) in ("s", "en")
        return before == "start" and form == "base" and parts == {"VERB"} and not named
    if before == "auxiliary" and form == "base" and words[at - 1].text in _MODALS:
        return True
    if before == "negation" or (before == "auxiliary" and form == "base"):
        return parts == {"VERB"} or mostly
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and after.role == "word" and is_surely_verb(after.head):
        return parts == {"VERB"}
    if "NOUN" not in parts and "ADJ" not in parts:
        return True
    if before in ("pronoun", "relative"):
        return True
    if before == "noun":
        return _is_verb_of_noun(words, at, form, mostly)
    if form == "base" and before in ("and", "then") and _says_base(words, made):
        return after is None or after.role in _CLOSING or _is_adverb(after)
    return mostly and form == "s"


def _says_base(words: list[Token], made: list[str]) -> bool:
    """Whether the last verb so far is a base form, as that of several is: they sit and wait."""
    forms = [
        lexicon.verb_form(token.head)
        for token, tag in zip(words, made, strict=False)
        if tag == "verb"
    ]
    return bool(forms) and forms[-1] == "base"


def _is_adverb(token: Token) -> bool:
    return token.text.endswith("ly") or token.text in _particles()


def _is_verb_of_noun(words: list[Token], at: int, form: str, mostly: bool) -> bool:
    """Whether what may be a noun is the verb of the noun before: "a gardener waters roses"."""
    noun = _noun_before(words, at)
    if words[at].text == "leaves" and lexicon.verb_form(noun) == "s":
        return False
    if noun in (_SIGNED if words[at].text == "signs" else _LEAFY) and words[at].text in _GROWN:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    closes = after is None or after.role in _CLOSING or after.text in ("leaves", "trees")
    lives = bool(lexicon.kinds(noun) & {"person", "animal"})
    bare = at > 1 and words[at - 1].text == noun and words[at - 2].role == "preposition"
    bare = bare and words[at - 2].text != "of"
    if form == "s" and bare and (lives or after is None) and not lexicon.is_plural(noun):
        return False  # "in dinosaur costumes"
    if lexicon.is_plural(noun) or not lexicon.parts(noun) or of_several(words, at):
        if form == "base":
            follows = after is not None and after.role in ("article", "number")
            moves = after is not None and after.role == "preposition" and after.text != "of"
            moves = moves and (mostly or not of_several(words, at))
            return mostly or follows or (moves and is_the_verb(words, at))
        phrase = any(token.role == "preposition" for token in clause(words, at))
        if lexicon.parts(noun) and not (phrase and closes and is_the_verb(words, at)):
            return False
    if form != "s":
        return False
    return mostly or ((closes or lives) and is_the_verb(words, at))


def _noun_before(words: list[Token], at: int) -> str:
    text = next(token.head for token in reversed(words[:at]) if token.role != "number")
    return "men" if text in ("people", "children", "kids", "police") else text


def _noun_follows(words: list[Token], at: int, *, or_participle: bool = True) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.role != "word":
        return after is not None and after.role == "number"
    parts = lexicon.parts(after.head)
    if lexicon.verb_form(after.head) in ("ing", "en"):
        return or_participle
    return not parts or bool(parts & {"NOUN", "ADJ"})


def _inner_next(words: list[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].inner


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


@cache
def _particles() -> frozenset[str]:
    return frozenset(table("english")["particles"]["words"].split())
