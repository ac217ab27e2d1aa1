"""Skaters and a rocket against the conservation of momentum and the rocket equation."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.integrate import solve_ivp

from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._reaction import Rocket, Skaters
from generator.engines.physics.phenomena._reaction_picture import _Skater
from generator.engines.physics.phenomena.action_reaction import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


def rocket_of(values: dict[str, Any]) -> Rocket:
    run = PHENOMENON.simulate(values)
    assert isinstance(run, Rocket)
    return run


@given(values_of(PHENOMENON, kind="skaters"))
@settings(max_examples=50, deadline=None)
def test_the_momenta_always_cancel(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    assert isinstance(run, Skaters)
    for share in (0.1, 0.5, 1.0):
        one, two = (run.momentum(which, share * run.end) for which in (0, 1))
        assert one == pytest.approx(-two)


@given(values_of(PHENOMENON, kind="rocket"))
@settings(max_examples=50, deadline=None)
def test_a_rocket_gains_height_by_its_speed(values: dict[str, Any]) -> None:
    run = rocket_of(values)
    speeds = [run.speed(share / 200 * run.end) for share in range(201)]
    risen = sum((one + two) / 2 for one, two in pairwise(speeds))
    height = run.height(run.end)
    assert height == pytest.approx(risen * run.end / 200, rel=0.05, abs=1e-6 * run.end)
    assert height >= 0


def test_skaters_part_by_the_inverse_of_their_masses() -> None:
    facts = facts_of(PHENOMENON, mass1=50.0, mass2=75.0, force=150.0, time=0.5)
    assert facts["speed1"] == pytest.approx(1.5)
    assert facts["speed2"] == pytest.approx(1.0)
    assert facts["impulse"] == pytest.approx(75)


def test_the_speed_of_one_skater_tells_that_of_the_other() -> None:
    facts = facts_of(PHENOMENON, mass1=60.0, mass2=40.0, speed=2.0)
    assert facts["speed1"] == pytest.approx(2.0)
    assert facts["speed2"] == pytest.approx(3.0)


def test_a_rocket_obeys_the_equation_of_tsiolkovsky() -> None:
    """u ln(m₀/m) − g t, against the numerical solution of m dv/dt = ṁu − mg."""
    run = rocket_of(with_defaults(PHENOMENON, kind="rocket"))

    def change(time: float, state: tuple[float, float]) -> tuple[float, float]:
        return state[1], 20 * 2500 / (1000 - 20 * time) - 9.81

    solved = solve_ivp(change, (0, 30), (0.0, 0.0), rtol=1e-10, atol=1e-9)
    height, speed = solved.y[:, -1]
    assert run.speed(30.0) == pytest.approx(speed, rel=1e-6)
    assert run.speed(30.0) == pytest.approx(2500 * math.log(2.5) - 9.81 * 30)
    assert run.height(30.0) == pytest.approx(height, rel=1e-6)


def test_a_rocket_that_is_too_heavy_waits_until_it_is_light_enough() -> None:
    run = rocket_of(with_defaults(PHENOMENON, kind="rocket", exhaust=400.0))
    light = 20 * 400 / 9.81
    assert run.lift_off == pytest.approx((1000 - light) / 20)
    assert run.height(run.lift_off) == 0
    assert run.speed(run.end) > 0


def test_two_who_are_named_have_their_own_masses() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    values = reader.read("作用力和反作用力：甲50kg，乙25kg，互推").cases[0].values
    assert (values["mass1"], values["mass2"]) == (50, 25)


def test_the_gas_of_each_second_is_no_mass_of_the_rocket() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    asked = reader.read("火箭每秒喷出20千克燃气，喷气速度3000米每秒")
    assert asked.refused is None
    assert facts_of(PHENOMENON, **asked.cases[0].values)["thrust"] == pytest.approx(60_000)


@settings(max_examples=30, deadline=None)
@given(values_of(PHENOMENON, kind="skaters"))
def test_hands_touch_as_long_as_they_push_and_no_arm_grows(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    assert isinstance(run, Skaters)
    scene = Scene((-1, 1), (-1, 1), equal=True, numbers=True, locale="en")
    for time in (0.0, 0.5 * run.time, 0.999 * run.time):
        one, two = (_Skater(scene, run, which)._arm(time) for which in (0, 1))
        unit = run.size
        assert one[-1] == pytest.approx(two[-1], abs=1e-9 * unit)
        assert np.hypot(*np.diff(one, axis=0).T).sum() == pytest.approx(0.2 * unit, rel=1e-6)


def test_the_symbols_of_the_formula_are_those_of_the_picture() -> None:
    for kind, formula in (("skaters", "F₁ = −F₂"), ("rocket", "F = −F′")):
        values = with_defaults(PHENOMENON, kind=kind)
        assert PHENOMENON.formula_of([values]).en == formula
