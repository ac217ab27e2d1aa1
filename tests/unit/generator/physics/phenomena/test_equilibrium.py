"""Forces in balance: they close, and agree with a textbook."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.amounts import amount
from generator.engines.physics.phenomena.equilibrium import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, values_of, with_defaults


@given(values_of(PHENOMENON))
@settings(max_examples=50, deadline=None)
def test_the_forces_add_up_to_nothing(values: dict[str, Any]) -> None:
    balance = PHENOMENON.simulate(values)
    left = np.sum(balance.forces, axis=0)
    assert np.abs(left).max() <= 1e-6 * max(balance.weight, *balance.pulls)
    assert min(balance.pulls) >= 0


def test_the_cables_of_a_traffic_light() -> None:
    """Halliday, Resnick, Walker and others: ropes at 37° and 53° bear 0.6 and 0.8 of the weight."""
    angles = {"angle1": math.radians(36.8699), "angle2": math.radians(53.1301)}
    facts = facts_of(PHENOMENON, weight=100.0, **angles)
    assert facts["tension1"] == pytest.approx(60, rel=1e-4)
    assert facts["tension2"] == pytest.approx(80, rel=1e-4)


def test_the_tightrope_walker_of_a_textbook() -> None:
    """OpenStax, College Physics, example 4.6: 70.0 kg on a wire that sags by 5.0° on both sides
    pull it with 3900 N (two digits), g = 9.80 m/s²."""
    facts = facts_of(PHENOMENON, mass=70.0, angle1=math.radians(5), gravity=9.80)
    assert facts["tension1"] == pytest.approx(686 / (2 * math.sin(math.radians(5))))
    assert facts["tension1"] == pytest.approx(3900, rel=0.01)


def test_angles_are_measured_from_where_the_text_says() -> None:
    upright = facts_of(PHENOMENON, measured="vertical", angle1=math.radians(30))
    level = facts_of(PHENOMENON, measured="horizontal", angle1=math.radians(60))
    between = facts_of(PHENOMENON, measured="between", angle1=math.radians(60))
    assert upright == pytest.approx(level)
    assert between == pytest.approx(level)


def test_ropes_at_120_degrees_pull_as_hard_as_the_weight() -> None:
    facts = facts_of(PHENOMENON, measured="between", angle1=math.radians(120))
    assert facts["tension1"] == pytest.approx(facts["weight"])


def test_a_rope_that_is_level_cannot_carry_anything() -> None:
    assert PHENOMENON.impossible is not None
    level = with_defaults(PHENOMENON, measured="vertical", angle1=math.radians(90))
    assert PHENOMENON.impossible(level) is not None
    assert PHENOMENON.impossible(with_defaults(PHENOMENON, mass=10.0, weight=50.0)) is not None


def test_a_lamp_on_two_ropes_hangs_on_both() -> None:
    reader = Reader({PHENOMENON.slug: PHENOMENON})
    asked = reader.read("a lamp of 3 kg hangs from two ropes at 30° to the horizontal each")
    assert asked.cases[0].values["kind"] == "ropes"
    assert reader.read("a 3 kg lamp hangs from a cord").cases[0].values["kind"] == "cord"


@pytest.mark.parametrize(
    ("measured", "angle", "en"),
    [
        ("between", 40.0, "make an angle of 40° with each other"),
        ("vertical", 30.0, "hang 30° from the vertical"),
        ("horizontal", 30.0, "rise at 30°"),
    ],
)
def test_an_angle_is_shown_as_it_was_measured(measured: str, angle: float, en: str) -> None:
    values = with_defaults(PHENOMENON, measured=measured, angle1=math.radians(angle))
    balance = PHENOMENON.simulate(values)
    assert math.degrees(balance.told[0]) == pytest.approx(angle)
    story = PHENOMENON.story(values, balance)
    assert en in story.en
    assert f"{amount(balance.pulls[0], 'N')} each" in story.en
