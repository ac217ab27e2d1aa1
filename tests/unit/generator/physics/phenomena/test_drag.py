"""Falls through air, up to the terminal speed."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.drag import PHENOMENON, _acceleration, simulate, span
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, air="with"))
def test_the_speed_tends_to_the_terminal_one_and_never_passes_it(values: dict[str, Any]) -> None:
    fall = simulate(values)
    if fall.free:
        return
    speeds = fall.pace(np.linspace(0, span(values, fall).seconds, 50))
    away = np.abs(speeds - fall.terminal)
    assert (np.diff(away) <= 1e-9 * max(speeds.max(), fall.terminal)).all()
    side = np.sign(speeds[0] - fall.terminal)
    assert ((speeds - fall.terminal) * side >= -1e-9 * fall.terminal).all()


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, air="with", height=0.0))
def test_at_the_terminal_speed_the_air_carries_the_weight(values: dict[str, Any]) -> None:
    fall = simulate(values)
    if fall.braking > 0:
        assert fall.braking * fall.terminal**2 == pytest.approx(fall.gravity)


@settings(max_examples=6, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_falls_can_be_drawn(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert painted(PHENOMENON, one, other)
    assert painted(PHENOMENON, one, locale="zh")


def test_a_skydiver_falls_at_about_180_kilometres_an_hour() -> None:
    # √(2mg/ρCA) with A = π · 0.4² m²; wind tunnels say 50 to 55 m/s, belly to earth.
    facts = facts_of(PHENOMENON)
    assert facts["terminal"] == pytest.approx(math.sqrt(2 * 80 * 9.81 / (1.225 * math.pi * 0.16)))
    assert 50 < facts["terminal"] < 55


def test_95_per_cent_take_artanh_of_it_times_the_natural_time() -> None:
    # v = v∞ tanh(gt/v∞), s = v∞²/g · ln cosh(gt/v∞): Taylor, Classical Mechanics, eqs 2.57, 2.58.
    facts = facts_of(PHENOMENON)
    limit = facts["terminal"]
    assert facts["settling_time"] == pytest.approx(1.8318 * limit / 9.81, rel=1e-3)
    assert facts["settling_way"] == pytest.approx(1.1639 * limit**2 / 9.81, rel=1e-3)


def test_four_times_the_mass_falls_twice_as_fast() -> None:
    light, heavy = (facts_of(PHENOMENON, mass=mass)["terminal"] for mass in (20.0, 80.0))
    assert heavy == pytest.approx(2 * light)


def test_a_fall_without_air_has_no_terminal_speed() -> None:
    assert math.isinf(simulate(with_defaults(PHENOMENON, air="without")).terminal)


def test_without_air_there_is_no_formula_of_a_terminal_speed() -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON)]).en.startswith("v∞")
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, air="without")]).en == "v = v₀ + gt"


def test_what_has_landed_is_neither_fast_nor_made_faster() -> None:
    fall = simulate(with_defaults(PHENOMENON, height=30.0))
    assert fall.now(0.9 * fall.end) > 0
    assert fall.now(1.2 * fall.end) == 0
    assert _acceleration(fall, 1.2 * fall.end) == 0
