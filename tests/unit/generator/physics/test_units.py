"""Units: what they are called, what they are in SI (Pint is the judge), what a label calls them."""

from fractions import Fraction

import pint
import pytest

from generator.engines.physics.understand import units
from generator.engines.physics.understand.tables import table
from generator.engines.physics.understand.unit_names import names

REGISTRY: pint.UnitRegistry[float] = pint.UnitRegistry()
ROWS = table("units")["unit"]
CANONICAL = {ours: theirs for theirs, ours in table("units")["spellings"].items()}


def by_pint(expression: str, si: str) -> float:
    """One of a unit in the SI unit `si`, both as Pint calls them."""
    return float(REGISTRY.Quantity(1.0, REGISTRY.parse_units(expression)).to(si).magnitude)


def spellings(row: dict[str, object], prefix: str) -> list[str]:
    """All that a unit of the table is called with a prefix, "" none."""
    its = table("units")["prefix"].get(prefix, {"word": "", "zh": ""})
    symbols, words, zh = (list(row[kind]) for kind in ("symbols", "words", "zh"))  # type: ignore[call-overload]
    return [
        *(prefix + name for name in symbols),
        *(its["word"] + name for name in words),
        *(its["zh"] + name for name in zh),
    ]


@pytest.mark.parametrize("row", ROWS, ids=[row["pint"] for row in ROWS])
def test_pint_agrees_with_every_factor_of_the_table(row: dict[str, str]) -> None:
    si = REGISTRY.parse_units(CANONICAL.get(row["si"], row["si"]) or "dimensionless")
    is_pure = row["si"] == "" and row["pint"] != "percent"
    one = 1.0 if is_pure else float(REGISTRY.parse_expression(offsetless(row["pint"])).to(si).m)
    assert float(Fraction(row["factor"])) == pytest.approx(one, rel=1e-12, abs=0)
    if "offset" in row:
        zero = REGISTRY.Quantity(0.0, row["pint"]).to("kelvin").magnitude
        assert float(Fraction(row["offset"])) == pytest.approx(zero)


def offsetless(name: str) -> str:
    """A scale of temperature as its steps only."""
    return name.replace("deg", "delta_deg") if name in ("degC", "degF") else name


@pytest.mark.parametrize("prefix", table("units")["prefix"])
def test_pint_agrees_with_every_prefix(prefix: str) -> None:
    row = table("units")["prefix"][prefix]
    assert float(row["factor"]) == by_pint(f"{row['word']}meter", "meter")


def test_every_spelling_is_the_unit_that_its_row_says() -> None:
    for row in ROWS:
        if row.get("joined"):
            continue
        for prefix in ("", *row.get("prefixes", "")):
            times = Fraction(table("units")["prefix"][prefix]["factor"]) if prefix else 1
            for spelling in spellings(row, prefix):
                unit = units.parse(spelling)
                assert unit.factor == Fraction(row["factor"]) * times, spelling
                assert units.si_unit(unit) == row["si"], spelling


def test_no_spelling_stands_for_two_units() -> None:
    meanings: dict[str, set[str]] = {}
    for row in ROWS:
        for prefix in ("", *row.get("prefixes", "")):
            for spelling in spellings(row, prefix):
                meanings.setdefault(spelling, set()).add(prefix + row["pint"])
    for spelling, alias in table("units")["aliases"].items():
        meanings.setdefault(spelling, set()).add(alias)
    assert {spelling: its for spelling, its in meanings.items() if len(its) > 1} == {}


@pytest.mark.parametrize("alias", table("units")["aliases"])
def test_every_alias_is_a_unit(alias: str) -> None:
    assert units.parse(alias).factor > 0


@pytest.mark.parametrize("unit", table("units")["spellings"].values())
def test_an_si_unit_is_spelled_as_the_engine_spells_it(unit: str) -> None:
    assert units.to_si(3.0, unit) == (3.0, unit)
    assert units.shown(3.0, unit) == 3.0
    assert by_pint(CANONICAL[unit], CANONICAL[unit]) == 1.0


def test_what_pint_measures_in_the_same_we_do_too() -> None:
    for ours, theirs in CANONICAL.items():
        for other, another in CANONICAL.items():
            # Pint takes an angle for a pure number; to us "rad/s" is no "Hz".
            if ("rad" in ours) == ("rad" in other):
                same = REGISTRY.parse_units(theirs).is_compatible_with(another)
                assert units.same_dimension(ours, other) == same, (ours, other)
            else:
                assert not units.same_dimension(ours, other)


