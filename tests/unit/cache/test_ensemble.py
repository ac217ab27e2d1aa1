"""cache.ensemble: what two cross-encoders say together."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file

from cache import ensemble
from cache.cross_encoder import Card, CrossEncoder, fingerprint, load_base, thinned
from cache.ensemble import WORTH_READING, Ensemble
from cache.judge import SURE
from tests.support.tiny_mpnet import save_tiny_mpnet


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


def test_what_the_larger_one_does_not_read_could_not_become_sure() -> None:
    (score,) = together(Saying(WORTH_READING), Saying(1.0))
    assert 0.95 < score < SURE


def test_one_that_is_sure_does_not_outvote_one_that_doubts() -> None:
    for sure, doubting in ((0.97, 0.6), (0.9999, 0.5)):
        (score,) = together(Saying(sure), Saying(doubting))
        assert score < 0.96


def test_the_larger_one_reads_only_what_may_become_sure() -> None:
    larger = Saying(0.99, 0.98)
    scores = together(Saying(0.95, WORTH_READING - 0.01, 0.9), larger)
    assert larger.asked == [PAIRS[0], PAIRS[2]]
    assert scores[1] == pytest.approx(WORTH_READING - 0.01)
    assert scores[0] > 0.95


def test_what_is_as_sure_as_can_be_stays_a_number() -> None:
    assert together(Saying(1.0), Saying(1.0)) == [pytest.approx(0.995)]
    assert together(Saying(1.0), Saying(0.0)) == [pytest.approx(0.5)]


def test_nothing_asked_is_nothing_said() -> None:
    assert together(Saying(), Saying()) == []


def test_it_is_loaded_from_a_folder_and_the_weights_that_are_shipped_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_tiny_mpnet(tmp_path / "larger")
    base, _ = load_base(tmp_path / "larger")
    head = {
        "head.0.weight": torch.ones(4, 48),
        "head.0.bias": torch.ones(4),
        "head.1.weight": torch.zeros(1, 4),
        "head.1.bias": torch.full((1,), 2.0),  # whatever is asked
    }
    card = Card(2, 112, "all-mpnet-base-v2", fingerprint(base))
    weights = tmp_path / "weights.safetensors"
    save_file(thinned(base, base, head, card.rank), weights, card.described({}))
    monkeypatch.setattr(ensemble, "LARGER_WEIGHTS", weights)
    both = Ensemble.load(None, tmp_path / "larger")
    pair = (
        "a man on a ladder painting a fence white",
        "a guy up a ladder gives a fence a coat of white paint",
    )
    (alone,) = CrossEncoder.load().score([pair]).tolist()
    assert alone > WORTH_READING
    logit = (np.log(alone / (1 - alone)) + 2.0) / 2
    assert both.score([pair]).tolist() == [pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-3)]
