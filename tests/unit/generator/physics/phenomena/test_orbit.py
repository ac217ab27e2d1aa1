"""Orbits: round, long, open, and too low."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena.orbit import PHENOMENON, simulate
from generator.engines.physics.phenomenon import Case
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


@settings(max_examples=40, deadline=None)
@given(values_of(PHENOMENON, speed=0.0, axis=0.0, farthest=0.0, period=0.0, body="sun"))
def test_the_orbit_is_as_eccentric_as_it_is_told(values: dict[str, Any]) -> None:
    orbit = simulate(values)
    share = values["eccentricity"]
    if not share or orbit.strikes:
        return
    assert orbit.eccentricity == pytest.approx(share, rel=1e-6, abs=1e-9)
    assert orbit.nearest == pytest.approx(orbit.start)
    # the definition: half the difference of the ends by half their sum
    ends = orbit.distance(0.0), orbit.distance(orbit.period / 2)
    if orbit.closes:
        assert (ends[1] - ends[0]) / (ends[0] + ends[1]) == pytest.approx(share, rel=1e-6)


def test_an_ellipse_by_its_half_axis_and_eccentricity() -> None:
    # Mercury: NASA Planetary Fact Sheet, perihelion 46.000 and aphelion 69.818 Gm, 58.97 and
    # 38.86 km/s, 87.969 d.
    facts = facts_of(PHENOMENON, body="sun", axis=57.909e9, eccentricity=0.2056)
    assert facts["nearest"] == pytest.approx(46.000e9, rel=1e-3)
    assert facts["farthest"] == pytest.approx(69.818e9, rel=1e-3)
    assert facts["fastest"] == pytest.approx(58_970, rel=2e-3)
    assert facts["slowest"] == pytest.approx(38_860, rel=2e-3)
    assert facts["period"] == pytest.approx(87.969 * DAY, rel=1e-3)


def test_the_same_ellipse_by_other_numbers() -> None:
    told = {"distance": 0.7e11, "eccentricity": 0.4, "body": "sun"}
    one = facts_of(PHENOMENON, **told)
    rest = {"body": "sun", "path": "ellipse"}
    for other in (
        {"distance": 0.7e11, "speed": one["fastest"]},
        {"distance": 0.7e11, "farthest": one["farthest"]},
        {"distance": 0.7e11, "axis": one["axis"]},
        {"eccentricity": 0.4, "period": one["period"]},
        {"eccentricity": 0.4, "farthest": one["farthest"]},
        {"eccentricity": 0.4, "speed": one["fastest"]},
    ):
        assert facts_of(PHENOMENON, **rest, **other) == pytest.approx(one, rel=1e-6), other


def test_speed_and_eccentricity_that_disagree_are_refused() -> None:
    assert PHENOMENON.impossible is not None
    told = with_defaults(PHENOMENON, height=4e5, speed=9000.0)
    # r·v²/GM − 1 = 6.771e6 · 9000² / 3.986e14 − 1
    assert PHENOMENON.impossible({**told, "eccentricity": 0.376}) is None
    why = PHENOMENON.impossible({**told, "eccentricity": 0.6})
    assert why is not None
    assert "0.376" in why.en
    assert "0.376" in why.zh


def test_a_star_is_weighed_by_its_planet() -> None:
    # The Earth's orbit: 1 au in 365.256 d about 1.989e30 kg.
    told = {"body": "star", "axis": 1.495978707e11, "period": 365.256 * DAY}
    orbit = simulate(with_defaults(PHENOMENON, **told))
    assert orbit.attraction == pytest.approx(1.32712e20, rel=1e-4)


@pytest.mark.parametrize("text", [PHENOMENON.examples_en[-2], PHENOMENON.examples_zh[-2]])
def test_a_planet_of_a_star_is_understood(text: str) -> None:
    (case,) = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases
    assert (case.values["body"], case.values["eccentricity"]) == ("star", 0.6)


@pytest.mark.parametrize("speed", [0.0, 11_200.0, 10_900.0])
@pytest.mark.parametrize("times_longer", [3.0, 1e3, 1e6])
def test_what_escapes_goes_on_as_long_as_what_it_is_compared_with(
    speed: float, times_longer: float
) -> None:
    orbit = simulate(with_defaults(PHENOMENON, path="escape", height=3e5, speed=speed))
    longer = orbit.until(times_longer * orbit.end)
    if longer.closes:
        assert longer.end == pytest.approx(orbit.period)
        return
    for share in (0.01, 0.3, 1.0):
        here = orbit.place(share * orbit.end)
        assert longer.place(share * orbit.end) == pytest.approx(here, rel=1e-5)
    times = np.linspace(orbit.end, times_longer * orbit.end, 20)
    x, y, vx, vy = longer.at(times).T
    assert np.all(np.diff(np.hypot(x, y)) > 0)
    energy = (vx**2 + vy**2) / 2 - orbit.attraction / np.hypot(x, y)
    whole = orbit.speed**2 / 2 - orbit.attraction / orbit.start
    assert energy == pytest.approx(np.full(20, whole), rel=1e-5, abs=1e-5 * orbit.speed**2)


def test_curve_and_speed_of_what_strikes_end_there() -> None:
    told = (7000.0, 9000.0, 11_200.0)
    cases = [
        Case(values, simulate(values))
        for values in (with_defaults(PHENOMENON, height=3e5, speed=it) for it in told)
    ]
    page = Page((320, 240), locale="en", numbers=True)
    PHENOMENON.draw(page, cases)
    fallen, round_, gone = page._panels[0].curves  # type: ignore[union-attr]
    end = cases[1].run.end
    assert fallen.x[-1] == pytest.approx(cases[0].run.end)
    assert round_.x[-1] == pytest.approx(end)
    assert np.all(np.diff(gone.y) > 0)
    speeds = [it(end) for it in page._readings[1].values]
    assert speeds[0] == 0
    assert speeds[2] < cases[2].run.pace(cases[2].run.end)


@pytest.mark.parametrize(
    ("told", "formula"),
    [
        ({}, "√(GM/r)"),
        ({"path": "ellipse"}, "v₁r₁ = v₂r₂"),
        ({"path": "escape"}, "√(2GM/r)"),
        ({"height": 3e5, "speed": 7000.0}, "½v²"),
        ({"height": 3e5, "speed": 12_000.0}, "½v²"),
    ],
)
def test_the_formula_is_that_of_the_orbit(told: dict[str, Any], formula: str) -> None:
    assert formula in PHENOMENON.formula_of([with_defaults(PHENOMENON, **told)]).en
