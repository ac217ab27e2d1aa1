"""Refraction: Snell's law, total reflection, and how much light goes which way."""

import math

import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.amounts import amount, digits
from generator.engines.physics.phenomena._media import MEDIA
from generator.engines.physics.phenomena.refraction import PHENOMENON
from tests.support.physics import facts_of, painted, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_light_obeys_snells_law_or_is_reflected_as_a_whole(values: dict[str, float]) -> None:
    surface = PHENOMENON.simulate(values)
    if surface.refracted is None:
        assert surface.critical is not None
        assert surface.angle >= surface.critical
        assert surface.reflectance == 1
        return
    left = surface.before * math.sin(surface.angle)
    assert left == pytest.approx(surface.after * math.sin(surface.refracted), abs=1e-9)
    assert 0 <= surface.reflectance <= 1


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_light_can_go_the_same_way_back(values: dict[str, float]) -> None:
    surface = PHENOMENON.simulate(values)
    if surface.refracted is None or surface.refracted > math.radians(89):
        return
    back = type(surface)(surface.after, surface.before, surface.refracted)
    assert back.refracted == pytest.approx(surface.angle, abs=1e-6)
    assert back.reflectance == pytest.approx(surface.reflectance, abs=1e-6)


@settings(max_examples=6, deadline=None)
@given(ANY, ANY)
def test_any_two_surfaces_can_be_drawn(one: dict[str, float], two: dict[str, float]) -> None:
    assert painted(PHENOMENON, one)
    assert painted(PHENOMENON, one, two, locale="zh")


def test_angles_and_shares_are_those_of_the_textbook() -> None:
    # Hecht, Optics, 4.6: 4 % at normal incidence on glass; critical angles 41.8° and 48.6°
    glass = facts_of(PHENOMENON, n2=1.5, angle=0.0)
    assert glass["reflectance"] == pytest.approx(0.04)
    water = facts_of(PHENOMENON, media="air-water", n2=1.333, angle=math.radians(45))
    assert math.degrees(water["refraction"]) == pytest.approx(32.04, rel=1e-3)
    assert water["speed"] == pytest.approx(2.249e8, rel=1e-3)
    for index, degrees in ((1.5, 41.81), (1.333, 48.61), (2.417, 24.44)):
        critical = facts_of(PHENOMENON, media="glass-air", n1=index, n2=1.0)["critical"]
        assert math.degrees(critical) == pytest.approx(degrees, rel=1e-3)


def test_at_brewsters_angle_half_of_the_polarizations_is_not_reflected() -> None:
    # tan θ = n₂/n₁; the reflected share is then half of cos²(2θ)
    brewster = math.atan(1.5)
    share = facts_of(PHENOMENON, n1=1.0, n2=1.5, angle=brewster)["reflectance"]
    assert share == pytest.approx(math.cos(2 * brewster) ** 2 / 2)


def test_an_index_alone_is_that_of_the_denser_medium() -> None:
    out = PHENOMENON.simulate(with_defaults(PHENOMENON, media="glass-air", n1=1.6))
    assert (out.before, out.after) == (1.6, 1.0)
    into = PHENOMENON.simulate(with_defaults(PHENOMENON, media="air-glass", n1=1.6))
    assert (into.before, into.after) == (1.0, 1.6)


def test_a_text_that_wants_all_reflected_gets_an_angle_beyond_the_critical_one() -> None:
    facts = facts_of(PHENOMENON, media="total:water-air")
    assert facts["reflectance"] == 1
    assert "refraction" not in facts


@pytest.mark.parametrize("medium", [key for key in MEDIA if key != "air"])
def test_who_works_with_the_index_that_is_told_comes_to_the_same_angle(medium: str) -> None:
    """Its three figures, as they are written."""
    values = with_defaults(PHENOMENON, media=f"air-{medium}", angle=math.radians(60))
    told = float(digits(PHENOMENON.taken(values)["n2"]))
    expected = math.asin(math.sin(math.radians(60)) / told)
    assert PHENOMENON.simulate(values).refracted == pytest.approx(expected)


def test_light_that_does_not_get_into_a_medium_has_no_speed_there() -> None:
    assert "speed" not in facts_of(PHENOMENON, media="total:water-air")
    assert "speed" in facts_of(PHENOMENON, media="air-water")


def test_the_share_reflected_is_the_same_in_the_story_and_the_facts() -> None:
    values = with_defaults(PHENOMENON, media="air-water")
    surface = PHENOMENON.simulate(values)
    share = amount(surface.reflectance, "%")
    assert f" {share} of it is reflected" in PHENOMENON.story(values, surface).en
