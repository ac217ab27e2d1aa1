"""Posters and previews: small enough for every platform."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generator.poster import POSTER_BYTES, preview, write_poster
from generator.types import Frame


def noise(width: int, height: int) -> Frame:
    return np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)


@pytest.mark.parametrize(
    ("size", "shown"), [((640, 480), (320, 240)), ((480, 854), (180, 320)), ((64, 32), (64, 32))]
)
def test_a_poster_keeps_the_proportions_within_320_pixels(
    tmp_path: Path, size: tuple[int, int], shown: tuple[int, int]
) -> None:
    write_poster(noise(*size), tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as image:
        assert image.format == "JPEG"
        assert image.size == shown
    assert [path.name for path in tmp_path.iterdir()] == ["a.jpg"]


def test_the_worst_picture_still_stays_under_the_limit(tmp_path: Path) -> None:
    write_poster(noise(320, 320), tmp_path / "a.jpg")
    assert (tmp_path / "a.jpg").stat().st_size < POSTER_BYTES


def test_a_preview_of_a_calm_picture_is_a_few_kilobytes() -> None:
    assert len(preview(np.full((480, 640, 3), 90, np.uint8))) < 4000
