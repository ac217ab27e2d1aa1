"""What a relative clause only calls a thing, before the thing: a hat that is red is a red hat."""

from cache.sameness import lexicon
from cache.sameness.function_words import roles_of_words
from cache.sameness.tables import word_set

_RELATIVES = frozenset(["that", "which", "who"])
_IS, _ARE = frozenset(["is", "was", "'s"]), frozenset(["are", "were", "'re"])
_DEGREES = frozenset(["very", "completely", "entirely", "all", "really", "quite", "totally"])
_DETERMINERS = frozenset(["a", "an", "the", "his", "her", "its", "their", "some", "two", "three"])
_COLORS, _STAYS = word_set("colors"), word_set("no_attributes")
_EXTENTS = word_set("extents")
_EXTENT_OF = {"length": "long", "height": "high", "width": "wide", "depth": "deep"}
_WHERE = frozenset(["in", "on", "at", "under", "beside", "behind", "by", "with", "near"])
_LONGEST = 4  # words of a noun with what stands before it


def attributed(text: str) -> str:
    """A levelled text where each such clause stands before its noun: "a lawn that is wet"."""
    if not any(f" {word}" in text for word in (*_RELATIVES, "whose", ", ", "with a")):
        return text
    words = text.replace(" that's ", " that is ").replace(" who's ", " who is ").split()
    made: list[str] = []
    at = 0
    while at < len(words):
        taken = (
            _moved(words, at, made)
            or _of_whose(words, at, made)
            or _measured(words, at, made)
            or _colored(words, at, made)
        )
        if not taken:
            made.append(words[at])
        at += taken or 1
    return " ".join(made)


def _moved(words: list[str], at: int, made: list[str]) -> int:
    """Puts "that is red" before the noun; the number of words that it took, or 0."""
    if words[at] not in _RELATIVES or not made or at + 2 >= len(words):
        return 0
    behind = _head(made, one=words[at + 1] in _IS, who=words[at] == "who")
    is_plural = lexicon.is_plural(made[behind - 1])
    if words[at + 1] not in (_ARE if is_plural else _IS):
        return 0
    found = _adjective(words, at + 2)
    start = _start(made[:behind])
    if not found or start is None:
        return 0
    made.insert(start, words[found - 1])
    return found - at


def _head(made: list[str], *, one: bool, who: bool) -> int:
    """The place behind the noun that a clause tells of: of "a box of apples that is red" the box,
    of "a girl on a horse who is small" the girl."""
    if one and lexicon.is_plural(made[-1]) and "of" in made[-4:]:
        return len(made) - made[::-1].index("of") - 1 or len(made)
    if who and "person" not in lexicon.kinds(made[-1]):
        people = [at for at, word in enumerate(made) if "person" in lexicon.kinds(word)]
        return people[-1] + 1 if people else len(made)
    return len(made)


def _measured(words: list[str], at: int, made: list[str]) -> int:
    """Makes "that is #15_m long" and "with a length of #15_m" "#15_m long" before the noun."""
    clause = words[at] in _RELATIVES and words[at + 1 : at + 2] in ([it] for it in _IS | _ARE)
    start = _start(made)
    if clause and len(words) > at + 3 and "_" in words[at + 2] and words[at + 3] in _EXTENTS:
        quantity, extent, taken = words[at + 2], words[at + 3], 4
    elif words[at : at + 2] == ["with", "a"] and words[at + 3 : at + 4] == ["of"]:
        quantity = words[at + 4] if len(words) > at + 4 else ""
        extent, taken = _EXTENT_OF.get(words[at + 2], ""), 5
    else:
        return 0
    if start is None or not extent or not quantity.endswith("_m"):
        return 0
    made[start:start] = [quantity, extent]
    return taken


def _colored(words: list[str], at: int, made: list[str]) -> int:
    """Makes "a parrot, green, on a branch" "a green parrot on a branch"."""
    after = words[at + 2] if at + 2 < len(words) else ","
    if words[at] != "," or at + 1 >= len(words) or words[at + 1] not in _COLORS or after != ",":
        return 0
    alone = made and made[0] in _DETERMINERS and len(made) <= _LONGEST
    if not alone or any(it in roles_of_words() for it in made[1:]):
        return 0
    made.insert(1, words[at + 1])
    hangs = at + 3 < len(words) and roles_of_words().get(words[at + 3]) == "preposition"
    return 3 if hangs else 2


def _of_whose(words: list[str], at: int, made: list[str]) -> int:
    """Makes "whose roof is red" "with red roof"."""
    if words[at] != "whose" or not made:
        return 0
    for verb in range(at + 2, min(at + 2 + _LONGEST, len(words))):
        if words[verb] in _IS | _ARE:
            found = _adjective(words, verb + 1)
            several = lexicon.is_plural(words[verb - 1])
            if not found or several != (words[verb] in _ARE):
                return 0
            made += ["with", words[found - 1], *words[at + 1 : verb]]
            return found - at
    return 0


def _adjective(words: list[str], at: int) -> int:
    """The place behind the adjective that stands at a place and nothing belongs to, or 0."""
    at += at < len(words) and words[at] in _DEGREES
    if at >= len(words) or not is_attribute(words[at]):
        return 0
    after = words[at + 1] if at + 1 < len(words) else ","
    ends = after == "," or roles_of_words().get(after) == "while"
    ends = ends or (after in _WHERE and words[at] in _COLORS)
    acts = lexicon.verb_form(after) in ("ing", "s") and "ADJ" not in lexicon.parts(after)
    return at + 1 if ends or acts else 0


def is_attribute(word: str) -> bool:
    """Whether it is an adjective that may stand before its noun, and no participle."""
    if word in _STAYS or lexicon.verb_form(word) in ("ing", "en"):
        return False
    return "ADJ" in lexicon.parts(word) and word not in roles_of_words()


def _start(made: list[str]) -> int | None:
    """The place behind the article of the noun that ends a text, None where none begins it."""
    for place in range(len(made) - 2, max(-1, len(made) - 2 - _LONGEST), -1):
        word = made[place]
        if word in _DETERMINERS or word.startswith("#"):
            return place + 1
        if word == "," or word in roles_of_words() or lexicon.verb_form(word) == "ing":
            return place + 1
    return 0 if len(made) <= _LONGEST else None
