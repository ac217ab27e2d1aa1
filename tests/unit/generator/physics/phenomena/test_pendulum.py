"""A pendulum, and what its period tells of its length or of gravity."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.pendulum import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults

READER = Reader({PHENOMENON.slug: PHENOMENON})


@settings(max_examples=40, deadline=None)
@given(values_of(PHENOMENON, period=0.0, swings=0.0))
def test_the_energy_stays_for_a_whole_swing(values: dict[str, Any]) -> None:
    swing = PHENOMENON.simulate(values)
    energies = [
        swing.kinetic(time) + swing.potential(time) for time in np.linspace(0, swing.period, 30)
    ]
    assert energies == pytest.approx([swing.potential(0.0)] * 30, rel=1e-6)


def test_a_small_swing_has_the_period_of_the_textbook() -> None:
    facts = facts_of(PHENOMENON, length=0.5, angle=math.radians(1), gravity=1.62)
    assert facts["period"] == pytest.approx(2 * math.pi * math.sqrt(0.5 / 1.62), rel=1e-4)


def test_the_period_tells_the_length() -> None:
    asked = READER.read("a pendulum with a period of 2 s, how long is it")
    facts = facts_of(PHENOMENON, **asked.cases[0].values)
    assert facts["period"] == pytest.approx(2)
    assert facts["length"] == pytest.approx(9.81 / math.pi**2, rel=2e-3)


def test_length_and_period_tell_gravity() -> None:
    asked = READER.read("用单摆测重力加速度，摆长1米，周期2.01秒")
    facts = facts_of(PHENOMENON, **asked.cases[0].values)
    assert facts["gravity"] == pytest.approx(4 * math.pi**2 / 2.01**2, rel=2e-3)


def test_the_time_of_many_swings_tells_the_period() -> None:
    asked = READER.read("摆长1米的单摆30次全振动用时60.2秒")
    facts = facts_of(PHENOMENON, **asked.cases[0].values)
    assert facts["period"] == pytest.approx(60.2 / 30)
    counted = facts_of(PHENOMENON, **READER.read("a 1 m pendulum swings for 10 s").cases[0].values)
    assert counted["swings"] == pytest.approx(10 / counted["period"])


def test_gravity_is_no_heavy_bob() -> None:
    assert READER.read("用单摆测重力加速度，摆长1米，周期2秒").corrected is None
    assert READER.read("重的摆球摆得快，摆长1米").corrected is not None


def test_a_period_that_no_pendulum_has_is_refused() -> None:
    assert PHENOMENON.impossible is not None
    told = PHENOMENON.impossible(with_defaults(PHENOMENON, period=1000.0))
    assert told is not None
    assert "1 km" in told.en


def test_without_a_period_a_wide_swing_is_shown() -> None:
    assert PHENOMENON.taken(with_defaults(PHENOMENON)) == pytest.approx(
        {"length": 1.0, "angle": math.radians(30), "mass": 1.0}
    )
