"""What the model is asked for covers what people asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engines.wan.shapes import MOST_PIXELS, Shape, middle, picked
from generator.errors import UserError
from generator.types import ClipRequest

sides = st.integers(32, 960).map(lambda half: 2 * half)


def asked(**changes: object) -> ClipRequest:
    return ClipRequest(prompt="a cat", engine="wan").evolve(**changes)


def test_the_usual_clip_is_asked_for_as_it_is() -> None:
    assert Shape.of(asked()) == Shape(73, 640, 480)
    assert Shape.of(asked()).latent == (19, 30, 40)


@given(seconds=st.floats(1, 5), width=sides, height=sides, fps=st.integers(1, 60))
def test_any_request_becomes_a_shape_the_model_takes(
    seconds: float, width: int, height: int, fps: int
) -> None:
    request = asked(seconds=seconds, width=width, height=height, fps=fps)
    shape = Shape.of(request)
    assert shape.frames % 4 == 1
    assert shape.width % 32 == shape.height % 32 == 0
    assert shape.width * shape.height <= 1.2 * MOST_PIXELS
    if width * height <= MOST_PIXELS:
        assert shape.width >= width
        assert shape.height >= height
    shown = list(picked(request))
    assert len(shown) == request.frames
    assert shown == sorted(shown)
    assert shown[0] >= 0
    assert shown[-1] < shape.frames


def test_half_the_rate_shows_every_second_frame() -> None:
    assert list(picked(asked(seconds=1, fps=12))) == list(range(0, 24, 2))


def test_a_clip_longer_than_the_model_knows_is_refused() -> None:
    with pytest.raises(UserError, match="engine-seconds"):
        Shape.of(asked(seconds=5.5))


def test_a_side_is_cut_to_its_middle() -> None:
    assert middle(10, 6) == slice(2, 8)
