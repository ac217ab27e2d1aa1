"""A passenger, a dish and a puck against the equations of uniform acceleration."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._inertia import ROOM
from generator.engines.physics.phenomena.inertia import PHENOMENON
from tests.support.physics import facts_of, values_of, with_defaults


@given(values_of(PHENOMENON))
@settings(max_examples=50, deadline=None)
def test_friction_changes_no_speed_faster_than_it_can(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    for stretch in run.body.stretches:
        on_wall = run.hits and stretch.acceleration == run.support.acceleration(stretch.start)
        assert on_wall or abs(stretch.acceleration) <= run.grip * (1 + 1e-9)


@given(values_of(PHENOMENON))
@settings(max_examples=50, deadline=None)
def test_nothing_jumps(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    for motion in (run.support, run.body):
        for earlier, later in zip(motion.stretches, motion.stretches[1:], strict=False):
            passed = later.start - earlier.start
            reached = earlier.place + earlier.speed * passed + earlier.acceleration * passed**2 / 2
            scale = abs(later.place) + abs(earlier.speed) * passed + ROOM
            assert reached == pytest.approx(later.place, abs=1e-6 * scale)


@given(values_of(PHENOMENON, kind="brakes"))
@settings(max_examples=50, deadline=None)
def test_a_passenger_never_leaves_the_bus(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    scale = 1e-6 * (ROOM + abs(run.place(run.end)))
    for share in (0.2, 0.5, 0.8, 1.0):
        assert -scale <= run.slip(share * run.end) <= ROOM + scale


def test_a_passenger_slides_by_the_difference_of_the_stopping_distances() -> None:
    """v²/2 (1/μg − 1/a)."""
    facts = facts_of(PHENOMENON, speed=8.0, braking=5.0, friction=0.3)
    assert facts["slip"] == pytest.approx(32 * (1 / (0.3 * 9.81) - 1 / 5.0))
    assert facts["way"] == pytest.approx(6.4)


def test_a_bus_that_starts_leaves_its_passenger_as_far_behind() -> None:
    brakes, starts = (facts_of(PHENOMENON, kind=kind) for kind in ("brakes", "starts"))
    assert starts["slip"] == pytest.approx(brakes["slip"])


def test_a_dish_moves_little_on_a_cloth_that_is_pulled_fast() -> None:
    """The cloth gains 0.3 m on it: (a − μg) t²/2; the dish goes as far in that as after it."""
    facts = facts_of(PHENOMENON, kind="cloth", pull=20.0, friction=0.3)
    time = (0.6 / (20 - 2.943)) ** 0.5
    assert facts["time"] == pytest.approx(time)
    assert facts["way"] == pytest.approx(2.943 * time**2)


def test_a_puck_keeps_its_speed_on_ice_and_stops_on_rough_ground() -> None:
    """v²/2μg."""
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, kind="puck", speed=6.0))
    assert run.under_speed(run.end) == 6.0
    facts = facts_of(PHENOMENON, kind="puck", speed=6.0)
    assert facts["stop_way"] == pytest.approx(36 / (2 * 0.3 * 9.81))


@pytest.mark.parametrize(("kind", "friction"), [("brakes", 3.0), ("starts", 3.0), ("puck", 3.0)])
def test_friction_on_a_body_goes_with_its_mass(kind: str, friction: float) -> None:
    facts = facts_of(PHENOMENON, kind=kind, mass=10.0, friction=0.03, gravity=10.0)
    assert facts["friction"] == pytest.approx(friction)


def test_a_dish_is_no_heavier_than_a_dish() -> None:
    """0.3 kg: f = μmg = 0.3 · 0.3 · 9.81."""
    assert facts_of(PHENOMENON, kind="cloth")["friction"] == pytest.approx(0.8829)
    assert facts_of(PHENOMENON, kind="brakes")["friction"] == pytest.approx(176.58)


def test_nothing_is_taken_for_the_mass_of_a_puck() -> None:
    assert "mass" not in PHENOMENON.taken(with_defaults(PHENOMENON, kind="puck"))
    assert "friction" not in facts_of(PHENOMENON, kind="puck")
    told = facts_of(PHENOMENON, kind="puck", mass=0.17)
    assert told["friction"] == pytest.approx(0.17 * 0.3 * 9.81)
