"""The parts of a prompt between commas, and whether another has the same ones in another order."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cache.sameness import lexicon
from cache.sameness.lexicon import style_words
from cache.sameness.reading import CONDITIONS
from cache.sameness.remembered import remembered
from cache.sameness.tables import word_set
from cache.sameness.tagging import tags
from cache.sameness.tokens import tokens

_JOINS = r"(?:while|whilst|as|because|when|whenever|if|although|though|until)"
_JOINED = re.compile(
    r" (?=(?:while|whilst|because|when|whenever|if|although|though|until) )"
    r"|(?<!\bsuch)(?<!\bsame)(?<!dressed)(?<!disguised)(?<!costumed)(?<!known)(?<!\bso)(?<!\bas)"
    r" (?=as (?:an?|the|his|her|its|their|two|three|[a-z]+s) )"
)
_MOST = 6
_BACK = re.compile(r"\b(?:it|its|he|his|him|she|her|hers|they|their|them|other|another|one|both)\b")
_HEADINGS = word_set("headings")
_HANGING = frozenset(
    ["preposition", "relative", "and", "negation", "pronoun", "person", "auxiliary"]
)
_OWN = frozenset(["its", "his", "her", "their"])
_TURNS = frozenset(["then", "after", "quoting"])


@dataclass(frozen=True, slots=True)
class Group:
    """What stands for itself, with what hangs on it. `acts`: it has a finite verb, so that what
    stands beside it may come before or after it; `beside`: unless both are said to be at once;
    `back`: it points to something before it; `condition`: the "because" or "when" in it."""

    text: str
    acts: bool = False
    beside: bool = False
    back: bool = False
    condition: str = ""


def rearranged(old: str, new: str, same: Callable[[str, str], bool]) -> bool:
    """Whether two levelled prompts have the same groups in another order that says the same."""
    mine, theirs = groups(old), groups(new)
    if len(mine) != len(theirs) or not 1 < len(mine) <= _MOST:
        return False
    order: list[int] = []
    for group in mine:
        at = next(
            (
                at
                for at, other in enumerate(theirs)
                if at not in order
                and group.condition == other.condition
                and same(group.text, other.text)
            ),
            None,
        )
        if at is None:
            return False
        order.append(at)
    return _may_be_moved(mine, theirs, order)


def _may_be_moved(mine: Sequence[Group], theirs: Sequence[Group], order: Sequence[int]) -> bool:
    """Whether what happens keeps its order, and what points back has the same before it."""
    acting = [order[at] for at, group in enumerate(mine) if group.acts]
    at_once = any(group.beside for group in mine) and any(group.beside for group in theirs)
    if acting != sorted(acting) and not at_once:
        return False
    if len(acting) > 2 and acting != sorted(acting):
        return False
    for at, group in enumerate(mine):
        if (group.back or theirs[order[at]].back) and len(mine) > 2:
            before = order[at - 1] if at else -1
            if before != order[at] - 1:
                return False
    return True


@remembered(8192)
def groups(text: str) -> tuple[Group, ...]:
    """The groups of a levelled prompt; none where it tells an order, or has headings."""
    parts = [part for it in text.split(" , ") for part in _JOINED.split(it) if part.strip(" ,")]
    parts = [part.strip(" ,") for part in parts]
    if not 1 < len(parts) <= 2 * _MOST or any(map(_is_heading, parts)):
        return ()
    made: list[list[str]] = []
    waiting: list[str] = []  # what hangs on the next one
    for part in parts:
        if not _hangs(part):
            made.append([*waiting, part])
            waiting = []
        elif made:
            made[-1].append(part)
        else:
            waiting.append(part)
    found = tuple(map(_group, made))
    times = sum(_is_time(group.text) for group in found)
    return found if not waiting and times < 2 else ()


def _group(parts: list[str]) -> Group:
    text = " , ".join(parts)
    pieces = tokens(text)
    acts = any(
        tag == "verb" and lexicon.verb_form(token.head) in ("s", "base", "en")
        for token, tag in zip(pieces, tags(pieces), strict=True)
    )
    beside = any(re.match(rf"{_JOINS} ", part) for part in parts)
    condition = next((it.text for it in pieces if it.text in CONDITIONS), "")
    return Group(text, acts, beside, bool(_BACK.search(text)), condition)


def _hangs(part: str) -> bool:
    """Whether a part says more of what stands beside it: on a hill, laughing, its eyes closed."""
    pieces = [it for it in tokens(part) if it.role != "comma"]
    if re.match(rf"{_JOINS} ", part) and "verb" in tags(pieces):
        return False
    if not pieces or part.split()[0] in _OWN or pieces[0].role in _HANGING:
        return True
    if all(token.text in style_words() for token in pieces):
        return False
    made = tags(pieces)
    return made[0] in ("verb", "particle", "adverb") or "noun" not in made


def _is_heading(part: str) -> bool:
    """Whether what follows it is told apart by it: left, a cat, right, a dog."""
    pieces = tokens(part)
    return any(token.role in _TURNS for token in pieces) or all(
        token.text in _HEADINGS or token.role in ("article", "number", "preposition")
        for token in pieces
    )


def _is_time(text: str) -> bool:
    pieces = [token for token in tokens(text) if token.role == "word"]
    return len(pieces) < 3 and any("time" in lexicon.kinds(token.head) for token in pieces)
