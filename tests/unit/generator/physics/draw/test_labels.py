"""Labels beside their points."""

import pytest

from generator.engines.physics.draw.box import Box
from generator.engines.physics.draw.canvas import Canvas
from generator.engines.physics.draw.labels import Labels
from generator.engines.physics.draw.palette import INK


def place(
    canvas: Canvas, labels: Labels, at: tuple[float, float], key: int = 0, text: str = "label"
) -> Box | None:
    before = len(canvas.texts)
    labels.place(canvas, key, text, at, 14, INK, prefer=("right",))
    return canvas.texts[-1][1] if len(canvas.texts) > before else None


def test_a_label_stands_on_the_side_it_prefers() -> None:
    box = place(Canvas(200, 100), Labels(), (50, 50))
    assert box is not None
    assert box.left > 50


def test_where_another_text_stands_it_takes_another_side() -> None:
    canvas, labels = Canvas(200, 100), Labels()
    first = place(canvas, labels, (50, 50), key=0)
    second = place(canvas, labels, (50, 50), key=1)
    assert first is not None
    assert second is not None
    assert not second.meets(first)


def test_it_is_pushed_in_at_the_edge() -> None:
    box = place(Canvas(200, 100), Labels(), (199, 50))
    assert box is not None
    assert box.right <= 200


def test_it_keeps_clear_of_bodies() -> None:
    canvas = Canvas(200, 100)
    canvas.solids.append(Box(55, 30, 120, 70))
    box = place(canvas, Labels(), (50, 50))
    assert box is not None
    assert not box.meets(canvas.solids[0])


def test_it_does_not_jump_back_and_forth() -> None:
    canvas, labels = Canvas(200, 100), Labels()
    canvas.solids.append(Box(55, 30, 120, 70))
    first = place(canvas, labels, (50, 50))
    canvas.solids.clear()
    canvas.texts.clear()
    assert place(canvas, labels, (50, 50)) == first


def test_without_room_it_is_left_out() -> None:
    assert place(Canvas(20, 12), Labels(), (10, 6), text="far too long") is None


@pytest.mark.parametrize("at", [(float("nan"), 5.0), (float("inf"), 5.0)])
def test_a_label_of_nowhere_is_left_out(at: tuple[float, float]) -> None:
    assert place(Canvas(200, 100), Labels(), at) is None
