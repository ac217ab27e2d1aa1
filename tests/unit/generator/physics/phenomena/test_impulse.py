"""A blow against the theorem of impulse and momentum."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.impulse import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


@given(values_of(PHENOMENON))
@settings(max_examples=30, deadline=None)
def test_the_area_under_the_force_is_the_change_of_momentum(values: dict[str, Any]) -> None:
    for blow in PHENOMENON.simulate(values):
        times = np.linspace(blow.begin, blow.begin + blow.time, 201)
        force = [blow.force(float(time)) for time in times]
        area = float(np.trapezoid(force, times))
        gained = blow.mass * abs(blow.speed(blow.end) - blow.speed(0.0))
        assert area == pytest.approx(gained, rel=1e-3)
        assert blow.given(blow.end) == pytest.approx(gained)


@given(values_of(PHENOMENON))
@settings(max_examples=30, deadline=None)
def test_the_place_is_the_integral_of_the_speed(values: dict[str, Any]) -> None:
    for blow in PHENOMENON.simulate(values):
        times = np.linspace(0, blow.end, 801)
        way = float(np.trapezoid([blow.speed(float(time)) for time in times], times))
        scale = max(abs(blow.first), abs(blow.last)) * blow.end
        assert blow.place(blow.end) - blow.place(0.0) == pytest.approx(way, abs=1e-3 * scale)


def test_a_ball_at_a_wall_is_pushed_by_the_change_of_its_momentum() -> None:
    """F Δt = m (v₁ + v₂)."""
    facts = facts_of(PHENOMENON, mass=0.5, speed=10.0, rebound=8.0, time=0.05)
    assert facts["force"] == pytest.approx(0.5 * 18 / 0.05)
    assert facts["peak_force"] == pytest.approx(180 * np.pi / 2)


def test_the_serve_of_a_textbook() -> None:
    """OpenStax, College Physics, example 8.1 and 8.3: 0.057 kg leave the racket with 58 m/s after
    5.0 ms, and the average force is 661 N."""
    facts = facts_of(PHENOMENON, kind="hit", mass=0.057, rebound=58.0, time=5.0e-3)
    assert facts["force"] == pytest.approx(661, rel=1e-3)


def test_an_airbag_keeps_the_impulse_and_lessens_the_force() -> None:
    facts = facts_of(PHENOMENON, kind="crash", speed=15.0, mass=70.0)
    assert facts["impulse"] == pytest.approx(1050)
    assert facts["force_without"] / facts["force_with"] == pytest.approx(10)


def test_force_time_and_momentum_must_agree() -> None:
    assert PHENOMENON.impossible is not None
    values = with_defaults(PHENOMENON, mass=0.5, speed=10.0, rebound=8.0, time=0.05, force=300.0)
    assert PHENOMENON.impossible(values) is not None
    assert PHENOMENON.impossible({**values, "force": 180.0}) is None


def test_what_is_stopped_loses_its_momentum_and_no_more() -> None:
    # 0.05 kg · 4 m/s in 0.1 s
    facts = facts_of(PHENOMENON, mass=0.05, speed=4.0, time=0.1, after="stops")
    assert facts["force"] == pytest.approx(2)
    assert facts["after"] == 0
    values = with_defaults(PHENOMENON, after="stops")
    assert "rebound" not in PHENOMENON.taken(values)
    assert "is stopped" in PHENOMENON.story(values, PHENOMENON.simulate(values)).en


def test_a_car_with_airbags_that_hits_a_wall_is_a_crash_and_no_ball() -> None:
    text = "汽车以72km/h撞墙，司机在安全气囊中0.1s停下，没有气囊0.005s停下"
    asked = Reader({PHENOMENON.slug: PHENOMENON}).read(text)
    values = asked.cases[0].values
    assert (values["kind"], values["airbag_time"], values["time"]) == ("crash", 0.1, 0.005)


def test_in_a_crash_the_force_tells_how_long_it_takes_to_stop() -> None:
    facts = facts_of(PHENOMENON, kind="crash", mass=70.0, speed=15.0, force=21000.0)
    assert facts["force_without"] == pytest.approx(21000)
    assert PHENOMENON.impossible is not None
    clash = with_defaults(PHENOMENON, kind="crash", mass=70.0, speed=15.0, force=9.0, time=0.01)
    assert PHENOMENON.impossible(clash) is not None


@given(values_of(PHENOMENON))
@settings(max_examples=30, deadline=None)
def test_force_times_time_is_the_change_of_momentum_with_its_sign(values: dict[str, Any]) -> None:
    if values["kind"] == "crash":
        assert PHENOMENON.formula_of([values]).en == "|F| Δt = m |Δv|"
        return
    facts = {it.key: it.value for it in PHENOMENON.facts(values, PHENOMENON.simulate(values))}
    change = facts["after"] - facts["before"]
    assert facts["force"] * facts["time"] == pytest.approx(change)
    assert facts["impulse"] == pytest.approx(change)


def test_what_comes_back_from_a_wall_turns_its_momentum_round() -> None:
    values = with_defaults(PHENOMENON, mass=0.5, speed=10.0, rebound=8.0, time=0.05)
    facts = facts_of(PHENOMENON, **values)
    assert (facts["before"], facts["after"]) == (-5.0, 4.0)
    assert "from −5 kg·m/s to 4 kg·m/s" in PHENOMENON.story(values, PHENOMENON.simulate(values)).en
