"""cache.cross_encoder: with weights made here, and with those that are shipped."""

import copy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

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


@pytest.fixture(scope="module")
def weights(base: tuple[Any, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Written once: to make thin matrices of all layers takes seconds."""
    bert, _ = base
    path = tmp_path_factory.mktemp("weights") / "weights"
    learned = thinned(bert, taught(bert, 0.01), head(bert.config.hidden_size), CARD.rank)
    save_file(learned, path, CARD.described({}))
    return path


@pytest.fixture(scope="module")
def loaded(base: tuple[Any, Any], weights: Path) -> CrossEncoder:
    return CrossEncoder.load(base, weights)


def test_thin_matrices_keep_what_was_learned(base: tuple[Any, Any], loaded: CrossEncoder) -> None:
    bert, tokenizer = base
    untaught, whole = (
        CrossEncoder(model.eval(), tokenizer, head(bert.config.hidden_size), CARD).score(PAIRS)
        for model in (bert, taught(bert, 0.01))
    )
    scores = loaded.score(PAIRS)
    assert scores.shape == (2,)
    assert scores.dtype == np.float32
    assert 4 * np.abs(scores - whole).max() < np.abs(scores - untaught).max()


def test_the_base_stays_as_it_is_and_lends_its_word_vectors(
    base: tuple[Any, Any], weights: Path
) -> None:
    before = {name: value.clone() for name, value in base[0].state_dict().items()}
    loaded = CrossEncoder.load(base, weights)
    after = base[0].state_dict()
    assert all(torch.equal(value, after[name]) for name, value in before.items())
    assert loaded._encoder.embeddings is base[0].embeddings


def test_the_order_in_a_pair_and_the_company_do_not_matter(loaded: CrossEncoder) -> None:
    forwards = loaded.score(PAIRS)
    assert np.allclose(forwards, loaded.score([(b, a) for a, b in PAIRS]), atol=1e-5)
    assert np.allclose(forwards[:1], loaded.score(PAIRS[:1]), atol=1e-4)
    assert loaded.score([]).shape == (0,)
    assert np.isfinite(loaded.score([("", "")])).all()


def test_prompts_too_long_to_be_read_whole_are_not_the_same(base: tuple[Any, Any]) -> None:
    shipped = CrossEncoder.load(base)
    long = "a mountain lake with a wooden pier and a rowing boat in the mist " * 4
    assert shipped.score([(f"{long}, pan left", f"{long}, pan right")]).tolist() == [0]
    assert shipped.score([("pan left", "pan right")])[0] > 0


def test_broken_weights_are_reported(base: tuple[Any, Any], weights: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut"
    cut.write_bytes(weights.read_bytes()[:-1000])
    for path in (cut, tmp_path / "absent"):
        with pytest.raises(CrossEncoderUnavailable, match="its weights cannot be loaded"):
            CrossEncoder.load(base, path)
    headless = tmp_path / "headless"
    learned = {name: it for name, it in load_file(weights).items() if name != "head.1.weight"}
    save_file(learned, headless, CARD.described({}))
    with pytest.raises(CrossEncoderUnavailable, match=r"cannot be loaded: 'head.1.weight'"):
        CrossEncoder.load(base, headless)
    other = tmp_path / "other"
    save_file(load_file(weights), other, {**CARD.described({}), "base": "another"})
    with pytest.raises(CrossEncoderUnavailable, match="not for all-MiniLM-L6-v2"):
        CrossEncoder.load(base, other)


def test_those_that_are_shipped_know_a_rewording_from_another_wish(base: tuple[Any, Any]) -> None:
    shipped = CrossEncoder.load(base)
    prompt = "a man on a ladder painting a fence white"
    said_otherwise, other = (
        "a guy up a ladder gives a fence a coat of white paint",
        ("a guy carries a ladder past a white painted fence"),
    )
    same, different = shipped.score([(prompt, said_otherwise), (prompt, other)])
    assert same > 0.5 > different
