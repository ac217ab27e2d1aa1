"""A body that is pulled against F = ma, its integral, and the examples of a textbook."""

import math
from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.newton_second_law import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


@given(values_of(PHENOMENON))
@settings(max_examples=50, deadline=None)
def test_the_work_of_the_net_force_becomes_kinetic_energy(values: dict[str, Any]) -> None:
    pull = PHENOMENON.simulate(values)
    start, end = pull.speed(0.0), pull.speed(pull.end)
    gained = pull.mass * (end - start) * (end + start) / 2
    scale = pull.mass * (start**2 + end**2) / 2
    assert pull.net(0.0) * pull.place(pull.end) == pytest.approx(gained, rel=1e-6, abs=1e-9 * scale)


@given(values_of(PHENOMENON, friction=0.0, angle=0.0, acceleration=0.0, speed=0.0))
@settings(max_examples=50, deadline=None)
def test_the_acceleration_is_the_force_by_the_mass(values: dict[str, Any]) -> None:
    pull = PHENOMENON.simulate(values)
    assert pull.motion.first.acceleration == pytest.approx(pull.force / pull.mass)


def test_the_lawn_mower_of_a_textbook() -> None:
    """OpenStax, College Physics, example 4.1: a net force of 51 N on 24 kg makes 2.1 m/s²."""
    facts = facts_of(PHENOMENON, force=51.0, mass=24.0)
    assert facts["acceleration"] == pytest.approx(2.125)


def test_a_crate_is_dragged_against_friction() -> None:
    """a = F/m − μg, v = at, s = at²/2."""
    facts = facts_of(PHENOMENON, force=100.0, mass=20.0, friction=0.3, time=4.0)
    acceleration = 100 / 20 - 0.3 * 9.81
    assert facts["acceleration"] == pytest.approx(acceleration)
    assert facts["speed"] == pytest.approx(acceleration * 4)
    assert facts["distance"] == pytest.approx(acceleration * 8)


def test_a_force_below_the_limit_of_friction_moves_nothing() -> None:
    pull = PHENOMENON.simulate(with_defaults(PHENOMENON, force=50.0, mass=20.0, friction=0.3))
    assert pull.held
    assert pull.rub(1.0) == -50.0


def test_any_two_of_force_mass_and_acceleration_make_the_third() -> None:
    assert facts_of(PHENOMENON, mass=1200.0, acceleration=2.0)["force"] == pytest.approx(2400)
    assert facts_of(PHENOMENON, force=10.0, acceleration=4.0)["mass"] == pytest.approx(2.5)
    assert PHENOMENON.impossible is not None
    three = with_defaults(PHENOMENON, force=10.0, mass=2.0, acceleration=3.0)
    assert PHENOMENON.impossible(three) is not None


def test_a_force_that_points_upwards_takes_weight_off_the_ground() -> None:
    angle = math.radians(30)
    facts = facts_of(PHENOMENON, force=50.0, mass=10.0, friction=0.2, angle=angle)
    normal = 10 * 9.81 - 50 * math.sin(angle)
    assert facts["normal_force"] == pytest.approx(normal)
    net = 50 * math.cos(angle) - 0.2 * normal
    assert facts["acceleration"] == pytest.approx(net / 10)


@pytest.mark.parametrize(
    ("told", "formula"),
    [
        ({}, "F = ma"),
        ({"friction": 0.1}, "ΣF = F − f = ma"),
        ({"angle": 0.5}, "F cos φ = ma"),
        ({"friction": 3.0}, "F = f,  a = 0"),
    ],
)
def test_the_formula_has_every_force_along_the_ground(told: dict[str, float], formula: str) -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, **told)]).en == formula


def test_no_net_force_is_told_of_where_one_force_acts() -> None:
    def story(**told: float) -> str:
        values = with_defaults(PHENOMENON, **told)
        return PHENOMENON.story(values, PHENOMENON.simulate(values)).en

    assert "net force" not in story()
    assert "net force of" in story(friction=0.1)


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        ("push a 20 kg crate with 100 N, friction coefficient 0.3", "push"),
        ("a 10 N force pulls a 2 kg cart from rest for 3 s", "pull"),
        ("用100牛的力推20千克的箱子，摩擦因数0.3", "push"),
    ],
)
def test_a_push_is_told_from_a_pull(text: str, hand: str) -> None:
    (case,) = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases
    assert {**PHENOMENON.defaults, **case.values}["hand"] == hand
