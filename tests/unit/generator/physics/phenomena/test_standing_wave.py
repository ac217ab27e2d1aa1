"""Standing waves: what stands still at nodes and ends, which frequencies fit, and what decides."""

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._standing_picture import _series
from generator.engines.physics.phenomena.standing_wave import PHENOMENON
from tests.support.physics import facts_of, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_nodes_never_move_and_antinodes_move_most(values: dict[str, float]) -> None:
    standing = PHENOMENON.simulate(values)
    np.testing.assert_allclose(standing.shape(standing.nodes()), 0, atol=1e-9)
    np.testing.assert_allclose(np.abs(standing.shape(standing.antinodes())), 1, atol=1e-9)
    assert abs(len(standing.nodes()) - len(standing.antinodes())) <= 1


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_a_fixed_end_is_a_node_and_an_open_end_an_antinode(values: dict[str, float]) -> None:
    standing = PHENOMENON.simulate(values)
    ends = np.abs(standing.shape(np.array([0.0, standing.length])))
    expected = {"string": (0, 0), "open": (1, 1), "closed": (0, 1)}[standing.kind]
    np.testing.assert_allclose(ends, expected, atol=1e-9)


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, kind="string"))
def test_two_waves_against_each_other_add_up_to_it(values: dict[str, float]) -> None:
    standing = PHENOMENON.simulate(values)
    x, time = np.linspace(0, standing.length, 50), 0.17 / standing.frequency
    both = standing.running(x, time, 1) + standing.running(x, time, -1)
    np.testing.assert_allclose(both, standing.displacement(x, time), atol=1e-9)


def test_a_string_sounds_as_mersenne_found() -> None:
    # f₁ = √(F/μ)/(2L); e.g. Halliday, Resnick, Walker, Fundamentals of Physics, 16-7
    facts = facts_of(PHENOMENON, length=0.65, tension=71.6, density=5.24e-4, mode="first")
    assert facts["frequency"] == pytest.approx(284.35, rel=1e-3)
    assert facts["wavelength"] == pytest.approx(1.3)


def test_a_closed_pipe_sounds_an_octave_below_an_open_one() -> None:
    open_pipe = facts_of(PHENOMENON, kind="open", mode="first", length=0.5)
    closed = facts_of(PHENOMENON, kind="closed", mode="first", length=0.5)
    assert open_pipe["frequency"] == pytest.approx(343)
    assert closed["frequency"] == pytest.approx(171.5)


def test_a_closed_pipe_has_no_even_harmonics() -> None:
    assert PHENOMENON.impossible is not None
    second = with_defaults(PHENOMENON, kind="closed", n=2.0)
    assert PHENOMENON.impossible(second) is not None
    overtone = facts_of(PHENOMENON, kind="closed", mode="overtone1")
    assert overtone["frequency"] == pytest.approx(3 * overtone["fundamental"])


def test_the_loops_follow_from_frequency_and_speed_and_the_speed_from_loops_and_frequency() -> None:
    driven = PHENOMENON.simulate(with_defaults(PHENOMENON, length=2.0, frequency=75.0, speed=100.0))
    assert driven.n == 3
    seen = facts_of(PHENOMENON, length=2.0, frequency=60.0, n=4.0)
    assert seen["speed"] == pytest.approx(60)


def test_a_frequency_that_does_not_fit_is_named() -> None:
    values = with_defaults(PHENOMENON, length=1.0, frequency=130.0, speed=100.0)
    assert "no resonance" in PHENOMENON.story(values, PHENOMENON.simulate(values)).en


def test_a_wavelength_of_a_named_harmonic_tells_the_length() -> None:
    facts = facts_of(PHENOMENON, mode="third", wavelength=0.6)
    assert facts["wavelength"] == pytest.approx(0.6)
    values = with_defaults(PHENOMENON, mode="third", wavelength=0.6)
    assert PHENOMENON.taken(values)["length"] == pytest.approx(0.9)
    off = with_defaults(PHENOMENON, mode="third", wavelength=0.6, length=2.0)
    assert "60 cm" in PHENOMENON.story(off, PHENOMENON.simulate(off)).en


@pytest.mark.parametrize(("kind", "parts"), [("string", 2), ("open", 2), ("closed", 4)])
def test_each_kind_has_the_formula_of_its_resonances(kind: str, parts: int) -> None:
    values = with_defaults(PHENOMENON, kind=kind, n=3.0, length=0.7)
    assert PHENOMENON.formula_of([values]).en == f"f = v/λ = nv/{parts}L"
    facts = facts_of(PHENOMENON, kind=kind, n=3.0, length=0.7)
    assert facts["frequency"] == pytest.approx(3 * facts["speed"] / (parts * 0.7))


@pytest.mark.parametrize("step", [1, 2])
def test_the_fundamental_is_among_the_resonances_that_are_shown(step: int) -> None:
    for n in range(1, 30, step):
        series = _series(n, step)
        assert series[0] == 1
        assert n in series
        assert len(series) == len(set(series)) == 5


def test_what_the_nodes_of_a_pipe_are_nodes_of_is_said() -> None:
    for kind in ("open", "closed"):
        values = with_defaults(PHENOMENON, kind=kind)
        told = PHENOMENON.story(values, PHENOMENON.simulate(values))
        assert "displacement" in told.en
        assert "位移" in told.zh
