"""Numbers in figures and in words, in English and Chinese, and figures that are no numbers."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engines.physics.understand import numbers


def found(text: str) -> list[float]:
    """The numbers of a text that count by themselves."""
    plain, at, values = numbers.folded(text), 0, []
    labels = numbers.labels(plain)
    while number := numbers.search(plain, at):
        at = number.end
        hidden = any(start < number.end and number.start < end for start, end in labels)
        if number.counts and not hidden:
            values.append(float(number.value))
    return values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", 1000),
        ("12,345,678.5", 12_345_678.5),
        ("0.25", 0.25),
        (".5", 0.5),
        ("1.5e3", 1500),
        ("1.6E-19", 1.6e-19),
        ("3×10⁶", 3e6),
        ("3 × 10^6", 3e6),
        ("3x10^6", 3e6),
        ("3*10^-5", 3e-5),
        ("3·10⁻⁵", 3e-5),
        ("6.02*10**23", 6.02e23),
        ("3×10-5", 3e-5),  # as it is after copying, without the raised figures
        ("10^6", 1e6),
        ("10⁻³", 1e-3),
        ("1/2", 0.5),
        ("2 1/2", 2.5),
        ("½", 0.5),
        ("1½", 1.5),
        ("2π", 6.283185307179586),
        ("π/2", 1.5707963267948966),
        ("5 million", 5e6),
        ("4.7k", 4700),
        ("-5", -5),
        ("\u22125", -5),
        ("x=-5", -5),
        ("+5", 5),
        ("minus 3", -3),
        ("negative 2", -2),
        ("20.", 20),
        ("2", 2),
    ],
)
def test_figures_say_their_number(text: str, value: float) -> None:
    assert found(text) == pytest.approx([value], rel=1e-15, abs=0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two", 2),
        ("twelve", 12),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("three hundred forty-two", 342),
        ("two thousand five hundred", 2500),
        ("a million", 1e6),
        ("twenty thousand", 20_000),
        ("zero point five", 0.5),
        ("three point one four", 3.14),
        ("half of it", 0.5),
        ("one half", 0.5),
        ("one and a half", 1.5),
        ("two and a half", 2.5),
        ("2 and a half", 2.5),
        ("two thirds", 2 / 3),
        ("three quarters", 0.75),
        ("a quarter of it", 0.25),
        ("minus forty", -40),
    ],
)
def test_english_words_say_their_number(text: str, value: float) -> None:
    assert found(text) == pytest.approx([value])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("三十", 30),
        ("一百二十", 120),
        ("一百零五", 105),
        ("一千零五十", 1050),
        ("两万五", 25_000),
        ("三千五", 3500),
        ("十万", 1e5),
        ("一亿五千万", 1.5e8),
        ("一万亿", 1e12),
        ("三点五", 3.5),
        ("零点零二", 0.02),
        ("二〇二四", 2024),
        ("1.5万", 15_000),
        ("3百", 300),
        ("三分之一", 1 / 3),
        ("百分之三十", 0.3),
        ("百分之2.5", 0.025),
        ("一半", 0.5),
        ("两个半", 2.5),
        ("负五", -5),
        ("零下10", -10),
    ],
)
def test_chinese_words_say_their_number(text: str, value: float) -> None:
    assert found(text) == pytest.approx([value])


def test_full_width_figures_are_figures() -> None:
    assert found("２０．５") == [20.5]  # noqa: RUF001


@pytest.mark.parametrize(
    "text",
    [
        "a ball and an egg",
        "the heavier one",
        "one of the balls",
        "H2O and CO2",
        "v0 and x_1",
        "MP3",
        "x^2",
        "carbon-14",
        "Covid-19",
        "the 1960s",
        "a man in his 20s",
        "her late 30s",
        "in 1687, Newton",
        "July 20, 1969",
        "on 2024-05-06",
        "5/6/2024",
        "version 2.0",
        "10.0.0.1",
        "at 10:30",
        "at 5 pm",
        "step 2: let go",
        "#3",
        "$5",
        "1. a ball",
        "(2) a block",
        "4K video",
        "in 4K",
        "24/7",
        "twenty-first",
        "the first half",
        "half-life",
        "a half-wave rectifier",
        "a two-dimensional box",
        "KE = 1/2 m v^2",
        "T = 2π√(L/g)",
        "1/0",
        "9" * 200,
        "一个球",
        "一起",
        "一样长",
        "等一下",
        "一端固定",
        "一定",
        "统一",
        "第二个球",
        "第3个",
        "三棱镜",
        "三角形",
        "二极管",
        "两端",
        "万有引力",
        "十分快",
        "半径",
        "一点儿",
        "几十",
        "十几",
        "星期三",
        "2024年5月6日",
        "高二物理",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two pendulums of 1 and 2", [2, 1, 2]),
        ("5 cats and six dogs", [5, 6]),
        ("10 to 1", [10, 1]),
        ("a ratio of 3:1", [3, 1]),
        ("Apollo 11", [11]),
        ("两个球和三个弹簧", [2, 3]),
        ("1,2,3", [1, 2, 3]),
        ("2 x 10 blocks", [2, 10]),
        ("two and three", [2, 3]),
        ("a step 2 m high", [2]),
        ("μ0.3", [0.3]),
        ("10、20、30", [10, 20, 30]),
    ],
)
def test_every_number_of_a_text_is_found_in_its_order(text: str, values: list[float]) -> None:
    assert found(text) == values


def test_signs_that_mean_the_same_keep_their_places() -> None:
    text = "２０\u2212５\u00b5\u3000～\u2126"  # noqa: RUF001
    assert numbers.folded(text) == "20-5μ ~Ω"


@settings(deadline=None)  # the first one reads the tables
@given(st.integers(min_value=2, max_value=99_999_999))
def test_a_chinese_numeral_says_the_number_that_it_was_made_of(number: int) -> None:
    assert found(f"取{in_chinese(number)}，") == [number]


@settings(deadline=None)  # the first one reads the tables
@given(st.integers(min_value=2, max_value=999_999))
def test_an_english_numeral_says_the_number_that_it_was_made_of(number: int) -> None:
    assert found(f"take {in_english(number)}.") == [number]


@settings(deadline=None)  # the first one reads the tables
@given(st.text(max_size=60))
def test_any_text_is_searched_without_complaint(text: str) -> None:
    number = numbers.search(numbers.folded(text), 0)
    assert number is None or isinstance(number.value, Fraction)


def in_chinese(number: int) -> str:
    """As it is written out: 一千零五十."""
    if number >= 10_000:
        above, below = divmod(number, 10_000)
        filler = "零" if 0 < below < 1000 else ""
        return f"{in_chinese(above)}万{filler}{in_chinese(below) if below else ''}"
    digits, text, gap = "零一二三四五六七八九", "", False
    for value, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + sign
        gap = not digit
    return text or "零"


def in_english(number: int) -> str:
    """As it is written out: "one thousand and fifty"."""
    if number >= 1000:
        above, below = divmod(number, 1000)
        joint = " and " if 0 < below < 100 else " "
        return f"{in_english(above)} thousand" + (joint + in_english(below) if below else "")
    if number >= 100:
        above, below = divmod(number, 100)
        return f"{in_english(above)} hundred" + (f" and {in_english(below)}" if below else "")
    if number >= 20:
        tens = _TENS[number // 10 - 2]
        return tens + (f"-{in_english(number % 10)}" if number % 10 else "")
    return _BELOW_20[number]


_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BELOW_20 = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
