"""Ohm and Kirchhoff hold in every circuit."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.circuit import PHENOMENON, impossible, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

anything = values_of(PHENOMENON, current=0.0, power=0.0).filter(lambda it: impossible(it) is None)


@settings(max_examples=40, deadline=None)
@given(anything)
def test_currents_and_voltages_add_up(values: dict[str, Any]) -> None:
    circuit = simulate(values)
    for group in circuit.groups:
        assert sum(circuit.currents[it] for it in group) == pytest.approx(circuit.current)
        assert len({f"{circuit.voltages[it]:.9e}" for it in group}) == 1
    drops = [circuit.voltages[group[0]] for group in circuit.groups]
    lost = circuit.current * circuit.internal
    assert sum(drops) + lost == pytest.approx(circuit.voltage)
    assert sum(circuit.powers) == pytest.approx(circuit.power)


@settings(max_examples=8, deadline=None)
@given(anything)
def test_any_circuit_can_be_drawn(values: dict[str, Any]) -> None:
    assert painted(PHENOMENON, values) == 4


def test_series_and_parallel_by_hand() -> None:
    # OpenStax, College Physics 2e, examples 21.1 and 21.2: 1, 6 and 13 Ω on 12 V.
    given_ = {"voltage": 12.0, "resistance1": 1.0, "resistance2": 6.0, "resistance3": 13.0}
    series = facts_of(PHENOMENON, kind="series", **given_)
    assert series["resistance"] == pytest.approx(20)
    assert series["current"] == pytest.approx(0.6)
    assert series["voltage3"] == pytest.approx(7.8)
    parallel = facts_of(PHENOMENON, kind="parallel", **given_)
    assert parallel["resistance"] == pytest.approx(0.8041, rel=1e-3)
    assert parallel["current"] == pytest.approx(14.92, rel=1e-3)
    assert parallel["power"] == pytest.approx(179, rel=1e-3)


def test_r1_before_two_in_parallel() -> None:
    # OpenStax, College Physics 2e, example 21.3: the same resistors, R₂ and R₃ in parallel.
    facts = facts_of(
        PHENOMENON, kind="mixed", voltage=12.0,
        resistance1=1.0, resistance2=6.0, resistance3=13.0,
    )  # fmt: skip
    assert facts["resistance"] == pytest.approx(5.11, rel=1e-3)
    assert facts["voltage1"] == pytest.approx(2.35, rel=1e-3)
    assert facts["current2"] == pytest.approx(1.61, abs=0.005)


def test_the_inner_resistance_takes_its_share() -> None:
    # OpenStax, College Physics 2e, example 21.4: 12.0 V, 0.100 Ω inside, a load of 10.0 Ω.
    facts = facts_of(PHENOMENON, voltage=12.0, internal=0.1, resistance1=10.0)
    assert facts["current"] == pytest.approx(1.188, rel=1e-3)
    assert facts["terminal"] == pytest.approx(11.88, rel=1e-3)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"current": 2.0, "resistance1": 5.0}, {"voltage": 10.0, "power": 20.0}),
        ({"voltage": 230.0, "power": 60.0}, {"current": 0.26087, "resistance": 881.67}),
        ({"power": 8.0, "current": 2.0}, {"voltage": 4.0, "resistance": 2.0}),
        ({"power": 45.0, "resistance1": 5.0}, {"voltage": 15.0, "current": 3.0}),
        ({"voltage": 12.0, "current": 3.0, "kind": "series", "resistance1": 1.0}, {"power2": 27.0}),
        (
            {"voltage": 12.0, "current": 3.0, "kind": "parallel", "resistance1": 6.0},
            {"current2": 1.0},
        ),
    ],
)
def test_what_is_not_told_follows_from_the_rest(
    told: dict[str, Any], found: dict[str, float]
) -> None:
    facts = facts_of(PHENOMENON, **told)
    assert {key: facts[key] for key in found} == pytest.approx(found, rel=1e-4)


def test_numbers_that_disagree_are_refused() -> None:
    told = with_defaults(PHENOMENON, voltage=12.0, resistance1=10.0, current=3.0)
    assert impossible(told) is not None
    assert impossible({**told, "current": 1.2}) is None


def test_two_lamps_of_60_watts_take_60_watts_each_side_by_side() -> None:
    lamps = {"device": "lamp", "power": 60.0, "voltage": 230.0}
    side_by_side = facts_of(PHENOMENON, kind="parallel", **lamps)
    assert (side_by_side["power1"], side_by_side["power"]) == pytest.approx((60, 120))
    in_a_row = facts_of(PHENOMENON, kind="series", **lamps)
    assert in_a_row["power1"] == pytest.approx(15)


@pytest.mark.parametrize(
    "text",
    [
        "three 6 ohm resistors in parallel on 12 volts",
        "three resistors of 6 ohms each in parallel on 12 volts",
        "三个6Ω的电阻并联，电源电压12V，总电流多大",
    ],
)
def test_what_is_said_of_three_resistors_is_assumed_of_none(text: str) -> None:
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read(text)
    circuit = simulate(asked.cases[0].values)
    assert list(circuit.resistances) == [6, 6, 6]
    assert asked.assumed == ()


def test_of_equal_resistances_none_is_the_smallest_or_the_largest() -> None:
    for kind in ("parallel", "series"):
        for other, named in ((10.0, False), (20.0, True)):
            given_ = {"resistance1": 10.0, "resistance2": other, "kind": kind}
            values = with_defaults(PHENOMENON, **given_)
            told = PHENOMENON.story(values, simulate(values)).en
            assert ("est resistance" in told) == named
