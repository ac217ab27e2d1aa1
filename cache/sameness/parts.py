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
_ON_PART = re.compile(
    rf"\b(?:on|in|around|over|across) the (?:{'|'.join(sorted(word_set('held_parts')))})s?\b"
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


def hung_elsewhere(old: str, new: str, same: Callable[[str, str], bool]) -> bool:
    """Whether something hangs on another part: flames on the hood of the car, or of the truck."""
    mine, theirs = _hung(old), _hung(new)
    if not mine or not theirs or max(len(mine), len(theirs)) > _MOST:
        return False
    return any(
        same(part, other) and not same(holder, its) and same(holder, others) and same(before, its)
        for part, holder, mains in mine
        for other, its, theirs_mains in theirs
        for before in mains
        for others in theirs_mains
    )


@remembered(8192)
def _hung(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """What hangs on a part between commas: itself, that part, and the other parts."""
    parts = [part.strip() for part in text.split(" , ") if part.strip(" ,")]
    if not 2 < len(parts) <= _MOST:
        return []
    hanging = [at > 0 and (_hangs(part) or _hangs_bare(part)) for at, part in enumerate(parts)]
    mains = [part for part, hangs in zip(parts, hanging, strict=True) if not hangs]
    found = []
    holder = parts[0]
    for part, hangs in zip(parts, hanging, strict=True):
        if hangs:
            found.append((part, holder, tuple(it for it in mains if it != holder)))
        else:
            holder = part
    return found if len(mains) > 1 else []


def _hangs_bare(part: str) -> bool:
    """Whether it says what something of what stands before is like: eyes closed, a hat on its
    head, dirt on the wheels."""
    pieces = [it for it in tokens(part) if it.role != "comma"]
    if any(it.text in _OWN for it in pieces) or _ON_PART.search(part):
        return True
    if not pieces or pieces[0].role in ("article", "number") or len(pieces) < 2:
        return False
    return tags(pieces)[-1] == "adjective" or lexicon.verb_form(pieces[-1].head) == "en"


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
