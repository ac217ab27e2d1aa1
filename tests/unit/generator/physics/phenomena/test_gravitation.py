"""Newton's law between two bodies."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.gravitation import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_both_are_pulled_alike_and_by_the_square_of_the_distance(values: dict[str, Any]) -> None:
    pair = simulate(values)
    facts = {fact.key: fact.value for fact in PHENOMENON.facts(values, pair)}
    assert facts["acceleration1"] * pair.one == pytest.approx(facts["acceleration2"] * pair.two)
    assert facts["twice"] == pytest.approx(facts["force"] / 4)
    middle = 2.4
    assert pair.apart(middle) == pytest.approx(3 * pair.distance)
    assert pair.pull(middle) == pytest.approx(facts["force"] / 9)


@settings(max_examples=6, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_can_be_drawn(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert painted(PHENOMENON, one, other)
    assert painted(PHENOMENON, one, locale="zh")


def test_earth_and_moon_pull_with_2_times_10_to_the_20_newtons() -> None:
    # 5.972e24 · 7.346e22 · G / (3.844e8)²: NASA Moon Fact Sheet, CODATA 2018.
    force = facts_of(PHENOMENON, pair="moon")["force"]
    assert force == pytest.approx(6.6743e-11 * 5.9722e24 * 7.346e22 / 3.844e8**2, rel=1e-3)


def test_who_stands_on_the_earth_weighs_mg() -> None:
    # GM/R² at the mean radius is 9.82 m/s².
    facts = facts_of(PHENOMENON, pair="ground", mass2=70.0)
    assert facts["acceleration2"] == pytest.approx(9.82, rel=1e-3)
    assert facts["force"] == pytest.approx(70 * 9.82, rel=1e-3)


def test_two_tonnes_a_metre_apart_pull_like_a_grain_of_dust() -> None:
    assert facts_of(PHENOMENON)["force"] == pytest.approx(6.6743e-5)


def test_a_person_on_the_ground_is_pulled_by_their_weight() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("gravity between the Earth and a 70 kg person").cases[0].values
    assert facts_of(PHENOMENON, **values)["force"] == pytest.approx(70 * 9.82, rel=5e-3)


def test_two_people_of_a_mass_have_it_both() -> None:
    pair = PHENOMENON.simulate(with_defaults(PHENOMENON, pair="people", mass2=60.0))
    assert (pair.one, pair.two) == (60.0, 60.0)
    pair = PHENOMENON.simulate(with_defaults(PHENOMENON, mass1=5.0, mass2=8.0))
    assert (pair.one, pair.two) == (5.0, 8.0)
