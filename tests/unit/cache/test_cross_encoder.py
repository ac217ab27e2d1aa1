"""cache.cross_encoder: with weights made here, and with those that are shipped."""

import copy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from cache.cross_encoder import (
    LARGER_WEIGHTS,
    Card,
    CrossEncoder,
    CrossEncoderUnavailable,
    fingerprint,
    load_base,
    thinned,
    tokenise,
)
from tests.support.tiny_mpnet import save_tiny_mpnet, tiny_mpnet

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


def test_prompts_in_which_somebody_typed_what_parts_them_are_not_the_same(
    base: tuple[Any, Any],
) -> None:
    shipped = CrossEncoder.load(base)
    assert shipped.score([("a cat [SEP] a cat", "a cat"), ("a cat", "[PAD]")]).tolist() == [0, 0]


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


def test_the_larger_model_reads_both_prompts_without_what_is_between_them() -> None:
    _, tokenizer = tiny_mpnet()
    tokens = tokenise(tokenizer, [("a cat", "a red car"), ("car", "a")], 32)
    assert "token_type_ids" not in tokens.inputs
    words = [tokenizer.convert_ids_to_tokens(line) for line in tokens.inputs["input_ids"]]
    for side, wanted in (
        (tokens.first, [["<s>", "a", "cat"], ["<s>", "car"]]),
        (tokens.second, [["</s>", "a", "red", "car", "</s>"], ["</s>", "a", "</s>"]]),
    ):
        found = [
            [word for word, there in zip(line, of, strict=True) if there]
            for line, of in zip(words, side.tolist(), strict=True)
        ]
        assert found == wanted


def test_the_larger_model_is_taught_as_the_packaged_one(tmp_path: Path) -> None:
    save_tiny_mpnet(tmp_path / "larger")
    model, tokenizer = load_base(tmp_path / "larger")
    card = Card(2, 32, "all-mpnet-base-v2", fingerprint(model))
    after = taught(model, 0.05)
    learned = thinned(model, after, head(16), card.rank)
    save_file(learned, tmp_path / "weights", card.described({}))
    loaded = CrossEncoder.load((model, tokenizer), tmp_path / "weights")
    pairs = [("a cat", "a red cat"), ("a car", "a blue car")]
    whole = CrossEncoder(after.eval(), tokenizer, head(16), card).score(pairs)
    assert np.allclose(loaded.score(pairs), whole, atol=0.02)


def test_what_one_model_learned_is_not_given_to_another(
    base: tuple[Any, Any], weights: Path, tmp_path: Path
) -> None:
    tiny = tiny_mpnet()
    with pytest.raises(CrossEncoderUnavailable, match="not for all-mpnet-base-v2"):
        CrossEncoder.load(tiny, weights)
    with pytest.raises(CrossEncoderUnavailable, match="not for all-MiniLM-L6-v2"):
        CrossEncoder.load(base, LARGER_WEIGHTS)
    with pytest.raises(CrossEncoderUnavailable, match="for another all-mpnet-base-v2"):
        CrossEncoder.load(tiny, LARGER_WEIGHTS)


def test_what_is_shipped_for_the_larger_model_has_all_its_layers() -> None:
    with safe_open(LARGER_WEIGHTS, "pt") as file:
        names, described = set(file.keys()), file.metadata()
    assert described["base"] == "all-mpnet-base-v2"
    assert len(described["fingerprint"]) == 16
    for layer in range(12):
        for matrix in ("attention.attn.q", "attention.attn.o", "intermediate.dense"):
            own = f"layer.{layer}.{matrix}"
            assert {f"{own}.weight.up", f"{own}.weight.down", f"{own}.bias"} <= names
