"""A mass on a spring."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.integrate import solve_ivp

from generator.engines.physics.phenomena.spring import PHENOMENON, _wall
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults

_TOLERANCE = 1e-3


def test_the_facts_are_those_of_the_textbook() -> None:
    """Halliday, Resnick and Walker, "Fundamentals of Physics", sample problem 15.1: 680 g, 65 N/m,
    released at 11 cm: ω = 9.78 rad/s, T = 0.64 s, 1.1 m/s and 11 m/s² at most."""
    facts = facts_of(PHENOMENON, mass=0.68, stiffness=65.0, amplitude=0.11)
    assert facts["omega"] == pytest.approx(9.777, rel=_TOLERANCE)
    assert facts["period"] == pytest.approx(0.6427, rel=_TOLERANCE)
    assert facts["speed"] == pytest.approx(1.0755, rel=_TOLERANCE)
    assert facts["acceleration"] == pytest.approx(10.515, rel=_TOLERANCE)


def test_a_hanging_mass_stretches_the_spring_by_its_weight() -> None:
    facts = facts_of(PHENOMENON, mass=0.2, stiffness=49.05, arrangement="hanging")
    assert facts["sag"] == pytest.approx(0.04, rel=_TOLERANCE)
    assert "sag" not in facts_of(PHENOMENON)


def test_neither_gravity_nor_amplitude_changes_the_period() -> None:
    usual = facts_of(PHENOMENON)["period"]
    assert facts_of(PHENOMENON, gravity=0.0, arrangement="hanging")["period"] == usual
    assert facts_of(PHENOMENON, amplitude=1.0)["period"] == usual


def test_a_compressed_spring_starts_on_the_other_side() -> None:
    stretched = PHENOMENON.simulate(with_defaults(PHENOMENON))
    compressed = PHENOMENON.simulate(with_defaults(PHENOMENON, start="compressed"))
    assert stretched.place(0.0) == -compressed.place(0.0) > 0


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_the_energy_stays(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    for time in np.linspace(0, 3 * run.period, 17):
        energy = run.kinetic(time) + run.potential(time)
        assert energy == pytest.approx(run.energy, rel=1e-9)


@settings(max_examples=10, deadline=None)
@given(values_of(PHENOMENON))
def test_it_moves_as_newton_says(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    ratio = run.stiffness / values["mass"]
    end = run.period * 0.8
    solved = solve_ivp(
        lambda _, state: (state[1], -ratio * state[0]),
        (0, end), (run.place(0.0), 0.0), rtol=1e-9, atol=1e-12 * run.amplitude,
    )  # fmt: skip
    assert run.place(end) == pytest.approx(solved.y[0, -1], abs=1e-5 * run.amplitude)
    assert math.isclose(run.place(run.period), run.place(0.0), rel_tol=1e-9)


def test_a_force_that_stretches_it_tells_the_stiffness() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "a spring balance stretches by 3 cm under a weight of 6 N"
    values = reader.read(text).cases[0].values
    assert PHENOMENON.simulate(values).stiffness == pytest.approx(200)
    assert facts_of(PHENOMENON, **values)["stiffness"] == pytest.approx(200)


@pytest.mark.parametrize(("mass", "amplitude"), [(0.5, 0.1), (0.3, 0.04), (0.1, 0.2)])
def test_a_hanging_spring_is_drawn_longer_than_its_stretch(mass: float, amplitude: float) -> None:
    values = with_defaults(PHENOMENON, mass=mass, amplitude=amplitude, arrangement="hanging")
    run = PHENOMENON.simulate(values)
    assert _wall([run], run.amplitude) * run.amplitude > run.sag + run.amplitude
