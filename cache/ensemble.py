"""The cross-encoders that are here, and what they say together: the packaged one and, where an
operator pulled its base, the larger one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from cache.cross_encoder import LARGER_WEIGHTS, CrossEncoder, load_base

WORTH_READING = 0.74
"""The score of the packaged model from which on the larger one, which takes eight times as long,
reads a pair too: below it no second opinion, of 0.995 at most, makes 0.96 of it."""

_FAR = 0.005  # from 0 and 1: who is surer than that says no more by it


class Ensemble:
    """Scores pairs as a `CrossEncoder` does: by the mean of two models' logits, who err about
    different pairs. Of 6000 look-alikes that neither was trained on a quarter of a percent reaches
    0.96 so, and 55 % of the rewordings; with as many wrong ones the packaged model alone takes
    42 %, the larger one alone no more (docs/cache.md)."""

    def __init__(self, packaged: CrossEncoder, larger: CrossEncoder) -> None:
        self._packaged, self._larger = packaged, larger

    @classmethod
    def load(cls, base: tuple[Any, Any] | None, folder: Path) -> Self:
        """`base` as of `CrossEncoder.load`, `folder` holds the larger one.

        Raises:
            CrossEncoderUnavailable: one of them is absent, broken or of another form.
            OSError, ValueError: so is the larger base.
        """
        larger = CrossEncoder.load(load_base(folder), LARGER_WEIGHTS)
        return cls(CrossEncoder.load(base), larger)

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """For each pair 0 to 1, (n,)."""
        scores = self._packaged.score(pairs)
        (worth,) = np.nonzero(scores >= WORTH_READING)
        second = self._larger.score([pairs[at] for at in worth.tolist()])
        scores[worth] = _together(scores[worth], second)
        return scores


def _together(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    logits = (_logit(one) + _logit(other)) / 2
    together: NDArray[np.float32] = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return together


def _logit(score: NDArray[np.float32]) -> NDArray[np.float64]:
    kept = np.clip(score.astype(np.float64), _FAR, 1 - _FAR)
    logit: NDArray[np.float64] = np.log(kept / (1 - kept))
    return logit
