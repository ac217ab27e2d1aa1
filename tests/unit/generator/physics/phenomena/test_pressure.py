"""Pressure under a liquid, and passed on by it."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._pressing import DIVE, STROKE, Dive, Press
from generator.engines.physics.phenomena.pressure import PHENOMENON, simulate
from tests.support.physics import facts_of, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, kind="depth"))
def test_pressure_grows_evenly_with_depth(values: dict[str, Any]) -> None:
    dive = simulate(values)
    assert isinstance(dive, Dive)
    for time in (0.3 * DIVE, DIVE, 5 * DIVE):
        share = dive.deep(time) / dive.depth
        assert dive.pressure(time) == pytest.approx(share * dive.largest)
    assert dive.deep(5 * DIVE) == dive.depth


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, kind="press"))
def test_a_press_gains_force_and_no_work(values: dict[str, Any]) -> None:
    press = simulate(values)
    assert isinstance(press, Press)
    assert press.lifting * press.lift == pytest.approx(press.force * STROKE)
    assert press.lifting / press.large == pytest.approx(press.largest)


def test_ten_metres_of_water_press_about_as_much_as_the_air() -> None:
    facts = facts_of(PHENOMENON, depth=10.0)
    assert facts["pressure"] == pytest.approx(98_100)
    assert facts["atmospheres"] == pytest.approx(1.968, rel=1e-3)


def test_76_centimetres_of_mercury_are_one_atmosphere() -> None:
    # Torricelli; 13 600 kg/m³ and 9.81 m/s² make it 0.07 % more than the standard 101 325 Pa.
    pressure = facts_of(PHENOMENON, depth=0.76, liquid="mercury")["pressure"]
    assert pressure == pytest.approx(101_325, rel=1e-3)


def test_the_mariana_trench_presses_with_over_a_thousand_atmospheres() -> None:
    # Water as it is at the surface; what the sea's compression adds (about 4 %) is left out.
    facts = facts_of(PHENOMENON, depth=10_935.0, liquid="sea")
    assert facts["total"] == pytest.approx(110.06e6, rel=1e-3)


def test_ten_times_the_area_is_ten_times_the_force() -> None:
    facts = facts_of(PHENOMENON, kind="press", force=100.0, area1=1e-3, area2=1e-2)
    assert facts["force2"] == pytest.approx(1000)
    assert facts["lift"] == pytest.approx(0.01)


@pytest.mark.parametrize(("kind", "written"), [("depth", "p = ρgh"), ("press", "F₁/A₁ = F₂/A₂")])
def test_the_formula_is_that_of_what_is_shown(kind: str, written: str) -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, kind=kind)]).en == written


def test_a_lift_of_which_nothing_is_told_lifts_a_car() -> None:
    assert facts_of(PHENOMENON, kind="press")["load"] > 1000
