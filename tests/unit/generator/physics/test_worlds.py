"""Places, and what is there or is not: gravity, air, friction, damping."""

import pytest

from generator.engines.physics.understand.asked import Asked
from generator.engines.physics.understand.reader import Reader
from tests.unit.generator.physics.fakes import PHENOMENA


def read(text: str) -> Asked:
    return Reader(PHENOMENA).read(text)


@pytest.mark.parametrize(
    ("text", "gravity", "place"),
    [
        ("a pendulum on the Moon", 1.62, "Moon"),
        ("a pendulum on Mars", 3.73, "Mars"),
        ("a pendulum on Jupiter", 24.79, "Jupiter"),
        ("月球上的单摆", 1.62, "Moon"),
        ("火星上的单摆", 3.73, "Mars"),
        ("a pendulum on Earth", 9.81, ""),
        ("a pendulum", 9.81, ""),
    ],
)
def test_a_place_has_its_own_gravity(text: str, gravity: float, place: str) -> None:
    asked = read(text)
    assert asked.cases[0].values["gravity"] == gravity
    assert asked.place.en == place


@pytest.mark.parametrize("text", ["a pendulum on the Moon", "a pendulum on Earth"])
def test_the_gravity_of_a_place_is_not_assumed(text: str) -> None:
    assert "gravity" not in [it.slot for it in read(text).assumed]


def test_a_given_gravity_wins_over_that_of_the_place() -> None:
    asked = read("a pendulum on the Moon with g = 2 m/s²")
    assert asked.cases[0].values["gravity"] == 2


def test_a_place_means_nothing_to_a_phenomenon_without_gravity() -> None:
    asked = read("a lens on the Moon")
    assert asked.topic == "lens"
    assert asked.place.en == ""


def test_without_gravity_nothing_swings() -> None:
    asked = read("a pendulum in space")
    assert asked.refused is not None
    assert asked.refused.slot == "gravity"
    assert "weightless" in asked.refused.why.en
    assert "失重" in asked.refused.why.zh


@pytest.mark.parametrize(
    ("text", "air"),
    [
        ("a ball dropped from 20 m with air resistance", "with"),
        ("a ball dropped from 20 m, including air drag", "with"),
        ("a ball dropped from 20 m without air resistance", "without"),
        ("a ball dropped from 20 m, ignore the air resistance", "without"),
        ("a ball dropped in a vacuum", "without"),
        ("小球从20米高处落下，考虑空气阻力", "with"),
        ("小球从20米高处落下，不计空气阻力", "without"),
        ("小球在真空中下落", "without"),
        ("a ball dropped from 20 m", "without"),
    ],
)
def test_the_air_is_there_or_not_as_the_text_says(text: str, air: str) -> None:
    (case,) = read(text).cases
    assert case.values["air"] == air


@pytest.mark.parametrize(
    ("text", "friction", "assumed"),
    [
        ("a block on a spring on a frictionless table", 0, False),
        ("a block on a spring, no friction", 0, False),
        ("光滑水平面上的弹簧振子", 0, False),
        ("a block on a spring with friction", 0.2, True),
        ("粗糙水平面上的弹簧振子", 0.2, True),
        ("a block on a spring with friction, coefficient 0.4", 0.4, False),
    ],
)
def test_friction_without_a_number_is_a_typical_one_and_said_to_be_assumed(
    text: str, friction: float, assumed: bool
) -> None:
    asked = read(text)
    (case,) = asked.cases
    assert case.values["friction"] == friction
    assert ("friction" in [it.slot for it in asked.assumed]) == assumed


def test_an_undamped_pendulum_has_no_damping() -> None:
    assert read("an undamped pendulum").cases[0].values["damping"] == 0
    assert read("a damped pendulum").cases[0].values["damping"] > 0
