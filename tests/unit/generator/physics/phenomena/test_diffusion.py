"""Particles that wander by chance spread with the root of the time."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena.diffusion import PHENOMENON, simulate
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.understand.reader import Reader
from generator.engines.physics.wording import both
from tests.support.physics import facts_of, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_four_times_as_long_is_twice_as_far(values: dict[str, Any]) -> None:
    cloud = simulate(values)
    early, late = cloud.spread(cloud.seconds / 4), cloud.spread(cloud.seconds)
    assert late == pytest.approx(2 * early)
    assert cloud.spread(9 * cloud.seconds) == late


@settings(max_examples=15, deadline=None)
@given(values_of(PHENOMENON))
def test_the_walkers_spread_as_the_law_says(values: dict[str, Any]) -> None:
    cloud = simulate(values)
    for share in (0.25, 1.0):
        places = cloud.places(share * cloud.seconds)
        measured = math.sqrt(float((places**2).mean()))
        # Of 520 coordinates the deviation is known to 3 %: five times that is never exceeded.
        assert measured == pytest.approx(cloud.spread(share * cloud.seconds), rel=0.16)


def test_the_same_seed_gives_the_same_walk() -> None:
    one, two = (simulate(with_defaults(PHENOMENON, seed=5)) for _ in range(2))
    assert np.array_equal(one.places(100.0), two.places(100.0))


def test_a_dye_takes_half_a_day_for_a_centimetre() -> None:
    # x²/2D: Berg, Random Walks in Biology: 1 cm at 10⁻⁵ cm²/s takes 14 hours.
    assert facts_of(PHENOMENON)["centimetre"] / 3600 == pytest.approx(13.9, rel=2e-3)


def test_an_hour_in_water_spreads_by_less_than_three_millimetres() -> None:
    assert facts_of(PHENOMENON, time=3600.0)["spread"] == pytest.approx(2.683e-3, rel=1e-3)


def test_air_that_something_spreads_in_is_no_air_resistance() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    for text in ("diffusion of perfume in air for 10 minutes", "香水气味在空气中扩散10分钟"):
        assert reader.read(text).left_out == ()


def test_it_is_in_water_only_where_the_text_says_so() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    random, ink = "random walk of particles from one point", "a drop of ink spreads in water"
    assert [reader.read(it).cases[0].values["medium"] for it in (random, ink)] == ["any", "water"]


def test_a_walker_that_is_followed_goes_from_the_start_to_where_it_is() -> None:
    cloud = simulate(with_defaults(PHENOMENON))
    for share in (0.0, 0.37, 1.0, 2.0):
        time = share * cloud.seconds
        way = cloud.way(time)
        assert np.array_equal(way[0], [0, 0])
        assert np.array_equal(way[-1], cloud.places(time)[0])


def test_two_clouds_that_are_a_hundred_times_as_large_can_both_be_seen() -> None:
    """Each has a scale of its own."""
    page = Page((640, 480))
    media = [with_defaults(PHENOMENON, medium=it) for it in ("water", "air")]
    PHENOMENON.draw(page, [Case(it, simulate(it), both(str(it["medium"]))) for it in media])
    water, air = page._scenes
    assert air.x[1] / water.x[1] == pytest.approx(100)
