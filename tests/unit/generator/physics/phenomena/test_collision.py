"""Two bodies that collide in a line."""

from typing import Any

import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.collision import PHENOMENON
from generator.engines.physics.understand.asked import Asked
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults

_ANY = values_of(PHENOMENON)


def test_the_facts_are_those_of_the_textbook() -> None:
    """OpenStax, "College Physics", example 8.4: 0.500 kg at 4.00 m/s hits 3.50 kg at rest, elastic:
    −3.00 m/s and 1.00 m/s."""
    facts = facts_of(PHENOMENON, mass1=0.5, mass2=3.5, speed1=4.0)
    assert facts["speed1_after"] == pytest.approx(-3.0, rel=1e-3)
    assert facts["speed2_after"] == pytest.approx(1.0, rel=1e-3)
    assert facts["lost"] == 0


def test_equal_masses_exchange_their_velocities() -> None:
    facts = facts_of(PHENOMENON, mass1=1.0, mass2=1.0, speed1=3.0, speed2=-2.0)
    assert facts["speed1_after"] == pytest.approx(-2.0)
    assert facts["speed2_after"] == pytest.approx(3.0)


def test_bodies_that_stick_go_on_together() -> None:
    """OpenStax, "College Physics", example 8.5: a 0.150 kg puck at 35.0 m/s is caught by a goalie
    of 70.0 kg: 7.48 cm/s together, and 91.7 J of 91.9 J are lost."""
    facts = facts_of(PHENOMENON, mass1=0.15, mass2=70.0, speed1=35.0, kind="inelastic")
    assert facts["speed1_after"] == facts["speed2_after"] == pytest.approx(7.48e-2, rel=1e-3)
    assert facts["lost"] == pytest.approx(91.7, rel=1e-3)


def test_a_restitution_that_is_given_counts_more_than_the_kind() -> None:
    facts = facts_of(PHENOMENON, kind="inelastic", restitution=0.8)
    assert facts["speed2_after"] - facts["speed1_after"] == pytest.approx(0.8 * 3.0)


def test_two_that_could_not_meet_otherwise_move_towards_each_other() -> None:
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, speed1=2.0, speed2=5.0))
    assert run.before == (2.0, -5.0)


def test_a_body_at_rest_and_one_that_leaves_never_collide() -> None:
    assert PHENOMENON.impossible is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, speed1=0.0)) is not None


@settings(max_examples=50, deadline=None)
@given(_ANY)
def test_momentum_stays_and_kinetic_energy_becomes_heat(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    before = [mass * speed for mass, speed in zip(run.masses, run.before, strict=True)]
    after = [mass * speed for mass, speed in zip(run.masses, run.after, strict=True)]
    slack = 1e-9 * max(map(abs, before))
    assert sum(after) == pytest.approx(sum(before), abs=slack)
    energy = run.energy(0.0)
    assert run.energy(run.end) + run.lost == pytest.approx(energy, rel=1e-9)
    assert run.lost >= 0


@settings(max_examples=50, deadline=None)
@given(_ANY)
def test_they_touch_when_they_collide_and_never_overlap(values: dict[str, Any]) -> None:
    run = PHENOMENON.simulate(values)
    room = sum(run.widths) / 2
    for share in (0.0, 0.5, 1.0, 1.3, 5.0):
        apart = run.place(1, share * run.meet) - run.place(0, share * run.meet)
        assert apart >= room * (1 - 1e-9)
    assert run.place(1, run.meet) - run.place(0, run.meet) == pytest.approx(room)
    assert max(abs(run.place(0, run.end)), abs(run.place(1, run.end))) < run.half


def test_a_head_on_collision_is_one_of_two_that_come_towards_each_other() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "two cars of 1000 kg at 20 m/s and 1500 kg at 10 m/s collide head-on and stick together"
    facts = facts_of(PHENOMENON, **reader.read(text).cases[0].values)
    assert facts["speed1_after"] == pytest.approx(2)


def test_a_bullet_is_the_light_one_that_comes() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "a bullet of 10 g at 400 m/s hits a 2 kg block and sticks"
    facts = facts_of(PHENOMENON, **reader.read(text).cases[0].values)
    assert facts["speed1_after"] == pytest.approx(4 / 2.01)


def test_equal_masses_swap_their_velocities() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    text = "两个质量相等的小球发生弹性正碰，v1=5m/s，另一个静止"
    values = reader.read(text).cases[0].values
    facts = facts_of(PHENOMENON, **values)
    assert (facts["speed1_after"], facts["speed2_after"]) == pytest.approx((0, 5))
    run = PHENOMENON.simulate(values)
    assert "The first stops" in PHENOMENON.story(values, run).en


def test_nearly_all_the_energy_is_not_all_of_it() -> None:
    values = with_defaults(PHENOMENON, mass1=0.01, mass2=2.0, speed1=400.0, kind="inelastic")
    assert "99.5%" in PHENOMENON.story(values, PHENOMENON.simulate(values)).en


def _read(text: str) -> Asked:
    return Reader({PHENOMENON.slug: PHENOMENON}).read(text)


@pytest.mark.parametrize("text", ["elastic collision of two billiard balls", "母球撞上另一个球"])
def test_of_two_billiard_balls_the_first_stops(text: str) -> None:
    facts = facts_of(PHENOMENON, **_read(text).cases[0].values)
    assert facts["speed1_after"] == pytest.approx(0)
    assert facts["momentum"] == pytest.approx(0.17 * facts["speed2_after"])


@pytest.mark.parametrize(
    "text", ["a light marble hits a heavy marble head-on", "轻的弹珠撞上重的弹珠会弹回来吗"]
)
def test_a_light_one_bounces_back_from_a_heavy_one(text: str) -> None:
    assert facts_of(PHENOMENON, **_read(text).cases[0].values)["speed1_after"] < 0


def test_that_it_is_elastic_is_assumed_where_nothing_says_so() -> None:
    text = "a 2 kg cart moving at 3 m/s collides with a 1 kg cart at rest"
    assert ("restitution", 1.0) in [(it.slot, it.value) for it in _read(text).assumed]
    for said in ("elastic", "inelastic"):
        assumed = _read(f"{text}, an {said} collision").assumed
        assert "restitution" not in [it.slot for it in assumed]


@pytest.mark.parametrize(
    "text",
    ["a bullet lodges in a block, how fast does it move", "两节火车车厢碰撞后挂在一起"],
)
def test_what_lodges_or_couples_goes_on_together(text: str) -> None:
    facts = facts_of(PHENOMENON, **_read(text).cases[0].values)
    assert facts["speed1_after"] == pytest.approx(facts["speed2_after"])
