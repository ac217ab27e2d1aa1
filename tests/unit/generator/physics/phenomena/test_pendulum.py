"""A pendulum, what its period tells of its length or of gravity, and what damping does to it."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engines.physics.phenomena._swing import Swing
from generator.engines.physics.phenomena.pendulum import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults

READER = Reader({PHENOMENON.slug: PHENOMENON})


@settings(max_examples=40, deadline=None)
@given(values_of(PHENOMENON, losses="without"))
def test_the_energy_stays_for_a_whole_swing(values: dict[str, Any]) -> None:
    swing = PHENOMENON.simulate(values)
    energies = [
        swing.kinetic(time) + swing.potential(time) for time in np.linspace(0, swing.period, 30)
    ]
    assert energies == pytest.approx([swing.potential(0.0)] * 30, rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(values_of(PHENOMENON, losses="with"))
def test_damping_takes_energy_all_the_time(values: dict[str, Any]) -> None:
    swing = PHENOMENON.simulate(values)
    whole = swing.potential(0.0)
    energies = [
        swing.kinetic(time) + swing.potential(time) for time in np.linspace(0, swing.shown, 200)
    ]
    assert all(np.diff(energies) <= 1e-8 * whole)
    assert energies[-1] + swing.heat(swing.shown) == pytest.approx(whole)
    assert energies[-1] < whole
    assert 0 < swing.lost < 1
    late = 100 * swing.period  # it goes on for ever
    assert swing.kinetic(late) + swing.potential(late) <= energies[-1]


@settings(max_examples=40, deadline=None)
@given(st.floats(1e-4, 0.5), st.floats(0.1, 2.0), st.floats(1.0, 20.0))
def test_small_damped_swings_are_those_of_the_textbook(
    ratio: float, angle: float, gravity: float
) -> None:
    """θ = θ₀ e^(−γt)(cos ωt + γ/ω sin ωt), ω² = g/L − γ²: Landau and Lifshitz, Mechanics, § 25."""
    omega, start = math.sqrt(gravity), math.radians(angle)
    decay = ratio * omega
    swing = Swing(1.0, 1.0, gravity, start, decay)
    turning = math.sqrt(omega**2 - decay**2)
    times = np.linspace(0, 3 * swing.period, 100)
    waves = np.cos(turning * times) + decay / turning * np.sin(turning * times)
    expected = start * np.exp(-decay * times) * waves
    np.testing.assert_allclose(swing.angle(times), expected, atol=2e-3 * start)
    peaks = np.linspace(1, 3, 3) * swing.period
    envelope = start * np.exp(-decay * peaks)
    np.testing.assert_allclose(swing.angle(peaks), envelope, rtol=1e-3)
    shares = 1 - math.exp(-2 * decay * swing.period)
    assert swing.lost == pytest.approx(shares, rel=1e-3)


def test_a_damped_swing_is_the_same_in_whatever_order_it_is_looked_at() -> None:
    one, other = (Swing(1.0, 1.0, 9.81, math.radians(170), 0.05) for _ in range(2))
    times = np.linspace(0, 400, 500)
    late = one.angle(390.0)
    np.testing.assert_allclose(other.angle(times), one.angle(times), atol=1e-12)
    assert other.angle(390.0) == pytest.approx(float(late), abs=1e-12)
    steps = np.array([[float(it.angle(time)) for time in times] for it in (one, other)])
    np.testing.assert_allclose(steps[0], steps[1], atol=1e-12)
    times = np.linspace(0, 40, 40001)
    rates = np.gradient(one.angle(times), times)
    np.testing.assert_allclose(rates[1:-1], one.rate(times)[1:-1], atol=1e-4)


@pytest.mark.parametrize(
    "text",
    [
        "a pendulum swinging with air resistance",
        "pendulum damped by friction",
        "a pendulum that slowly comes to rest",
        "why does a pendulum stop swinging",
        "a pendulum in air",
        "有空气阻力的单摆",
        "阻尼摆",
        "单摆慢慢停下来",
    ],
)
def test_what_damps_it_is_heard(text: str) -> None:
    asked = READER.read(text)
    (case,) = asked.cases
    swing = PHENOMENON.simulate(with_defaults(PHENOMENON, **case.values))
    assert swing.damped
    assert not asked.left_out
    assert "decay" in {it.slot for it in asked.assumed}


@pytest.mark.parametrize(
    "text",
    [
        "a pendulum",
        "a pendulum without air resistance",
        "a pendulum in a vacuum",
        "无阻尼的单摆",
        "why does a heavy pendulum take the same time",
    ],
)
def test_nothing_damps_it_of_itself(text: str) -> None:
    (case,) = READER.read(text).cases
    assert not PHENOMENON.simulate(with_defaults(PHENOMENON, **case.values)).damped


@pytest.mark.parametrize(
    "text",
    [
        "a pendulum with and without air resistance",
        "damped and undamped pendulum",
        "a pendulum in air and in a vacuum",
        "有无空气阻力的单摆对比",
    ],
)
def test_with_and_without_are_compared(text: str) -> None:
    cases = [with_defaults(PHENOMENON, **case.values) for case in READER.read(text).cases]
    assert sorted(PHENOMENON.simulate(case).damped for case in cases) == [False, True]
    assert painted(PHENOMENON, *cases)


def test_a_damping_that_is_told_is_taken() -> None:
    for text in ("a 1 m pendulum, γ = 0.1", "摆长1米的单摆，阻尼系数为0.1"):
        asked = READER.read(text)
        facts = facts_of(PHENOMENON, **asked.cases[0].values)
        assert facts["half"] == pytest.approx(10 * math.log(2))
        assert not asked.unused


def test_too_much_damping_is_refused() -> None:
    assert PHENOMENON.impossible is not None
    told = PHENOMENON.impossible(with_defaults(PHENOMENON, length=1.0, decay=5.0))
    assert told is not None
    assert "1.57 s⁻¹" in told.en


def test_the_period_tells_the_length_of_a_damped_one_too() -> None:
    facts = facts_of(PHENOMENON, period=2.0, decay=0.5)
    omega = math.hypot(math.pi, 0.5)
    assert facts["period"] == pytest.approx(2)
    assert facts["length"] == pytest.approx(9.81 / omega**2)


def test_a_frequency_is_a_period() -> None:
    asked = READER.read("a pendulum with a frequency of 0.5 Hz")
    assert facts_of(PHENOMENON, **asked.cases[0].values)["period"] == pytest.approx(2)


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


def test_the_string_pulls_with_what_gravity_and_the_circle_need() -> None:
    """At the turning point mg cos θ₀, at the bottom m(g + v²/L)."""
    values = with_defaults(PHENOMENON, length=1.0, angle=math.radians(60), mass=2.0)
    swing = PHENOMENON.simulate(values)
    assert swing.tension(0.0) == pytest.approx(2 * 9.81 * 0.5, rel=1e-3)
    bottom = swing.tension(swing.period / 4)
    assert bottom == pytest.approx(2 * 2 * 9.81, rel=1e-3)
    # with gravity it makes the bob's acceleration, here by differences of its velocity
    time, step = 0.1 * swing.period, 1e-5
    change = (swing.velocity(time + step) - swing.velocity(time - step)) / (2 * step)
    forces = swing.pull(time) + np.array([0.0, -swing.mass * swing.gravity])
    assert forces == pytest.approx(swing.mass * change, rel=1e-5)


def test_a_wide_swing_has_no_exact_formula() -> None:
    def formula(degrees: float) -> str:
        values = with_defaults(PHENOMENON, length=1.0, angle=math.radians(degrees))
        return PHENOMENON.formula_of([values]).en

    assert "≈" in formula(30)
    assert "≈" not in formula(3)


@pytest.mark.parametrize("text", ["a grandfather clock pendulum swinging on the Moon", "座钟的摆"])
def test_the_pendulum_of_a_clock_swings_little(text: str) -> None:
    (case,) = READER.read(text).cases
    swing = PHENOMENON.simulate(with_defaults(PHENOMENON, **case.values))
    assert swing.amplitude == pytest.approx(math.radians(5))
    assert PHENOMENON.simulate(with_defaults(PHENOMENON)).amplitude > math.radians(20)
