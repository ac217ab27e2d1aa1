"""Superposition: displacements add up, and nothing is left of the meeting afterwards."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.superposition import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, shape="waves"))
def test_the_sum_of_two_waves_has_the_resulting_amplitude(values: dict[str, float]) -> None:
    waves = PHENOMENON.simulate(values)
    x = waves.wavelength * np.linspace(0, 1, 2000)
    largest = float(np.abs(waves.both(x, 0.3 * waves.period)).max())
    assert largest == pytest.approx(waves.resultant, abs=1e-5 * max(waves.first, waves.second))


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, shape="pulses"))
def test_after_their_meeting_pulses_are_as_they_were_before(values: dict[str, float]) -> None:
    pulses = PHENOMENON.simulate(values)
    x = pulses.wavelength * np.linspace(-4, 4, 300)
    before = pulses.one(x, 0.0)
    way = pulses.speed * pulses.seconds
    np.testing.assert_allclose(
        pulses.one(x + way, pulses.seconds), before, atol=1e-9 * pulses.first
    )


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_what_is_there_is_what_each_would_make_alone(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    x, time = run.wavelength * np.linspace(-2, 2, 60), 0.4 * run.seconds
    low, high = run.ends
    both, slack = run.both(x, time), 1e-6 * (run.first + run.second)
    np.testing.assert_allclose(both, run.one(x, time) + run.other(x, time))
    assert low - slack <= both.min()
    assert both.max() <= high + slack


def test_amplitudes_a_quarter_turn_apart_add_up_as_pythagoras_says() -> None:
    facts = facts_of(PHENOMENON, shape="waves", amplitude1=0.03, amplitude2=0.04, phase=math.pi / 2)
    assert facts["amplitude"] == pytest.approx(0.05)
    assert facts["path"] == pytest.approx(0.25)  # of a wavelength of 1 m


@pytest.mark.parametrize("shape", ["pulses", "waves"])
def test_equal_ones_cancel_where_they_meet_upside_down(shape: str) -> None:
    assert facts_of(PHENOMENON, shape=shape, meeting="destructive")["amplitude"] == 0


def test_pulses_that_meet_stand_one_upon_the_other() -> None:
    pulses = PHENOMENON.simulate(with_defaults(PHENOMENON, amplitude1=0.1, amplitude2=0.04))
    assert float(pulses.both(0.0, pulses.meeting)) == pytest.approx(0.14)
    assert float(pulses.both(0.0, 100.0)) == pytest.approx(0, abs=1e-6)


def test_one_amplitude_is_that_of_both_waves() -> None:
    # √2 · 4 cm at a quarter of a turn
    facts = facts_of(PHENOMENON, shape="waves", amplitude1=0.04, phase=math.pi / 2)
    assert facts["amplitude"] == pytest.approx(0.04 * math.sqrt(2))


def test_a_trough_of_the_same_size_cancels_a_crest() -> None:
    facts = facts_of(PHENOMENON, shape="pulses", amplitude1=0.1, amplitude2=-0.1)
    assert facts["amplitude"] == 0
    assert facts_of(PHENOMENON, amplitude1=0.1, amplitude2=-0.04)["amplitude"] == pytest.approx(
        0.06
    )


def test_a_crest_and_a_trough_are_one_each() -> None:
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read("two pulses of 10 cm and -10 cm meet")
    (case,) = asked.cases
    assert (case.values["amplitude1"], case.values["amplitude2"]) == (0.1, -0.1)


def test_what_adds_up_and_what_cancels_are_told_apart() -> None:
    stories = []
    for meeting in ("constructive", "destructive"):
        values = with_defaults(PHENOMENON, shape="pulses", meeting=meeting)
        stories.append(PHENOMENON.story(values, PHENOMENON.simulate(values)))
    assert "reinforce" in stories[0].en
    assert "weaken" in stories[1].en
    assert "加强" in stories[0].zh
    assert "削弱" in stories[1].zh
