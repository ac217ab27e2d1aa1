"""What training pairs are made with: operations that keep a prompt's meaning or change it."""

from collections.abc import Callable
from random import Random

import pytest

from bench.judge.change import exchanged, modifiers_exchanged, negated, removed, voice
from bench.judge.paraphrase import fronted, joined_the_other_way, number_word, passive, verb_form
from bench.judge.ways import Ways
from bench.judge.words import inflect, tags, tidy

Operation = Callable[[str, Random], str | None]


def outcomes(operation: Operation, text: str) -> set[str | None]:
    return {operation(text, Random(seed)) for seed in range(40)}


def test_words_are_told_apart() -> None:
    assert tags("a red car, two dogs chasing it") == "DAN,#NVO"


@pytest.mark.parametrize(
    ("operation", "text", "expected"),
    [
        (verb_form, "a dog running in a park", "a dog runs in a park"),
        (verb_form, "two dogs running", "two dogs run"),
        (passive, "a dog chasing a cat", "a cat being chased by a dog"),
        (fronted, "a dog sleeping in the park", "in the park, a dog sleeping"),
        (joined_the_other_way, "a cat and an owl", "an owl and a cat"),
        (number_word, "two cats", "a pair of cats"),
        (exchanged, "a dog chasing a cat", "a cat chasing a dog"),
        (voice, "a dog chasing a cat", "a dog being chased by a cat"),
        (modifiers_exchanged, "a red car and an old bus", "an old car and a red bus"),
        (negated, "a man with a hat", "a man without a hat"),
        (removed, "a red car on a road", "a car on a road"),
    ],
)
def test_an_operation_can_give(operation: Operation, text: str, expected: str) -> None:
    assert expected in outcomes(operation, text)


@pytest.mark.parametrize(
    ("operation", "text"),
    [
        (exchanged, "a dog next to a cat"),  # either way is the same picture
        (passive, "a dog sleeping"),
        (modifiers_exchanged, "a red car and a bus"),
        (number_word, "many cats"),
    ],
)
def test_an_operation_leaves_alone(operation: Operation, text: str) -> None:
    assert outcomes(operation, text) == {None}


def test_ways_are_put_otherwise_or_changed() -> None:
    ways = Ways({"time": ["at night|by night", "at noon"]})
    text = "a cat at night"
    assert outcomes(ways.reword, text) == {"a cat by night"}
    assert outcomes(ways.change, text) == {"a cat at noon"}
    assert outcomes(ways.reword, "a cat at noon") == {None}
    assert Ways({"mass": ["g|grams"]}, after=r"\d ").reword("plan g", Random(0)) is None


def test_forms_and_articles_fit() -> None:
    assert inflect("put_out", "VBG") == "putting out"
    assert inflect("fire_engine", "NNS") == "fire engines"
    assert inflect("maker of bread", "NNS") == "makers of bread"
    assert tidy("a  old cat and an dog ,") == "an old cat and a dog"
