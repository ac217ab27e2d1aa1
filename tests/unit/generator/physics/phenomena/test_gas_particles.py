"""An ideal gas and its particles."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._gas import SECONDS
from generator.engines.physics.phenomena.gas_particles import PHENOMENON, simulate
from tests.support.physics import facts_of, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_pressure_times_volume_by_temperature_never_changes(values: dict[str, Any]) -> None:
    gas = simulate(values)
    was = gas.first.pressure * gas.first.volume / gas.first.temperature
    for time in (0.4 * SECONDS, SECONDS, 3 * SECONDS):
        state = gas.state(time)
        assert state.pressure * state.volume / state.temperature == pytest.approx(was)


@settings(max_examples=30, deadline=None)
@given(values_of(PHENOMENON))
def test_no_particle_leaves_the_box(values: dict[str, Any]) -> None:
    gas = simulate(values)
    for time in (0.0, 1.3, 9.0):
        assert np.all((gas.places(time) >= 0) & (gas.places(time) <= 1))


def test_a_gas_that_is_left_alone_looks_the_same_after_its_period() -> None:
    gas = simulate(with_defaults(PHENOMENON, seed=7))
    assert gas.places(1.0 + SECONDS) == pytest.approx(gas.places(1.0), abs=1e-9)


def test_a_mole_at_the_standard_state_fills_22_litres() -> None:
    # CODATA: 22.414 L at 273.15 K and 101.325 kPa.
    facts = facts_of(PHENOMENON, temperature=273.15, volume=22.414e-3)
    assert facts["pressure"] == pytest.approx(101_325, rel=1e-4)


def test_molecules_of_nitrogen_fly_at_517_metres_a_second() -> None:
    # At 300 K: Tipler & Mosca, Physics for Scientists and Engineers, ch. 17.
    facts = facts_of(PHENOMENON, gas="nitrogen", temperature=300.0)
    assert facts["speed"] == pytest.approx(517, rel=1e-3)
    assert facts["energy"] == pytest.approx(6.21e-21, rel=1e-3)


def test_boyle_half_the_volume_is_twice_the_pressure() -> None:
    facts = facts_of(PHENOMENON, process="squeezed", volume=0.02, volume2=0.01)
    assert facts["pressure2"] == pytest.approx(2 * facts["pressure"])


def test_heated_from_27_to_327_degrees_the_pressure_doubles() -> None:
    facts = facts_of(PHENOMENON, temperature=300.15, temperature2=600.3, process="heated")
    assert facts["pressure2"] == pytest.approx(2 * facts["pressure"])


def test_the_speeds_of_all_molecules_add_up_to_all_of_them() -> None:
    gas = simulate(with_defaults(PHENOMENON))
    speeds = np.linspace(0, 5000, 4000)
    assert np.trapezoid(gas.shares(speeds), speeds) == pytest.approx(1, rel=1e-4)


def test_under_a_free_piston_a_second_volume_tells_how_warm_it_gets() -> None:
    facts = facts_of(PHENOMENON, process="free", volume=0.01, volume2=0.015, temperature=300.0)
    assert facts["temperature2"] == pytest.approx(450)
    assert facts["pressure2"] == pytest.approx(facts["pressure"])


def test_whether_the_walls_are_met_more_often_or_less_is_said() -> None:
    for volume2, en, zh in ((0.008, "more often", "增多"), (0.048, "less often", "减少")):
        values = with_defaults(PHENOMENON, volume=0.024, volume2=volume2)
        story = PHENOMENON.story(values, PHENOMENON.simulate(values))
        assert en in story.en
        assert zh in story.zh


def test_the_pressure_follows_the_absolute_temperature() -> None:
    values = with_defaults(PHENOMENON)
    assert (
        "Twice the absolute temperature" in PHENOMENON.story(values, PHENOMENON.simulate(values)).en
    )
