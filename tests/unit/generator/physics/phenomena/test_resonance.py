"""An oscillator that is driven."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.integrate import solve_ivp

from generator.engines.physics.phenomena._response import response
from generator.engines.physics.phenomena.resonance import PHENOMENON
from generator.engines.physics.phenomenon import Case
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults

_ANY = values_of(PHENOMENON)


def test_the_facts_are_those_of_the_textbook() -> None:
    """Serway and Jewett, "Physics for Scientists and Engineers", chapter 15: 2.00
    kg on 20.0 N/m, driven by 3.00 N at ω = 2π, without damping: 5.09 cm."""
    facts = facts_of(PHENOMENON, mass=2.0, stiffness=20.0, force=3.0, frequency=1.0, damping=0.0)
    assert facts["amplitude"] == pytest.approx(5.09e-2, rel=1e-3)
    assert facts["natural"] == pytest.approx(0.5033, rel=1e-3)


def test_at_its_own_frequency_the_amplitude_is_q_times_the_steady_one() -> None:
    facts = facts_of(PHENOMENON, drive="natural")
    assert facts["gain"] == pytest.approx(facts["quality"])
    assert facts["lag"] == pytest.approx(math.pi / 2)


def test_the_peak_of_the_response_is_where_it_is_said_to_be() -> None:
    facts = facts_of(PHENOMENON, damping=4.0)
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, damping=4.0))
    frequencies = np.linspace(0.5, 1.5, 100_001)
    answer = run.response(frequencies)
    assert frequencies[np.argmax(answer)] == pytest.approx(facts["peak"], abs=1e-4)
    assert answer.max() == pytest.approx(facts["peak_amplitude"], rel=1e-6)


def test_without_damping_it_grows_by_pi_times_the_steady_displacement_each_period() -> None:
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, damping=0.0, drive="natural"))
    growth = facts_of(PHENOMENON, damping=0.0, drive="natural")["growth"]
    period = 1 / run.own
    assert abs(run.place(7 * period)) - abs(run.place(6 * period)) == pytest.approx(growth)


@settings(max_examples=50, deadline=None)
@given(_ANY)
def test_it_starts_at_rest_and_ends_with_its_amplitude(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    if run.grows:
        return
    size = run.amplitude
    assert run.place(0.0) == pytest.approx(0.0, abs=1e-9 * size)
    assert run.velocity(0.0) == pytest.approx(0.0, abs=1e-9 * size * (run.omega + run.free.omega))
    slow = run.free.rates[0]
    if slow > 0:
        late = math.ceil(40 / slow * run.frequency) / run.frequency
        times = late + np.linspace(0, 1 / run.frequency, 200)
        if run.omega * late < 1e6:
            farthest = max(abs(run.place(time)) for time in times)
            assert farthest == pytest.approx(size, rel=1e-3)


@settings(max_examples=15, deadline=None)
@given(_ANY)
def test_it_moves_as_newton_says(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    mass, stiffness, damping = values["mass"], run.free.stiffness, values["damping"]
    end = min(run.shown, 8 / run.free.omega)
    size = run.steady * min(1.0, (run.free.omega / run.omega) ** 2)
    solved = solve_ivp(
        lambda t, state: (
            state[1],
            (run.drive(t) - stiffness * state[0] - damping * state[1]) / mass,
        ),
        (0, end), (0.0, 0.0), method="LSODA",
        rtol=1e-9, atol=np.array([1e-10, 1e-10 * run.free.omega]) * size,
    )  # fmt: skip
    largest = float(np.abs(solved.y[0]).max())
    assert run.place(end) == pytest.approx(solved.y[0, -1], abs=1e-4 * largest + 1e-7 * size)


def test_the_natural_frequency_may_be_told_itself() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    asked = reader.read("共振：固有频率2Hz，驱动频率1Hz，质量0.5千克")
    facts = facts_of(PHENOMENON, **asked.cases[0].values)
    assert (facts["natural"], facts["frequency"]) == pytest.approx((2, 1))


def test_a_driving_frequency_wins_over_the_word_for_it() -> None:
    assert facts_of(PHENOMENON, drive="above", frequency=3.0)["frequency"] == pytest.approx(3)
    facts = facts_of(PHENOMENON, drive="above")
    assert facts["frequency"] == pytest.approx(2 * facts["natural"])


@given(_ANY)
@settings(max_examples=60, deadline=None)
def test_the_dot_of_the_response_is_on_its_curve(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    graph = response([Case(values, run)])
    if not math.isfinite(run.amplitude):
        assert not graph.markers
        return
    place, height = graph.markers[0].at(0.0)
    assert height == run.amplitude
    assert 0 < height < graph.y.high
    part = next(it for it in graph.curves if it.x[0] <= place <= it.x[-1])
    assert np.interp(place, part.x, part.y) == pytest.approx(height)


def test_a_tall_peak_is_shown_whole_where_it_is_driven_there() -> None:
    values = with_defaults(PHENOMENON, drive="natural", damping=0.5)
    run = PHENOMENON.simulate(values)
    graph = response([Case(values, run)])
    assert max(it.y.max() for it in graph.curves) == pytest.approx(run.amplitude, rel=1e-3)
    assert run.amplitude == pytest.approx(0.3162, rel=1e-3)


def test_a_peak_without_end_runs_out_of_the_graph() -> None:
    values = with_defaults(PHENOMENON, damping=0.0, frequency=0.5)
    low, high = response([Case(values, PHENOMENON.simulate(values))]).curves
    assert low.x[-1] < PHENOMENON.simulate(values).own < high.x[0]
