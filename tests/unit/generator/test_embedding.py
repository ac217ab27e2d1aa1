"""MiniLM is asked once for what it was asked before."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.embedding import Embedder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the model was asked for, one list a time."""
    calls: list[list[str]] = []

    def encode(self: Embedder, texts: Sequence[str]) -> NDArray[np.float32]:
        calls.append(list(texts))
        return np.ones((len(texts), 4), dtype=np.float32)

    monkeypatch.setattr(Embedder, "_encode", encode)
    return calls


def test_a_table_is_kept_apart_from_the_words_of_people(
    tmp_path: Path, asked: list[list[str]]
) -> None:
    table = [f"example {number}" for number in range(10)]
    embedder = Embedder(tmp_path / "kept", table="topics", words_dir=tmp_path / "words", many=10)
    embedder(table)
    embedder(["what somebody typed"])
    assert [path.name.split("-")[0] for path in (tmp_path / "kept").iterdir()] == ["topics"]
    assert [path.name for path in (tmp_path / "words").iterdir()] == ["word-vectors.jsonl"]
    assert len(asked) == 2


def test_a_shipped_table_asks_no_model(tmp_path: Path, asked: list[list[str]]) -> None:
    table = [f"example {number}" for number in range(10)]
    Embedder(tmp_path, table="topics").ship(table, tmp_path / "data")
    asked.clear()
    vectors = Embedder(tmp_path, table="topics", shipped=tmp_path / "data", many=10)(table)
    assert vectors.shape == (10, 4)
    assert asked == []


def test_shipping_leaves_no_earlier_table_behind(tmp_path: Path, asked: list[list[str]]) -> None:
    embedder = Embedder(tmp_path, table="topics")
    embedder.ship(["one"], tmp_path)
    embedder.ship(["two"], tmp_path)
    assert len(list(tmp_path.glob("topics-*.npy"))) == 1


def test_half_a_surrogate_pair_is_asked_for_as_a_question_mark(
    tmp_path: Path, asked: list[list[str]]
) -> None:
    Embedder(tmp_path, table="topics")(["\ud800 lone surrogate"])
    assert asked == [["? lone surrogate"]]
