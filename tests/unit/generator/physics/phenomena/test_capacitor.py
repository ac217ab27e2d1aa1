"""A capacitor fills and empties exponentially, and half of the work becomes heat."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from generator.engines.physics.phenomena.capacitor import PHENOMENON, impossible, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

two_told = values_of(
    PHENOMENON, charge=0.0, energy=0.0, plate_area=0.0, distance=0.0,
    connection="single", capacitance2=0.0, capacitance3=0.0,
)  # fmt: skip
several = st.sampled_from(["series", "parallel", "series3", "parallel3"]).flatmap(
    lambda it: values_of(
        PHENOMENON, charge=0.0, energy=0.0, plate_area=0.0, distance=0.0, connection=it
    )
)


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
@given(values_of(PHENOMENON, connection="single", capacitance2=0.0, capacitance3=0.0))
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


@settings(max_examples=40, deadline=None)
@given(several)
def test_voltages_add_up_in_series_and_charges_side_by_side(values: dict[str, Any]) -> None:
    run = simulate(values)
    count = range(len(run.parts))
    volts, charges = [run.part_voltage(it) for it in count], [run.part_charge(it) for it in count]
    assert charges == pytest.approx([c * u for c, u in zip(run.parts, volts, strict=True)])
    if run.series:
        assert sum(volts) == pytest.approx(run.voltage)
        assert charges == pytest.approx([run.charge] * len(count))
    else:
        assert sum(charges) == pytest.approx(run.charge)
        assert volts == pytest.approx([run.voltage] * len(count))
    energies = [u * q / 2 for u, q in zip(volts, charges, strict=True)]
    assert sum(energies) == pytest.approx(run.energy)


@settings(max_examples=6, deadline=None)
@given(several, several)
def test_several_capacitors_can_be_drawn(one: dict[str, Any], two: dict[str, Any]) -> None:
    assert painted(PHENOMENON, one) == 4
    assert painted(PHENOMENON, one, two, locale="zh") == 4


def test_each_capacitor_fills_as_kirchhoffs_rules_have_it() -> None:
    parts, resistance, source = np.array([2e-6, 3e-6]), 1e4, 12.0

    def in_series(_: float, charge: Any) -> Any:
        return [(source - (charge[0] / parts).sum()) / resistance]

    def side_by_side(_: float, volts: Any) -> Any:
        return [(source - volts[0]) / resistance / parts.sum()]

    told = {"capacitance": 2e-6, "capacitance2": 3e-6, "resistance": resistance, "voltage": source}
    for kind, rule in (("series", in_series), ("parallel", side_by_side)):
        run = simulate(with_defaults(PHENOMENON, connection=kind, **told))
        times = np.linspace(0, 0.05, 6)
        solved = solve_ivp(rule, (0, 0.05), [0.0], t_eval=times, rtol=1e-9, atol=1e-15).y[0]
        whole = run.part_charge(0) if run.series else run.part_voltage(0)
        assert whole * np.asarray(run.share(times)) == pytest.approx(solved, rel=1e-5, abs=1e-12)


def test_three_capacitors_of_the_textbook() -> None:
    # OpenStax, College Physics 2e, example 19.9 and section 19.6: 1.000, 5.000 and 8.000 μF.
    told = {"capacitance": 1e-6, "capacitance2": 5e-6, "capacitance3": 8e-6, "voltage": 10.0}
    series = facts_of(PHENOMENON, connection="series", **told)
    assert series["capacitance"] == pytest.approx(0.755e-6, rel=1e-3)
    parallel = facts_of(PHENOMENON, connection="parallel", **told)
    assert parallel["capacitance"] == pytest.approx(14e-6)
    assert parallel["charge2"] == pytest.approx(50e-6)


def test_two_capacitors_need_a_word_on_how_they_are_joined() -> None:
    told = with_defaults(PHENOMENON, capacitance=1e-6, capacitance2=2e-6)
    assert impossible(told) is not None
    assert impossible({**told, "connection": "series"}) is None


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("two capacitors of 2 μF and 3 μF in series on a 12 V battery", "series", (2, 3)),
        ("a 2 μF and a 3 μF capacitor in parallel, 9 V", "parallel", (2, 3)),
        ("three 6 μF capacitors in series", "series3", (6, 6, 6)),
        ("2微法和3微法的两个电容器串联，接在12伏电池上", "series", (2, 3)),
        ("并联的两个电容器，4μF和6μF", "parallel", (4, 6)),
        ("a capacitor of 10 μF and a resistor of 1 kΩ in series with a 9 V battery", "single", ()),
        ("电阻与电容器串联，电容10μF，电阻1kΩ", "single", ()),
        ("a parallel plate capacitor of 2 μF at 9 V", "single", ()),
    ],
)
def test_how_capacitors_are_joined_is_understood(
    text: str, kind: str, parts: tuple[int, ...]
) -> None:
    (case,) = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases
    assert case.values["connection"] == kind
    assert simulate(case.values).parts == pytest.approx([it * 1e-6 for it in parts])


def test_of_plates_what_they_hold_is_told_before_the_charging() -> None:
    values = with_defaults(PHENOMENON, plate_area=1.0, distance=1e-3, voltage=3000.0)
    story = PHENOMENON.story(values, simulate(values))
    assert story.en.index("26.6 μC") < story.en.index("10 kΩ")
    assert story.zh.index("26.6 μC") < story.zh.index("10 kΩ")
