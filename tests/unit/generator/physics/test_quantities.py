"""Quantities in free text: each number with its unit, lists, ranges, and what is none of these."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engines.physics.understand import units
from generator.engines.physics.understand.quantities import find, find_ranges
from generator.engines.physics.understand.unit_names import guards, names
from tests.unit.generator.physics.test_numbers import in_chinese, in_english

DEGREE = 0.017453292519943295


def told(text: str) -> list[tuple[Any, str]]:
    return [(it.value, it.unit) for it in find(text)]


def only(text: str) -> tuple[Any, str]:
    (quantity,) = find(text)
    return quantity.value, quantity.unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a pendulum 1 m long", 1, "m"),
        ("a 5-metre drop", 5, "m"),
        ("a 2-kg block", 2, "kg"),
        ("a 30-degree ramp", 30 * DEGREE, "rad"),
        ("g=9.8", 9.8, ""),
        ("m = 2 kg", 2, "kg"),
        ("v0 = 20 m/s", 20, "m/s"),
        ("μ=0.3", 0.3, ""),
        ("k=200N/m", 200, "N/m"),
        ("R1=5Ω", 5, "Ω"),
        ("thrown at 36 km/h", 10, "m/s"),
        ("a speed of twenty metres per second", 20, "m/s"),
        ("accelerates at 9.8 m s^-2", 9.8, "m/s²"),
        ("a mass of 1.5 tonnes", 1500, "kg"),
        ("half a metre", 0.5, "m"),
        ("three quarters of an hour", 2700, "s"),
        ("one and a half metres", 1.5, "m"),
        ("a hundred metres", 100, "m"),
        ("one second later", 1, "s"),
        ("5 million km", 5e9, "m"),
        ("5 ft 6 in tall", 1.6764, "m"),
        ("after 1 min 30 s", 90, "s"),
        ("5 ± 0.1 m", 5, "m"),
        ("a 12V battery", 12, "V"),
        ("a 60w bulb", 60, "W"),
        ("a 10 kohm resistor", 1e4, "Ω"),
        ("a 4.7kΩ resistor", 4700, "Ω"),
        ("a 10 uF capacitor", 1e-5, "F"),
        ("a charge of \u22123 μC", -3e-6, "C"),
        ("500nm light", 5e-7, "m"),
        ("spins at 120 rpm", 12.566370614359172, "rad/s"),
        ("5 in long", 0.127, "m"),
        ("a 5-in pipe", 0.127, "m"),
        ("a +2.5 D lens", 2.5, "1/m"),
        ("moves at 0.8c", 239_833_966.4, "m/s"),
        ("specific heat 4200 J/kg°C", 4200, "J/(kg·K)"),
        ("α = 1.2×10⁻⁵/K", 1.2e-5, "1/K"),
        ("density 7.8 g/cm³", 7800, "kg/m³"),
        ("30% full", 0.3, ""),
        ("3 times as heavy", 3, ""),
        ("2x faster", 2, ""),
        ("3 times per second", 3, "Hz"),
        ("π/6 rad", 0.5235987755982988, "rad"),
        ("10 meteres high", 10, "m"),
        ("30 degress", 30 * DEGREE, "rad"),
        ("20 m high", 20, "m"),
        ("a 5 N force", 5, "N"),
        ("5 A", 5, "A"),
        ("a 3 C charge", 3, "C"),
        ("a bar of 2 bar", 2e5, "Pa"),
        ("The mass is 5 kg.It falls.", 5, "kg"),
        ("2.", 2, ""),
    ],
)
def test_a_number_is_found_with_its_unit(text: str, value: float, unit: str) -> None:
    assert only(text) == (pytest.approx(value, rel=1e-12, abs=0), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("一米", 1, "m"),
        ("一千克", 1, "kg"),
        ("两米长", 2, "m"),
        ("半米", 0.5, "m"),
        ("一米半", 1.5, "m"),
        ("一米八高", 1.8, "m"),
        ("两个半小时", 9000, "s"),
        ("3小时30分钟", 12_600, "s"),
        ("1分30秒", 90, "s"),
        ("三十度角", 30 * DEGREE, "rad"),
        ("一百二十千克", 120, "kg"),
        ("两万五千米", 25_000, "m"),
        ("五斤", 2.5, "kg"),
        ("20公斤", 20, "kg"),
        ("1.5吨", 1500, "kg"),
        ("长２０ｃｍ", 0.2, "m"),
        ("每秒20米", 20, "m/s"),
        ("时速60公里", 60 / 3.6, "m/s"),
        ("秒速5厘米", 0.05, "m/s"),
        ("每分钟120转", 12.566370614359172, "rad/s"),
        ("每秒3次", 3, "Hz"),
        ("72千米每小时", 20, "m/s"),
        ("2米每二次方秒", 2, "m/s²"),
        ("劲度系数200牛/米", 200, "N/m"),
        ("3微库", 3e-6, "C"),
        ("负3库仑", -3, "C"),
        ("220伏", 220, "V"),
        ("0.5安", 0.5, "A"),
        ("1千欧", 1000, "Ω"),
        ("10微法", 1e-5, "F"),
        ("2毫亨", 2e-3, "H"),
        ("50赫兹", 50, "Hz"),
        ("0.5特斯拉", 0.5, "T"),
        ("3个大气压", 303_975, "Pa"),
        ("60瓦", 60, "W"),
        ("500毫升", 5e-4, "m³"),
        ("3平方厘米", 3e-4, "m²"),
        ("4200焦每千克摄氏度", 4200, "J/(kg·K)"),
        ("20多米", 20, "m"),
        ("百分之三十", 0.3, ""),
        ("2倍", 2, ""),
        ("高三米", 3, "m"),
    ],
)
def test_a_chinese_number_is_found_with_its_unit(text: str, value: float, unit: str) -> None:
    assert only(text) == (pytest.approx(value, rel=1e-12, abs=0), unit)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5 cats in a garden", 5),
        ("2 in the morning", 2),
        ("5 men", 5),
        ("3 A-level students", 3),
        ("5 T-shirts", 5),
        ("3 A's", 3),
        ("5 meteors", 5),
        ("5 bolts", 5),
        ("a 2-in-1 box", 2),
        ("2 second thoughts", 2),
        ("2 bar magnets", 2),
        ("3 bars of gold", 3),
        ("5 degree courses", 5),
        ("a 10-year-old", 10),
        ("12 m's friends", 12),
        ("5 M", 5),
        ("3个法则", 3),
        ("3法则", 3),
        ("4焦点", 4),
        ("5安全帽", 5),
        ("100匝", 100),
        ("2升高", 2),
        ("iPhone 15", 15),
        ("Apollo 11", 11),
    ],
)
def test_what_follows_a_number_is_not_always_a_unit(text: str, number: float) -> None:
    assert only(text) == (number, "")


@pytest.mark.parametrize(
    "text",
    [
        "a 2D animation",
        "in 3D",
        "a 1080p clip",
        "4K video",
        "the 1960s",
        "a man in his 20s",
        "the 3rd law",
        "1e400",
        "2gh",
        "the pendulum's period",
        "an hour",
        "a metre",
        "一起落下",
        "每一端",
        "有一天",
    ],
)
def test_what_is_no_quantity_is_left_alone(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("1 m, 2 m and 3 m", [1, 2, 3], "m"),
        ("1, 2 and 3 m", [1, 2, 3], "m"),
        ("1, 2, and 3 m", [1, 2, 3], "m"),
        ("one, two or three metres", [1, 2, 3], "m"),
        ("2m vs 3m", [2, 3], "m"),
        ("2 vs 3 m", [2, 3], "m"),
        ("30°, 45° and 60°", [30 * DEGREE, 45 * DEGREE, 60 * DEGREE], "rad"),
        ("10, 20 and 30 degrees", [10 * DEGREE, 20 * DEGREE, 30 * DEGREE], "rad"),
        ("1米和2米", [1, 2], "m"),
        ("1、2、3米", [1, 2, 3], "m"),
        ("10、20和30米", [10, 20, 30], "m"),
        ("30度、45度和60度", [30 * DEGREE, 45 * DEGREE, 60 * DEGREE], "rad"),
        ("from 1 m to 3 m", [1, 3], "m"),
        ("1kg和2kg", [1, 2], "kg"),
    ],
)
def test_a_list_shares_the_unit_of_its_last(text: str, values: list[float], unit: str) -> None:
    assert told(text) == [(pytest.approx(value), unit) for value in values]


@pytest.mark.parametrize(
    "text",
    ["a 5 kg block, μ=0.3, 5 kg on top", "μ = 0.3, 5 kg", "摩擦系数为0.3，5 kg"],
)
def test_a_comma_parts_what_a_symbol_is_given_from_the_next_quantity(text: str) -> None:
    assert (0.3, "") in told(text)
    assert (5, "kg") in told(text)


@pytest.mark.parametrize("text", ["m1=3kg m2=5kg", "m1 = 3 kg m2 = 5 kg", "m₁ 为 3 kg m₂ 为 5 kg"])
def test_a_symbol_that_is_given_a_value_is_no_unit(text: str) -> None:
    assert told(text) == [(3, "kg"), (5, "kg")]


def test_a_unit_that_nothing_is_given_to_stays_one() -> None:
    assert told("a flywheel of 2 kg m2 and a lever of 3 N m") == [(2, "kg·m²"), (3, "N·m")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a 440 Hz note, 440 Hz in air", 440, "Hz"),
        ("two 6 Ω in parallel", 6, "Ω"),
        ("6 Ω in series", 6, "Ω"),
        ("sound at 1480 m/s in water", 1480, "m/s"),
        ("a tube of 5 in", 0.127, "m"),
        ("a tube 5 in long", 0.127, "m"),
        ("a tube 5 inches", 0.127, "m"),
        ("a pressure of 2 lb per in^2", 2 * 0.45359237 / 0.0254**2, "kg/m²"),
    ],
)
def test_a_bare_in_after_a_unit_is_a_preposition(text: str, value: float, unit: str) -> None:
    assert told(text)[-1] == (pytest.approx(value), unit)


def test_a_count_before_a_list_is_none_of_it() -> None:
    assert told("two pendulums of 1 m and 2 m") == [(2, ""), (1, "m"), (2, "m")]
    assert told("half of it, 3 m") == [(0.5, ""), (3, "m")]


@pytest.mark.parametrize(
    ("text", "kelvin"),
    [
        ("20 °C", 293.15),
        ("20℃", 293.15),
        ("20° C", 293.15),
        ("20\u00baC", 293.15),
        ("20 degrees Celsius", 293.15),
        ("20 deg C", 293.15),
        ("68 °F", 293.15),
        ("300 K", 300),
        ("water at 20 degrees", 293.15),
        ("a cup of coffee at 90 C", 363.15),
        ("a room at 68 F", 293.15),
        ("20度的水", 293.15),
        ("把水加热到80度", 353.15),
        ("温度为-5度", 268.15),
        ("零下10度", 263.15),
        ("摄氏20度", 293.15),
        ("20摄氏度", 293.15),
        ("heated to 80 °C", 353.15),
        ("10 degrees below zero", 263.15),
    ],
)
def test_temperatures_are_told_by_their_words(text: str, kelvin: float) -> None:
    (quantity,) = find(text)
    assert quantity.value == pytest.approx(kelvin)
    assert (quantity.unit, quantity.difference) == ("K", False)


@pytest.mark.parametrize(
    "text",
    [
        "heated by 20 °C",
        "a temperature rise of 20 K",
        "its temperature increases by 20 degrees",
        "a temperature difference of 20 °C",
        "20 degrees warmer",
        "ΔT = 20 K",
        "水温升高20度",
        "升高了20℃",
        "温差为20度",
    ],
)
def test_a_difference_of_temperatures_is_not_counted_from_zero(text: str) -> None:
    (quantity,) = find(text)
    assert (quantity.value, quantity.unit, quantity.difference) == (20.0, "K", True)


@pytest.mark.parametrize(
    "text",
    [
        "a block on a 20 degree slope",
        "an ice block on a 20 degree incline",
        "a cannonball fired at 20 degrees lands in water",
        "light goes from air into water at an angle of 20 degrees",
        "released from 20 degrees",
        "光从空气以20度射入水中",
        "与水平面成20度",
        "冰块从倾角20度的斜面滑下",
    ],
)
def test_other_degrees_are_angles(text: str) -> None:
    assert only(text) == (pytest.approx(20 * DEGREE), "rad")


@pytest.mark.parametrize(
    "text",
    [
        "light from water into air at 30 degrees",
        "from water into air at 30 degrees",
        "a laser beam in water at 30 degrees",
        "30 degrees in water, total internal reflection",
        "光从水中以30度射入空气",
    ],
)
def test_water_that_light_goes_through_makes_no_degrees_of_heat(text: str) -> None:
    assert only(text) == (pytest.approx(30 * DEGREE), "rad")


def test_water_is_heated_in_the_light_too() -> None:
    assert only("the rays of the sun heat water to 80 degrees") == (353.15, "K")


def test_what_is_dropped_into_water_is_not_a_drop_of_temperature() -> None:
    text = "iron at 300 °C dropped into 20 °C water"
    assert told(text) == [(573.15, "K"), (293.15, "K")]


def test_both_kinds_of_degrees_may_stand_in_one_text() -> None:
    text = "a 30 degree ramp, and water at 30 degrees"
    assert told(text) == [(pytest.approx(30 * DEGREE), "rad"), (pytest.approx(303.15), "K")]
    assert [it.said_unit for it in find(text)] == ["degree", "°C"]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 1 and 3 m", 1, 3, "m"),
        ("between 1 m and 3 m long", 1, 3, "m"),
        ("1-3 m", 1, 3, "m"),
        ("1\u20133 m", 1, 3, "m"),
        ("1 m-3 m", 1, 3, "m"),
        ("1 to 3 m", 1, 3, "m"),
        ("friction 0.1-0.3", 0.1, 0.3, ""),
        ("-10 to 50 °C", 263.15, 323.15, "K"),
        ("10~20米", 10, 20, "m"),
        ("10～20米", 10, 20, "m"),
        ("10到20米", 10, 20, "m"),
        ("自由落体下落10到20米", 10, 20, "m"),
        ("介于1米到3米", 1, 3, "m"),
        ("在1米和3米之间", 1, 3, "m"),
        ("在20到30度之间的角", 20 * DEGREE, 30 * DEGREE, "rad"),
    ],
)
def test_a_range_leaves_the_value_open(text: str, low: float, high: float, unit: str) -> None:
    (found,) = find_ranges(text)
    assert [found.low, found.high] == pytest.approx([low, high])
    assert found.unit == unit
    assert text[found.start : found.end] == found.words
    ends = find(text)
    assert (ends[0].start, ends[1].end) == (found.start, found.end)


@pytest.mark.parametrize(
    "text",
    [
        "from 1 m to 3 m",
        "从1米到3米",
        "heated from 20 to 80 °C",
        "a ratio of 10 to 1",
        "1 m and 3 m",
        "the force between 5 kg and 10 kg masses",
        "the attraction between 5 kg and 10 kg",
        "a heat engine between 300 K and 600 K",
        "1kg和2kg之间的引力",
        "在1米和3米处",
        "5-3",
        "2024-05-06",
        "-5 m",
        "1 m, 3 m",
    ],
)
def test_two_values_are_not_always_a_range(text: str) -> None:
    assert find_ranges(text) == ()


def test_a_quantity_says_what_it_came_from() -> None:
    text = "一个2千克的物块，以每秒20米滑下 half a metre, 1 and 3 km/h"
    assert [it.words for it in find(text)] == ["2千克", "每秒20米", "half a metre", "1", "3 km/h"]
    assert [it.said for it in find(text)] == [2, 20, 0.5, 1, 3]
    assert [it.said_unit for it in find(text)] == ["千克", "米每秒", "metre", "km/h", "km/h"]
    assert all(text[it.start : it.end] == it.words for it in find(text))


def test_a_problem_from_school_is_read_whole() -> None:
    text = (
        "A 2 kg block slides from rest down a 30 degree slope 5 m long, friction 0.2, and hits a "
        "spring of 200 N/m; then 100 g of ice melt in water at 80 °C within 2.5 minutes."
    )
    assert told(text) == [
        (2, "kg"),
        (pytest.approx(30 * DEGREE), "rad"),
        (5, "m"),
        (0.2, ""),
        (200, "N/m"),
        (0.1, "kg"),
        (pytest.approx(353.15), "K"),
        (150, "s"),
    ]


def test_a_chinese_problem_from_school_is_read_whole() -> None:
    text = "质量为2千克的物块以10m/s的速度冲上倾角30°的斜面，摩擦因数0.2，两球相距半米，半径3厘米"
    assert told(text) == [
        (2, "kg"),
        (10, "m/s"),
        (pytest.approx(30 * DEGREE), "rad"),
        (0.2, ""),
        (2, ""),
        (0.5, "m"),
        (0.03, "m"),
    ]


def plain(value: Decimal) -> str:
    return f"{value:f}"


def wide(value: Decimal) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in f"{value:f}")


def raised(value: Decimal) -> str:
    mantissa, power = f"{value:e}".split("e")
    return f"{mantissa}×10" + power.replace("+", "").translate(_RAISED)


def powered(value: Decimal) -> str:
    return f"{value:e}".replace("e", " x 10^").replace("^+", "^")


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
VALUES = st.decimals(min_value="0.001", max_value=10**7, places=3).map(
    lambda value: value.normalize()
)
WRITERS = (plain, wide, raised, powered, "{:,f}".format, "{:e}".format, "-{:f}".format)
NAMED = {**names().lower, **names().exact}
SPELLINGS = sorted(
    name
    for name, unit in NAMED.items()
    if not unit.joined
    and (name not in guards() or not (guards()[name].before or guards()[name].after))
)
"""All that units are called which may follow any number in any sentence."""


@settings(deadline=None)  # the first one reads the tables
@given(value=VALUES, write=st.sampled_from(WRITERS), name=st.sampled_from(SPELLINGS))
def test_any_number_with_any_unit_is_found_exactly(value, write, name) -> None:  # type: ignore[no-untyped-def]
    written = write(value)
    if name == "年" and "." not in written:
        written += ".0"  # or it may be the name of a year
    (quantity,) = find(f"let it be {written} {name}, as told")
    unit = NAMED[name]
    number = Fraction(value) * (-1 if written[0] == "-" else 1)
    assert quantity.value == pytest.approx(
        float(number * unit.factor + unit.offset), rel=1e-9, abs=0
    )
    assert quantity.unit == units.si_unit(unit)
    back, unit_back = units.to_si(quantity.said, quantity.said_unit)
    assert back == pytest.approx(quantity.value, rel=1e-9, abs=0)
    assert unit_back == quantity.unit


@settings(deadline=None)  # the first one reads the tables
@given(number=st.integers(2, 99_999), name=st.sampled_from(SPELLINGS))
def test_any_number_in_words_with_any_unit_is_found_exactly(number: int, name: str) -> None:
    unit = NAMED[name]
    value = float(number * unit.factor + unit.offset)
    for text in (
        f"let it be {in_english(number)} {name}, as told",
        f"设为{in_chinese(number)}{name}，则",
    ):
        (quantity,) = find(text)
        assert quantity.value == pytest.approx(value, rel=1e-9, abs=0), text
        assert quantity.unit == units.si_unit(unit)


@settings(deadline=None)  # the first one reads the tables
@given(
    st.text(
        st.sampled_from("0123456789.,-+/~ab°CKkmsgN·²⁻^()[]%两三十百万半米度秒克和到每分之 "),
        max_size=40,
    )
)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    found = find(text)
    assert all(text[it.start : it.end] == it.words for it in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(it.low < it.high for it in find_ranges(text))