@pytest.mark.parametrize(
    ("written", "pints", "si"),
    [
        ("m/s", "meter/second", "m/s"),
        ("m·s⁻¹", "meter/second", "m/s"),
        ("m s^-1", "meter/second", "m/s"),
        ("metres per second", "meter/second", "m/s"),
        ("meters a second", "meter/second", "m/s"),
        ("km/h", "kilometer/hour", "m/s"),
        ("kph", "kilometer/hour", "m/s"),
        ("kmh", "kilometer/hour", "m/s"),
        ("kilometres per hour", "kilometer/hour", "m/s"),
        ("mph", "mile/hour", "m/s"),
        ("miles per hour", "mile/hour", "m/s"),
        ("m/s²", "meter/second**2", "m/s²"),
        ("m/s^2", "meter/second**2", "m/s²"),
        ("m/s2", "meter/second**2", "m/s²"),
        ("m/s**2", "meter/second**2", "m/s²"),
        ("m s^-2", "meter/second**2", "m/s²"),
        ("m/s/s", "meter/second**2", "m/s²"),
        ("metres per second squared", "meter/second**2", "m/s²"),
        ("metres per second per second", "meter/second**2", "m/s²"),
        ("N m⁻¹", "newton/meter", "N/m"),
        ("newtons per metre", "newton/meter", "N/m"),
        ("N/cm", "newton/centimeter", "N/m"),
        ("N·m", "newton*meter", "N·m"),
        ("Nm", "newton*meter", "N·m"),
        ("newton metres", "newton*meter", "N·m"),
        ("N.m", "newton*meter", "N·m"),
        ("kWh", "kilowatt*hour", "J"),
        ("kilowatt hours", "kilowatt*hour", "J"),
        ("mAh", "milliampere*hour", "C"),
        ("kg/m³", "kilogram/meter**3", "kg/m³"),
        ("kg m^-3", "kilogram/meter**3", "kg/m³"),
        ("g/cm3", "gram/centimeter**3", "kg/m³"),
        ("grams per cubic centimetre", "gram/centimeter**3", "kg/m³"),
        ("J/(kg·K)", "joule/kilogram/kelvin", "J/(kg·K)"),
        ("J/(kg K)", "joule/kilogram/kelvin", "J/(kg·K)"),
        ("J/kg·K", "joule/kilogram/kelvin", "J/(kg·K)"),
        ("J/kg/K", "joule/kilogram/kelvin", "J/(kg·K)"),
        ("J kg^-1 K^-1", "joule/kilogram/kelvin", "J/(kg·K)"),
        ("J/g°C", "joule/gram/kelvin", "J/(kg·K)"),
        ("kJ/(kg·°C)", "kilojoule/kilogram/kelvin", "J/(kg·K)"),
        ("J/kg C", "joule/kilogram/kelvin", "J/(kg·K)"),
        ("W/m·K", "watt/meter/kelvin", "W/(m·K)"),
        ("W/(m·K)", "watt/meter/kelvin", "W/(m·K)"),
        ("/K", "1/kelvin", "1/K"),
        ("1/K", "1/kelvin", "1/K"),
        ("per degree Celsius", "1/kelvin", "1/K"),
        ("kg·m²", "kilogram*meter**2", "kg·m²"),
        ("kg m^2", "kilogram*meter**2", "kg·m²"),
        ("kg·m/s", "kilogram*meter/second", "kg·m/s"),
        ("V/m", "volt/meter", "V/m"),
        ("kV/cm", "kilovolt/centimeter", "V/m"),
        ("N/C", "newton/coulomb", "N/C"),
        ("N m²/kg²", "newton*meter**2/kilogram**2", "N·m²/kg²"),
        ("rad/s", "radian/second", "rad/s"),
        ("rpm", "revolution/minute", "rad/s"),
        ("rev/s", "revolution/second", "rad/s"),
        ("revolutions per minute", "revolution/minute", "rad/s"),
        ("degrees per second", "degree/second", "rad/s"),
        ("times per minute", "1/minute", "Hz"),
        ("square metres", "meter**2", "m²"),
        ("sq cm", "centimeter**2", "m²"),
        ("cm²", "centimeter**2", "m²"),
        ("cubic metres", "meter**3", "m³"),
        ("cc", "centimeter**3", "m³"),
        ("mL", "milliliter", "m³"),
        ("°C/min", "delta_degC/minute", "K/s"),
        ("米每秒", "meter/second", "m/s"),
        ("米/秒", "meter/second", "m/s"),
        ("千米每小时", "kilometer/hour", "m/s"),
        ("公里/小时", "kilometer/hour", "m/s"),
        ("千米/时", "kilometer/hour", "m/s"),
        ("米每二次方秒", "meter/second**2", "m/s²"),
        ("米每平方秒", "meter/second**2", "m/s²"),
        ("米/秒²", "meter/second**2", "m/s²"),
        ("牛每米", "newton/meter", "N/m"),
        ("牛/厘米", "newton/centimeter", "N/m"),
        ("牛·米", "newton*meter", "N·m"),
        ("千克每立方米", "kilogram/meter**3", "kg/m³"),
        ("克/立方厘米", "gram/centimeter**3", "kg/m³"),
        ("焦/(千克·摄氏度)", "joule/kilogram/kelvin", "J/(kg·K)"),
        ("焦每千克开", "joule/kilogram/kelvin", "J/(kg·K)"),
        ("瓦每米开", "watt/meter/kelvin", "W/(m·K)"),
        ("平方厘米", "centimeter**2", "m²"),
        ("立方米", "meter**3", "m³"),
        ("转每分", "revolution/minute", "rad/s"),
        ("转/分", "revolution/minute", "rad/s"),
        ("圈/秒", "revolution/second", "rad/s"),
        ("次每秒", "1/second", "Hz"),
        ("度电", "kilowatt*hour", "J"),
    ],
)
def test_compounds_are_what_pint_says_they_are(written: str, pints: str, si: str) -> None:
    value, unit = units.to_si(1.0, written)
    assert unit == si
    assert value == pytest.approx(by_pint(pints, CANONICAL[si]), rel=1e-12, abs=0)


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("metres per second", "m/s"),
        ("公里每小时", "km/h"),
        ("miles an hour", "mph"),
        ("degrees", "°"),
        ("deg", "°"),
        ("度", "°"),
        ("摄氏度", "°C"),
        ("kilohms", "kΩ"),
        ("uF", "μF"),
        ("转/分", "rev/min"),
        ("克每立方厘米", "g/cm³"),
        ("焦/(千克·摄氏度)", "J/(kg·°C)"),
        ("percent", "%"),
        ("times", ""),
        ("", ""),
    ],
)
def test_a_label_writes_a_unit_in_short(written: str, label: str) -> None:
    assert units.symbol(written) == label
    assert units.parse(label).factor == units.parse(written).factor


