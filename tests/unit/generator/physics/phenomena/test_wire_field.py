"""The magnetic field of currents: Ampère's law, forces between wires, lines that close."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engines.physics.phenomena import _coil_picture
from generator.engines.physics.phenomena._coil import Coil, of_loop
from generator.engines.physics.phenomena._wire_field_picture import field_lines
from generator.engines.physics.phenomena._wires import MU, wires_of
from generator.engines.physics.phenomena.wire_field import PHENOMENON, impossible, simulate
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

ANY = values_of(PHENOMENON)
STRAIGHT = st.sampled_from(["alone", "same", "opposite"]).flatmap(
    lambda it: values_of(PHENOMENON, arrangement=it)
)
COILS = st.sampled_from(["loop", "solenoid"]).flatmap(
    lambda it: values_of(PHENOMENON, arrangement=it, density=0.0, diameter=0.0)
)


@settings(max_examples=50, deadline=None)
@given(STRAIGHT)
def test_the_field_around_a_loop_is_the_current_in_it(values: dict[str, float]) -> None:
    run = wires_of(values)
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
@given(STRAIGHT)
def test_both_wires_feel_the_same_force(values: dict[str, float]) -> None:
    run = wires_of(values)
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
    run = wires_of(with_defaults(PHENOMENON, arrangement=arrangement))
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


@settings(max_examples=50, deadline=None)
@given(COILS)
def test_the_field_on_the_axis_is_the_sum_of_all_turns(values: dict[str, float]) -> None:
    coil = simulate(values)
    assert isinstance(coil, Coil)
    middles = (np.arange(4000) + 0.5) / 4000 - 0.5
    for share in (0.0, 0.3, 1.4):
        x = share * max(coil.length, coil.radius)
        away = np.hypot(x - middles * coil.length, coil.radius) / coil.radius
        each = MU * coil.turns * coil.current / (2 * coil.radius) / away**3
        if coil.radius > 0.01 * coil.length or not coil.length:
            assert float(coil.axial(x)) == pytest.approx(each.mean(), rel=1e-3)


def test_the_field_off_the_axis_is_that_of_biot_and_savart() -> None:
    turns = np.arange(20000) * 2 * math.pi / 20000
    loop = 1.3 * np.column_stack([0 * turns, np.cos(turns), np.sin(turns)])
    steps = 1.3 * np.column_stack([0 * turns, -np.sin(turns), np.cos(turns)]) * turns[1]
    places = np.array([(0.0, 0.4), (0.5, 0.9), (-0.3, 2.0), (1.1, -1.7), (0.2, 0.0)])
    for place, found in zip(places, of_loop(places, 1.3), strict=True):
        away = np.array([*place, 0.0]) - loop
        cube = (away**2).sum(axis=1)[:, None] ** 1.5
        whole = (np.cross(steps, away) / cube).sum(axis=0) / (4 * math.pi)
        assert whole == pytest.approx([*found, 0.0], abs=1e-9)


@pytest.mark.parametrize("told", [{"arrangement": "loop"}, {"arrangement": "solenoid"}])
def test_no_field_crosses_a_field_line(told: dict[str, str]) -> None:
    coil = simulate(with_defaults(PHENOMENON, **told))
    assert isinstance(coil, Coil)
    lines = [it for it in _coil_picture.field_lines(coil) if it[:, 1].min() > 0]
    assert len(lines) == 3

    def through(place: np.ndarray) -> float:
        """The flux through the disc around the axis whose rim is the place."""
        inward = (np.arange(3000) + 0.5) / 3000 * place[1]
        spots = np.column_stack([np.full(3000, place[0]), inward])
        return float((coil.field(spots)[:, 0] * inward).mean() * place[1])

    for line in lines:
        shares = np.linspace(0.5, 0.95, 4) * (len(line) - 1)
        fluxes = [through(line[int(it)]) for it in shares]
        assert fluxes == pytest.approx([fluxes[0]] * 4, rel=0.02)


def test_a_solenoid_of_the_textbook() -> None:
    # OpenStax, University Physics 2, example 12.9: 300 turns, 1.20 cm wide, 14.0 cm long, 0.410 A.
    facts = facts_of(
        PHENOMENON, arrangement="solenoid", turns=300.0, length=0.14, diameter=0.012, current=0.41
    )
    assert facts["field"] == pytest.approx(1.10e-3, rel=6e-3)
    assert facts["density"] == pytest.approx(2143, rel=1e-3)


def test_a_solenoid_has_half_its_field_at_its_ends() -> None:
    facts = facts_of(
        PHENOMENON, arrangement="solenoid", turns=1e3, length=1.0, radius=0.01, current=2.0
    )
    assert facts["end"] == pytest.approx(facts["long"] / 2, rel=1e-4)
    assert facts["long"] == pytest.approx(4e-7 * math.pi * 1000 * 2, rel=1e-6)


def test_the_centre_of_a_loop() -> None:
    # 2π·10⁻⁷ · 3 / 0.05
    loop = {"arrangement": "loop", "current": 3.0}
    assert facts_of(PHENOMENON, **loop, radius=0.05)["field"] == pytest.approx(3.77e-5, rel=1e-3)
    assert facts_of(PHENOMENON, **loop, diameter=0.1)["field"] == pytest.approx(3.77e-5, rel=1e-3)
    aside = facts_of(PHENOMENON, **loop, radius=0.05, distance=0.05)
    assert aside["aside"] == pytest.approx(aside["field"] / 2**1.5)


def test_turns_that_do_not_go_with_the_length_are_refused() -> None:
    told = with_defaults(PHENOMENON, arrangement="solenoid", turns=500.0, length=0.2)
    assert impossible({**told, "density": 2500.0}) is None
    assert impossible({**told, "density": 1000.0}) is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PHENOMENON.examples_en[-4], {"turns": 500.0, "length": 0.2, "current": 2.0}),
        (PHENOMENON.examples_en[-3], {"radius": 0.05, "current": 3.0}),
        ("通电螺线管500匝，长20厘米，电流2安", {"turns": 500.0, "length": 0.2, "current": 2.0}),
        ("半径5厘米的环形电流，电流3安，圆心磁场", {"radius": 0.05, "current": 3.0}),
    ],
)
def test_coils_are_understood(text: str, told: dict[str, float]) -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    (case,) = reader.read(text).cases
    assert case.values["arrangement"] in ("loop", "solenoid")
    assert {key: case.values[key] for key in told} == pytest.approx(told)


@pytest.mark.parametrize("second", [5.0, 12.0])
def test_there_is_as_much_field_between_any_two_lines_of_two_wires(second: float) -> None:
    run = wires_of(with_defaults(PHENOMENON, arrangement="opposite", current=5.0, current2=second))
    x = np.linspace(-0.4, 0.4, 20001)
    flux = np.cumsum(run.field(np.column_stack([x, 0 * x]))[:, 1])  # between the wires
    starts = sorted(
        float(place[0])
        for line in field_lines(run)
        for place in line
        if abs(place[1]) < 1e-12 and abs(place[0]) < 0.37
    )
    between = np.diff(np.interp(np.unique(np.round(starts, 9)), x, flux))
    assert len(between) >= 4
    assert between == pytest.approx([between.mean()] * len(between), rel=1e-3)


def test_the_middle_of_opposite_currents_has_field_lines() -> None:
    run = wires_of(with_defaults(PHENOMENON, arrangement="opposite"))
    between = [line for line in field_lines(run) if np.hypot(*line.T).min() < 0.1]
    assert between
    assert max(np.abs(line).max() for line in between) > 2  # as far as the picture goes


def test_one_wire_and_two_have_formulas_of_their_own() -> None:
    alone, same, opposite = (
        with_defaults(PHENOMENON, arrangement=it) for it in ("alone", "same", "opposite")
    )
    assert PHENOMENON.formula_of([alone]).en == "B = μ₀I/2πr"
    assert PHENOMENON.formula_of([same]).en == "F/L = μ₀I₁I₂/2πr"
    assert PHENOMENON.formula_of([same, opposite]).en == "F/L = μ₀I₁I₂/2πr"
    coil = with_defaults(PHENOMENON, arrangement="solenoid")
    assert PHENOMENON.formula_of([coil]).en == "B = μ₀nI"
