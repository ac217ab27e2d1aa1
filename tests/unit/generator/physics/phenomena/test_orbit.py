"""Orbits: round, long, open, and too low."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.orbit import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

DAY = 86400.0


@settings(max_examples=40, deadline=None)
@given(values_of(PHENOMENON))
def test_energy_and_angular_momentum_stay_the_same(values: dict[str, Any]) -> None:
    orbit = simulate(values)
    x, y, vx, vy = orbit.at(np.linspace(0, orbit.end, 25)).T
    distance, speed = np.hypot(x, y), np.hypot(vx, vy)
    spin = x * vy - y * vx
    assert spin == pytest.approx(np.full(25, orbit.start * orbit.speed), rel=1e-5)
    kinetic, potential = speed**2 / 2, orbit.attraction / distance
    largest = max(kinetic.max(), potential.max())
    whole = orbit.speed**2 / 2 - orbit.attraction / orbit.start
    assert kinetic - potential == pytest.approx(np.full(25, whole), abs=1e-5 * largest)


@settings(max_examples=40, deadline=None)
@given(values_of(PHENOMENON))
def test_nothing_is_ever_inside_the_central_body(values: dict[str, Any]) -> None:
    orbit = simulate(values)
    x, y = orbit.place(np.linspace(0, orbit.end, 60)).T
    assert np.hypot(x, y).min() > orbit.surface * (1 - 1e-6)
    if orbit.strikes:
        assert orbit.distance(orbit.end) == pytest.approx(orbit.surface, rel=1e-6)
    if orbit.closes:
        assert orbit.place(orbit.period) == pytest.approx([orbit.start, 0], abs=1e-6 * orbit.start)


@settings(max_examples=6, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_can_be_drawn(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert painted(PHENOMENON, one, other)
    assert painted(PHENOMENON, one, locale="zh")


def test_the_cosmic_velocities_are_those_of_the_textbook() -> None:
    # 7.91 and 11.19 km/s from the ground: NASA Earth Fact Sheet, escape velocity 11.186 km/s.
    assert facts_of(PHENOMENON, path="surface")["speed"] == pytest.approx(7910, rel=1e-3)
    assert facts_of(PHENOMENON, path="escape")["escape"] == pytest.approx(11186, rel=1e-3)
    moon = facts_of(PHENOMENON, path="escape", body="moon")["escape"]
    assert round(moon, -1) == 2380


def test_a_geostationary_satellite_is_at_42164_kilometres() -> None:
    facts = facts_of(PHENOMENON, path="synchronous")
    assert facts["distance"] == pytest.approx(42.164e6, rel=1e-4)
    assert facts["speed"] == pytest.approx(3075, rel=1e-3)


@pytest.mark.parametrize(
    ("path", "days"),
    [("mercury", 87.969), ("terra", 365.256), ("mars", 686.980), ("jupiter", 4332.6)],
)
def test_planets_take_as_long_as_they_do(path: str, days: float) -> None:
    # Sidereal periods: NASA Planetary Fact Sheets.
    period = facts_of(PHENOMENON, path=path, body="sun")["period"]
    assert period == pytest.approx(days * DAY, rel=1e-3)


def test_equal_areas_are_swept_in_equal_times() -> None:
    orbit = simulate(with_defaults(PHENOMENON, path="halley"))
    areas = []
    for start in (0.0, 0.31, 0.5):
        x, y = orbit.place(np.linspace(start, start + 0.05, 4000) * orbit.period).T
        areas.append(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)
    assert areas == pytest.approx([areas[0]] * 3, rel=1e-3)


def test_what_starts_at_the_escape_speed_is_a_parabola() -> None:
    orbit = simulate(with_defaults(PHENOMENON, path="escape"))
    assert orbit.eccentricity == pytest.approx(1)
    assert not orbit.bound
    x, y = orbit.place(np.linspace(0, orbit.end, 20)).T
    assert y**2 == pytest.approx(4 * orbit.start * (orbit.start - x), abs=1e-3 * orbit.start**2)


def test_a_slow_shot_from_the_very_ground_is_impossible() -> None:
    assert PHENOMENON.impossible is not None
    assert (
        PHENOMENON.impossible(with_defaults(PHENOMENON, path="surface", speed=7000.0)) is not None
    )
    assert math.isfinite(facts_of(PHENOMENON, speed=7000.0)["time"])


def test_a_synchronous_satellite_is_36000_km_above_the_ground() -> None:
    assert facts_of(PHENOMENON, path="synchronous")["height"] == pytest.approx(35_786e3, rel=2e-3)


def test_the_moon_goes_round_in_27_days() -> None:
    # 27.32 d, to which the Sun adds what is not in the two-body orbit.
    period = facts_of(PHENOMENON, path="luna")["period"]
    assert period / 86_400 == pytest.approx(27.32, rel=3e-3)


def test_a_satellite_above_the_moon_goes_round_the_moon() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("a satellite 1000 km above the Moon").cases[0].values
    assert values["body"] == "moon"


def test_the_period_of_a_satellite_tells_its_height() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("地球卫星周期是12小时，轨道多高").cases[0].values
    facts = facts_of(PHENOMENON, **values)
    assert facts["period"] == pytest.approx(43_200)
    assert facts["distance"] == pytest.approx(26_610e3, rel=1e-3)
