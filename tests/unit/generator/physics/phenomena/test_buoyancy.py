"""What floats, what sinks, and how deep."""

import math
from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.buoyancy import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


@settings(max_examples=12, deadline=None)
@given(values_of(PHENOMENON))
def test_what_floats_is_carried_and_what_sinks_is_not(values: dict[str, Any]) -> None:
    dip = simulate(values)
    if dip.sinks:
        assert dip.lifted < dip.weight
        assert dip.rest == 1
    else:
        assert dip.lifted == pytest.approx(dip.weight)


@settings(max_examples=12, deadline=None)
@given(values_of(PHENOMENON))
def test_a_floating_body_comes_to_rest_where_it_displaces_its_own_weight(
    values: dict[str, Any],
) -> None:
    dip = simulate(values)
    if dip.density < 0.98 * dip.liquid:
        assert dip.share(float(dip.times[-1])) == pytest.approx(dip.rest, abs=0.003)


def test_nine_tenths_of_an_iceberg_are_under_the_sea() -> None:
    # 917/1025: Hecht, Physics: Calculus, ch. 9, has "about 89 %".
    share = facts_of(PHENOMENON, material="ice", liquid="sea")["submerged"]
    assert share == pytest.approx(0.8946, rel=1e-3)


def test_ten_newtons_lift_a_litre_under_water() -> None:
    facts = facts_of(PHENOMENON, material="iron", volume=1e-3)
    assert facts["buoyancy"] == pytest.approx(9.81)
    assert facts["apparent_weight"] == pytest.approx(7.87 * 9.81 - 9.81)


def test_iron_floats_on_mercury() -> None:
    assert facts_of(PHENOMENON, material="iron", liquid="mercury")["submerged"] < 0.6


def test_mass_and_size_make_the_density_where_nothing_else_is_known() -> None:
    facts = facts_of(PHENOMENON, mass=0.6, radius=0.12)
    assert facts["density"] == pytest.approx(0.6 / (4 / 3 * math.pi * 0.12**3))


def test_a_density_that_is_told_wins_over_that_of_the_substance() -> None:
    assert facts_of(PHENOMENON, material="wood", density=700.0)["density"] == 700


def test_a_body_that_no_matter_could_make_is_impossible() -> None:
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, mass=1e6, volume=1e-6)) is not None


def test_the_density_of_the_liquid_is_not_that_of_the_body() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "质量为50g、体积为40cm³的鸡蛋放在盐水里，盐水密度1.2g/cm³"
    values = reader.read(text).cases[0].values
    assert values["liquid_density"] == pytest.approx(1200)
    facts = facts_of(PHENOMENON, **values)
    assert facts["weight"] == pytest.approx(0.05 * 9.81)
    assert facts["buoyancy"] == pytest.approx(1200 * 4e-5 * 9.81)


def test_a_scale_in_water_tells_the_buoyant_force() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("重10N的物体浸没在水中，测力计示数6N，浮力多大").cases[0].values
    facts = facts_of(PHENOMENON, **values)
    assert facts["buoyancy"] == pytest.approx(4)
    assert facts["density"] == pytest.approx(2500)
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, weight=5.0, reading=6.0)) is not None


def test_the_density_before_the_water_is_that_of_the_body() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("a cube of 10 cm and 7.8 g/cm³ in water, buoyant force").cases[0].values
    assert values["density"] == pytest.approx(7800)


def test_a_scale_in_the_liquid_tells_of_a_body_of_unknown_weight() -> None:
    gravity = 9.81
    iron = facts_of(PHENOMENON, material="iron", reading=8.0)
    volume = 8.0 / (7870 - 1000) / gravity
    assert iron["displaced"] == pytest.approx(volume)
    assert iron["apparent_weight"] == pytest.approx(8.0)
    sized = facts_of(PHENOMENON, material="stone", volume=2e-4, reading=3.0, mass=1.0)
    assert sized["buoyancy"] == pytest.approx(1000 * 2e-4 * gravity)
    assert sized["weight"] == pytest.approx(3.0 + 1000 * 2e-4 * gravity)
    twice = facts_of(PHENOMENON, material="stone", weight=10.0, reading=8.0, radius=0.045)
    assert twice["buoyancy"] == pytest.approx(2.0)
    floating = with_defaults(PHENOMENON, material="wood", reading=1.0)
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(floating) is not None


def test_the_usual_mass_of_a_stone_does_not_make_one_of_another_size_float() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("buoyant force on a 2 litre stone under water").cases[0].values
    facts = facts_of(PHENOMENON, **values)
    assert facts["density"] == pytest.approx(2600)
    assert facts["buoyancy"] == pytest.approx(2e-3 * 1000 * 9.81)
    said = reader.read("a 1 kg stone of volume 500 cm³ in water, buoyant force").cases[0].values
    assert facts_of(PHENOMENON, **said)["density"] == pytest.approx(2000)


@pytest.mark.parametrize("material", ["wood", "ice", "cork"])
def test_what_floats_is_shown_until_lift_and_weight_are_equal(material: str) -> None:
    values = with_defaults(PHENOMENON, material=material)
    dip = simulate(values)
    end = PHENOMENON.span(values, dip).seconds
    assert dip.buoyancy(end) == pytest.approx(dip.weight, rel=1e-9)
