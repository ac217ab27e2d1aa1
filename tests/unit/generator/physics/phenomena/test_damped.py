"""A damped oscillator."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.integrate import solve_ivp

from generator.engines.physics.phenomena.damped import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults

_ANY = values_of(PHENOMENON)


def test_the_facts_are_those_of_the_textbook() -> None:
    """Halliday, Resnick and Walker, "Fundamentals of Physics", sample problem 15.6: 250 g, 85 N/m,
    b = 70 g/s: T = 0.34 s, and the amplitude halves in 5.0 s."""
    facts = facts_of(PHENOMENON, mass=0.25, stiffness=85.0, damping=0.07)
    assert facts["period"] == pytest.approx(0.3408, rel=1e-3)
    assert facts["decay"] * math.log(2) == pytest.approx(4.951, rel=1e-3)


def test_critical_damping_is_that_of_the_formula() -> None:
    facts = facts_of(PHENOMENON, mass=400.0, stiffness=2e4, kind="critical")
    assert facts["damping"] == pytest.approx(2 * math.sqrt(400 * 2e4)) == facts["critical"]
    assert "period" not in facts


def test_critical_damping_comes_home_soonest() -> None:
    critical, over, under = (
        PHENOMENON.simulate(with_defaults(PHENOMENON, kind=kind))
        for kind in ("critical", "over", "under")
    )
    assert critical.settled < over.settled
    assert critical.settled < under.settled
    assert critical.place(critical.settled) == pytest.approx(0.05 * critical.start, rel=0.05)


def test_a_damping_ratio_that_is_given_counts_more_than_the_kind() -> None:
    assert facts_of(PHENOMENON, ratio=0.3, kind="over")["damping_ratio"] == pytest.approx(0.3)


@settings(max_examples=50, deadline=None)
@given(_ANY)
def test_the_energy_never_grows(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    times = np.linspace(0, run.shown, 40)
    energies = np.array([run.kinetic(time) + run.potential(time) for time in times])
    assert np.all(np.diff(energies) <= 1e-9 * run.energy)
    assert energies[-1] + run.heat(run.shown) == pytest.approx(run.energy, rel=1e-9)


@settings(max_examples=15, deadline=None)
@given(values_of(PHENOMENON, ratio=0.0, kind="given"))
def test_it_moves_as_newton_says(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    end = min(run.shown, 6 / run.free.omega)
    solved = solve_ivp(
        lambda _, state: (
            state[1],
            -(values["stiffness"] * state[0] + run.free.damping * state[1]) / values["mass"],
        ),
        (0, end), (run.start, 0.0), method="LSODA",
        rtol=1e-9, atol=np.array([1e-11, 1e-11 * run.free.omega]) * run.start,
    )  # fmt: skip
    assert run.place(end) == pytest.approx(solved.y[0, -1], abs=1e-5 * run.start)


def test_a_loss_in_each_cycle_tells_the_damping() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "an oscillation that loses 10% of its amplitude in every cycle"
    facts = facts_of(PHENOMENON, **reader.read(text).cases[0].values)
    assert facts["decrement"] == pytest.approx(-math.log(0.9))


def test_a_car_is_no_example_of_critical_damping() -> None:
    """Its ratio is 0.2 to 0.4."""
    values = with_defaults(PHENOMENON, kind="critical")
    told = PHENOMENON.story(values, PHENOMENON.simulate(values))
    assert "car" not in told.en.replace("can", "")
    assert "汽车" not in told.zh
