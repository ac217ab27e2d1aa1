"""Chinese words: what each is compared as, and how a text is cut into them."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from cache.sameness.tables import table
from generator.engines.physics.understand import tables as physics
from generator.engines.sketch.understand.tables import table as sketch

TIMES = ("day", "season", "feast", "weather")  # what is told of when it all happens
_TAGS = {"nouns": "n", "verbs": "v", "adjectives": "a", "functions": "p"}


@cache
def words(name: str) -> frozenset[str]:
    """The words of that list of the grammar."""
    return frozenset(table("chinese")["words"][name].split())


@cache
def spelling() -> dict[int, int]:
    """Each traditional character to its simplified one, for `str.translate`."""
    found: dict[int, int] = {}
    own = table("chinese")["traditional"]
    for pairs in (own, sketch("chinese")["traditional"], physics.table("traditional")):
        found |= str.maketrans(pairs["from"], pairs["to"])
    return found


@cache
def meanings() -> dict[str, tuple[str, str]]:
    """Each word we know to the one that stands for it and to its part of speech, as jieba tags."""
    found: dict[str, tuple[str, str]] = {}
    for section, tag in _TAGS.items():
        found |= {it: (group[0], tag) for group in groups(section) for it in group}
    endings = ["", *table("chinese")["times"]["endings"].split("|")]
    for group in (group for kind in TIMES for group in times(kind)):
        found |= {it + ending: (group[0], "t") for it in group for ending in endings}
    for group in _groups(table("chinese")["words"]["places"]):
        found |= dict.fromkeys(group, (group[0], "f"))
    return found


@cache
def groups(section: str) -> tuple[tuple[str, ...], ...]:
    """The groups of words of one meaning of that part of speech."""
    return tuple(_groups(table("chinese_synonyms")[section]))


@cache
def times(kind: str) -> tuple[tuple[str, ...], ...]:
    """The times of that kind of `TIMES`, each with its other words."""
    return tuple(_groups(table("chinese")["times"][kind]))


@cache
def places() -> frozenset[str]:
    """The words for where, seen from a thing: 里, 左, 上方."""
    return frozenset(group[0] for group in _groups(table("chinese")["words"]["places"]))


def cut(text: str) -> list[tuple[str, str]]:
    """The words of a text with jieba's tags of their parts of speech."""
    # Without its guesses at new words, which differ from one sentence to the next.
    found: list[tuple[str, str]] = _jieba().tag(text, hmm=False)
    return found


def is_word(text: str) -> bool:
    """Whether jieba knows it as a word."""
    return bool(_jieba().has_word(text))


@cache
def _jieba() -> ModuleType:
    """rjieba, which is jieba in Rust: jieba itself comes as no wheel."""
    # Imported late: it reads 350 000 words.
    jieba = import_module("rjieba")
    for word, (_, tag) in sorted(meanings().items()):
        if len(word) > 1:
            jieba.add_word(word, None, tag)
    return jieba


def _groups(text: str) -> Iterator[tuple[str, ...]]:
    return (tuple(line.split("|")) for line in text.split())
