"""Mirrors: where the image is, how large, and that every ray seems to come from it."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._imaging import Imaging
from generator.engines.physics.phenomena.mirror import PHENOMENON
from generator.engines.physics.understand.reader import Reader
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_distances_and_focal_length_fit_the_mirror_equation(values: dict[str, float]) -> None:
    made = PHENOMENON.simulate(values)
    if made.sharp:
        assert 1 / made.distance + 1 / made.image == pytest.approx(
            1 / made.focal, rel=1e-6, abs=1e-6 / made.distance
        )
        assert made.magnification == pytest.approx(-made.image / made.distance)


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_every_ray_from_the_tip_meets_the_others_in_the_image(values: dict[str, float]) -> None:
    made = PHENOMENON.simulate(values)
    if not made.sharp:
        return
    for y in np.linspace(-2, 2, 5) * made.height:
        rise = made.slope(y) * made.image
        size = abs(y) + abs(rise) + made.height
        assert y + rise == pytest.approx(made.image_height, abs=1e-6 * size)


@settings(max_examples=8, deadline=None)
@given(values_of(PHENOMENON), values_of(PHENOMENON))
def test_any_two_mirrors_can_be_drawn(one: dict[str, float], two: dict[str, float]) -> None:
    assert painted(PHENOMENON, one)
    assert painted(PHENOMENON, one, two, locale="zh")


def test_a_concave_mirror_makes_the_images_of_the_textbook() -> None:
    # Halliday, Resnick, Walker, Fundamentals of Physics, 34-4: 1/p + 1/i = 1/f, f = r/2
    far = facts_of(PHENOMENON, focal=0.1, distance=0.3, height=0.02)
    assert far["image"] == pytest.approx(0.15)
    assert far["image_height"] == pytest.approx(-0.01)
    near = facts_of(PHENOMENON, radius=0.6, distance=0.2)
    assert near["image"] == pytest.approx(-0.6)
    assert near["magnification"] == pytest.approx(3)


def test_a_convex_mirror_makes_a_small_virtual_image() -> None:
    for radius in (0.4, -0.4):
        facts = facts_of(PHENOMENON, radius=radius, distance=0.3, shape="convex")
        assert facts["focal"] == pytest.approx(-0.2)
        assert facts["image"] == pytest.approx(-0.12)
        assert facts["magnification"] == pytest.approx(0.4)


def test_a_plane_mirror_makes_an_image_as_large_and_as_far_behind() -> None:
    facts = facts_of(PHENOMENON, distance=2.0, height=1.7, shape="plane")
    assert facts["image"] == -2
    assert facts["image_height"] == pytest.approx(1.7)
    assert facts["apart"] == 4


def test_an_object_at_the_focus_has_its_image_at_infinity() -> None:
    assert math.isinf(facts_of(PHENOMENON, radius=0.4, distance=0.2)["image"])


@pytest.mark.parametrize(
    "text",
    ["ray diagram of an object at the focus of a concave mirror", "物体在凹面镜的焦点上"],
)
def test_an_object_at_the_focus_of_a_mirror_is_there(text: str) -> None:
    made = _read(text)
    assert made.distance == pytest.approx(made.focal)
    assert not made.sharp


def test_a_person_before_a_mirror_is_as_tall_as_a_person() -> None:
    assert _read("a plane mirror and a person 2 m in front of it").height == pytest.approx(1.7)
    assert _read("人站在平面镜前2米，像在哪里").name.zh == "人"
    assert _read("a person 1.6 m tall in front of a plane mirror").height == pytest.approx(1.6)


def test_a_plane_mirror_has_a_formula_of_its_own() -> None:
    values = with_defaults(PHENOMENON, shape="plane")
    assert PHENOMENON.formula_of([values]).en == "v = −u"
    assert "1/f" in PHENOMENON.formula_of([with_defaults(PHENOMENON)]).en


def test_a_small_real_image_is_explained_by_twice_the_focal_length() -> None:
    values = with_defaults(PHENOMENON, focal=0.1, distance=0.3)
    told = PHENOMENON.story(values, PHENOMENON.simulate(values))
    assert "20 cm" in told.en
    assert "二倍焦距" in told.zh


def _read(text: str) -> Imaging:
    (case,) = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases
    return PHENOMENON.simulate(with_defaults(PHENOMENON, **case.values))
