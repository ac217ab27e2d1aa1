"""generator.weights: what is there, whether it was pulled or put there by hand."""

import json
from pathlib import Path

import pytest

from generator.discovery import discover
from generator.engine import Surroundings, Weights
from generator.weights import MANIFEST, Entry, Manifest, folder_of, missing, revision, size_on_disk

WEIGHTS = Weights(repository="acme/model", files=("model_index.json", "vae/*"))
DIGEST = "0" * 64


def put(models_dir: Path, name: str, body: bytes = b"12345") -> Path:
    file = models_dir / "acme" / "model" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
    return file


def pulled(models_dir: Path, *patterns: str, **files: int) -> None:
    """As a pull of these patterns leaves it, if files have the sizes."""
    folder = folder_of(models_dir, "acme/model")
    folder.mkdir(parents=True, exist_ok=True)
    entries = {name.replace("__", "/"): Entry(size, DIGEST) for name, size in files.items()}
    Manifest(asked="main", revision="c0ffee", patterns=patterns, files=entries).write(folder)


def test_where_nothing_is_every_pattern_is_missing(tmp_path: Path) -> None:
    assert missing(WEIGHTS, tmp_path / "none") == ("model_index.json", "vae/*")
    assert size_on_disk([WEIGHTS], tmp_path) == 0


def test_what_was_put_there_by_hand_needs_a_file_of_each_pattern(tmp_path: Path) -> None:
    put(tmp_path, "vae/config.json")
    assert missing(WEIGHTS, tmp_path) == ("model_index.json", "vae/*")
    put(tmp_path, "vae/model.safetensors")
    assert missing(WEIGHTS, tmp_path) == ("model_index.json",)
    put(tmp_path, "model_index.json")
    assert missing(WEIGHTS, tmp_path) == ()
    assert revision(tmp_path, "acme/model") is None
    assert size_on_disk([WEIGHTS, WEIGHTS], tmp_path) == 15


def test_a_configuration_that_is_named_is_all_that_is_wanted(tmp_path: Path) -> None:
    put(tmp_path, "vae/config.json")
    assert missing(Weights(repository="acme/model", files=("vae/config.json",)), tmp_path) == ()


def test_hidden_files_are_nobodys_weights(tmp_path: Path) -> None:
    put(tmp_path, "vae/.part")
    put(tmp_path, ".parts/vae/x")
    assert missing(Weights(repository="acme/model", files=("*",)), tmp_path) == ("*",)


def test_an_index_of_shards_is_followed(tmp_path: Path) -> None:
    index = put(tmp_path, "vae/x.safetensors.index.json")
    weights = Weights(repository="acme/model", files=("vae/*",))
    assert missing(weights, tmp_path) == ("vae/x.safetensors.index.json",)  # it cannot be read
    shards = {"weight_map": {"a": "x-1.safetensors", "b": "x-2.safetensors"}}
    index.write_text(json.dumps(shards))
    put(tmp_path, "vae/x-2.safetensors")
    assert missing(weights, tmp_path) == ("vae/x-1.safetensors",)
    put(tmp_path, "vae/x-1.safetensors")
    assert missing(weights, tmp_path) == ()


def test_what_was_pulled_has_every_file_with_its_size(tmp_path: Path) -> None:
    pulled(tmp_path, *WEIGHTS.files, **{"model_index.json": 5, "vae__x": 5, "vae__y": 6})
    assert missing(WEIGHTS, tmp_path) == ("model_index.json", "vae/x", "vae/y")
    for name in ("model_index.json", "vae/x", "vae/y"):
        put(tmp_path, name)
    assert missing(WEIGHTS, tmp_path) == ("vae/y",)
    put(tmp_path, "vae/y", b"123456")
    assert missing(WEIGHTS, tmp_path) == ()
    assert revision(tmp_path, "acme/model") == "c0ffee"


def test_a_pattern_that_was_not_pulled_is_looked_for_as_if_by_hand(tmp_path: Path) -> None:
    pulled(tmp_path, "vae/*", vae__x=5)
    put(tmp_path, "vae/x")
    assert missing(WEIGHTS, tmp_path) == ("model_index.json",)
    put(tmp_path, "model_index.json")
    assert missing(WEIGHTS, tmp_path) == ()


def test_what_was_pulled_for_one_pattern_does_not_stand_for_another(tmp_path: Path) -> None:
    pulled(tmp_path, "vae/config.json", "vae/a.txt", **{"vae__config.json": 5, "vae__a.txt": 5})
    put(tmp_path, "vae/config.json")
    put(tmp_path, "vae/a.txt")
    weights = Weights(repository="acme/model", files=("vae/*",))
    assert missing(weights, tmp_path) == ("vae/*",)
    put(tmp_path, "vae/model.safetensors")
    assert missing(weights, tmp_path) == ()


@pytest.mark.parametrize("body", ["", "{", "[]", '{"files": 1}', '{"files": {}, "asked": "main"}'])
def test_a_damaged_manifest_is_none(tmp_path: Path, body: str) -> None:
    put(tmp_path, MANIFEST, body.encode())
    assert revision(tmp_path, "acme/model") is None
    assert missing(WEIGHTS, tmp_path) == WEIGHTS.files


@pytest.mark.parametrize(
    "repository",
    ["", "model", "a/b/c", "../m", "acme/..", "/etc", "acme/", "a\\b/c", "C:/x", "acme/m\n"],
)
def test_a_repository_that_leads_elsewhere_is_refused(tmp_path: Path, repository: str) -> None:
    with pytest.raises(ValueError, match="no repository"):
        missing(Weights(repository=repository, files=("*",)), tmp_path)


def test_an_engine_is_described_with_what_it_needs_and_lacks(tmp_path: Path) -> None:
    surroundings = Surroundings(cache_dir=tmp_path / "cache", models_dir=tmp_path)
    info = discover("tests.weighty_engines", surroundings)["heavy"]
    assert list(info.needs) == ["fast", "turbo"]
    assert (info.profiles, info.lacks) == ((), ("acme/base", "acme/fast"))
    for name in ("base/text/x", "base/model_index.json", "base/transformer/x"):
        file = tmp_path / "acme" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    info = discover("tests.weighty_engines", surroundings)["heavy"]
    assert (info.unavailable, info.profiles, info.lacks) == (None, ("turbo",), ())
