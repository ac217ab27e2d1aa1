"""Boats in rivers, and cars that see each other."""

import math
from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._passing import Passing
from generator.engines.physics.phenomena._river import Crossing
from generator.engines.physics.phenomena.relative_motion import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_the_velocities_add_up_whoever_looks(values: dict[str, Any]) -> None:
    run = simulate(values)
    half = run.end / 2
    if isinstance(run, Crossing):
        seen_from_the_water = run.place(half) - run.log(half)
        assert seen_from_the_water == pytest.approx(run.own * half, rel=1e-6, abs=1e-6 * run.width)
        assert run.place(run.end)[1] == pytest.approx(run.width)
        assert math.hypot(*run.own) == pytest.approx(run.boat)
    else:
        assert isinstance(run, Passing)
        seen = run.apart(half) - run.apart(0.0)
        assert seen == pytest.approx(run.relative * half, abs=1e-6 * run.gap)


@settings(max_examples=6, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_can_be_drawn(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert painted(PHENOMENON, one, other)
    assert painted(PHENOMENON, one, locale="zh")


def test_the_current_does_not_change_the_time_to_cross() -> None:
    slow = facts_of(PHENOMENON, speed1=4.0, speed2=3.0, width=100.0)
    fast = facts_of(PHENOMENON, speed1=4.0, speed2=6.0, width=100.0)
    assert slow["time"] == fast["time"] == pytest.approx(25)
    assert (slow["drift"], fast["drift"]) == pytest.approx((75, 150))
    assert slow["speed"] == pytest.approx(5)


def test_a_boat_that_lands_opposite_heads_upstream() -> None:
    facts = facts_of(PHENOMENON, kind="opposite", speed1=5.0, speed2=3.0, width=100.0)
    assert math.sin(facts["heading"]) == pytest.approx(3 / 5)
    assert facts["time"] == pytest.approx(25)
    assert facts["drift"] == 0


def test_no_boat_lands_opposite_against_a_faster_current() -> None:
    assert PHENOMENON.impossible is not None
    values = with_defaults(PHENOMENON, kind="opposite", speed1=2.0, speed2=3.0)
    assert PHENOMENON.impossible(values) is not None


def test_speeds_add_up_head_on_and_subtract_the_same_way() -> None:
    head_on = facts_of(PHENOMENON, kind="towards", speed1=20.0, speed2=30.0, width=500.0)
    same_way = facts_of(PHENOMENON, kind="behind", speed1=20.0, speed2=30.0, width=500.0)
    assert (head_on["relative"], head_on["time"]) == pytest.approx((50, 10))
    assert (same_way["relative"], same_way["time"]) == pytest.approx((10, 50))
    assert same_way["way2"] - same_way["way1"] == pytest.approx(500)


def test_a_car_that_follows_another_is_no_boat() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    asked = reader.read("a car at 30 m/s follows one at 20 m/s, relative speed")
    assert asked.cases[0].values["kind"] == "behind"


@pytest.mark.parametrize(
    ("given_values", "written"),
    [
        ({"kind": "across"}, "v = √(v₁² + v₂²)"),
        ({"kind": "across", "angle": 0.2}, "v = v₁ + v₂ (vectors)"),
        ({"kind": "opposite"}, "v = √(v₁² − v₂²)"),
        ({"kind": "behind"}, "v = |v₁ − v₂|"),
        ({"kind": "towards"}, "v = v₁ + v₂"),
    ],
)
def test_the_formula_tells_how_these_velocities_add_up(
    given_values: dict[str, Any], written: str
) -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, **given_values)]).en == written


def test_a_swimmer_is_no_boat() -> None:
    values = with_defaults(PHENOMENON, mover="swimmer")
    run = simulate(values)
    assert isinstance(run, Crossing)
    assert run.boat < 2.3  # m/s: nobody swims faster
    assert "boat" not in PHENOMENON.story(values, run).en
    assert "船" not in PHENOMENON.story(values, run).zh
    assert painted(PHENOMENON, values)


@pytest.mark.parametrize(
    ("text", "mover"),
    [
        ("a swimmer in a river drifts downstream", "swimmer"),
        ("小明以1米每秒的速度游过50米宽的河，水流速度0.5米每秒", "swimmer"),
        ("a boat crosses a river 100 m wide at 4 m/s while the current flows at 3 m/s", "boat"),
    ],
)
def test_who_crosses_the_river_is_read(text: str, mover: str) -> None:
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read(text)
    values = {**PHENOMENON.defaults, **asked.cases[0].values}
    assert values["mover"] == mover
