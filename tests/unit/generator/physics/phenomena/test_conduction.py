"""Heat along a bar."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.conduction import PHENOMENON, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_the_temperature_stays_between_those_it_began_with(values: dict[str, Any]) -> None:
    bar = simulate(values)
    room = 1e-3 * (bar.highest - bar.lowest) + 1e-6
    for share in (0.0, 0.01, 0.1, 1.0, 20.0):
        found = bar.temperatures(share * bar.settling)
        assert found.min() >= bar.lowest - room
        assert found.max() <= bar.highest + room


@settings(max_examples=30, deadline=None)
@given(values_of(PHENOMENON))
def test_in_the_end_it_falls_evenly_and_lets_as_much_heat_through_as_fourier_says(
    values: dict[str, Any],
) -> None:
    bar = simulate(values)
    late = bar.temperatures(40 * bar.settling)
    assert late == pytest.approx(np.linspace(bar.left, bar.last, len(late)))
    assert bar.passing(40 * bar.settling) == pytest.approx(bar.power, rel=1e-3, abs=1e-9)


def test_early_and_late_solutions_meet() -> None:
    bar = simulate(with_defaults(PHENOMENON, start=300.0))
    time = 0.003 * bar.length**2 / bar.diffusivity
    assert bar.temperatures(0.9999 * time) == pytest.approx(
        bar.temperatures(1.0001 * time), rel=1e-4
    )


def test_the_profile_solves_the_heat_equation() -> None:
    bar = simulate(with_defaults(PHENOMENON))
    time, step, width = bar.settling, 0.001 * bar.settling, 0.01
    shares = np.array([0.3 - width, 0.3, 0.3 + width])
    rate = (bar.temperatures(time + step, shares) - bar.temperatures(time - step, shares))[1]
    bend = bar.temperatures(time, shares) @ [1, -2, 1] / (width * bar.length) ** 2
    assert rate / (2 * step) == pytest.approx(bar.diffusivity * bend, rel=1e-3)


def test_heat_through_a_styrofoam_box() -> None:
    # OpenStax, College Physics 2e, example 14.5: 0.010 W/(m·K), 0.950 m², 35 K, 2.5 cm: 13.3 W.
    facts = facts_of(
        PHENOMENON, conductivity=0.010, bar_area=0.950, length=0.025,
        temperature1=308.15, temperature2=273.15,
    )  # fmt: skip
    assert facts["power"] == pytest.approx(13.3, rel=1e-3)


def test_a_bar_twice_as_long_takes_four_times_as_long_to_settle() -> None:
    short, long = (facts_of(PHENOMENON, length=it)["settling"] for it in (0.3, 0.6))
    assert long == pytest.approx(4 * short)


def test_the_ends_have_the_temperatures_that_stand_before_them() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "heat conduction along a bar, 100 °C at one end and 20 °C at the other"
    values = reader.read(text).cases[0].values
    assert (values["temperature1"], values["temperature2"]) == pytest.approx((373.15, 293.15))


def _read(text: str) -> dict[str, Any]:
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read(text)
    return with_defaults(PHENOMENON, **asked.cases[0].values)


def test_a_spoon_is_as_long_as_spoons_are_and_its_other_end_becomes_as_hot() -> None:
    values = _read("how does heat travel along a metal spoon in hot soup")
    spoon = simulate(values)
    assert spoon.length == pytest.approx(0.18)
    assert spoon.temperatures(20 * spoon.settling)[-1] == pytest.approx(spoon.left, abs=0.1)
    assert spoon.passing(20 * spoon.settling) == pytest.approx(0, abs=1e-3)
    assert PHENOMENON.formula_of([values]) != PHENOMENON.formula


def test_no_heat_leaves_a_free_end_and_what_is_left_falls_with_the_time_constant() -> None:
    spoon = simulate(with_defaults(PHENOMENON, thing="spoon"))
    near = np.array([0.998, 1.0])
    late = spoon.settling
    one, two = spoon.temperatures(late, near)
    assert one == pytest.approx(two, abs=1e-3 * (spoon.left - two))
    left = [spoon.left - spoon.temperatures(it)[-1] for it in (late, 2 * late)]
    assert left[1] / left[0] == pytest.approx(math.exp(-1), rel=1e-3)


def test_of_a_wall_each_square_metre_is_told() -> None:
    text = "heat flow through a concrete wall 20 cm thick, 20 °C inside and -10 °C outside"
    facts = facts_of(PHENOMENON, **_read(text))
    assert facts["power"] == pytest.approx(facts["flux"]) == pytest.approx(210, rel=1e-3)


def test_beside_an_insulator_metals_can_be_told_apart() -> None:
    copper, iron, glass = (
        with_defaults(PHENOMENON, material=it) for it in ("copper", "iron", "glass")
    )
    assert PHENOMENON.span(glass, simulate(glass)).seconds < 2 * (
        PHENOMENON.span(iron, simulate(iron)).seconds
    )
    early = PHENOMENON.span(glass, simulate(glass)).seconds / 8
    middles = [simulate(it).middle(early) for it in (copper, iron, glass)]
    assert middles[0] > middles[1] + 10 > middles[2] + 10


def test_a_wall_is_as_thick_as_it_is_said_to_be() -> None:
    wall = simulate(_read("heat conduction through a brick wall 50 cm thick"))
    assert wall.length == pytest.approx(0.5)


def test_a_window_is_a_thin_pane_of_glass_between_the_room_and_the_cold() -> None:
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read("how much heat is lost through a window")
    pane = simulate(asked.cases[0].values)
    assert pane.length < 0.01
    assert pane.conductivity == pytest.approx(1.0, rel=0.3)
    assert (pane.left, pane.right) == (293.15, 273.15)
    assert {"length", "conductivity", "temperature1"} <= {it.slot for it in asked.assumed}
