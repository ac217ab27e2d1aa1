"""A word of an English prompt, and how it stands among the others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

POSSESSIVES = frozenset(["his", "her", "its", "their"])


@dataclass(slots=True)
class Word:
    """A word that says something; other words are named by their place among these, `at`.

    `relation`: the preposition of its phrase, "" where it has none, and `anchor` the word that the
    phrase hangs on; `owner`: what a modifier belongs to; `event`: when, among what happens one
    after the other; `literal`: part of a text that is shown; `joined`: "and" stands before it;
    `whose`: "his", "her", "its" or "their" before it; `opens`: it is the first noun behind a comma;
    `fragment`: part of a noun that opens a prompt and that another follows ("Lisbon, a tram …");
    `points`: it says where, seen from what a pronoun stands for; `under`: it is in a clause that
    "because" or "when" opens; `fronted`: of the place or time that opens a part; `antecedent`: of
    the verb of a relative clause the noun before it, with `link`, the preposition between them;
    `run`: the words that stand together have the same; `many`: as of `Token`.
    """

    text: str
    lemmas: frozenset[str]
    at: int
    part: str
    form: str = ""
    relation: str = ""
    anchor: int | None = None
    owner: int | None = None
    before: str = ""
    negated: bool = False
    passive: bool = False
    single: bool = False
    whose: str = ""
    plural: bool = False
    literal: bool = False
    inner: bool = False
    many: bool = False
    joined: bool = False
    opens: bool = False
    fragment: bool = False
    points: bool = False
    under: bool = False
    fronted: bool = False
    antecedent: int | None = None
    link: str = ""
    event: int = 0
    run: int = 0
    agents: frozenset[int] = frozenset()
    patients: frozenset[int] = frozenset()


def runs(words: list[Word]) -> Iterator[list[Word]]:
    """The words that stand together without a function word between them."""
    numbers = sorted({word.run for word in words if word.run >= 0})
    for number in numbers:
        yield [word for word in words if word.run == number]


def is_quantity(word: Word) -> bool:
    """Whether it is a number with a unit."""
    return re.match(r"#[^_]+_", word.text) is not None
