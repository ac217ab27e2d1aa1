"""The magnetic field of currents: Ampère's law, forces between wires, lines that close."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._wire_field_picture import field_lines
from generator.engines.physics.phenomena._wires import MU
from generator.engines.physics.phenomena.wire_field import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_the_field_around_a_loop_is_the_current_in_it(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    turns = np.arange(2000) * 2 * math.pi / 2000
    circle = np.column_stack([np.cos(turns), np.sin(turns)])
    along = np.column_stack([-np.sin(turns), np.cos(turns)])
    currents = [current for current, _ in run.bodies]
    for radius, enclosed in ((0.4, run.first), (2.0, sum(currents))):
        centre = run.bodies[0][1] if radius < 1 else np.zeros(2)
        fields = run.field(centre + radius * circle)
        whole = (fields * along).sum(axis=1).mean() * 2 * math.pi * radius * run.apart
        assert whole / MU == pytest.approx(enclosed, abs=1e-9 * max(map(abs, currents)))


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_both_wires_feel_the_same_force(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    if not run.second:
        return
    at_first = MU * abs(run.second) / (2 * math.pi * run.apart)
    assert abs(run.between) == pytest.approx(at_first * run.first)
    assert (run.between > 0) == (run.second > 0), "equal directions attract"


@settings(max_examples=2, deadline=None)
@given(ANY, ANY)
def test_any_wires_can_be_drawn(one: dict[str, float], two: dict[str, float]) -> None:
    assert painted(PHENOMENON, one)
    assert painted(PHENOMENON, one, two, locale="zh")


@pytest.mark.parametrize("arrangement", ["alone", "same", "opposite"])
def test_field_lines_near_the_wires_close(arrangement: str) -> None:
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, arrangement=arrangement))
    lines = field_lines(run)
    near = [line for line in lines if np.abs(line).max() < 1.2]
    assert len(near) >= 4
    assert all(math.dist(line[0], line[-1]) < 1e-9 for line in near)


def test_fields_and_forces_are_those_of_the_textbook() -> None:
    # Halliday, Resnick, Walker, Fundamentals of Physics, 29-1 and 29-2
    assert facts_of(PHENOMENON, current=3.0, distance=0.02)["field"] == pytest.approx(
        3.0e-5, rel=1e-3
    )
    pair = facts_of(PHENOMENON, current=10.0, current2=20.0, distance=0.05, length=2.0)
    assert pair["force"] == pytest.approx(8.0e-4, rel=1e-3)
    assert pair["total"] == pytest.approx(1.6e-3, rel=1e-3)


def test_the_old_ampere_is_the_one_that_makes_its_force() -> None:
    # SI until 2019: 1 A in each of two wires 1 m apart makes 2e-7 N on a metre
    facts = facts_of(PHENOMENON, current=1.0, distance=1.0, arrangement="same")
    assert facts["force"] == pytest.approx(2e-7, rel=1e-6)
    assert facts["middle"] == pytest.approx(0, abs=1e-20)


def test_two_currents_are_those_of_two_wires() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "two parallel wires 10 cm apart carry 20 A and 30 A in the same direction"
    (case,) = reader.read(text).cases
    # 2·10⁻⁷ · 20 · 30 / 0.1
    assert facts_of(PHENOMENON, **case.values)["force"] == pytest.approx(1.2e-3)
