"""A turning coil makes a sine."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.generator import PHENOMENON, impossible, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

free = values_of(PHENOMENON, voltage=0.0, peak=0.0)


@settings(max_examples=30, deadline=None)
@given(free)
def test_the_voltage_is_the_rate_of_the_flux(values: dict[str, Any]) -> None:
    run = simulate(values)
    for share in (0.0, 0.1, 0.4, 0.77):
        time, step = share * run.period, 1e-5 * run.period
        change = float(run.flux(time + step)) - float(run.flux(time - step))
        expected = -run.turns * change / (2 * step)
        assert float(run.inside(time)) == pytest.approx(expected, abs=1e-5 * run.peak)


@settings(max_examples=30, deadline=None)
@given(free)
def test_charge_that_passes_is_what_the_current_brings(values: dict[str, Any]) -> None:
    run = simulate(values)
    times = np.linspace(0, 1.7 * run.period, 4001)
    half = 2 * run.peak / run.rate  # of the voltage over half a turn
    for voltage, passed in ((run.inside, run.passed), (run.volts, run.delivered)):
        total = np.trapezoid(voltage(times), times) / half
        assert passed(float(times[-1])) == pytest.approx(total, abs=1e-4)


@settings(max_examples=4, deadline=None)
@given(free)
def test_any_generator_can_be_drawn(values: dict[str, Any]) -> None:
    assert painted(PHENOMENON, values) == 4


def test_a_quarter_turn_in_15_milliseconds() -> None:
    # OpenStax, College Physics 2e, examples 23.3 and 23.4: 200 turns of 5.00 cm radius in 1.25 T:
    # 131 V on average, 206 V at the peak.
    facts = facts_of(PHENOMENON, turns=200.0, radius=0.05, field=1.25, frequency=1 / 0.06)
    assert facts["mean"] == pytest.approx(131, rel=2e-3)
    assert facts["peak"] == pytest.approx(206, rel=2e-3)


def test_the_mains_have_a_peak_of_325_volts() -> None:
    facts = facts_of(PHENOMENON, voltage=230.0, frequency=50.0)
    assert facts["peak"] == pytest.approx(230 * math.sqrt(2))
    assert facts["period"] == pytest.approx(0.02)


def test_the_effective_voltage_heats_as_much_as_the_sine() -> None:
    run = simulate(with_defaults(PHENOMENON))
    times = np.linspace(0, run.period, 4001)
    power = np.trapezoid(run.volts(times) ** 2, times) / run.period / run.resistance
    assert facts_of(PHENOMENON)["power"] == pytest.approx(power)


def test_a_peak_that_does_not_fit_is_refused() -> None:
    told = with_defaults(
        PHENOMENON, field=0.5, coil_area=0.01, turns=100.0, frequency=50.0, peak=100.0
    )
    assert impossible(told) is not None
    assert impossible({**told, "peak": 157.0}) is None


def test_the_turns_are_read_beside_the_coil_that_is_said_to_turn() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "线圈50匝，面积0.02m²，在0.5T磁场中以每秒10转转动，最大电动势"
    facts = facts_of(PHENOMENON, **reader.read(text).cases[0].values)
    assert facts["peak"] == pytest.approx(50 * 0.5 * 0.02 * 2 * math.pi * 10)


def test_a_commutator_turns_the_negative_halves_over() -> None:
    direct = with_defaults(PHENOMENON, kind="direct")
    assert PHENOMENON.formula_of([direct]).en == "e = NBSω |sin ωt|"
    assert float(PHENOMENON.simulate(direct).volts(0.015)) > 0
