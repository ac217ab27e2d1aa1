"""The electric field of charges: Coulomb's law, superposition, and field lines that follow it."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena import _electric_field_picture, _field_lines
from generator.engines.physics.phenomena._charge_field import Charges
from generator.engines.physics.phenomena.electric_field import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

K = 8.9875517862e9  # N·m²/C², CODATA 2022
ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_the_field_is_the_slope_of_the_potential(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    at, step = run.way(0.4), 1e-5 * run.size
    for axis in (0, 1):
        aside = np.zeros(2)
        aside[axis] = step
        low, high = run.potential(np.array([at - aside, at + aside]))
        strength = run.field(at[None])[0][axis]
        scale = K * max(abs(run.first), abs(run.second)) / run.size**2
        assert strength == pytest.approx(-(high - low) / (2 * step), abs=1e-6 * scale)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_as_much_field_leaves_a_circle_as_there_is_charge_inside(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    # Gauss on a sphere around the first charge, which leaves the other one outside
    radius, cosines = 0.4 * run.size, np.linspace(-1, 1, 2001)
    normal = np.column_stack([cosines, np.sqrt(1 - cosines**2)])
    through = (run.field(run.bodies[0][1] + radius * normal) * normal).sum(axis=1)
    flux = np.trapezoid(through, cosines) * 2 * math.pi * radius**2
    most = max(abs(run.first), abs(run.second))
    assert flux / (4 * math.pi * K) == pytest.approx(run.first, abs=2e-5 * most)


@settings(max_examples=2, deadline=None)
@given(ANY, ANY)
def test_any_charges_can_be_drawn(one: dict[str, float], two: dict[str, float]) -> None:
    assert painted(PHENOMENON, one)
    assert painted(PHENOMENON, one, two, locale="zh")


def test_forces_and_fields_are_those_of_the_textbook() -> None:
    # Halliday, Resnick, Walker, Fundamentals of Physics, 21-1: F = k q₁ q₂ / r²
    facts = facts_of(PHENOMENON, charge1=3e-6, charge2=-5e-6, distance=0.2)
    assert facts["force"] == pytest.approx(3.370, rel=1e-3)
    assert facts_of(PHENOMENON, charge1=-4e-9, point=0.3)["field"] == pytest.approx(399.4, rel=1e-3)
    # and 21-1: an electron and a proton in a hydrogen atom, 8.2e-8 N
    atom = facts_of(PHENOMENON, charge1=1.602e-19, charge2=-1.602e-19, distance=5.292e-11)
    assert atom["force"] == pytest.approx(8.24e-8, rel=1e-3)


def test_the_field_of_two_charges_vanishes_where_it_is_said_to() -> None:
    for second in (4e-6, -4e-6):
        values = with_defaults(PHENOMENON, charge1=1e-6, charge2=second, distance=0.3)
        run = PHENOMENON.simulate(values)
        neutral = {it.key: it.value for it in PHENOMENON.facts(values, run)}["neutral"]
        field = run.field(np.array([[neutral - 0.15, 0.0]]))
        assert np.abs(field).max() < 1e-6 * K * 1e-6 / 0.3**2


@pytest.mark.parametrize(
    ("arrangement", "signs"),
    [("opposite", (1, -1)), ("alike", (1, 1)), ("negatives", (-1, -1)), ("negative", (-1, 0))],
)
def test_the_kind_of_pair_decides_the_signs(arrangement: str, signs: tuple[int, int]) -> None:
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, arrangement=arrangement, charge1=2e-6))
    assert (run.first, run.second) == (2e-6 * signs[0], 2e-6 * signs[1])


def test_a_field_line_of_a_dipole_ends_on_the_other_charge() -> None:
    run = Charges(1e-6, -1e-6, 1.0, 1.0, 1e-9)
    starts = np.array([[-0.5 + 0.02 * math.cos(0.8), 0.02 * math.sin(0.8)]])
    line = _field_lines.followed(run.field, starts, 0.01, 400)[:, 0]
    assert np.hypot(*(line - [0.5, 0]).T).min() < 0.02


@pytest.mark.parametrize(("second", "lines"), [(-1e-6, 20), (-5e-7, 10), (1e-6, 20)])
def test_as_many_lines_meet_a_charge_as_it_is_large_from_wherever_they_come(
    second: float, lines: int
) -> None:
    drawn = _electric_field_picture._lines(Charges(1e-6, second, 0.2, 0.2, 1e-9))
    for place, met in ((-0.5, 20), (0.5, lines)):
        ends = [np.hypot(*(line[[0, -1]] - [place, 0]).T).min() < 0.04 for line, _ in drawn]
        assert sum(ends) == pytest.approx(met, abs=1)


@pytest.mark.parametrize("second", [-5e-6, 5e-6, -3.6e-6, -0.4e-6, -1e-3])
def test_every_field_line_ends_at_a_charge_or_outside_the_picture(second: float) -> None:
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, charge1=3e-6, charge2=second, distance=0.2))
    places = [place / run.size for _, place in run.bodies]
    for line, _ in _electric_field_picture._lines(run):
        outside = np.abs(line[-1]).max() > _electric_field_picture.FAR
        assert outside or min(math.dist(line[-1], place) for place in places) < 0.03


def test_the_field_is_read_off_where_it_is_asked() -> None:
    values = with_defaults(PHENOMENON, charge1=-4e-9, point=0.3)
    run = PHENOMENON.simulate(values)
    for time in (0.0, 0.4, 1.9):
        assert run.strength(time) == pytest.approx(facts_of(PHENOMENON, **values)["field"])


def test_how_far_it_is_from_a_charge_is_not_how_far_charges_are_apart() -> None:
    text = "the electric field 30 cm from a charge of −4 nC"
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read(text)
    assert asked.cases[0].values["point"] == pytest.approx(0.3)
