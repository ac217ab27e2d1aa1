"""Work that becomes kinetic energy."""

import math
from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.work_energy import PHENOMENON
from tests.support.physics import facts_of, painted, values_of, with_defaults


def test_the_facts_are_those_of_the_textbook() -> None:
    """Serway and Jewett, "Physics for Scientists and Engineers", example 7.6: 12 N pull 6.0 kg from
    rest 3.0 m along a smooth floor: 36 J and 3.5 m/s. With friction of 0.15 (example 8.4): 1.8 m/s
    and 26.5 J of heat."""
    smooth = {"force": 12.0, "mass": 6.0, "distance": 3.0}
    facts = facts_of(PHENOMENON, **smooth)
    assert facts["work"] == pytest.approx(36.0, rel=1e-3)
    assert facts["speed"] == pytest.approx(3.464, rel=1e-3)
    rough = facts_of(PHENOMENON, **smooth, friction=0.15)
    assert rough["heat"] == pytest.approx(26.49, rel=1e-3)
    assert rough["speed"] == pytest.approx(1.781, rel=1e-3)


def test_twice_the_speed_takes_four_times_the_way_to_stop() -> None:
    braked = {"direction": "brake", "force": 6000.0, "mass": 1200.0, "distance": 1000.0}
    slow = facts_of(PHENOMENON, **braked, speed=10.0)
    fast = facts_of(PHENOMENON, **braked, speed=20.0)
    assert fast["way"] == pytest.approx(4 * slow["way"]) == pytest.approx(40.0)
    assert fast["speed"] == 0


def test_a_force_below_friction_does_no_work() -> None:
    facts = facts_of(PHENOMENON, force=5.0, friction=0.5)
    assert facts["work"] == facts["speed"] == facts["time"] == 0


def test_only_the_part_along_the_way_does_work() -> None:
    facts = facts_of(PHENOMENON, force=10.0, distance=2.0, angle=math.radians(60))
    assert facts["work"] == pytest.approx(10.0)


def test_what_would_be_lifted_is_refused_and_what_brakes_comes_with_a_speed() -> None:
    assert PHENOMENON.impossible is not None
    lifted = with_defaults(PHENOMENON, force=100.0, mass=1.0, angle=math.radians(80))
    assert PHENOMENON.impossible(lifted) is not None
    assert PHENOMENON.taken(with_defaults(PHENOMENON, direction="brake"))["speed"] == 20


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_the_net_work_is_the_gain_of_kinetic_energy(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    sign = -1 if run.brakes else 1
    for time in (0.3 * run.end, run.end, 2 * run.end):
        net = sign * run.work(time) - run.heat(time)
        gain = run.kinetic(time) - run.kinetic(0.0)
        slack = 1e-9 * max(run.kinetic(0.0), run.work(time), run.heat(time))
        assert gain == pytest.approx(net, rel=1e-6, abs=slack)
    assert run.place(run.end) == pytest.approx(run.way, rel=1e-9)


def test_what_brakes_is_followed_until_it_stops_where_no_distance_is_told() -> None:
    # mv²/2F = 1200 · 20² / (2 · 6000)
    braked = {"direction": "brake", "force": 6000.0, "mass": 1200.0, "speed": 20.0}
    assert facts_of(PHENOMENON, **braked)["way"] == pytest.approx(40)
    assert "distance" not in PHENOMENON.taken(with_defaults(PHENOMENON, **braked))


def test_the_brakes_make_heat_of_all_kinetic_energy_that_is_lost() -> None:
    braked = {"direction": "brake", "force": 6000.0, "mass": 1200.0, "speed": 20.0}
    for friction in (0.0, 0.1):
        facts = facts_of(PHENOMENON, **braked, friction=friction)
        assert facts["heat"] == pytest.approx(-facts["change"]) == pytest.approx(240e3)


def test_a_brake_that_has_stopped_it_no_longer_pulls_it_back() -> None:
    braked = with_defaults(PHENOMENON, direction="brake", force=6000.0, mass=1200.0, speed=20.0)
    run = PHENOMENON.simulate(braked)
    assert run.acting(0.5 * run.end)[0] == -6000.0
    assert run.acting(run.end) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("told", "formula"),
    [
        ({"friction": 0.3}, "W − fs = ½mv² − ½mv₀²"),
        ({}, "Fs = ½mv² − ½mv₀²"),
        ({"angle": 0.5}, "Fs cos θ = ½mv² − ½mv₀²"),
        ({"direction": "brake"}, "½mv₀² − ½mv² = Fs"),
        ({"direction": "brake", "friction": 0.3}, "½mv₀² − ½mv² = (F + f)s"),
    ],
)
def test_the_formula_is_one_that_holds(told: dict[str, Any], formula: str) -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, **told)]).en == formula
    facts = facts_of(PHENOMENON, **{"force": 50.0, "distance": 4.0, **told})
    lost = facts["friction"] * facts["way"]
    assert facts["work"] - lost == pytest.approx(facts["change"])


def test_a_push_comes_from_behind() -> None:
    pushed = PHENOMENON.simulate(with_defaults(PHENOMENON, direction="push"))
    assert pushed.pushes
    assert pushed.along > 0
    assert painted(PHENOMENON, with_defaults(PHENOMENON, direction="push")) == 4


def test_what_is_carried_level_has_no_work_done_on_it() -> None:
    bucket = with_defaults(PHENOMENON, direction="carry", mass=5.0, distance=10.0, gravity=9.81)
    facts = facts_of(PHENOMENON, **bucket)
    assert facts["work"] == facts["change"] == facts["heat"] == 0
    assert PHENOMENON.formula_of([bucket]).en == "W = Fs cos 90° = 0"
    run = PHENOMENON.simulate(bucket)
    assert list(run.acting(1.0)) == pytest.approx([0.0, 49.05])
    assert painted(PHENOMENON, bucket) == 4
