"""Throws, with and without air."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.integrate import quad

from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._flight_scene import _component
from generator.engines.physics.phenomena.projectile import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=30, deadline=None)
@given(values_of(PHENOMENON, air="without"))
def test_without_air_energy_and_the_speed_across_stay_the_same(values: dict[str, Any]) -> None:
    flight = simulate(values)
    times = np.linspace(0, flight.end, 9)
    _, y, across, up = flight.at(times).T
    energies = (across**2 + up**2) / 2 + flight.gravity * y
    assert energies == pytest.approx(np.full(9, energies[0]), rel=1e-9)
    assert across == pytest.approx(np.full(9, across[0]))


@settings(max_examples=12, deadline=None)
@given(values_of(PHENOMENON, air="with"))
def test_air_takes_energy_and_never_gives_any(values: dict[str, Any]) -> None:
    flight = simulate(values)
    _, y, across, up = flight.at(np.linspace(0, flight.end, 200)).T
    energies = (across**2 + up**2) / 2 + flight.gravity * y
    assert np.diff(energies).max() <= 1e-6 * energies[0]
    assert flight.range <= flight.free.range * (1 + 1e-6)
    if flight.gravity > 0:
        assert flight.lands


@settings(max_examples=6, deadline=None)
@given(values_of(PHENOMENON))
def test_any_throw_can_be_drawn(values: dict[str, Any]) -> None:
    assert painted(PHENOMENON, values)


@pytest.mark.parametrize("low", [10, 25, 40])
def test_angles_that_make_a_right_angle_together_reach_equally_far(low: float) -> None:
    one = facts_of(PHENOMENON, angle=math.radians(low))["range"]
    other = facts_of(PHENOMENON, angle=math.radians(90 - low))["range"]
    assert one == pytest.approx(other)
    assert one == pytest.approx(20**2 * math.sin(2 * math.radians(low)) / 9.81)


def test_a_stone_thrown_horizontally_falls_like_one_that_is_dropped() -> None:
    facts = facts_of(PHENOMENON, launch="horizontal", speed=15.0, height=20.0)
    assert facts["time"] == pytest.approx(math.sqrt(2 * 20 / 9.81))
    assert facts["range"] == pytest.approx(15 * facts["time"])


def test_a_flat_throw_without_a_height_starts_from_a_ledge() -> None:
    assert facts_of(PHENOMENON, launch="horizontal")["top"] == 20


def test_a_throw_in_air_lands_where_its_hodograph_says() -> None:
    # The speed by the slope p of the path: G. W. Parker, Am. J. Phys. 45, 606 (1977).
    given_values = with_defaults(PHENOMENON, air="with", speed=40.0, angle=math.radians(50))
    flight = simulate(given_values)
    start, grip = math.tan(flight.angle), flight.braking / flight.gravity

    def bend(p: float) -> float:
        return p * math.sqrt(1 + p * p) + math.asinh(p)

    def across_squared(p: float) -> float:
        first = 1 / (flight.speed * math.cos(flight.angle)) ** 2
        return 1 / (first + grip * (bend(start) - bend(p)))

    x, y, across, up = flight.at(flight.end)
    end = up / across
    far = quad(across_squared, end, start)[0] / flight.gravity
    rise = quad(lambda p: p * across_squared(p), end, start)[0] / flight.gravity
    assert across**2 == pytest.approx(across_squared(end), rel=1e-5)
    assert x == pytest.approx(far, rel=1e-5)
    assert y == pytest.approx(rise, abs=1e-4)


def test_a_throw_upwards_at_an_angle_is_not_straight_up() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    slanted = reader.read("a ball is shot upwards at 45° and 10 m/s")
    assert slanted.cases[0].values["launch"] == "slanted"
    straight = reader.read("a ball is shot upwards at 10 m/s")
    assert straight.cases[0].values["launch"] == "vertical"


def test_the_time_of_a_horizontal_throw_tells_its_height() -> None:
    facts = facts_of(PHENOMENON, launch="horizontal", speed=5.0, time=2.0, gravity=10.0)
    assert (facts["range"], facts["top"]) == pytest.approx((10, 20))


def test_a_time_within_the_flight_asks_where_it_is_then() -> None:
    facts = facts_of(PHENOMENON, speed=20.0, angle=math.radians(30), time=1.0, gravity=10.0)
    assert (facts["x"], facts["y"]) == pytest.approx((20 * math.cos(math.radians(30)), 5))
    assert "x" not in facts_of(PHENOMENON, speed=20.0)


def test_the_ledge_of_a_horizontal_throw_is_said_to_be_taken() -> None:
    taken = PHENOMENON.taken(with_defaults(PHENOMENON, launch="horizontal"))
    assert taken["height"] == 20
    assert "height" not in PHENOMENON.taken(with_defaults(PHENOMENON))


def test_what_rolls_off_a_table_leaves_it_horizontally() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    for text in (
        "a ball rolls off a table 1.25 m high at 2 m/s",
        "小球以2m/s从1.25米高的桌面滚出桌面",
    ):
        assert reader.read(text).cases[0].values["launch"] == "horizontal"


@pytest.mark.parametrize(
    ("given_values", "written"),
    [
        ({}, "y = x tan θ₀ − gx²/(2v₀² cos² θ₀)"),
        ({"height": 2.0}, "y = h₀ + x tan θ₀ − gx²/(2v₀² cos² θ₀)"),
        ({"launch": "vertical"}, "y = v₀t − ½gt²"),
        ({"angle": -math.pi / 2, "height": 9.0}, "y = h₀ − v₀t − ½gt²"),
        ({"launch": "horizontal"}, "x = v₀t,  y = h₀ − ½gt²"),
        ({"air": "with"}, "F = ½CρAv²"),
        ({"gravity": 0.0}, "s = v₀t"),
    ],
)
def test_the_formula_is_that_of_the_throw(given_values: dict[str, Any], written: str) -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, **given_values)]).en == written


def test_a_comparison_with_air_says_what_its_formula_holds_for() -> None:
    cases = [with_defaults(PHENOMENON, air=air) for air in ("without", "with")]
    assert PHENOMENON.formula_of(cases).en.startswith("without air: ")


def test_the_mass_that_the_energies_need_is_told() -> None:
    assert PHENOMENON.taken(with_defaults(PHENOMENON))["mass"] == 0.45


def test_what_only_falls_has_no_time_to_the_top() -> None:
    facts = facts_of(PHENOMENON, launch="horizontal", speed=15.0, height=30.0)
    assert "rise" not in facts
    assert facts["top"] == 30


def test_a_throw_over_level_ground_tells_of_the_angle_that_carries_farthest() -> None:
    def told(**given_values: float) -> str:
        values = with_defaults(PHENOMENON, **given_values)
        return PHENOMENON.story(values, simulate(values)).en

    assert "At 60° it would come as far" in told(angle=math.radians(30))
    assert "No other angle" in told(angle=math.radians(45))
    assert "would come as far" not in told(angle=math.radians(30), height=5.0)


def test_the_parts_of_the_velocity_are_gone_with_the_landing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    flight = simulate(with_defaults(PHENOMENON))
    scene = Scene((0, 50), (0, 50))
    drawn: list[Any] = []
    monkeypatch.setattr(scene, "vector", lambda at, along, *_, **__: drawn.append(along))
    _component(scene, flight, np.array([1.0, 0.0]))
    assert drawn[0](0.5 * flight.end)[0] > 0
    assert not np.any(drawn[0](flight.end))
