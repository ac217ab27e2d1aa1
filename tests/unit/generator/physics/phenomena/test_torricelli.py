"""Jets out of a tank, by Torricelli's law."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.integrate import solve_ivp

from generator.engines.physics.phenomena.torricelli import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


@settings(max_examples=40, deadline=None)
@given(values_of(PHENOMENON))
def test_the_liquid_leaves_as_fast_as_a_stone_that_falls_as_far(values: dict[str, Any]) -> None:
    for jet in simulate(values).jets:
        assert jet.fastest**2 == pytest.approx(2 * values["gravity"] * jet.head)
        assert jet.reach(0.0) == pytest.approx(2 * (jet.head * jet.height) ** 0.5)


@settings(max_examples=40, deadline=None)
@given(values_of(PHENOMENON))
def test_a_jet_never_leaves_the_ground_behind_or_flies_farther_than_at_first(
    values: dict[str, Any],
) -> None:
    tank = simulate(values)
    for jet in tank.jets:
        for time in (0.0, jet.flight / 2, 3 * jet.flight):
            stream = jet.stream(time)
            assert np.all(stream[:, 1] >= 0)
            assert stream[:, 0].max() <= jet.reach(0.0) * (1 + 1e-9)


def test_a_tank_drains_as_its_differential_equation_says() -> None:
    jet = simulate(with_defaults(PHENOMENON)).first
    share, gravity = (0.02 / 0.4) ** 2, 9.81
    solved = solve_ivp(
        lambda _, h: -share * np.sqrt(2 * gravity * np.maximum(h, 0)),
        (0, 140), [0.75], rtol=1e-10, atol=1e-12,
    )  # fmt: skip
    assert jet.level(140) == pytest.approx(float(solved.y[0, -1]), rel=1e-5)
    assert jet.level(1e6) == 0


def test_of_three_holes_the_middle_one_shoots_as_far_as_the_tank_is_high() -> None:
    facts = facts_of(PHENOMENON, holes="three", level=2.0)
    assert facts["range"] == pytest.approx(2.0)
    assert facts["range_other"] == pytest.approx(2 * (0.5 * 1.5) ** 0.5)


def test_water_leaves_a_hole_five_metres_deep_at_ten_metres_a_second() -> None:
    # √(2·9.81·5), as in OpenStax, University Physics 1, § 14.6.
    assert facts_of(PHENOMENON, head=5.0)["speed"] == pytest.approx(9.905, rel=1e-3)


def test_a_hole_above_the_surface_is_impossible() -> None:
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, hole_height=1.5)) is not None


def test_the_size_of_the_tank_is_not_that_of_its_holes() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    asked = reader.read("which of three holes in a 1 m tank shoots farthest")
    assert asked.refused is None
    assert asked.cases[0].values["level"] == 1


def test_a_hole_above_the_surface_is_refused() -> None:
    assert Reader({PHENOMENON.slug: PHENOMENON}).read("水深1米，小孔高2米").refused is not None


def test_a_tank_is_not_said_to_run_dry_that_keeps_what_is_below_its_hole() -> None:
    values = with_defaults(PHENOMENON)
    tank = simulate(values)
    assert tank.surface(2 * tank.first.drained) == pytest.approx(0.25)
    name = next(fact.name for fact in PHENOMENON.facts(values, tank) if fact.key == "drained")
    assert name.en == "time until the level is at the hole"
    assert "流完" not in name.zh


def test_a_barrel_that_is_to_drain_has_its_hole_at_the_bottom() -> None:
    # √(2h/g)·(D/d)², and hardly anything is left below the hole.
    values = with_defaults(
        PHENOMENON, holes="bottom", tank_diameter=0.6, hole_diameter=0.01, level=1.0
    )
    tank = simulate(values)
    assert tank.first.height == pytest.approx(0.01)
    assert tank.first.drained == pytest.approx(math.sqrt(2 * 0.99 / 9.80665) * 3600, rel=1e-3)
    assert PHENOMENON.taken(values)["hole_height"] == pytest.approx(0.01)
    told = with_defaults(PHENOMENON, holes="bottom", hole_height=0.5)
    assert simulate(told).first.height == 0.5
