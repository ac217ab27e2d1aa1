"""Voltages are as the turns, and no power is gained."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.transformer import PHENOMENON, impossible, simulate
from tests.support.physics import facts_of, painted, values_of, with_defaults

anything = values_of(PHENOMENON, voltage2=0.0, power=0.0, current1=0.0, current2=0.0)


@settings(max_examples=30, deadline=None)
@given(anything)
def test_turns_set_the_voltages_and_power_is_kept(values: dict[str, Any]) -> None:
    run = simulate({**values, "supply": "ac"})
    assert run.out / run.voltage == pytest.approx(run.second / run.first)
    assert run.voltage * run.current_in * run.efficiency == pytest.approx(run.power_out)
    assert run.out == pytest.approx(run.current_out * run.resistance)


@settings(max_examples=4, deadline=None)
@given(anything)
def test_any_transformer_can_be_drawn(values: dict[str, Any]) -> None:
    assert painted(PHENOMENON, values) == 4


def test_an_x_ray_transformer() -> None:
    # OpenStax, College Physics 2e, example 23.5: 120 V and 50 turns to 100 kV: 41,700 turns; at
    # 10.0 mA of output, 8.33 A go in.
    facts = facts_of(PHENOMENON, voltage1=120.0, turns1=50.0, voltage2=1e5, current2=0.01)
    assert facts["turns2"] == pytest.approx(4.17e4, rel=1e-3)
    assert facts["current1"] == pytest.approx(8.33, rel=1e-3)


def test_a_battery_charger() -> None:
    # OpenStax, College Physics 2e, example 23.6: 200 turns on 120 V, 15.0 V at 16.0 A: 25 turns,
    # 2.00 A in.
    facts = facts_of(PHENOMENON, voltage1=120.0, turns1=200.0, voltage2=15.0, current2=16.0)
    assert facts["turns2"] == pytest.approx(25)
    assert facts["current1"] == pytest.approx(2.0)


def test_direct_current_is_not_transformed() -> None:
    facts = facts_of(PHENOMENON, supply="dc")
    assert facts["voltage2"] == 0
    assert facts["current2"] == 0


def test_the_lamp_that_is_told_gets_its_power() -> None:
    facts = facts_of(PHENOMENON, voltage1=12.0, voltage2=240.0, power=60.0, efficiency=0.8)
    assert facts["current2"] == pytest.approx(0.25)
    assert facts["current1"] == pytest.approx(6.25)
    assert facts["loss"] == pytest.approx(15)


def test_more_power_than_goes_in_is_refused() -> None:
    told = with_defaults(PHENOMENON, voltage1=10.0, voltage2=100.0, current1=1.0, current2=1.0)
    assert impossible(told) is not None
    assert impossible({**told, "current2": 0.1}) is None


@pytest.mark.parametrize(("first", "second"), [(230.0, 12.0), (220.0, 12.0), (12.0, 240.0)])
def test_turns_that_are_not_told_are_whole_and_make_the_voltage_that_is(
    first: float, second: float
) -> None:
    run = simulate(with_defaults(PHENOMENON, voltage1=first, voltage2=second))
    assert run.first.is_integer()
    assert run.second.is_integer()
    assert run.out == pytest.approx(second, rel=0.01)
    told = simulate(with_defaults(PHENOMENON, voltage1=first, voltage2=second, turns1=1000.0))
    assert told.second.is_integer()
    assert told.out == pytest.approx(second, rel=0.01)


def test_direct_current_has_a_formula_and_facts_that_hold_for_it() -> None:
    steady = with_defaults(PHENOMENON, supply="dc")
    assert PHENOMENON.formula_of([steady]).en == "U₂ = N₂ΔΦ/Δt = 0"
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON)]).en == "U₁/U₂ = N₁/N₂"
    facts = facts_of(PHENOMENON, supply="dc")
    assert "ratio" not in facts
    assert "power1" not in facts