def test_case_matters_where_it_makes_another_unit() -> None:
    assert units.to_si(1.0, "mN") == (1e-3, "N")
    assert units.to_si(1.0, "MN") == (1e6, "N")
    assert units.to_si(1.0, "Pa")[1] == "Pa"
    for none in ("M", "pA s", "Mt", "k", "S"):
        with pytest.raises(ValueError, match="no unit"):
            units.parse(none)


@pytest.mark.parametrize(
    ("slip", "unit"),
    [
        ("meteres", "m"), ("secconds", "s"), ("degress", "°"), ("kilogramms", "kg"),
        ("newtns", "N"), ("centimters", "cm"), ("kilometeres", "km"), ("Newtons", "N"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_forgiven(slip: str, unit: str) -> None:
    assert units.symbol(slip) == unit


@pytest.mark.parametrize("word", ["meteors", "rounds", "bolts", "trams", "wagons", "radiant", ""])
def test_another_word_is_no_slip(word: str) -> None:
    with pytest.raises(ValueError, match="no unit"):
        units.parse(word or "nothing")


def test_values_go_to_si_and_back() -> None:
    assert units.to_si(20, "°C") == (293.15, "K")
    assert units.to_si(20, "°C", difference=True) == (20.0, "K")
    assert units.to_si(68, "°F") == (293.15, "K")
    assert units.to_si(7, "cm") == (0.07, "m")
    assert units.to_si(35, "%") == (0.35, "")
    assert units.shown(293.15, "°C") == 20
    assert units.shown(20.0, "°C", difference=True) == 20
    assert units.shown(10.0, "km/h") == 36
    assert units.shown(0.5235987755982988, "deg") == pytest.approx(30)


def test_every_unit_brings_a_value_back() -> None:
    for spelling in [*names().exact, *names().lower, *names().aliases]:
        if spelling in names().aliases or not units_joined(spelling):
            value, unit = units.to_si(12.5, spelling)
            assert units.shown(value, spelling) == pytest.approx(12.5), spelling
            assert units.same_dimension(spelling, unit)


def units_joined(spelling: str) -> bool:
    """Whether it is only a part of other units."""
    unit = names().exact.get(spelling) or names().lower[spelling]
    return unit.joined


def test_what_is_beyond_numbers_stays_there() -> None:
    assert units.to_si(float("inf"), "km") == (float("inf"), "m")
    assert units.shown(float("inf"), "km") == float("inf")
