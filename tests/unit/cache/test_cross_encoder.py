"""cache.cross_encoder: with weights made here, and with those that are shipped."""

import copy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from cache.cross_encoder import (
    Card,
    CrossEncoder,
    CrossEncoderUnavailable,
    load_base,
    thinned,
)

PAIRS = [("a cat on a sofa", "a cat on a couch"), ("a red car", "a blue car at night in the rain")]
CARD = Card(rank=2, max_length=32)


@pytest.fixture(scope="module")
def base() -> tuple[Any, Any]:
    return load_base()


def head(width: int) -> dict[str, torch.Tensor]:
    random = torch.Generator().manual_seed(3)
    return {
        "head.0.weight": torch.randn(8, 3 * width, generator=random) / width**0.5,
        "head.0.bias": torch.randn(8, generator=random),
        "head.1.weight": torch.randn(1, 8, generator=random),
        "head.1.bias": torch.randn(1, generator=random),
    }


def taught(bert: Any, scale: float) -> Any:
    """The model with something of this size learned by each of its weights."""
    random = torch.Generator().manual_seed(4)
    made = copy.deepcopy(bert)
    with torch.no_grad():
        for weight in made.encoder.parameters():
            thin = [torch.randn(size, CARD.rank, generator=random) for size in weight.shape]
            weight += scale * (thin[0] @ thin[1].T if len(thin) == 2 else thin[0][:, 0])
    return made


def write(path: Path, minilm: tuple[Any, Any], scale: float, **metadata: str) -> Path:
    bert, _ = minilm
    weights = thinned(bert, taught(bert, scale), head(bert.config.hidden_size), CARD.rank)
    save_file(weights, path, {**CARD.described({}), **metadata})
    return path


def test_what_was_learned_is_loaded_and_changes_the_scores(
    base: tuple[Any, Any], tmp_path: Path
) -> None:
    without = CrossEncoder.load(base, write(tmp_path / "without", base, 0)).score(PAIRS)
    changed = CrossEncoder.load(base, write(tmp_path / "with", base, 0.01)).score(PAIRS)
    assert without.shape == (2,)
    assert without.dtype == np.float32
    assert not np.allclose(without, changed, atol=1e-3)


def test_thin_matrices_keep_what_was_learned(base: tuple[Any, Any], tmp_path: Path) -> None:
    bert, tokenizer = base
    whole = CrossEncoder(taught(bert, 0.01), tokenizer, head(bert.config.hidden_size), CARD)
    thin = CrossEncoder.load(base, write(tmp_path / "thin", base, 0.01))
    assert np.allclose(whole.score(PAIRS), thin.score(PAIRS), atol=0.01)


def test_the_base_stays_as_it_is_and_lends_its_word_vectors(
    base: tuple[Any, Any], tmp_path: Path
) -> None:
    before = {name: value.clone() for name, value in base[0].state_dict().items()}
    loaded = CrossEncoder.load(base, write(tmp_path / "weights", base, 0.01))
    after = base[0].state_dict()
    assert all(torch.equal(value, after[name]) for name, value in before.items())
    assert loaded._encoder.embeddings is base[0].embeddings


def test_the_order_in_a_pair_and_the_company_do_not_matter(
    base: tuple[Any, Any], tmp_path: Path
) -> None:
    loaded = CrossEncoder.load(base, write(tmp_path / "weights", base, 0.01))
    forwards = loaded.score(PAIRS)
    assert np.allclose(forwards, loaded.score([(b, a) for a, b in PAIRS]), atol=1e-5)
    assert np.allclose(forwards[:1], loaded.score(PAIRS[:1]), atol=1e-4)
    assert loaded.score([]).shape == (0,)
    assert np.isfinite(loaded.score([("", ""), ("word " * 500, "another " * 500)])).all()


def test_broken_weights_are_reported(base: tuple[Any, Any], tmp_path: Path) -> None:
    whole = write(tmp_path / "whole", base, 0.01)
    cut = tmp_path / "cut"
    cut.write_bytes(whole.read_bytes()[:-1000])
    for path in (cut, tmp_path / "absent"):
        with pytest.raises(CrossEncoderUnavailable, match="its weights cannot be loaded"):
            CrossEncoder.load(base, path)
    with pytest.raises(CrossEncoderUnavailable, match="not for all-MiniLM-L6-v2"):
        CrossEncoder.load(base, write(tmp_path / "other", base, 0.01, base="another"))


def test_those_that_are_shipped_know_a_rewording_from_another_wish(base: tuple[Any, Any]) -> None:
    shipped = CrossEncoder.load(base)
    prompt = "a man on a ladder painting a fence white"
    said_otherwise, other = (
        "a guy up a ladder gives a fence a coat of white paint",
        ("a guy carries a ladder past a white painted fence"),
    )
    same, different = shipped.score([(prompt, said_otherwise), (prompt, other)])
    assert same > 0.5 > different
