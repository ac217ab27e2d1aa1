"""A double pendulum."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.double_pendulum import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


@settings(max_examples=4, deadline=None, derandomize=True)
@given(values_of(PHENOMENON, starts="one"))
def test_the_energy_stays_for_the_whole_time_shown(values: dict[str, Any]) -> None:
    pendulum = PHENOMENON.simulate(values).first
    for time in np.linspace(0, pendulum.end, 100):
        energy = pendulum.kinetic(time) + pendulum.potential(time)
        assert abs(energy - pendulum.energy) < 1e-5 * max(pendulum.energy, 1e-6 * pendulum.highest)


@pytest.mark.parametrize(("length", "mass"), [(0.05, 0.01), (100.0, 100.0)])
def test_the_energy_stays_at_the_ends_of_the_ranges(length: float, mass: float) -> None:
    lengths_and_masses = {"length1": length, "mass1": mass, "length2": 1.0, "mass2": 1.0}
    values = with_defaults(PHENOMENON, **lengths_and_masses, angle1=math.radians(179))
    pendulum = PHENOMENON.simulate(values).first
    end = pendulum.end
    assert pendulum.kinetic(end) + pendulum.potential(end) == pytest.approx(pendulum.energy, 1e-5)


def test_small_swings_have_the_frequencies_of_the_normal_modes() -> None:
    """Landau and Lifshitz, "Mechanics", § 23: equal rods and masses, ω² = g/l (2 ± √2)."""
    pendulum = PHENOMENON.simulate(with_defaults(PHENOMENON, gravity=9.81)).first
    expected = [math.sqrt(9.81 * (2 + sign * math.sqrt(2))) for sign in (-1, 1)]
    assert pendulum.modes == pytest.approx(expected, rel=1e-9)


def test_a_small_swing_in_step_repeats_after_its_period() -> None:
    """In step, the lower angle is √2 times the upper one."""
    angles = {"angle1": 0.001, "angle2": 0.001 * math.sqrt(2)}
    pendulum = PHENOMENON.simulate(with_defaults(PHENOMENON, **angles)).first
    period = 2 * math.pi / pendulum.modes[0]
    assert pendulum.state(period)[:2] == pytest.approx(tuple(angles.values()), rel=1e-3)
    assert pendulum.state(period / 2)[0] == pytest.approx(-0.001, rel=1e-3)


def test_two_almost_equal_starts_part_where_swings_are_wide_and_not_where_they_are_small() -> None:
    assert 1 < facts_of(PHENOMENON, starts="two")["parted"] < 8
    assert "parted" not in facts_of(PHENOMENON, starts="two", angle1=0.2, angle2=0.1)


def test_it_stands_still_after_the_time_shown() -> None:
    pendulum = PHENOMENON.simulate(with_defaults(PHENOMENON)).first
    assert pendulum.state(pendulum.end) == pendulum.state(100.0)


def test_two_starts_may_be_told_how_far_they_are_apart() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("two double pendulums that start 0.5 degrees apart").cases[0].values
    assert values["starts"] == "two"
    assert values["difference"] == pytest.approx(math.radians(0.5))
    assert values["angle1"] == PHENOMENON.defaults["angle1"]
    soon, late = (
        facts_of(PHENOMENON, starts="two", difference=math.radians(off))["parted"]
        for off in (1.0, 0.01)
    )
    assert soon < late


def _told(**given: Any) -> str:
    values = with_defaults(PHENOMENON, **given)
    return PHENOMENON.story(values, PHENOMENON.simulate(values)).en


def test_a_motion_is_called_chaotic_only_where_a_start_beside_it_parts() -> None:
    """From 120° and 90° the two swing to and fro along nearly the same arc."""
    regular = {"angle1": math.radians(120), "angle2": math.radians(90)}
    assert "not chaotic" in _told(**regular)
    assert "it is chaotic" in _told()
    assert "not chaotic" in _told(angle1=0.2, angle2=0.1)


@pytest.mark.parametrize(
    ("upper", "lower", "speed"), [(120, 30, 7.23), (120, 90, 8.75)], ids=["chaotic", "regular"]
)
def test_the_greatest_speed_is_not_missed_between_samples(
    upper: float, lower: float, speed: float
) -> None:
    given = {"angle1": math.radians(upper), "angle2": math.radians(lower)}
    values = with_defaults(PHENOMENON, **given)
    pendulum = PHENOMENON.simulate(values).first
    assert facts_of(PHENOMENON, **given)["speed"] == pytest.approx(speed, abs=0.005)
    sampled = max(
        math.hypot(*pendulum.velocities(time)[1]) for time in np.linspace(0, pendulum.end, 3000)
    )
    assert pendulum.fastest == pytest.approx(sampled, rel=1e-4)
    assert pendulum.fastest >= sampled
