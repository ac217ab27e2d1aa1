"""Finds the quantities of a text: its numbers, each with the unit that it stands with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from generator.engines.physics.understand import numbers, temperatures, units
from generator.engines.physics.understand.asked import Quantity
from generator.engines.physics.understand.dimensions import dimension, spelled
from generator.engines.physics.understand.numbers import Number
from generator.engines.physics.understand.unit_names import Unit

_GAP = re.compile(r"-(?=[^\W\d])| ?(?:±|\+/-) ?[0-9.]+ ?|[多余]| {0,2}")
_PART_GAP = re.compile(r"(?: of)? an? | of ")
_LATIN = re.compile(r"[A-Za-z]")
_COUNTS_OFF = re.compile(
    r" *(?:[,，、/&]|(?:[,，] ?)?(?:and|or|vs\.?|versus)\b|和|与|或|及|以及|还是|跟"
    r"|[-~—]{1,2}|to\b|到|至) *"
)
_COMMA = re.compile(r" *[,，] *")
_GIVEN = re.compile(r"[=≈:为是] *$")
_SPAN = re.compile(r"\s*(?:[-~—]{1,2}|(?:up )?to\b|到|至)\s*")
_AND = re.compile(r"\s*(?:and|和|与|跟)\s*")
_FROM = re.compile(r"\bfrom\b[^.,;]*$|(?:从|(?<!自)由|自(?!由))[^。，；]*$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?P<of>\w+ )?\bbetween (?:about )?$", re.IGNORECASE)
_OF_TWO = re.compile(
    r"(?:force|attraction|collision|distance|repulsion|difference|gravity|interaction|energy|works?"
    r"|operat\w*|runs?|flows?|voltage) $",
    re.IGNORECASE,
)
_THINGS = re.compile(r" (?:\w+ )?(?:mass|charge|block|ball|cart|sphere|planet|star|bod|object)\w*")
_AMONG = re.compile(r"之?间(?!的?(?:[引斥力距碰吸]|作用|万有|库仑|相互))")
_EVERY = re.compile(r"每([㐀-鿿]{1,4})(?:约)?$|([时秒]速)(?:为|是|约)? ?$")
_CENTIGRADE = re.compile(r"([摄华])氏 ?(?:零下)?$")
_HALF_MORE = re.compile(r"半(?![径圆球])|([一二三四五六七八九])(?=[高长宽深，。、的 ]|$)")
_SMALLER = {"m": ("cm", "mm"), "km": ("m",), "kg": ("g",), "ft": ("in",), "h": ("min",)}
_SMALLER |= {"min": ("s",), "lb": ("oz",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Two values of which any between is meant ("1 to 3 m"), in the SI unit `unit`, from `low` up
    to `high`. `words` is what it came from, at `start` to `end` of the text."""

    words: str
    low: float
    high: float
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A number with its unit, None where none stands with it; `spelling` is how that is written.
    `start` and `end` are of both together."""

    number: Number
    unit: Unit | None
    spelling: str
    start: int
    end: int

    @property
    def name(self) -> str:
        return spelled(self.unit.names) if self.unit else ""


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in its order, none overlapping another.

    A unit that follows the last number of a list is that of all ("1, 2 and 3 m"). Both ends of a
    range are among them; `find_ranges` tells that they are one.

    >>> [(it.value, it.unit) for it in find("a 2 kg block slides down a 30° slope from 50 cm")]
    [(2.0, 'kg'), (0.5235987755982988, 'rad'), (0.5, 'm')]
    """
    plain = numbers.folded(text)
    return tuple(_quantity(it, text, plain) for it in _kept(plain))


def find_ranges(text: str) -> tuple[Range, ...]:
    """The ranges of a text, where a value is left open: "between 1 and 3 m", "10~20米".

    What changes "from 1 m to 3 m" is none, and neither is a ratio, "10 to 1".
    """
    plain = numbers.folded(text)
    found = [_quantity(it, text, plain) for it in _kept(plain)]
    return tuple(
        Range(
            words=text[first.start : last.end],
            low=first.value,
            high=last.value,
            unit=last.unit,
            start=first.start,
            end=last.end,
        )
        for first, last in pairwise(found)
        if first.unit == last.unit and first.value < last.value and _is_range(plain, first, last)
    )


def _is_range(text: str, first: Quantity, last: Quantity) -> bool:
    before, between = text[: first.start], text[first.end : last.start]
    if _FROM.search(before[-30:]):
        return False
    if _SPAN.fullmatch(between):
        # Without a unit a dash is as likely a minus or a score.
        return bool(last.unit or between.strip() not in ("-", "—") or "." in first.words)
    # What works between two temperatures works with both.
    if not _AND.fullmatch(between) or last.unit == "K":
        return False
    said = _BETWEEN.search(before)
    if said:
        return not (_OF_TWO.search(said["of"] or "") or _THINGS.match(text, last.end))
    return bool(_AMONG.match(text, last.end))


@lru_cache(16)
def _kept(text: str) -> tuple[_Found, ...]:
    """What is found in a folded text, lists with their shared unit, without what is no number."""
    found = _shared(_merged(list(_pairs(text)), text), text)
    return tuple(it for it in found if it.number.counts or it.unit)


