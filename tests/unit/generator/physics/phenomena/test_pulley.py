"""Masses on a rope over a pulley against energy, the lever's golden rule and textbooks."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._hoist_picture import HoistPicture
from generator.engines.physics.phenomena.pulley import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


@given(values_of(PHENOMENON, kind="atwood"))
@settings(max_examples=50, deadline=None)
def test_the_fall_of_one_mass_lifts_the_other_and_turns_the_pulley(values: dict[str, Any]) -> None:
    hoist = PHENOMENON.simulate(values)
    end, first, second = hoist.seconds, hoist.mass1, hoist.mass2
    lost = (second - first) * hoist.gravity * hoist.motion.place(end)
    kinetic = (first + second + hoist.pulley / 2) * hoist.speed(end) ** 2 / 2
    assert kinetic == pytest.approx(lost, rel=1e-6)


@given(values_of(PHENOMENON, kind="table"))
@settings(max_examples=50, deadline=None)
def test_each_mass_obeys_the_second_law(values: dict[str, Any]) -> None:
    hoist = PHENOMENON.simulate(values)
    first, second = hoist.tensions
    assert hoist.mass2 * hoist.gravity - second == pytest.approx(
        hoist.mass2 * hoist.acceleration, abs=1e-9 * hoist.mass2 * (hoist.gravity + 1)
    )
    turns = hoist.pulley / 2 * hoist.acceleration
    assert second - first == pytest.approx(turns, abs=1e-9 * (first + second + 1e-9))


@given(values_of(PHENOMENON, kind="movable", pulley_mass=0.0, pulley_weight=0.0))
@settings(max_examples=50, deadline=None)
def test_what_is_saved_in_force_is_paid_in_rope(values: dict[str, Any]) -> None:
    hoist = PHENOMENON.simulate(values)
    end = hoist.seconds
    assert hoist.pulled(end) == pytest.approx(2 * hoist.height)
    assert hoist.work(end) == pytest.approx(hoist.mass1 * hoist.gravity * hoist.height)


def test_the_atwood_machine_of_a_textbook() -> None:
    """OpenStax, University Physics 1, example 6.5: 2.00 kg and 4.00 kg, a = g/3, T = 26.1 N."""
    facts = facts_of(PHENOMENON, mass1=2.0, mass2=4.0, gravity=9.8)
    assert facts["acceleration"] == pytest.approx(9.8 / 3)
    assert facts["tension"] == pytest.approx(26.13, rel=1e-3)


def test_a_heavy_pulley_takes_part_in_the_motion() -> None:
    """a = (m₂ − m₁)g / (m₁ + m₂ + M/2) for a uniform disc."""
    facts = facts_of(PHENOMENON, mass1=2.0, mass2=3.0, pulley_mass=2.0)
    assert facts["acceleration"] == pytest.approx(9.81 / 6)
    assert facts["tension2"] > facts["tension1"]


def test_a_movable_pulley_of_its_own_weight_loses_work() -> None:
    """η = m / (m + M)."""
    facts = facts_of(PHENOMENON, kind="movable", mass1=9.0, pulley_mass=1.0)
    assert facts["force"] == pytest.approx(5 * 9.81)
    assert facts["efficiency"] == pytest.approx(0.9)


def test_friction_can_hold_what_hangs_over_the_edge_of_a_table() -> None:
    still = with_defaults(PHENOMENON, kind="table", mass1=4.0, mass2=1.0, friction=0.3)
    assert PHENOMENON.simulate(still).acceleration == 0
    moves = facts_of(PHENOMENON, kind="table", mass1=4.0, mass2=1.0, friction=0.1)
    assert moves["acceleration"] == pytest.approx((1 - 0.4) * 9.81 / 5)


def test_a_load_may_be_told_by_its_weight_and_the_pulley_too() -> None:
    facts = facts_of(PHENOMENON, kind="movable", weight=100.0, pulley_weight=20.0, height=2.0)
    assert facts["force"] == pytest.approx(60)
    assert facts["rope"] == pytest.approx(4)
    assert facts["efficiency"] == pytest.approx(100 / 120)


def test_two_masses_over_a_fixed_pulley_hang_in_balance_or_fall() -> None:
    facts = facts_of(PHENOMENON, kind="fixed", mass1=2.0, mass2=2.0)
    assert facts["acceleration"] == 0
    assert "force" in facts_of(PHENOMENON, kind="fixed", mass1=2.0)


def test_a_load_that_is_lifted_hangs_on_the_pulley_that_is_named() -> None:
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read("lift a load of 500 N with a movable pulley")
    assert asked.cases[0].values["kind"] == "movable"
    assert asked.cases[0].values["weight"] == 500


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ({"mass1": 5.0, "mass2": 4.0}, "a = |m₂ − m₁|g/(m₁ + m₂)"),
        ({"kind": "fixed", "mass1": 5.0, "mass2": 4.0}, "a = |m₂ − m₁|g/(m₁ + m₂)"),
        ({"pulley_mass": 1.0}, "a = |m₂ − m₁|g/(m₁ + m₂ + M/2)"),
        ({"kind": "table", "mass1": 4.0, "mass2": 1.0}, "a = m₂g/(m₁ + m₂)"),
        (
            {"kind": "table", "mass1": 4.0, "mass2": 1.0, "friction": 0.1},
            "a = (m₂ − μm₁)g/(m₁ + m₂)",
        ),
        ({"kind": "table", "mass1": 4.0, "mass2": 1.0, "friction": 0.5}, "m₂g ≤ μm₁g"),
        ({"kind": "fixed"}, "F = m₁g/n,  n strands"),
        ({"kind": "movable", "weight": 90.0, "pulley_weight": 10.0}, "F = (G + G₀)/n,  n strands"),
    ],
)
def test_the_formula_is_that_of_the_kind_of_pulley(given: dict[str, Any], written: str) -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, **given)]).en == written


def test_a_fixed_and_a_movable_pulley_have_one_formula() -> None:
    cases = [with_defaults(PHENOMENON, kind=kind) for kind in ("fixed", "movable")]
    assert PHENOMENON.formula_of(cases).en == "F = m₁g/n,  n strands"


def test_the_largest_force_that_is_drawn_at_a_table_is_the_longest_arrow() -> None:
    hoist = PHENOMENON.simulate(
        with_defaults(PHENOMENON, kind="table", mass1=4.0, mass2=1.0, friction=0.1)
    )
    scene = Scene((0, 1), (0, 1))
    picture = HoistPicture(scene, hoist, 1.0, (0, 0, 0), alone=True)
    assert picture.strongest == pytest.approx(9.81)
    assert hoist.rub == pytest.approx(0.1 * 4 * 9.81)
