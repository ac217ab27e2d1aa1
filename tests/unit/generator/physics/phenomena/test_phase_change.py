"""Ice, water and steam."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._heating import Heating, heat_of, phase_of
from generator.engines.physics.phenomena.phase_change import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_nothing_is_lost_on_the_way_and_it_ends_where_it_was_to_end(
    values: dict[str, Any],
) -> None:
    heating = simulate(values)
    for share in (0.0, 0.3, 0.7, 1.0, 2.0):
        phase = heating.phase(share * heating.seconds)
        assert phase.ice + phase.water + phase.steam == pytest.approx(1)
    assert heating.phase(0.0).temperature == pytest.approx(heating.start)
    assert values["temperature"] in (0.0, pytest.approx(heating.start))
    assert heating.phase(heating.seconds).temperature == pytest.approx(heating.end)


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_power_times_time_is_the_heat(values: dict[str, Any]) -> None:
    heating = simulate(values)
    assert heating.power * heating.seconds == pytest.approx(abs(heating.heat))


@pytest.mark.parametrize("temperature", [250.0, 290.0, 373.15, 400.0])
def test_heat_and_temperature_belong_together(temperature: float) -> None:
    assert phase_of(heat_of(temperature, above=False)).temperature == pytest.approx(temperature)


def test_a_kilogram_of_ice_becomes_steam() -> None:
    # Tipler & Mosca, ch. 18: 1.5 kg from −20 °C to steam at 100 °C take 4.58 MJ (with 2.05, 333.5,
    # 4.18 and 2257 kJ); here with this table's own numbers.
    facts = facts_of(PHENOMENON, mass=1.5, temperature=253.15, temperature2=373.1501)
    by_hand = 1.5 * (2100 * 20 + 334e3 + 4186 * 100 + 2256e3)
    assert facts["heat"] == pytest.approx(by_hand, rel=1e-3)
    assert facts["heat"] == pytest.approx(4.58e6, rel=2e-3)


def test_a_kettle_needs_four_minutes() -> None:
    facts = facts_of(PHENOMENON, mass=1.5, power=2000.0, temperature=293.15, temperature2=373.15)
    assert facts["time"] == pytest.approx(1.5 * 4186 * 80 / 2000)
    assert facts["boils_at"] == pytest.approx(facts["time"])
    assert "boiling" not in facts


def test_freezing_gives_the_heat_of_melting_back() -> None:
    there = facts_of(PHENOMENON, temperature=263.15, temperature2=293.15)["heat"]
    back = facts_of(PHENOMENON, temperature=293.15, temperature2=263.15)["heat"]
    assert back == pytest.approx(-there)


def test_melting_or_boiling_away_ends_when_all_of_it_has_changed() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})

    def heat(text: str) -> float:
        return facts_of(PHENOMENON, **reader.read(text).cases[0].values)["heat"]

    assert heat("how much heat to melt 2 kg of ice at 0 °C") == pytest.approx(2 * 334e3)
    steam = 0.1 * (334e3 + 4186 * 100 + 2256e3)
    assert heat("把100g 0℃的冰变成100℃的水蒸气") == pytest.approx(steam)
    assert heat("heat to freeze 1 kg of water at 0 °C") == pytest.approx(-334e3)


def test_water_at_its_melting_point_has_melted_already() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("heat 1 kg of water from 0 °C to 50 °C until it boils").cases[0].values
    assert facts_of(PHENOMENON, **values)["heat"] == pytest.approx(4186 * 50)
    assert painted(PHENOMENON, with_defaults(PHENOMENON, temperature=273.15, goal="melts"))


@pytest.mark.parametrize("text", [PHENOMENON.examples_en[0], PHENOMENON.examples_zh[0]])
def test_steam_ends_as_hot_as_it_is_told_to(text: str) -> None:
    # 0.5 · (2100 · 20 + 334e3 + 4186 · 100 + 2256e3 + 2010 · 20) J
    heating = _read(text)
    assert heating.end == pytest.approx(393.15)
    assert heating.heat == pytest.approx(1.5454e6, rel=1e-3)


def test_ice_that_melts_and_then_boils_is_heated_until_it_has_boiled_away() -> None:
    heating = _read("冰熔化成水再沸腾的加热曲线")
    assert (heating.start, heating.end) == (253.15, 373.15)
    assert heating.melting
    assert heating.boiling


def test_melting_alone_takes_the_latent_heat_and_no_more() -> None:
    heating = _read("latent heat: melting 200 g of ice with 300 W")
    assert heating.heat == pytest.approx(0.2 * 334e3)
    assert heating.seconds == pytest.approx(222.7, rel=1e-3)


@pytest.mark.parametrize(
    "text",
    [
        "冰熔化时温度为什么保持0℃不变",
        "why does the thermometer stay still in melting ice although the stove is on",
        "the temperature stays constant while a solid melts, a flat part of the curve",
    ],
)
def test_where_the_temperature_stays_most_of_what_is_shown_is_melting(text: str) -> None:
    heating = _read(text)
    assert heating.melting
    assert heating.melting > 0.6 * heating.seconds
    assert heating.boiling is None


def test_water_of_which_no_temperature_is_told_is_liquid_at_first() -> None:
    assert _read("how long does water take to boil").start == pytest.approx(293.15)
    assert _read("water freezes").start == pytest.approx(293.15)


def test_a_kettle_is_told_nothing_of_ice_and_steam() -> None:
    told = {"mass": 1.5, "temperature": 293.15, "temperature2": 373.15}
    assert {"fusion", "vaporisation"}.isdisjoint(facts_of(PHENOMENON, **told))


def test_what_is_colder_than_the_model_reaches_is_refused() -> None:
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, temperature=20.0)) is not None


def _read(text: str) -> Heating:
    (case,) = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases
    return simulate(with_defaults(PHENOMENON, **case.values))
