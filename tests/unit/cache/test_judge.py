"""cache.judge: what a lookup comes to where the clip of one prompt is all there is."""

import numpy as np
import pytest

from cache.judge import REWORDED, SURE, Judge, Known, Prompts, know, pair_of
from cache.shelf import Near, Shelf
from tests.support.embedders import Heart

OLD, NEW = "a sunset over the sea", "a sunset over the ocean"


def at(cosine: float) -> dict[str, Known]:
    """The two prompts, so far apart."""
    old, new = np.zeros((2, 3), np.float32)
    old[0] = 1
    new[:2] = cosine, (1 - cosine**2) ** 0.5
    return {OLD: Known(old), NEW: Known(new)}


@pytest.mark.parametrize(("cosine", "same"), [(0.95, True), (0.85, False)])
def test_a_cosine_decides_between_prompts_that_nothing_else_tells_apart(
    cosine: float, same: bool
) -> None:
    verdict = Judge(0.9).compare(Prompts(OLD, NEW), at(cosine))
    assert verdict.decision.same is same
    assert verdict.cosine == pytest.approx(cosine, abs=1e-6)
    assert f"{cosine:.3f}" in verdict.decision.reason


def test_two_names_of_one_thing_are_the_same_without_a_word_in_common() -> None:
    known = {"a couch": at(0.95)[OLD], "a sofa": at(0.95)[NEW]}
    assert Judge(0.9).compare(Prompts("a couch", "a sofa"), known).decision.same


def test_of_many_chinese_clips_the_most_alike_are_looked_at() -> None:
    new = "一只猫在沙发上睡觉"
    others = [(f"{number}", f"一只狗在沙发上睡觉{number}") for number in range(200)]
    found = Judge(0.9).by_words([*others, ("cat", "一只猫正在沙发上睡觉")], new)
    assert [it.clip_id for it in found] == ["cat"]


def test_the_same_words_need_no_embedding() -> None:
    decision, cosine = Judge(0.9).compare(Prompts(OLD, OLD), {})
    assert (decision.same, decision.step, cosine) == (True, "exact", None)


@pytest.mark.parametrize(
    ("old", "new"), [("three red balls", "four red balls"), ("a galloping horse", "rain on glass")]
)
def test_what_their_words_rule_out_needs_none_either(old: str, new: str) -> None:
    decision, cosine = Judge(0.9).compare(Prompts(old, new), {})
    assert (decision.same, cosine) == (False, None)
    assert decision.reason


@pytest.mark.parametrize("unread", [OLD, NEW])
def test_what_the_embedder_does_not_read_is_never_the_same(unread: str) -> None:
    decision, cosine = Judge(0.9).compare(Prompts(OLD, NEW), at(0.99) | {unread: Known(None)})
    assert (decision.same, decision.step, cosine) == (False, "unreadable", None)


@pytest.mark.parametrize(("meaning", "same"), [("L=1", True), ("L=2", False), (None, False)])
def test_what_the_engine_says_goes_before_the_words(meaning: str | None, same: bool) -> None:
    prompts = Prompts("a pendulum of 1 m", "a 100 cm pendulum", meaning, "L=1")
    assert not Judge(0.9).needs_embeddings(prompts)
    decision, cosine = Judge(0.9).compare(prompts, {})
    assert (decision.same, decision.step, cosine) == (same, "meaning", None)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("一只猫在沙发上睡觉", "一只猫正在沙发上睡觉。", True),
        ("一只猫在沙发上睡觉", "一只狗在沙发上睡觉", False),
        ("a cat on a sofa", "一只猫在沙发上", False),
    ],
)
def test_chinese_goes_by_its_words_alone(old: str, new: str, same: bool) -> None:
    judge = Judge(0.9)
    assert not judge.needs_embeddings(Prompts(old, new))
    decision, cosine = judge.compare(Prompts(old, new), {})
    assert (decision.same, cosine) == (same, None)
    assert [it.clip_id for it in judge.by_words([("clip", old)], new)] == ["clip"] * same


async def test_what_is_known_of_a_prompt_says_whether_it_could_be_read() -> None:
    embedder = Heart({OLD: 1, NEW: 1})
    embedder.unread = {NEW}
    known = await know(embedder, [OLD, NEW])
    assert known[OLD].vector is not None
    assert known[NEW].vector is None
    assert await know(embedder, []) == {}


def test_only_the_near_are_looked_at_the_nearest_first() -> None:
    vectors = np.array([[0.8, 0.6], [0.95, 0.312], [1, 0]], np.float32)
    shelf = Shelf([("far", "x"), ("near", "y"), ("nearest", "z")], vectors)
    known = Known(np.array([1, 0], np.float32))
    found = Judge(0.9).candidates(shelf, known)
    assert [near.clip_id for near in found] == ["nearest", "near"]
    assert Judge(0.9).candidates(shelf, Known(None)) == []


DUSK = "a sunset unfolds above a wide sea"


def test_the_clips_of_one_prompt_are_one_question_and_one_answer() -> None:
    judge = Judge(0.9)
    calm, copies = "a sunset upon a calm sea", [Near(str(at), OLD, 1.0) for at in range(REWORDED)]
    left = judge.open([*copies, Near("calm", calm, 0.95)], DUSK)
    assert left == {pair_of(OLD, DUSK): copies, pair_of(calm, DUSK): [Near("calm", calm, 0.95)]}
    scores = {pair_of(OLD, DUSK): SURE, pair_of(calm, DUSK): 0.99}
    assert judge.reworded(left, scores) == [Near("calm", calm, 0.95), *copies]
    assert judge.reworded(left, scores | {pair_of(OLD, DUSK): SURE - 0.01}) == [
        Near("calm", calm, 0.95)
    ]


def test_no_more_prompts_are_asked_about_than_can_be_read_in_time() -> None:
    places = ["lake", "bay", "river", "harbour", "village", "forest"]
    near = [Near(place, f"a sunset over a {place}", 1.0) for place in places]
    left = Judge(0.9).open(near, DUSK)
    assert [it.clip_id for clips in left.values() for it in clips] == places[:REWORDED]
