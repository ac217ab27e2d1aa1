"""Rolling bodies against energy, torque and the classic table of their speeds."""

import math
from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.rolling import PHENOMENON
from tests.support.physics import facts_of, values_of, with_defaults


@given(values_of(PHENOMENON))
@settings(max_examples=50, deadline=None)
def test_height_becomes_going_and_turning(values: dict[str, Any]) -> None:
    for it in PHENOMENON.simulate(values):
        for time in (0.3 * it.seconds, it.seconds):
            energy = it.moving(time) + it.turning(time) + it.potential(time)
            assert energy == pytest.approx(it.potential(0.0), rel=1e-6)


@given(values_of(PHENOMENON, shape="race"))
@settings(max_examples=30, deadline=None)
def test_the_sphere_wins_and_the_hoop_is_last(values: dict[str, Any]) -> None:
    sphere, disc, hoop = PHENOMENON.simulate(values)
    if sphere.arrives:
        assert sphere.seconds < disc.seconds < hoop.seconds


@pytest.mark.parametrize(
    ("shape", "factor"), [("sphere", 10 / 7), ("disc", 4 / 3), ("hoop", 1.0), ("shell", 6 / 5)]
)
def test_the_speed_at_the_bottom_is_that_of_the_textbooks(shape: str, factor: float) -> None:
    """v² = 10/7, 4/3, 1 and 6/5 of gh: Halliday, Resnick and Walker, section 11-2."""
    facts = facts_of(PHENOMENON, shape=shape, height=3.0)
    assert facts["speed"] ** 2 == pytest.approx(factor * 9.81 * 3)


def test_the_cylinder_of_a_textbook() -> None:
    """OpenStax, College Physics, example 10.9: a solid cylinder from 2.00 m rolls with 5.11 m/s."""
    facts = facts_of(PHENOMENON, shape="disc", height=2.0, gravity=9.80)
    assert facts["speed"] == pytest.approx(5.11, rel=1e-3)


def test_mass_and_radius_make_no_difference() -> None:
    small = facts_of(PHENOMENON, mass=0.1, radius=0.02)
    large = facts_of(PHENOMENON, mass=50.0, radius=0.5)
    assert small["time_disc"] == large["time_disc"]


def test_the_friction_that_turns_it_is_what_the_grip_must_give() -> None:
    """f r = I a/r, so μ ≥ c a / (g cos θ)."""
    facts = facts_of(PHENOMENON, shape="hoop", angle=math.radians(40))
    grip = facts["acceleration"] / (9.81 * math.cos(math.radians(40)))
    assert facts["least_friction"] == pytest.approx(grip)


def test_nothing_rolls_down_a_wall() -> None:
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, angle=math.radians(89))) is not None
