"""A seesaw against the law of the lever, energy and a textbook."""

import math
from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.scene import Scene
from generator.engines.physics.phenomena._seesaw import TIP
from generator.engines.physics.phenomena.torque_balance import PHENOMENON
from tests.support.physics import facts_of, painted, values_of, with_defaults


@given(values_of(PHENOMENON))
@settings(max_examples=40, deadline=None)
def test_the_side_with_the_larger_torque_goes_down(values: dict[str, Any]) -> None:
    seesaw = PHENOMENON.simulate(values)
    left, right = seesaw.mass1 * values["arm1"], seesaw.mass2 * values["arm2"]
    end = seesaw.angle(seesaw.seconds)
    if abs(left - right) <= 1e-8 * (left + right):
        assert abs(end) < math.radians(15)
    else:
        assert (end > 0) is (right > left)
        assert abs(math.degrees(end)) == pytest.approx(14)


@given(values_of(PHENOMENON))
@settings(max_examples=40, deadline=None)
def test_it_lands_with_the_energy_that_the_weights_lose(values: dict[str, Any]) -> None:
    seesaw = PHENOMENON.simulate(values)
    if seesaw.net == 0:
        return
    last = seesaw.seconds
    rate = (seesaw.angle(last) - seesaw.angle(last * 0.999)) / (0.001 * last)
    kinetic = seesaw.inertia * rate**2 / 2
    assert kinetic == pytest.approx(abs(seesaw.net) * math.sin(math.radians(14)), rel=0.02)


def test_the_children_of_a_textbook_are_in_balance() -> None:
    """OpenStax, College Physics, example 9.1: 26.0 kg at 1.60 m, 32.0 kg at 1.30 m, and a pivot
    that bears 568 N, with g = 9.80 m/s²."""
    children = {"mass1": 26.0, "arm1": 1.6, "mass2": 32.0, "arm2": 1.3, "gravity": 9.8}
    facts = facts_of(PHENOMENON, **children)
    assert facts["net_torque"] == pytest.approx(0, abs=1e-9)
    assert facts["balancing_arm"] == pytest.approx(1.30, rel=1e-3)
    assert facts["pivot_force"] == pytest.approx(568, rel=1e-3)


def test_the_time_to_tip_is_that_of_its_energy() -> None:
    """t = ∫ dθ / ω(θ) with ω² = 2 M sin θ / I; θ = u² takes away the pole at the start."""
    seesaw = PHENOMENON.simulate(with_defaults(PHENOMENON, mass1=30.0, mass2=50.0))
    most, steps = math.sqrt(math.radians(14)), 4000
    at = [(index + 0.5) * most / steps for index in range(steps)]
    rates = [math.sqrt(2 * abs(seesaw.net) / seesaw.inertia * math.sin(u * u)) for u in at]
    time = sum(2 * u / rate * most / steps for u, rate in zip(at, rates, strict=True))
    assert seesaw.seconds == pytest.approx(time, rel=1e-3)


def test_a_long_arm_needs_little_force() -> None:
    facts = facts_of(PHENOMENON, mass1=100.0, arm1=0.5, arm2=2.0)
    assert facts["balancing_force"] == pytest.approx(100 * 9.81 / 4)


def test_the_effort_on_a_lever_is_what_balances_the_load() -> None:
    # 600 N at 0.2 m take 100 N at 1.2 m.
    lever = {"force2": 600.0, "arm1": 1.2, "arm2": 0.2}
    facts = facts_of(PHENOMENON, **lever)
    assert facts["force1"] == pytest.approx(100)
    assert facts["net_torque"] == pytest.approx(0, abs=1e-9)
    values = with_defaults(PHENOMENON, **lever)
    assert "100 N" in PHENOMENON.story(values, PHENOMENON.simulate(values)).en
    assert facts_of(PHENOMENON, **lever, force1=200.0)["net_torque"] == pytest.approx(120)


def test_the_formula_holds_whether_it_tips_or_not() -> None:
    tips = "M = F₁d₁ − F₂d₂"
    for mass2, formula in ((50.0, tips), (60.0, "F₁d₁ = F₂d₂"), (70.0, tips)):
        told = {"mass1": 30.0, "arm1": 2.0, "mass2": mass2, "arm2": 1.0}
        assert PHENOMENON.formula_of([with_defaults(PHENOMENON, **told)]).en == formula
        facts = facts_of(PHENOMENON, **told)
        assert facts["net_torque"] == pytest.approx(facts["torque1"] - facts["torque2"])


def test_weights_in_balance_are_put_on_a_beam_that_stays_level() -> None:
    seesaw = PHENOMENON.simulate(with_defaults(PHENOMENON))
    assert seesaw.above(0.0) == 1
    assert seesaw.torque(0, 0.0) == seesaw.torque(1, 0.0) == 0
    assert seesaw.above(seesaw.seconds) == seesaw.angle(seesaw.seconds) == 0
    assert seesaw.torque(0, seesaw.seconds) == seesaw.torques[0]
    tips = PHENOMENON.simulate(with_defaults(PHENOMENON, mass1=30.0, mass2=50.0))
    assert tips.above(0.0) == 0
    assert tips.torque(0, 0.0) == tips.torques[0]


def test_what_is_not_told_is_in_balance() -> None:
    assert facts_of(PHENOMENON)["net_torque"] == 0
    stone = with_defaults(PHENOMENON, mass1=100.0, arm1=0.5)
    assert facts_of(PHENOMENON, mass1=100.0, arm1=0.5)["net_torque"] == 0
    assert PHENOMENON.taken(stone)["mass2"] == pytest.approx(50.0)


def test_the_arms_are_measured_along_the_beam_as_it_tips(monkeypatch: pytest.MonkeyPatch) -> None:
    ends: list[tuple[Any, Any]] = []
    monkeypatch.setattr(
        Scene, "measure", lambda _self, start, end, *_, **__: ends.append((start, end))
    )
    values = with_defaults(PHENOMENON, mass1=30.0, mass2=50.0)
    painted(PHENOMENON, values)
    last = PHENOMENON.simulate(values).seconds
    for (start, end), arm in zip(ends, (2.0, 1.0), strict=True):
        assert math.dist(start(last), end(last)) == pytest.approx(arm)
        assert abs(end(last)[1] - start(last)[1]) == pytest.approx(arm * math.sin(TIP))
