"""Finds the numbers of a text, in figures and in words, and the figures that are none."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from generator.engines.physics.understand import numerals
from generator.engines.physics.understand.tables import table

LARGEST = Fraction(10) ** 100
"""Beyond it a number is no quantity of anything, and would not fit a float in some units."""

_FIGURES = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,40})(?![0-9])"
_PLAIN = rf"(?:{_FIGURES}(?:\.[0-9]{{1,40}}(?![0-9]))?|(?<![A-Za-z0-9])\.[0-9]{{1,40}}(?![0-9]))"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_POWER = rf"(?:\^|\*\*)\ ?[({{]?\ ?[+-]?[0-9]{{1,2}}(?![0-9])\ ?[)}}]?|[⁺⁻]?[{_RAISED[:10]}]{{1,2}}"
_HAN = "〇零一二两三四五六七八九"
# In 三千克 the 千 is the unit's, in 两万五千克 it is the number's; so is the 百 in 三百帕, and in
# 十一百帕 it is not.
_HAN_HUNDRED = f"百(?!帕)|(?<=[千万亿][{_HAN}])百|(?<![{_HAN}十百千万亿][{_HAN}])(?<![十百千])百"
_HAN_THOUSAND = f"千(?![克米瓦帕欧焦赫卡牛伏安摩]|电子伏|贝克)|(?<=[万亿][{_HAN}])千"
_HAN_TENS = f"(?:[十万亿]|{_HAN_HUNDRED}|{_HAN_THOUSAND})"
_HAN_NUMBER = rf"(?:[{_HAN}]|{_HAN_TENS})+(?:点[{_HAN}]+)?"
_OTHER_HALVES = (
    "in first second other upper lower top bottom left right each that this"  # no measure
)
_NO_HALF = re.compile(r"-| (?:life|lives|wave|circle|sphere|plane|time|way|angle|lap|cycle)")
_MEASURE = "".join(rf"(?<!\b{word}\ )" for word in _OTHER_HALVES.split(" "))
_PATTERN = rf"""
(?P<sign>(?<![A-Za-z0-9_)\]°%-])[-+](?=[0-9.½¼¾π])|\b(?:minus|negative)\ |负\ ?|零下(?:摄氏)?\ ?)?
(?:
    (?P<share>(?<![点])(?:[0-9]+|[{_HAN}十百千万]+)分之(?:{_PLAIN}|{_HAN_NUMBER}))
  | (?:(?<![A-Za-z_0-9^])(?<![0-9]\.)|(?<=[0-9][x×]))(?:
        (?P<pi>(?:{_PLAIN}\ ?\*?\ ?)?(?:π|(?<![A-Za-z])pi(?![A-Za-z]))(?:\ ?/\ ?{_PLAIN})?)
      | (?P<fraction>(?:[0-9]{{1,9}}\ )?[0-9]{{1,9}}/[0-9]{{1,9}}(?![0-9/.])
          |(?:[0-9]{{1,9}}\ ?)?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
      | (?P<science>{_PLAIN}(?:e[+-]?[0-9]{{1,2}}(?![0-9])
          |\ ?[x×*·]\ ?10(?:{_POWER}|-[0-9]{{1,2}}(?![0-9])))
          |10(?:{_POWER}))
      | (?P<halved>{_PLAIN}(?:\ and\ (?:a\ )?half\b|个半))
      | (?P<scaled>{_PLAIN}(?:\ ?{_HAN_TENS}+|\ (?:hundred|thousand|million|billion|trillion)\b
          |(?-i:k)(?![A-Za-z0-9Ω])))
      | (?<![\u0391-\u03c9])(?P<plain>{_PLAIN})
      | (?<=[\u0391-\u03c9])(?P<after_greek>{_FIGURES}\.[0-9]+)
    )
  | (?P<part>PART)
  | (?P<english>ENGLISH)
  | (?P<half>(?<![A-Za-z-]){_MEASURE}half\b)
  | (?P<han_half>一?半)
  | (?P<chinese>(?<!点)(?=[{_HAN}十]){_HAN_NUMBER}(?:个半)?)
)
"""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start` to `end` of a text. One that does not `count` is a word of other uses,
    "one" or 一, and is a number only where a unit follows. `part`: it says a part of a whole in
    words, as in "half a metre"."""

    value: Fraction
    start: int
    end: int
    counts: bool = True
    part: bool = False


def folded(text: str) -> str:
    """The text with one sign for those that mean the same, every place in it as it was."""
    return text.translate(_folds())


def labels(text: str) -> tuple[tuple[int, int], ...]:
    """Where the figures of a folded text are no numbers: dates, decades, labels of a list."""
    return tuple(match.span() for match in _labels().finditer(text))


def search(text: str, start: int) -> Number | None:
    """The first number of a folded text from `start` on."""
    for match in _numbers().finditer(text, start):
        kind = str(match.lastgroup)
        value = _read(kind, match[kind])
        if value is not None and abs(value) < LARGEST:
            sign = -1 if match["sign"] and match["sign"].strip() != "+" else 1
            counts, part = _counts(match, kind), kind in _PARTS
            return Number(sign * value, match.start(), match.end(), counts, part)
    return None


def _counts(match: re.Match[str], kind: str) -> bool:
    words, text = match[kind].lower(), match.string
    if words in ("one", "一", "半", "π", "pi"):
        return False
    if words.endswith("half") and _NO_HALF.match(text, match.end()):
        return False
    hyphenated = re.search(r"[A-Za-z]-$", text[max(match.start() - 2, 0) : match.start()])
    return not hyphenated


def _read(kind: str, words: str) -> Fraction | None:
    try:
        return _READERS[kind](words)
    except ZeroDivisionError:
        return None


def _plain(words: str) -> Fraction:
    return Fraction(words.replace(",", ""))


def _pi(words: str) -> Fraction:
    factor, divisor = re.split(r"π|pi", words.lower())
    times, over = factor.strip(" *"), divisor.strip(" /")
    return (_plain(times) if times else 1) * Fraction(math.pi) / (_plain(over) if over else 1)


def _fraction(words: str) -> Fraction:
    if "/" in words:
        return sum((Fraction(part) for part in words.split()), Fraction())
    numeral = Fraction(unicodedata.numeric(words[-1])).limit_denominator(10)
    return Fraction(words[:-1].strip() or "0") + numeral


def _science(words: str) -> Fraction:
    lower = words.lower().replace(" ", "")
    mantissa, _, power = lower.partition("e")
    if not power:
        parts = re.split(rf"[x×*·]10(?=[-^*{_RAISED}])|^10(?=[\^*{_RAISED}])", lower, maxsplit=1)
        mantissa, power = parts
    raised = {ord(sign): str(index) for index, sign in enumerate(_RAISED[:10])}
    exponent = power.translate(raised | {ord("⁺"): "+", ord("⁻"): "-"}).strip("^*(){}")
    return (_plain(mantissa) if mantissa else 1) * Fraction(10) ** int(exponent)


def _halved(words: str) -> Fraction:
    return _plain(re.split(r" |个", words)[0]) + Fraction(1, 2)


def _scaled(words: str) -> Fraction:
    figures = re.match(_PLAIN, words, re.VERBOSE)
    assert figures
    scale, value = words[figures.end() :].strip().lower(), _plain(figures[0])
    if scale == "k":
        return value * 1000
    names = table("numbers")
    if scale in names["english"]["scales"]:
        return value * int(names["english"]["scales"][scale])
    for sign in scale:
        value *= int((names["chinese"]["tens"] | names["chinese"]["groups"])[sign])
    return value


def _chinese(words: str) -> Fraction | None:
    whole = numerals.chinese(words.removesuffix("个半"))
    return whole + Fraction(1, 2) if whole is not None and words.endswith("个半") else whole


def _share(words: str) -> Fraction | None:
    whole, _, part = words.partition("分之")
    below, above = (_plain(it) if it[0] in ".0123456789" else _chinese(it) for it in (whole, part))
    return None if below is None or above is None else above / below


_READERS: Mapping[str, Callable[[str], Fraction | None]] = {
    "share": _share,
    "pi": _pi,
    "fraction": _fraction,
    "science": _science,
    "halved": _halved,
    "scaled": _scaled,
    "plain": _plain,
    "after_greek": _plain,
    "part": numerals.english,
    "english": numerals.english,
    "half": lambda words: Fraction(1, 2),
    "chinese": _chinese,
    "han_half": lambda words: Fraction(1, 2),
}


_PARTS = ("share", "fraction", "part", "half", "han_half")


@cache
def _numbers() -> re.Pattern[str]:
    pattern = _PATTERN.replace("PART", numerals.part_pattern())
    pattern = pattern.replace("ENGLISH", numerals.english_pattern())
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile("|".join(table("numbers")["labels"]["patterns"]), re.IGNORECASE)


@cache
def _folds() -> dict[int, str]:
    wide = {code: chr(code - 0xFEE0) for code in range(ord("！"), ord("～") + 1)}
    kept = {code: chr(code) for code in map(ord, "，（）：；！？")}
    return str.maketrans(table("numbers")["fold"]) | {
        code: sign for code, sign in wide.items() if code not in kept
    }
