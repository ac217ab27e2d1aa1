"""The law of reflection, at mirrors still and turned and at rough surfaces."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.draw.page import Page
from generator.engines.physics.phenomena._reflection_picture import draw
from generator.engines.physics.phenomena.reflection import PHENOMENON
from generator.engines.physics.phenomenon import Case
from tests.support.physics import facts_of, painted, values_of, with_defaults

ANY = values_of(PHENOMENON)


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_light_leaves_at_the_angle_at_which_it_came(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    came = np.array([math.sin(run.angle), -math.cos(run.angle)])
    for slope in [-run.turning(10.0), *run.slopes]:
        across = np.array([-math.sin(slope), math.cos(slope)])
        out = run.outward(slope)
        assert np.hypot(*out) == pytest.approx(1)
        assert out @ across == pytest.approx(-came @ across, abs=1e-12)
        assert out @ across > 0, "it would go into the mirror"
        assert out @ np.array([across[1], -across[0]]) == pytest.approx(
            came @ np.array([across[1], -across[0]]), abs=1e-12
        )


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON, surface="rough"))
def test_no_ray_of_a_rough_surface_runs_into_it(values: dict[str, float]) -> None:
    run = PHENOMENON.simulate(values)
    assert all(run.outward(float(slope))[1] > 0 for slope in run.slopes)
    assert len({round(float(it), 12) for it in run.slopes}) == len(run.slopes)


@settings(max_examples=6, deadline=None)
@given(ANY, ANY)
def test_any_two_mirrors_can_be_drawn(one: dict[str, float], two: dict[str, float]) -> None:
    assert painted(PHENOMENON, one)
    assert painted(PHENOMENON, one, two, locale="zh")


def test_a_mirror_turned_by_an_angle_turns_the_reflected_ray_by_twice_that() -> None:
    # Hecht, Optics, 4.3
    turn = math.radians(10)
    run = PHENOMENON.simulate(with_defaults(PHENOMENON, turn=turn))
    first, last = run.outward(0.0), run.outward(-run.turning(10.0))
    assert math.acos(first @ last) == pytest.approx(2 * turn)
    assert facts_of(PHENOMENON, turn=turn)["ray_turn"] == pytest.approx(2 * turn)


def test_the_angle_follows_from_that_to_the_mirror_or_between_the_rays() -> None:
    for given_angle in ({"glancing": math.radians(30)}, {"between": math.radians(120)}):
        facts = facts_of(PHENOMENON, **given_angle)
        assert math.degrees(facts["reflection"]) == pytest.approx(60)
        assert math.degrees(facts["between"]) == pytest.approx(120)


def test_a_mirror_that_turns_its_back_to_the_light_is_refused() -> None:
    assert PHENOMENON.impossible is not None
    values = with_defaults(PHENOMENON, angle=math.radians(60), turn=math.radians(45))
    assert PHENOMENON.impossible(values) is not None


@pytest.mark.parametrize(
    ("given_values", "written"),
    [
        ({}, "θ′ = θ"),
        ({"glancing": math.radians(30)}, "θ′ = θ = 90° − α"),
        ({"between": math.radians(80)}, "θ′ = θ = φ/2"),
    ],
)
def test_the_formula_has_the_angle_that_is_told(
    given_values: dict[str, float], written: str
) -> None:
    assert PHENOMENON.formula_of([with_defaults(PHENOMENON, **given_values)]).en == written


def test_the_angle_to_the_mirror_is_marked_where_it_is_told() -> None:
    values = with_defaults(PHENOMENON, glancing=math.radians(30))
    page = Page((640, 480), locale="en")
    draw(page, [Case(values, PHENOMENON.simulate(values))])
    page.paint(0.5)
    assert "α" in [text for text, _ in page.texts]
