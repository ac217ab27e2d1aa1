"""Where a liquid is faster, its pressure is lower."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.bernoulli import PHENOMENON, simulate
from tests.support.physics import facts_of, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_pressure_and_motion_make_the_same_sum_in_both_parts(values: dict[str, Any]) -> None:
    it = simulate(values)
    before = it.pressure + it.dynamic(it.pipe.speed)
    assert it.later + it.dynamic(it.pipe.later) == pytest.approx(before)


@settings(max_examples=30, deadline=None)
@given(values_of(PHENOMENON))
def test_the_pressure_is_lower_in_the_narrower_part(values: dict[str, Any]) -> None:
    it = simulate(values)
    assert (it.drop > 0) == (it.pipe.later > it.pipe.speed)


def test_water_through_half_the_width() -> None:
    facts = facts_of(PHENOMENON, speed=1.0, diameter1=0.1, diameter2=0.05, pressure=150e3)
    assert facts["drop"] == pytest.approx(7500)  # ½·1000·(4² − 1²)
    assert facts["pressure2"] == pytest.approx(142_500)
    assert facts["step"] == pytest.approx(15 / (2 * 9.81))


def test_a_fire_hose_and_its_nozzle() -> None:
    # OpenStax, College Physics 2e, example 12.4 without the climb of 10 m: 40 L/s through a
    # 6.40 cm hose and a 3.00 cm nozzle are 12.4 m/s and 56.6 m/s.
    facts = facts_of(
        PHENOMENON, flow=0.04, diameter1=0.064, diameter2=0.03, pressure=1.62e6 + 101_325
    )
    assert facts["speed1"] == pytest.approx(12.43, rel=1e-3)
    assert facts["speed2"] == pytest.approx(56.59, rel=1e-3)
    assert facts["drop"] == pytest.approx(1.524e6, rel=1e-3)


def test_a_pressure_below_zero_is_impossible() -> None:
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, speed=20.0)) is not None


def test_both_pressures_are_told_so_that_their_difference_is_right() -> None:
    venturi = simulate(with_defaults(PHENOMENON))
    told = PHENOMENON.story(with_defaults(PHENOMENON), venturi)
    for text in (told.en, told.zh):
        assert "150 kPa" in text
        assert "142.5 kPa" in text
    slow = simulate(with_defaults(PHENOMENON, speed=0.1))
    one, two = (float(slow.told(it).removesuffix(" kPa")) for it in (slow.pressure, slow.later))
    assert one - two == pytest.approx(slow.drop / 1000, rel=0.05)
