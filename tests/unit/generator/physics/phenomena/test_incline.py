"""A block on a slope against the laws of energy and the examples of a textbook."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.incline import PHENOMENON
from tests.support.physics import facts_of, values_of, with_defaults


@given(values_of(PHENOMENON))
@settings(max_examples=50, deadline=None)
def test_what_is_lost_of_the_energy_is_friction_times_the_way(values: dict[str, Any]) -> None:
    slide = PHENOMENON.simulate(values)
    motion, end = slide.motion, min(slide.motion.end, 3.0)
    at = [motion.place(0.0), motion.place(end)]
    if motion.turn is not None and motion.turn.start < end:
        at.insert(1, motion.turn.place)
    way = float(np.abs(np.diff(at)).sum())
    lost = slide.energy - slide.kinetic(end) - slide.potential(end)
    assert lost == pytest.approx(
        slide.friction * slide.normal * way, rel=1e-6, abs=1e-9 * slide.energy
    )


@given(values_of(PHENOMENON, start="down", speed=0.0))
@settings(max_examples=50, deadline=None)
def test_a_block_stays_exactly_where_the_slope_is_flatter_than_friction_holds(
    values: dict[str, Any],
) -> None:
    slide = PHENOMENON.simulate(values)
    steep = math.tan(slide.ramp.angle) > slide.friction * (1 + 1e-8)
    assert slide.held is not (steep and slide.gravity > 0)


def test_the_skier_of_a_textbook() -> None:
    """OpenStax, College Physics, example 4.5: 60 kg on a slope of 25°, g = 9.80 m/s²."""
    skier = {"mass": 60.0, "angle": math.radians(25), "gravity": 9.80}
    smooth = facts_of(PHENOMENON, **skier, friction=0.0)
    rough = facts_of(PHENOMENON, **skier, friction=45.0 / (60 * 9.80 * math.cos(math.radians(25))))
    assert smooth["acceleration"] == pytest.approx(4.14, rel=1e-3)
    assert rough["acceleration"] == pytest.approx(3.39, rel=1e-3)
    assert rough["friction_force"] == pytest.approx(45.0)


def test_a_smooth_slope_gives_the_speed_of_a_fall_from_its_height() -> None:
    facts = facts_of(PHENOMENON, height=5.0, friction=0.0)
    assert facts["speed"] == pytest.approx(math.sqrt(2 * 9.81 * 5))
    assert facts["length"] == pytest.approx(10)


def test_a_block_pushed_up_comes_back_slower() -> None:
    """v₁² − v₂² = 4 μ g s cos θ, from the work of friction on both ways."""
    facts = facts_of(PHENOMENON, start="up", speed=4.0)
    lost = 4 * 0.2 * 9.81 * facts["way"] * math.cos(math.radians(30))
    assert facts["speed"] ** 2 == pytest.approx(16 - lost)
    assert facts["rise"] == pytest.approx(facts["way"] / 2)


def test_length_and_height_of_a_slope_make_its_angle() -> None:
    slide = PHENOMENON.simulate(with_defaults(PHENOMENON, length=5.0, height=3.0))
    assert math.degrees(slide.ramp.angle) == pytest.approx(36.87, rel=1e-3)
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, length=3.0, height=5.0)) is not None


def test_without_friction_there_is_none_at_all() -> None:
    assert (
        facts_of(PHENOMENON, friction=0.0, mass=3.0, angle=0.436, length=4.0)["friction_force"] == 0
    )


@pytest.mark.parametrize(
    ("given", "formula"),
    [
        ({"friction": 0.4, "angle": math.radians(20)}, "f = mg sin θ ≤ μN"),
        ({"start": "up", "speed": 6.0}, "a = g(sin θ ± μ cos θ)"),
        ({"start": "up", "speed": 6.0, "friction": 0.9}, "a = g(sin θ + μ cos θ)"),
        ({"friction": 0.0}, "a = g sin θ"),
        ({}, "a = g(sin θ − μ cos θ)"),
    ],
)
def test_the_formula_is_the_one_of_the_motion(given: dict[str, Any], formula: str) -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, **given)]).en == formula


def test_cases_that_move_differently_share_the_formula_of_a_slide_down() -> None:
    several = [with_defaults(PHENOMENON, angle=math.radians(it)) for it in (5, 40)]
    assert PHENOMENON.formula_of(several) == PHENOMENON.formula


def test_an_assumed_slope_is_long_enough_to_turn_on() -> None:
    given = {"start": "up", "speed": 6.0, "angle": math.radians(25)}
    facts = facts_of(PHENOMENON, **given)
    assert facts["way"] == pytest.approx(36 / (2 * facts["acceleration"]))
    assert facts["back"] < facts["acceleration"]
    values = with_defaults(PHENOMENON, **given)
    assert PHENOMENON.settled is not None
    assert PHENOMENON.settled(values)["length"] == facts["length"] > facts["way"]


def test_what_friction_holds_is_told_with_what_it_could_hold() -> None:
    facts = facts_of(PHENOMENON, friction=0.4, angle=math.radians(20))
    assert facts["friction_force"] == pytest.approx(facts["pull"])
    assert facts["grip"] > facts["friction_force"]
