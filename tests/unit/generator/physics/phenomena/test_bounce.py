"""Balls that bounce, ever lower."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.bounce import PHENOMENON, simulate, span
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, rebound=0.0))
def test_energy_is_kept_in_flight_and_lost_only_at_a_bounce(values: dict[str, Any]) -> None:
    ball = simulate(values)
    times = np.linspace(0, 1.2 * span(values, ball).seconds, 300)
    high, speed = np.array([ball.at(float(time)) for time in times]).T
    energies = (ball.gravity * high + speed**2 / 2) / (ball.gravity * ball.height)
    assert np.diff(energies).max() <= 1e-6
    assert high.min() >= 0
    steps = energies[energies > 1e-3]
    if 0.1 < ball.restitution < 0.99:
        bounces = np.log(steps) / math.log(ball.restitution**2)
        assert bounces == pytest.approx(np.round(bounces), abs=1e-3)


@settings(max_examples=6, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_balls_can_be_drawn(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert painted(PHENOMENON, one, other)
    assert painted(PHENOMENON, one, locale="zh")


def test_a_ball_that_keeps_half_its_height_travels_three_times_it() -> None:
    # h + 2h/2 + 2h/4 + … = 3h
    facts = facts_of(PHENOMENON, height=1.0, share=0.5)
    assert facts["rebound"] == pytest.approx(0.5)
    assert facts["third"] == pytest.approx(0.125)
    assert facts["way"] == pytest.approx(3)


def test_the_bounces_take_as_long_as_the_series_of_their_flights() -> None:
    first = math.sqrt(2 * 2 / 9.81)
    flights = sum(2 * first * 0.8**n for n in range(1, 200))
    assert facts_of(PHENOMENON)["rest"] == pytest.approx(first + flights)


def test_a_rebound_that_is_told_makes_the_restitution() -> None:
    ball = simulate(with_defaults(PHENOMENON, height=2.0, rebound=0.72))
    assert ball.restitution == pytest.approx(0.6)


def test_a_perfectly_elastic_ball_comes_back_for_ever() -> None:
    values = with_defaults(PHENOMENON, restitution=1.0)
    ball = simulate(values)
    assert span(values, ball).repeats
    assert ball.y(1e3 * 2 * ball.first) == pytest.approx(2.0, abs=1e-6)


def test_no_ball_bounces_higher_than_it_was() -> None:
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, rebound=3.0)) is not None


def test_a_ball_that_loses_a_fifth_of_its_energy_comes_to_four_fifths_of_the_height() -> None:
    facts = facts_of(PHENOMENON, height=1.0, loss=0.2)
    assert facts["rebound"] == pytest.approx(0.8)
    assert facts["lost"] == pytest.approx(0.2)
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    for text in ("a ball loses 20% of its energy in each bounce", "小球每次弹跳损失20%的能量"):
        assert reader.read(text).cases[0].values["loss"] == pytest.approx(0.2)


def test_a_ball_that_would_be_faster_after_the_bounce_is_refused() -> None:
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read("篮球恢复系数为1.2，从1米落下")
    assert asked.refused is not None
    assert asked.refused.slot == "restitution"


def test_the_share_of_the_height_is_read_where_the_bounce_is_named_before_it() -> None:
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read("a ball bounces to 81% of its height")
    assert asked.cases[0].values["share"] == pytest.approx(0.81)


def test_the_stone_of_a_floor_is_no_second_ball() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "a steel ball bounces on a stone floor, e = 0.95, dropped from 1 m"
    (case,) = reader.read(text).cases
    assert case.values["restitution"] == 0.95
