"""Heat along a bar."""

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
    assert late == pytest.approx(np.linspace(bar.left, bar.right, len(late)))
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
