"""Charged particles between plates: energy, Newton's parabola at low speeds, relativity at high."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.integrate import solve_ivp

from generator.engines.physics.phenomena._light import SPEED as LIGHT
from generator.engines.physics.phenomena._particles import factor
from generator.engines.physics.phenomena._plates import Across, Along
from generator.engines.physics.phenomena.charge_in_electric_field import PHENOMENON
from tests.support.physics import facts_of, painted, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, entry="along"))
def test_the_work_of_the_field_becomes_kinetic_energy(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    assert isinstance(run, Along)
    work = abs(run.particle.charge) * run.voltage
    first, last = run.kinetic(0.0), run.kinetic(run.inside)
    assert last == pytest.approx(first + work, rel=1e-6)
    middle = 0.4 * run.inside
    assert run.kinetic(middle) + run.potential(middle) == pytest.approx(last, rel=1e-6)
    assert run.place(run.inside) == pytest.approx(run.apart, rel=1e-6)
    assert run.velocity(run.inside) < LIGHT


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, entry="across"))
def test_what_is_deflected_wins_the_energy_of_the_way_up(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    assert isinstance(run, Across)
    rest, time = run.particle.rest, run.inside
    first = (factor(run.speed) - 1) * rest
    vx, vy = run.velocity(time)
    swift = math.hypot(vx, vy)
    up = run.place(time)[1]
    if 1e-3 < swift / LIGHT < 0.999:  # else rounding is larger than what is compared
        won = (factor(swift) - 1) * rest - first
        assert won == pytest.approx(run.force * up, abs=1e-6 * (won + first))
    assert abs(up) <= run.apart / 2 * (1 + 1e-9)
    assert vx <= run.speed * (1 + 1e-12)


@settings(max_examples=4, deadline=None)
@given(ANY, ANY)
def test_any_two_flights_can_be_drawn(one: dict[str, float], two: dict[str, float]) -> None:
    assert painted(PHENOMENON, one)
    assert painted(PHENOMENON, one, two, locale="zh")


def test_a_slow_electron_flies_the_parabola_of_the_textbook() -> None:
    # Halliday, Resnick, Walker, Fundamentals of Physics, 22-6: y = qEL²/(2mv²), tan θ = qEL/(mv²)
    facts = facts_of(PHENOMENON, voltage=20.0, speed=1e7, gap=0.02, length=0.05)
    pull = 1.602177e-19 * 1000 / 9.109384e-31
    assert facts["deflection"] == pytest.approx(pull * 0.05**2 / 2 / 1e14, rel=1e-3)
    assert math.tan(facts["angle"]) == pytest.approx(pull * 0.05 / 1e14, rel=1e-3)
    screen = facts_of(PHENOMENON, voltage=20.0, speed=1e7, gap=0.02, length=0.05, screen=0.2)
    assert screen["spot"] == pytest.approx(pull * 0.05 / 1e14 * (0.025 + 0.2), rel=1e-3)


def test_accelerated_particles_have_the_speeds_of_the_tables() -> None:
    # v = √(2qU/m): 5.93e6 m/s for an electron at 100 V, 3.10e5 m/s for a proton at 500 V
    assert facts_of(PHENOMENON, entry="along")["speed"] == pytest.approx(5.93e6, rel=1e-3)
    proton = facts_of(PHENOMENON, entry="along", particle="proton", voltage=500.0)
    assert proton["speed"] == pytest.approx(3.095e5, rel=1e-3)
    # with relativity: an electron of 100 keV has 0.5482 c (NIST)
    fast = facts_of(PHENOMENON, entry="along", voltage=1e5)
    assert fast["speed"] / LIGHT == pytest.approx(0.5482, rel=1e-3)


def test_a_fast_flight_is_that_of_the_equation_of_motion() -> None:
    values = with_defaults(PHENOMENON, voltage=2e5, speed=2.6e8, gap=0.2, length=0.3)
    run = PHENOMENON.simulate(values)
    assert isinstance(run, Across)
    mass, force = run.particle.mass, run.force

    def moved(_: float, state: np.ndarray) -> list[float]:
        px, py = state[2:]
        energy = math.sqrt((mass * LIGHT**2) ** 2 + (px**2 + py**2) * LIGHT**2)
        return [px * LIGHT**2 / energy, py * LIGHT**2 / energy, 0.0, force]

    start = [0.0, 0.0, mass * 2.6e8 * factor(2.6e8), 0.0]
    solved = solve_ivp(moved, (0, run.inside), start, rtol=1e-10, atol=1e-30, method="DOP853")
    np.testing.assert_allclose(run.place(run.inside), solved.y[:2, -1], rtol=1e-6)


def test_electrons_go_to_the_positive_plate_and_slow_ones_hit_it() -> None:
    for kind, way in (("electron", 1), ("proton", -1)):
        run = PHENOMENON.simulate(with_defaults(PHENOMENON, particle=kind))
        assert isinstance(run, Across)
        assert run.place(run.inside)[1] * way > 0
    slow = facts_of(PHENOMENON, speed=1e6)
    assert slow["deflection"] == pytest.approx(0.01)
    assert 0 < slow["hit"] < 0.1


def test_along_the_field_the_length_of_the_field_and_a_screen_count() -> None:
    field = facts_of(PHENOMENON, particle="proton", entry="along", field=1000.0, length=0.2)
    gap = facts_of(PHENOMENON, particle="proton", entry="along", field=1000.0, gap=0.2)
    assert field == gap
    facts = facts_of(PHENOMENON, entry="along", voltage=100.0, screen=0.3)
    assert facts["arrival"] == pytest.approx(facts["time"] + 0.3 / facts["speed"])
    far = with_defaults(PHENOMENON, entry="along", screen=0.1, length=0.05, gap=0.01)
    assert painted(PHENOMENON, far)


def test_of_untold_speed_light_and_heavy_particles_take_the_same_way() -> None:
    facts = [facts_of(PHENOMENON, particle=it) for it in ("electron", "proton", "alpha")]
    for it in facts:
        assert it["deflection"] == pytest.approx(facts[1]["deflection"], rel=3e-3)
    values = with_defaults(PHENOMENON, particle="proton")
    story = PHENOMENON.story(values, PHENOMENON.simulate(values))
    assert "1.9 kV" in story.en
    assert "1.9 kV" in story.zh
    values = with_defaults(PHENOMENON, particle="proton", speed=6e5)
    assert "1.9 kV" not in PHENOMENON.story(values, PHENOMENON.simulate(values)).en
