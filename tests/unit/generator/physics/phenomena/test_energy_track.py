"""Energy on a track."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.special import ellipe

from generator.engines.physics.phenomena.energy_track import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


def test_the_speed_at_the_bottom_is_that_of_a_free_fall() -> None:
    """Halliday, Resnick and Walker, "Fundamentals of Physics", sample problem 8.3: down a slide of
    8.5 m, whatever its shape, 13 m/s."""
    facts = facts_of(PHENOMENON, height=8.5, track="hills")
    assert facts["speed"] == pytest.approx(12.91, rel=1e-3)


def test_a_swing_in_a_parabola_takes_an_elliptic_integral() -> None:
    """With x = A sin φ, T = 4 √(ρ/g) E(−(A/ρ)²) for y = x²/2ρ."""
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, height=2.0))
    reach = run.shape.half
    rho = reach**2 / (2 * 2.0)
    period = 4 * math.sqrt(rho / 9.81) * float(ellipe(-((reach / rho) ** 2)))
    assert run.returns
    assert run.end == pytest.approx(period, rel=1e-6)


def test_a_hill_lower_than_the_start_is_passed_and_a_higher_one_is_not() -> None:
    lower = facts_of(PHENOMENON, height=20.0, hill=12.0, track="hills")
    assert lower["hill_speed"] == pytest.approx(math.sqrt(2 * 9.81 * 8.0), rel=1e-6)
    assert "hill_speed" not in facts_of(PHENOMENON, height=20.0, hill=21.0, track="hills")
    pushed = facts_of(PHENOMENON, height=20.0, hill=21.0, speed=10.0, track="hills")
    assert "hill_speed" in pushed


def test_great_friction_holds_it_where_it_is() -> None:
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, friction=1.9))
    assert run.fastest == 0
    assert run.place(0.0) == run.place(100.0)


@settings(max_examples=10, deadline=None)
@given(values_of(PHENOMENON, friction=0.0))
def test_without_friction_the_energy_stays(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    _, places, speeds = run.samples
    energies = 0.5 * speeds**2 + run.gravity * run.shape.height(places)
    np.testing.assert_allclose(energies, run.gravity * run.top, rtol=1e-6)
    assert 0 < run.end < math.inf


@settings(max_examples=10, deadline=None)
@given(values_of(PHENOMENON, track="pipe"))
def test_friction_takes_at_least_what_it_would_on_the_flat(values: dict[str, Any]) -> None:
    """On a curve that turns upwards it presses harder on the track than μ m g cos θ."""
    run = PHENOMENON.simulate(values)
    _, places, _ = run.samples
    flat = run.friction * run.mass * run.gravity * float(np.abs(np.diff(places)).sum())
    assert flat * (1 - 1e-4) <= run.heat(run.end) <= run.energy * (1 + 1e-6)


def test_the_hill_to_be_crossed_is_not_the_start() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("过山车从30米高处由静止滑下，能翻过20米高的山吗").cases[0].values
    assert (values["height"], values["hill"]) == (30, 20)


def test_with_friction_the_formula_counts_the_heat() -> None:
    smooth, rough = with_defaults(PHENOMENON), with_defaults(PHENOMENON, friction=0.05)
    assert PHENOMENON.formula_of([smooth]).en == "½mv² + mgh = E"
    assert PHENOMENON.formula_of([rough]).en == "½mv² + mgh + Q = E"
    run = PHENOMENON.simulate(rough)
    parts = run.kinetic(run.end) + run.potential(run.end) + run.heat(run.end)
    assert parts == pytest.approx(run.energy)


def test_whether_it_gets_over_the_hill_is_said() -> None:
    for hill, en, zh in ((12.0, "gets over the hill", "能翻过"), (21.0, "too high", "过不去")):
        values = with_defaults(PHENOMENON, height=20.0, hill=hill, track="hills")
        story = PHENOMENON.story(values, PHENOMENON.simulate(values))
        assert en in story.en
        assert zh in story.zh


def test_a_roller_coaster_car_is_heavier_than_a_skater() -> None:
    masses = [PHENOMENON.taken(with_defaults(PHENOMENON, track=it)) for it in ("pipe", "hills")]
    assert [it["mass"] for it in masses] == [60.0, 500.0]
    assert "mass" not in PHENOMENON.taken(with_defaults(PHENOMENON, mass=50.0))
