"""Rolling bodies against energy, torque and the classic table of their speeds."""

import math
from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.rolling import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

READER = Reader({PHENOMENON.slug: PHENOMENON})


@given(values_of(PHENOMENON))
@settings(max_examples=50, deadline=None)
def test_height_becomes_going_and_turning(values: dict[str, Any]) -> None:
    for it in PHENOMENON.simulate(values):
        rounding = 1e-14 * it.mass * it.gravity * it.ramp.length  # of the places on a long slope
        for time in (0.3 * it.seconds, it.seconds):
            energy = it.moving(time) + it.turning(time) + it.potential(time)
            assert energy == pytest.approx(it.energy, rel=1e-6, abs=rounding)


@given(values_of(PHENOMENON, shape="race", start="down", speed=0.0))
@settings(max_examples=30, deadline=None)
def test_the_sphere_wins_and_the_hoop_is_last(values: dict[str, Any]) -> None:
    sphere, disc, hoop = PHENOMENON.simulate(values)
    if sphere.moves:
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


@given(values_of(PHENOMENON, start="up"))
@settings(max_examples=50, deadline=None)
def test_what_is_rolled_up_turns_back_or_leaves_the_top(values: dict[str, Any]) -> None:
    for it in PHENOMENON.simulate(values):
        assert it.rise(0.0) == pytest.approx(0, abs=1e-9 * it.ramp.length)
        start = it.motion.first.speed
        assert start < 0
        if it.turn is None:
            assert it.rise(it.seconds) == pytest.approx(it.ramp.length)
            continue
        way = it.rise(it.turn)
        if way < 1e-6 * it.ramp.length:  # a place on a slope has no more digits than that
            continue
        assert way == pytest.approx(start**2 / (2 * it.acceleration))
        assert way <= it.ramp.length * (1 + 1e-9)
        assert it.seconds == pytest.approx(2 * it.turn)
        assert it.speed(it.seconds) == pytest.approx(-start)


@given(values_of(PHENOMENON, start="up", shape="race", length=0.0, height=0.0))
@settings(max_examples=50, deadline=None)
def test_a_slope_whose_length_is_not_told_is_long_enough(values: dict[str, Any]) -> None:
    rollers = PHENOMENON.simulate(values)
    if rollers[0].acceleration == 0 or rollers[0].ramp.length == 1e4:  # the longest
        return
    ways = [it.rise(it.turn) for it in rollers if it.turn is not None]
    assert len(ways) == len(rollers)
    assert ways == sorted(ways)  # the hoop comes farthest


def test_a_ball_that_is_rolled_up_comes_as_far_as_the_textbook_says() -> None:
    """With v²/(2a), a = 5/7 g sin θ: 1.878 m at 3 m/s up 20°."""
    facts = facts_of(PHENOMENON, shape="sphere", start="up", speed=3.0, angle=math.radians(20))
    assert facts["far"] == pytest.approx(9 * 7 / (10 * 9.81 * math.sin(math.radians(20))))
    assert facts["speed"] == pytest.approx(3)
    assert facts["time"] == pytest.approx(2 * facts["top_time"])


@pytest.mark.parametrize(
    ("text", "speed"),
    [
        ("a ball rolling up a ramp", None),
        ("a ball is rolled up a 20° slope at 3 m/s", 3.0),
        ("a ball rolls up and down a ramp", None),
        ("a hoop rolls uphill at 2 m/s", 2.0),
        ("小球沿斜面向上滚动", None),
        ("圆环以5m/s滚上斜坡", 5.0),
    ],
)
def test_up_is_up(text: str, speed: float | None) -> None:
    asked = READER.read(text)
    (case,) = asked.cases
    values = with_defaults(PHENOMENON, **case.values)
    (it,) = PHENOMENON.simulate(values)
    assert it.upward
    assert it.turn is not None
    assert speed is None or it.motion.first.speed == pytest.approx(-speed)
    assert not asked.unused
    assert painted(PHENOMENON, values)


@pytest.mark.parametrize(
    "text", ["a ball rolls down a ramp", "小球从斜面上滚下", "在斜坡上滚动的圆环"]
)
def test_down_is_down(text: str) -> None:
    (case,) = READER.read(text).cases
    assert not PHENOMENON.simulate(with_defaults(PHENOMENON, **case.values))[0].upward


@settings(max_examples=4, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_can_be_drawn(one: dict[str, Any], two: dict[str, Any]) -> None:
    assert painted(PHENOMENON, one)
    assert painted(PHENOMENON, one, two, locale="zh")


def test_one_that_starts_down_with_a_speed_is_faster_at_the_bottom() -> None:
    facts = facts_of(PHENOMENON, shape="disc", height=2.0, speed=3.0)
    assert facts["speed"] ** 2 == pytest.approx(9 + 4 / 3 * 9.81 * 2)


def test_the_way_is_the_same_on_a_longer_slope() -> None:
    values = with_defaults(PHENOMENON, shape="sphere", start="up", speed=2.0)
    (it,) = PHENOMENON.simulate(values)
    (other,) = PHENOMENON.simulate({**values, "length": 50.0})
    moved = it.on(other.ramp)
    for time in (0.0, 0.3, 1.0):
        assert moved.rise(time) == pytest.approx(other.rise(time))
        assert moved.potential(time) == pytest.approx(it.potential(time))
    cases = [{**values, "speed": speed} for speed in (2.0, 3.0, 4.0)]
    assert painted(PHENOMENON, *cases)


@pytest.mark.parametrize(
    ("shape", "place"),
    [
        ("sphere", "before a disc, a hollow sphere and a hoop."),
        ("disc", "after a solid sphere and before a hollow sphere and a hoop."),
        ("hoop", "after a solid sphere, a disc and a hollow sphere."),
    ],
)
def test_it_is_told_who_arrives_first(shape: str, place: str) -> None:
    values = with_defaults(PHENOMENON, shape=shape)
    rollers = PHENOMENON.simulate(values)
    assert PHENOMENON.story(values, rollers).en.endswith(place)
    assert PHENOMENON.facts(values, rollers)[0].key == "time"
