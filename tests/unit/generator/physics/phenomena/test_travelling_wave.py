"""Travelling waves: v = λf with any two of the three given, and a shape that moves on unchanged."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.travelling_wave import PHENOMENON, _enlarged, simulate
from tests.support.physics import facts_of, painted, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_the_shape_has_moved_by_speed_times_time(values: dict[str, float]) -> None:
    travel = PHENOMENON.simulate(values)
    wave = travel.wave
    x, later = wave.wavelength * np.linspace(0, 3, 40), 0.37 * wave.period
    moved = travel.displacement(x + wave.speed * later, later)
    np.testing.assert_allclose(
        moved, travel.displacement(x, 0.0), atol=1e-6 * travel.amplitude, rtol=0
    )


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_it_obeys_the_wave_equation(values: dict[str, float]) -> None:
    travel = PHENOMENON.simulate(values)
    wave = travel.wave
    x, t = 0.3 * wave.wavelength, 0.2 * wave.period
    dx, dt = 1e-3 * wave.wavelength, 1e-3 * wave.period

    def bent(before: float, here: float, after: float) -> float:
        return (before - 2 * here + after) / travel.amplitude

    here = float(travel.displacement(x, t))
    in_space = bent(
        float(travel.displacement(x - dx, t)), here, float(travel.displacement(x + dx, t))
    )
    in_time = bent(
        float(travel.displacement(x, t - dt)), here, float(travel.displacement(x, t + dt))
    )
    assert in_time == pytest.approx(in_space * (wave.speed * dt / dx) ** 2, rel=1e-3)


@pytest.mark.parametrize(
    "told",
    [
        {"frequency": 5.0, "wavelength": 0.4},
        {"frequency": 5.0, "speed": 2.0},
        {"wavelength": 0.4, "speed": 2.0},
        {"period": 0.2, "speed": 2.0},
    ],
)
def test_any_two_of_its_quantities_make_the_others(told: dict[str, float]) -> None:
    facts = facts_of(PHENOMENON, **told)
    assert facts["speed"] == pytest.approx(2.0)
    assert facts["wavelength"] == pytest.approx(0.4)
    assert facts["frequency"] == pytest.approx(5.0)
    assert facts["period"] == pytest.approx(0.2)


def test_one_that_is_given_alone_changes_the_wavelength_and_not_the_speed() -> None:
    slow, quick = facts_of(PHENOMENON, frequency=1.0), facts_of(PHENOMENON, frequency=2.0)
    assert slow["speed"] == quick["speed"]
    assert slow["wavelength"] == 2 * quick["wavelength"]


def test_a_number_that_contradicts_the_others_is_named() -> None:
    values = with_defaults(PHENOMENON, frequency=5.0, wavelength=0.4, speed=9.0)
    assert "does not fit" in PHENOMENON.story(values, PHENOMENON.simulate(values)).en


def test_a_compression_is_where_the_coils_come_together() -> None:
    values = with_defaults(PHENOMENON, kind="longitudinal")
    travel = PHENOMENON.simulate(values)
    x = np.linspace(0, travel.wave.wavelength, 2001)
    squeezed = np.gradient(travel.displacement(x, 0.3 * travel.wave.period), x)
    closest = x[int(np.argmin(squeezed))]
    assert closest == pytest.approx(travel.crest(0.3 * travel.wave.period), abs=2e-3)


def test_a_particle_is_fastest_as_it_passes_its_place() -> None:
    facts = facts_of(PHENOMENON, amplitude=0.05, frequency=2.0)
    assert facts["particle_speed"] == pytest.approx(2 * math.pi * 2.0 * 0.05)


def test_a_slinky_swings_as_far_as_its_graph_says_where_that_can_be_seen() -> None:
    assert _enlarged(simulate(with_defaults(PHENOMENON, kind="longitudinal"))) == 1
    small = with_defaults(PHENOMENON, kind="longitudinal", amplitude=0.001)
    assert _enlarged(simulate(small)) == pytest.approx(220)  # and then that is written down


@pytest.mark.parametrize("kind", ["transverse", "longitudinal"])
def test_a_rope_that_is_shaken_is_at_rest_ahead_of_the_front(kind: str) -> None:
    shaken = with_defaults(PHENOMENON, begin="shaken", kind=kind, wavelength=2.0, frequency=1.0)
    travel = simulate(shaken)
    assert travel.front(1.5) == pytest.approx(3.0)
    assert not travel.displacement(np.linspace(3.0, 5.0, 20), 1.5).any()
    assert np.abs(travel.displacement(np.linspace(0.0, 2.9, 20), 1.5)).max() > 0.09
    assert not PHENOMENON.span(shaken, travel).repeats
    assert painted(PHENOMENON, shaken) == 4
