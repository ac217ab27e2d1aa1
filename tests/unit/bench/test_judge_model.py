"""The judge of the experiment, with weights made here."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from bench.judge.model import (
    JudgeCard,
    JudgeModel,
    JudgeUnavailable,
    changed_layers,
    describe,
    load_base,
)

PAIRS = [("a cat on a sofa", "a cat on a couch"), ("a red car", "a blue car at night in the rain")]
CARD = JudgeCard(rank=2, max_length=32, threshold=0.9)


@pytest.fixture(scope="module")
def base() -> tuple[Any, Any]:
    return load_base()


def write(path: Path, bert: tuple[Any, Any], scale: float, **metadata: str) -> Path:
    """Weights with a random head and random changes of this size."""
    random = torch.Generator().manual_seed(3)

    def draw(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=random)

    width = bert[0].config.hidden_size
    weights = {
        "head.0.weight": draw(8, 3 * width) / width**0.5,
        "head.0.bias": draw(8),
        "head.1.weight": draw(1, 8),
        "head.1.bias": draw(1),
    }
    for name, layer in changed_layers(bert[0]).items():
        weights[f"{name}.up"] = scale * draw(layer.out_features, CARD.rank)
        weights[f"{name}.down"] = scale * draw(CARD.rank, layer.in_features)
    halves = {name: value.half() for name, value in weights.items()}
    save_file(halves, path, {**describe(CARD, {}), **metadata})
    return path


def test_the_changes_are_loaded_and_change_the_scores(
    base: tuple[Any, Any], tmp_path: Path
) -> None:
    without = JudgeModel.load(base, write(tmp_path / "without", base, 0)).score(PAIRS)
    changed = JudgeModel.load(base, write(tmp_path / "with", base, 0.1))
    assert changed.card == CARD
    assert without.shape == (2,)
    assert without.dtype == np.float32
    assert not np.allclose(without, changed.score(PAIRS), atol=1e-3)


def test_the_base_stays_as_it_is_and_lends_its_word_vectors(
    base: tuple[Any, Any], tmp_path: Path
) -> None:
    before = {name: value.clone() for name, value in base[0].state_dict().items()}
    judge = JudgeModel.load(base, write(tmp_path / "weights", base, 0.1))
    after = base[0].state_dict()
    assert all(torch.equal(value, after[name]) for name, value in before.items())
    assert judge._encoder.embeddings is base[0].embeddings


def test_the_order_in_a_pair_and_the_company_do_not_matter(
    base: tuple[Any, Any], tmp_path: Path
) -> None:
    judge = JudgeModel.load(base, write(tmp_path / "weights", base, 0.1))
    forwards = judge.score(PAIRS)
    assert np.allclose(forwards, judge.score([(b, a) for a, b in PAIRS]), atol=1e-5)
    assert np.allclose(forwards[:1], judge.score(PAIRS[:1]), atol=1e-4)
    assert judge.score([]).shape == (0,)
    assert np.isfinite(judge.score([("", ""), ("word " * 500, "another " * 500)])).all()


def test_broken_weights_are_reported(base: tuple[Any, Any], tmp_path: Path) -> None:
    whole = write(tmp_path / "whole", base, 0.1)
    cut = tmp_path / "cut"
    cut.write_bytes(whole.read_bytes()[:-1000])
    for path in (cut, tmp_path / "absent"):
        with pytest.raises(JudgeUnavailable, match="its weights cannot be loaded"):
            JudgeModel.load(base, path)
    with pytest.raises(JudgeUnavailable, match="not for all-MiniLM-L6-v2"):
        JudgeModel.load(base, write(tmp_path / "other", base, 0.1, base="another"))
