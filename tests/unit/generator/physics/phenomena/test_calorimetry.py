"""Two bodies that come to the same temperature."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.calorimetry import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_no_heat_gets_lost(values: dict[str, Any]) -> None:
    run = simulate(values)
    whole = run.one * run.first + run.two * run.second
    for share in (0.0, 0.5, 2.0, 30.0):
        one, two = run.warmths(share * run.settling)
        assert run.one * one + run.two * two == pytest.approx(whole)


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_both_end_at_a_temperature_between_those_they_began_with(values: dict[str, Any]) -> None:
    run = simulate(values)
    low, high = sorted((run.first, run.second))
    assert low - 1e-9 <= run.final <= high + 1e-9
    assert run.warmths(50 * run.settling) == pytest.approx((run.final, run.final))


def test_half_and_half_is_the_mean() -> None:
    facts = facts_of(PHENOMENON, mass1=1.0, mass2=1.0, temperature1=353.15, temperature2=293.15)
    assert facts["final"] == pytest.approx(323.15)


def test_a_hot_pan_in_cold_water() -> None:
    # OpenStax, College Physics 2e, example 14.2: 0.5 kg of aluminium (900 J/(kg·K)) at 150 °C in
    # 0.25 kg of water at 20 °C end at 59.1 °C.
    facts = facts_of(
        PHENOMENON, body="aluminium", heat1=900.0, mass1=0.5, mass2=0.25,
        temperature1=423.15, temperature2=293.15,
    )  # fmt: skip
    assert facts["final"] - 273.15 == pytest.approx(59.1, rel=2e-3)


def test_copper_hardly_warms_the_water() -> None:
    facts = facts_of(PHENOMENON, body="copper", mass1=0.2, mass2=0.5, temperature1=373.15)
    by_hand = (0.2 * 385 * 100 + 0.5 * 4186 * 20) / (0.2 * 385 + 0.5 * 4186)
    assert facts["final"] - 273.15 == pytest.approx(by_hand)


def test_water_that_would_boil_is_impossible() -> None:
    assert PHENOMENON.impossible is not None
    hot = with_defaults(PHENOMENON, body="iron", mass1=100.0, temperature1=1200.0)
    assert PHENOMENON.impossible(hot) is not None


def test_a_litre_of_water_is_a_kilogram() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "0.5 kg of copper at 100 °C put into 1 litre of water at 20 °C"
    values = reader.read(text).cases[0].values
    assert values["volume2"] == pytest.approx(1e-3)
    weighed = facts_of(PHENOMENON, body="copper", mass1=0.5, temperature1=373.15, mass2=1.0)
    assert facts_of(PHENOMENON, **values)["final"] == pytest.approx(weighed["final"])


@pytest.mark.parametrize("text", ["mix hot and cold water: 300 g at 80 °C with 500 g at 20 °C"])
def test_two_waters_are_told_from_each_other_and_end_equally_warm(text: str) -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    (case,) = reader.read(text).cases
    values = with_defaults(PHENOMENON, **case.values)
    run = simulate(values)
    story = PHENOMENON.story(values, run)
    assert "to the colder one, cold water" in story.en
    assert "热水放出" in story.zh
    assert "冷水的质量较大" in story.zh
    one, two = run.warmths(PHENOMENON.span(values, run).seconds)
    assert one == pytest.approx(two)
