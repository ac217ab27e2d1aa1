"""The thin lens: where the image is, how large, and that every ray goes through it."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena.lens import PHENOMENON
from tests.support.physics import facts_of, painted, values_of, with_defaults


@settings(max_examples=50, deadline=None)
@given(values_of(PHENOMENON))
def test_distances_and_focal_length_fit_the_lens_equation(values: dict[str, float]) -> None:
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
def test_any_two_lenses_can_be_drawn(one: dict[str, float], two: dict[str, float]) -> None:
    assert painted(PHENOMENON, one)
    assert painted(PHENOMENON, one, two, locale="zh")


def test_a_convex_lens_makes_the_images_of_the_textbook() -> None:
    # Halliday, Resnick, Walker, Fundamentals of Physics, 34-7: 1/p + 1/i = 1/f, m = −i/p
    far = facts_of(PHENOMENON, focal=0.1, distance=0.3, height=0.02, shape="convex")
    assert far["image"] == pytest.approx(0.15)
    assert far["magnification"] == pytest.approx(-0.5)
    assert far["image_height"] == pytest.approx(-0.01)
    glass = facts_of(PHENOMENON, focal=0.1, distance=0.06, shape="convex")
    assert glass["image"] == pytest.approx(-0.15)
    assert glass["magnification"] == pytest.approx(2.5)


def test_an_object_at_the_focus_has_its_image_at_infinity() -> None:
    assert math.isinf(facts_of(PHENOMENON, focal=0.1, distance=0.1)["image"])


def test_focal_length_follows_from_power_or_from_both_distances() -> None:
    assert facts_of(PHENOMENON, power=5.0)["focal"] == pytest.approx(0.2)
    assert facts_of(PHENOMENON, power=-5.0)["focal"] == pytest.approx(-0.2)
    assert facts_of(PHENOMENON, distance=0.3, image=0.6)["focal"] == pytest.approx(0.2)
    assert facts_of(PHENOMENON, focal=0.2, image=0.6)["magnification"] == pytest.approx(-2)


def test_a_concave_lens_of_a_sign_or_without_is_the_same() -> None:
    for focal in (0.1, -0.1):
        facts = facts_of(PHENOMENON, focal=focal, distance=0.3, shape="concave")
        assert facts["image"] == pytest.approx(-0.075)


def test_a_concave_lens_makes_no_image_farther_away_than_the_object() -> None:
    assert PHENOMENON.impossible is not None
    values = with_defaults(PHENOMENON, shape="concave", distance=0.3, image=0.6)
    assert PHENOMENON.impossible(values) is not None
