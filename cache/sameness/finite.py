"""Whether a word of a prompt is the verb of its clause: a gardener waters roses."""

from functools import cache

from cache.sameness import lexicon
from cache.sameness.clauses import clause, is_surely_verb, is_the_verb, of_several
from cache.sameness.tables import table, word_set
from cache.sameness.token import Token

_MODALS = word_set("modals")
_COLORS = word_set("colors")
_BE = word_set("be")
_LEAFY = word_set("leafy")
_GROWN = frozenset(["leaves", "trees", "signs"])
_SIGNED = word_set("signed")
_NAMING = frozenset(["word", "article", "number", "possessive"])
_ADVERBS = (frozenset(["ADV"]), frozenset(["ADV", "ADJ"]))
_CLOSING = frozenset(["article", "preposition", "while", "then", "after", "pronoun"])
_BEFORE_VERBS = frozenset(
    [
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
    ]
)


def before_it(words: list[Token], at: int, made: list[str]) -> str:
    """What stands before: a tag, or the role of a function word, or "start"."""
    while at > 0:
        at -= 1
        if made[at] == "adverb" or (made[at] == "number" and "_" in words[at].text):
            continue
        return "pronoun" if words[at].role == "person" else made[at] or words[at].role
    return "start"


def is_finite(words: list[Token], at: int, made: list[str], form: str) -> bool:
    token, before = words[at], before_it(words, at, made)
    if form == "s" and (_is_of_relative(words, at, made) or _has_object(words, at, before)):
        return not _is_done_next(words, at)
    if _is_done_next(words, at):
        return False
    if before == "relative" and at > 1 and words[at - 2].role == "preposition":
        return False  # "from which bats fly"
    parts, mostly = lexicon.parts(token.head), "verb" in lexicon.kinds(token.head)
    if before not in _BEFORE_VERBS:
        return _is_verb_anyway(words, at, before, form, mostly=mostly)
    if before == "auxiliary" and form == "base" and words[at - 1].text in _MODALS:
        return True
    if before == "negation" or (before == "auxiliary" and form == "base"):
        return parts == {"VERB"} or mostly
    return _is_behind_its_own(words, at, made, form)


def _is_done_next(words: list[Token], at: int) -> bool:
    """Whether "are" follows, so that this is a noun: that cows are leaning over."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.role == "auxiliary" and after.text in _BE


def _is_behind_its_own(words: list[Token], at: int, made: list[str], form: str) -> bool:
    """Whether it is a verb where verbs stand, behind a noun, a comma or "and"."""
    before = before_it(words, at, made)
    parts, mostly = lexicon.parts(words[at].head), "verb" in lexicon.kinds(words[at].head)
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and after.role == "word" and is_surely_verb(after.head):
        return parts == {"VERB"}
    if parts.isdisjoint(("NOUN", "ADJ")) or before in ("pronoun", "relative"):
        return True
    if before == "noun":
        return _is_verb_of_noun(words, at, form, mostly)
    if form == "base" and before in ("and", "then") and _says_base(words, made):
        return after is None or after.role in _CLOSING or _is_adverb(after)
    return mostly and form == "s"


def _has_object(words: list[Token], at: int, before: str) -> bool:
    """Whether what follows is its object, so that it is the verb of whatever stands before: a man
    in red scores a goal; who hums shears a sheep; and butters it."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.role not in ("article", "pronoun") or at == 0:
        return False
    if before in ("and", "then", "comma"):
        return any(lexicon.verb_form(token.head) == "s" for token in words[:at])
    if before == "noun" and words[at - 1].text in _COLORS:
        return True
    if before == "verb":
        return any(token.role == "relative" for token in words[max(0, at - 4) : at - 1])
    return before == "noun" and words[0].role != "preposition" and is_the_verb(words, at)


def _is_verb_anyway(words: list[Token], at: int, before: str, form: str, *, mostly: bool) -> bool:
    """Whether it is a verb where verbs seldom stand: to feed a dog; drive on."""
    after = words[at + 1] if at + 1 < len(words) else None
    to = before == "preposition" and words[at - 1].text == "to" and mostly
    if to and form == "base" and after is not None and after.role == "article":
        return True
    named = after is not None and lexicon.verb_form(after.head) in ("s", "en")
    bare = lexicon.parts(words[at].head) == {"VERB"}
    return before == "start" and form == "base" and bare and not named


def _is_of_relative(words: list[Token], at: int, made: list[str]) -> bool:
    """Whether it is the verb of "that a boy throws", or the one right behind that."""
    acts = at > 0 and made[at - 1] == "verb"
    after = words[at + 1] if at + 1 < len(words) else None
    several = not acts and lexicon.is_plural(words[at - 1].head)
    if several or (after is not None and after.role == "auxiliary"):
        return False
    for place in range(at - 1 - acts, -1, -1):
        if words[place].role == "relative":
            return 0 < place < at - 1 - acts
        if made[place] == "verb" or words[place].role not in _NAMING:
            return False
    return False


def _says_base(words: list[Token], made: list[str]) -> bool:
    """Whether the last verb so far is a base form, as that of several is: they sit and wait."""
    forms = [
        lexicon.verb_form(token.head)
        for token, tag in zip(words, made, strict=False)
        if tag == "verb"
    ]
    return bool(forms) and forms[-1] == "base"


def _is_adverb(token: Token) -> bool:
    return token.text.endswith("ly") or token.text in particles()


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
    bare = bare and not mostly  # "covered in flour laughs"
    if form == "s" and bare and (lives or after is None) and not lexicon.is_plural(noun):
        return False  # "in dinosaur costumes"
    several = form == "base" and lexicon.is_plural(_head_before(words, at))
    if several and is_the_verb(words, at):
        return True
    if several or lexicon.is_plural(noun) or not lexicon.parts(noun) or of_several(words, at):
        if form == "base":
            follows = after is not None and (
                after.role in ("article", "number")
                or (after.role == "word" and lexicon.parts(after.text) in _ADVERBS)
            )
            moves = after is not None and after.role == "preposition" and after.text != "of"
            moves = moves and (mostly or not of_several(words, at))
            return mostly or follows or (moves and is_the_verb(words, at))
        phrase = any(token.role == "preposition" for token in clause(words, at))
        if lexicon.parts(noun) and not (phrase and closes and is_the_verb(words, at)):
            return False
    if form != "s":
        return False
    return mostly or ((closes or lives) and is_the_verb(words, at))


def _head_before(words: list[Token], at: int) -> str:
    """Of "two pupils in the back row pass a note" the pupils."""
    while at > 0:
        at -= 1
        if words[at].role == "preposition" and at > 0 and words[at - 1].role == "word":
            return words[at - 1].head
        if words[at].role not in ("word", "article", "number", "possessive"):
            break
    return ""


def _noun_before(words: list[Token], at: int) -> str:
    text = next(token.head for token in reversed(words[:at]) if token.role != "number")
    return "men" if text in ("people", "children", "kids", "police") else text


@cache
def particles() -> frozenset[str]:
    return frozenset(table("english")["particles"]["words"].split())
