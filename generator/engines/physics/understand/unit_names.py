"""What units are called: every symbol and word of data/units.toml, with its prefixes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from generator.engines.physics.understand.dimensions import Parts, parts
from generator.engines.physics.understand.spelling import Speller
from generator.engines.physics.understand.tables import table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it is called, factor by factor, and what of SI it is.

    A value in it times `factor`, plus `offset`, is the value in the product of SI units `si`. One
    that is `joined` is only a part of others, as "rev" is of "rev/s".
    """

    names: Parts
    si: Parts
    factor: Fraction
    offset: Fraction = Fraction(0)
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """Where a spelling stands for its unit: what has to be `before` it and `after` it right after
    a number, what has to join it to a unit `beside` it, and what may `never` follow."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    beside: re.Pattern[str] | None
    never: re.Pattern[str] | None

    def allows(self, text: str, start: int, end: int, *, first: bool) -> bool:
        """Whether the spelling at `start` to `end` is a unit, the `first` after a number or not."""
        if not first and self.beside and not self.beside.search(text[max(start - 24, 0) : start]):
            return False
        if first and self.before and not self.before.search(text[max(start - 24, 0) : start]):
            return False
        if first and self.after and not self.after.match(text, end):
            return False
        return not (self.never and self.never.match(text, end))


@dataclass(frozen=True, slots=True)
class Names:
    """Every spelling: those that mind case, those in lower case that do not, and those that stand
    for an expression of others. `lengths` are the lengths of those that begin with a character,
    in lower case, the longest first."""

    exact: Mapping[str, Unit]
    lower: Mapping[str, Unit]
    aliases: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]

    def at(self, text: str, start: int) -> Iterator[tuple[Unit | str, int]]:
        """The spellings that a text has at `start`, the longest first, and where each ends."""
        for length in self.lengths.get(text[start : start + 1].lower(), ()):
            piece = text[start : start + length]
            found = self.exact.get(piece) or self.aliases.get(piece)
            found = found or self.lower.get(piece.lower())
            if found is not None and len(piece) == length:
                yield found, start + length


@cache
def names() -> Names:
    """Those of the table."""
    exact: dict[str, Unit] = {}
    lower: dict[str, Unit] = {}
    for row in table("units")["unit"]:
        for symbol in ("", *row.get("prefixes", "")):
            prefix = table("units")["prefix"][symbol] if symbol else _NO_PREFIX
            unit = _unit(row, symbol, Fraction(prefix["factor"]))
            exact |= dict.fromkeys((symbol + name for name in row["symbols"]), unit)
            if symbol == "μ":
                exact |= dict.fromkeys(("u" + name for name in row["symbols"]), unit)
            exact |= dict.fromkeys((prefix["zh"] + name for name in row["zh"]), unit)
            words = (prefix["word"] + name.lower() for name in row["words"])
            lower |= dict.fromkeys(words, unit)
    aliases = table("units")["aliases"]
    lengths: dict[str, set[int]] = {}
    for name in (*exact, *lower, *aliases):
        lengths.setdefault(name[0].lower(), set()).add(len(name))
    longest_first = {first: tuple(sorted(them)[::-1]) for first, them in lengths.items()}
    return Names(exact, lower, aliases, longest_first)


_NO_PREFIX = {"factor": "1", "word": "", "zh": ""}


def _unit(row: Mapping[str, Any], prefix: str, times: Fraction) -> Unit:
    base = (row["symbols"] or row["words"])[0] if row["si"] or row["symbols"] == ["%"] else ""
    return Unit(
        names=((prefix + base, 1),) if base else (),
        si=parts(row["si"]),
        factor=Fraction(row["factor"]) * times,
        offset=Fraction(row.get("offset", 0)),
        joined=row.get("joined", False),
    )


@cache
def guards() -> Mapping[str, Guard]:
    """The guards by what they guard."""
    found: dict[str, Guard] = {}
    for row in table("units")["guard"]:
        before, after, beside, never = (
            row.get(key) for key in ("before", "after", "beside", "never")
        )
        guard = Guard(
            re.compile(before, re.IGNORECASE) if before else None,
            re.compile(after, re.IGNORECASE) if after else None,
            re.compile(beside) if beside else None,
            re.compile(never) if never else None,
        )
        found |= dict.fromkeys(row["spellings"], guard)
    return found


@lru_cache(1024)
def mended(word: str) -> Unit | None:
    """The unit that a word with a slip of the pen in it was meant to be; None for a word with
    none in it."""
    meant = _speller().mend(word.lower())
    return names().lower.get(meant) if meant != word.lower() else None


@cache
def _speller() -> Speller:
    return Speller.of(word for word in names().lower if word.isalpha())
