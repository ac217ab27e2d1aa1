"""OpenMoji as pixels: cut to what is drawn, recoloured where asked, never outside its folder."""

import numpy as np
import pytest
from PIL import Image

from generator.engines.sketch.draw.colour import rgb, to_oklab
from generator.engines.sketch.draw.tables import table
from generator.engines.sketch.pictures import Treatment, aspect, exists, picture
from tests.unit.generator.sketch.drawing import CAR, CAT


def mean_colour(image: Image.Image) -> tuple[float, float, float]:
    pixels = np.asarray(image).reshape(-1, 4)
    solid = pixels[(pixels[:, 3] > 250) & (pixels[:, :3].max(axis=1) > 90)]
    red, green, blue = solid[:, :3].mean(axis=0)
    return float(red), float(green), float(blue)


def test_a_picture_has_the_height_asked_for_and_its_own_proportions() -> None:
    image = picture(CAT, 120)
    assert image.mode == "RGBA"
    assert image.height == pytest.approx(120, abs=4)
    assert image.width / image.height == pytest.approx(aspect(CAT), rel=0.08)


@pytest.mark.parametrize("colour", list(table("colours")))
def test_a_colour_word_repaints_the_main_colour(colour: str) -> None:
    goal = to_oklab(rgb(table("colours")[colour]))
    seen = np.array(mean_colour(picture(CAR, 96, Treatment(paint=table("colours")[colour])))) / 255
    plain = np.array(mean_colour(picture(CAR, 96))) / 255
    assert np.abs(to_oklab(seen) - goal).sum() < np.abs(to_oklab(plain) - goal).sum() + 0.03


def test_outlines_take_the_colour_of_the_style() -> None:
    image = np.asarray(picture(CAT, 96, Treatment(line="#00ff00")))
    green = (image[..., 1] > 200) & (image[..., 0] < 60) & (image[..., 3] > 200)
    assert green.mean() > 0.05


@pytest.mark.parametrize("name", ["../README", "1F408/../1F408", "", "1f408", "/etc/passwd"])
def test_a_name_that_is_no_code_point_is_no_picture(name: str) -> None:
    assert not exists(name)
