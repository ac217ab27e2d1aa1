"""Sound: how fast it is in what, and where the compressions are."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena._sound_picture import _cone, _reach, draw
from generator.engines.physics.phenomena.sound import PHENOMENON, speed_in
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_it_is_densest_where_the_particles_come_together(values: dict[str, float]) -> None:
    sound = PHENOMENON.simulate(values)
    time = 0.3 / sound.frequency
    x = sound.wave.wavelength * np.linspace(0.01, 1, 400)
    closer = -np.gradient(sound.swing(x, time), x) * sound.wave.wavelength / (2 * math.pi)
    np.testing.assert_allclose(closer[1:-1], sound.pressure(x, time)[1:-1], atol=1e-3)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_speed_is_frequency_times_wavelength(values: dict[str, Any]) -> None:
    sound = PHENOMENON.simulate(values)
    assert sound.speed == pytest.approx(sound.frequency * sound.wavelength)
    assert sound.silent == (values["medium"] == "vacuum")


@pytest.mark.parametrize(("celsius", "speed"), [(0, 331.3), (15, 340.3), (20, 343.2), (30, 349.0)])
def test_warm_air_carries_it_faster(celsius: float, speed: float) -> None:
    # ISO 9613-1:1993, c = 343.2 √(T/293.15)
    assert speed_in("air", celsius + 273.15) == pytest.approx(speed, rel=1e-3)


def test_the_gases_of_the_table_are_as_thermodynamics_has_them() -> None:
    # √(γRT/M); γ and M from the CRC Handbook of Chemistry and Physics, 97th edition
    for gas, gamma, molar in (
        ("air", 1.4, 0.0289647), ("helium", 5 / 3, 0.0040026), ("carbon_dioxide", 1.29, 0.04401),
    ):  # fmt: skip
        expected = math.sqrt(gamma * 8.314462618 * 293.15 / molar)
        assert speed_in(gas, 293.15) == pytest.approx(expected, rel=1e-3)


def test_the_wavelength_is_longer_in_water_than_in_air() -> None:
    air, water = (facts_of(PHENOMENON, medium=it, frequency=1000.0) for it in ("air", "water"))
    assert air["wavelength"] == pytest.approx(0.3432)
    assert water["wavelength"] == pytest.approx(1.482)


def test_thunder_tells_how_far_the_lightning_is() -> None:
    assert facts_of(PHENOMENON, time=5.0)["distance"] == pytest.approx(1716)
    assert facts_of(PHENOMENON, distance=1716.0)["time"] == pytest.approx(5)


def test_an_echo_goes_there_and_back() -> None:
    assert facts_of(PHENOMENON, way="echo", time=2.0)["distance"] == pytest.approx(343.2)
    assert facts_of(PHENOMENON, way="echo", distance=343.2)["time"] == pytest.approx(2)


def test_nothing_carries_sound_through_a_vacuum() -> None:
    values = with_defaults(PHENOMENON, medium="vacuum")
    sound = PHENOMENON.simulate(values)
    assert sound.speed == 0
    assert not np.any(sound.pressure(np.linspace(0, 3, 50), 1.0))
    assert "no sound" in PHENOMENON.story(values, sound).en


def test_an_echo_tells_how_far_the_wall_is() -> None:
    values = with_defaults(PHENOMENON, way="echo", time=2.0, speed=340.0)
    told = PHENOMENON.story(values, PHENOMENON.simulate(values))
    assert "340 m away" in told.en
    assert "340 m 处" in told.zh


def test_what_sound_travels_is_a_distance_and_no_wavelength() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    for text in ("声音在水中传播1km需要多久", "how long does sound take to travel 1 km in water"):
        facts = facts_of(PHENOMENON, **reader.read(text).cases[0].values)
        assert facts["time"] == pytest.approx(1000 / 1482, rel=0.01)


def test_where_there_is_no_wave_there_is_no_speed_and_no_length() -> None:
    values = with_defaults(PHENOMENON, medium="vacuum")
    assert set(facts_of(PHENOMENON, medium="vacuum")) == {"frequency"}
    assert "λ" not in PHENOMENON.formula_of([values]).en
    page = Page((640, 480), locale="en")
    draw(page, [Case(values, PHENOMENON.simulate(values))])
    page.paint(0.0)
    assert not any("0.00" in text for text, _ in page.texts)


@pytest.mark.parametrize(("way", "written"), [("direct", "s = vt"), ("echo", "s = vt/2")])
def test_how_far_away_the_thunder_is_stands_in_the_picture(way: str, written: str) -> None:
    values = with_defaults(PHENOMENON, time=5.0, way=way)
    assert PHENOMENON.formula_of([values]).en == written
    sound = PHENOMENON.simulate(values)
    assert sound.far is not None
    page = Page((640, 480), locale="en")
    draw(page, [Case(values, sound)])
    page.paint(0.0)
    assert any(text == f"{sound.far / 1000:.2f} km" or text == f"{sound.far:.0f} m"
               for text, _ in page.texts)  # fmt: skip
    assert PHENOMENON.story(values, sound).en.startswith(("In 5 s", "An echo"))


def test_temperature_and_period_have_symbols_of_their_own() -> None:
    symbols = {fact.symbol for fact in PHENOMENON.facts(
        with_defaults(PHENOMENON), PHENOMENON.simulate(with_defaults(PHENOMENON)))}  # fmt: skip
    assert PHENOMENON.slot("temperature").symbol not in symbols


def test_the_dots_follow_the_cone() -> None:
    sound = PHENOMENON.simulate(with_defaults(PHENOMENON))
    for time in np.linspace(0, 1 / sound.frequency, 9):
        assert _cone(sound, 1.0, time) == pytest.approx(_reach(1.0) * sound.swing(0.0, time))
