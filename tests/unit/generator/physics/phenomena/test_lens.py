"""The thin lens: where the image is, how large, and that every ray goes through it."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from generator.engines.physics.phenomena._imaging import Imaging
from generator.engines.physics.phenomena.lens import PHENOMENON
from generator.engines.physics.understand.reader import Reader
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


@pytest.mark.parametrize(
    ("text", "focal_lengths"),
    [
        ("ray diagram of an object at the focus of a converging lens", 1.0),
        ("物体在凸透镜焦点上时成什么像", 1.0),
        ("蜡烛放在凸透镜的二倍焦距处", 2.0),
        ("an object at twice the focal length of a convex lens", 2.0),
        ("a candle at the focus of a convex lens of 25 cm focal length", 1.0),
    ],
)
def test_an_object_stands_where_it_is_told_to_beside_the_focus(
    text: str, focal_lengths: float
) -> None:
    made = _read(text)
    assert made.distance == pytest.approx(focal_lengths * made.focal)
    assert "distance" not in made.assumed


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("用放大镜看邮票，成放大的虚像", 0.0, 1.0),
        ("a stamp seen through a magnifying glass", 0.0, 1.0),
        ("蜡烛移到一倍焦距以内，光屏上还有像吗", 0.0, 1.0),
        ("image of a candle between the focus and twice the focal length of a lens", 1.0, 2.0),
        ("蜡烛在凸透镜的二倍焦距以外", 2.0, 10.0),
    ],
)
def test_an_object_stands_on_the_side_of_the_focus_that_is_told(
    text: str, low: float, high: float
) -> None:
    made = _read(text)
    assert low < made.distance / made.focal < high
    assert made.assumed["distance"] == made.distance


def test_a_distance_that_is_told_goes_before_a_place_beside_the_focus() -> None:
    made = _read("a magnifying glass with f = 8 cm held 5 cm above a stamp")
    assert (made.focal, made.distance) == pytest.approx((0.08, 0.05))


def test_an_object_at_the_focus_tells_the_focal_length() -> None:
    made = _read("an object at the focus of a convex lens, 15 cm in front of it")
    assert made.focal == pytest.approx(0.15)


def _read(text: str) -> Imaging:
    (case,) = Reader({PHENOMENON.slug: PHENOMENON}).read(text).cases
    return PHENOMENON.simulate(with_defaults(PHENOMENON, **case.values))
