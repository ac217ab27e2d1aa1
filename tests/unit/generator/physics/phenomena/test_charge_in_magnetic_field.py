"""Charged particles in a magnetic field: circles, helices, and a force that does no work."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._gyration_picture import _SLANT, _pitch
from generator.engines.physics.phenomena._light import SPEED as LIGHT
from generator.engines.physics.phenomena._particles import factor
from generator.engines.physics.phenomena.charge_in_magnetic_field import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_the_force_is_at_right_angles_and_turns_the_momentum(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    time, step = 0.3 * run.period, 1e-5 * run.period
    velocity, force = run.velocity(time), run.pull(time)
    assert np.hypot(*velocity) == pytest.approx(run.across)
    assert force @ velocity == pytest.approx(0, abs=1e-9 * run.strength * run.across)
    if run.straight:
        return
    heavy = run.particle.mass * factor(run.speed)
    change = heavy * (run.velocity(time + step) - run.velocity(time - step)) / (2 * step)
    np.testing.assert_allclose(change, force, atol=1e-6 * run.strength)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_it_comes_back_after_a_period_and_stays_at_its_radius(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    times = np.linspace(0, run.period, 37)
    away = np.hypot(*(run.place(times) - run.centre).T)
    np.testing.assert_allclose(away, run.radius, rtol=1e-9)
    np.testing.assert_allclose(run.place(run.period), 0, atol=1e-9 * max(run.radius, 1e-30))
    assert run.speed < LIGHT


@settings(max_examples=4, deadline=None)
@given(ANY, ANY)
def test_any_two_motions_can_be_drawn(one: dict[str, float], two: dict[str, float]) -> None:
    assert painted(PHENOMENON, one)
    assert painted(PHENOMENON, one, two, locale="zh")


def test_radius_and_period_are_those_of_the_textbook() -> None:
    # Halliday, Resnick, Walker, Fundamentals of Physics, 28-4: r = mv/(qB), T = 2πm/(qB)
    electron = facts_of(PHENOMENON, speed=1e7, field=1e-3)
    assert electron["radius"] == pytest.approx(0.05686, rel=1e-3)
    assert electron["period"] == pytest.approx(3.572e-8, rel=1e-3)
    # the cyclotron frequency of a proton, 15.25 MHz/T (CODATA: q/(2πm))
    proton = facts_of(PHENOMENON, particle="proton", field=1.0, speed=1e5)
    assert proton["frequency"] == pytest.approx(15.245e6, rel=1e-3)


def test_speed_and_field_follow_from_the_radius() -> None:
    speed = facts_of(PHENOMENON, radius=0.05, field=2e-3)["speed"]
    assert facts_of(PHENOMENON, speed=speed, field=2e-3)["radius"] == pytest.approx(0.05)
    field = facts_of(PHENOMENON, radius=0.05, speed=1e7)["field"]
    assert facts_of(PHENOMENON, speed=1e7, field=field)["radius"] == pytest.approx(0.05)


def test_a_voltage_gives_the_speed() -> None:
    # r = √(2mU/q)/B for an alpha particle: 3.22 cm at 1 kV and 0.2 T
    facts = facts_of(PHENOMENON, particle="alpha", voltage=1000.0, field=0.2)
    assert facts["radius"] == pytest.approx(0.03220, rel=2e-3)


def test_a_helix_goes_on_along_the_field() -> None:
    angle = math.radians(60)
    facts = facts_of(PHENOMENON, speed=1e7, field=1e-3, angle=angle)
    assert facts["pitch"] == pytest.approx(0.5e7 * facts["period"], rel=1e-6)
    assert facts["radius"] == pytest.approx(0.05686 * math.sin(angle), rel=1e-3)
    assert facts_of(PHENOMENON, angle=0.0)["force"] == 0


def test_negative_charges_turn_the_other_way() -> None:
    centres = [
        PHENOMENON.simulate(with_defaults(PHENOMENON, particle=kind)).centre[1]
        for kind in ("electron", "positron")
    ]
    assert centres[0] == pytest.approx(-centres[1])
    assert centres[1] > 0


def test_along_the_field_there_is_no_force() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    for text in (
        "an electron moves parallel to a magnetic field of 0.1 T",
        "电子沿磁感线方向射入0.1T的磁场",
    ):
        assert facts_of(PHENOMENON, **reader.read(text).cases[0].values)["force"] == 0


@pytest.mark.parametrize(
    ("text", "senses"),
    [
        ("a positive charge moving in a magnetic field", [1]),
        ("a negative charge moving in a magnetic field", [-1]),
        ("a positive and a negative charge in a magnetic field", [1, -1]),
        ("a positively charged and a negatively charged particle in a magnetic field", [1, -1]),
        ("compare a negative ion and a positive ion in a magnetic field", [-1, 1]),
        ("a negatively charged particle of charge 2 μC and mass 1 g in a 1 T field", [-1]),
        ("a negatively charged electron in a magnetic field", [-1]),
        ("a positively charged alpha particle in a magnetic field", [1]),
        ("正电荷在磁场中运动", [1]),
        ("负电荷在磁场中运动", [-1]),
        ("带正电的粒子垂直射入磁场", [1]),
        ("带负电的粒子垂直射入磁场", [-1]),
        ("正电荷和负电荷在磁场中", [1, -1]),
        ("带正电和带负电的粒子在磁场中", [1, -1]),
        ("带正电的质子射入磁场", [1]),
    ],
)
def test_the_sign_that_a_text_tells_is_the_sense_of_the_turn(text: str, senses: list[int]) -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    asked = reader.read(text)
    runs = [PHENOMENON.simulate(with_defaults(PHENOMENON, **it.values)) for it in asked.cases]
    assert [run.sense for run in runs] == senses


def test_a_charge_of_which_only_the_sign_is_told_is_assumed_and_said_to_be() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    for text, charge in (("a positive charge", 1), ("a negative charge", -1)):
        asked = reader.read(f"{text} moving in a magnetic field")
        assumed = {it.slot: it.value for it in asked.assumed}
        assert assumed["mass"] == pytest.approx(1.67262e-27, rel=1e-5)  # CODATA 2022, the proton
        assert assumed["charge"] == pytest.approx(charge * 1.602176634e-19)
        (case,) = asked.cases
        values = with_defaults(PHENOMENON, **case.values)
        told = PHENOMENON.story(values, PHENOMENON.simulate(values))
        assert text.removeprefix("a ") in told.en
        assert "electron" not in told.en


def test_opposite_charges_run_on_mirrored_circles() -> None:
    one, other = (
        PHENOMENON.simulate(with_defaults(PHENOMENON, particle=kind))
        for kind in ("positive", "negative")
    )
    times = np.linspace(0, one.period, 20)
    np.testing.assert_allclose(one.place(times) * [1, -1], other.place(times), atol=1e-12)


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_a_helix_is_drawn_from_so_far_aside_that_its_loops_never_go_back(
    values: dict[str, float],
) -> None:
    run = PHENOMENON.simulate(values)
    if run.along:
        assert abs(_pitch(run)) / (2 * math.pi) > _SLANT[0]
    if run.radius and 1.2 < abs(run.pitch) / run.radius < 4:
        assert abs(_pitch(run)) == pytest.approx(abs(run.pitch) / run.radius)
