"""Shapes as pixels."""

import numpy as np
import pytest

from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.palette import GROUND

RED = (255, 0, 0)
FAR = [float("nan"), float("inf"), -float("inf"), 1e300, 1e9]


def painted(canvas: Canvas) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    result: np.ndarray[tuple[int, int], np.dtype[np.bool_]] = (canvas.pixels() != GROUND).any(2)
    return result


def test_a_line_lies_where_it_was_drawn() -> None:
    canvas = Canvas(40, 40)
    canvas.line(np.array([[5, 20], [35, 20]]), RED, 2)
    rows, columns = np.nonzero(painted(canvas))
    assert set(rows) == {19, 20}
    assert (columns.min(), columns.max()) == (5, 34)


def test_a_dashed_line_has_gaps() -> None:
    canvas = Canvas(100, 10)
    canvas.line(np.array([[0, 5], [100, 5]]), RED, 2, dash=(10, 10))
    row = painted(canvas)[5]
    assert row[5]
    assert not row[15]
    assert row[25]


def test_an_arrow_ends_exactly_at_its_tip() -> None:
    canvas = Canvas(60, 40)
    canvas.arrow((10, 20), (50, 20), RED)
    assert np.nonzero(painted(canvas))[1].max() in (49, 50)


def test_an_arrow_of_no_length_is_none() -> None:
    canvas = Canvas(60, 40)
    canvas.arrow((10, 20), (10.2, 20), RED)
    assert not painted(canvas).any()


@pytest.mark.parametrize("value", FAR)
def test_what_is_nowhere_or_far_away_does_no_harm(value: float) -> None:
    canvas = Canvas(40, 40)
    canvas.line(np.array([[5, 20], [value, 20], [30, 20]]), RED)
    canvas.line(np.array([[5, 20], [value, value]]), RED, dash=(3, 3))
    canvas.polygon(np.array([[5, 5], [value, 9], [30, 20]]), RED, RED)
    canvas.disc(value, 5, 3, RED)
    canvas.disc(5, 5, value, RED)
    canvas.arrow((5, 5), (value, 20), RED)
    assert canvas.pixels().shape == (40, 40, 3)


def test_a_canvas_begins_again_from_what_was_kept() -> None:
    canvas = Canvas(40, 40)
    canvas.disc(20, 20, 8, RED)
    kept = canvas.pixels()
    canvas.disc(5, 5, 4, RED)
    canvas.text("x", 1, 1, 12)
    canvas.begin(kept.tobytes())
    assert (canvas.pixels() == kept).all()
    assert canvas.texts == []


def test_a_raster_is_cut_off_at_the_edges() -> None:
    canvas = Canvas(20, 20)
    canvas.raster(np.full((30, 30, 3), 7, np.uint8), -5, 10)
    assert (canvas.pixels()[10:, :] == 7).all()
    assert not painted(canvas)[:10].any()
