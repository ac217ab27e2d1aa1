"""Things that are dropped, with and without air."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.integrate import solve_ivp

from generator.engines.physics.draw.graph import Curve
from generator.engines.physics.phenomena import _fall_scene
from generator.engines.physics.phenomena.free_fall import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

FEATHER = {"mass": 0.0005, "radius": 0.02, "drag": 1.2}
HAMMER = {"mass": 1.3, "radius": 0.03, "drag": 1.1}


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_a_fall_ends_on_the_ground_and_only_air_takes_energy(values: dict[str, Any]) -> None:
    fall = simulate(values)
    times = np.linspace(0, fall.end, 40)
    way, speed = fall.fallen(times), fall.pace(times)
    if fall.lands:
        assert way[-1] == pytest.approx(fall.height)
    assert (np.diff(way) >= 0).all()
    energies = speed**2 / 2 - fall.gravity * way
    slack = 1e-9 * (speed.max() ** 2 + fall.gravity * fall.height)
    if fall.free:
        assert energies == pytest.approx(np.full(40, energies[0]), abs=slack)
    else:
        assert np.diff(energies).max() <= slack


@settings(max_examples=6, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_falls_can_be_drawn(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert painted(PHENOMENON, one, other, locale="zh")
    assert painted(PHENOMENON, other)


def test_twenty_metres_take_two_seconds() -> None:
    facts = facts_of(PHENOMENON, height=20.0, gravity=10.0)
    assert facts["time"] == pytest.approx(2)
    assert facts["impact"] == pytest.approx(20)
    assert facts["last"] == pytest.approx(15)


def test_a_feather_and_a_hammer_fall_alike_on_the_moon() -> None:
    moon = {"gravity": 1.62, "air_density": 0.0, "height": 1.6, "air": "with"}
    feather = facts_of(PHENOMENON, **moon, **FEATHER)["time"]
    hammer = facts_of(PHENOMENON, **moon, **HAMMER)["time"]
    assert feather == hammer == pytest.approx(math.sqrt(2 * 1.6 / 1.62))


def test_in_air_the_hammer_wins() -> None:
    feather = facts_of(PHENOMENON, air="with", height=2.0, **FEATHER)
    hammer = facts_of(PHENOMENON, air="with", height=2.0, **HAMMER)
    assert hammer["time"] < 0.65 < 0.9 < feather["time"]
    assert feather["impact"] == pytest.approx(feather["terminal"], rel=0.05)


@pytest.mark.parametrize("speed", [0.0, 3.0, 60.0])
@pytest.mark.parametrize("height", [0.05, 30.0, 2000.0])
def test_the_closed_form_is_what_integration_gives(speed: float, height: float) -> None:
    fall = simulate(with_defaults(PHENOMENON, air="with", speed=speed, height=height))
    solved = solve_ivp(
        lambda _, state: [state[1], fall.gravity - fall.braking * state[1] ** 2],
        (0, fall.end), (0.0, speed), rtol=1e-9, atol=1e-9,
    )  # fmt: skip
    way, pace = solved.y[:, -1]
    assert way == pytest.approx(height, rel=1e-5)
    assert pace == pytest.approx(float(fall.pace(fall.end)), rel=1e-5)


def test_the_time_of_a_fall_tells_its_height() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    for text in (
        "a stone falls for 3 s from a cliff, g = 10",
        "石子从井口自由下落，3秒后落水，g=10",
    ):
        facts = facts_of(PHENOMENON, **reader.read(text).cases[0].values)
        assert facts["height"] == pytest.approx(45)
        assert facts["time"] == pytest.approx(3)


def test_the_speed_on_landing_tells_the_height_with_and_without_air() -> None:
    assert facts_of(PHENOMENON, impact=30.0, gravity=10.0)["height"] == pytest.approx(45)
    braked = facts_of(PHENOMENON, impact=15.0, air="with", mass=0.1, radius=0.05)
    assert braked["impact"] == pytest.approx(15)
    assert braked["height"] > 15**2 / (2 * 9.81)


def test_a_time_before_the_landing_asks_how_fast_it_is_then() -> None:
    facts = facts_of(PHENOMENON, height=80.0, time=1.0, gravity=10.0)
    assert (facts["then"], facts["fallen"]) == pytest.approx((10, 5))
    assert facts["time"] == pytest.approx(4)


def test_without_a_height_twenty_metres_are_taken() -> None:
    assert PHENOMENON.taken(with_defaults(PHENOMENON))["height"] == 20
    assert "height" not in PHENOMENON.taken(with_defaults(PHENOMENON, time=2.0))
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, time=1000.0)) is not None


def test_a_speed_at_the_start_is_not_the_one_at_the_end() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "a ball thrown straight down at 36 km/h from a 30 m cliff"
    facts = facts_of(PHENOMENON, **reader.read(text).cases[0].values)
    assert facts["impact"] == pytest.approx(math.sqrt(100 + 2 * 9.81 * 30))


@pytest.mark.parametrize(
    ("given", "formula"),
    [
        ({}, "h = ½gt²,  v = gt"),
        ({"speed": 5.0}, "h = v₀t + ½gt²,  v = v₀ + gt"),
        ({"air": "with"}, "ma = mg − ½ρCAv²"),
    ],
)
def test_the_formula_is_the_one_of_the_fall(given: dict[str, Any], formula: str) -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, **given)]).en == formula


def test_with_and_without_air_the_formula_says_which_fall_it_is_of() -> None:
    several = [with_defaults(PHENOMENON, air=it) for it in ("with", "without")]
    assert PHENOMENON.formula_of(several).en.startswith("without air: ")


def test_what_has_landed_is_at_rest() -> None:
    fall = simulate(with_defaults(PHENOMENON, height=20.0))
    assert fall.now(fall.end) == pytest.approx(19.8, rel=1e-3)
    assert fall.now(1.1 * fall.end) == 0


def test_from_the_tower_of_pisa_it_falls_from_that_height() -> None:
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read("drop a ball from the Leaning Tower of Pisa")
    values = asked.cases[0].values
    assert simulate({**PHENOMENON.defaults, **values}).height == pytest.approx(55.9)


def test_of_falls_that_are_alike_both_curves_are_seen() -> None:
    one = Curve(np.arange(3.0), np.arange(3.0))
    alone, other = _fall_scene._told_apart([one, replace(one, colour=(1, 2, 3))])
    assert alone.dash is None
    assert other.dash is not None
