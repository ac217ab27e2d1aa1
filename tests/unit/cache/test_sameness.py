"""cache.sameness: what the keys level and keep, and what decides between two prompts."""

import itertools
import subprocess
import sys
from typing import Any

import pytest

from cache.sameness import (
    MAX_UNKNOWN,
    may_answer,
    prompt_key,
    readable,
    settings_key,
    worth_comparing,
)
from generator.types import ClipRequest

SAME = [
    ("a red ball rolling down a ramp", "  A red   ball rolling down a ramp. "),
    ("a red ball rolling down a ramp", "Please make a video of a red ball rolling down a ramp"),
    ("a red ball rolling down a ramp", "Can you make a clip of a red ball rolling down a ramp?"),
    ("a red ball rolling down a ramp", "Create a short video: a red ball rolling down a ramp"),
    ("a red ball rolling down a ramp", "I want to see a red ball rolling down a ramp!"),
    ("a red ball rolling down a ramp", "a red ball rolling down a ramp, please"),
    ("waves", "“Waves”…"),
    ("a cat, asleep", "a cat asleep"),
    ("\uff57aves\u3000at night", "waves at night"),  # full width
    ("a 5–10 m wave", "a 5-10 m wave"),
    ("一只猫在跳舞", "一只猫 在跳舞。"),
    ("一只猫在跳舞", "请帮我生成一段视频：一只猫在跳舞"),
    ("一只猫在跳舞", "请制作一段一只猫在跳舞的视频"),
    ("一只猫在跳舞", "我想看一只猫在跳舞！"),
]

DIFFERENT = [
    ("a 1.5 m pendulum", "a 15 m pendulum"),
    ("a 1,5 m pendulum", "a 15 m pendulum"),
    ("10⁶ ants", "106 ants"),
    ("x²", "x2"),
    ("1½ apples", "11/2 apples"),
    ("a charge of +1 C", "a charge of -1 C"),
    ("a charge of −1 C", "a charge of 1 C"),
    ("a force of 5 mN", "a force of 5 MN"),
    ("a ball at 5 m/s", "a ball at 5 m s"),
    ("20 °C", "20 C"),
    ("20%", "20"),
    ("a man-eating fish", "a man eating fish"),
    ("the dog's house", "the dogs house"),
    ("a party 🎈", "a party 🎃"),
    ("make a sandwich", "a sandwich"),
    ("a clip on a tie", "on a tie"),
    ("做一个蛋糕", "一个蛋糕"),
    ("3只猫", "2只猫"),
    ("dog bites man", "man bites dog"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_what_means_the_same_has_the_same_key(a: str, b: str) -> None:
    assert prompt_key(a) == prompt_key(b)
    assert may_answer(a, b, 0.0, 0.9).same


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_what_means_something_else_has_another_key(a: str, b: str) -> None:
    assert prompt_key(a) != prompt_key(b)


@pytest.mark.parametrize("prompt", [*itertools.chain(*SAME, *DIFFERENT), "please", "...", "🎈"])
def test_a_key_is_its_own_key_and_never_empty(prompt: str) -> None:
    key = prompt_key(prompt)
    assert key
    assert prompt_key(key) == key


@pytest.mark.parametrize(
    ("a", "b", "step"),
    [
        ("a 1 m pendulum swings", "a 2 m pendulum swings", "number"),
        ("two cats playing", "three cats playing", "number"),
        ("a slope with friction", "a slope without friction", "negation"),
        ("a frozen fish", "a freezing fish", "form"),
        ("a washed car in a driveway", "washing a car in a driveway", "form"),
        ("the painted wall", "painting the wall", "form"),
        ("a cat on a wall", "cats on a wall", "count"),
        ("a boy falls and then laughs", "a boy laughs and then falls", "order"),
        ("a son with a dog", "a son with dogs", "count"),
        ("a dog barks because a cat hides", "because a dog barks, a cat hides", "condition"),
        ("a bird in a cage", "a bird on a cage", "place"),
        ("soldiers attack a castle", "soldiers attack from a castle", "place"),
        ("a bear's shadow on a tent", "a bear in the shadow of a tent", "place"),
        ("a farmer milks a cow", "the milking of a cow by a farmer", "whereabouts"),
        ("a cat on a chair eyes a dog", "a cat eyes a dog on a chair", "place"),
        ("a white cat and a black dog", "a black cat and a white dog", "owner"),
        ("six ducks and four geese", "four ducks and six geese", "owner"),
        ("a snow rabbit in a field", "a rabbit in the snow in a field", "owner"),
        ("a big house with a large garden", "a large house with a big garden", "belonging"),
        ("a fat cat and a thin dog", "a thin cat and a fat dog", "modifier"),
        (
            "a gently rocking boat and a wildly waving flag",
            "a wildly rocking boat and a gently waving flag",
            "modifier",
        ),
        (
            "a quickly spinning wheel and a slowly moving car",
            "a slowly spinning wheel and a quickly moving car",
            "modifier",
        ),
        ("a ship sunk in a harbor", "a ship sinks in a harbor", "form"),
        ("a hut 2 m wide and 3 m high", "a hut 3 m wide and 2 m high", "size"),
        ("a party 🎈", "a party 🎃", "symbol"),
        ("a dog chasing a cat", "a cat chasing a dog", "role"),
    ],
)
def test_what_decides_refuses_however_near_the_embeddings_are(a: str, b: str, step: str) -> None:
    for old, new in ((a, b), (b, a)):
        decision = may_answer(old, new, 0.99, 0.65)
        assert not decision.same
        assert decision.step == step


def test_a_language_that_is_not_known_keeps_its_order() -> None:
    a, b = "der Hund verfolgt die Katze", "die Katze verfolgt der Hund"
    assert not may_answer(a, b, 0.99, 0.65).same
    assert may_answer(a, f"{a}!", 0.0, 0.65).same


@pytest.mark.parametrize(
    ("a", "b"),
    [("一辆红色的汽车", "一辆蓝色的汽车"), ("一个有风的下午", "一个没有风的下午")],
)
def test_chinese_words_decide_too(a: str, b: str) -> None:
    assert not may_answer(a, b, 0.99, 0.65).same
    assert not may_answer(b, a, 0.99, 0.65).same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a sunset over the sea", "a sunset over the ocean"),
        ("two kittens playing", "2 kittens playing"),
        ("a grey cat", "a gray cat"),
    ],
)
def test_what_differs_in_nothing_decisive_goes_by_the_threshold(a: str, b: str) -> None:
    assert may_answer(a, b, 0.65, 0.65).same
    assert not may_answer(a, b, 0.64, 0.65).same


