"""Cars that speed up, drive on and brake."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.kinematics import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_places_velocities_and_acceleration_belong_together(values: dict[str, Any]) -> None:
    drive = simulate(values)
    far, last = float(drive.place(drive.end)), drive.last
    size = max(drive.speed**2, last**2, 1e-9)
    assert drive.end > 0
    assert last**2 - drive.speed**2 == pytest.approx(2 * drive.acceleration * far, abs=1e-8 * size)
    speeds = max(abs(drive.speed), abs(last))
    half = (drive.speed + last) / 2 * drive.end
    assert far == pytest.approx(half, abs=1e-8 * speeds * drive.end)
    low, high = drive.bounds
    places = drive.place(np.linspace(0, drive.end, 30))
    slack = 1e-9 * (high - low)
    assert low - slack <= places.min()
    assert places.max() <= high + slack


@settings(max_examples=6, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_drives_can_be_drawn(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert painted(PHENOMENON, one, other)
    assert painted(PHENOMENON, one, locale="zh")


def test_twice_the_speed_needs_four_times_the_road_to_stop() -> None:
    slow = facts_of(PHENOMENON, motion="braking", speed=15.0, acceleration=7.5)
    fast = facts_of(PHENOMENON, motion="braking", speed=30.0, acceleration=7.5)
    assert slow["distance"] == pytest.approx(15)
    assert fast["distance"] == pytest.approx(60)
    assert fast["time"] == pytest.approx(4)


def test_two_speeds_and_a_time_make_the_acceleration() -> None:
    facts = facts_of(PHENOMENON, speed=10.0, final=30.0, time=20.0)
    assert facts["acceleration"] == pytest.approx(1)
    assert facts["distance"] == pytest.approx(400)


def test_two_speeds_and_an_acceleration_make_the_time() -> None:
    facts = facts_of(PHENOMENON, speed=20.0, final=5.0, acceleration=3.0)
    assert facts["time"] == pytest.approx(5)
    assert facts["deceleration"] == pytest.approx(3)


def test_a_stretch_of_road_and_a_time_make_the_acceleration() -> None:
    # s = ½at²
    assert facts_of(PHENOMENON, distance=100.0, time=10.0)["acceleration"] == pytest.approx(2)


def test_a_stretch_of_road_and_a_time_make_a_uniform_speed() -> None:
    facts = facts_of(PHENOMENON, motion="uniform", distance=200.0, time=10.0)
    assert facts["final"] == pytest.approx(20)
    assert facts["distance"] == pytest.approx(200)


def test_a_stretch_of_road_to_stop_on_makes_the_deceleration() -> None:
    facts = facts_of(PHENOMENON, motion="braking", speed=20.0, distance=50.0)
    assert facts["deceleration"] == pytest.approx(4)
    assert facts["final"] == pytest.approx(0)


def test_who_is_pushed_back_comes_back() -> None:
    # 10 m/s, −4 m/s²: turns at 12.5 m after 2.5 s, is back at 0 after 5 s.
    facts = facts_of(PHENOMENON, speed=10.0, acceleration=-4.0, time=5.0)
    assert facts["distance"] == pytest.approx(0)
    assert facts["way"] == pytest.approx(25)


def test_a_car_that_has_stopped_goes_no_farther() -> None:
    # 20 m/s and 4 m/s² are rest after 5 s and 50 m, whatever happens after 7 s.
    braked = {"motion": "braking", "speed": 20.0, "acceleration": 4.0}
    late = facts_of(PHENOMENON, **braked, time=7.0)
    assert (late["distance"], late["time"]) == pytest.approx((50, 5))
    early = facts_of(PHENOMENON, **braked, time=3.0)
    assert (early["distance"], early["final"]) == pytest.approx((42, 8))
    values = with_defaults(PHENOMENON, **braked, time=7.0)
    assert "stopped after 5 s" in PHENOMENON.story(values, simulate(values)).en


def test_what_stops_or_lands_brakes() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    stopped = reader.read("a train at 20 m/s stops in 100 m").cases[0].values
    assert facts_of(PHENOMENON, **stopped)["deceleration"] == pytest.approx(2)
    landed = reader.read("飞机以60m/s着陆，加速度-6m/s²，12秒内滑行多远").cases[0].values
    assert facts_of(PHENOMENON, **landed)["distance"] == pytest.approx(300)


def test_of_uniform_motion_any_speed_is_the_speed() -> None:
    facts = facts_of(PHENOMENON, motion="uniform", final=20.0, time=10.0)
    assert facts["distance"] == pytest.approx(200)


def test_nothing_pushes_a_car_that_has_stopped() -> None:
    drive = simulate(with_defaults(PHENOMENON, motion="braking", speed=14.0))
    assert drive.pushed(drive.end / 2) == pytest.approx(-4)
    assert drive.pushed(1.01 * drive.end) == 0


def test_a_deceleration_and_its_formula_have_the_same_sign() -> None:
    values = _read("a car brakes from 30 m/s with a deceleration of 6 m/s²")
    facts = facts_of(PHENOMENON, **values)
    assert PHENOMENON.formula_of([values]).en.startswith("v = v₀ − at")
    assert values["speed"] - facts["deceleration"] * facts["time"] == pytest.approx(facts["final"])
    faster = with_defaults(PHENOMENON, acceleration=3.0)
    assert PHENOMENON.formula_of([faster]).en.startswith("v = v₀ + at")
    assert PHENOMENON.taken(with_defaults(PHENOMENON, motion="braking"))["acceleration"] == 4


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (PHENOMENON.examples_en[2], "train", "the train goes"),
        (PHENOMENON.examples_zh[2], "train", ""),
        (PHENOMENON.examples_en[4], "bicycle", ""),
        (PHENOMENON.examples_zh[6], "plane", ""),
        (PHENOMENON.examples_en[0], "car", "the car goes"),
    ],
)
def test_what_is_drawn_and_told_of_is_what_is_asked_for(text: str, kind: str, name: str) -> None:
    values = _read(text)
    assert values["vehicle"] == kind
    assert name in PHENOMENON.story(values, simulate(values)).en


def _read(text: str) -> dict[str, Any]:
    (case,) = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases
    return with_defaults(PHENOMENON, **case.values)
