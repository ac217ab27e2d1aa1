"""cache.ensemble: what two cross-encoders say together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from cache.ensemble import WORTH_READING, Ensemble

if TYPE_CHECKING:
    from cache.cross_encoder import CrossEncoder


class Saying:
    """A cross-encoder that says what it is told to, and remembers what it was asked."""

    def __init__(self, *scores: float) -> None:
        self._scores = scores
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked = list(pairs)
        assert len(pairs) == len(self._scores)
        return np.array(self._scores, np.float32)


PAIRS = [("a", "b"), ("c", "d"), ("e", "f")]


def together(packaged: Saying, larger: Saying) -> list[float]:
    both = Ensemble(cast("CrossEncoder", packaged), cast("CrossEncoder", larger))
    return [float(it) for it in both.score(PAIRS[: len(packaged._scores)])]


def test_both_are_heard_by_their_logits() -> None:
    (score,) = together(Saying(0.9), Saying(0.5))
    assert score == pytest.approx(0.75)  # odds of 9 and of 1 are 3 in the mean


def test_one_that_is_sure_does_not_outvote_one_that_doubts() -> None:
    (score,) = together(Saying(0.97), Saying(0.6))
    assert score < 0.96


def test_the_larger_one_reads_only_what_may_become_sure() -> None:
    larger = Saying(0.99, 0.98)
    scores = together(Saying(0.95, WORTH_READING - 0.01, 0.9), larger)
    assert larger.asked == [PAIRS[0], PAIRS[2]]
    assert scores[1] == pytest.approx(WORTH_READING - 0.01)
    assert scores[0] > 0.95


def test_what_is_as_sure_as_can_be_stays_a_number() -> None:
    assert together(Saying(1.0), Saying(1.0)) == [pytest.approx(1.0, abs=1e-5)]
    assert together(Saying(1.0), Saying(0.0)) == [pytest.approx(0.5)]


def test_nothing_asked_is_nothing_said() -> None:
    assert together(Saying(), Saying()) == []
