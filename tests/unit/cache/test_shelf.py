"""cache.shelf and cache.hot: what is near, and what is remembered."""

from pathlib import Path

import numpy as np

from cache.hot import HotClips, Wish
from cache.shelf import SCAN, Shelf, Vectors
from generator.types import ClipRequest
from tests.support.generator import make_clip


def at(degrees: float) -> Vectors:
    """The unit vector at an angle."""
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], np.float32)


def test_the_nearest_come_first_and_only_those_near_enough() -> None:
    shelf = Shelf([("far", "f"), ("near", "n")], np.stack([at(80), at(10)]))
    shelf.put("nearer", "r", at(5))
    found = shelf.rank(at(0), 0.9, 8)
    assert [(near.clip_id, near.prompt) for near in found] == [("nearer", "r"), ("near", "n")]
    assert abs(found[1].similarity - np.cos(np.radians(10))) < 1e-6
    assert [near.clip_id for near in shelf.rank(at(0), 0.9, 1)] == ["nearer"]


def test_an_empty_shelf_finds_nothing() -> None:
    assert Shelf().rank(at(0), -1, 8) == []
    assert len(Shelf()) == 0


def test_a_shelf_grows_and_forgets() -> None:
    shelf = Shelf()
    for degree in range(40):
        shelf.waiting[f"clip {degree}"] = "key"
        shelf.put(f"clip {degree}", "key", at(degree))
    shelf.forget("clip 0")
    shelf.forget("unknown")
    shelf.put("clip 1", "key", at(90))  # it is there already: nothing changes
    assert len(shelf) == 39
    assert shelf.waiting == {}
    assert [near.clip_id for near in shelf.rank(at(0), -1, 2)] == ["clip 1", "clip 2"]
    assert "clip 0" not in shelf
    assert sorted(clip_id for clip_id, _ in shelf.clips()) == sorted(
        f"clip {degree}" for degree in range(1, 40)
    )


def crowd(rows: int) -> Vectors:
    """So many unit vectors of 384 numbers, always the same."""
    made: Vectors = np.random.default_rng(7).normal(size=(rows, 384)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return made


def beside(vector: Vectors, cosine: float) -> Vectors:
    """A unit vector at that cosine of another."""
    aside = crowd(1)[0] - float(crowd(1)[0] @ vector) * vector
    aside /= np.linalg.norm(aside)
    found: Vectors = (cosine * vector + np.sqrt(1 - cosine**2) * aside).astype(np.float32)
    return found


def test_among_very_many_the_near_are_found_as_surely_as_among_few() -> None:
    vectors = crowd(SCAN + 5)
    asked = vectors[4321]
    shelf = Shelf([(f"clip {row}", "p") for row in range(len(vectors))], vectors)
    for cosine in (0.9, 0.7, 0.8, 0.6):
        shelf.put(f"at {cosine}", "p", beside(asked, cosine))
    found = [near.clip_id for near in shelf.rank(asked, 0.65, 8)]
    assert found == ["clip 4321", "at 0.9", "at 0.8", "at 0.7"]
    shelf.forget("at 0.9")
    shelf.forget("clip 4321")
    assert [near.clip_id for near in shelf.rank(asked, 0.65, 1)] == ["at 0.8"]


def test_of_a_clip_that_left_a_shelf_keeps_neither_words_nor_numbers() -> None:
    shelf = Shelf([("clip", "a secret")], np.array([at(0)]))
    shelf.waiting["another"] = "a whisper"
    assert shelf.forget("clip") == "a secret"
    assert shelf.forget("another") == "a whisper"
    assert shelf.forget("clip") is None
    assert "a secret" not in str(vars(shelf))
    assert not shelf._matrix.any()


def test_what_was_not_asked_for_the_longest_is_not_hot_any_more(tmp_path: Path) -> None:
    hot = HotClips(2)
    clip = make_clip(tmp_path, ClipRequest(prompt="a cat", engine="sketch"))
    first, second, third = (Wish("us", "settings", name, None) for name in "abc")
    hot.put(first, clip)
    hot.put(second, clip)
    assert hot.get(first) == clip
    hot.put(third, clip)
    assert hot.get(second) is None
    assert hot.get(first) == clip
    hot.forget_clips({clip.id})
    assert hot.get(first) is None
