"""The cues of a phenomenon, made ready for a quick search, and how much those found are worth."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.engines.physics.understand.phrases import alternatives, is_han
from generator.engines.physics.understand.tables import table

NAMING = 3
"""The weight of a cue that names its topic."""

EVERYDAY = 0.65
"""What a cue found in words of every day is worth beside one of the textbook's."""

_TOGETHER = 0.75
"""The same for a cue that finds several such words together ("ball … string … swing")."""

_AGAIN = 0.25
"""What a cue is worth that finds words which a heavier cue has found already."""

_ESCAPE = re.compile(r"\\.")
_GROUP = re.compile(r"(?<![\\\[])\((?:\?:)?([^()\[\]?*]+)\)(?![?*{])")
_RUN = re.compile(r"[a-z]+|[㐀-鿿]+")


@dataclass(frozen=True, slots=True)
class Cue:
    """One alternative of a cue. `needs` are stretches of letters of which any find of it holds one
    (none: unknown), `han`
    whether it can only be found in Chinese; `literals` are the words that it spells out, none where
    it does not matter how common they are. `several`: it finds words with others between."""

    search: re.Pattern[str]
    weight: int
    needs: tuple[str, ...]
    han: bool
    literals: tuple[str, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: from `start` to `end` of the text. `told` is the share of its weight that tells
    of physics, less than 1 in words that mean much else."""

    start: int
    end: int
    weight: int
    told: float

    @property
    def everyday(self) -> bool:
        return self.told < 1


@dataclass(frozen=True, slots=True)
class Worth:
    """What the cues found speak for a topic: beside other topics, and for its being physics."""

    rank: float = 0.0
    physics: float = 0.0
    named: bool = False
    hits: tuple[Hit, ...] = ()


def compiled(cues: Mapping[str, int], *, telling: bool = False) -> tuple[tuple[Cue, ...], ...]:
    """The cues of a phenomenon, each as its alternatives. `telling`: they tell as much in words of
    every day.

    Raises:
        re.error: one is no regular expression.
    """
    return tuple(
        tuple(_cue(alternative, weight, telling) for alternative in alternatives(source))
        for source, weight in cues.items()
    )


def worth(cues: Sequence[tuple[Cue, ...]], lower: str, han: bool) -> Worth:
    """What these cues are worth in a text in lower case; `han`: it has Chinese in it."""
    hits = [hit for cue in cues if (hit := _found(cue, lower, han)) is not None]
    if not hits:
        return Worth()
    rank = physics = 0.0
    counted: list[Hit] = []
    for hit in sorted(hits, key=lambda it: -it.weight):
        again = any(hit.start < other.end and other.start < hit.end for other in counted)
        share = _AGAIN if again and hit.weight > 0 else 1.0
        rank += share * hit.weight
        physics += share * hit.weight * (hit.told if hit.weight > 0 else 1)
        if hit.weight > 0:
            counted.append(hit)
    named = any(hit.weight >= NAMING for hit in hits)
    return Worth(rank, physics, named, tuple(hits))


def words_of(source: str) -> Iterator[str]:
    """The whole words of a regular expression: what is spelt out and not left open at its end."""
    plain = _ESCAPE.sub(lambda match: {r"\b": " ", r"\s": " "}.get(match[0], "\0"), source.lower())
    for match in _RUN.finditer(plain):
        after = plain[match.end() : match.end() + 1]
        before = plain[match.start() - 1 : match.start()]
        if after in ("", " ", "|", ")") and before in ("", " ", "|", "(", ":"):
            yield match[0]


def _cue(source: str, weight: int, telling: bool) -> Cue:
    mixed = _ESCAPE.sub("", source) != _ESCAPE.sub("", source.lower())
    flags = re.ASCII | (re.IGNORECASE if mixed else 0)  # a word of English may end at 的
    spelt = (match[0] for match in _RUN.finditer(_ESCAPE.sub(" ", source.lower())))
    literals = () if telling else tuple(word for word in spelt if len(word) > 1)
    several = any(sign in source for sign in (".*", ".{", ".+"))
    compiled_source = re.compile(source, flags)
    return Cue(compiled_source, weight, _needed(source), is_han(source), literals, several)


def _needed(source: str) -> tuple[str, ...]:
    """Stretches of letters of which any find of a regular expression holds one; none: unknown.

    The longest one outside of all brackets that is not left to choice, else one of each alternative
    in the first brackets that are not.
    """
    plain = _ESCAPE.sub("\0", source.lower())
    outside, depth = "", 0
    for index, character in enumerate(plain):
        depth += character in "([{"
        optional = plain[index + 1 : index + 2] in ("?", "*", "{")
        outside += character if depth == 0 and not optional else "\0"
        depth -= character in ")]}"
    longest = max((match[0] for match in _RUN.finditer(outside)), key=len, default="")
    if longest:
        return (longest,)
    groups = (it for it in _GROUP.finditer(plain) if _depth(plain[: it.start()]) == 0)
    group = next(groups, None)
    inner = [_needed(word) for word in alternatives(group[1])] if group else []
    return tuple(word for words in inner for word in words) if all(inner) else ()


def _depth(source: str) -> int:
    return sum((sign in "([") - (sign in ")]") for sign in source)


def _found(cue: tuple[Cue, ...], lower: str, han: bool) -> Hit | None:
    """Where one of its alternatives is, textbook words before others."""
    best: Hit | None = None
    for one in cue:
        if one.han and not han:
            continue
        match = one.search.search(lower)
        if match is not None and match.end() > match.start():
            hit = Hit(match.start(), match.end(), one.weight, _told(match[0], one))
            if best is None or hit.told > best.told:
                best = hit
            if not hit.everyday:
                break
    return best


def _told(found: str, cue: Cue) -> float:
    if not cue.literals or _telling().search(found):
        return 1.0
    return _TOGETHER if cue.several else EVERYDAY


@cache
def _telling() -> re.Pattern[str]:
    """Finds words that are seldom said but in class."""
    words = table("signals")["telling"]
    return re.compile(rf"\b(?:{words['en']})|{words['zh']}", re.ASCII)
