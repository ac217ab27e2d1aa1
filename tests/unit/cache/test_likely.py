"""Which prompts could say the same as a new one, among many: none that does is passed over."""

import json
from itertools import islice
from pathlib import Path

import pytest

from bench.made_up import prompts
from cache.likely import WordIndex
from cache.sameness import by_words

PAIRS = Path(__file__).parents[3] / "bench" / "sameness" / "development.jsonl"


def index(*told: str) -> WordIndex:
    made = WordIndex()
    for prompt in told:
        made.put(prompt, prompt)
    return made


def found(index: WordIndex, prompt: str, limit: int = 8) -> list[str]:
    index.settle(index.behind)
    return [clip_id for clip_id, _ in index.likely(prompt, limit)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a kid jumping", "a child leaping"),
        ("a sailing boat at dawn", "a sailboat at daybreak"),
        ("two dogs chasing a ball", "a ball being chased by 2 dogs"),
        ("a red car", "make me a video of a car that is red, please"),
    ],
)
def test_other_words_for_the_same_are_found_among_many(old: str, new: str) -> None:
    crowd = index(*islice(prompts(), 300), old)
    assert old in found(crowd, new)


def test_what_has_hardly_a_word_in_common_is_not() -> None:
    assert found(index("a red car in the rain", "two owls"), "a volcano erupting at night") == []


def test_the_likest_come_first_and_no_more_than_are_wanted() -> None:
    crowd = index("a cat on a sofa at night", "a cat on a sofa", "a cat", "a cat in a hat")
    assert found(crowd, "a cat on a sofa", 2) == ["a cat on a sofa", "a cat on a sofa at night"]


def test_a_clip_that_left_is_not_found_and_one_told_twice_is_found_once() -> None:
    crowd = index("a cat", "a cat", "a black cat")
    crowd.forget("a black cat")
    crowd.forget("nobody")
    assert found(crowd, "a cat") == ["a cat"]
    crowd.put("a black cat", "a black cat")
    assert set(found(crowd, "a cat")) == {"a cat", "a black cat"}


def test_the_gaps_that_clips_leave_are_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cache.likely.SPARSE", 10)
    told = list(islice(prompts(), 100))
    crowd = index(*told)
    assert found(crowd, told[7])[0] == told[7]
    for prompt in told[10:]:
        crowd.forget(prompt)
    assert [found(crowd, prompt)[0] for prompt in told[:10]] == told[:10]
    assert set(found(crowd, told[50], 100)) <= set(told[:10])
    assert len(crowd._clips) == len(crowd._sizes) == 10
    assert all(row < 10 for rows in crowd._lists.values() for row in rows)
    crowd.put("a", "a purple hippopotamus")
    assert found(crowd, "one purple hippopotamus") == ["a"]


def test_who_left_before_anybody_read_its_words_leaves_nothing() -> None:
    crowd = index("a secret")
    crowd.forget("a secret")
    assert "a secret" not in crowd._news.values()
    assert found(crowd, "a secret") == []


def test_words_are_read_a_slice_at_a_time() -> None:
    crowd = index(*islice(prompts(), 10))
    crowd.settle(4)
    assert crowd.behind == 6
    crowd.settle(100)
    assert crowd.behind == 0


def test_a_prompt_without_words_finds_nothing_and_is_not_found() -> None:
    crowd = index("!!!", "of the", "🎉")
    assert found(crowd, "of the") == found(crowd, "?") == found(crowd, "") == []


def test_hardly_any_pair_that_says_the_same_is_passed_over() -> None:
    told = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    same = [(it["a"], it["b"]) for it in told if it["lang"] == "en" and it["label"] == "same"]
    same = [(old, new) for old, new in same if by_words(old, new).same]
    crowd = index(*dict.fromkeys([*(it["a"] for it in told if it["lang"] == "en")]))
    lost = [(old, new) for old, new in same if old not in found(crowd, new)]
    assert len(same) > 700
    assert len(lost) <= 0.005 * len(same), lost
