"""What SI units measure, and the one way in which each is spelled."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from generator.engines.physics.understand.tables import table

Parts = tuple[tuple[str, int], ...]
"""A unit as its factors with their powers: (("kg", 1), ("m", -3))."""

_BASE = ("kg", "m", "s", "A", "K", "mol", "rad")
_FACTOR = re.compile(r"([^⁰¹²³⁴⁵⁶]+)([²³⁴⁵⁶]?)$")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@cache
def parts(unit: str) -> Parts:
    """The factors of a unit in the engine's spelling.

    >>> parts("J/(kg·K)")
    (('J', 1), ('kg', -1), ('K', -1))
    """
    above, _, below = unit.partition("/")
    factors = [(factor, 1) for factor in above.split("·") if factor not in ("", "1")]
    factors += [(factor, -1) for factor in below.strip("()").split("·") if factor]
    found = []
    for factor, sign in factors:
        match = _FACTOR.match(factor)
        assert match
        found.append((match[1], sign * (_RAISED.index(match[2]) if match[2] else 1)))
    return tuple(found)


def joined(factors: Iterable[tuple[str, int]]) -> Parts:
    """The same factors, each once."""
    powers: dict[str, int] = {}
    for name, power in factors:
        powers[name] = powers.get(name, 0) + power
    return tuple((name, power) for name, power in powers.items() if power)


@lru_cache(1024)
def spelled(factors: Parts) -> str:
    """A product of units in the engine's spelling.

    >>> spelled((("kg", 1), ("m", -3))), spelled((("J", 1), ("kg", -1), ("K", -1)))
    ('kg/m³', 'J/(kg·K)')
    """
    above = [_power(name, power) for name, power in factors if power > 0]
    below = [_power(name, -power) for name, power in factors if power < 0]
    if not below:
        return "·".join(above)
    divisor = below[0] if len(below) == 1 else f"({'·'.join(below)})"
    return f"{'·'.join(above) or '1'}/{divisor}"


def _power(name: str, power: int) -> str:
    return name if power == 1 else name + "".join(_RAISED[int(digit)] for digit in str(power))


@lru_cache(1024)
def dimension(factors: Parts) -> tuple[int, ...]:
    """The powers of kg, m, s, A, K, mol and rad in a product of SI units."""
    total = [0] * len(_BASE)
    derived = table("units")["dimensions"]
    for name, power in factors:
        if name in _BASE:
            total[_BASE.index(name)] += power
        else:
            for index, its in enumerate(dimension(parts(derived[name]))):
                total[index] += its * power
    return tuple(total)


@lru_cache(1024)
def usual(factors: Parts) -> str:
    """How people write a product of SI units: as it stands where that is usual ("V/m"), else what
    else measures the same ("kg·m²/s²" is "J"), else in base units."""
    as_it_stands = spelled(factors)
    measures = dimension(factors)
    if as_it_stands in _spellings() or not any(measures):
        return as_it_stands if any(measures) else ""
    base = tuple((name, power) for name, power in zip(_BASE, measures, strict=True) if power)
    return _usual().get(measures) or spelled(base)


def is_usual(factors: Parts) -> bool:
    """Whether people measure anything in it."""
    return dimension(factors) in _usual()


@cache
def _spellings() -> frozenset[str]:
    return frozenset(table("units")["spellings"].values())


@cache
def _usual() -> dict[tuple[int, ...], str]:
    found: dict[tuple[int, ...], str] = {}
    for unit in table("units")["spellings"].values():
        found.setdefault(dimension(parts(unit)), unit)
    return found
