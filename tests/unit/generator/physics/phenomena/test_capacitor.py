"""A capacitor fills and empties exponentially, and half of the work becomes heat."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.capacitor import PHENOMENON, impossible, simulate
from tests.support.physics import facts_of, painted, values_of, with_defaults

two_told = values_of(PHENOMENON, charge=0.0, energy=0.0, plate_area=0.0, distance=0.0)


@settings(max_examples=30, deadline=None)
@given(two_told)
def test_the_voltages_in_the_loop_add_up(values: dict[str, Any]) -> None:
    run = simulate(values)
    source = 0.0 if run.emptied else run.voltage
    for share in (0.0, 0.3, 1.0, 4.0, 30.0):
        time = share * run.constant
        drop = run.resistance * float(run.amperes(time))
        assert float(run.volts(time)) + drop == pytest.approx(source, abs=1e-9 * run.voltage)


@settings(max_examples=30, deadline=None)
@given(two_told)
def test_as_much_becomes_heat_as_is_stored(values: dict[str, Any]) -> None:
    run = simulate(values)
    times = np.linspace(0, 40, 4001)
    power = run.resistance * np.asarray(run.amperes(times * run.constant)) ** 2
    heat = np.trapezoid(power, times) * run.constant
    assert heat == pytest.approx(run.energy, rel=1e-4)


@settings(max_examples=4, deadline=None)
@given(values_of(PHENOMENON))
def test_whatever_fits_together_can_be_drawn(values: dict[str, Any]) -> None:
    assert painted(PHENOMENON, values) == 4


def test_after_one_time_constant_it_is_full_to_63_percent() -> None:
    # OpenStax, College Physics 2e, section 21.6: 0.632 of the voltage after τ = RC.
    facts = facts_of(PHENOMENON, capacitance=2e-6, resistance=1e6, voltage=5.0, moment=2.0)
    assert facts["time_constant"] == pytest.approx(2.0)
    assert facts["voltage_then"] == pytest.approx(5 * 0.632, rel=1e-3)
    assert facts["current_then"] == pytest.approx(5e-6 / math.e)


def test_plates_of_one_square_metre() -> None:
    # OpenStax, College Physics 2e, example 19.8: 1.00 m², 1.00 mm, 3.00 kV: 8.85 nF, 26.6 μC.
    facts = facts_of(PHENOMENON, plate_area=1.0, distance=1e-3, voltage=3e3)
    assert facts["capacitance"] == pytest.approx(8.854e-9, rel=1e-3)
    assert facts["charge"] == pytest.approx(26.56e-6, rel=1e-3)
    assert facts["field"] == pytest.approx(3e6)


def test_a_defibrillator() -> None:
    # OpenStax, College Physics 2e, example 19.11: 400 J at 10.0 kV need 8.00 μF.
    facts = facts_of(PHENOMENON, energy=400.0, voltage=1e4)
    assert facts["capacitance"] == pytest.approx(8e-6)
    assert facts["charge"] == pytest.approx(0.08)


def test_a_charge_that_does_not_go_with_capacitance_and_voltage_is_refused() -> None:
    told = with_defaults(PHENOMENON, capacitance=1e-6, voltage=10.0, charge=5e-5)
    assert impossible(told) is not None
    assert impossible({**told, "charge": 1e-5}) is None
