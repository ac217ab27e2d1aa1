"""Number words of English and Chinese: what they look like, and the number that each says."""

import re
from fractions import Fraction
from functools import cache

from generator.engines.physics.understand.tables import table

_LOOKS_LIKE_A_LIST = re.compile(r"[一二两三四五六七八九]{2}")


@cache
def english_pattern() -> str:
    """A regular expression of number words: "twenty-five", "a hundred", "one and a half"."""
    words = table("numbers")["english"]
    unit, teen, tens = (f"(?:{'|'.join(words[kind])})" for kind in ("units", "teens", "tens"))
    scale = f"(?:{'|'.join(word for word in words['scales'] if word != 'hundred')})"
    gap, joined = r"(?:\ -?|-)", r"(?:,?\ |\ and\ )"
    small = rf"(?:{tens}(?:{gap}{unit}\b)?|{teen}|{unit})\b"
    large = rf"(?:(?:an?|{teen}|{unit}){gap}hundred(?:{joined}{small})?|{small})"
    group = rf"(?:an?|{large}){gap}{scale}\b"
    whole = rf"(?:{group}(?:{joined}{group})*(?:{joined}{large})?|{large})"
    more = r"(?:\ and\ (?:(?:an?\ |one\ )?half|(?:a|one|three)\ quarters?)\b)"
    ordinal = r"(?![ -](?:first|third|(?:four|fif|six|seven|eigh|nin)th)\b)"
    return rf"\b{whole}\b{ordinal}(?:{more}|\ point(?:\ {unit}\b)+)?"


@cache
def part_pattern() -> str:
    """A regular expression of parts of a whole: "half", "two thirds", "a quarter of"."""
    words = table("numbers")["english"]
    count = f"(?:{'|'.join([*words['units'], *words['teens']])})"
    parts = f"(?:{'|'.join(words['parts'])})"
    return rf"\b(?:{count}[\ -]{parts}|a\ half|an?\ {parts}(?=\ of\b))\b"


def english(words: str) -> Fraction:
    """What number words say that `english_pattern` or `part_pattern` found.

    >>> english("one hundred and twenty-five"), english("two and a half")
    (Fraction(125, 1), Fraction(5, 2))
    """
    names = table("numbers")["english"]
    values = names["units"] | names["teens"] | names["tens"]
    tokens = re.findall(r"[a-z]+", words.lower())
    if "point" in tokens:
        at = tokens.index("point")
        digits = "".join(str(values[token]) for token in tokens[at + 1 :])
        return english(" ".join(tokens[:at])) + Fraction(f"0.{digits}")
    if tokens[-1] in names["parts"]:
        *before, last = tokens
        whole, count = _counted(before, values)
        return (english(whole) if whole else 0) + Fraction(count, names["parts"][last])
    total, current = 0, 0
    for token in tokens:
        scale = names["scales"].get(token)
        if scale == 100:
            current = max(current, 1) * scale
        elif scale:
            total, current = total + max(current, 1) * scale, 0
        else:
            current += values.get(token, 0)
    return Fraction(total + current)


def _counted(tokens: list[str], values: dict[str, int]) -> tuple[str, int]:
    """The words of the whole number before a part, and how many of the part there are."""
    if "and" not in tokens:
        return "", values.get(tokens[-1], 1) if tokens else 1
    at = len(tokens) - 1 - tokens[::-1].index("and")
    return " ".join(tokens[:at]), values.get(tokens[-1], 1)


def chinese(words: str) -> Fraction | None:
    """What a Chinese numeral says; None for digits that only stand in a row ("三四", "about 3").

    >>> chinese("一百二十"), chinese("三点五"), chinese("两万五")
    (Fraction(120, 1), Fraction(7, 2), Fraction(25000, 1))
    """
    digits = table("numbers")["chinese"]["digits"]
    whole, _, decimals = words.partition("点")
    fraction = "".join(str(digits[sign]) for sign in decimals)
    value = _whole(whole)
    return None if value is None else value + Fraction(f"0.{fraction or 0}")


def _whole(words: str) -> Fraction | None:
    signs = table("numbers")["chinese"]
    digits, tens, groups = signs["digits"], signs["tens"], signs["groups"]
    if len(words) > 1 and all(sign in digits for sign in words):
        # Figures read out one by one, as years are; two of them are a guess, "three or four".
        return None if len(words) == 2 else Fraction("".join(str(digits[sign]) for sign in words))
    if _LOOKS_LIKE_A_LIST.search(words):
        return None
    total = section = digit = 0
    last = 1
    for sign in words:
        if sign in digits:
            digit = digits[sign]
            last = last if digit else 1
        elif sign in tens:
            section, digit, last = section + (digit or 1) * tens[sign], 0, tens[sign]
        else:
            # 亿 is of all before it, 一万亿, and 万 only of what follows a 亿, 一亿五千万.
            before, within = (total, 0) if sign == "亿" else (0, total)
            total = (before + section + digit) * groups[sign] + within
            section, digit, last = 0, 0, groups[sign]
    # 两万五 is 25 000: a last digit counts in the place below the one named before it.
    return Fraction(total + section + digit * (last // 10 if last >= 100 else 1))
