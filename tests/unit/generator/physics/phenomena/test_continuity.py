"""The same volume passes every cross-section of a pipe."""

import math
from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._pipe import PARCELS
from generator.engines.physics.phenomena.continuity import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_the_same_volume_passes_both_parts(values: dict[str, Any]) -> None:
    pipe = PHENOMENON.simulate(values)
    one, two = pipe.areas
    assert one * pipe.speed == pytest.approx(two * pipe.later)


@settings(max_examples=30, deadline=None)
@given(values_of(PHENOMENON))
def test_the_picture_is_the_same_after_a_period(values: dict[str, Any]) -> None:
    pipe = PHENOMENON.simulate(values)
    for index in range(PARCELS // 2):
        early, late = pipe.parcel(index, 0.3 * pipe.period), pipe.parcel(index, 7.3 * pipe.period)
        assert early == pytest.approx(late, abs=1e-6)


def test_a_parcel_gets_longer_where_the_pipe_is_narrow() -> None:
    pipe = PHENOMENON.simulate(with_defaults(PHENOMENON))
    early, late = pipe.parcel(1, 0.0), pipe.parcel(6, 0.45 * pipe.period)
    assert (late[1] - late[0]) == pytest.approx(4 * (early[1] - early[0]), rel=0.05)


def test_half_the_diameter_is_four_times_the_speed() -> None:
    facts = facts_of(PHENOMENON, diameter1=0.1, diameter2=0.05, speed=1.0)
    assert facts["speed2"] == pytest.approx(4)
    assert facts["flow"] == pytest.approx(math.pi * 0.05**2)


def test_a_garden_hose_and_its_nozzle() -> None:
    # OpenStax, College Physics 2e, example 12.2: 0.5 L/s, radii 0.9 cm and 0.25 cm.
    facts = facts_of(PHENOMENON, flow=0.5e-3, diameter1=0.018, diameter2=0.005)
    assert facts["speed1"] == pytest.approx(1.965, rel=1e-3)
    assert facts["speed2"] == pytest.approx(25.46, rel=1e-3)


@pytest.mark.parametrize(
    "text",
    ["a river that gets narrower flows faster, continuity", "为什么河道变窄处水流更快"],
)
def test_a_river_is_no_pipe_and_half_as_wide_flows_twice_as_fast(text: str) -> None:
    values = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases[0].values
    river = PHENOMENON.simulate(values)
    assert river.deep is not None
    assert river.first >= 10
    assert river.second == river.first / 2
    assert river.later == pytest.approx(2 * river.speed)
    assert PHENOMENON.taken(values)["diameter1"] == river.first


def test_the_stream_from_a_tap_is_no_river() -> None:
    text = "why does the stream from a tap get thinner as it falls"
    values = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases[0].values
    assert values["channel"] == "pipe"


def test_a_speed_and_widths_that_are_told_are_kept_whatever_flows() -> None:
    text = "a river 50 m wide narrows to 20 m, it flows at 1 m/s: continuity"
    river = PHENOMENON.simulate(Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases[0].values)
    assert (river.first, river.second, river.speed) == (50, 20, 1)
