"""What is induced is the change of the flux, and it is against that change."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.integrate import quad

from generator.engines.physics.phenomena._induction import Rails
from generator.engines.physics.phenomena.induction import PHENOMENON, impossible, simulate
from tests.support.physics import facts_of, painted, values_of, with_defaults

by_motion = values_of(PHENOMENON, emf=0.0)


@settings(max_examples=40, deadline=None)
@given(by_motion)
def test_the_voltage_is_the_rate_of_the_flux(values: dict[str, Any]) -> None:
    run = simulate(values)
    turns = -1.0 if isinstance(run, Rails) else run.turns  # BLv is told without a sign
    for share in (0.1, 0.35, 0.6, 0.9):
        time, step = share * run.end, 1e-4 * run.end
        rate = (float(run.flux(time + step)) - float(run.flux(time - step))) / (2 * step)
        room = 1e-5 * run.strongest + 1e-9 * abs(turns) * run.most / run.end
        assert float(run.emf(time)) == pytest.approx(-turns * rate, abs=room, rel=1e-5)


@settings(max_examples=4, deadline=None)
@given(values_of(PHENOMENON))
def test_whatever_fits_together_can_be_drawn(values: dict[str, Any]) -> None:
    assert painted(PHENOMENON, values) == 4


def test_the_flux_through_the_coil_is_the_field_of_two_poles() -> None:
    # Of one pole, as much goes through a disc as its share of the solid angle; the north pole's
    # and the south pole's add up while the magnet is inside, where its own flux goes back.
    run = simulate(with_defaults(PHENOMENON, turns=1.0, radius=0.05, field1=1.0, speed=2.0))
    time = 0.3 * run.end
    middle = float(run.place(time))  # type: ignore[union-attr]

    def through(x: float) -> float:
        north, south = middle + 1.5 - x, middle - 1.5 - x
        shares = [np.sign(it) * (1 - abs(it) / np.hypot(it, 1)) / 2 for it in (north, south)]
        inside = 1.0 if north > 0 > south else 0.0
        return float(inside - shares[0] + shares[1])

    whole, _ = quad(through, -0.6, 0.6, points=[middle + 1.5])
    poles = run.poles  # type: ignore[union-attr]
    assert float(run.flux(time)) == pytest.approx(poles * whole / 1.2, rel=1e-6)


def test_a_space_shuttle_on_its_tether() -> None:
    # OpenStax, College Physics 2e, example 23.2: 20.0 km at 7.80 km/s across 5.00·10⁻⁵ T: 7.80 kV.
    facts = facts_of(PHENOMENON, kind="rails", length=2e4, speed=7.8e3, field1=5e-5)
    assert facts["emf"] == pytest.approx(7.8e3)


def test_a_magnet_pushed_into_a_coil() -> None:
    # OpenStax, College Physics 2e, example 23.1: one loop of 6.00 cm, 0.0500 T to 0.250 T in
    # 0.100 s: 22.6 mV.
    facts = facts_of(
        PHENOMENON, kind="changing", turns=1.0, radius=0.06, field1=0.05, field2=0.25, time=0.1
    )
    assert facts["emf"] == pytest.approx(22.6e-3, rel=1e-3)


def test_the_work_of_the_hand_becomes_electric() -> None:
    facts = facts_of(PHENOMENON, kind="rails", speed=3.0, resistance=2.0)
    assert facts["force"] * facts["speed"] == pytest.approx(facts["power"])


@pytest.mark.parametrize("kind", ["magnet", "rails", "changing"])
def test_a_voltage_that_is_told_is_made(kind: str) -> None:
    assert facts_of(PHENOMENON, kind=kind, emf=2.5)["emf"] == pytest.approx(2.5)


def test_a_voltage_that_does_not_fit_is_refused() -> None:
    told = with_defaults(PHENOMENON, kind="rails", field1=0.5, length=1.0, speed=4.0, emf=3.0)
    assert impossible(told) is not None
    assert impossible({**told, "emf": 2.0}) is None


@pytest.mark.parametrize(
    ("kind", "formula"),
    [("magnet", "E = −N ΔΦ/Δt"), ("rails", "E = BLv,  F = BIL"), ("changing", "E = −N ΔΦ/Δt")],
)
def test_each_kind_has_the_formula_of_its_own_voltage(kind: str, formula: str) -> None:
    values = with_defaults(PHENOMENON, kind=kind)
    assert PHENOMENON.formula_of([values]).en == formula
    run = simulate(values)
    facts = {it.key: it for it in PHENOMENON.facts(values, run)}
    signed = isinstance(run, Rails)
    assert facts["emf"].symbol == ("E" if signed else "|E|")
    if signed:
        assert facts["emf"].value == pytest.approx(float(run.emf(run.end / 2)))
