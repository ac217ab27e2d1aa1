"""Units in a text, with their prefixes and compounds, and values from one unit to another."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from generator.engines.physics.understand import dimensions, unit_names
from generator.engines.physics.understand.numbers import folded
from generator.engines.physics.understand.unit_names import Unit

_LETTER = re.compile(r"[A-Za-zμΩ]")
_ENDS_IN_LETTER = re.compile(r".*[A-Za-zμΩÅ]$", re.DOTALL)
_WORD = re.compile(r"[A-Za-z]{5,}")
_LEADING_OVER = re.compile(r"(?:1 ?)?/ ?|per |每")
_OVER = re.compile(r" ?/ ?|[ -]per[ -]| ?每 ?")
_EACH = re.compile(r" an? (?=[a-z]{3})")
_TIMES = re.compile(r" ?[·×*] ?")
_BESIDE = re.compile(r"[ .-]|(?=[°℃])|(?<=[㐀-鿿])(?=[㐀-鿿])")
_RAISING = re.compile(r"(square|sq\.?|cubic|平方|立方|二次方) ?", re.IGNORECASE)
_RAISED = re.compile(
    r"(?:\^|\*\*) ?[({]?([+-]?[1-6])[)}]?|([⁺⁻]?[¹²³⁴⁵⁶])"
    r"|[ -](squared|cubed)\b|(?:的)?(平方|二次方|立方|三次方)(?!根)"
)
_DIGIT = re.compile(r"[1-4](?![0-9A-Za-z]|[.,][0-9])")
_MINUS_DIGIT = re.compile(r"-[1-4](?![0-9A-Za-z]|[.,][0-9])")
_VALUED = re.compile(r"[0-9₀-₉]? *(?:[=≈:]|[为是]|(?:is|of)\b) *(?=[-+.0-9])")
"""What follows a symbol that is given a value: "m2 = 5" after "3 kg" is no unit."""
_POWERS = {"squared": 2, "平方": 2, "二次方": 2, "cubed": 3, "立方": 3, "三次方": 3}
_POWERS |= {"square": 2, "sq": 2, "sq.": 2, "cubic": 3}
_SIGNS = str.maketrans("⁺⁻¹²³⁴⁵⁶", "+-123456")


@dataclass(frozen=True, slots=True)
class _Term:
    """A factor of a compound, with where it ends. One that stands `loose` beside the one before,
    as in "N m", belongs to it only if people measure in that."""

    unit: Unit
    end: int
    loose: bool


def read(text: str, start: int, *, guarded: bool = True) -> tuple[Unit, int] | None:
    """The longest unit that a folded text has at `start`, and where it ends. `guarded`: right
    after a number, where not every spelling of a unit is one ("2 in the morning")."""
    leading = None
    terms = list(_terms(text, start, None, guarded=guarded))
    if not terms:
        leading = _LEADING_OVER.match(text, start)
        terms = list(_terms(text, start, leading, guarded=False)) if leading else []
    for count in range(len(terms), 0, -1):
        unit = _product(terms[:count])
        loose = leading is not None or any(term.loose for term in terms[:count])
        if unit.joined or (loose and not _is_usual(terms[:count])):
            continue
        return unit, terms[count - 1].end
    return None


@lru_cache(1024)
def parse(expression: str) -> Unit:
    """The unit that a whole expression names, "" a pure number. Raises ValueError: it is none."""
    text = folded(expression).strip()
    found = read(text, 0, guarded=False) if text else (Unit((), (), Fraction(1)), 0)
    if found is None or found[1] != len(text):
        raise ValueError(f"no unit: {expression!r}")
    return found[0]


def si_unit(unit: Unit) -> str:
    """The SI unit that it is measured in, in the engine's spelling."""
    return dimensions.usual(unit.si)


def symbol(unit: str) -> str:
    """How a label writes a unit: "km/h" for "kilometres per hour". Raises ValueError: no unit."""
    return dimensions.spelled(parse(unit).names)


def converted(value: Fraction, unit: Unit, *, difference: bool = False) -> float:
    """A value in SI. A `difference` of temperatures has no zero to be counted from."""
    return float(value * unit.factor + (0 if difference else unit.offset))


def to_si(value: float, unit: str, *, difference: bool = False) -> tuple[float, str]:
    """A value in SI, and the SI unit. Raises ValueError: no unit.

    >>> to_si(36, "km/h"), to_si(20, "°C")
    ((10.0, 'm/s'), (293.15, 'K'))
    """
    it = parse(unit)
    if not math.isfinite(value):
        return value, si_unit(it)
    return converted(Fraction(str(value)), it, difference=difference), si_unit(it)


