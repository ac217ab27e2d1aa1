"""Somebody who spins and moves the arms."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.angular_momentum import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults

_ANY = values_of(PHENOMENON)


def test_the_facts_are_those_of_the_textbook() -> None:
    """OpenStax, "College Physics", example 10.14: a skater of 2.34 kg·m² at 0.800 turns a second
    pulls in her arms to 0.363 kg·m²: 5.16 turns a second, 29.6 J before and 191 J after."""
    turning = 0.8 * 2 * math.pi
    facts = facts_of(PHENOMENON, inertia1=2.34, inertia2=0.363, turning=turning)
    assert facts["turns"] == pytest.approx(5.157, rel=1e-3)
    assert facts["energy1"] == pytest.approx(29.56, rel=1e-3)
    assert facts["energy2"] == pytest.approx(190.6, rel=1e-3)


def test_dumbbells_count_with_the_square_of_their_distance() -> None:
    """Serway and Jewett, "Physics for Scientists and Engineers", chapter 11: two of 3.00 kg go
    from 1.00 m to 0.300 m, student and stool 3.00 kg·m², from 0.750 rad/s to 1.91 rad/s."""
    dumbbells = {"given": "weights", "mass": 3.0, "radius1": 1.0, "radius2": 0.3, "body": 3.0}
    facts = facts_of(PHENOMENON, **dumbbells, turning=0.75)
    assert facts["inertia1"] == pytest.approx(9.0)
    assert facts["inertia2"] == pytest.approx(3.54)
    assert facts["last"] == pytest.approx(1.907, rel=1e-3)


def test_stretching_out_the_arms_slows_it_down_and_takes_energy() -> None:
    facts = facts_of(PHENOMENON, inertia1=1.6, inertia2=4.0)
    assert facts["gain"] == pytest.approx(0.4)
    assert facts["work"] < 0


@settings(max_examples=50, deadline=None)
@given(_ANY)
def test_the_angular_momentum_stays(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    for time in np.linspace(0, 1.5 * run.end, 23):
        assert run.inertia(time) * run.rate(time) == pytest.approx(run.momentum, rel=1e-9)
    assert run.energy(run.end) - run.energy(0.0) == pytest.approx(
        run.work, rel=1e-9, abs=1e-9 * run.energy(0.0)
    )


@settings(max_examples=20, deadline=None)
@given(values_of(PHENOMENON, given="weights", radius2=0.2))
def test_the_angle_grows_as_the_rate_says(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    start, stop = run.pulls
    times = np.linspace(0.9 * start, 1.1 * stop, 4001)
    rates = np.array([run.rate(time) for time in times])
    turned = float(np.trapezoid(rates, times))
    assert run.angle(times[-1]) - run.angle(times[0]) == pytest.approx(turned, rel=1e-4)


def test_hands_are_where_the_moments_of_inertia_put_them() -> None:
    run = PHENOMENON.simulate(with_defaults(PHENOMENON))
    assert run.inertia(0.0) == pytest.approx(4.0)
    assert run.inertia(run.end) == pytest.approx(1.6)


@pytest.mark.parametrize(
    "text",
    [
        "angular momentum is conserved when a dancer stretches out her arms",
        "a springboard diver opens out of the tuck before she enters the water",
        "舞者旋转时张开手臂会变慢吗",
        "a student on a rotating stool with 3 kg dumbbells stretches out his arms",
    ],
)
def test_arms_that_are_stretched_out_make_it_slower(text: str) -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    (case,) = reader.read(text).cases
    facts = facts_of(PHENOMENON, **case.values)
    assert facts["inertia2"] > facts["inertia1"]
    assert facts["gain"] < 1


@pytest.mark.parametrize(
    "text",
    [
        "a skater spins at 2 rad/s with arms outstretched and brings the arms in",
        "a figure skater stretches out her arms while spinning, then pulls them in",
        "舞者先张开双臂旋转，再收拢手臂",
    ],
)
def test_arms_that_come_in_after_that_make_it_faster(text: str) -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    (case,) = reader.read(text).cases
    assert facts_of(PHENOMENON, **case.values)["gain"] > 1


def test_of_arms_that_are_stretched_out_the_inertia_that_is_told_is_kept() -> None:
    facts = facts_of(PHENOMENON, arms="out", inertia1=2.0)
    assert (facts["inertia1"], facts["inertia2"]) == pytest.approx((2.0, 5.0))
    facts = facts_of(PHENOMENON, arms="out", inertia2=3.0)
    assert (facts["inertia1"], facts["inertia2"]) == pytest.approx((1.2, 3.0))