def test_a_prompt_of_unknown_tokens_is_not_readable() -> None:
    assert readable(0.0)
    assert readable(MAX_UNKNOWN)
    assert not readable(0.65)


def test_the_settings_key_covers_all_but_the_prompt_and_the_seed() -> None:
    request = ClipRequest(prompt="a cat", engine="sketch")
    key = settings_key(request)
    assert settings_key(request.evolve(prompt="a dog", seed=7, seconds=3)) == key
    others: list[dict[str, Any]] = [
        {"engine": "wan"},
        {"seconds": 4.0},
        {"width": 480},
        {"height": 640},
        {"fps": 12},
        {"style": "ink"},
        {"negative_prompt": "text"},
        {"locale": "zh"},
        {"profile": "fast"},
        {"image": "a.png"},
        {"own_length": True},
        {"numbers": False},
    ]
    keys = {settings_key(request.evolve(**change)) for change in others}
    assert len(keys | {key}) == len(others) + 1


def test_what_else_is_offered_makes_no_other_clip() -> None:
    request = ClipRequest(prompt="a pendulum", engine="sketch")
    assert settings_key(request.evolve(also="physics")) == settings_key(request)


def test_the_clips_of_earlier_versions_keep_their_keys() -> None:
    request = ClipRequest(prompt="a cat", engine="sketch")
    assert settings_key(request) == "b441e5e383993b2246f8b92801b6e89a"


def test_only_prompts_with_a_word_in_common_are_worth_an_embedding() -> None:
    assert worth_comparing("a dog runs on the beach", "a dog is running on a beach")
    assert not worth_comparing("a dog runs on the beach", "rockets over mountains")
    assert worth_comparing("a sofa", "a sofa in 4k")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("two dogs on the beach", "three dogs on the beach"),
        ("a lake on the left", "a lake on the right"),
        ("一只猫在跳舞", "一只狗在跳舞"),
    ],
)
def test_what_decides_makes_an_embedding_needless(a: str, b: str) -> None:
    assert not worth_comparing(a, b)


def test_no_dictionary_is_loaded_before_prompts_are_compared() -> None:
    code = (
        "import sys, cache.sameness as it; it.prompt_key('a cat');"
        "print(sorted({'lemminflect', 'rjieba', 'cache.sameness.english'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