def _pairs(text: str) -> Iterator[_Found]:
    """Each number of a folded text with the unit that follows it."""
    masks, at = numbers.labels(text), 0
    while number := numbers.search(text, at):
        found = _with_unit(text, number)
        at = found.end
        hidden = any(start < number.end and number.start < end for start, end in masks)
        attached = found.unit is None and _LATIN.match(text, number.end)
        if not hidden and not (attached and _LATIN.search(text[number.end - 1]) is None):
            yield found


def _with_unit(text: str, number: Number) -> _Found:
    gaps = [_GAP.match(text, number.end)]
    if number.part:
        gaps.append(_PART_GAP.match(text, number.end))
    for gap in gaps:
        start = gap.end() if gap else number.end
        read = units.read(text, start)
        if read:
            unit, end = read
            found = _Found(number, unit, text[start:end], number.start, end)
            return _every(text, _tail(text, _temperature(text, found)))
    return _every(text, _Found(number, None, "", number.start, number.end))


def _temperature(text: str, found: _Found) -> _Found:
    """It in degrees of heat, where that is what they are."""
    scale = _CENTIGRADE.search(text[: found.start])
    if scale and found.name == "°":
        name = "°C" if scale[1] == "摄" else "°F"
        return replace(found, unit=units.parse(name), spelling=name, start=scale.start())
    name = temperatures.meant(text, found.start, found.end, found.spelling)
    if name != found.spelling:
        found = replace(found, unit=units.parse(name), spelling=name)
    below = temperatures.is_below_zero(text, found.end) if found.unit and found.unit.offset else 0
    if below:
        number = replace(found.number, value=-found.number.value)
        found = replace(found, number=number, end=found.end + below)
    return found


def _tail(text: str, found: _Found) -> _Found:
    """It with the half or the figure after a Chinese unit: 一米半, 一米八."""
    match = _HALF_MORE.match(text, found.end)
    if not match or found.number.value.denominator != 1 or not "一" <= found.spelling[-1] <= "鿿":
        return found
    more = Fraction(1, 2)
    if match[1]:
        digit = numbers.search(match[1], 0)
        if not digit or not found.spelling.endswith("米"):
            return found
        more = digit.value / 10
    return replace(
        found, number=replace(found.number, value=found.number.value + more), end=match.end()
    )


def _every(text: str, found: _Found) -> _Found:
    """It with what Chinese puts before the number: 每秒20米, 时速60公里."""
    match = _EVERY.search(text[: found.start])
    if not match:
        return found
    per = match[1] or {"时速": "小时", "秒速": "秒"}[match[2]]
    # 转 and 次 are no units by themselves.
    end = found.end if found.unit else found.end + 1
    spelling = f"{found.spelling or text[found.end : end]}每{per}"
    try:
        unit = units.parse(spelling)
    except ValueError:
        return found
    return replace(found, unit=unit, spelling=spelling, start=match.start(), end=end)


def _merged(found: list[_Found], text: str) -> list[_Found]:
    """Those of two units as one: "5 ft 6 in", 1小时30分钟."""
    merged: list[_Found] = []
    for it in found:
        last = merged[-1] if merged else None
        if (
            last and last.unit and it.unit and it.name in _SMALLER.get(last.name, ())
            and not text[last.end : it.start].strip()
        ):  # fmt: skip
            more = it.number.value * it.unit.factor / last.unit.factor
            number = replace(last.number, value=last.number.value + more)
            merged[-1] = replace(last, number=number, end=it.end)
        else:
            merged.append(it)
    return merged


def _shared(found: list[_Found], text: str) -> list[_Found]:
    """Those of a list with the unit that its last one has."""
    shared: list[_Found] = []
    for it in reversed(found):
        following = shared[-1] if shared else None
        if it.unit is None and following and following.unit and _are_listed(it, following, text):
            it = replace(it, unit=following.unit, spelling=following.spelling)
        shared.append(it)
    return shared[::-1]


def _are_listed(it: _Found, following: _Found, text: str) -> bool:
    """Whether two numbers are of one list. A mere comma after what a symbol is given parts it from
    what comes next: "μ = 0.3, 5 kg"."""
    if it.number.part or not _COUNTS_OFF.fullmatch(text, it.end, following.number.start):
        return False
    parted = _COMMA.fullmatch(text, it.end, following.number.start)
    last = following.end > following.number.end
    return not (parted and last and _GIVEN.search(text[: it.number.start]))


def _quantity(found: _Found, text: str, plain: str) -> Quantity:
    unit = found.unit or units.parse("")
    warm = bool(found.unit) and dimension(unit.si) == dimension((("K", 1),))
    difference = warm and temperatures.is_difference(plain, found.start, found.end)
    return Quantity(
        value=units.converted(found.number.value, unit, difference=difference),
        unit=units.si_unit(unit),
        words=text[found.start : found.end],
        start=found.start,
        end=found.end,
        said=float(found.number.value),
        said_unit=found.spelling,
        difference=difference,
    )
