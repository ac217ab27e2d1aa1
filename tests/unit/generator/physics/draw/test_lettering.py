"""Letters: the font for each, their size, and how they are laid."""

import numpy as np

from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.fonts import face_of, lacking
from generator.engines.physics.draw.lettering import laid, lay, text_size

BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def test_each_letter_is_of_a_font_that_has_it() -> None:
    assert lacking("v₀ = √(2gh) → 10⁻⁶ m/s², θ ≈ 30°, λ ∝ 1/f, ∠ABC, 摄氏度：℃") == ""
    assert face_of("₀") != face_of("度")


def test_a_letter_that_no_font_has_is_told() -> None:
    assert lacking("a\U0001f680") == "\U0001f680"


def test_a_number_that_changes_does_not_change_its_width() -> None:
    widths = {text_size(f"{number:.2f}", 18) for number in (1.11, 2.48, 7.77, 9.05)}
    assert len(widths) == 1


def test_all_lines_of_a_size_are_equally_high() -> None:
    assert len({text_size(text, 15)[1] for text in ("a", "Åy", "ₓ²", "国", "∫")}) == 1


def test_a_text_is_drawn_in_its_colour_and_parted_from_what_lies_below() -> None:
    frame = np.full((40, 60, 3), (200, 30, 30), np.uint8)
    lay(frame, laid("I", 24, True, BLACK, WHITE), 20, 4)
    assert frame.min(axis=(0, 1)).max() < 40  # ink
    assert frame.max(axis=(0, 1)).min() > 230  # rim
    assert (frame[:, :10] == (200, 30, 30)).all()


def test_a_text_at_the_edge_is_cut_off_and_one_outside_draws_nothing() -> None:
    frame = np.zeros((20, 20, 3), np.uint8)
    text = laid("www", 16, False, WHITE, BLACK)
    lay(frame, text, 12, 6)
    assert frame.any()
    frame[:] = 0
    lay(frame, text, 500, 6)
    lay(frame, text, -500, -6)
    assert not frame.any()


def test_a_canvas_knows_where_its_texts_lie() -> None:
    canvas = Canvas(200, 50)
    box = canvas.text("v = 3 m/s", 100, 25, 15, anchor="mm")
    assert canvas.texts == [("v = 3 m/s", box)]
    assert Box(0, 0, 200, 50).holds(box)
    assert abs((box.left + box.right) / 2 - 100) < 1
