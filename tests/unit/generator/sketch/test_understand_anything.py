"""Nothing that a person can type makes understanding fail; inflections; unknown words."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from generator.engines.sketch.understand import route_of, understand
from generator.engines.sketch.understand.catalogue import code_of
from generator.engines.sketch.understand.embedding import SHIPPED, Embedder, names_file
from generator.engines.sketch.understand.vocabulary import Vocabulary

KNOWN = sorted([*Vocabulary.load().english, *Vocabulary.load().chinese])
TEXT = st.text(max_size=200) | st.lists(
    st.sampled_from([*KNOWN, ",", ".", "'s", "、", "，", "🐈", "👩‍🚀", "🇫🇷", "zork"]), max_size=25
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(prompt=TEXT, negative=TEXT)
def test_no_prompt_makes_it_fail(prompt: str, negative: str) -> None:
    scene = understand(prompt, negative=negative)
    for subject in scene.subjects:
        assert subject.count >= 1
        if subject.relation is not None and subject.relation.other is not None:
            assert 0 <= subject.relation.other < len(scene.subjects)
            assert scene.subjects[subject.relation.other] is not subject
    assert 0 <= route_of(scene, "sketch").score <= 1


@settings(max_examples=50, deadline=None)
@given(prompt=st.text(alphabet="aàß 、。猫的一🐈\u200d\ufe0f'-\x00\n<@>%", max_size=1000))
def test_long_and_odd_prompts_do_not_make_it_fail(prompt: str) -> None:
    understand(prompt)


def test_the_same_words_give_the_same_scene() -> None:
    prompt = "three cats chasing a mouse on a table, sunset"
    assert understand(prompt) == understand(prompt)


@pytest.mark.parametrize(
    ("motion", "forms"),
    [
        ("run", "runs, running, ran, is running, sprints, galloped, was trotting"),
        ("fly", "flies, flew, flying, soars, soaring, gliding, takes off"),
        ("swim", "swims, swam, swimming, dives, dived"),
        ("jump", "jumps, jumped, leaping, leapt, hops, hopping"),
        ("dance", "dances, dancing, danced"),
        ("spin", "spins, spun, spinning, twirls, rotating"),
        ("fall", "falls, falling, fell, tumbles down"),
        ("shake", "shakes, shook, shaking, trembles, wobbling"),
        ("grow", "grows, grew, growing"),
        ("explode", "explodes, exploded, exploding, blows up"),
        ("float", "floats, floating, drifted"),
        ("wave", "waves hello, waved, waving"),
    ],
)
def test_verbs_are_known_in_every_form_and_by_their_synonyms(motion: str, forms: str) -> None:
    wrong = {}
    for form in forms.split(", "):
        (dog,) = understand(f"a dog {form}").subjects
        if dog.motion != motion:
            wrong[form] = dog.motion
    assert wrong == {}


class FakeEmbed:
    """Two axes: what is like a violin, and everything else."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(list(texts))
        rows = [
            [1, 0] if text in ("violin", "cello", "viola", "rebec") else [0, 1] for text in texts
        ]
        return np.array([row if row[0] else [0.0, 1.0] for row in rows], dtype=np.float32)


def test_an_unknown_noun_gets_the_picture_of_a_near_name() -> None:
    embed = FakeEmbed()
    scene = understand("a woman and a rebec", embed=embed)
    assert scene.subjects[-1].picture == code_of("🎻")
    assert scene.omitted == ()


def test_names_are_embedded_once_and_known_words_never() -> None:
    embed = FakeEmbed()
    understand("a cat on a table", embed=embed)
    assert embed.asked == []
    understand("a rebec", embed=embed)
    understand("a zither", embed=embed)
    assert [len(texts) > 500 for texts in embed.asked] == [True, False, False]


def test_long_lists_are_kept_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def encode(self: Embedder, texts: Sequence[str]) -> NDArray[np.float32]:
        calls.append(len(texts))
        return np.ones((len(texts), 3), dtype=np.float32)

    monkeypatch.setattr(Embedder, "_encode", encode)
    names = [f"name {number}" for number in range(600)]
    first = Embedder(tmp_path)(names)
    second = Embedder(tmp_path)(names)
    assert calls == [600]
    assert np.array_equal(first, second)


def test_a_word_is_embedded_once_for_all_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def encode(self: Embedder, texts: Sequence[str]) -> NDArray[np.float32]:
        calls.append(list(texts))
        return np.full((len(texts), 4), len(calls), dtype=np.float32)

    monkeypatch.setattr(Embedder, "_encode", encode)
    Embedder(tmp_path)(["rebec", "zither"])
    with (tmp_path / "word-vectors.jsonl").open("a") as file:
        file.write('["half a li')
    vectors = Embedder(tmp_path)(["zither", "oud"])
    assert calls == [["rebec", "zither"], ["oud"]]
    assert vectors[:, 0].tolist() == [1, 2]


def test_the_vectors_of_the_picture_names_are_shipped() -> None:
    """When this fails: python -m generator.engines.sketch.understand.embedding"""
    names = list(Vocabulary.load().picture_names())
    assert np.load(SHIPPED / names_file(names)).shape == (len(names), 384)


def test_a_route_tells_the_share_that_is_drawn() -> None:
    route = route_of(understand("a cat and a quantum flux"), "sketch")
    assert route.score == 0.5
    assert route.depicts == ("cat",)
    assert route.omitted == ("quantum flux",)
    assert route_of(understand(""), "sketch").score == 0