def shown(value_si: float, unit_shown: str, *, difference: bool = False) -> float:
    """An SI value in a unit for people. Raises ValueError: no unit.

    >>> shown(293.15, "°C"), shown(0.25, "cm")
    (20.0, 25.0)
    """
    it = parse(unit_shown)
    if not math.isfinite(value_si):
        return value_si
    return float((Fraction(str(value_si)) - (0 if difference else it.offset)) / it.factor)


def same_dimension(first: str, second: str) -> bool:
    """Whether both measure the same: "N/C" and "V/m" do, "rad/s" and "Hz" do not. Raises
    ValueError: no unit."""
    return dimensions.dimension(parse(first).si) == dimensions.dimension(parse(second).si)


def _is_usual(terms: list[_Term]) -> bool:
    """Whether it is a unit that people measure in, and none of "2 m in diameter"."""
    names = [name for term in terms if term.loose for name, _ in term.unit.si]
    others = [name for term in terms if not term.loose for name, _ in term.unit.si]
    return not set(names) & set(others) and dimensions.is_usual(_product(terms).si)


def _terms(
    text: str, start: int, leading: re.Match[str] | None, *, guarded: bool
) -> Iterator[_Term]:
    at, sign, loose = (leading.end() if leading else start), (-1 if leading else 1), False
    first = guarded
    while True:
        term = _group(text, at) if sign < 0 and text[at : at + 1] == "(" else None
        term = term or _factor(text, at, first=first, loose=loose)
        if term is None:
            return
        yield _Term(_power(term.unit, sign), term.end, loose)
        joint = _joint(text, term.end)
        if joint is None:
            return
        at, over, loose = joint
        sign, first = (-1 if over else sign), False


def _joint(text: str, at: int) -> tuple[int, bool, bool] | None:
    """Where what joins two factors ends, whether it divides, and whether it may join none."""
    for pattern, over, loose in (
        (_OVER, True, False),
        (_EACH, True, True),
        (_TIMES, False, False),
        (_BESIDE, False, True),
    ):
        match = pattern.match(text, at)
        if match:
            return match.end(), over, loose
    return None


def _group(text: str, at: int) -> _Term | None:
    """The factors in brackets, as one."""
    terms = []
    for term in _terms(text, at + 1, None, guarded=False):
        terms.append(term)
        if text.startswith(")", term.end):
            return _Term(_product(terms), term.end + 1, False)
    return None


def _factor(text: str, at: int, *, first: bool, loose: bool) -> _Term | None:
    raising = _RAISING.match(text, at)
    start = raising.end() if raising else at
    found = _named(text, start, first=first and not raising)
    if found is None:
        return None
    unit, end = found
    if loose and _VALUED.match(text, end):
        return None
    raised, stop = _raised(text, end, unit, loose=loose)
    if stop == end and raising:
        raised = _POWERS[raising[1].lower()]
    if stop == end and text[end : end + 1].isdigit() and _ENDS_IN_LETTER.match(text[start:end]):
        return None
    return _Term(_power(unit, raised), stop, loose)


def _named(text: str, start: int, *, first: bool) -> tuple[Unit, int] | None:
    for found, end in unit_names.names().at(text, start):
        piece, rest = text[start:end], text[end : end + 2]
        if _ENDS_IN_LETTER.match(piece) and (_LETTER.match(rest) or re.match("'[a-z]", rest)):
            continue
        guard = unit_names.guards().get(piece)
        if guard and not guard.allows(text, start, end, first=first):
            continue
        return (parse(found) if isinstance(found, str) else found), end
    word = _WORD.match(text, start)
    meant = unit_names.mended(word[0]) if word else None
    return (meant, word.end()) if word and meant else None


def _raised(text: str, end: int, unit: Unit, *, loose: bool) -> tuple[int, int]:
    """The power that a factor is raised to, and where that ends."""
    match = _RAISED.match(text, end)
    if match:
        sign = match[1] or match[2]
        word = match[3] or match[4]
        return (int(sign.translate(_SIGNS)) if sign else _POWERS[word]), match.end()
    lengthy = unit.si in ((("m", 1),), (("s", 1),))
    match = _DIGIT.match(text, end) if lengthy else None
    # "m s-1" is a power, "1 m-3 m" is none.
    match = match or (_MINUS_DIGIT.match(text, end) if loose else None)
    return (int(match[0]), match.end()) if match else (1, end)


def _power(unit: Unit, power: int) -> Unit:
    if power == 1:
        return unit
    return Unit(
        tuple((name, its * power) for name, its in unit.names),
        tuple((name, its * power) for name, its in unit.si),
        unit.factor**power,
        joined=unit.joined,
    )


def _product(terms: list[_Term]) -> Unit:
    if len(terms) == 1:
        return terms[0].unit
    factor = Fraction(1)
    for term in terms:
        factor *= term.unit.factor
    return Unit(
        dimensions.joined(name for term in terms for name in term.unit.names),
        dimensions.joined(name for term in terms for name in term.unit.si),
        factor,
    )
