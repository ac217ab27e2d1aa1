"""Round and round on a string, until it breaks."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.circular_motion import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_the_force_points_inwards_and_never_changes_the_speed(values: dict[str, Any]) -> None:
    ball = simulate(values)
    for turn in (0.0, 0.13, 0.6, 1.05):
        time = turn * ball.period
        velocity, pull, place = ball.velocity(time), ball.pull(time), ball.place(time)
        assert math.hypot(*velocity) == pytest.approx(ball.speed)
        assert math.hypot(*pull) == pytest.approx(ball.mass * ball.speed**2 / ball.radius)
        size = math.hypot(*pull)
        assert float(pull @ velocity) == pytest.approx(0, abs=1e-9 * size * ball.speed)
        assert float(pull @ place) == pytest.approx(-size * ball.radius)


@settings(max_examples=6, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_can_be_drawn(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert painted(PHENOMENON, one, other)
    assert painted(PHENOMENON, one, locale="zh")


def test_a_ball_whose_string_breaks_flies_along_the_tangent() -> None:
    ball = simulate(with_defaults(PHENOMENON, string="breaks"))
    start, later = (ball.place(ball.loose + extra) for extra in (0.0, 0.3))
    assert float((later - start) @ start) == pytest.approx(0, abs=1e-9)
    assert math.dist(later, start) == pytest.approx(0.3 * ball.speed)
    assert not ball.pull(ball.loose + 0.1).any()


def test_the_places_are_those_that_the_velocities_make() -> None:
    ball = simulate(with_defaults(PHENOMENON, string="breaks"))
    step = 1e-6
    for time in (0.4, ball.loose + 0.2):
        moved = (ball.place(time + step) - ball.place(time - step)) / (2 * step)
        assert np.asarray(moved) == pytest.approx(ball.velocity(time), abs=1e-6)


def test_a_car_in_a_curve_needs_the_force_of_the_textbook() -> None:
    facts = facts_of(PHENOMENON, mass=1200.0, circle=50.0, speed=15.0)
    assert facts["force"] == pytest.approx(1200 * 15**2 / 50)
    assert facts["period"] == pytest.approx(2 * math.pi * 50 / 15)


def test_a_period_or_turns_per_second_tell_as_much_as_a_speed() -> None:
    assert facts_of(PHENOMENON, circle=2.0, period=4.0)["speed"] == pytest.approx(math.pi)
    assert facts_of(PHENOMENON, circle=0.8, rate=5.0)["speed"] == pytest.approx(4)


@pytest.mark.parametrize(
    "text", ["半径0.5m，每秒转2圈，向心力", "半径0.5m，每分钟转120圈的圆周运动"]
)
def test_turns_may_be_counted_by_the_second_or_the_minute(text: str) -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    facts = facts_of(PHENOMENON, **reader.read(text).cases[0].values)
    assert facts["frequency"] == pytest.approx(2)


@pytest.mark.parametrize(
    ("text", "held", "told"),
    [
        ("a ball on a string of 1.2 m moves in a circle at 3 m/s", "string", "the string gives it"),
        ("a 1200 kg car in a curve of radius 50 m at 15 m/s, centripetal force", "road",
         "the friction between tyres and road gives it"),
        ("汽车以15m/s通过半径50米的弯道，求向心力", "road", "the friction"),
        ("circular motion with a radius of 2 m and a period of 4 s", "any", "to the motion."),
    ],
)  # fmt: skip
def test_a_string_is_there_only_where_it_is_said_and_a_road_holds_a_car(
    text: str, held: str, told: str
) -> None:
    values = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases[0].values
    assert values["holder"] == held
    assert told in PHENOMENON.story(values, simulate(values)).en


@pytest.mark.parametrize(
    ("text", "lightest"),
    [
        ("汽车以15m/s通过半径50米的弯道，求向心力", 1000),
        ("why does a cyclist lean into a corner", 50),
    ],
)
def test_a_car_is_as_heavy_as_cars_are(text: str, lightest: float) -> None:
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read(text)
    found = simulate(asked.cases[0].values)
    assert lightest <= found.mass < 2 * lightest
    assert ("mass", found.mass) in [(it.slot, it.value) for it in asked.assumed]
    assert found.radius > 10


def test_what_is_said_of_a_toy_car_is_kept() -> None:
    text = "a toy car of 1 kg goes round a curve of radius 1 m at 2 m/s, centripetal force"
    car = simulate(Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases[0].values)
    assert (car.mass, car.radius, car.speed) == (1, 1, 2)
