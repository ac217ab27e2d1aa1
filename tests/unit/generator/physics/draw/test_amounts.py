"""Numbers as people write them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engines.physics.draw.amounts import MINUS, Steady, amount, digits, round_step


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (2.0060667, "2.01"),
        (9.81, "9.81"),
        (100, "100"),
        (1234.5, "1234"),
        (0.004217, "0.00422"),
        (1.5e6, "1.5×10⁶"),
        (1e9, "10⁹"),
        (-1e-9, f"{MINUS}10⁻⁹"),
        (6.62607e-34, "6.63×10⁻³⁴"),
        (-0.5, f"{MINUS}0.5"),
        (-1e-300, f"{MINUS}10⁻³⁰⁰"),
        (math.inf, "∞"),
    ],
)
def test_a_number_has_three_figures_and_no_idle_zeros(value: float, written: str) -> None:
    assert digits(value) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (1.0, "m", "1 m"),
        (0.134, "m", "13.4 cm"),
        (5e-7, "m", "500 nm"),
        (1500, "m", "1.5 km"),
        (3.844e8, "m", "3.84×10⁵ km"),
        (0.02, "kg", "20 g"),
        (70, "kg", "70 kg"),
        (0.49, "Hz", "0.49 Hz"),
        (0.002, "s", "2 ms"),
        (7200, "s", "2 h"),
        (3.156e7 * 3, "s", "3 yr"),
        (1e-6, "F", "1 μF"),
        (101325, "Pa", "101 kPa"),
        (math.pi / 6, "deg", "30°"),
        (293.15, "°C", "20 °C"),
        (0.25, "%", "25%"),
        (9.81, "m/s²", "9.81 m/s²"),
        (1.33, "", "1.33"),
    ],
)
def test_an_amount_has_the_unit_that_people_would_use(
    value: float, unit: str, written: str
) -> None:
    assert amount(value, unit) == written


def test_what_is_read_off_keeps_its_decimals_and_its_unit() -> None:
    steady = Steady("m", 0.3)
    assert [steady.text(value) for value in (0.3, 0.05, 0.0, -0.0004)] == [
        "30.0 cm",
        "5.0 cm",
        "0.0 cm",
        "0.0 cm",
    ]


def test_degrees_celsius_are_read_off_by_their_own_zero() -> None:
    assert Steady("°C", 373.15).text(293.15) == "20 °C"


@given(st.floats(1e-12, 1e12), st.integers(1, 12))
def test_a_round_step_divides_a_length_into_no_more_steps_than_wanted(
    length: float, most: int
) -> None:
    step = round_step(length, most)
    assert length / step <= most * 1.001
    assert f"{step:e}"[0] in "125"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_can_be_written(value: float) -> None:
    assert digits(value)
    assert "e" not in digits(value)
